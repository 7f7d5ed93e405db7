"""A desktop that receives for real: a private bus with, or without, somebody who shows things.

The tests of the sender and those of the command line stand on it.
"""

import os
import select
import shutil
import socket
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

if sys.platform not in ("win32", "darwin"):  # where a desktop has a bus, jeepney is installed
    from jeepney import HeaderFields, MessageType, message_bus, new_error, new_method_return
    from jeepney.io.blocking import open_dbus_connection

NAME = "org.freedesktop.Notifications"
# No servicedirs: nothing can be started behind our back.
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>"""
# Addresses at which no bus is: no address at all, one of a kind that is not spoken, nobody there.
NO_BUS = (
    *("nonsense", "disabled:", "autolaunch:", "unix:", "tcp:host=127.0.0.1,port=1"),
    *("unix:path=/nowhere/bus", "unix:path=/etc/passwd", f"unix:path=/{'x' * 200}"),
    *("unix:abstract=/detox/nobody", "unix:path=/%zz%ff"),
)
_WELCOME = b"OK 0123456789abcdef0123456789abcdef\r\n"
# What others answer at the address of a bus, one thing to each thing said to them; then silence.
STRANGERS = (
    *((), (b"220 mail ready\r\n",), (b"x" * 9000,), (b"REJECTED EXTERNAL\r\n",)),
    *((_WELCOME,), (_WELCOME, b"garbage" * 99), (_WELCOME, b"l\2\1\1" + b"\xff" * 99)),
)


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """The environment of a session without a desktop, marked so that its children can be found."""
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
        "XDG_RUNTIME_DIR": str(runtime),
        "DETOX_TEST_MARK": uuid.uuid4().hex,
    }


@pytest.fixture
def tools_path(tmp_path: Path) -> Callable[..., str]:
    """A PATH that holds what is named, and executables made of the shell text given."""

    def make(*names: str, **scripts: str) -> str:
        folder = tmp_path / f"tools-{uuid.uuid4().hex}"
        folder.mkdir()
        for name in names:
            (folder / name).symlink_to(shutil.which(name) or "/nowhere")
        for name, script in scripts.items():
            made = folder / name.replace("_", "-")
            made.write_text(f"#!/bin/sh\n{script}\n")
            made.chmod(0o755)
        return str(folder)

    return make


@pytest.fixture
def bus(tmp_path: Path, bare: dict[str, str]) -> Iterator[dict[str, str]]:
    """The environment of a session whose bus has nobody on it."""
    if not sys.platform.startswith("linux") or not shutil.which("dbus-daemon"):
        pytest.skip("needs dbus-daemon on Linux")
    with running_bus(tmp_path) as address:
        yield bare | {"DBUS_SESSION_BUS_ADDRESS": address}


@contextmanager
def running_bus(folder: Path) -> Iterator[str]:
    """A bus in a folder of its own, by its address; it can be started there again."""
    config = folder / "bus.conf"
    config.write_text(_BUS.format(path=folder / "socket"))
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip().partition(",guid=")[0]
        daemon.terminate()


@pytest.fixture
def startable(bus: dict[str, str], tmp_path: Path) -> Path:
    """The bus would start somebody who shows notifications, who leaves this file and fails."""
    services, started = tmp_path / "services", tmp_path / "started"
    services.mkdir()
    failing = f'/bin/sh -c "echo here > {started}; exit 1"'
    (services / "test.service").write_text(f"[D-BUS Service]\nName={NAME}\nExec={failing}\n")
    config = tmp_path / "bus.conf"
    text = config.read_text()
    config.write_text(text.replace("<auth>", f"<servicedir>{services}</servicedir><auth>"))
    with open_dbus_connection(bus["DBUS_SESSION_BUS_ADDRESS"]) as connection:
        connection.send_and_get_reply(message_bus.ReloadConfig())
    return started


@pytest.fixture
def stranger(tmp_path: Path, bare: dict[str, str]) -> Iterator[Callable[..., dict[str, str]]]:
    """Somebody who is no bus, answering what is given, at the address of the session's."""
    with socket.socket(socket.AF_UNIX) as listening, ThreadPoolExecutor() as pool:
        place = tmp_path / "stranger"
        listening.bind(str(place))
        listening.listen()

        def start(*steps: bytes) -> dict[str, str]:
            pool.submit(_stranger, listening, steps)
            return bare | {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={place}"}

        yield start
        listening.shutdown(socket.SHUT_RDWR)


def _stranger(listening: socket.socket, steps: tuple[bytes, ...]) -> None:
    with listening.accept()[0] as talk:
        for step in (*steps, b""):
            while (heard := talk.recv(4096)) and not heard.endswith(b"\r\n"):
                if heard[:1] == b"l":  # a message of the bus, at its first byte
                    break
            talk.sendall(step)
        while talk.recv(4096):
            pass


class Receiver:
    """Owns names on a bus and keeps what it is asked to show.

    One that `leaves_at` a question is gone from the bus when it is asked that.
    One that is hung never answers, one that `ignores` or `refuses` a question answers the others.
    """

    server = ("receiver", "tests", "1", "1.2")
    can = ("body", "body-markup")
    refusal = "org.freedesktop.DBus.Error.AccessDenied"

    def __init__(
        self, environ: dict[str, str], *names: str, hung: bool = False, ignores: str = ""
    ) -> None:
        self.environ, self.ignores, self.refuses, self.leaves_at = environ, ignores, "", ""
        self.calls: list[tuple[Any, ...]] = []
        self.called = threading.Event()
        self._ended, self._end = os.pipe()
        self._connection = open_dbus_connection(environ["DBUS_SESSION_BUS_ADDRESS"])
        for name in names:
            self._connection.send_and_get_reply(message_bus.RequestName(name))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        if not hung:
            self._thread.start()

    @property
    def shown(self) -> list[SimpleNamespace]:
        """What a person would have read, in order; `markup` is the body before it is read."""
        return [
            SimpleNamespace(
                app=app, title=title, markup=body, body=unescape(body), milliseconds=expires
            )
            for app, _, _, title, body, _, _, expires in self.calls
        ]

    def _serve(self) -> None:
        while True:
            ready, _, _ = select.select([self._connection.sock, self._ended], [], [])
            if self._ended in ready:
                return
            call = self._connection.receive()
            if call.header.fields.get(HeaderFields.member) == self.leaves_at:
                self._connection.close()
                return
            self._answer(call)

    def _answer(self, call: Any) -> None:
        if call.header.message_type is not MessageType.method_call:
            return
        member = call.header.fields[HeaderFields.member]
        if member in ("Notify", "AddNotification"):
            self.calls.append(call.body)
            self.called.set()
        if member == self.ignores:
            return
        if member == self.refuses:
            self._connection.send(new_error(call, self.refusal, "s", ("not yours",)))
            return
        answers = {
            "GetServerInformation": ("ssss", self.server),
            "GetCapabilities": ("as", (list(self.can),)),
            "Notify": ("u", (len(self.calls),)),
        }
        signature, body = answers.get(member, (None, ()))
        reply = new_method_return(call, signature, body)
        self._connection.send(reply)

    def close(self) -> None:
        """Leave the bus."""
        os.write(self._end, b".")
        if self._thread.is_alive():
            self._thread.join()
        self._connection.close()
        os.close(self._end)
        os.close(self._ended)


@pytest.fixture
def desktop(bus: dict[str, str]) -> Iterator[Receiver]:
    """A desktop that shows notifications."""
    receiver = Receiver(bus, NAME)
    yield receiver
    receiver.close()


@pytest.fixture
def hung_desktop(bus: dict[str, str]) -> Iterator[Receiver]:
    """A desktop whose notification program took the name and never answers."""
    receiver = Receiver(bus, NAME, hung=True)
    yield receiver
    receiver.close()
