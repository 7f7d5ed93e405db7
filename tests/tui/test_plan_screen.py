"""Plan by keys: an account from maybe to gone, its steps, its breaks and slips."""

from datetime import date
from pathlib import Path

import pytest

from detox.domain.account import State
from detox.tui.app import DetoxApp
from detox.tui.dialogs.ask import ConfirmScreen
from detox.tui.dialogs.text import ReadingScreen
from detox.tui.screens.plan import PlanScreen
from detox.tui.widgets.finder import FoundList
from tests.tui.conftest import notices, shown, toasts
from tests.tui.plan_world import DAY, SINCE, at, given, lines, only, opened


async def test_an_empty_list_says_what_it_is_for_and_which_key_comes_next(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await opened(pilot)
        assert isinstance(app.screen, PlanScreen)
        assert "No accounts yet" in shown(app, ".nothing-yet")
        assert "Press a to add the first one." in shown(app, ".nothing-yet")
        await pilot.press("e", "d", "x", "enter")
        assert isinstance(app.screen, PlanScreen), "there is nothing to change"


async def test_an_account_is_recognised_and_gets_the_day_that_is_offered(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("a", *"insta", "enter", "enter")
        await pilot.pause()
        assert "39 days" in lines(app)[0]
        assert "To be deleted on Thursday 31 December" in shown(app, "#plan-head")
    account = only(app)
    assert (account.name, account.platform, account.day) == ("Instagram", "instagram", DAY)


async def test_another_account_of_a_platform_has_a_name_of_its_own(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("a", *"Insta", "space", *"work")
        found = app.screen.query_one(FoundList)
        assert [found.render_line(y).text.strip("▌ ") for y in range(2)] == [
            "“Insta work”, an account on Instagram",
            "“Insta work”, a name of your own",
        ]
        await pilot.press("enter", "enter")
        await pilot.pause()
        await pilot.press("a", *"line", "space", *"dancing", "down", "enter", "enter")
        await pilot.pause()
    known = {each.name: each.platform for each in app.detox.accounts.all()}
    assert known == {"Instagram": "instagram", "Insta work": "instagram", "line dancing": ""}


async def test_a_blank_before_a_name_picks_nothing(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("a", "space", "space", *"My", "space", *"Space", "space", "2")
        await pilot.press("enter", "enter")
        await pilot.pause()
    assert only(app).name == "My Space 2"


async def test_only_a_break_is_told_in_words(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("a", *"insta", "enter", "w", *"22 april", "enter")
        await pilot.pause()
        assert "on a break" in lines(app)[0]
        assert "215 days" not in lines(app)[0], "how long is told to who asks"
        await pilot.press("b")
        await pilot.pause()
        assert "215 days" in shown(app, "#text")
        assert "average" not in shown(app, "#text"), "of one there is none"
        await pilot.press("escape", "s", *"20", "enter")
        await pilot.press("b")
        await pilot.pause()
        assert "1  slip (20 min)" in shown(app, "#text")
        await pilot.press("escape")
    assert (only(app).break_since, only(app).state) == (SINCE, State.UNDECIDED)


async def test_what_is_asked_for_has_no_day_to_choose(app: DetoxApp) -> None:
    given(app, "Facebook", "facebook", DAY)
    app.detox.accounts.request("facebook", date(2026, 11, 20))
    app.look_again()
    async with app.run_test() as pilot:
        await opened(pilot)
        assert "d day" not in shown(app, "#keys")
        await pilot.press("d")
        assert isinstance(app.screen, PlanScreen), "it is refused before anything is asked"
        (note,) = notices(app)
        assert "already requested" in note.message


@pytest.mark.parametrize("keys", [[], ["tab", "end"]])
async def test_enter_alone_never_takes_a_request_back(app: DetoxApp, keys: list[str]) -> None:
    given(app, "Facebook", "facebook", DAY)
    app.detox.accounts.request("facebook", date(2026, 11, 20))
    app.look_again()
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press(*keys, "enter")
        await pilot.pause()
        assert app.screen.is_modal
        await pilot.press("enter")
        await pilot.pause()
        assert keys or isinstance(app.screen, ReadingScreen), "it only shows"
        await pilot.press("enter")
        await pilot.pause()
        assert keys or isinstance(app.screen, ReadingScreen | PlanScreen)
        assert only(app).state is State.REQUESTED


async def test_a_day_that_has_passed_is_said_to_have(app: DetoxApp, used_home: Path) -> None:
    given(app, "Instagram", "instagram", DAY)
    app = at("2027-01-08", used_home)
    async with app.run_test() as pilot:
        await opened(pilot)
        assert "Its day, Thursday 31 December 2026, has passed." in shown(app, "#plan-head")
        assert "If you keep the day" not in shown(app, "#plan-head")
        await pilot.press("T")
        await pilot.pause()
        accounts = shown(app, "AccountsPane")
        assert "its day has passed" in accounts
        assert "needs more time" not in accounts


async def test_what_stays_is_offered_as_kept(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("a", *"youtube", "enter", "enter")
        await pilot.pause()
        assert "kept" in lines(app)[0]
    assert only(app).state is State.KEEPING


@pytest.mark.parametrize(
    ("file", "text", "typed"),
    [
        ("snapchat.toml", "kept_by_default = true", "snap"),
        ("club.toml", 'name = "The club"\nkept_by_default = true', "the club"),
        ("youtube.toml", "kept_by_default = false", "youtube"),
    ],
)
async def test_what_a_file_of_ones_own_keeps_is_offered_as_kept(
    app: DetoxApp, file: str, text: str, typed: str
) -> None:
    folder = app.detox.paths.platforms
    folder.mkdir(parents=True)
    (folder / file).write_text(text)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("a", *typed, "enter", "enter")
        await pilot.pause()
    is_kept = "true" in text
    assert only(app).state is (State.KEEPING if is_kept else State.LEAVING)
    assert only(app).platform == file.removesuffix(".toml")


async def test_a_name_that_is_known_is_not_asked_about_again(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram")
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("a", *"insta", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen)
        assert toasts(app)


@pytest.mark.parametrize(
    ("keys", "state", "day", "since"),
    [
        (("c", "enter", "enter"), State.KEEPING, None, None),
        (("y",), State.UNDECIDED, None, SINCE),
        (("W", "enter"), State.LEAVING, DAY, None),
    ],
)
async def test_one_letter_decides_and_enter_takes_what_is_proposed(
    app: DetoxApp, keys: tuple[str, ...], state: State, day: date | None, since: date | None
) -> None:
    given(app, "Instagram", "instagram", DAY, SINCE)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("enter", *keys)
        await pilot.pause()
    assert (only(app).state, only(app).day, only(app).break_since) == (state, day, since)


async def test_it_is_called_otherwise(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram", DAY)
    given(app, "Facebook", "facebook")
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("e", "e", "ctrl+u", *"facebook", "enter")
        assert "already" in shown(app, ".dialog-preview")
        await pilot.press("ctrl+u", *"photos", "enter")
        await pilot.pause()
        assert [a.name for a in app.detox.accounts.all()] == ["photos", "Facebook"]


async def test_removing_names_it_and_undo_brings_it_back(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("x")
        await pilot.pause()
        assert isinstance(app.screen, ConfirmScreen)
        assert "Instagram" in shown(app, ".dialog-title")
        await pilot.press("escape", "x", "enter")
        await pilot.pause()
        assert app.detox.accounts.all() == []
        await pilot.press("u")
        await pilot.pause()
        assert only(app).day == DAY
        await pilot.press("d")
        await pilot.pause()
        assert "Instagram" in shown(app, ".dialog-title"), "the cursor is on it again"


async def test_the_next_day_comes_first_and_the_cursor_stays_with_its_row(app: DetoxApp) -> None:
    given(app, "Beta", "", DAY)
    given(app, "Alpha")
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("j")
        await pilot.pause()
        assert "Alpha" in shown(app, "#plan-head")
        await pilot.press("d", *"2026-12-01", "enter")
        await pilot.pause()
        assert ["Alpha" in lines(app)[0], "Beta" in lines(app)[1]] == [True, True]
        assert "Alpha" in shown(app, "#plan-head")
