"""Questions to the message bus of the desktop, put by the small programs that come with it.

None of them starts anybody who is not there, but for `server` and `capabilities`.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping

from detox.notify.report import NotSent

Target = tuple[str, str]
"""a name on the bus, and the path of the object there"""

_BUS: Target = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
_DESKTOP: Target = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications")
_SENT_TEXT = re.compile(r'^ *string "(.*)"$', re.MULTILINE)
_GVARIANT_TEXT = re.compile(r"""'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)\"""")
_UNREACHABLE = (
    *("Could not connect", "Failed to open connection", "Error.FileNotFound"),
    *("Error.NoServer", "autolaunch"),
)


class Bus:
    """The session bus that `environ` names. Each question raises `NotSent` where it gets no answer
    within `seconds`: `hung`, `no_bus`, `no_daemon` or `refused`.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = plain_spoken(environ)
        path = environ.get("PATH")
        # gdbus looks every method up before it calls it: one more thing to wait for.
        self._program = shutil.which("dbus-send", path=path) or shutil.which("gdbus", path=path)

    @property
    def can_be_asked(self) -> bool:
        """Whether one of the programs is there."""
        return self._program is not None

    def has_owner(self, seconds: float) -> bool:
        """Whether somebody shows notifications."""
        return "true" in self._ask(_BUS, "NameHasOwner", seconds, _DESKTOP[0])

    def can_start(self, seconds: float) -> bool:
        """Whether the bus would start somebody who shows them."""
        return _DESKTOP[0] in _texts(self._ask(_BUS, "ListActivatableNames", seconds))

    def server(self, seconds: float) -> str:
        """Who shows notifications, by name and version."""
        told = _texts(self._ask(_DESKTOP, "GetServerInformation", seconds))
        return " ".join(filter(None, [*told[:1], *told[2:3]]))

    def capabilities(self, seconds: float) -> list[str]:
        """What those who show them can do (Desktop Notifications Specification)."""
        return _texts(self._ask(_DESKTOP, "GetCapabilities", seconds))

    def _ask(self, target: Target, member: str, seconds: float, *texts: str) -> str:
        assert self._program is not None
        method = f"{target[0]}.{member}"
        if os.path.basename(self._program) == "gdbus":  # noqa: PTH119 - a name, not a place
            argv = [*gdbus_call(self._program, target, method, seconds), *texts]
        else:
            argv = [self._program, "--session", "--print-reply", f"--dest={target[0]}"]
            argv += [target[1], method, *(f"string:{text}" for text in texts)]
        return _answer(argv, self._environ, seconds)


def _answer(argv: list[str], environ: dict[str, str], seconds: float) -> str:
    try:
        done = subprocess.run(
            argv,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
            env=environ,
        )
    except subprocess.TimeoutExpired:
        raise NotSent("hung") from None
    except OSError as error:
        raise NotSent("refused", str(error)) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        code = code_of(said)
        raise NotSent("hung" if code == "deadline" else code, said)
    return done.stdout.decode("utf-8", "replace")


def plain_spoken(environ: Mapping[str, str]) -> dict[str, str]:
    """`environ` with errors said in English, in which `code_of` reads them."""
    kept = {name: value for name, value in environ.items() if name != "LANGUAGE"}
    return {**kept, "LC_ALL": "C.UTF-8"}


def code_of(said: str) -> str:
    """What an error of the bus amounts to."""
    if any(sign in said for sign in ("ServiceUnknown", "NameHasNoOwner", "Error.Spawn.")):
        return "no_daemon"
    if any(sign in said for sign in ("Error.NoReply", "Error.TimedOut", "Timeout was reached")):
        return "deadline"
    return "no_bus" if any(sign in said for sign in _UNREACHABLE) else "refused"


def gdbus_call(program: str, target: Target, method: str, seconds: float) -> list[str]:
    """The command line of one call, without its arguments."""
    destination, path = target
    call = [program, "call", "--session", "--timeout", str(max(1, round(seconds)))]
    return [*call, "--dest", destination, "--object-path", path, "--method", method]


def _texts(told: str) -> list[str]:
    """The texts in an answer, as dbus-send and as gdbus print them."""
    sent = _SENT_TEXT.findall(told)
    return sent or [one or other for one, other in _GVARIANT_TEXT.findall(told)]


def variant(text: str) -> str:
    """`text` as a string in the text format of GVariant."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{quoted}"'
