"""Today: one letter logs, space times, and everything moves by itself."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.widgets import Digits
from textual.widgets._toast import Toast

from detox.bootstrap import Detox
from detox.services.activities import ActivityEdit
from detox.tui.app import DetoxApp
from detox.tui.dialogs.ask import ChoiceScreen
from detox.tui.dialogs.lines import LinesScreen
from detox.tui.widgets.panes import AccountsPane, DayPane, FittedPane, RecentPane, WeekPane
from detox.tui.widgets.timer_line import TimerLine
from tests.clocks import StillClock
from tests.tui.conftest import shown, toasts, until

SIZES = [(60, 24), (80, 24), (140, 40)]


TODAY = date(2026, 11, 22)


async def test_four_keystrokes_log_a_session(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("w", "4", "5", "enter")
        await pilot.pause()
        (session,) = app.detox.log.month(TODAY)
        assert (session.activity, session.minutes, session.day) == ("writing", 45, TODAY)
        assert "45 min" in shown(app, "DayPane")


async def test_on_a_wide_screen_the_accounts_leave_room_for_notes_and_goals(
    app: DetoxApp,
) -> None:
    app.detox.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    app.detox.log.log(45, "learning", TODAY, note="morning, at last", tags=("print",))
    app.detox.log.log(45, "writing", TODAY)
    app.detox.activities.edit("writing", ActivityEdit(goal=90))
    async with app.run_test(size=(120, 36)) as pilot:
        app.changed()
        await pilot.pause()
        assert "morning, at last +print" in drawn_pane(app, DayPane)
        assert "/ 1 h 30 min" in drawn_pane(app, WeekPane)
        assert "39 days" in drawn_pane(app, AccountsPane)


async def test_letters_follow_the_language(app: DetoxApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    async with DetoxApp(Detox()).run_test() as pilot:
        await pilot.press("c", "1", "h", "enter")
        await pilot.pause()
    assert [s.activity for s in app.detox.log.month(TODAY)] == ["email"]


async def test_a_note_tags_and_a_day_may_follow_the_minutes(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("r", *"30 essay +paper yesterday", "enter")
        await pilot.pause()
        (session,) = app.detox.log.month(TODAY)
        assert (session.note, session.tags) == ("essay", ("paper",))
        assert session.day == TODAY - timedelta(days=1)


async def test_the_line_reads_while_it_is_typed_and_refuses_what_it_cannot(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("l", *"1h30 writing draft")
        assert "1 h 30 min" in shown(app, ".dialog-preview")
        await pilot.press("ctrl+u", *"soon writing", "enter")
        assert isinstance(app.screen, LinesScreen), "it stays open until it is understood"
        assert shown(app, ".dialog-preview") != ""
        await pilot.press("escape")
        assert app.detox.log.month(TODAY) == []


async def test_space_starts_and_stops_the_timer(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("space", "e")
        await pilot.pause()
        running = app.detox.timing.current()
        assert running is not None
        assert running.activity == "email"
        assert "email" in shown(app, "TimerLine")
        await pilot.press("space")
        await pilot.pause()
        assert app.detox.timing.current() is None
        assert not app.screen.query_one(TimerLine).display


async def test_a_timer_started_late_is_put_right(app: DetoxApp) -> None:
    app.detox.timing.start("writing")
    async with app.run_test() as pilot:
        await pilot.press("comma", "ctrl+u", *"25 minutes ago", "enter")
        await pilot.pause()
        assert "25:0" in shown(app, "TimerLine")


async def test_the_timer_is_paused_switched_and_dropped(app: DetoxApp) -> None:
    app.detox.timing.start("writing", app.detox.clock.now() - timedelta(minutes=25))
    async with app.run_test() as pilot:
        await pilot.press("full_stop")
        assert "Paused" in shown(app, "TimerLine")
        await pilot.press("full_stop", "semicolon", "p")
        await pilot.pause()
        assert [s.minutes for s in app.detox.log.month(TODAY)] == [25]
        current = app.detox.timing.current()
        assert current is not None
        assert current.activity == "people"
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert app.detox.timing.current() is None
        await pilot.press("u")
        await pilot.pause()
        assert app.detox.timing.current() is not None


@pytest.mark.parametrize(
    ("language", "key"), [("en_GB.UTF-8", "space stop"), ("fr_FR.UTF-8", "espace arrêter")]
)
async def test_a_forgotten_timer_says_how_to_stop_it_however_narrow_the_screen(
    used_home: Path, monkeypatch: pytest.MonkeyPatch, language: str, key: str
) -> None:
    monkeypatch.setenv("LANG", language)
    detox = Detox()
    detox.timing.start("writing", detox.clock.now() - timedelta(hours=9))
    app = DetoxApp(detox)
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        assert "?" in shown(app, "TimerLine")
        assert key in shown(app, "#timer-keys")


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["up", "enter"], [("writing", 540)]),
        (["enter", *"90", "enter"], [("writing", 90)]),
        (["semicolon", *"1h", "enter", "p"], [("people", 480), ("writing", 60)]),
        (["exclamation_mark"], []),
        (["escape"], None),
    ],
)
async def test_a_forgotten_timer_asks_what_to_believe(app: DetoxApp, keys, expected) -> None:
    app.detox.timing.start("writing", app.detox.clock.now() - timedelta(hours=9))
    async with app.run_test() as pilot:
        await pilot.press("space")
        await pilot.pause()
        assert isinstance(app.screen, ChoiceScreen)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        noted = sorted((s.activity, s.minutes) for s in app.detox.log.month(TODAY))
        if expected is None:
            assert noted == []
            assert app.detox.timing.current() is not None
        else:
            assert noted == expected
            assert app.detox.timing.current() is None


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("enter", "2", "0", "enter"), [("writing", 20)]),
        (("exclamation_mark",), []),
        (("escape",), None),
    ],
)
async def test_a_timer_whose_clock_went_back_asks_how_long_it_was(
    app: DetoxApp, monkeypatch: pytest.MonkeyPatch, keys, expected
) -> None:
    monkeypatch.setenv("DETOX_NOW", "2026-11-22T15:10:00Z")
    Detox().timing.start("writing")
    async with app.run_test() as pilot:
        await pilot.press("space")
        await pilot.pause()
        assert isinstance(app.screen, ChoiceScreen)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        assert (app.detox.timing.current() is None) == (expected is not None)
        noted = [(s.activity, s.minutes) for s in app.detox.log.month(TODAY)]
        assert noted == (expected or [])


async def test_undo_and_redo_say_what_they_did(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("w", "4", "5", "enter", "u")
        await pilot.pause()
        assert app.detox.log.month(TODAY) == []
        assert "logging 45 min writing" in toasts(app)
        await pilot.press("U")
        await pilot.pause()
        assert len(app.detox.log.month(TODAY)) == 1


@pytest.mark.usefixtures("ticking")
async def test_changes_made_elsewhere_appear_by_themselves(app: DetoxApp) -> None:
    elsewhere = Detox()
    async with app.run_test() as pilot:
        elsewhere.log.log(50, "reading")
        await until(pilot, lambda: "50 min" in shown(app, "DayPane"))
        assert "50 min" in shown(app, "DayPane")
        elsewhere.accounts.add("Instagram", "instagram", date(2026, 12, 31))
        await until(pilot, lambda: "Instagram" in shown(app, "#countdown-words"))
        assert "Instagram" in shown(app, "#countdown-words")


@pytest.mark.usefixtures("ticking", "used_home")
async def test_midnight_moves_the_countdown() -> None:
    clock = StillClock("2026-11-22T22:59:59Z")  # a second to midnight in Paris
    app = DetoxApp(Detox(clock))
    app.detox.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    app.detox.log.log(45, "writing")
    app.changed()
    async with app.run_test() as pilot:
        assert app.screen.query_one(Digits).value == "39"
        clock.instant += timedelta(seconds=1)
        await until(pilot, lambda: app.screen.query_one(Digits).value == "38")
        assert app.screen.query_one(Digits).value == "38"
        assert "45 min" not in shown(app, "DayPane"), "that was yesterday"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 3, 31), "129 days until you delete"),
        (date(2026, 11, 23), "1 day until you delete"),
        (TODAY, "today is the day to delete"),
        (date(2026, 11, 20), "0 min  logged this week"),
    ],
)
async def test_the_countdown_says_what_it_counts(app: DetoxApp, day: date, words: str) -> None:
    app.detox.accounts.add("Instagram", "instagram", day)
    app.look_again()
    async with app.run_test():
        digits, said = app.screen.query_one(Digits), shown(app, "#countdown-words")
        assert words in (f"{digits.value} {said}" if digits.display else said)
        assert "since the day" not in said, "nobody is told for how long"


async def test_without_a_day_the_hours_of_the_week_stand_big(app: DetoxApp) -> None:
    app.detox.log.log(95, "writing")
    app.look_again()
    async with app.run_test():
        assert app.screen.query_one(Digits).value == "1:35"
        assert "hours logged this week" in shown(app, "#countdown-words")


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_essential_is_lost_at_any_width(app: DetoxApp, size) -> None:
    for name in ("Instagram", "Facebook", "X", "Tumblr", "LinkedIn"):
        app.detox.accounts.add(name, day=date(2026, 12, 31))
    app.detox.activities.edit("writing", ActivityEdit(goal=240))
    app.detox.log.log(45, "writing", note="column")
    app.look_again()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for selector in (DayPane, WeekPane, "Countdown", "#letters", "#keys"):
            region = app.screen.query_one(selector).region
            assert region.height > 0
            assert region.x >= 0
            assert region.right <= size[0]
            assert region.bottom <= size[1]
        for letter, activity in app.detox.activities.by_letter().items():
            assert f"{letter} {activity.named('en')}" in shown(app, "#letters")
        assert ("? keys" if size[0] >= 80 else "?") in shown(app, "#keys")
        assert "/ 4 h" in shown(app, "WeekPane")
        assert app.screen.query_one(AccountsPane).display, "lines are left"


async def test_a_note_is_never_markup(app: DetoxApp) -> None:
    app.detox.log.log(45, "writing", note="[bold]x[/bold] [@click=quit]y[/]")
    app.look_again()
    async with app.run_test(size=(140, 40)):
        assert "[bold]x[/bold] [@click=quit]y[/]" in shown(app, "DayPane")


async def test_reminders_that_fell_silent_are_told_until_they_come_again(
    app: DetoxApp, tmp_path: Path
) -> None:
    place = tmp_path / "detox-1.0"
    place.mkdir()
    app.detox.starting.remember([str(place)])
    place.rename(tmp_path / "detox-1.1")
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "has moved; “detox reminders install” fixes that" in shown(app, "#silent")
        app.detox.starting.forget()
        await pilot.press("w", "1", "enter")
        await pilot.pause()
        assert shown(app, "#silent") == ""


async def test_lines_that_are_left_show_the_accounts_and_the_last_days(app: DetoxApp) -> None:
    for name in ("Instagram", "Facebook"):
        app.detox.accounts.add(name, day=date(2026, 12, 31))
    app.detox.accounts.add("Forum")
    app.detox.log.log(45, "writing")
    app.detox.log.log(30, "writing", date(2026, 11, 20))
    app.look_again()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Forum" in shown(app, "AccountsPane"))
        assert "Forum" in shown(app, "AccountsPane")
        assert "39 days" in shown(app, "AccountsPane")
        assert "Fri 20" in shown(app, "RecentPane")
        assert "Thu 19" not in shown(app, "RecentPane"), "nothing is missing before the first one"
        await pilot.resize_terminal(80, 11)
        await until(pilot, lambda: not app.screen.query_one(RecentPane).display)
        assert not app.screen.query_one(RecentPane).display
        assert "45 min" in shown(app, "DayPane")


async def test_of_too_many_goals_those_without_hours_give_way(app: DetoxApp) -> None:
    for activity in app.detox.activities.all():
        app.detox.activities.edit(activity.key, ActivityEdit(goal=60))
    app.detox.log.log(45, "people")
    app.look_again()
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        assert "people" in shown(app, "WeekPane")


async def test_the_keys_of_a_running_timer_stand_beside_it(app: DetoxApp) -> None:
    async with app.run_test(size=(120, 30)) as pilot:
        assert "space timer" in shown(app, "#keys")
        await pilot.press("space", "w")
        await until(pilot, lambda: "stop" in shown(app, "#timer-keys"))
        for hint in ("space stop", ". pause", "; switch", "! drop"):
            assert hint in shown(app, "#timer-keys")
        assert "space" not in shown(app, "#keys")
        await pilot.press("full_stop")
        await until(pilot, lambda: ". resume" in shown(app, "#timer-keys"))
        assert ". resume" in shown(app, "#timer-keys")


async def test_that_an_account_is_gone_is_told_as_what_it_is_for_a_week(used_home: Path) -> None:
    detox = Detox()
    detox.accounts.add("Forum", day=TODAY)
    detox.accounts.request("forum", date(2026, 9, 1), 30)
    detox.accounts.confirm("forum", TODAY - timedelta(days=6))
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await pilot.pause()
        said = shown(app, "#countdown-words")
        assert "Forum is gone." in said
        assert "final since 1 Oct" in said
        assert "checked on 16 Nov" in said
        assert "I shows" in said
        assert not app.screen.query_one(Digits).display, "there is nothing to count"
        detox.accounts.add("Club")
        detox.accounts.leave("club", date(2026, 12, 31))
        app.changed()
        await until(pilot, lambda: "Club" in shown(app, "#countdown-words"))
        assert "Forum is gone." in shown(app, "#countdown-words")
        assert app.screen.query_one(Digits).value == "39"


@pytest.mark.parametrize(("rows", "is_gone_told"), [(24, True), (18, False)])
async def test_what_comes_next_has_a_line_of_its_own_below_who_is_gone(
    used_home: Path, rows: int, is_gone_told: bool
) -> None:
    detox = Detox()
    detox.accounts.add("Forum", day=TODAY)
    detox.accounts.request("forum", date(2026, 9, 1), 30)
    detox.accounts.confirm("forum", TODAY)
    detox.accounts.add("Instagram", "instagram", date(2027, 1, 31))
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, rows)) as pilot:
        await pilot.pause()
        told = shown(app, "#countdown-words").splitlines()
        assert told[2:-1] == ["Forum is gone."] * is_gone_told
        assert "Instagram" in told[-1]
        assert app.screen.query_one("#countdown-words").size.height == len(told)


async def test_after_a_week_an_account_that_is_gone_is_not_named_any_more(
    used_home: Path,
) -> None:
    detox = Detox()
    detox.accounts.add("Forum", day=TODAY)
    detox.accounts.request("forum", date(2026, 9, 1), 30)
    detox.accounts.confirm("forum", TODAY - timedelta(days=7))
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await pilot.pause()
        said = shown(app, "#countdown-words")
        assert "Forum" not in said
        assert "The account you left is gone." in said
        assert "no deletion day" not in said


async def test_a_break_is_told_without_a_count_of_its_days(app: DetoxApp) -> None:
    app.detox.accounts.add("Forum", "", None, date(2026, 4, 22))
    app.look_again()
    async with app.run_test() as pilot:
        await pilot.pause()
        said = shown(app, "#countdown-words")
        assert "on a break since 22 Apr: Forum" in said
        assert "days" not in said


async def test_what_was_done_is_said_in_one_line_that_ends_with_the_key_of_undo(
    app: DetoxApp,
) -> None:
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("w", "3", "0", "enter")
        await until(pilot, lambda: bool(app.screen.query(Toast)))
        toast = app.screen.query_one(Toast)
        await until(pilot, lambda: toast.region.height > 0)
        said = str(toast.render())
        assert said.startswith("Logged: 30 min writing, today ")
        assert said.endswith("u undo")
        assert "\n" not in said
        assert (toast.region.height, toast.region.bottom) == (1, 23), "above the keys"


async def test_what_is_said_is_never_markup(app: DetoxApp) -> None:
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await pilot.press("w", *"30 [bold]x[/bold] [@click=quit]y[/]", "enter")
        await until(pilot, lambda: bool(app.screen.query(Toast)))
        said = str(app.screen.query_one(Toast).render())
        assert "[bold]x[/bold] [@click=quit]y[/]" in said
        assert said.endswith("u undo")


def drawn_pane(app: DetoxApp, kind: type[FittedPane]) -> str:
    """The lines of a pane as they are painted."""
    region = app.screen.query_one(kind).region
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join(
        strips[y].text[region.x : region.right] for y in range(region.y, region.bottom)
    )


@pytest.mark.parametrize("width", [50, 60, 80, 84])
async def test_a_bar_gives_way_before_the_figure_of_a_goal(
    used_home: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    app = DetoxApp(Detox())
    app.detox.log.log(235, "learning", TODAY)
    app.detox.log.log(180, "writing", TODAY)
    app.detox.activities.edit("writing", ActivityEdit(goal=90))
    app.look_again()
    async with app.run_test(size=(width, 24)):
        assert "3 h / 1 h 30 ✓" in drawn_pane(app, WeekPane).replace("\xa0", " ")
