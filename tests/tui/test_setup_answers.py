"""The answers of the first run: days, hours, what becomes of each account, what is kept of it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from shutil import rmtree

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from detox import i18n
from detox.bootstrap import Detox
from detox.domain.account import State
from detox.tui.app import DetoxApp
from detox.tui.dialogs.ask import ConfirmScreen
from detox.tui.dialogs.installing import InstallScreen
from detox.tui.screens.setup import SetupScreen
from detox.tui.screens.today import TodayScreen
from detox.tui.widgets.finder import FoundList
from detox.tui.widgets.hours_question import read_daily
from tests.tui.conftest import shown, toasts, until
from tests.tui.setup_world import DAY, SIZES, accounts, baselines, figures, in_front


@pytest.fixture
def new(home: Path) -> Iterator[DetoxApp]:
    yield DetoxApp(Detox())
    i18n.speak("en")


async def test_another_day_is_typed_and_previewed(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "enter", "d", *"15 jan")
        await pilot.pause()
        assert "in 54 days" in shown(new, ".dialog-preview")
        await pilot.press("enter", *"2h", "enter", "n")
        await pilot.pause()
    assert accounts()["Instagram"].day == date(2027, 1, 15)


async def test_a_day_can_be_typed_without_choosing_to_first(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "enter", *"15 december")
        await pilot.pause()
        assert "in 23 days" in shown(new, ".dialog-preview")
        await pilot.press("enter", *"2h", "enter", "n")
        await pilot.pause()
    assert accounts()["Instagram"].day == date(2026, 12, 15)


async def test_a_day_gone_by_is_refused(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "enter", "d", *"2020-01-01", "enter")
        await pilot.pause()
        assert "has passed" in shown(new, ".dialog-preview")


@pytest.mark.parametrize(
    ("typed", "since"), [("", date(2026, 11, 22)), ("22 april", date(2026, 4, 22))]
)
async def test_only_a_break(new: DetoxApp, typed: str, since: date) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "enter", "w")
        await pilot.pause()
        await pilot.press(*typed, "enter", "enter", "n")
        await pilot.pause()
        assert isinstance(new.screen, TodayScreen)
    account = accounts()["Instagram"]
    assert (account.day, account.break_since) == (None, since)


async def test_not_decided_yet(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "enter", "y", "escape")
        await pilot.pause()
    account = accounts()["Instagram"]
    assert (account.day, account.break_since) == (None, None)


async def test_the_hours_say_what_they_come_to(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "enter", "enter", *"3h")
        await pilot.pause()
        assert "117 h by Thursday 31 December" in shown(new, ".step-preview")
        await pilot.press("ctrl+u", *"soon", "enter")
        await pilot.pause()
        assert isinstance(new.screen, SetupScreen), "it waits for what it can read"
        await pilot.press("ctrl+u", "enter", "n")
        await pilot.pause()
        assert in_front(new) is TodayScreen
    assert baselines() == []


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("3", 180), ("2,5", 150), ("2.5h", 150), ("90m", 90), ("90", 90), ("1h30", 90), ("0,5", 30),
        ("about 3", 180), ("environ 2h", 120),
    ],
)  # fmt: skip
def test_a_bare_number_is_hours_where_hours_are_asked(typed: str, minutes: int) -> None:
    assert read_daily(typed) == minutes


async def test_one_undo_takes_everything_back(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press(
            "enter", "space", "down", "space", "enter", "enter", "3", "enter", "enter", "n"
        )
        await pilot.pause()
        await pilot.press("u")
        await pilot.pause()
    assert accounts() == {}
    assert baselines() == []


@pytest.mark.parametrize("size", SIZES)
async def test_everything_is_done_with_the_mouse_too(new: DetoxApp, size: tuple[int, int]) -> None:
    def at(step: int) -> Callable[[], bool]:
        return lambda: f"{step} of 5" in shown(new, "Trail")

    async def forward(pilot: Pilot[int]) -> None:
        await pilot.click("Footing", offset=(3, 0))
        await pilot.pause()

    async with new.run_test(size=size) as pilot:
        await until(pilot, lambda: any(each.region for each in new.screen.query("Footing")))
        await forward(pilot)
        await until(pilot, at(2))
        await pilot.click("#step-1 FoundList", offset=(4, 1))
        await pilot.pause()
        await forward(pilot)
        await until(pilot, at(3))
        await pilot.click("#step-2 FoundList", offset=(8, 0))
        await until(pilot, at(4))
        await pilot.click("Trail", offset=(3, 0))
        await until(pilot, at(1))
        for step in (2, 3, 4, 5):
            await forward(pilot)
            await until(pilot, at(step))
        await pilot.click("#step-4 FoundList", offset=(8, 1))
        await until(pilot, lambda: isinstance(new.screen, TodayScreen))
        assert isinstance(new.screen, TodayScreen)
    assert accounts()["Facebook"].day == DAY


@pytest.mark.parametrize("folder", ["config", "state"])
async def test_a_home_that_cannot_be_written_is_said_and_nothing_is_asked(
    home: Path, folder: str
) -> None:
    (home / folder).write_text("in the way")
    new = DetoxApp(Detox())
    async with new.run_test() as pilot:
        await pilot.pause()
        assert isinstance(new.screen, TodayScreen)
        assert f"{home / folder} could not be read or written" in toasts(new)


async def test_space_turns_what_is_to_become_of_an_account(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "j", "space", "space", "j", *["space"] * 3)
        rows = new.screen.query_one("#step-1 FoundList", FoundList)
        wishes = [rows.render_line(y).text[:10].strip(" ▌") for y in range(4)]
        assert wishes == ["to leave", "a break", "kept", "–"]
        await pilot.press("k", "k", "enter", "enter", "enter", "n")
        await pilot.pause()
    found = accounts()
    assert found["Instagram"].day == DAY
    assert found["Facebook"].break_since == date(2026, 11, 22)
    assert found["X (Twitter)"].state is State.KEEPING


async def test_what_is_kept_as_a_rule_can_be_left(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "/", *"behan", "enter", "space", "enter", "enter", "escape")
        await pilot.pause()
    assert accounts()["Behance"].day == DAY


async def test_a_letter_moves_and_a_name_that_is_in_no_list_is_asked_about(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "j", "x", "/", *"q9", "enter")
        await pilot.pause()
        assert isinstance(new.screen, ConfirmScreen)
        await pilot.press("escape", "escape", "escape", "escape")
        await pilot.pause()
    assert accounts() == {}


@pytest.mark.parametrize(
    ("keys", "since"), [("", date(2026, 11, 22)), ("22 april", date(2026, 4, 22))]
)
async def test_of_breaks_alone_it_is_asked_since_when(
    new: DetoxApp, keys: str, since: date
) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "space", "enter")
        await pilot.press(*(["d", *keys] if keys else []), "enter", "escape")
        await pilot.pause()
    assert accounts()["Instagram"].break_since == since


async def test_the_end_says_what_to_press_and_asks_about_reminders(
    new: DetoxApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "enter", "enter", "enter")
        assert "w 3 0 Enter" in shown(new, ".step-now")
        await pilot.press("y")
        await until(pilot, lambda: isinstance(new.screen, InstallScreen))
        assert accounts()["Instagram"].day == DAY, "all is written before anything else is"
        await pilot.pause()
        await pilot.press("enter")
        assert "Press y to write it, or Esc to leave it off." in shown(new, "#asked")
        await pilot.press("escape")
        await until(pilot, lambda: in_front(new) is TodayScreen)
        await pilot.press("w", "3", "0", "enter")
        await pilot.pause()
        assert new.overview.today_minutes == 30
    assert not list((tmp_path / "user").rglob("detox-remind*"))


async def test_what_was_decided_is_kept_when_the_program_is_ended(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "enter", "enter", "2")
        new.leave(129)
        await until(pilot, lambda: not new.is_running)
    assert accounts()["Instagram"].day == DAY


@pytest.mark.parametrize("keys", [["enter", "n"], ["escape"]])
async def test_a_first_run_that_was_cut_off_goes_on_where_it_was(
    home: Path, keys: list[str]
) -> None:
    first = DetoxApp(Detox())
    async with first.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "down", "space", "space", "enter", "enter")
        await pilot.press(*"2h30", "tab", "right")
        kept = (home / "state" / "first-run.json").read_bytes()
        await pilot.press("escape")
        await pilot.pause()
    assert not (home / "state" / "first-run.json").exists()
    rmtree(home)
    (home / "state").mkdir(parents=True)
    (home / "state" / "first-run.json").write_bytes(kept)  # as a killed program leaves it

    again = DetoxApp(Detox())
    async with again.run_test() as pilot:
        await pilot.pause()
        assert "4 of 5" in shown(again, "Trail")
        assert again.screen.query_one(Input).value == "2h30"
        await pilot.press(*keys)
        await pilot.pause()
        assert in_front(again) is TodayScreen
    assert accounts()["Instagram"].day == DAY
    assert accounts()["Facebook"].is_on_break
    assert figures()[""] == 150


@pytest.mark.parametrize("kept", [b"", b"{", b"[]", b'{"place": 9, "networks": [[1]]}', b"\xff"])
async def test_what_was_kept_of_a_first_run_and_cannot_be_read_is_left_out(
    home: Path, kept: bytes
) -> None:
    (home / "state").mkdir(parents=True, exist_ok=True)
    (home / "state" / "first-run.json").write_bytes(kept)
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "1 of 5" in shown(app, "Trail")
