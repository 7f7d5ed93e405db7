"""The accounts: adding, deciding, removing, by keys."""

from datetime import date

import pytest
from textual.pilot import Pilot

from detox.domain.account import Account, State
from detox.tui.app import DetoxApp
from detox.tui.dialogs.ask import ConfirmScreen
from detox.tui.screens.accounts import AccountsScreen
from detox.tui.widgets.row_list import RowList
from tests.tui.conftest import shown

DAY = date(2026, 12, 31)
SINCE = date(2026, 4, 22)
SIZES = [(60, 24), (80, 24), (140, 40)]


def given(
    app: DetoxApp, name: str, platform: str = "", day: date | None = None, since: date | None = None
) -> None:
    app.detox.accounts.add(name, platform, day, since)
    app.look_again()


def only(app: DetoxApp) -> Account:
    (account,) = app.detox.accounts.all()
    return account


async def opened(pilot: Pilot[int]) -> None:
    await pilot.press("A")
    await pilot.pause()


def lines(app: DetoxApp) -> list[str]:
    rows = app.screen.query_one(RowList)
    return [rows.render_line(y).text.rstrip() for y in range(rows.size.height)]


async def test_an_empty_list_says_what_it_is_for_and_which_key_comes_next(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await opened(pilot)
        assert isinstance(app.screen, AccountsScreen)
        assert "No account is noted yet" in shown(app, ".nothing-yet")
        assert "a adds" in shown(app, ".nothing-yet")
        await pilot.press("e", "d", "x", "enter")
        assert isinstance(app.screen, AccountsScreen), "there is nothing to change"


async def test_an_account_is_recognised_and_gets_the_day_that_is_offered(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("a", *"insta", "enter", "enter")
        await pilot.pause()
        assert "in 39 days" in lines(app)[0]
        assert "To be deleted on Thursday 31 December" in shown(app, ".about")
    account = only(app)
    assert (account.name, account.platform, account.day) == ("Instagram", "instagram", DAY)


async def test_an_own_name_another_day(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("a", *"my forum", "enter", "a", *"15 jan", "enter")
        await pilot.pause()
    account = only(app)
    assert (account.name, account.platform) == ("my forum", "")
    assert account.day == date(2027, 1, 15)


async def test_only_a_break_is_told_in_words(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("a", *"insta", "enter", "b", *"22 april", "enter")
        await pilot.pause()
        assert "on a break" in lines(app)[0]
        assert "214 days" in lines(app)[0]
    assert (only(app).break_since, only(app).state) == (SINCE, State.UNDECIDED)


async def test_what_stays_is_offered_as_kept(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("a", *"youtube", "enter", "enter")
        await pilot.pause()
        assert "kept" in lines(app)[0]
    assert only(app).state is State.KEEPING


async def test_a_name_that_is_known_is_not_asked_about_again(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram")
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("a", *"insta", "enter")
        await pilot.pause()
        assert isinstance(app.screen, AccountsScreen)
        assert app._notifications


async def test_the_day_is_moved(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("d", "ctrl+u", *"2027-02-01", "enter")
        await pilot.pause()
    assert only(app).day == date(2027, 2, 1)


@pytest.mark.parametrize(
    ("keys", "state", "day", "since"),
    [
        ("k", State.KEEPING, None, None),
        ("n", State.UNDECIDED, None, SINCE),
        ("v", State.LEAVING, DAY, None),
    ],
)
async def test_the_rest_is_decided_by_one_letter(
    app: DetoxApp, keys: str, state: State, day: date | None, since: date | None
) -> None:
    given(app, "Instagram", "instagram", DAY, SINCE)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("enter", *keys)
        await pilot.pause()
    assert (only(app).state, only(app).day, only(app).break_since) == (state, day, since)


async def test_a_break_takes_the_day_away(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("e", "b", "enter")
        await pilot.pause()
    assert (only(app).day, only(app).break_since) == (None, date(2026, 11, 22))


async def test_it_is_called_otherwise(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram", DAY)
    given(app, "Facebook", "facebook")
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("e", "r", "ctrl+u", *"facebook", "enter")
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
        assert "Alpha" in shown(app, ".about")
        await pilot.press("d", *"2026-12-01", "enter")
        await pilot.pause()
        assert [line.split()[0] for line in lines(app)[:2]] == ["Alpha", "Beta"]
        assert "Alpha" in shown(app, ".about")


@pytest.mark.parametrize("size", SIZES)
async def test_name_state_day_and_days_left_stand_at_every_width(
    app: DetoxApp, size: tuple[int, int]
) -> None:
    given(app, "Instagram", "instagram", DAY, SINCE)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        for word in ("Instagram", "leaving", "31 Dec", "in 39 days"):
            assert word in lines(app)[0]
        assert "break since Wednesday 22 April" in shown(app, ".about")
