"""Today as it was kept stands at once, and the program takes it over without a flicker."""

import os
import signal
from pathlib import Path

import pytest

from detox.bootstrap import Detox
from tests.terminal.conftest import Open, Run
from tests.terminal.emulator import Emulator
from tests.terminal.window import STANDS, Window

BEGUN, DRAWN = b"\x1b[?2026h", b"\x1b[?2026l"
SIZES = ((24, 80), (36, 120), (24, 60))
SMALL = SIZES[0]
NAMES = ["Today", "Log", "Plan", "People", "Insights", "Reminders", "Settings"]
SLOW = """
from time import sleep
from detox.tui import picturing
picturing._is_kept = lambda app: sleep(600) if app._is_unseen else False
"""
ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT, signal.SIGUSR1)
HELD_UP = """
from detox.door import standing
stand = standing.stand
def held_up():
    picture = stand()
    {}
    return picture
standing.stand = held_up
"""


@pytest.fixture
def lived_in(used_home: Path, done: Run) -> Path:
    """A home with something in it."""
    done("log", "45m", "writing", "a letter to nobody")
    done("accounts", "add", "instagram", "--day", "2026-12-24")
    return used_home


def keep(opened: Open, home: Path, size: tuple[int, int] = SMALL, **env: str) -> list[str]:
    """Let the program stand until it has kept its picture; what it showed."""
    window = opened(size=size, **env).until(STANDS)
    folder = home / "state" / "derived" / "door"
    before = set(stamps(folder))
    window.until(lambda: set(stamps(folder)) != before)
    shown = Emulator(*size).show(window.seen)
    window.send("q")
    assert window.ended() == 0
    return shown


def stamps(folder: Path) -> list[tuple[str, int]]:
    return [(each.name, each.stat().st_mtime_ns) for each in folder.glob("today-*")]


def seen_of(window: Window) -> tuple[bytes, bytes]:
    """What was drawn first, and what followed until the program was left."""
    window.until(lambda: STANDS.encode() in window.seen.partition(DRAWN)[2])
    window.rested()
    first, drawn, after = window.seen.partition(DRAWN)
    return first + drawn, after


def odd_lines(size: tuple[int, int], first: bytes, after: bytes) -> list[int]:
    """The lines of which a cell ever was neither what it had been nor what it became."""
    stood, became, between = Emulator(*size), Emulator(*size), Emulator(*size)
    stood.show(first)
    became.show(first + after)
    between.show(first)
    odd = []
    for changed in between.feed(after):
        for row, line in changed.items():
            fits = zip(line, stood.lines[row], became.lines[row], strict=True)
            if any(cell not in (before, then) for cell, before, then in fits):
                odd.append(row)
    return odd


def first_shown(opened: Open, size: tuple[int, int] = SMALL, **env: str) -> list[str]:
    """The picture that stands before the program does; nothing where there is none. The program
    goes no further.
    """
    window = opened(size=size, after=HELD_UP.format("import os; os._exit(0)"), **env)
    assert window.ended() == 0
    first, drawn, _after = window.seen.partition(DRAWN)
    return Emulator(*size).show(first) if drawn else []


def is_frame(shown: list[str]) -> bool:
    """Whether the names of the screens stand there, and nothing else."""
    names, _rule, *others = shown
    return names.split() == NAMES and not "".join(others).strip()


@pytest.mark.parametrize("size", SIZES)
def test_the_kept_picture_is_what_the_program_shows_and_no_cell_ever_is_another(
    opened: Open, lived_in: Path, size: tuple[int, int]
) -> None:
    shown = keep(opened, lived_in, size)
    window = opened(size=size)
    first, after = seen_of(window)
    assert Emulator(*size).show(first) == shown
    assert any("instagram" in line.casefold() for line in shown)
    assert odd_lines(size, first, after) == []
    assert Emulator(*size).show(first) == Emulator(*size).show(first + after)


@pytest.mark.parametrize(
    "env", [{"TERM": "xterm", "COLORTERM": ""}, {"NO_COLOR": "1"}, {"TERM": "linux"}]
)
def test_the_picture_has_the_colours_of_the_terminal(
    opened: Open, lived_in: Path, env: dict[str, str]
) -> None:
    keep(opened, lived_in, SMALL, **env)
    first, after = seen_of(opened(**env))
    assert b"8;2;" not in first
    assert odd_lines(SMALL, first, after) == []
    assert first_shown(opened) == [], "another terminal has another picture"


def test_a_picture_that_does_not_hold_is_not_drawn(opened: Open, lived_in: Path) -> None:
    keep(opened, lived_in)
    (kept,) = (lived_in / "state" / "derived" / "door").glob("today-*")
    marks = kept.read_text()
    assert "/detox/tui/styles/main.tcss\0" in marks
    assert "/detox/tui/screens/today.py\0" in marks
    assert "Instagram" in "".join(first_shown(opened))
    assert first_shown(opened, (30, 80)) == []
    assert first_shown(opened, LANG="fr_FR.UTF-8") == []
    assert first_shown(opened, TZ="Asia/Tokyo") == []
    settings = lived_in / "config" / "config.toml"
    settings.write_text('theme = "calm-light"\n')
    assert first_shown(opened) == []


def test_the_frame_stands_where_the_rest_is_not_known_any_more(
    opened: Open, lived_in: Path, done: Run
) -> None:
    keep(opened, lived_in)
    assert is_frame(first_shown(opened, DETOX_NOW="2026-11-23T14:32:00Z")), "it is another day"
    done("log", "30m", "reading")
    assert is_frame(first_shown(opened))
    first, after = seen_of(opened())
    assert odd_lines(SMALL, first, after) == []


def test_a_file_that_is_changed_in_place_takes_the_picture_with_it(
    opened: Open, lived_in: Path
) -> None:
    keep(opened, lived_in)
    (month,) = lived_in.glob("data/records/*/log-2026-11.json")
    text = month.read_text()
    month.write_text(text.replace("nobody", "a body"))
    assert is_frame(first_shown(opened))


def test_who_leaves_right_after_a_change_finds_it_in_the_next_picture(
    opened: Open, lived_in: Path
) -> None:
    keep(opened, lived_in)
    window = opened()
    window.send("l25m reading\r")
    window.until("Logged")
    window.send("Lq")
    assert (window.ended(), window.left_sane()) == (0, "")
    shown = first_shown(opened)
    assert any("reading" in line and "25 min" in line for line in shown)
    assert "Logged" not in "".join(shown)


def test_who_has_left_need_not_wait_for_the_next_picture(opened: Open, lived_in: Path) -> None:
    window = opened(after=SLOW).until(STANDS)
    window.send("l25m reading\r")
    window.until("Logged")
    window.send("q")
    window.until(lambda: not window.left_sane())
    window.until(lambda: window.send("\x03") or window.has_ended())  # type: ignore[func-returns-value]
    assert (window.ended(), window.left_sane()) == (-signal.SIGINT, "")


def test_a_running_timer_stands_as_of_now(opened: Open, lived_in: Path, done: Run) -> None:
    done("start", "writing")
    kept = keep(opened, lived_in, SMALL, DETOX_NOW="2026-11-22T14:32:50Z")
    later = "2026-11-22T14:40:07Z"
    window = opened(DETOX_NOW=later)
    first, after = seen_of(window)
    shown = Emulator(*SMALL).show(first)
    assert any("08:0" in line for line in shown if "since" in line)
    row = next(row for row, line in enumerate(kept) if "since" in line)
    assert set(odd_lines(SMALL, first, after)) <= {row}
    assert [line for line in shown if "since" not in line] == [
        line for line in kept if "since" not in line
    ]
    window.send("q")
    assert (window.ended(), window.left_sane()) == (0, "")


def test_keys_that_are_typed_at_the_picture_reach_the_program(opened: Open, lived_in: Path) -> None:
    keep(opened, lived_in)
    window = opened(after=HELD_UP.format("sys.stdin.readable()"))
    window.until(lambda: DRAWN in window.seen)
    window.send("l30m reading\r")
    window.until(lambda: len(Detox().log.month(Detox().log.today())) == 2)
    window.rested()
    window.send("q")
    assert (window.ended(), window.left_sane()) == (0, "")


def drawn_by(window: Window) -> Window:
    """The window with its first picture."""
    return window.until(lambda: DRAWN in window.seen)


def test_a_program_that_is_ended_behind_its_picture_leaves_the_terminal_as_it_was(
    opened: Open, lived_in: Path
) -> None:
    keep(opened, lived_in)
    held_up = HELD_UP.format("import time; [time.sleep(0.1) for _ in range(600)]")
    for number in ENDING:
        window = drawn_by(opened(after=held_up))
        window.signal(number)
        assert window.ended() == (130 if number == signal.SIGINT else -number)
        assert window.left_sane() == "", number


def test_a_start_that_fails_says_so_at_the_prompt(opened: Open, lived_in: Path) -> None:
    keep(opened, lived_in)
    window = opened(after=HELD_UP.format("import os; os.environ['DETOX_NOW'] = 'noon'"))
    assert window.ended() == 3
    assert window.left_sane() == ""
    left = window.seen.rpartition(b"\x1b[?1049l")[2]
    assert b"DETOX_NOW" in left
    assert b"Traceback" not in left


def test_the_picture_is_its_persons_alone(opened: Open, lived_in: Path) -> None:
    keep(opened, lived_in)
    (kept,) = (lived_in / "state" / "derived" / "door").glob("today-*")
    assert kept.stat().st_mode & 0o777 == 0o600
    os.truncate(kept, kept.stat().st_size // 2)
    assert is_frame(first_shown(opened))
