"""What is due, on Today: seen first, and done there by one key."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Digits

from detox.bootstrap import Detox
from detox.domain.account import State
from detox.domain.activity import Activity
from detox.domain.problem import Refused
from detox.domain.steps import Progress
from detox.services.agenda import Item, Need
from detox.services.ports import Change
from detox.tui.app import DetoxApp
from detox.tui.commands import APP, of_scopes
from detox.tui.commands import TODAY as TODAY_SCOPE
from detox.tui.dialogs.ask import ConfirmScreen
from detox.tui.dialogs.ticks import TickScreen
from detox.tui.screens.today import TodayScreen
from detox.tui.widgets.due import DueBlock
from detox.wording.agenda import what
from tests.tui.conftest import notices, shown, toasts

SIZES = [(60, 24), (80, 24), (140, 40)]


FIVE = ("Facebook", "Instagram", "LinkedIn", "Tumblr", "X (Twitter)")


@pytest.fixture
def five(used_home: Path, monkeypatch: pytest.MonkeyPatch) -> DetoxApp:
    """Five accounts to leave on 31 December, and it is the 21st with nothing done."""
    for name in FIVE:
        platform = name.partition(" ")[0].lower()
        Detox().accounts.add(name, platform, date(2026, 12, 31))
    monkeypatch.setenv("DETOX_NOW", "2026-12-21T14:32:00Z")
    return DetoxApp(Detox())


def rows(app: DetoxApp) -> list[str]:
    """What is due, as it reads."""
    block = app.screen.query_one(DueBlock)
    shown = [block.rows.render_line(y).text.rstrip() for y in range(block.rows.size.height)]
    return shown if block.display else []


async def go_to(pilot: Pilot[int], words: str) -> None:
    """Put the cursor on the item that has these words."""
    items, screen = [], pilot.app.screen
    assert isinstance(screen, TodayScreen)
    await pilot.press("home")
    items = [what(item, screen.core.overview.today) for item in screen._items]
    for _down in range(items.index(words)):
        await pilot.press("down")


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_due_is_seen_first_each_with_its_own_date(five: DetoxApp, size) -> None:
    async with five.run_test(size=size) as pilot:
        await pilot.pause()
        known = rows(five)
        assert known[0].startswith("▌needs more time")
        assert any(row.startswith(" since ") and "ask for the archive" in row for row in known)
        assert "today" not in " ".join(known)
        block = five.screen.query_one(DueBlock).region
        assert block.y < five.screen.query_one("#countdown-words").region.y
        assert "10 days" in text(five)
        assert "more in the plan" in shown(five, "#due-head") or len(known) == len(items(five))


async def test_nothing_due_takes_no_room(app: DetoxApp) -> None:
    app.detox.accounts.add("Instagram", "instagram", date(2027, 6, 30))
    app.look_again()
    async with app.run_test() as pilot:
        assert not app.screen.query_one(DueBlock).display
        assert app.screen.query_one("#front").region.height == 4
        for key in ("V", "N", "M", "enter", "ctrl+o"):
            app.clear_notifications()
            await pilot.press(key)
            (told,) = notices(app)
            assert told.message.startswith("Nothing is due today."), key
        assert "V" not in shown(app, "#keys")
        assert app.screen.query_one(Digits).display


async def test_a_step_is_done_from_today_and_undone(five: DetoxApp) -> None:
    for name in FIVE[1:]:
        five.detox.accounts.remove(name)
    five.look_again()
    async with five.run_test() as pilot:
        await go_to(pilot, "ask for the archive")
        await pilot.press("V")
        await pilot.pause()
        step = five.detox.leaving.find(f"{five.overview.accounts[0].uid}.ask-archive")
        assert (step.progress, step.on) == (Progress.DONE, date(2026, 12, 21))
        assert "ask for the archive" not in " ".join(rows(five))
        assert "Done: ask for the archive, Facebook" in toasts(five)
        await pilot.press("u")
        await pilot.pause()
        assert "ask for the archive" in " ".join(rows(five))


async def test_of_several_accounts_only_the_ticked_ones_are_done_in_one_step(
    five: DetoxApp,
) -> None:
    async with five.run_test() as pilot:
        await go_to(pilot, "ask for the archive")
        await pilot.press("V")
        assert isinstance(five.screen, TickScreen)
        await pilot.press("enter")
        assert isinstance(five.screen, TickScreen), "none is ticked yet"
        await pilot.press("space", "down", "space", "enter")
        await pilot.pause()
        assert len(done(five)) == 2
        await pilot.press("u")
        await pilot.pause()
        assert done(five) == [], "one step took both back"


async def test_a_step_is_skipped_with_a_reason_for_all_at_once(five: DetoxApp) -> None:
    async with five.run_test() as pilot:
        await go_to(pilot, "ask for the archive")
        count = len(item_under(five).accounts)
        await pilot.press("N", "a", "enter", *"nothing there", "enter")
        await pilot.pause()
        assert len(done(five, Progress.SKIPPED)) == count


async def test_a_step_is_given_another_day(five: DetoxApp) -> None:
    async with five.run_test() as pilot:
        await go_to(pilot, "ask for the archive")
        await pilot.press("M", "space", "enter", "ctrl+u", *"28 december", "enter")
        await pilot.pause()
        steps = [step for plan in five.detox.leaving.plans() for step in plan.steps]
        moved = [step for step in steps if step.is_moved]
        assert [step.latest for step in moved] == [date(2026, 12, 28)]


async def test_a_plan_that_does_not_fit_is_moved_once_that_is_confirmed(five: DetoxApp) -> None:
    async with five.run_test() as pilot:
        item = item_under(five)
        assert "V move to" in shown(five, "#due-keys")
        await pilot.press("V", *(["a", "enter"] if len(item.accounts) > 1 else []))
        assert isinstance(five.screen, ConfirmScreen)
        await pilot.press("enter")
        await pilot.pause()
        days = {a.day for a in five.detox.accounts.all() if a.name in names_of(item)}
        assert days == {item.first_day}
        assert "needs more time" not in " ".join(rows(five))


@pytest.mark.parametrize(
    ("keys", "state"),
    [
        (["V", "enter", "t"], State.REQUESTED),
        (["N", "enter", "enter", "enter"], State.KEEPING),
        (["M", "a", "enter", "ctrl+u", *"31 january", "enter"], State.LEAVING),
    ],
)
async def test_a_day_that_has_passed_is_settled_from_today(
    five: DetoxApp, monkeypatch: pytest.MonkeyPatch, keys: list[str], state: State
) -> None:
    monkeypatch.setenv("DETOX_NOW", "2027-01-04T14:32:00Z")
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        assert rows(app)[0].startswith("▌since 31 Dec")
        for key in ("V requested", "N keep it", "M another day"):
            assert key in shown(app, "#due-keys")
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        known = app.detox.accounts.find("Facebook")
        assert known.state is state
        passed = [names_of(item) for item in items(app) if item.need is Need.DAY]
        assert known.name not in set().union(*passed)


@pytest.mark.parametrize(
    ("keys", "review_on"),
    [
        (["V", "enter", "enter"], None),
        (["M", *"in 3 months", "enter"], date(2027, 3, 21)),
    ],
)
async def test_the_day_to_think_again_is_answered_from_today(
    used_home: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str], review_on: date | None
) -> None:
    uid = Detox().accounts.add("YouTube", "youtube").uid
    Detox().accounts.keep(uid, "my own films", date(2026, 12, 8))
    monkeypatch.setenv("DETOX_NOW", "2026-12-21T14:32:00Z")
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "since 8 Dec  think again about keeping it  YouTube" in rows(app)[0]
        assert "V keep it" in shown(app, "#due-keys")
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        known = app.detox.accounts.find("YouTube")
        assert (known.state, known.reason) == (State.KEEPING, "my own films")
        assert known.review_on == review_on
        assert rows(app) == []


async def test_the_address_of_a_step_is_opened_once_it_was_shown(five: DetoxApp) -> None:
    opened: list[str] = []
    five.open_link = opened.append  # type: ignore[method-assign, assignment]  # no browser here
    async with five.run_test() as pilot:
        await go_to(pilot, "ask for the archive")
        await pilot.press("ctrl+o", "enter")
        assert isinstance(five.screen, ConfirmScreen)
        await pilot.press("enter")
        await pilot.pause()
    assert len(opened) == 1
    assert opened[0].startswith("https://")


async def test_letters_still_log_while_something_is_due(five: DetoxApp) -> None:
    async with five.run_test() as pilot:
        for letter, activity in five.detox.activities.by_letter().items():
            await pilot.press(letter, "5", "enter")
            await pilot.pause()
            month = five.detox.log.month(five.overview.today)
            assert activity.key in {session.activity for session in month}
        assert done(five) == []


async def test_a_letter_that_lists_use_too_logs_where_its_person_chose_it(five: DetoxApp) -> None:
    before = Activity("gardening", "gardening", "g")
    five.detox.records.commit("activity.add", [Change(None, before)])
    async with DetoxApp(Detox()).run_test() as pilot:
        await pilot.press("down", "g", "5", "enter")
        await pilot.pause()
    assert [s.activity for s in five.detox.log.month(date(2026, 12, 21))] == ["gardening"]


def test_no_letter_of_an_activity_is_one_of_the_keys_of_today(app: DetoxApp) -> None:
    for command in of_scopes([TODAY_SCOPE, APP]):
        for key in command.keys.split(","):
            if len(key) == 1 and key.isalpha():
                with pytest.raises(Refused):
                    app.detox.activities.check_letter("writing", key)


@pytest.mark.parametrize("size", [(60, 24), (80, 10), (60, 10), (40, 12), (80, 24), (140, 40)])
async def test_what_is_due_and_todays_hours_are_there_at_any_size(five: DetoxApp, size) -> None:
    async with five.run_test(size=size) as pilot:
        await pilot.pause()
        assert rows(five)
        assert rows(five)[0].startswith("▌needs more time")
        await pilot.press("end", "home", "V")
        assert not isinstance(five.screen, TodayScreen)


async def test_today_and_the_plan_say_the_same_comes_first(five: DetoxApp) -> None:
    async with five.run_test():
        for item in items(five):
            for matter in item.matters:
                plan = five.detox.leaving.plan(matter.account.uid)
                if matter.step is None:
                    assert plan.verdict.first_day == matter.first_day
                else:
                    assert matter.step in plan.steps
        firsts: dict[str, str] = {}
        for item in items(five):
            for matter in item.matters:
                if matter.step is not None:
                    firsts.setdefault(matter.account.uid, matter.step.uid)
        for uid, step in firsts.items():
            plan = five.detox.leaving.plan(uid)
            assert plan.next is not None
            assert plan.next.uid == step


def items(app: DetoxApp) -> list[Item]:
    return app.detox.plans.agenda(app.overview)


def item_under(app: DetoxApp) -> Item:
    screen = app.screen_stack[0]
    assert isinstance(screen, TodayScreen)
    assert screen._item is not None
    return screen._item


def names_of(item: Item) -> set[str]:
    return {account.name for account in item.accounts}


def done(app: DetoxApp, progress: Progress = Progress.DONE) -> list[str]:
    return [
        step.uid
        for plan in app.detox.leaving.plans()
        for step in plan.steps
        if step.progress is progress
    ]


def text(app: DetoxApp) -> str:
    """The whole screen as text."""
    digits = app.screen.query_one(Digits)
    said = shown(app, "#countdown-words")
    return f"{digits.value} {said}" if digits.display else said


async def test_what_can_be_done_instead_is_seen_with_the_key_that_is_named(
    five: DetoxApp, used_home: Path
) -> None:
    (used_home / "config" / "config.toml").write_text('[keys]\n"due.open" = "-"\n')
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await pilot.press("home", "N")
        await pilot.pause()
        (said,) = [each.message for each in notices(app)]
        assert said == "This can’t be skipped; press - to see what you can do."
        await pilot.press("minus")
        assert not isinstance(app.screen, TodayScreen)


@pytest.mark.parametrize("language", ["en_GB", "fr_FR"])
async def test_the_keys_of_every_day_keep_their_place_while_something_is_due(
    five: DetoxApp, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("LANG", f"{language}.UTF-8")
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        assert items(app)
        assert {"H", "l", "space" if language == "en_GB" else "espace"} <= {
            *shown(app, "#keys").split()
        }
