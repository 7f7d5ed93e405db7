"""Today: one letter logs, space times, and everything moves by itself."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.widgets import Digits

from detox.bootstrap import Detox
from detox.services.activities import ActivityEdit
from detox.tui.app import DetoxApp
from detox.tui.dialogs.ask import ChoiceScreen
from detox.tui.dialogs.lines import LinesScreen
from detox.tui.widgets.panes import DayPane, RecentPane, TimerLine, WeekPane
from tests.tui.conftest import shown

TODAY = date(2026, 11, 22)
SIZES = [(60, 24), (80, 24), (140, 40)]


async def test_four_keystrokes_log_a_session(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("w", "4", "5", "enter")
        await pilot.pause()
        (session,) = app.detox.log.month(TODAY)
        assert (session.activity, session.minutes, session.day) == ("writing", 45, TODAY)
        assert "45 min" in shown(app, "DayPane")


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
        assert "1 h 30" in shown(app, ".dialog-preview")
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
    ("keys", "expected"),
    [
        (["a"], [("writing", 540)]),
        (["c", *"90", "enter"], [("writing", 90)]),
        (["s", *"1h", "enter", "p"], [("people", 480), ("writing", 60)]),
        (["d"], []),
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
    [(("c", "2", "0", "enter"), [("writing", 20)]), (("d",), []), (("escape",), None)],
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
        assert any("logging 45 min writing" in n.message for n in app._notifications)
        await pilot.press("U")
        await pilot.pause()
        assert len(app.detox.log.month(TODAY)) == 1


async def test_changes_made_elsewhere_appear_by_themselves(app: DetoxApp) -> None:
    elsewhere = Detox()
    async with app.run_test() as pilot:
        elsewhere.log.log(50, "reading")
        await pilot.pause(1.3)
        assert "50 min" in shown(app, "DayPane")
        elsewhere.accounts.add("Instagram", "instagram", date(2026, 12, 31))
        await pilot.pause(1.3)
        assert "Instagram" in shown(app, "#countdown-words")


async def test_midnight_moves_the_countdown(used_home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETOX_NOW", "2026-11-22T22:59:59Z")  # a second to midnight in Paris
    app = DetoxApp(Detox())
    app.detox.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    app.detox.log.log(45, "writing")
    app.changed()
    async with app.run_test() as pilot:
        assert app.screen.query_one(Digits).value == "39"
        await pilot.pause(2.2)
        assert app.screen.query_one(Digits).value == "38"
        assert "45 min" not in shown(app, "DayPane"), "that was yesterday"


@pytest.mark.parametrize(
    ("day", "figure", "words"),
    [
        (date(2026, 12, 31), "39", "days to the deletion of"),
        (date(2026, 11, 23), "1", "day to the deletion of"),
        (TODAY, "0", "today is the day of"),
        (date(2026, 11, 20), "2", "days since the day of"),
    ],
)
async def test_the_countdown_says_what_it_counts(app, day, figure: str, words: str) -> None:
    app.detox.accounts.add("Instagram", "instagram", day)
    app.look_again()
    async with app.run_test():
        assert app.screen.query_one(Digits).value == figure
        assert words in shown(app, "#countdown-words")
        assert ("Due" in shown(app, "#due")) == (day <= TODAY)


async def test_without_a_day_the_hours_of_the_week_stand_big(app: DetoxApp) -> None:
    app.detox.log.log(95, "writing")
    app.look_again()
    async with app.run_test():
        assert app.screen.query_one(Digits).value == "1:35"
        assert "hours won back this week" in shown(app, "#countdown-words")


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
        assert "? all keys" in shown(app, "#keys")
        assert "/ 4 h" in shown(app, "WeekPane")
        assert app.screen.query_one(RecentPane).display == (size[1] >= 36)


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
        assert "has moved; “detox reminders install” puts that right" in shown(app, "#due")
        app.detox.starting.forget()
        await pilot.press("w", "1", "enter")
        await pilot.pause()
        assert shown(app, "#due") == ""
