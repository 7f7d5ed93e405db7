"""Lengths as programs write them, and what a bare number counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.written.lengths import bare_in, length_in
from detox.domain.written.units import UNITS, Sample, unit_in, unit_shown, words_of


@pytest.mark.parametrize(
    ("text", "seconds", "grain"),
    [
        ("47:06 min", 2826, 1),
        ("45 sec", 45, 1),
        ("1h 13m 53s", 4433, 1),
        ("1 h 13 min", 4380, 60),
        ("1h30", 5400, 60),
        ("0:45:10", 2710, 1),
        ("00:00:30", 30, 1),
        ("0:45:10.5", 2710, 1),
        ("1:30", 5400, 60),
        ("1:30 h", 5400, 60),
        ("25:10:00", 90_600, 1),
        ("PT45M", 2700, 60),
        ("PT1H30M15S", 5415, 1),
        ("PT0.5H", 1800, 360),
        ("P1DT2H", 93_600, 3600),
        ("0.78 h", 2808, 36),
        ("1,5 heures", 5400, 360),
        ("1 hour, 5 minutes", 3900, 60),
        ("2 Std. 10 Min.", 7800, 60),
        ("1u 3m", 3780, 60),
        ("1 d 2 h", 93_600, 3600),
        ("90 min", 5400, 60),
        (".5h", 1800, 360),
        ("0 days 00:45:00", 2700, 1),
        ("1 day, 2:03:04", 93_784, 1),
        ("P0Y0M0DT0H45M0S", 2700, 1),
    ],
)
def test_a_length_that_says_its_units_is_read(text: str, seconds: float, grain: float) -> None:
    found = length_in(text)
    assert found is not None
    assert found.seconds == pytest.approx(seconds)
    assert found.grain == pytest.approx(grain)


@pytest.mark.parametrize(
    "text",
    ["", "45", "0.21", "0,21", "P", "PT", "1:75", "1:30:75", "30m 1h", "1h 1h", "h", "-1:30",
     "1:30:00 min", "12:30 PM", "soon", "1.2.3 h", "1 year", "2026-11-20", "9:00 - 10:00"],
)  # fmt: skip
def test_what_says_no_length_or_no_unit_is_none(text: str) -> None:
    assert length_in(text) is None


@given(st.integers(0, 10**6))
def test_every_way_of_writing_a_length_says_the_same(seconds: int) -> None:
    (minutes, second), hours = divmod(seconds, 60), seconds // 3600
    minute = minutes % 60
    for text in (
        f"{hours}:{minute:02}:{second:02}",
        f"{hours}h {minute}m {second}s",
        f"PT{hours}H{minute}M{second}S",
    ):
        assert length_in(text) == (seconds, 1)


@given(st.text(max_size=70))
def test_no_text_breaks_the_reading(text: str) -> None:
    length_in(text)
    bare_in(text)
    unit_in(text)


@pytest.mark.parametrize(
    ("title", "unit", "words"),
    [
        ("Duration (h)", "hours", ("duration",)),
        ("Duration (decimal)", "hours", ("duration",)),
        ("Time Spent (seconds)", "seconds", ("time", "spent")),
        ("duration_minutes", "minutes", ("duration",)),
        ("durationSeconds", "seconds", ("duration",)),
        ("Durée (min)", "minutes", ("duree",)),
        ("Heures", "hours", ()),
        ("Duration", "", ("duration",)),
        ("Duration (hh:mm:ss)", "", ("duration", "hh", "mm", "ss")),
        ("Duration (h:mm)", "", ("duration", "mm")),
        ("Hours and minutes", "", ("and",)),
    ],
)
def test_a_title_says_a_unit_or_none(title: str, unit: str, words: tuple[str, ...]) -> None:
    assert (unit_in(title), words_of(title)) == (unit, words)


@given(
    st.sampled_from(sorted(UNITS)),
    st.lists(st.integers(120, 8 * 3600), min_size=1, max_size=5),
    st.integers(2, 3),
)
def test_rows_show_the_unit_that_they_were_written_in(
    unit: str, spans: list[int], digits: int
) -> None:
    samples = [Sample(round(span / UNITS[unit], digits), 10**-digits, span, 1) for span in spans]
    assert unit_shown(samples) == unit


@pytest.mark.parametrize("samples", [[], [Sample(7, 1, 600, 60)], [Sample(0, 1, 20, 60)]])
def test_rows_that_agree_with_no_unit_or_several_show_none(samples: list[Sample]) -> None:
    assert unit_shown(samples) == ""
