"""The first run: a few questions by keys alone, left at any point, asked once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from detox import i18n
from detox.bootstrap import Detox
from detox.domain.account import State
from detox.domain.shares import Shares
from detox.tui.app import DetoxApp
from detox.tui.screens.setup import SetupScreen
from detox.tui.screens.today import TodayScreen
from detox.tui.widgets.finder import FoundList
from detox.tui.widgets.parts_list import PartsList
from tests.tui.conftest import shown, toasts
from tests.tui.setup_world import DAY, SIZES, accounts, baselines, config, figures, in_front


@pytest.fixture
def new(home: Path) -> Iterator[DetoxApp]:
    yield DetoxApp(Detox())
    i18n.speak("en")


def words(app: DetoxApp, step: int) -> str:
    return shown(app, f"#step-{step} .step-title")


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


async def test_help_tells_the_keys_too_that_there_is_no_room_for(new: DetoxApp) -> None:
    async with new.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "enter", "enter")
        assert "measure" not in shown(new, "Footing")
        await pilot.press("f1")
        assert "Measure" in shown(new, "KeyTable")


async def test_help_tells_how_to_find_an_account_and_how_to_end_on_the_last_page(
    new: DetoxApp,
) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "question_mark")
        assert "/ Find another, or add a name" in " ".join(shown(new, "KeyTable").split())
        await pilot.press("escape", "space", *["enter"] * 3, "question_mark")
        assert "Esc Finish" in " ".join(shown(new, "KeyTable").split())


async def test_every_question_shows_the_key_of_all_keys_at_eighty_columns(
    new: DetoxApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for keys in ((), ("enter",), ("space", "enter"), ("enter",)):
            await pilot.press(*keys)
            await pilot.pause()
            assert shown(app, "Footing").endswith("touches")
        assert "Ctrl T mesurer" in shown(app, "Footing")


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
        await pilot.press("enter", "enter")
        assert "5 of 5" in shown(new, "Trail")
        await pilot.press("left", "shift+tab", "left", "space", "tab", "tab", "escape")
        await pilot.pause()
    assert accounts()["Instagram"].is_on_break


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
        assert "This is Today." in toasts(new)
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


async def test_a_second_account_of_a_platform_has_a_name_of_its_own(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "/", *"instagram", "space", *"work", "enter")
        await pilot.pause()
        assert "instagram work" in shown(new, "#so-far")
        await pilot.press("escape")
        await pilot.pause()
    found = {name: each.platform for name, each in accounts().items()}
    assert found == {"Instagram": "instagram", "instagram work": "instagram"}


async def test_a_tick_can_be_taken_back(new: DetoxApp) -> None:
    async with new.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "space", "space", "space", "space", "enter")
        assert "4 of 5" in shown(new, "Trail"), "no day is asked for nothing"
        await pilot.press("enter", "n")
        await pilot.pause()
    assert accounts() == {}


async def test_the_foot_tells_the_keys_that_hold_while_something_is_being_found(
    new: DetoxApp,
) -> None:
    async with new.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "slash")
        assert (
            " ".join(shown(new, "Footing").split()) == "space change Esc back to the list F1 keys"
        )
        await pilot.press(*"reddit")
        assert " ".join(shown(new, "Footing").split()) == "Enter change Esc clear F1 keys"
        assert "chosen" not in shown(new, "#step-1 .step-title")
        await pilot.press("enter")
        await pilot.pause()
        assert shown(new, "Footing").startswith("Enter continue")
        assert shown(new, "#step-1 .step-title").endswith("1 chosen")
        await pilot.press("slash", "f1")
        assert "back to the list" in shown(new, "KeyTable").casefold()
