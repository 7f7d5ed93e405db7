"""The terminal program on a home of its own, driven by keys."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.notifications import Notification
from textual.pilot import Pilot

from detox.bootstrap import Detox
from detox.services.demo import Wanted, make_demo
from detox.tui.app import DetoxApp
from tests.conftest import Once
from tests.tui.log_world import filled
from tests.tui.quick import PATIENCE, hurry

__all__ = ["filled"]


def shown(app: DetoxApp, selector: str) -> str:
    """The text a widget shows."""
    return str(app.screen.query_one(selector).render())


def notices(app: App[Any]) -> list[Notification]:
    """What the app says at the edge of the screen."""
    return list(app._notifications)


def toasts(app: App[Any]) -> str:
    """The same as text, a line for each."""
    return "\n".join(f"{each.title} {each.message}".strip() for each in notices(app))


async def until(pilot: Pilot[int], holds: Callable[[], bool]) -> None:
    """Wait for something to be so, and for what comes of it."""
    patience = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < patience, "it did not come about"
        await pilot.pause(0.01)
    await pilot.pause()


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys and waits take no longer than the program does."""
    hurry(monkeypatch)


@pytest.fixture(autouse=True)
def unscheduled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No scheduler of this machine is asked, and none learns of these homes."""
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))


@pytest.fixture
def ticking(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program does each second it does soon."""
    monkeypatch.setattr("detox.tui.app.TICK_SECONDS", 0.02)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders whose files were listed, one after the other."""
    listed: list[str] = []
    scandir = os.scandir

    def listing(folder: str) -> object:
        listed.append(folder)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", listing)
    return listed


@pytest.fixture
def used_home(home: Path) -> Path:
    """A home whose first run is over."""
    (home / "config").mkdir()
    (home / "config" / "config.toml").touch()
    return home


@pytest.fixture
def used(used_home: Path, once: Once) -> Path:
    """A home with something in every list."""
    once(_use)
    return used_home


def _use() -> None:
    detox = Detox()
    now, name = detox.clock.now(), detox.clock.zone_name()
    made = make_demo(Wanted(40, 60), detox.log.today(), now, detox.clock.zone(name), name)
    detox.records.commit("setup", made, undoable=False)


@pytest.fixture
def detox(used_home: Path) -> Detox:
    """What that home has, for tests that put something there."""
    return Detox()


@pytest.fixture
def app(used_home: Path) -> DetoxApp:
    """The program as its person opens it."""
    return DetoxApp(Detox())
