"""A fault of ours: an exit code, a sane terminal, a sentence, and the story in the log file."""

from pathlib import Path

import pytest

from tests.terminal.conftest import Open
from tests.terminal.window import STANDS

_BAD = "def bad(*words, **named): raise ValueError('a fault')\n"
_WORKER = "    self.run_worker(bad, thread=True)\n"
FAULTS = {
    "before anything stands": ("from detox.bootstrap import Detox as it", "__init__", ""),
    "while it is put together": ("from detox.tui.core import CoreApp as it", "_read_themes", ""),
    "while a screen is composed": (
        "from detox.tui.screens.today import TodayScreen as it",
        "body",
        "",
    ),
    "in the first frame": ("from detox.tui.widgets.bars import TopBar as it", "render", ""),
    "in the second that ticks": ("from detox.tui.app import DetoxApp as it", "_tick", ""),
    "in the thread of the keys": (
        "from detox.tui.terminal.keyboard import Keyboard as it",
        "feed",
        "x",
    ),
    "behind a key": ("from detox.tui.app import DetoxApp as it", "action_show_help", "?"),
    "on the way out": ("from detox.tui.app import DetoxApp as it", "on_unmount", "q"),
}


def _told(window, home: Path) -> None:
    log = home / "state" / "detox.log"
    assert window.ended() == 1
    assert window.left_sane() == ""
    last = window.text.strip().splitlines()[-1]
    assert "Something went wrong that shouldn’t have (ValueError: a fault)" in last
    assert str(log) in last
    story = log.read_text()
    assert story.count("Traceback") == 1
    assert story.strip().endswith("ValueError: a fault")
    assert log.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("where", FAULTS)
def test_a_fault_is_told_and_kept(opened: Open, used_home: Path, where: str) -> None:
    imported, method, key = FAULTS[where]
    window = opened(after=f"{imported}\n{_BAD}it.{method} = bad", size=(24, 200))
    if key:
        window.until(STANDS).send(key)
    _told(window, used_home)


def test_a_slow_terminal_is_given_back_after_a_fault_on_the_way_out(
    opened: Open, used_home: Path
) -> None:
    imported, method, key = FAULTS["on the way out"]
    slow = (
        "import time\nfrom detox.tui.terminal.outlet import Outlet\nat_once = Outlet.write\n"
        "def slowly(self, text):\n    time.sleep(0.05)\n    at_once(self, text)\n"
        "Outlet.write = slowly\n"
    )
    window = opened(after=f"{slow}{imported}\n{_BAD}it.{method} = bad", size=(24, 200))
    window.until(STANDS).send(key)
    _told(window, used_home)


def test_a_fault_in_a_worker_is_told_as_itself(opened: Open, used_home: Path) -> None:
    imported = "from detox.tui.reminding import RemindingApp as it"
    after = f"{imported}\n{_BAD}def watch(self):\n{_WORKER}it.watch_reminders = watch"
    _told(opened(after=after, size=(24, 200)), used_home)


def test_the_log_file_keeps_no_values_and_stays_small(opened: Open, used_home: Path) -> None:
    log = used_home / "state" / "detox.log"
    log.parent.mkdir()
    log.write_text("old\n" * 100_000)
    bad = "def bad(self):\n    secret = 'Mira'\n    raise ValueError('x' * 1_000_000)\n"
    after = f"from detox.tui.app import DetoxApp as it\n{bad}it._tick = bad"
    assert opened(after=after).ended() == 1
    story = log.read_text()
    assert "Traceback" in story
    assert "Mira" not in story
    assert len(story) < 20_000


def test_what_nobody_waited_for_is_kept_and_ends_nothing(opened: Open, used_home: Path) -> None:
    after = (
        "import asyncio, gc\nfrom detox.tui.reminding import RemindingApp as it\n"
        "async def bad(): raise ValueError('a fault')\n"
        "def again(): asyncio.create_task(bad()), gc.collect()\n"
        "it.watch_reminders = lambda self: self.set_interval(0.1, again)"
    )
    window = opened(after=after).until(STANDS)
    log = used_home / "state" / "detox.log"
    window.until(log.exists)
    window.send("q")
    assert (window.ended(), window.left_sane()) == (0, "")
    assert log.read_text().strip().endswith("ValueError: a fault")


def test_a_log_file_that_cannot_be_written_is_not_promised(opened: Open, used_home: Path) -> None:
    (used_home / "state" / "detox.log").mkdir(parents=True)
    after = f"from detox.tui.app import DetoxApp as it\n{_BAD}it._tick = bad"
    window = opened(after=after, size=(24, 200))
    assert (window.ended(), window.left_sane()) == (1, "")
    assert "could not be written either" in window.text
