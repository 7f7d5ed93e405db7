"""The first run: a few questions by keys alone, left at any point, asked once."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from shutil import rmtree

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from detox import i18n
from detox.bootstrap import Detox
from detox.domain.account import Account, State
from detox.domain.baseline import Baseline
from detox.domain.shares import Shares
from detox.tui.app import DetoxApp
from detox.tui.dialogs.ask import ConfirmScreen
from detox.tui.dialogs.installing import InstallScreen
from detox.tui.screens.setup import SetupScreen
from detox.tui.screens.today import TodayScreen
from detox.tui.widgets.finder import FoundList
from detox.tui.widgets.hours_question import read_daily
from detox.tui.widgets.parts_list import PartsList
from tests.tui.conftest import shown, until

DAY = date(2026, 12, 31)
SIZES = [(60, 24), (80, 24), (140, 40)]


@pytest.fixture
def new(home: Path) -> Iterator[DetoxApp]:
    yield DetoxApp(Detox())
    i18n.speak("en")


def accounts() -> dict[str, Account]:
    return {a.name: a for a in Detox().accounts.all()}


def baselines() -> list[int]:
    return [b.minutes for b in Detox().records.of(Baseline).values()]


def config(home: Path) -> str:
    path = home / "config" / "config.toml"
    return path.read_text("utf-8") if path.exists() else ""


def words(app: DetoxApp, step: int) -> str:
    return shown(app, f"#step-{step} .step-title")


def in_front(app: DetoxApp) -> type:
    return type(app.screen)


async def test_the_whole_sequence_takes_few_keys(new: DetoxApp) -> None:
    keys = ["enter", "space", "down", "space", "enter", "enter", "3", "enter", "enter", "n"]
    assert len(keys) <= 25
    async with new.run_test() as pilot:
        await pilot.pause()
        assert isinstance(new.screen, SetupScreen)
        await pilot.press(*keys)
        await pilot.pause()
        assert in_front(new) is TodayScreen
        assert new.overview.next_account is not None
        assert new.overview.next_account.days_left(new.overview.today) == 39
    assert {name: a.day for name, a in accounts().items()} == {"Instagram": DAY, "Facebook": DAY}
    assert baselines() == [180]


def figures() -> dict[str, int]:
    """Minutes a day by the name of the account, those for all under none."""
    names = {a.uid: a.name for a in Detox().accounts.all()}
    known = Detox().records.of(Baseline).values()
    return {names.get(b.account, ""): b.minutes for b in known}


@pytest.mark.parametrize("size", SIZES)
async def test_of_several_networks_it_is_asked_how_the_time_divides(
    new: DetoxApp, size: tuple[int, int]
) -> None:
    async with new.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "down", "space", "down", "space", "enter", "enter")
        assert "continue" in shown(new, "Footing")
        await pilot.press(*"2h30")
        await pilot.pause()
        assert "How does that divide up?" in shown(new, "#step-3 .step-parts")
        assert "4 of 5" in shown(new, "Trail")
        assert parts(new) == {"instagram": 50, "facebook": 50, "x": 50}
        assert "divide it yourself" in shown(new, "#step-3 .parts-said")
        await pilot.press("down", "right", "down", "left")
        await pilot.pause()
        assert parts(new) == {"instagram": 60, "facebook": 30, "x": 60}, "the sum holds"
        assert not divided(new).is_guess
        await pilot.press("enter", "n")
        await pilot.pause()
        assert in_front(new) is TodayScreen
    assert sorted(figures().values()) == [30, 60, 150]
    division = Detox().past.figures.division()
    assert division is not None
    assert (division.rest, division.is_guess) == (60, False)


def divided(app: DetoxApp) -> Shares:
    return app.screen.query_one(PartsList).shares


def parts(app: DetoxApp) -> dict[str, int]:
    return divided(app).minutes


async def test_the_parts_may_be_left_open_and_are_not_asked_for_again(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "down", "space", "enter", "enter", "3", "tab")
        await pilot.press("right", "n")
        assert divided(new).is_guess, "nobody knows, so equal parts"
        await pilot.press("up")
        assert isinstance(new.focused, Input)
        await pilot.press("enter")
        assert "5 of 5" in shown(new, "Trail")
        await pilot.press("escape")
        await pilot.pause()
    assert figures() == {"": 180}
    assert Detox().past.figures.is_asked


async def test_it_says_where_one_is_and_goes_back(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        assert "1 of 5" in shown(new, "Trail")
        await pilot.press("enter", "space", "enter")
        assert "3 of 5" in shown(new, "Trail")
        await pilot.press("left")
        assert "2 of 5" in shown(new, "Trail")
        await pilot.press("backspace")
        assert "1 of 5" in shown(new, "Trail")
        await pilot.press("left", "tab", "tab")
        assert "3 of 5" in shown(new, "Trail")
        await pilot.press("enter", "left")
        assert "3 of 5" in shown(new, "Trail")


@pytest.mark.parametrize("keys", [[], ["enter"], ["enter", "enter"]])
async def test_leaving_at_once_asks_nothing_again(new: DetoxApp, keys: list[str]) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press(*keys, "escape")
        await pilot.pause()
        assert isinstance(new.screen, TodayScreen)
    assert accounts() == {}
    again = DetoxApp(Detox())
    async with again.run_test() as pilot:
        await pilot.pause()
        assert isinstance(again.screen, TodayScreen)


async def test_leaving_among_the_networks_keeps_those_that_are_ticked(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "escape")
        await pilot.pause()
    assert {name: a.state for name, a in accounts().items()} == {"Instagram": State.UNDECIDED}


async def test_leaving_at_the_day_leaves_it_open(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "enter", "escape")
        await pilot.pause()
    assert accounts()["Instagram"].day is None


async def test_leaving_at_the_hours_keeps_the_day(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "enter", "enter", "escape")
        await pilot.pause()
        assert any("This is Today." in said.message for said in new._notifications)
    assert accounts()["Instagram"].day == DAY
    assert baselines() == []


async def test_the_language_changes_the_texts_at_once_and_is_kept(
    new: DetoxApp, home: Path
) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("down")
        await pilot.pause()
        assert i18n.language() == "fr"
        assert words(new, 0) == i18n.gettext("Language")
        await pilot.press("escape")
        await pilot.pause()
        assert new.detox.language == "fr"
        assert "écriture" in shown(new, "#letters")
    assert 'language = "fr"' in config(home)


async def test_the_language_of_the_terminal_comes_first(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    new = DetoxApp(Detox())
    async with new.run_test() as pilot:
        await pilot.pause()
        assert new.screen.query_one("#step-0 FoundList", FoundList).selected == "fr"
        await pilot.press("enter", "space", "escape")
        await pilot.pause()
    assert config(home) == "", "the records are enough to tell that it was asked"


async def test_others_are_found_by_typing_and_own_names_are_allowed(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "/", *"twit", "space", "/", *"pint", "enter")
        await pilot.press("/", *"my forum", "enter", "enter")
        await pilot.press("/", *"behan", "space", "enter", "enter", "enter", "n")
        await pilot.pause()
        assert isinstance(new.screen, TodayScreen)
    found = accounts()
    assert set(found) == {"X (Twitter)", "Pinterest", "my forum", "Behance"}
    assert found["Pinterest"].platform == "pinterest"
    assert found["my forum"].day == DAY
    assert found["Behance"].state is State.KEEPING


async def test_a_tick_can_be_taken_back(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "space", "space", "space", "enter")
        assert "4 of 5" in shown(new, "Trail"), "no day is asked for nothing"
        await pilot.press("enter", "n")
        await pilot.pause()
    assert accounts() == {}


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
    [("3", 180), ("2,5", 150), ("2.5h", 150), ("90m", 90), ("90", 90), ("1h30", 90), ("0,5", 30)],
)
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


async def test_a_home_that_cannot_be_written_is_said_not_raised(home: Path) -> None:
    (home / "config").write_text("in the way")
    new = DetoxApp(Detox())
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(new.screen, TodayScreen)
        assert new._notifications


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
        assert accounts()["Instagram"].day == DAY, "all is written before the last page"
        assert "w 3 0 Enter" in shown(new, ".step-now")
        await pilot.press("y")
        await until(pilot, lambda: isinstance(new.screen, InstallScreen))
        await pilot.pause()
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
