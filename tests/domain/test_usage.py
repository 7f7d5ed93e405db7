"""From pages to seconds a day: noted time, clipped gaps, and nothing counted twice."""

from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.days import DayRange
from detox.domain.estimate import LAST_PAGE, LEFT_OPEN, LONGEST_GAP, gap_after, settled, spans_of
from detox.domain.readings import Calendar, combined, extent, measured_days
from detox.domain.usage import (
    DayUse,
    Device,
    Measured,
    Method,
    PlatformUse,
    Reading,
    Span,
    Visit,
    added,
    daily,
    most,
)

FAR = 10**9.0
DAY = date(2026, 11, 20)
PARIS = ZoneInfo("Europe/Paris")
PLAIN = Calendar(0, UTC)


def spent(spans: list[Span]) -> dict[str, float]:
    found: dict[str, float] = {}
    for span in settled(spans):
        found[span.platform] = found.get(span.platform, 0.0) + span.end - span.start
    return found


def at(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


@pytest.mark.parametrize(
    ("following", "seconds"),
    [(0.0, 0.0), (1.0, 1.0), (599.0, 599.0), (601.0, LONGEST_GAP), (1800.0, LONGEST_GAP),
     (1801.0, LAST_PAGE), (-5.0, 0.0)],
)  # fmt: skip
def test_a_page_lasts_until_the_next_one_within_limits(following: float, seconds: float) -> None:
    assert gap_after(0.0, following) == seconds


def test_the_last_page_counts_half_a_minute() -> None:
    assert spent(spans_of([Visit(0.0, "x")], FAR)) == {"x": LAST_PAGE}


def test_a_page_elsewhere_ends_the_one_before_and_counts_for_nothing() -> None:
    found = spent(spans_of([Visit(0.0, "x"), Visit(20.0), Visit(50.0, "x")], FAR))
    assert found["x"] == 20.0 + LAST_PAGE


def test_noted_time_stands_whatever_the_gap_says() -> None:
    found = spent(spans_of([Visit(0.0, "x", seconds=900.0), Visit(2000.0, "x", seconds=0.0)], FAR))
    assert found == {"x": 900.0}


def test_a_page_that_others_came_before_gets_its_time_after_them() -> None:
    found = spans_of([Visit(0.0, "x", seconds=100.0), Visit(40.0, "tumblr", seconds=30.0)], FAR)
    assert spent(found) == {"x": 100.0, "tumblr": 30.0}
    assert sorted(found) == [
        Span(0.0, 40.0, "x"),
        Span(40.0, 70.0, "tumblr"),
        Span(70.0, 130.0, "x"),
    ]


def test_a_page_opened_behind_another_waits_for_it() -> None:
    visits = [Visit(0.0, "x", seconds=300.0), Visit(100.0, "tumblr"), Visit(420.0, seconds=5.0)]
    assert spent(spans_of(visits, FAR)) == {"x": 300.0, "tumblr": 120.0, "": 5.0}


def test_a_document_shares_its_time_among_the_pages_it_became() -> None:
    visits = [
        Visit(0.0, "x", seconds=90.0, document=1),
        Visit(30.0, "x", publishing=True, document=1),
        Visit(90.0, "x", document=1),
        Visit(90.0, "", seconds=0.0),
    ]
    spans = spans_of(visits, FAR)
    assert sum(s.end - s.start for s in spans if s.platform == "x") == pytest.approx(90.0)
    assert sum(s.end - s.start for s in spans if s.publishing) == pytest.approx(60.0)


def test_a_page_left_in_front_all_night_counts_as_one_of_which_nothing_is_known() -> None:
    night = Visit(0.0, "x", seconds=9 * 3600.0)
    assert spent(spans_of([night, Visit(9 * 3600.0, seconds=1.0)], FAR))["x"] == LAST_PAGE
    assert spent(spans_of([night], FAR)) == {"x": LAST_PAGE}


def test_a_long_page_with_others_beside_it_is_believed() -> None:
    visits = [Visit(0.0, "x", seconds=LEFT_OPEN + 60.0), Visit(600.0, seconds=1.0)]
    assert spent(spans_of(visits, FAR))["x"] == LEFT_OPEN + 60.0


def test_the_same_visit_from_an_import_counts_once_with_what_is_known() -> None:
    assert spent(spans_of([Visit(0.0, "x"), Visit(0.0, "x", seconds=7.0)], FAR)) == {"x": 7.0}


def test_nothing_counts_after_now() -> None:
    assert spent(spans_of([Visit(0.0, "x", seconds=90.0), Visit(500.0, "x")], 60.0)) == {"x": 60.0}


def test_two_browsers_at_once_count_once() -> None:
    one = spans_of([Visit(0.0, "x", seconds=100.0)], FAR)
    other = spans_of([Visit(50.0, "x", seconds=100.0)], FAR)
    assert spent(one + other) == {"x": 150.0}


def test_noted_time_comes_before_a_gap_and_the_later_page_before_the_earlier() -> None:
    gap, noted = Span(10.0, 100.0, "x", estimated=True), Span(0.0, 50.0, "tumblr")
    assert spent([gap, noted]) == {"tumblr": 50.0, "x": 50.0}
    assert spent([Span(0.0, 50.0, "x"), Span(20.0, 30.0, "tumblr")]) == {"x": 40.0, "tumblr": 10.0}


spans = st.lists(
    st.builds(
        lambda start, length, platform, publishing, estimated: Span(
            float(start), float(start + length), platform, publishing, estimated
        ),
        st.integers(0, 40),
        st.integers(0, 20),
        st.sampled_from(["x", "tumblr", ""]),
        st.booleans(),
        st.booleans(),
    ),
    max_size=12,
)


@given(spans)
def test_settled_stretches_never_overlap_and_cover_what_any_of_them_covered(
    given_spans: list[Span],
) -> None:
    found = settled(given_spans)
    assert all(one.end <= other.start for one, other in pairwise(found))
    ticks = {t for s in given_spans for t in range(int(s.start), int(s.end))}
    assert {t for s in found for t in range(int(s.start), int(s.end))} == ticks


@given(spans)
def test_settling_does_not_hang_on_the_order_and_changes_nothing_twice(
    given_spans: list[Span],
) -> None:
    once = settled(given_spans)
    assert settled(reversed(given_spans)) == once
    assert spent(once) == spent(given_spans)


visits = st.lists(
    st.builds(
        Visit,
        st.integers(0, 20_000).map(float),
        st.sampled_from(["x", "tumblr", ""]),
        st.booleans(),
        st.none() | st.integers(0, 3000).map(float),
        st.none() | st.integers(0, 3),
    ),
    max_size=15,
)


@given(visits)
def test_any_visits_make_stretches_that_go_forward_up_to_now(given_visits: list[Visit]) -> None:
    for span in spans_of(given_visits, 15_000.0):
        assert span.start <= span.end <= 15_000.0


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 3000)), unique_by=lambda t: t[0]))
def test_noted_time_of_one_browser_is_never_lost(noted: list[tuple[int, int]]) -> None:
    found = spans_of([Visit(float(start), "x", seconds=float(s)) for start, s in noted], FAR)
    assert sum(span.end - span.start for span in settled(found)) == sum(s for _start, s in noted)


def test_a_stretch_over_midnight_counts_on_both_days() -> None:
    span = Span(at("2026-11-20T23:50:00+01:00"), at("2026-11-21T00:20:00+01:00"), "x")
    days = DayRange(DAY, date(2026, 11, 22))
    assert daily([span], days, 0, PARIS) == [
        DayUse(DAY, "x", 600.0),
        DayUse(date(2026, 11, 21), "x", 1200.0),
    ]


def test_a_day_begins_when_the_person_says() -> None:
    span = Span(at("2026-11-21T03:00:00+01:00"), at("2026-11-21T03:10:00+01:00"), "x")
    assert daily([span], DayRange(DAY, date(2026, 11, 21)), 240, PARIS) == [DayUse(DAY, "x", 600.0)]


def test_the_longest_night_has_its_hour_once() -> None:
    night = Span(at("2026-10-25T01:30:00+02:00"), at("2026-10-25T03:30:00+01:00"), "x")
    days = DayRange(date(2026, 10, 24), date(2026, 10, 27))
    assert daily([night], days, 0, PARIS) == [DayUse(date(2026, 10, 25), "x", 3 * 3600.0)]


def test_what_lies_outside_the_days_is_left_out() -> None:
    early = Span(at("2026-11-19T23:59:00+00:00"), at("2026-11-20T00:01:00+00:00"), "x", True, True)
    late = Span(at("2026-11-25T12:00:00+00:00"), at("2026-11-25T12:01:00+00:00"), "x")
    found = daily([early, late], DayRange(DAY, date(2026, 11, 21)), 0, UTC)
    assert found == [DayUse(DAY, "x", 0.0, 60.0, 60.0)]


def test_screens_add_up_and_watchers_of_one_screen_do_not() -> None:
    one, other = DayUse(DAY, "x", 60.0, 10.0, 5.0), DayUse(DAY, "x", 30.0, 20.0)
    assert added([one, other]) == [DayUse(DAY, "x", 90.0, 30.0, 5.0)]
    assert most([other, one]) == [one]


def browsed(*visits: Visit) -> Reading:
    return Reading("a browser", Device.BROWSER, visits=visits)


def test_browser_tracker_and_phone_are_put_together() -> None:
    noon = at("2026-11-20T12:00:00+00:00")
    computer = browsed(Visit(noon, "x", seconds=100.0))
    tracker = Reading(
        "ActivityWatch", Device.COMPUTER, Method.TRACKER, spans=(Span(noon, noon + 120, "x"),)
    )
    phone = Reading("StayFree", Device.PHONE, Method.PHONE, uses=(DayUse(DAY, "x", 1000.0),))
    days = DayRange(DAY, date(2026, 11, 21))
    uses, methods = combined([computer, tracker, phone], days, PLAIN, FAR * 10)
    assert uses == [DayUse(DAY, "x", 1120.0)]
    assert methods == {"x": Method.MIXED}


@pytest.mark.parametrize(
    ("files", "seconds"),
    [
        (({20: 600, 21: 70, 22: 30}, {20: 600, 21: 70, 22: 30}), [600, 70, 30]),
        (({20: 600, 21: 70, 22: 5}, {21: 70, 22: 30}, {20: 600}), [600, 70, 30]),
        (({20: 600, 21: 70, 22: 5}, {20: 600, 21: 70, 22: 30}), [600, 70, 30]),
        (({20: 600, 21: 70, 22: 30}, {20: 500, 21: 80, 22: 30}), [1100, 150, 60]),
        (({20: 600}, {21: 70}, {22: 30}), [600, 70, 30]),
    ],
    ids=["the same twice", "overlapping", "cut short", "two phones", "month by month"],
)
def test_a_phone_counts_once_however_many_files_tell_of_it(
    files: tuple[dict[int, int], ...], seconds: list[int]
) -> None:
    readings = [
        Reading(
            "a phone",
            Device.PHONE,
            Method.PHONE,
            uses=tuple(DayUse(date(2026, 11, day), "x", each) for day, each in file.items()),
        )
        for file in files
    ]
    uses, _methods = combined(readings, DayRange(DAY, date(2026, 11, 23)), PLAIN, FAR * 10)
    assert [use.seconds for use in uses] == seconds


@pytest.mark.parametrize(
    ("visits", "method"),
    [
        ([Visit(0.0, "x", seconds=100.0)], Method.FOREGROUND),
        ([Visit(0.0, "x"), Visit(500.0)], Method.GAPS),
        ([Visit(0.0, "x", seconds=100.0), Visit(100.0, "x"), Visit(200.0)], Method.MIXED),
    ],
)
def test_a_figure_says_how_it_came_about(visits: list[Visit], method: Method) -> None:
    noon = at("2026-11-20T12:00:00+00:00")
    moved = [visit._replace(start=visit.start + noon) for visit in visits]
    days = DayRange(DAY, date(2026, 11, 21))
    assert combined([browsed(*moved)], days, PLAIN, FAR * 10)[1] == {"x": method}


def test_what_is_estimated_is_less_sure() -> None:
    def percent(estimated: float, method: Method) -> int:
        return PlatformUse("x", 100.0, 0.0, estimated, method).percent

    assert percent(0.0, Method.FOREGROUND) < percent(50.0, Method.MIXED) < 20
    assert percent(100.0, Method.GAPS) == 20


def day(number: int) -> date:
    return date(2026, 11, number)


@pytest.mark.parametrize(
    ("spread", "wanted", "found"),
    [
        # more than enough: whole days, without today
        ([(day(1), day(23))], 14, (day(8), day(22))),
        # fewer: all of them, with today
        ([(day(9), day(23))], 14, (day(9), day(23))),
        ([(day(22), day(23))], 28, (day(22), day(23))),
        # the last day with data was a while ago
        ([(day(1), day(11))], 4, (day(7), day(11))),
        ([(day(5), day(11))], 28, (day(5), day(11))),
        # an old profile neither shifts nor stretches the days
        ([(day(18), day(23)), (day(1), day(2))], 10, (day(18), day(23))),
        # a clock that was ahead
        ([(day(20), day(29))], 28, (day(20), day(23))),
    ],
)
def test_the_days_are_those_with_data(
    spread: list[tuple[date, date]], wanted: int, found: tuple[date, date]
) -> None:
    ranges = [DayRange(*each) for each in spread]
    assert measured_days(ranges, day(22), wanted) == DayRange(*found)


def test_a_source_reaches_from_its_first_day_to_its_last() -> None:
    assert extent(browsed(), PLAIN) is None
    reading = browsed(
        Visit(at("2026-11-20T23:30:00+00:00")), Visit(at("2026-11-22T01:00:00+00:00"))
    )
    assert extent(reading, PLAIN) == DayRange(DAY, date(2026, 11, 23))
    assert extent(reading, Calendar(120, PARIS)) == DayRange(DAY, date(2026, 11, 23))


def test_platforms_come_with_the_one_that_took_most_first() -> None:
    uses = (DayUse(DAY, "tumblr", 10.0), DayUse(DAY, "x", 20.0, 5.0))
    methods = {"x": Method.GAPS, "tumblr": Method.FOREGROUND}
    measured = Measured(DayRange(DAY, day(21)), uses, methods, ("a browser",))
    assert [use.platform for use in measured.platforms()] == ["x", "tumblr"]
    assert measured.platforms()[0].seconds == 25.0
