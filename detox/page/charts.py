"""The charts of a report, in words and figures as well."""

from datetime import date

from detox.domain.days import ONE_DAY, DayRange, months_in, year_of
from detox.i18n import MONTHS, ngettext, number
from detox.i18n import gettext as _
from detox.page import svg
from detox.page.html import Html, joined, tag
from detox.page.story import DAY, MONTH, WEEK, YEAR, Part, Slot, Story, week_column
from detox.page.words import from_to, full, spent
from detox.wording.dates import (
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    column_day,
    short_period,
    tabled_day,
)
from detox.wording.figures import shares, titled

MAP_FROM_DAYS = 90
_ONE_MAP_DAYS = 366
_NUMBERED = 7
_ROOM = 3
_MONTH_ROOM = 4
_MONTHS_ROOM = 6
_USUAL = 0.98
_SHOWN_PARTS = svg.INKS - 1


def headings() -> dict[str, str]:
    """What the chart over time is called, by its unit."""
    return {
        DAY: _("Day by day"),
        WEEK: _("Week by week"),
        MONTH: _("Month by month"),
        YEAR: _("Year by year"),
    }


def parts_table(story: Story, most_rows: int | None = None) -> Html:
    """What time became: name, bar, time, share, sessions."""
    parts = gathered(story.parts, most_rows)
    longest = max((part.minutes for part in parts), default=0)
    percents = shares([part.minutes for part in parts])
    rows = [
        tag(
            "tr",
            tag("th", part.name, scope="row", dir="auto"),
            tag("td", svg.share(part.minutes, longest, place), class_="bar"),
            tag("td", spent(part.minutes)),
            tag("td", percent, class_="soft"),
            tag("td", number(part.sessions), class_="soft count"),
        )
        for place, (part, percent) in enumerate(zip(parts, percents, strict=True))
    ]
    head = tag(
        "tr",
        tag("th", _("Activity"), scope="col"),
        tag("td"),
        tag("th", _("Time"), scope="col", class_="end"),
        tag("th", _("Share"), scope="col", class_="end"),
        tag("th", _("Sessions"), scope="col", class_="end count"),
    )
    return tag("table", tag("thead", head), tag("tbody", *rows), class_="parts")


def gathered(parts: list[Part], most_rows: int | None) -> list[Part]:
    """The parts, the smallest of too many together."""
    if most_rows is None or len(parts) <= most_rows:
        return parts
    shown, others = parts[: most_rows - 1], parts[most_rows - 1 :]
    minutes = sum(part.minutes for part in others)
    sessions = sum(part.sessions for part in others)
    return [*shown, Part("", _("everything else"), minutes, sessions)]


def time_chart(story: Story) -> Html:
    """The stretches of the period beside each other, the activities on top of each other."""
    names = [part.name for part in story.parts[:_SHOWN_PARTS]]
    if len(story.parts) > _SHOWN_PARTS:
        names.append(_("everything else"))
    most = max((slot.all_minutes for slot in story.slots), default=0)
    bars = [_column(story, slot, place) for place, slot in enumerate(story.slots)]
    told = ngettext(
        "%(count)d bar: %(most)s.", "%(count)d bars; the highest is %(most)s.", len(bars)
    ) % {"count": len(bars), "most": spent(most)}
    key = [tag("li", svg.swatch(ink), name, dir="auto") for ink, name in enumerate(names)]
    return tag(
        "figure",
        tag("ul", *key, class_="key"),
        svg.columns(headings()[story.unit], told, bars, rungs(most)),
    )


def rungs(most: int) -> list[svg.Line]:
    """Up to four lines at round heights."""
    steps = (15, 30, 60, 120, 180, 300, 600, 1200, 1800, 3000, 6000, 12000, 30000, 60000)
    step = next((step for step in steps if most < 4 * step), most // 4 or 1)
    return [svg.Line(height, spent(height)) for height in range(step, most + 1, step)][:4]


def _column(story: Story, slot: Slot, place: int) -> svg.Column:
    keys = [part.key for part in story.parts[:_SHOWN_PARTS]]
    values = [slot.minutes.get(key, 0) for key in keys]
    values.append(slot.all_minutes - sum(values))
    is_numbered = slot.all_minutes and len(story.slots) <= _NUMBERED
    above = spent(slot.all_minutes) if is_numbered else ""
    said = titled(slot_name(slot, story.unit), spent(slot.all_minutes))
    return svg.Column(tuple(values), said, _tick(story, place), above)


def slot_name(slot: Slot, unit: str) -> str:
    """A stretch of a chart in words."""
    first = slot.days.first
    if unit == DAY:
        return tabled_day(first)
    if slot.is_cut(unit):
        return from_to(slot.days) if unit == YEAR else short_period(slot.days, first)
    if unit == WEEK:
        return _("week of %(day)s") % {"day": full(first)}
    if unit == MONTH:
        return f"{_(MONTHS[first.month - 1])} {first.year}"
    return str(first.year)


def _tick(story: Story, place: int) -> str:
    """What stands below a bar: where a month begins, or as many days as there is room for."""
    first = story.slots[place].days.first
    if story.unit == YEAR:
        return str(first.year)
    if story.unit == MONTH:
        january = any(slot.days.first.month == 1 for slot in story.slots[1:_MONTHS_ROOM])
        is_told = first.month == 1 or (place == 0 and not january)
        return str(first.year) if is_told else ""
    if story.unit == DAY:
        if len(story.slots) <= 7:
            return column_day(first)
        return str(first.day) if place % 7 == 0 else ""
    months = [(slot.days.after - ONE_DAY).month for slot in story.slots]
    is_first = place == 0 or months[place] != months[place - 1]
    has_room = all(month == months[place] for month in months[place : place + _ROOM])
    return _short_month(months[place]) if is_first and has_room else ""


def _short_month(month: int) -> str:
    return _(SHORT_MONTHS[month - 1]).partition("|")[0]


def time_table(story: Story) -> Html:
    """The chart over time as a table, to open."""
    rows = [
        tag(
            "tr",
            tag("th", slot_name(slot, story.unit), scope="row"),
            tag("td", spent(slot.all_minutes)),
        )
        for slot in story.slots
    ]
    return tag(
        "details",
        tag("summary", _("These figures as a table")),
        tag("table", tag("tbody", *rows)),
    )


def year_maps(story: Story, most_maps: int = 3) -> Html:
    """One map of up to a year, or one of each year that the period touches, the latest of many."""
    most = sorted(story.by_day.values())[int(len(story.by_day) * _USUAL)] if story.by_day else 60
    if story.days.length <= _ONE_MAP_DAYS:
        return tag("figure", _map(story, story.days, story.days, most))
    last = story.days.after - ONE_DAY
    years = [year_of(date(year, 1, 1)) for year in range(story.days.first.year, last.year + 1)]
    return joined(
        *(
            tag(
                "figure",
                tag("h3", str(year.first.year)),
                _map(story, year.common(story.days), year, most),
            )
            for year in years[-most_maps:]
        )
    )


def _map(story: Story, span: DayRange, frame: DayRange, most: int) -> Html:
    """The days of `span` where they stand in `frame`, which is a year long at most."""
    start, nothing = story.first_weekday, _("nothing logged")
    days = []
    for day in span.days():
        minutes = story.by_day.get(day, 0)
        said = titled(full(day), spent(minutes) if minutes else nothing)
        place = (day.weekday() - start) % 7
        days.append(svg.Day(week_column(day, frame.first, start), place, minutes, said))
    told = _("%(busy)s of %(count)s days have something logged.") % {
        "busy": number(sum(1 for day in days if day.minutes)),
        "count": number(len(days)),
    }
    weekdays = [((day - start) % 7, _(SHORT_WEEKDAYS[day])) for day in (0, 2, 4)]
    sizes = [step for step in (15, 30, 60, 120, 240, 480, 960) if step <= most][-3:]
    shown = svg.Map(
        days,
        _months(frame, start),
        weekdays,
        [(size, spent(size)) for size in sizes],
        1 + week_column(frame.after - ONE_DAY, frame.first, start),
    )
    return svg.year_map(titled(headings()[DAY], from_to(span)), told, shown, most)


def _months(frame: DayRange, first_weekday: int) -> list[tuple[int, str]]:
    """The months by the column they begin in, where their names have room."""
    found: list[tuple[int, str]] = []
    for month in reversed(list(months_in(frame))):
        begun = max(date.fromisoformat(f"{month}-01"), frame.first)
        week = week_column(begun, frame.first, first_weekday)
        if not found or found[0][0] - week >= _MONTH_ROOM:
            found.insert(0, (week, _short_month(begun.month)))
    return found
