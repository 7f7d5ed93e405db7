"""Sessions and the days they count on."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.session import Session, uid_for, uid_month

PARIS = ZoneInfo("Europe/Paris")


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS).astimezone(UTC)


@pytest.mark.parametrize(
    ("start", "minutes", "day_start", "expected"),
    [
        ("2026-11-22 09:10", 45, 0, [("2026-11-22", 45)]),
        ("2026-11-22 23:30", 30, 0, [("2026-11-22", 30)]),
        ("2026-11-22 23:30", 31, 0, [("2026-11-22", 30), ("2026-11-23", 1)]),
        ("2026-12-31 23:00", 120, 0, [("2026-12-31", 60), ("2027-01-01", 60)]),
        ("2026-11-22 23:30", 90, 180, [("2026-11-22", 90)]),
        # the night the clock goes back is an hour longer, the one it goes forward an hour shorter
        ("2026-10-24 23:00", 300, 0, [("2026-10-24", 60), ("2026-10-25", 240)]),
        ("2026-10-25 00:00", 1440, 0, [("2026-10-25", 1440)]),
        ("2026-03-29 00:00", 1440, 0, [("2026-03-29", 1380), ("2026-03-30", 60)]),
    ],
)
def test_a_session_over_midnight_counts_on_both_days(
    start: str, minutes: int, day_start: int, expected: list[tuple[str, int]]
) -> None:
    began = paris(start)
    session = Session("2611a", date.fromisoformat(start[:10]), minutes, "writing", start=began)
    found = [(day.isoformat(), part) for day, part in session.pieces(day_start, PARIS)]
    assert found == expected


def test_a_session_without_a_start_counts_where_it_is_noted() -> None:
    session = Session("2611a", date(2026, 11, 22), 600, "writing")
    assert session.pieces(180, PARIS) == [(date(2026, 11, 22), 600)]
    assert session.end is None


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),
    st.integers(1, 1440),
    st.integers(0, 720),
    st.sampled_from(["Europe/Paris", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC"]),
)
def test_the_pieces_add_up_and_come_in_order(
    naive: datetime, minutes: int, day_start: int, name: str
) -> None:
    zone = ZoneInfo(name)
    start = naive.replace(tzinfo=UTC)
    day = (start.astimezone(zone).replace(tzinfo=None) - timedelta(minutes=day_start)).date()
    pieces = Session("x", day, minutes, "writing", start=start).pieces(day_start, zone)
    assert sum(part for _day, part in pieces) == minutes
    assert all(part > 0 for _day, part in pieces)
    assert [d for d, _part in pieces] == sorted({d for d, _part in pieces})


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_uid_tells_its_month(day: date) -> None:
    assert uid_month(uid_for(day, "abcdefgh")) == f"{day:%Y-%m}"


@pytest.mark.parametrize("uid", ["", "26", "2613abc", "2600abc", "abcd", "²611abc"])
def test_what_is_no_session_uid_names_no_month(uid: str) -> None:
    assert uid_month(uid) == ""
