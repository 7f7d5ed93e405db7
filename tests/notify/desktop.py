"""A desktop that receives for real: a private bus with, or without, somebody who shows things.

The tests of the sender and those of the command line stand on it.
"""

import os
import select
import shutil
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

NAME = "org.freedesktop.Notifications"
# No servicedirs: nothing can be started behind our back.
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>"""
_TOOLS = ("dbus-daemon", "notify-send", "gdbus", "dbus-send")


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
    missing = [tool for tool in _TOOLS if not shutil.which(tool)]
    if not sys.platform.startswith("linux") or missing:
        pytest.skip("needs dbus-daemon, dbus-send, gdbus and notify-send on Linux")
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


class Receiver:
    """Owns names on a bus and keeps what it is asked to show.

    One that is hung never answers, one that `ignores` some questions answers the others.
    """

    server = ("receiver", "tests", "1", "1.2")
    can = ("body", "body-markup")

    def __init__(
        self, environ: dict[str, str], *names: str, hung: bool = False, ignores: str = ""
    ) -> None:
        jeepney = pytest.importorskip("jeepney", reason="needs jeepney")
        blocking = import_module("jeepney.io.blocking")

        self.jeepney, self.environ, self.ignores = jeepney, environ, ignores
        self.calls: list[tuple[Any, ...]] = []
        self._ended, self._end = os.pipe()
        self._connection = blocking.open_dbus_connection(environ["DBUS_SESSION_BUS_ADDRESS"])
        for name in names:
            self._connection.send_and_get_reply(jeepney.message_bus.RequestName(name))
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
            self._answer(self._connection.receive())

    def _answer(self, call: Any) -> None:
        if call.header.message_type is not self.jeepney.MessageType.method_call:
            return
        member = call.header.fields[self.jeepney.HeaderFields.member]
        if member in ("Notify", "AddNotification"):
            self.calls.append(call.body)
        if member == self.ignores:
            return
        answers = {
            "GetServerInformation": ("ssss", self.server),
            "GetCapabilities": ("as", (list(self.can),)),
            "Notify": ("u", (len(self.calls),)),
        }
        signature, body = answers.get(member, (None, ()))
        reply = self.jeepney.new_method_return(call, signature, body)
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
