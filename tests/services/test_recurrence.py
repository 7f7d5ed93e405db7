"""Recurrence rules: what is read, what is refused, and when they come round."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import islice, pairwise, takewhile
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from detox.domain.problem import Unreadable
from detox.domain.typed import rules
from detox.domain.walls import instant_of, lived
from detox.services import recurrence
from detox.services.recurrence import is_hourly, read_rule, walls

PARIS = ZoneInfo("Europe/Paris")
DAILY = "FREQ=DAILY"

READ = {
    "FREQ=DAILY": "FREQ=DAILY",
    "RRULE:FREQ=DAILY": "FREQ=DAILY",
    "rrule:freq=daily;": "FREQ=DAILY",
    "RRULE;X-EVOLUTION-ENDDATE=20270101T080000Z:FREQ=DAILY": "FREQ=DAILY",
    " FREQ = WEEKLY ; BYDAY = we, mo ": "FREQ=WEEKLY;BYDAY=MO,WE",
    ";;BYDAY=MO;;FREQ=WEEKLY;": "FREQ=WEEKLY;BYDAY=MO",
    "INTERVAL=1;FREQ=DAILY;WKST=MO": "FREQ=DAILY",
    "INTERVAL=002;FREQ=WEEKLY;WKST=SU": "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
    "FREQ=MONTHLY;BYMONTHDAY=-1,31,+2,31": "FREQ=MONTHLY;BYMONTHDAY=2,31,-1",
    "FREQ=MONTHLY;BYDAY=-1FR,+1MO": "FREQ=MONTHLY;BYDAY=1MO,-1FR",
    "FREQ=MONTHLY;BYSETPOS=-1;BYDAY=TU,MO": "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=YEARLY;BYDAY=20MO": "FREQ=YEARLY;BYDAY=20MO",
    "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO": "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO",
    "FREQ=YEARLY;BYYEARDAY=366": "FREQ=YEARLY;BYYEARDAY=366",
    "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13": "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR",
    "FREQ=DAILY;COUNT=010": "FREQ=DAILY;COUNT=10",
    "FREQ=DAILY;UNTIL=20261231": "FREQ=DAILY;UNTIL=20261231",
    "FREQ=DAILY;UNTIL=20261231T090000": "FREQ=DAILY;UNTIL=20261231T090000",
    "FREQ=DAILY;UNTIL=20261231T090000Z": "FREQ=DAILY;UNTIL=20261231T090000",
    "FREQ=HOURLY;INTERVAL=1000": "FREQ=HOURLY;INTERVAL=1000",
    "FREQ=YEARLY;INTERVAL=12": "FREQ=YEARLY;INTERVAL=12",
}


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_a_rule_has_one_way_of_writing(text: str, expected: str) -> None:
    assert read_rule(text) == expected
    assert read_rule(expected) == expected


REFUSED = {
    "": rules.NOT_A_RULE,
    "every monday": rules.NOT_A_RULE,
    "FREQ=DÀILY": rules.NOT_A_RULE,
    "FREQ=DAILY;COUNT=٣": rules.NOT_A_RULE,
    "FREQ=DAILY;" + "BYDAY=MO;" * 40: rules.TOO_LONG,
    "BYDAY=MO": rules.NO_FREQUENCY,
    "FREQ=": rules.WRONG_FREQUENCY,
    "FREQ=FORTNIGHTLY": rules.WRONG_FREQUENCY,
    "FREQ=SECONDLY": rules.TOO_OFTEN,
    "FREQ=MINUTELY;INTERVAL=600": rules.TOO_OFTEN,
    "FREQ=DAILY;BYHOUR=9": rules.HOUR_INSIDE,
    "FREQ=DAILY;BYMINUTE=30": rules.HOUR_INSIDE,
    "FREQ=DAILY;BYSECOND=0": rules.HOUR_INSIDE,
    "DTSTART:20261201T090000\nRRULE:FREQ=DAILY": rules.START_INSIDE,
    "FREQ=DAILY;DTSTART=20261201": rules.START_INSIDE,
    "RRULE:FREQ=DAILY;EXDATE=20261224": rules.SINGLE_DAYS,
    "FREQ=DAILY;RDATE=20261224": rules.SINGLE_DAYS,
    "FREQ=YEARLY;BYEASTER=0": rules.EASTER,
    "FREQ=DAILY;X-FOO=1": rules.FOREIGN,
    "FREQ=DAILY;SKIP=FORWARD": rules.UNKNOWN,
    "FREQ=DAILY;monday": rules.UNKNOWN,
    "FREQ=DAILY;FREQ=WEEKLY": rules.TWICE,
    "FREQ=DAILY;BYDAY=MO;BYDAY=TU": rules.TWICE,
    "FREQ=DAILY;INTERVAL=0": rules.WRONG_INTERVAL,
    "FREQ=DAILY;INTERVAL=1001": rules.WRONG_INTERVAL,
    "FREQ=YEARLY;INTERVAL=13": rules.WRONG_INTERVAL,
    "FREQ=DAILY;INTERVAL=-1": rules.WRONG_VALUE,
    "FREQ=DAILY;INTERVAL=": rules.WRONG_VALUE,
    "FREQ=DAILY;INTERVAL=1.5": rules.WRONG_VALUE,
    "FREQ=DAILY;INTERVAL=" + "9" * 200: rules.WRONG_VALUE,
    "FREQ=DAILY;COUNT=0": rules.WRONG_VALUE,
    "FREQ=DAILY;COUNT=-3": rules.WRONG_VALUE,
    "FREQ=DAILY;COUNT=3;UNTIL=20261231": rules.TWO_ENDS,
    "FREQ=DAILY;UNTIL=2026-12-31": rules.WRONG_VALUE,
    "FREQ=DAILY;UNTIL=20261232": rules.WRONG_VALUE,
    "FREQ=DAILY;UNTIL=20261231T240000": rules.WRONG_VALUE,
    "FREQ=DAILY;UNTIL=99991231": rules.WRONG_VALUE,
    "FREQ=WEEKLY;BYDAY=LU": rules.WRONG_VALUE,
    "FREQ=WEEKLY;BYDAY=MO,": rules.WRONG_VALUE,
    "FREQ=MONTHLY;BYDAY=0MO": rules.WRONG_VALUE,
    "FREQ=YEARLY;BYDAY=54MO": rules.WRONG_VALUE,
    "FREQ=WEEKLY;BYDAY=1MO": rules.NUMBERED,
    "FREQ=DAILY;BYDAY=-1FR": rules.NUMBERED,
    "FREQ=MONTHLY;BYDAY=MO,1TU": rules.MIXED,
    "FREQ=MONTHLY;BYDAY=6MO": rules.WEEK_OF_A_MONTH,
    "FREQ=YEARLY;BYMONTH=2;BYDAY=-30MO": rules.WEEK_OF_A_MONTH,
    "FREQ=MONTHLY;BYMONTHDAY=0": rules.WRONG_VALUE,
    "FREQ=MONTHLY;BYMONTHDAY=32": rules.WRONG_VALUE,
    "FREQ=YEARLY;BYMONTH=13": rules.WRONG_VALUE,
    "FREQ=YEARLY;BYMONTH=-1": rules.WRONG_VALUE,
    "FREQ=YEARLY;BYYEARDAY=367": rules.WRONG_VALUE,
    "FREQ=YEARLY;BYWEEKNO=54;BYDAY=MO": rules.WRONG_VALUE,
    "FREQ=WEEKLY;WKST=8": rules.WRONG_VALUE,
    "FREQ=HOURLY;BYDAY=MO": rules.HOURS_ONLY,
    "FREQ=WEEKLY;BYMONTHDAY=1": rules.ELSEWHERE,
    "FREQ=MONTHLY;BYWEEKNO=1": rules.ELSEWHERE,
    "FREQ=MONTHLY;BYYEARDAY=1": rules.ELSEWHERE,
    "FREQ=YEARLY;BYWEEKNO=20": rules.NO_WEEKDAY,
    "FREQ=MONTHLY;BYSETPOS=1": rules.NOTHING_TO_CHOOSE,
    "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31": recurrence.NEVER,
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30,31": recurrence.NEVER,
    "FREQ=YEARLY;BYMONTH=6;BYYEARDAY=1": recurrence.NEVER,
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;BYSETPOS=2": recurrence.NEVER,
    "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=8": recurrence.NEVER,
    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6": recurrence.NEVER,
    "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2": recurrence.NEVER,
}


@pytest.mark.parametrize(("text", "message"), REFUSED.items())
def test_what_is_no_rule_for_a_reminder_says_what_to_write_instead(text: str, message: str) -> None:
    read = read_rule(text)
    assert isinstance(read, Unreadable)
    assert read.problem.message == message
    assert "%" not in read.problem.message % read.problem.params


PARTS = st.sampled_from(
    [
        *("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY", "FREQ=HOURLY", "INTERVAL=0"),
        *("INTERVAL=3", "COUNT=2", "UNTIL=20261231", "BYDAY=MO", "BYDAY=1MO", "BYDAY=-5FR,1SA"),
        *("BYDAY=53SU,-53MO", "BYMONTH=1,12"),
        *("BYMONTH=2", "BYMONTHDAY=31", "BYMONTHDAY=-31", "BYYEARDAY=366", "BYWEEKNO=53,-53"),
        *("BYSETPOS=-1", "BYSETPOS=366", "WKST=SU", "BYHOUR=1", "X-A=1", "", "=", "BYDAY=", "MO"),
    ]
)


@given(st.one_of(st.text(), st.lists(PARTS).map(";".join)))
def test_any_text_is_a_rule_that_reads_the_same_again_or_a_sentence(text: str) -> None:
    read = read_rule(text)
    if isinstance(read, Unreadable):
        assert "\n" not in read.problem.message % read.problem.params
    else:
        assert read_rule(read) == read


def times(
    rule: str, first: str, after: str = "2000-01-01", before: str = "2100-01-01", most: int = 12
) -> list[str]:
    ends = datetime.fromisoformat(after), datetime.fromisoformat(before)
    assert read_rule(rule) == rule
    found = walls(rule, datetime.fromisoformat(first), *ends)
    return [f"{wall:%Y-%m-%d %H:%M}" for wall in islice(found, most)]


def days(rule: str, first: str, after: str = "2000-01-01", most: int = 12) -> list[str]:
    return [found[:10] for found in times(rule, f"{first}T09:00", after, most=most)]


def in_paris(rule: str, wall: str, first: str, last: str) -> list[tuple[str, str]]:
    """Each occurrence of those days, as lived in Paris and in UTC."""
    at = time.fromisoformat(wall)
    begin = datetime.combine(date.fromisoformat(first), at)
    end = datetime.combine(date.fromisoformat(last), time.max)
    found = walls(rule, begin, begin - timedelta(days=1), end)
    return [
        (f"{lived(wall, PARIS):%d %H:%M}", f"{instant_of(wall, PARIS):%d %H:%MZ}") for wall in found
    ]


def test_a_time_that_spring_skips_comes_an_hour_later_that_day() -> None:
    assert in_paris(DAILY, "02:30", "2027-03-27", "2027-03-29") == [
        ("27 02:30", "27 01:30Z"),
        ("28 03:30", "28 01:30Z"),
        ("29 02:30", "29 00:30Z"),
    ]


def test_a_time_that_autumn_repeats_comes_once_the_first_time() -> None:
    assert in_paris(DAILY, "02:30", "2026-10-24", "2026-10-26") == [
        ("24 02:30", "24 00:30Z"),
        ("25 02:30", "25 00:30Z"),
        ("26 02:30", "26 01:30Z"),
    ]


def test_nine_stays_nine_over_both_changes_of_the_clock() -> None:
    assert in_paris(DAILY, "09:00", "2027-03-27", "2027-03-29") == [
        ("27 09:00", "27 08:00Z"),
        ("28 09:00", "28 07:00Z"),
        ("29 09:00", "29 07:00Z"),
    ]
    assert in_paris(DAILY, "09:00", "2026-10-24", "2026-10-26") == [
        ("24 09:00", "24 07:00Z"),
        ("25 09:00", "25 08:00Z"),
        ("26 09:00", "26 08:00Z"),
    ]


def test_every_six_hours_keeps_its_hours_over_both_changes_of_the_clock() -> None:
    rule = "FREQ=HOURLY;INTERVAL=6"
    assert is_hourly(rule)
    assert in_paris(rule, "18:00", "2027-03-27", "2027-03-28") == [
        ("27 18:00", "27 17:00Z"),
        ("28 00:00", "27 23:00Z"),
        ("28 06:00", "28 04:00Z"),
        ("28 12:00", "28 10:00Z"),
        ("28 18:00", "28 16:00Z"),
    ]
    assert in_paris(rule, "18:00", "2026-10-24", "2026-10-25")[:3] == [
        ("24 18:00", "24 16:00Z"),
        ("25 00:00", "24 22:00Z"),
        ("25 06:00", "25 05:00Z"),
    ]


def test_the_31st_comes_in_seven_months_a_year() -> None:
    assert days("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-01", most=8) == [
        "2026-01-31", "2026-03-31", "2026-05-31", "2026-07-31", "2026-08-31", "2026-10-31",
        "2026-12-31", "2027-01-31",
    ]  # fmt: skip


def test_the_last_day_comes_every_month() -> None:
    assert days("FREQ=MONTHLY;BYMONTHDAY=-1", "2028-01-15", most=4) == [
        "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30",
    ]  # fmt: skip


def test_the_30th_or_the_last_day() -> None:
    rule = "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"
    assert days(rule, "2026-01-01", most=4) == [
        "2026-01-30", "2026-02-28", "2026-03-30", "2026-04-30",
    ]  # fmt: skip
    assert days(rule, "2026-01-01", after="2028-02-01", most=1) == ["2028-02-29"]


def test_the_29th_of_february_comes_in_leap_years() -> None:
    rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"
    assert days(rule, "2024-01-01", most=2) == ["2024-02-29", "2028-02-29"]
    assert days("FREQ=YEARLY", "2024-02-29", most=2) == ["2024-02-29", "2028-02-29"]
    assert days(rule, "2024-01-01", after="2096-01-01", most=2) == ["2096-02-29"]


def test_the_last_day_of_february_comes_every_year() -> None:
    assert days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "2026-01-01", most=3) == [
        "2026-02-28", "2027-02-28", "2028-02-29",
    ]  # fmt: skip


def test_the_first_monday_of_the_month() -> None:
    assert days("FREQ=MONTHLY;BYDAY=1MO", "2026-11-03", most=3) == [
        "2026-12-07", "2027-01-04", "2027-02-01",
    ]  # fmt: skip


def test_two_weeks_on_are_counted_from_the_day_on_which_weeks_begin() -> None:
    from_a_sunday = "2026-11-22"
    assert days("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", from_a_sunday, most=2) == [
        "2026-11-30", "2026-12-14",
    ]  # fmt: skip
    assert days("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=SU", from_a_sunday, most=2) == [
        "2026-11-23", "2026-12-07",
    ]  # fmt: skip


def test_a_day_left_unsaid_is_that_of_the_first() -> None:
    assert days("FREQ=WEEKLY", "2026-11-25", most=2) == ["2026-11-25", "2026-12-02"]
    assert days("FREQ=MONTHLY", "2026-08-31", most=3) == ["2026-08-31", "2026-10-31", "2026-12-31"]
    assert days("FREQ=MONTHLY;BYMONTH=2,5", "2026-01-31", most=2) == ["2026-05-31", "2027-05-31"]
    assert days("FREQ=YEARLY", "2026-11-22", most=2) == ["2026-11-22", "2027-11-22"]
    assert days("FREQ=YEARLY;BYMONTH=3", "2026-11-22", most=2) == ["2027-03-22", "2028-03-22"]


@pytest.mark.parametrize("rule", ["FREQ=MONTHLY;BYMONTH=2", "FREQ=YEARLY;BYMONTH=2"])
def test_a_day_of_the_first_that_no_chosen_month_has_never_comes(rule: str) -> None:
    assert times(rule, "2026-01-31T09:00", before="9999-12-31") == []


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "2026-11-24T09:00"),
        ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", "2026-11-24T09:00"),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "2027-01-01T09:00"),
    ],
)
def test_days_that_the_interval_always_misses_end_the_search(rule: str, first: str) -> None:
    assert times(rule, first) == []


def test_count_counts_from_the_first() -> None:
    three = "FREQ=DAILY;COUNT=3"
    assert days(three, "2026-11-22") == ["2026-11-22", "2026-11-23", "2026-11-24"]
    assert days(three, "2026-11-22", after="2026-11-24T08:59") == ["2026-11-24"]
    assert days(three, "2026-11-22", after="2026-11-24T09:00") == []
    assert days("FREQ=WEEKLY;COUNT=2;BYDAY=MO", "2026-11-22") == ["2026-11-23", "2026-11-30"]
    assert times("FREQ=HOURLY;INTERVAL=5;COUNT=2", "2026-11-22T09:00") == [
        "2026-11-22 09:00", "2026-11-22 14:00",
    ]  # fmt: skip


def test_until_is_the_last_one_still_in() -> None:
    assert days("FREQ=DAILY;UNTIL=20261123", "2026-11-22") == ["2026-11-22", "2026-11-23"]
    assert days("FREQ=DAILY;UNTIL=20261123T090000", "2026-11-22") == ["2026-11-22", "2026-11-23"]
    assert days("FREQ=DAILY;UNTIL=20261123T085959", "2026-11-22") == ["2026-11-22"]
    assert days("FREQ=DAILY;UNTIL=20261101", "2026-11-22") == []


def test_the_first_is_an_occurrence_only_where_the_rule_says_so() -> None:
    assert days("FREQ=WEEKLY;BYDAY=MO", "2026-11-22", most=1) == ["2026-11-23"]


def test_a_window_is_open_before_and_closed_after() -> None:
    nine = datetime.fromisoformat("2026-11-22T09:00")
    day = timedelta(days=1)
    assert list(walls(DAILY, nine - 9 * day, nine, nine + day)) == [nine + day]
    assert list(walls(DAILY, nine, nine, nine)) == []
    assert list(walls(DAILY, nine, nine + day, nine)) == []
    assert list(walls(DAILY, nine, nine - 9 * day, nine)) == [nine]


FIRSTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(
    lambda wall: wall.replace(second=0, microsecond=0)
)
WEEKDAYS = st.lists(st.sampled_from(rules.WEEKDAYS), min_size=1, unique=True).map(",".join)
NUMBERED = st.tuples(st.sampled_from([1, 2, 3, 4, 5, -1]), st.sampled_from(rules.WEEKDAYS)).map(
    lambda pair: f"{pair[0]}{pair[1]}"
)
MONTH_DAYS = st.lists(st.integers(1, 28) | st.integers(-28, -1), min_size=1).map(
    lambda numbers: ",".join(map(str, numbers))
)
CHOICES = {
    "HOURLY": st.just(""),
    "DAILY": st.just("") | WEEKDAYS.map("BYDAY={}".format) | MONTH_DAYS.map("BYMONTHDAY={}".format),
    "WEEKLY": st.just("") | WEEKDAYS.map("BYDAY={}".format) | st.just("WKST=SU"),
    "MONTHLY": st.just("")
    | MONTH_DAYS.map("BYMONTHDAY={}".format)
    | NUMBERED.map("BYDAY={}".format)
    | WEEKDAYS.map("BYSETPOS=-1;BYDAY={}".format),
    "YEARLY": st.just("")
    | st.integers(1, 12).map("BYMONTHDAY=-1,1;BYMONTH={}".format)
    | st.just("BYWEEKNO=1,53;BYDAY=MO,SU")
    | st.integers(1, 365).map("BYYEARDAY={}".format)
    | NUMBERED.map("BYDAY={}".format),
}


@st.composite
def simple_rules(draw: st.DrawFn) -> str:
    freq = draw(st.sampled_from(sorted(CHOICES)))
    interval = draw(st.integers(1, 5))
    end = draw(st.sampled_from(["", "COUNT=1", "COUNT=7", "UNTIL=20281231T120000"]))
    choice = draw(CHOICES[freq])
    read = read_rule(f"FREQ={freq};INTERVAL={interval};{end};{choice}")
    assert isinstance(read, str)
    return read


def between(found: Iterable[datetime], after: datetime, before: datetime) -> list[datetime]:
    return [wall for wall in takewhile(lambda wall: wall <= before, found) if wall > after]


@given(rule=simple_rules(), first=FIRSTS, gap=st.integers(-900, 900), length=st.integers(0, 900))
def test_a_window_holds_what_dateutil_counts_from_the_first(
    rule: str, first: datetime, gap: int, length: int
) -> None:
    after = first + timedelta(days=gap)
    before = after + timedelta(days=length)
    found = list(walls(rule, first, after, before))
    assert all(one < next_one for one, next_one in pairwise(found))
    assume("DAILY;INTERVAL" not in rule or "BY" not in rule)  # dateutil may seek for ever
    assert found == between(rrulestr(rule, dtstart=first), after, before)


@given(rule=simple_rules(), first=FIRSTS, days=st.integers(0, 2000), part=st.floats(0, 1))
def test_two_halves_hold_what_the_whole_holds(
    rule: str, first: datetime, days: int, part: float
) -> None:
    before = first + timedelta(days=days)
    middle = first + (before - first) * part
    begin = first - timedelta(days=40)
    halves = [*walls(rule, first, begin, middle), *walls(rule, first, middle, before)]
    assert halves == list(walls(rule, first, begin, before))
