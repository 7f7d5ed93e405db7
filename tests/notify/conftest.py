"""What the tests of the sender stand on, besides the desktop."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import detox, done
from tests.notify.desktop import (
    Receiver,
    bare,
    bus,
    desktop,
    hung_desktop,
    startable,
    stranger,
    tools_path,
)

PORTAL = "org.freedesktop.portal.Desktop"
__all__ = ["bare", "bus", "desktop", "detox", "done", "hung_desktop", "startable", "stranger"]
__all__ += ["tools_path"]


@pytest.fixture
def portal(bus: dict[str, str]) -> Iterator[Receiver]:
    """What a Flatpak finds in place of a desktop."""
    receiver = Receiver(bus | {"FLATPAK_ID": "org.example.Detox"}, PORTAL)
    yield receiver
    receiver.close()


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
