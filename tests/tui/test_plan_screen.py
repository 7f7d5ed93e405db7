"""Plan by keys: an account from maybe to gone, its steps, its breaks and slips."""

import os
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from detox.bootstrap import Detox
from detox.domain.account import Account, State
from detox.domain.steps import StepKind
from detox.tui.app import DetoxApp
from detox.tui.dialogs.ask import ConfirmScreen
from detox.tui.dialogs.menu import MenuScreen
from detox.tui.screens.plan import PlanScreen
from detox.tui.widgets.facts_pane import FactsPane
from detox.tui.widgets.steps_list import StepsList
from detox.tui.widgets.timeline import LaneRows
from tests.tui.conftest import shown, until

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
    await pilot.press("P")
    await pilot.pause()


def lines(app: DetoxApp) -> list[str]:
    rows = app.screen.query_one(LaneRows)
    shown = [rows.render_line(y).text.rstrip() for y in range(rows.size.height)]
    return [line.replace("▌", " ", 1) for line in shown]


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
        await pilot.press("escape")
    assert (only(app).break_since, only(app).state) == (SINCE, State.UNDECIDED)


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
        assert app._notifications


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


def at(day: str, _home: Path) -> DetoxApp:
    """The program on another day."""
    os.environ["DETOX_NOW"] = f"{day}T14:32:00Z"
    return DetoxApp(Detox())


def named(app: DetoxApp, name: str) -> Account:
    return app.detox.accounts.find(name)


def steps(app: DetoxApp) -> list[str]:
    rows = app.screen.query_one(StepsList)
    return [drawn(rows, place) for place in range(len(rows._rows))]


def drawn(rows: StepsList | LaneRows, place: int) -> str:
    return "".join(text for text, _style in rows._pieces(place)).rstrip()


def line_of(app: DetoxApp, words: str) -> str:
    return next(line for line in steps(app) if words in line)


def line_of_account(app: DetoxApp, name: str) -> str:
    rows = app.screen.query_one(LaneRows)
    found = (drawn(rows, place) for place in range(len(rows._rows)))
    return next(line for line in found if name in line)


def offered(app: DetoxApp) -> set[str]:
    assert isinstance(app.screen, MenuScreen)
    return {choice.key for column in app.screen._columns for choice in column}


async def to(pilot: Pilot[int], app: DetoxApp, name: str) -> None:
    """Put the cursor on an account."""
    rows = app.screen.query_one(LaneRows)
    rows.focus()
    await pilot.press(*"k" * 10)
    for _row in range(10):
        if rows.selected == named(app, name).uid:
            break
        await pilot.press("j")
    assert rows.selected == named(app, name).uid


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
        assert "Dec" in shown(app, ".axis")
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
        assert "gone since 12 Feb" in line_of_account(app, "Instagram")
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


async def test_a_plan_that_no_longer_fits_offers_the_first_day_that_does(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram", date(2026, 11, 28))
    async with app.run_test() as pilot:
        await opened(pilot)
        assert "The plan needs more time: press f to move its day" in shown(app, "#plan-head")
        assert "21 Dec" in shown(app, "#plan-head")
        assert "today works too" in steps(app)[0]
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


async def test_a_letter_is_noted_where_the_account_is_still_there(used_home: Path) -> None:
    app = at("2027-02-01", used_home)
    given(app, "Instagram", "instagram", DAY)
    app.detox.accounts.request("instagram", DAY)
    app.look_again()
    async with app.run_test() as pilot:
        await opened(pilot)
        await on_step(pilot, app, "check that it is gone")
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
    letter = next(s for s in app.detox.leaving.plan("instagram").steps if s.kind is StepKind.LETTER)
    assert letter.latest == date(2027, 3, 1)


async def test_what_moves_a_day_or_asks_for_deletion_is_said_with_its_account(
    app: DetoxApp,
) -> None:
    given(app, "Instagram", "instagram", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("d", "ctrl+u", *"2027-01-15", "enter")
        await until(pilot, lambda: bool(said(app)))
        assert said(app).startswith("Instagram: deletion moved from 31 Dec to 15 Jan ")
        await pilot.press("u")
        await until(pilot, lambda: "Undone" in said(app))
        assert said(app).startswith("Undone: changing the account “Instagram”")
        app.detox.accounts.request("instagram", date(2026, 11, 22))
        app.changed()
        await pilot.pause()
        await pilot.press("e", "enter", "enter", "enter")
        await until(pilot, lambda: "cancelled" in said(app))
        assert "Instagram: the request to delete it was cancelled" in said(app)


async def test_a_step_that_is_taken_back_is_named_with_its_account(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("right", "v")
        await until(pilot, lambda: "Done" in said(app))
        assert said(app).startswith("Done: ask for the archive of Instagram ")
        await pilot.press("u")
        await until(pilot, lambda: "Undone" in said(app))
        assert "changing the step “ask for the archive” (Instagram)" in said(app)


async def test_from_the_accounts_a_key_for_steps_leads_to_them_before_it_does_anything(
    app: DetoxApp,
) -> None:
    given(app, "Instagram", "instagram", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        before = app.detox.records.stamp()
        await pilot.press("v")
        await pilot.pause()
        assert app.detox.records.stamp() == before
        assert isinstance(app.focused, StepsList)
        await pilot.press("v")
        await pilot.pause()
        assert "done 22 Nov" in steps(app)[0]
        await pilot.press("x")
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen), "x is not about the account there"
        await pilot.press("left")
        await pilot.pause()
        assert isinstance(app.focused, LaneRows)


async def test_a_sign_before_each_account_says_the_most_important_of_it(used_home: Path) -> None:
    app = at("2026-12-21", used_home)
    given(app, "Tumblr", "tumblr", DAY)
    given(app, "Forum", "", date(2027, 6, 30))
    given(app, "Instagram", "instagram", DAY)
    app.detox.accounts.request("instagram", date(2026, 12, 1))
    given(app, "Club", "", DAY)
    app.detox.accounts.request("club", date(2026, 11, 1), 10)
    app.detox.accounts.confirm("club", date(2026, 12, 1))
    app.look_again()
    async with app.run_test() as pilot:
        await opened(pilot)
        signs = {name: line_of_account(app, name)[1] for name in ("Tumblr", "Instagram", "Club")}
        assert signs == {"Tumblr": "!", "Instagram": "◇", "Club": "✓"}
        assert line_of_account(app, "Forum").startswith("   Forum")


@pytest.mark.parametrize("size", SIZES)
async def test_what_stands_beside_the_line_of_an_account_is_never_cut(
    used_home: Path, size: tuple[int, int]
) -> None:
    app = at("2026-12-21", used_home)
    given(app, "Facebook", "facebook", DAY)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        assert "10 days · needs more time" in line_of_account(app, "Facebook")
        assert "…" not in line_of_account(app, "Facebook")
        assert "Jan" in shown(app, ".axis"), "a month beside today makes way, and stays"


def said(app: DetoxApp) -> str:
    """What was said last."""
    return " ".join(note.message for note in app._notifications)
