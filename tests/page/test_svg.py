"""Charts: what they say, and that they hold what they are given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.page import svg
from detox.page.svg import Column, Day, Line, Map
from tests.page.parsing import Page

values = st.lists(
    st.tuples(*[st.integers(0, 600_000)] * svg.INKS), min_size=0, max_size=60
)  # fmt: skip


def heights(page: Page) -> list[float]:
    return page.number("rect", "height")


@given(values)
def test_columns_stay_inside_and_add_up(bars: list[tuple[int, ...]]) -> None:
    page = Page(str(svg.columns("t", "d", [Column(bar, "said") for bar in bars], [])))
    assert page.wrong == []
    tall = page.number("svg", "height")[0]
    assert all(0 <= top <= tall for top in page.number("rect", "y"))
    ends = zip(page.number("rect", "x"), page.number("rect", "width"), strict=True)
    assert all(left + width <= 100.1 for left, width in ends)
    assert len(page.all("rect")) == sum(1 for bar in bars for part in bar if part)


def test_a_column_is_as_high_as_its_time() -> None:
    bars = [
        Column((60, 0, 0, 0), "one"),
        Column((30, 30, 0, 0), "two"),
        Column((120, 0, 0, 0), "x"),
    ]
    first, low, high, most = heights(Page(str(svg.columns("t", "d", bars, []))))
    assert first == pytest.approx(low + high)
    assert most == pytest.approx(2 * first, abs=0.02)


def test_a_chart_says_what_it_is() -> None:
    made = svg.columns(
        "Weeks", "Three bars.", [Column((1,), "May: 1 min", "May", "1 min")], [Line(1, "1")]
    )
    page = Page(str(made))
    assert page.all("svg")[0]["role"] == "img"
    assert [word for word in page.words if word.strip()] == [
        "Weeks",
        "Three bars.",
        "1",
        "May: 1 min",
        "1 min",
        "May",
    ]


def test_parts_are_told_apart_without_colour() -> None:
    page = Page(str(svg.split("t", "d", [(30, 0), (10, 3)])))
    assert [box["class"] for box in page.all("rect")] == ["ink0", "ink3"]
    assert [box["width"] for box in page.all("rect")] == ["74.85%", "24.95%"]


@pytest.mark.parametrize(("part", "whole", "width"), [(0, 0, "0.00%"), (5, 0, "0.00%"),
    (1, 4, "24.95%"), (9, 4, "99.80%"), (-1, 4, "0.00%")])  # fmt: skip
def test_a_share_never_leaves_its_track(part: int, whole: int, width: str) -> None:
    assert Page(str(svg.share(part, whole))).all("rect")[0]["width"] == width


def test_the_area_of_a_dot_is_the_time_of_its_day() -> None:
    days = [Day(0, 0, 0, "none"), Day(0, 1, 60, "an hour"), Day(1, 0, 240, "four")]
    page = Page(str(svg.year_map("t", "d", Map(days, [], [], [], 2), 240)))
    _faint, small, large = page.number("circle", "r")
    assert page.all("circle")[0]["class"] == "none"
    assert large == pytest.approx(2 * small, abs=0.02)


@pytest.mark.parametrize("weeks", [1, 28, 29, 53, 54])
def test_a_map_is_as_wide_as_its_weeks_need(weeks: int) -> None:
    days = [Day(week, place, 5, "") for week in range(weeks) for place in range(7)]
    page = Page(str(svg.year_map("t", "d", Map(days, [], [], [], weeks), 5)))
    _x, _y, width, height = map(float, str(page.all("svg")[0]["viewbox"]).split())
    assert max(page.number("circle", "cx")) < width
    assert max(page.number("circle", "cy")) < height
