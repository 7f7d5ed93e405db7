"""Charts as SVG: each tells in a title and a description what it shows.

Text stays as large as the page's own: widths are shares of the column, heights are pixels. A
kind of ink is told apart by its pattern; colour only goes with it.
"""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from detox.page.html import Child, Html, joined, raw, tag

INKS = 4
_HEIGHT, _TOP, _FOOT = 176.0, 22.0, 24.0
_CELL = 12.0
_HEAD = 18.0
_TEXTS = {28: 12.0, 36: 15.0, 44: 18.0, 53: 20.0}
"""How many weeks a map has room for, and its text where it is largest: on a narrow page."""
_BAR = 99.8  # so that the outline stays inside
_GUTTER, _NAME, _AMOUNT = 8.0, 2.6, 5.4

STORES = raw(
    '<svg class="stores" aria-hidden="true"><defs>'
    '<pattern id="lines" width="4.5" height="4.5" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><line class="stroke" x1="0" y1="0" x2="0" y2="4.5" '
    'stroke-width="3"/></pattern>'
    '<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<circle class="fill" cx="2.5" cy="2.5" r="1.15"/></pattern>'
    "</defs></svg>"
)
"""Patterns that the charts of a page share; stands in the page once."""


class Column(NamedTuple):
    """A bar of several parts, from the bottom up; `told` says it in words, `tick` stands below,
    `number` above.
    """

    values: tuple[int, ...]
    told: str
    tick: str = ""
    number: str = ""


class Line(NamedTuple):
    """A height to measure by, and what is written at it."""

    value: int
    label: str


class Day(NamedTuple):
    """A day of a map: its week from the left, its place in the week, how much, in words."""

    week: int
    place: int
    minutes: int
    told: str


class Map(NamedTuple):
    """Days of a year, months by the week they begin in, weekdays by their place, and what dots
    amount to.
    """

    days: Sequence[Day]
    months: Sequence[tuple[int, str]]
    weekdays: Sequence[tuple[int, str]]
    sizes: Sequence[tuple[int, str]]
    weeks: int


def columns(title: str, told: str, bars: Sequence[Column], lines: Sequence[Line]) -> Html:
    """Stacked bars beside each other, with lines to measure them by."""
    most = max([1, *(sum(bar.values) for bar in bars), *(line.value for line in lines)])
    scale = (_HEIGHT - _TOP) / most
    slot = (100 - _GUTTER) / max(1, len(bars))
    is_dense = all(bar.tick for bar in bars)
    return _chart(
        title,
        told,
        *(_rung(line, scale) for line in lines),
        *(_stack(bar, _GUTTER + place * slot, slot, scale) for place, bar in enumerate(bars)),
        tag("line", class_="base", x1=f"{_GUTTER}%", x2="100%", y1=_HEIGHT, y2=_HEIGHT),
        *(_foot(bar, place, slot, is_dense=is_dense) for place, bar in enumerate(bars)),
        height=_HEIGHT + _FOOT,
    )


def share(part: float, whole: float, ink: int = 0) -> Html:
    """A bar that lies, as long as `part` is of `whole`; what it shows is written beside it."""
    width = 0.0 if whole <= 0 else _BAR * min(1.0, max(0.0, part / whole))
    return tag("svg", _box(0, 1, width, 10, ink), height=12, aria_hidden="true")


def split(title: str, told: str, values: Sequence[tuple[int, int]]) -> Html:
    """One bar that lies, in parts of one whole: minutes and ink of each."""
    whole = max(1, sum(minutes for minutes, _ink in values))
    boxes, at = [], 0.0
    for minutes, ink in values:
        width = _BAR * minutes / whole
        boxes.append(_box(at, 1, width, 20, ink))
        at += width
    return _chart(title, told, *boxes, height=22.0)


def swatch(ink: int) -> Html:
    """What an ink looks like, for a key."""
    return tag("svg", _box(0, 1, _BAR, 10, ink), height=12, aria_hidden="true")


def year_map(title: str, told: str, shown: Map, most: int) -> Html:
    """A year as weeks from left to right; the area of a dot is the time of its day."""
    weeks = next((weeks for weeks in _TEXTS if shown.weeks <= weeks), max(_TEXTS))
    left, apart = _NAME * _TEXTS[weeks], _AMOUNT * _TEXTS[weeks]
    width = left + max(weeks, shown.weeks) * _CELL
    return _chart(
        title,
        told,
        *(_month(week, name, place, left) for place, (week, name) in enumerate(shown.months)),
        *(tag("text", name, x=0, y=_middle(place) + 3) for place, name in shown.weekdays),
        *(_dot(day, most, left) for day in shown.days),
        *(_size(size, left + place * apart, most) for place, size in enumerate(shown.sizes)),
        viewBox=f"0 0 {width:g} {_HEAD + 9 * _CELL:g}",
        class_=f"map{weeks}",
    )


def _chart(title: str, told: str, *shapes: Child, **attributes: str | float) -> Html:
    return tag(
        "svg", tag("title", title), tag("desc", told), *shapes, role="img", **attributes
    )  # fmt: skip


def _rung(line: Line, scale: float) -> Html:
    y = _HEIGHT - line.value * scale
    return joined(
        tag("line", class_="grid", x1=f"{_GUTTER}%", x2="100%", y1=y, y2=y),
        tag("text", line.label, x=f"{_GUTTER - 1.5}%", y=y + 4, text_anchor="end"),
    )


def _stack(bar: Column, left: float, slot: float, scale: float) -> Html:
    width = slot * (0.72 if slot < 12 else 0.5)
    boxes, foot = [], _HEIGHT
    for ink, value in enumerate(bar.values):
        height = value * scale
        if value:
            boxes.append(_box(left + (slot - width) / 2, foot - height, width, height, ink))
        foot -= height
    if bar.number:
        middle = f"{left + slot / 2:.2f}%"
        boxes.append(
            tag("text", bar.number, class_="strong", x=middle, y=foot - 6, text_anchor="middle")
        )
    return tag("g", tag("title", bar.told), *boxes)


def _foot(bar: Column, place: int, slot: float, *, is_dense: bool) -> Html | None:
    if not bar.tick:
        return None
    return tag(
        "text",
        bar.tick,
        class_="odd" if is_dense and place % 2 else None,
        x=f"{_GUTTER + place * slot + slot / 2:.2f}%",
        y=_HEIGHT + 17,
        text_anchor="middle",
    )


def _box(left: float, top: float, width: float, height: float, ink: int) -> Html:
    return tag(
        "rect",
        class_=f"ink{min(ink, INKS - 1)}",
        x=f"{left:.2f}%",
        y=top,
        width=f"{width:.2f}%",
        height=max(0.75, height),
    )


def _month(week: int, name: str, place: int, left: float) -> Html:
    return tag("text", name, x=left + week * _CELL, y=11, class_="odd" if place % 2 else None)


def _middle(place: int) -> float:
    return _HEAD + place * _CELL + _CELL / 2


def _radius(minutes: int, most: int) -> float:
    return max(1.6, _CELL * 0.48 * sqrt(min(1.0, minutes / max(1, most))))


def _dot(day: Day, most: int, left: float) -> Html:
    """A day with nothing noted is there too, faintly: it is a day like the others."""
    return tag(
        "circle",
        tag("title", day.told),
        class_="fill" if day.minutes else "none",
        cx=left + day.week * _CELL + _CELL / 2,
        cy=_middle(day.place),
        r=_radius(day.minutes, most) if day.minutes else 1.1,
    )


def _size(size: tuple[int, str], left: float, most: int) -> Html:
    x, y = left + _CELL / 2, _HEAD + 8.5 * _CELL
    return joined(
        tag("circle", class_="fill", cx=x, cy=y, r=_radius(size[0], most)),
        tag("text", size[1], x=x + 10, y=y + 3.5),
    )
