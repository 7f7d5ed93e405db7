"""A desktop that receives for real: a private bus with, or without, somebody who shows things."""

import os
import select
import shutil
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from html import unescape
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

NAME = "org.freedesktop.Notifications"
PORTAL = "org.freedesktop.portal.Desktop"
# No servicedirs: nothing can be started behind our back.
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
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
    config = tmp_path / "bus.conf"
    config.write_text(_BUS.format(folder=tmp_path))
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as daemon:
        assert daemon.stdout is not None
        yield bare | {"DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip()}
        daemon.terminate()


class Receiver:
    """Owns names on a bus and keeps what it is asked to show; one that is hung never answers."""

    def __init__(self, environ: dict[str, str], *names: str, hung: bool = False) -> None:
        jeepney = pytest.importorskip("jeepney", reason="needs jeepney")
        blocking = import_module("jeepney.io.blocking")

        self.jeepney, self.environ = jeepney, environ
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
        answers = {
            "GetServerInformation": ("ssss", ("receiver", "tests", "1", "1.2")),
            "GetCapabilities": ("as", (["body", "body-markup"],)),
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


@pytest.fixture
def portal(bus: dict[str, str]) -> Iterator[Receiver]:
    """What a Flatpak finds in place of a desktop."""
    receiver = Receiver(bus | {"FLATPAK_ID": "org.example.Detox"}, PORTAL)
    yield receiver
    receiver.close()


@pytest.fixture
def with_dbus_python(tmp_path: Path) -> dict[str, str]:
    """The environment in which the dbus-python of the system can be imported, and only that."""
    folder = tmp_path / "dbus-python"
    folder.mkdir()
    for source in Path("/usr/lib/python3/dist-packages").glob("*dbus*"):
        (folder / source.name).symlink_to(source)
    environ = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, "-c", "import dbus"]
    if subprocess.run(command, env=environ, capture_output=True, check=False).returncode:
        pytest.skip("needs dbus-python built for this Python")
    return {"PYTHONPATH": str(folder)}


@pytest.fixture
def left_behind() -> Callable[[dict[str, str]], list[str]]:
    """The commands that go on running, of those started with an environment of these tests."""

    def find(environ: dict[str, str]) -> list[str]:
        mark = f"DETOX_TEST_MARK={environ['DETOX_TEST_MARK']}".encode()
        patience = time.monotonic() + 2  # what was killed takes a moment to be gone
        while (found := _running(mark)) and time.monotonic() < patience:
            time.sleep(0.02)
        return found

    return find


def _running(mark: bytes) -> list[str]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue
    return found
