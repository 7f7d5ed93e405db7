"""The insights: pictures reached by keys, their figures read back from what is on the screen."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from detox import i18n
from detox.bootstrap import Detox
from detox.domain.session import Session
from detox.services.activities import ActivityEdit
from detox.services.ports import Change
from detox.tui.app import DetoxApp
from detox.tui.dialogs.form import Form
from detox.tui.dialogs.sessions import SessionsScreen
from detox.tui.screens.insights import InsightsScreen
from detox.tui.widgets.charts.chart_rows import ChartRows
from detox.tui.widgets.charts.heat_map import HeatMap
from detox.tui.widgets.insight_bars import Foot, Picks, SpanTitle
from detox.tui.widgets.row_list import RowList
from tests.tui.conftest import shown, toasts
from tests.tui.quick import painted
from tests.tui.typing import at_once

SIZES = [(60, 24), (80, 24), (140, 40)]


@pytest.fixture(autouse=True)
def english_again():
    yield
    i18n.speak("en")


@pytest.fixture
def logged(used_home: Path) -> Path:
    """Two weeks of sessions, a goal, a break with a figure."""
    detox = Detox()
    account = detox.accounts.add("Instagram", "instagram", date(2026, 12, 31), date(2026, 11, 9))
    detox.past.figures.set(account.uid, 60, date(2026, 11, 1))
    detox.activities.edit("writing", ActivityEdit(goal=120, goal_since=date(2026, 1, 1)))
    monday = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
    detox.log.log(150, "writing", start=monday, note="chronicle")
    detox.log.log(30, "email", date(2026, 11, 17))
    detox.log.log(45, "writing", date(2026, 11, 10))
    detox.log.log(90, "reading", date(2026, 8, 3))
    detox.log.log(20, "reading", date(2025, 5, 5))
    return used_home


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)


async def go_to(pilot: Pilot[int], *keys: str) -> None:
    """Open the insights, then press these."""
    await press(pilot, "I", *keys)


def picture(app: DetoxApp) -> str:
    screen = app.screen
    heat = screen.query_one(HeatMap)
    widget = heat if heat.display else screen.query_one(ChartRows)
    lines = [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]
    return "\n".join(lines)


def line(app: DetoxApp, beginning: str) -> str:
    found = [each for each in picture(app).splitlines() if each.lstrip(" ▌").startswith(beginning)]
    return found[0]


def below(app: DetoxApp) -> str:
    foot = app.screen.query_one(Foot)
    return f"{foot.render()}\n{shown(app, '#insight-told')}"


def title(app: DetoxApp) -> str:
    return str(app.screen.query_one(SpanTitle).render())


@pytest.mark.parametrize("size", SIZES)
async def test_weeks_are_bars_with_the_letters_of_activities_and_figures(
    logged: Path, size: tuple[int, int]
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=size) as pilot:
        await go_to(pilot)
        assert isinstance(app.screen, InsightsScreen)
        week = line(app, "16 Nov")
        assert "3 h 00 min" in week
        assert "w█" in week
        assert "e█" in week
        assert "45 min" in line(app, "9 Nov")
        assert "writing  3 h 15 min" in below(app)
        assert "2026" in title(app)
        assert "5 h 15 min" in title(app)


async def test_a_week_without_anything_stands_between_the_others(logged: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 40)) as pilot:
        await go_to(pilot)
        assert "–" in line(app, "2 Nov")


async def test_the_chosen_week_is_told_and_opens_its_sessions(logged: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "j")
        assert "Week of Monday 9 November" in below(app)
        await press(pilot, "k", "enter")
        assert isinstance(app.screen, SessionsScreen)
        listed = app.screen.query_one(RowList)
        text = "\n".join(listed.render_line(y).text for y in range(2))
        assert "email" in text
        assert "chronicle" in text
        await press(pilot, "j", "enter")
        assert isinstance(app.screen, Form)
        await press(pilot, "escape")
        assert isinstance(app.screen, InsightsScreen)


async def test_what_is_changed_from_the_list_shows_in_the_picture(logged: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "enter", "enter")
        for _step in range(2):
            await press(pilot, "backspace")
        await press(pilot, "ctrl+u", *"1h", "enter")
        assert app.detox.log.between(app.overview.week)[-1].minutes in (30, 60)
        minutes = sum(s.minutes for s in app.detox.log.between(app.overview.week))
        assert ("3 h 30 min" if minutes == 210 else "3 h 00 min") in picture(app)


async def test_periods_follow_their_keys_and_go_back_and_on(logged: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "m")
        assert "November 2026" in title(app)
        assert "3 h 45 min" in title(app)
        await press(pilot, "p")
        assert "October 2026" in title(app)
        assert "Nothing logged in this period. Press p" in shown(app, "#insight-nothing")
        assert "later" in shown(app, "#keys")
        await press(pilot, "n", "n", "t")
        assert "later" not in shown(app, "#keys"), "there is no period after this one"
        assert "Oct to Dec 2026" in title(app)
        await press(pilot, "p")
        assert "Jul to Sep 2026" in title(app)
        assert "1 h 30 min" in title(app)
        await press(pilot, "a")
        assert "All time" in title(app)
        assert "5 h 35 min" in title(app)
        await press(pilot, "p")
        assert "All time" in title(app)
        await press(pilot, "y", "p")
        assert "2025" in title(app)
        assert "20 min" in title(app)
        await press(pilot, "p")
        assert "Press n for the next one" in shown(app, "#insight-nothing")


@pytest.mark.parametrize("size", SIZES)
async def test_a_year_is_a_calendar_whose_days_are_told(
    logged: Path, size: tuple[int, int]
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=size) as pilot:
        await go_to(pilot, "d")
        assert "Sunday 22 November 2026" in below(app)
        assert "nothing logged" in below(app)
        await press(pilot, "left", "j")
        assert "Monday 16 November 2026  2 h 30 min" in below(app)
        assert "writing 2 h 30 min" in below(app)
        assert "Aug 1 h 30 min" in " ".join(below(app).split())
        assert "Jan" in picture(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, SessionsScreen)
        await press(pilot, "escape", "p")
        assert "2025" in title(app)


@pytest.mark.parametrize("size", [(40, 12), (60, 16)])
@pytest.mark.parametrize("letter", "wdhobisvf")
async def test_a_low_terminal_shows_the_picture_its_period_and_the_chosen_part(
    used: Path, size: tuple[int, int], letter: str
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=size):
        await at_once(app, "I" + letter)
        await painted(app)
        assert not app.screen.show_vertical_scrollbar
        for selector in ("SpanTitle", "#insight-told"):
            region, clip = app.screen._compositor.visible_widgets[app.screen.query_one(selector)]
            assert clip.contains_region(region), selector


async def test_below_a_year_what_has_no_room_gives_way_the_earliest_first(used_home: Path) -> None:
    detox = Detox()
    for month in range(1, 12):
        detox.log.log(615, "writing", date(2026, month, 3))
    app = DetoxApp(Detox())
    async with app.run_test(size=(60, 24)) as pilot:
        await go_to(pilot, "d")
        foot = app.screen.query_one(Foot)
        said = str(foot.render())
        assert "Nov 10 h" in said
        assert said.count("\n") < foot.size.height
        assert ("Jan 10 h" in said) != ("…" in said), "what is left out is seen to be"


async def test_one_goes_from_day_to_day_without_looking_at_the_records(
    logged: Path, looks: list[str]
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await go_to(pilot, "d")
        looks.clear()
        await press(pilot, "left", "j")
        assert "writing 2 h 30 min" in below(app)
        assert not looks


async def test_months_in_a_small_window_are_rounded_half_up_as_the_log_is(used_home: Path) -> None:
    detox = Detox()
    for month in range(1, 12):
        detox.log.log(630, "writing", date(2026, month, 3))
    app = DetoxApp(detox)
    async with app.run_test(size=(60, 18)) as pilot:
        await go_to(pilot, "d")
        assert "Nov 11 h" in " ".join(below(app).split())


async def test_shades_differ_without_colour(logged: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "d")
        assert set("·░▒█") <= set(picture(app))


async def test_hours_are_by_weekday_with_those_that_have_no_start(logged: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "h")
        assert line(app, "Mon").endswith(" 4 h 00 min")
        assert "without a start time 2 h 45 min" in below(app)
        assert "Monday, 09:00 to 10:00  1 h" in below(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, SessionsScreen)
        assert "chronicle" in app.screen.query_one(RowList).render_line(0).text


async def test_met_goals_are_marked_and_nothing_is_said_of_other_weeks(logged: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "o", "m")
        assert "2 h 30 min / 2 h  met " in line(app, "16 Nov")
        assert "met" not in line(app, "9 Nov")
        assert "writing goal met in 1 week" in below(app)
        app.detox.activities.edit("writing", ActivityEdit(goal=240))
        app.changed()
        await pilot.pause()
        assert "so far" in line(app, "16 Nov")
        assert "goal met" not in below(app)


async def test_without_a_goal_the_way_to_one_is_said(app: DetoxApp) -> None:
    async with app.run_test(size=(60, 24)) as pilot:
        await go_to(pilot, "o")
        assert "No activity has a weekly goal" in shown(app, "#insight-nothing")


async def test_the_balance_says_what_came_back_and_what_it_became(logged: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "b")
        assert "14 h 00 min" in line(app, "Instagram")
        assert "3 h 15 min" in line(app, "writing")
        assert "10 h 15 min" in line(app, "not logged")
        assert "14 days away" not in line(app, "Instagram")
        assert "€" not in picture(app)
        await press(pilot, "j", "enter")
        assert isinstance(app.screen, SessionsScreen)


async def test_money_shows_where_there_is_a_rate(logged: Path) -> None:
    detox = Detox()
    detox.past.rates.set(10_000, "EUR", date(2026, 11, 1))
    app = DetoxApp(detox)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "b")
        assert "€1,400.00" in line(app, "Instagram")
        assert "€325.00" in line(app, "writing")
        assert "€1,400.00" in below(app)


async def test_before_sets_what_came_back_against_what_is_noted(logged: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "i")
        week = line(app, "16 Nov")
        assert "7 h 00 min" in week
        assert "3 h 00 min" in week


async def test_more_time_there_than_before_reads_alike_in_both_pictures(logged: Path) -> None:
    detox = Detox()
    (account,) = detox.accounts.all()
    detox.accounts.slip(account.uid, 920, date(2026, 11, 22))
    app = DetoxApp(detox)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "i")
        assert "won back −1 h 20 min" in below(app)
        assert "more there than before" in below(app)
        await press(pilot, "b")
        assert "−1 h 20 min" in title(app)
        assert "1 h 20 min" in line(app, "more than before")
        assert "−" not in line(app, "more than before")
        await press(pilot, "G")
        assert "More time went there than before." in below(app)


async def test_what_it_took_before_is_there_without_a_day_away(used_home: Path) -> None:
    detox = Detox()
    account = detox.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    detox.accounts.add("Facebook", "facebook")
    detox.past.figures.set_all({"": 150, account.uid: 45})
    app = DetoxApp(detox)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "i")
        assert "2 h 30 min a day before" in title(app)
        assert "5 h 15" in line(app, "Instagram")
        assert "17 h 30" in line(app, "all together")
        assert "You can begin one in the plan" in below(app)


async def test_what_it_took_before_is_that_of_the_period(used_home: Path) -> None:
    detox = Detox()
    account = detox.accounts.add("Instagram", "instagram", since=date(2025, 11, 3))
    detox.past.figures.set(account.uid, 180, date(2025, 1, 1))
    detox.past.figures.set(account.uid, 60, date(2026, 6, 1))
    app = DetoxApp(detox)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "i")
        assert "1 h a day before" in title(app)
        await pilot.press("p")
        assert "3 h a day before" in title(app)
        assert "21 h 00" in line(app, "3 Nov")


async def test_much_that_was_never_added_up_is_so_beside_the_screen(used_home: Path) -> None:
    detox = Detox()
    days = [date(2026, 11, 21) - timedelta(days=away) for away in range(700)]
    sessions = [
        Session(f"{day:%y%m}{place:04}{n}", day, 5, "writing", note="much" * 150)
        for place, day in enumerate(days)
        for n in range(3)
    ]
    detox.records.commit("session.log", [Change(None, session) for session in sessions])
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot)
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, InsightsScreen)
        screen.action_span("all")
        assert "Adding up the hours" in shown(app, "#insight-nothing")
        assert "All time" in title(app)
        await settled(app, pilot)
        assert title(app).split("  ")[1] == "175 h"
        assert not screen.query_one("#insight-nothing").display


async def settled(app: DetoxApp, pilot: Pilot[int]) -> None:
    await app.workers.wait_for_complete()
    await pilot.pause()


async def test_without_a_figure_the_way_to_one_is_said(used_home: Path) -> None:
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", date(2026, 12, 31), date(2026, 11, 9))
    app = DetoxApp(detox)
    async with app.run_test(size=(60, 24)) as pilot:
        await go_to(pilot, "b")
        assert "press t on an account to measure it" in shown(app, "#insight-nothing")


async def test_half_a_step_of_mood_counts_up_wherever_it_lies(used_home: Path) -> None:
    detox = Detox()
    for focus, mood, day in ((4, 3, 17), (5, 4, 18)):
        detox.past.check_ins.note(focus, mood, "", date(2026, 11, day))
    app = DetoxApp(detox)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "c")
        await press(pilot, "q")
        week = next(each for each in picture(app).splitlines() if "4.5" in each)
        assert "●●●●●" in week
        assert "●●●●○" in week


async def test_a_mean_between_two_tenths_counts_up(used_home: Path) -> None:
    detox = Detox()
    for focus, mood, day in ((4, 3, 17), (4, 2, 18), (4, 2, 19), (1, 2, 20)):
        detox.past.check_ins.note(focus, mood, "", date(2026, 11, day))
    app = DetoxApp(detox)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "c")
        assert "focus 3.3   mood 2.3" in shown(app, "#insight-foot")


async def test_mood_is_there_once_something_was_checked_in(logged: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "c")
        assert "Weeks" in str(app.screen.query_one(Picks).render())
        assert "Mood" not in str(app.screen.query_one(Picks).render())
        app.detox.past.check_ins.note(4, 3, "calm", date(2026, 11, 20))
        app.changed()
        await press(pilot, "c", "m")
        assert "c Mood" in str(app.screen.query_one(Picks).render())
        assert "w Weeks" in str(app.screen.query_one(Picks).render()), "whole names, on two lines"
        assert app.screen.query_one(Picks).size.height == 2
        day = line(app, "20 Nov")
        assert "●●●●○" in day
        assert "●●●○○" in day
        assert "calm" in day
        await press(pilot, "y")
        assert "4.0" in line(app, "16 Nov")


@pytest.mark.parametrize(
    ("check_in", "said"),
    [("true", "C on Today records one"), ("false", "turned on in the settings (S)")],
)
async def test_what_leads_to_a_first_check_in_is_said(
    logged: Path, check_in: str, said: str
) -> None:
    (logged / "config" / "config.toml").write_text(f"check_in = {check_in}\n")
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "c")
        assert said in toasts(app)


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_log_says_what_to_do(app: DetoxApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        for key in "wdhobi":
            await go_to(pilot, key)
            assert shown(app, "#insight-nothing").strip()
        await go_to(pilot, "w")
        assert "Press l to log a session" in shown(app, "#insight-nothing")
        await press(pilot, "enter", "j", "p", "n")
        assert isinstance(app.screen, InsightsScreen)


async def test_a_report_of_the_period_is_written_where_one_says(
    logged: Path, tmp_path: Path
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "r", "ctrl+u")
        app.screen.query_one("Input").value = str(tmp_path / "year.html")  # type: ignore[attr-defined]
        await press(pilot, "enter")
    page = (tmp_path / "year.html").read_text(encoding="utf-8")
    assert "2026" in page
    assert "chronicle" not in page


async def test_a_click_on_a_picture_or_a_period_shows_it(logged: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot)
        words = str(app.screen.query_one(Picks).render())
        await pilot.click(Picks, offset=(words.index("Goals") + 1, 0))
        await pilot.pause()
        assert "2 h 30 min of 2 h" in below(app)
        row = app.screen.query_one(ChartRows)
        await pilot.click(row, offset=(10, 1))
        await pilot.pause()
        await pilot.click(row, offset=(10, 1))
        await pilot.pause()
        assert isinstance(app.screen, SessionsScreen)


async def test_an_activity_that_is_no_longer_known_still_shows(used_home: Path) -> None:
    detox = Detox()
    made = detox.activities.add("piano")
    detox.log.log(30, made.key, date(2026, 11, 20))
    detox.activities.edit(made.key, ActivityEdit(archived=True))
    app = DetoxApp(Detox())
    async with app.run_test(size=(60, 24)) as pilot:
        await go_to(pilot)
        assert "piano" in below(app)


async def test_every_period_of_many_years_can_be_walked(used_home: Path) -> None:
    detox = Detox()
    for back in range(0, 4000, 35):
        detox.log.log(30, "writing", date(2026, 11, 20) - timedelta(days=back))
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "a", "G")
        assert "2015" in below(app) or "2016" in below(app)
        await press(pilot, "y", *["p"] * 12)
        assert "2014" in title(app)


@pytest.mark.parametrize("keys", [["w", "t"], ["w", "y"], ["d"]], ids=" ".join)
async def test_a_period_one_comes_back_to_is_shown_as_it_was_worked_out(
    logged: Path, keys: list[str]
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, *keys)
        screen = app.screen
        assert isinstance(screen, InsightsScreen)
        view = screen._view
        await press(pilot, "p")
        assert screen._view is not view
        await press(pilot, "n")
        assert screen._view is view


async def test_names_of_pictures_are_whole_in_french_within_the_margins(logged: Path) -> None:
    (logged / "config" / "config.toml").write_text('language = "fr"\n')
    app = DetoxApp(Detox())
    app.detox.past.check_ins.note(4, 3, "", date(2026, 11, 20))
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "c")
        picks = app.screen.query_one(Picks)
        shown = str(picks.render())
        assert all(name in shown for name in ("Semaines", "Jours", "Objectifs", "Canaux"))
        assert max(map(len, shown.splitlines())) <= 76
        assert picks.content_region.right <= 78
