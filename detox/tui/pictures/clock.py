"""Weekdays and hours: when the time was."""

from datetime import date, time

from textual.content import Content

from detox.domain.days import DayRange
from detox.domain.hours import tally_hours
from detox.domain.session import Session
from detox.i18n import gettext as _
from detox.services.insights import Clock
from detox.tui.pictures.shades import Scale
from detox.tui.pictures.view import BAR_ROOM, Opening, Scene, View, bars, flowed, told
from detox.tui.widgets.charts.heat_map import HeatCell, HeatData
from detox.wording.dates import SHORT_WEEKDAYS, WEEKDAYS, hour_of_day
from detox.wording.dates import clock as told_at
from detox.wording.figures import aligned, capital, duration, share

_EVERY = 3
"""hours from one heading to the next"""
_PARTS = 6
"""hours in each part of the day that is summed up"""


def clock(scene: Scene) -> View:
    """The picture of a period."""
    found = scene.detox.past.insights.clock(scene.days)
    total = sum(found.by_weekday.values())
    if not total:
        return View(nothing=scene.nothing_noted())
    scale = Scale(max(found.minutes.values(), default=1))
    parts = _parts(found)

    def foot(width: int, height: int) -> Content:
        legend = flowed(scale.legend(), width)
        if height >= BAR_ROOM:
            return Content("\n").join([legend, Content(""), bars(parts, width)])
        pieces = [
            Content.assemble((f"{name} ", "$text-muted"), duration(amount))
            for name, amount in parts
        ]
        return Content("\n").join([legend, flowed(pieces, width)])

    def tell(key: str) -> Content:
        if not key:
            return Content("")
        weekday, hour = map(int, key.split())
        minutes = found.minutes.get((weekday, hour), 0)
        return told(_title(weekday, hour), duration(minutes), _share(minutes, total))

    return View(
        duration(total),
        heat=_field(scene, found, scale),
        foot=foot,
        tell=tell,
        opens=lambda key: _opening(scene, key),
    )


def _field(scene: Scene, found: Clock, scale: Scale) -> HeatData:
    first, begin = scene.detox.rules.first_weekday, scene.detox.rules.day_start // 60
    weekdays = [(first + row) % 7 for row in range(7)]
    hours = [(begin + column) % 24 for column in range(24)]
    cells = [
        [HeatCell(f"{w} {h}", scale.shade(found.minutes.get((w, h), 0))) for h in hours]
        for w in weekdays
    ]
    every = [(x, hour_of_day(hour)) for x, hour in enumerate(hours) if x % _EVERY == 0]
    heads = [(x, name, name) for x, name in every]
    sums = found.by_weekday
    figures = [aligned(sums[w]) if sums.get(w) else "–" for w in weekdays]
    busiest = max(found.minutes, key=lambda place: found.minutes[place], default=(first, begin))
    select = f"{busiest[0]} {busiest[1]}"
    return HeatData(cells, heads, [_(SHORT_WEEKDAYS[w]) for w in weekdays], figures, select)


def _parts(found: Clock) -> list[tuple[str, int]]:
    sums = [0] * (24 // _PARTS)
    for (_weekday, hour), minutes in found.minutes.items():
        sums[hour // _PARTS] += minutes
    parts = [
        (_("%(from)s to %(until)s") % _hours(place * _PARTS, _PARTS), amount)
        for place, amount in enumerate(sums)
    ]
    without = sum(found.without_start.values())
    return [*parts, (_("without a start time"), without)] if without else parts


def _hours(hour: int, length: int) -> dict[str, str]:
    return {"from": told_at(time(hour)), "until": told_at(time((hour + length) % 24))}


def _title(weekday: int, hour: int) -> str:
    parts = {"weekday": _(WEEKDAYS[weekday]), **_hours(hour, 1)}
    return capital(_("%(weekday)s, %(from)s to %(until)s") % parts)


def _share(minutes: int, total: int) -> str:
    return _("%(percent)s of the period") % {"percent": share(minutes, total)}


def _opening(scene: Scene, key: str) -> Opening:
    detox = scene.detox
    weekday, hour = map(int, key.split())

    def passes(session: Session) -> bool:
        found = tally_hours([session], detox.rules.day_start, detox.clock.zone)
        return key in found.by_activity()

    days = DayRange(scene.days.first, min(scene.days.after, date.max))
    return Opening(_title(weekday, hour), days, passes)
