"""The plan of an account: its line, its steps, and what is done about them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from detox.domain.account import State
from detox.domain.steps import StepKind
from detox.tui.app import DetoxApp
from detox.tui.dialogs.menu import MenuScreen
from detox.tui.screens.plan import PlanScreen
from detox.tui.widgets.facts_pane import FactsPane
from detox.tui.widgets.steps_list import StepsList
from tests.tui.conftest import shown, until
from tests.tui.plan_world import (
    DAY,
    SINCE,
    SIZES,
    at,
    drawn,
    given,
    line_of_account,
    lines,
    named,
    only,
    opened,
    steps,
    to,
)


def line_of(app: DetoxApp, words: str) -> str:
    return next(line for line in steps(app) if words in line)


def offered(app: DetoxApp) -> set[str]:
    assert isinstance(app.screen, MenuScreen)
    return {choice.key for column in app.screen._columns for choice in column}


async def on_step(pilot: Pilot[int], app: DetoxApp, words: str) -> None:
    """Put the cursor on a step."""
    rows = app.screen.query_one(StepsList)
    rows.focus()
    await pilot.press("g")
    for _row in range(30):
        if words in drawn(rows, rows.cursor):
            break
        await pilot.press("j")
    assert words in drawn(rows, rows.cursor)


@pytest.mark.parametrize("size", SIZES)
async def test_the_way_to_the_day_of_no_return_stands_at_every_width(
    app: DetoxApp, size: tuple[int, int]
) -> None:
    given(app, "Instagram", "instagram", DAY, SINCE)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        for word in ("Instagram", "●━", "◆┄", "◇", "39 days", "final on 30 Jan"):
            assert word in lines(app)[0]
        assert "Jan" in shown(app, ".axis"), "where it begins: December has no room"
        assert "● Dec" not in shown(app, ".axis"), "which would read as the name of today"
        assert "To be deleted on Thursday 31 December." in shown(app, "#plan-head")
        assert "On a break since 22 Apr" in shown(app, "#plan-head")
        assert steps(app)[0].split() == ["·", "by", "30", "Nov", "ask", "for", "the", "archive"]
        assert "accountscenter.instagram.com" in shown(app, "#step-how")
        assert app.screen.query_one(FactsPane).display == (size[0] >= 120)


STORY = (("Instagram", 14), ("Facebook", 14), ("X (Twitter)", 2), ("Tumblr", 14), ("LinkedIn", 3))


async def test_an_account_from_its_archive_to_gone(used_home: Path) -> None:
    app = at("2026-11-22", used_home)
    for name, _arrival in STORY:
        given(app, name, name.partition(" ")[0].lower(), DAY, date(2026, 5, 22))
    async with app.run_test() as pilot:
        await opened(pilot)
        assert len([line for line in lines(app) if "39 days" in line]) == 5
        await to(pilot, app, "Instagram")
        await pilot.press("right", "v")  # the archive is asked for
        await pilot.pause()
        assert "done 22 Nov" in steps(app)[0], "what is done comes first"
        assert "10 Dec" in line_of(app, "fetch the archive"), "14 days to arrive, 4 to live"
        await pilot.press("left", "d", "ctrl+u", *"2027-01-05", "enter")
        await pilot.pause()
        assert "5 Jan" in line_of(app, "ask for deletion")
        assert named(app, "Instagram").day == date(2027, 1, 5)

    app = at("2026-12-08", used_home)
    async with app.run_test() as pilot:
        await opened(pilot)
        await to(pilot, app, "Instagram")
        await on_step(pilot, app, "fetch the archive")
        await pilot.press("enter", "d", "ctrl+u", *"yesterday", "enter")
        await pilot.pause()
        assert "done 7 Dec" in line_of(app, "fetch the archive")

    app = at("2027-01-05", used_home)
    async with app.run_test() as pilot:
        await opened(pilot)
        await to(pilot, app, "Instagram")
        await pilot.press("enter", "r")
        await pilot.pause()
        said = shown(app, ".dialog-text")
        assert said.startswith("Record it here once you have asked"), "what is told first"
        assert "What can cancel it: Sign in" in said
        assert "No platform deletes an account by phone" in said
        await pilot.press("t")
        await pilot.pause()
        assert "final on 4 Feb · 30 days" in line_of_account(app, "Instagram")
        assert "skipped" in line_of(app, "say goodbye"), "to go back in would undo it"
        assert "·" in line_of(app, "stay away")
    assert named(app, "Instagram").irreversible_on == date(2027, 2, 4)

    app = at("2027-01-12", used_home)
    async with app.run_test() as pilot:
        await opened(pilot)
        await to(pilot, app, "Instagram")
        await pilot.press("enter")
        await pilot.pause()
        assert not offered(app) & {"confirm", "keep", "postpone", "other"}
        await pilot.press("y", "enter", *"habit", "enter")
        await pilot.pause()
        assert named(app, "Instagram").state is State.LEAVING
        assert named(app, "Instagram").events[-1].reason == "habit"
        await on_step(pilot, app, "ask for deletion")
        await pilot.press("v", "t")
        await pilot.pause()
    assert named(app, "Instagram").irreversible_on == date(2027, 2, 11)

    app = at("2027-02-12", used_home)
    async with app.run_test() as pilot:
        await opened(pilot)
        await to(pilot, app, "Instagram")
        assert "check that it is gone" in line_of_account(app, "Instagram")
        await on_step(pilot, app, "check that it is gone")
        await pilot.press("enter", "v", "enter")
        await pilot.pause()
        assert "gone since 11 Feb" in line_of_account(app, "Instagram")
    assert (named(app, "Instagram").state, named(app, "Instagram").gone_on) == (
        State.GONE, date(2027, 2, 12),
    )  # fmt: skip


async def test_a_slip_takes_two_keys_and_its_words_and_changes_no_history(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram", DAY, SINCE)
    before = only(app)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("s", *"20 bored on the train; enough", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen)
    (slip,) = app.detox.accounts.slips(before)
    assert slip[2:] == (date(2026, 11, 22), 20, "bored on the train", "enough")
    assert only(app) == before


async def test_a_slip_is_of_the_day_that_is_typed_with_it_but_of_none_to_come(
    app: DetoxApp,
) -> None:
    given(app, "Instagram", "instagram", DAY, SINCE)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("s", *"1 hour tomorrow", "enter")
        await pilot.pause()
        assert app.detox.accounts.slips(only(app)) == []
        await pilot.press(*["backspace"] * len("tomorrow"), *"yesterday; bored", "enter")
        await pilot.pause()
    (slip,) = app.detox.accounts.slips(only(app))
    assert slip[2:] == (date(2026, 11, 21), 60, "bored", "")


async def test_a_plan_that_no_longer_fits_offers_the_first_day_that_does(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram", date(2026, 11, 28))
    async with app.run_test() as pilot:
        await opened(pilot)
        assert "The plan needs more time: press f to move its day" in shown(app, "#plan-head")
        assert "21 Dec" in shown(app, "#plan-head")
        assert "today works too" not in " ".join(steps(app))
        await pilot.press("f")
        await pilot.pause()
        assert only(app).day == date(2026, 11, 28), "it asks first"
        assert "21 December" in shown(app, ".dialog-text")
        await pilot.press("enter")
        await pilot.pause()
        assert "needs more time" not in shown(app, "#plan-head")
    assert only(app).day == date(2026, 12, 21)


async def test_a_step_is_skipped_moved_and_taken_up_again(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await on_step(pilot, app, "say goodbye")
        await pilot.press("n", "enter")
        assert not isinstance(app.screen, PlanScreen), "a reason is needed"
        await pilot.press(*"said it", "enter")
        await pilot.pause()
        assert "skipped: said it" in line_of(app, "say goodbye")
        await pilot.press("enter", "y")
        await pilot.pause()
        await pilot.press("m", "ctrl+u", *"2026-12-20", "enter")
        await pilot.pause()
        assert "20 Dec" in line_of(app, "say goodbye")
        assert "moved" in line_of(app, "say goodbye")
        assert "needs more time" not in shown(app, "#plan-head")
        await on_step(pilot, app, "fetch the archive")
        await pilot.press("m", "ctrl+u", *"2026-12-30", "enter")
        await pilot.pause()
        assert "needs more time" in shown(app, "#plan-head"), "a plan that fits no longer says so"


async def test_a_step_of_ones_own(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("plus", *"print the pictures", "enter", *"2026-12-10", "enter")
        await pilot.pause()
        assert "by 10 Dec  print the pictures" in line_of(app, "print")
        await on_step(pilot, app, "print")
        await pilot.press("enter", "x")
        await pilot.pause()
        assert not any("print" in line for line in steps(app))


async def test_a_link_shows_its_host_before_it_opens(
    app: DetoxApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_links: list[str] = []
    monkeypatch.setattr(app, "open_link", opened_links.append)
    given(app, "Instagram", "instagram", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("right", "o")
        await pilot.pause()
        assert "Open accountscenter.instagram.com in the browser?" in shown(app, ".dialog-title")
        await pilot.press("escape")
        assert opened_links == []
        await pilot.press("o", "enter")
        await pilot.pause()
    assert opened_links == ["https://accountscenter.instagram.com/info_and_permissions/dyi/"]


async def test_a_grace_that_is_not_known_is_asked_for(app: DetoxApp) -> None:
    given(app, "my forum", "", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        assert "grace period not known" in lines(app)[0]
        await pilot.press("enter", "r", "t", *"21", "enter")
        await pilot.pause()
    assert only(app).irreversible_on == date(2026, 12, 13)
    assert only(app).told_on is None, "the days were told, not the day"


async def test_a_day_of_no_return_that_was_typed_is_one_that_was_told(app: DetoxApp) -> None:
    given(app, "my forum", "", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("enter", "r", "t", *"13 december", "enter")
        await pilot.pause()
    assert only(app).told_on == date(2026, 12, 13)


async def test_accounts_that_go_together_say_so(app: DetoxApp) -> None:
    given(app, "Facebook", "facebook", DAY)
    given(app, "Messenger", "messenger", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        assert "Deleting Facebook also deletes: Messenger." in shown(app, "#plan-head")
        await pilot.press("j")
        await pilot.pause()
        assert "Messenger goes with Facebook" in shown(app, "#plan-head")


async def test_postponing_keeps_the_old_day_and_the_reason(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("enter", "p", *"2027-01-31", "enter", *"the archive is late", "enter")
        await pilot.pause()
        await pilot.press("h")
        await pilot.pause()
        assert "postponed from Thursday 31 December" in shown(app, "#text")
        assert "the archive is late" in shown(app, "#text")
    assert only(app).day == date(2027, 1, 31)


async def test_a_break_is_paused_and_goes_on(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram", None, SINCE)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("enter", "w", "ctrl+u", *"2026-11-20", "enter")
        await pilot.pause()
        assert only(app).breaks[-1].is_paused
        await pilot.press("enter", "w", "enter")
        await pilot.pause()
    assert only(app).breaks[-1].pauses[0].end == date(2026, 11, 22)


async def test_what_is_known_is_shown_with_its_sources(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("i")
        await pilot.pause()
        text = " ".join(shown(app, "FactsText").split())
        assert "You have 30 days after the request." in text
        assert "Not certain: According to one source" in text
        assert "the terms of Instagram, " in text
        assert "OpenTermsArchive" not in text


async def test_today_tells_the_next_step(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram", DAY)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "by 30 Nov" in shown(app, "#countdown-words"))
        assert "by 30 Nov: ask for the archive of Instagram" in shown(app, "#countdown-words")
        app.detox.leaving.done(f"{only(app).uid}.ask-archive")
        app.changed()
        await pilot.pause()
        assert "ask for the archive" not in shown(app, "#countdown-words")


async def test_steps_of_one_day_change_places(app: DetoxApp) -> None:
    given(app, "Facebook", "facebook", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await on_step(pilot, app, "hand over pages")
        await pilot.press("J")
        await pilot.pause()
        order = [s.kind for s in app.detox.leaving.plan("facebook").steps]
        assert order.index(StepKind.SIGNINS) < order.index(StepKind.HANDOVER)
        await pilot.press("K")
        await pilot.pause()
        order = [s.kind for s in app.detox.leaving.plan("facebook").steps]
        assert order.index(StepKind.HANDOVER) < order.index(StepKind.SIGNINS)


@asynccontextmanager
async def at_the_check(app: DetoxApp) -> AsyncIterator[Pilot[int]]:
    """An account whose deletion was asked for, at the step that looks whether it is gone."""
    given(app, "Instagram", "instagram", DAY)
    app.detox.accounts.request("instagram", DAY)
    app.look_again()
    async with app.run_test() as pilot:
        await opened(pilot)
        await on_step(pilot, app, "check that it is gone")
        yield pilot


async def test_a_letter_is_noted_where_the_account_is_still_there(used_home: Path) -> None:
    app = at("2027-02-01", used_home)
    async with at_the_check(app) as pilot:
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
    letter = next(s for s in app.detox.leaving.plan("instagram").steps if s.kind is StepKind.LETTER)
    assert letter.latest == date(2027, 3, 1)


async def test_a_request_undone_during_the_delay_is_noted_once_that_is_over(
    used_home: Path,
) -> None:
    app = at("2027-02-04", used_home)
    async with at_the_check(app) as pilot:
        await pilot.press("enter", "y")
        await pilot.pause()
        await pilot.press(*"2027-01-30", "enter")
        await pilot.pause()
        assert "29 January" in shown(app, ".dialog-preview")
        await pilot.press("ctrl+u", *"2027-01-20", "enter", "enter")
        await pilot.pause()
    account = named(app, "Instagram")
    assert (account.state, account.requested_on) == (State.LEAVING, None)
    assert account.events[-1].on == date(2027, 1, 20)


@pytest.mark.parametrize("letter", ["v", "n", "m"])
async def test_a_letter_that_a_step_which_is_over_does_not_have_says_so_at_once(
    app: DetoxApp, letter: str
) -> None:
    given(app, "Instagram", "instagram", DAY)
    step = app.detox.leaving.done(f"{only(app).uid}.{StepKind.GOODBYE}", date(2026, 11, 20))
    async with app.run_test(size=(100, 40)) as pilot:
        await opened(pilot)
        await on_step(pilot, app, step.title or "goodbye")
        await pilot.press(letter)
        assert app.warnings == 1
        assert isinstance(app.screen, PlanScreen), "nothing is asked"
        assert app.detox.leaving.find(step.uid) == step


async def test_a_click_below_the_name_of_an_account_without_steps_leaves_the_keys_where_they_are(
    app: DetoxApp,
) -> None:
    given(app, "Behance")
    app.detox.accounts.keep(only(app).uid)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        lanes = app.focused
        await pilot.click(StepsList, offset=(5, 0))
        assert app.focused is lanes is not None
