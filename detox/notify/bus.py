"""The message bus of the desktop, asked and told through jeepney.

Nothing here starts anybody who is not there, but for `server`, `capabilities` and `show`.
"""

import os
import struct
from typing import Any, Self

from jeepney import DBusAddress, DBusErrorResponse, message_bus, new_method_call
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket
from jeepney.wrappers import unwrap_msg

from detox.notify.report import NotSent

_NAME = "org.freedesktop.Notifications"
_DESKTOP = DBusAddress("/org/freedesktop/Notifications", bus_name=_NAME, interface=_NAME)
_PORTAL = DBusAddress(
    "/org/freedesktop/portal/desktop",
    bus_name="org.freedesktop.portal.Desktop",
    interface="org.freedesktop.portal.Notification",
)
_ERROR = "org.freedesktop.DBus.Error."
# What no bus answers: an address that is none, a socket of somebody else's.
_NONSENSE = (OSError, RuntimeError, ValueError, LookupError, struct.error)


class Bus:
    """The session bus at `address`. Each question raises `NotSent` where it gets no answer within
    `seconds`: `hung`, `left`, `no_bus`, `no_daemon` or `refused`.
    """

    def __init__(self, address: str, seconds: float) -> None:
        try:
            self._connection = _connected(address, seconds)
        except (TimeoutError, BlockingIOError):  # nobody greets, or too many wait to be greeted
            raise NotSent("hung") from None
        except _NONSENSE as error:
            raise NotSent("no_bus", str(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_what: object) -> None:
        self._connection.close()

    def has_owner(self, seconds: float) -> bool:
        """Whether somebody shows notifications."""
        return bool(self._ask(message_bus.NameHasOwner(_NAME), seconds)[0])

    def can_start(self, seconds: float) -> bool:
        """Whether the bus would start somebody who shows them."""
        return _NAME in self._ask(message_bus.ListActivatableNames(), seconds)[0]

    def server(self, seconds: float) -> str:
        """Who shows notifications, by name and version."""
        told = self._ask(new_method_call(_DESKTOP, "GetServerInformation"), seconds)
        return " ".join(str(part) for part in (*told[:1], *told[2:3]) if part)

    def capabilities(self, seconds: float) -> list[str]:
        """What those who show them can do (Desktop Notifications Specification)."""
        told = self._ask(new_method_call(_DESKTOP, "GetCapabilities"), seconds)
        return [str(each) for each in told[0]] if told else []

    def show(self, app: str, title: str, body: str, milliseconds: int, seconds: float) -> str:
        """Show one, and give back the number it is known by there."""
        arguments: tuple[object, ...] = (app, 0, "", title, body, [], {}, milliseconds)
        call = new_method_call(_DESKTOP, "Notify", "susssasa{sv}i", arguments)
        return "".join(str(number) for number in self._ask(call, seconds)[:1])

    def pass_out(self, title: str, body: str, seconds: float) -> None:
        """Show one through the portal of a sandbox, which gives no number."""
        content = {"title": ("s", title), "body": ("s", body)}
        # One of the same name would take the place of the one before.
        arguments = (f"detox-{os.urandom(8).hex()}", content)
        self._ask(new_method_call(_PORTAL, "AddNotification", "sa{sv}", arguments), seconds)

    def _ask(self, call: Any, seconds: float) -> tuple[Any, ...]:
        try:
            self._connection.sock.settimeout(seconds)  # for the sending; the rest is jeepney's
            answer = self._connection.send_and_get_reply(call, timeout=seconds)
            return tuple(unwrap_msg(answer))
        except DBusErrorResponse as error:
            name = str(error.name)
            said = ": ".join([name.removeprefix(_ERROR), *map(str, error.data[:1])])
            raise NotSent(_code_of(name), said) from error
        except (TimeoutError, BlockingIOError):
            raise NotSent("hung") from None
        except _NONSENSE as error:
            raise NotSent("no_bus", str(error)) from error


class _Connection(DBusConnection):  # type: ignore[misc]  # jeepney has no types
    """One that waits for the bus to greet it no longer than `seconds`; jeepney's waits for ever."""

    def __init__(self, sock: Any, seconds: float) -> None:
        self._seconds = seconds
        super().__init__(sock)

    def receive(self, *, timeout: float | None = None) -> Any:
        """The next message, within `timeout`."""
        return super().receive(timeout=self._seconds if timeout is None else timeout)


def _connected(address: str, seconds: float) -> _Connection:
    sock = prep_socket(_place(address), timeout=seconds)
    try:
        return _Connection(sock, seconds)
    except BaseException:
        sock.close()
        raise


def _place(address: str) -> bytes:
    """The socket of `address`, byte by byte: jeepney reads an escape as a character."""
    plain = "".join(chr(b) if b < 128 else f"%{b:02x}" for b in os.fsencode(address))
    return str(get_bus(plain)).encode("latin-1")


def _code_of(name: str) -> str:
    """What an error of the bus amounts to."""
    kind = name.removeprefix(_ERROR)
    if kind in ("ServiceUnknown", "NameHasNoOwner") or kind.startswith("Spawn."):
        return "no_daemon"
    if kind == "NoReply":  # the bus says so at once, of somebody who is no longer there
        return "left"
    return "hung" if kind in ("TimedOut", "Timeout") else "refused"
