"""Today at a glance, and the report of a period."""

from datetime import UTC, date, datetime

import pytest

from detox.domain.days import DayRange, month_of, year_of
from detox.services.activities import ActivityEdit
from detox.services.agenda import Need, agenda
from detox.services.ports import Rules
from detox.services.report import Row, make_report
from tests.services.conftest import World

TODAY = date(2026, 11, 22)  # a Sunday


def test_an_empty_home_has_nothing_to_tell(world) -> None:
    overview = world.overview()
    assert (overview.today, overview.next_account, overview.running) == (TODAY, None, None)
    assert (overview.today_minutes, overview.week_minutes, overview.sessions) == (0, 0, [])


def test_the_next_day_is_the_nearest_ahead_with_all_that_share_it(world) -> None:
    world.accounts.add("Past", day=date(2026, 11, 1))
    world.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    world.accounts.add("X", "x", date(2026, 12, 31))
    world.accounts.add("Later", day=date(2027, 3, 1))
    overview = world.overview()
    assert overview.next_account is not None
    assert {a.name for a in overview.together} == {"Instagram", "X"}
    assert overview.next_account.days_left(overview.today) == 39
    items = agenda(overview.accounts, overview.marks, lambda _platform: None, overview.today)
    due = [item for item in items if item.need is Need.DAY]
    assert [a.name for item in due for a in item.accounts] == ["Past"]


def test_a_day_gone_by_is_still_shown_when_nothing_is_ahead(world) -> None:
    world.accounts.add("Past", day=date(2026, 11, 1))
    overview = world.overview()
    assert overview.next_account is not None
    assert overview.next_account.name == "Past"


def test_the_days_left_go_down_at_midnight_of_the_person(world) -> None:
    world.accounts.add("X", "x", date(2026, 12, 31))
    left = []
    for instant in ("2026-11-22T22:59:59+00:00", "2026-11-22T23:00:00+00:00"):
        world.clock.instant = datetime.fromisoformat(instant).astimezone(UTC)
        overview = world.overview()
        assert overview.next_account is not None
        left.append(overview.next_account.days_left(overview.today))
    assert left == [39, 38]


def test_a_changed_zone_moves_the_day(world) -> None:
    world.clock.instant = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert world.overview().today == date(2026, 11, 23)
    world.clock.name = "America/New_York"
    assert world.overview().today == TODAY


@pytest.mark.parametrize(("first_weekday", "minutes"), [(0, 45), (6, 15)])
def test_the_week_begins_where_the_person_says(first_weekday: int, minutes: int) -> None:
    world = World(Rules(0, first_weekday, "en"))
    world.log.log(30, "writing", date(2026, 11, 16))
    world.log.log(15, "writing", TODAY)
    assert world.overview().week_minutes == minutes


def test_a_night_of_the_eve_counts_today_only_for_its_part(world) -> None:
    world.log.log(90, "writing", start=datetime(2026, 11, 21, 22, 30, tzinfo=UTC))
    overview = world.overview()
    assert overview.today_minutes == 60
    assert overview.week_minutes == 90
    assert overview.sessions == []


def test_shares_are_held_against_goals(world) -> None:
    world.activities.edit("writing", ActivityEdit(goal=60))
    world.log.log(60, "writing")
    share = world.overview().shares[0]
    assert (share.activity.key, share.week_minutes, share.is_reached) == ("writing", 60, True)
    assert not world.overview().shares[1].is_reached


def test_the_timer_tells_its_seconds(world) -> None:
    world.timing.start("writing")
    world.clock.pass_by(seconds=90)
    running = world.overview().running
    assert running is not None
    assert (running.activity.key, running.seconds, running.doubt) == ("writing", 90, None)


def filled(world: World) -> None:
    world.log.log(60, "writing", date(2026, 10, 31), tags=("a",))
    world.log.log(30, "email", date(2026, 11, 1))
    world.log.log(15, "writing", TODAY, tags=("a", "b"))


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        ("activity", [("writing", 75, 2), ("email", 30, 1)]),
        ("tag", [("a", 75, 2), ("", 30, 1), ("b", 15, 1)]),
        ("day", [("2026-10-31", 60, 1), ("2026-11-01", 30, 1), ("2026-11-22", 15, 1)]),
        ("week", [("2026-10-26", 90, 2), ("2026-11-16", 15, 1)]),
        ("month", [("2026-10", 60, 1), ("2026-11", 45, 2)]),
    ],
)
def test_a_report_groups_the_same_minutes_in_each_way(world, by: str, rows) -> None:
    filled(world)
    report = make_report(world.records, world.rules, year_of(TODAY), by)
    assert (report.minutes, report.sessions) == (105, 3)
    assert report.rows == [Row(*row) for row in rows]


def test_a_report_covers_its_period_and_nothing_else(world) -> None:
    filled(world)
    november = make_report(world.records, world.rules, month_of(TODAY))
    assert (november.minutes, november.sessions) == (45, 2)
    border = DayRange(date(2026, 10, 31), date(2026, 11, 1))
    assert make_report(world.records, world.rules, border).minutes == 60
    assert make_report(world.records, world.rules, DayRange(TODAY, TODAY)).rows == []
