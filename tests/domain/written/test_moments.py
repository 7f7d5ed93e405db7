"""Days, times and the order of days, as programs write them."""

from datetime import UTC, date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.problem import Problem
from detox.domain.written.moments import (
    NO_DAY,
    NO_TIME,
    WRONG_WEEKDAY,
    Order,
    Stamp,
    day_in,
    order_in,
    stamp_in,
)

DAY = date(2026, 11, 20)
MORNING = timedelta(hours=9, minutes=10)


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("2026-11-20", Stamp(DAY)),
        ("20261120", Stamp(DAY)),
        ("2199-12-31", Stamp(date(2199, 12, 31))),
        ("7258114800", Stamp(date(2199, 12, 31), timedelta(hours=23), UTC)),
        ("20/11/2026", Stamp(DAY)),
        ("20.11.2026", Stamp(DAY)),
        ("20-Nov-2026", Stamp(DAY)),
        ("20-Nov-26", Stamp(DAY)),
        ("Mar 3, 2026", Stamp(date(2026, 3, 3))),
        ("mar. 3 novembre 2026", Stamp(date(2026, 11, 3))),
        ("20 nov. 26", Stamp(DAY)),
        ("20 Nov 26 9 h 10", Stamp(DAY, MORNING)),
        ("9 h 10", Stamp(None, MORNING)),
        ("9 h", Stamp(None, timedelta(hours=9))),
        ("09:10 Uhr", Stamp(None, MORNING)),
        ("ven. 20/11/2026", Stamp(DAY)),
        ("Friday, 2026-11-20 09:10", Stamp(DAY, MORNING)),
        ("November 20, 2026", Stamp(DAY)),
        ("vendredi 20 novembre 2026", Stamp(DAY)),
        ("9:10", Stamp(None, MORNING)),
        ("09h10", Stamp(None, MORNING)),
        ("09:10:00 AM", Stamp(None, MORNING)),
        ("12:00 AM", Stamp(None, timedelta())),
        ("12:30 pm", Stamp(None, timedelta(hours=12, minutes=30))),
        ("24:00", Stamp(None, timedelta(days=1))),
        ("2026-11-20 09:10", Stamp(DAY, MORNING)),
        ("2026-11-20T09:10:00", Stamp(DAY, MORNING)),
        ("2026-11-20T09:10:00.5Z", Stamp(DAY, MORNING + timedelta(seconds=0.5), UTC)),
        ("20261120T091000Z", Stamp(DAY, MORNING, UTC)),
        ("2026-11-20T09:10:00Z[Etc/UTC]", Stamp(DAY, MORNING, UTC)),
        ("2026-11-20 09:10 -0530",
         Stamp(DAY, MORNING, timezone(-timedelta(hours=5, minutes=30)))),
        ("Fri, 20 Nov 2026 09:10:00 GMT", Stamp(DAY, MORNING, UTC)),
        ("20/11/2026 à 09:10", Stamp(DAY, MORNING)),
        ("20 nov. 2026 09:10", Stamp(DAY, MORNING)),
        ("Nov 20, 2026, 9:10 AM", Stamp(DAY, MORNING)),
        ("1795165800", Stamp(DAY, MORNING, UTC)),
        ("1795165800000", Stamp(DAY, MORNING, UTC)),
    ],
)  # fmt: skip
def test_a_cell_may_say_a_day_a_time_or_both(text: str, stamp: Stamp) -> None:
    assert stamp_in(text, "dmy") == stamp


@pytest.mark.parametrize(
    ("text", "message", "typed"),
    [
        ("13/15/2024 9:00 AM", NO_DAY, "13/15/2024"),
        ("2025-02-29", NO_DAY, "2025-02-29"),
        ("2025-02-29T09:00:00", NO_DAY, "2025-02-29"),
        ("30 février 2026", NO_DAY, "30 février 2026"),
        ("1795-01-01", NO_DAY, "1795-01-01"),
        ("soon", NO_DAY, "soon"),
        ("", NO_DAY, ""),
        ("25:00", NO_TIME, "25:00"),
        ("24:01", NO_TIME, "24:01"),
        ("13:00 PM", NO_TIME, "13:00 PM"),
        ("2026-11-20 9:75", NO_TIME, "2026-11-20 9:75"),
        ("2026-11-20 09:10 CET", NO_TIME, "2026-11-20 09:10 CET"),
        ("Mon 20/11/2026", WRONG_WEEKDAY, "Mon 20/11/2026"),
        ("lundi 20 novembre 2026", WRONG_WEEKDAY, "lundi 20 novembre 2026"),
    ],
)
def test_what_is_wrong_is_named(text: str, message: str, typed: str) -> None:
    assert stamp_in(text, "dmy") == Problem(message, {"typed": typed})


@given(st.dates(date(1900, 1, 1), date(2199, 1, 1)))
def test_a_day_is_read_in_each_order(day: date) -> None:
    assert day_in(f"{day:%d/%m/%Y}", "dmy") == day_in(f"{day:%m/%d/%Y}", "mdy") == day
    assert day_in(day.isoformat(), "mdy") == day_in(f"{day:%B %d, %Y}") == day


@given(st.text(max_size=90))
def test_no_text_breaks_the_reading(text: str) -> None:
    stamp_in(text)
    day_in(text, "mdy")
    order_in([text], "", "en")


@pytest.mark.parametrize(
    ("days", "said", "language", "order"),
    [
        (["20/11/2026", "3/4/2026"], "", "en", Order("dmy", "rows")),
        (["11/20/2026 09:00", "3/4/2026"], "", "fr", Order("mdy", "rows")),
        (["3/4/2026"], "", "en", Order("", "", "3/4/2026")),
        (["Fri 11/20/2026"], "", "en", Order("mdy", "rows")),
        (["Tue 11/03/2026"], "", "en", Order("mdy", "rows")),
        (["mar. 03/11/2026"], "", "en", Order("dmy", "rows")),
        (["Fri 11/03/2026"], "", "en", Order()),
        (["3/4/2026"], "", "fr", Order("dmy", "language")),
        (["3/4/2026"], "mdy", "fr", Order("mdy", "said")),
        (["13/15/2024", "11/20/2026"], "", "en", Order("mdy", "rows")),
        (["20/11/2026", "11/20/2026"], "", "fr", Order("dmy", "rows")),
        (["20/11/2026", "11/20/2026", "3/4/2026"], "", "fr", Order("", "", "3/4/2026")),
        (["20/11/2026", "11/20/2026", "11/21/2026"], "", "en", Order("mdy", "rows")),
        (["30/02/2026"], "", "en", Order()),
        (["30/02/2026"], "dmy", "en", Order("dmy", "said")),
        (["30/02/2026", "3/4/2026"], "", "en", Order("", "", "3/4/2026")),
        (["20/11/2026"] * 6 + ["11/20/2026"], "", "en", Order("dmy", "rows")),
        (["2026-11-20", "20.11.2026", "soon"], "", "en", Order()),
        (["2026-11-20"], "mdy", "en", Order()),
        (["13/15/2024", "3/03/2026"], "", "en", Order()),
    ],
)
def test_all_days_show_the_order_or_it_is_asked_for(
    days: list[str], said: str, language: str, order: Order
) -> None:
    assert order_in(days, said, language) == order
