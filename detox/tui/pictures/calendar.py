"""A year as a calendar of shaded days."""

from datetime import date

from textual.content import Content

from detox.domain.days import ONE_DAY, one_day, week_of, year_of
from detox.i18n import gettext as _
from detox.tui.pictures.shades import Scale
from detox.tui.pictures.spans import column_months, short_month
from detox.tui.pictures.view import BAR_ROOM, Opening, Scene, View, bars, flowed, told
from detox.tui.widgets.charts.heat_map import HeatCell, HeatData
from detox.wording.dates import SHORT_WEEKDAYS, long_day
from detox.wording.figures import capital, day_count, duration


def calendar(scene: Scene) -> View:
    """The picture of the year in which the period ends."""
    year = scene.span.day.year
    days = scene.detox.past.insights.year(year)
    if not days:
        return View(nothing=scene.nothing_noted())
    minutes = {day: sum(parts.values()) for day, parts in days.items()}
    scale = Scale(max(minutes.values()))
    months = _months(minutes, scene.today)

    def foot(width: int, height: int) -> Content:
        legend = flowed(scale.legend(), width)
        room = height - legend.plain.count("\n") - 1
        if room >= BAR_ROOM:
            return Content("\n").join([legend, Content(""), bars(months, width)])
        return Content("\n").join([legend, _in_lines(months, width, room if height else 12)])

    def tell(key: str) -> Content:
        if not key:
            return Content("")
        day = date.fromisoformat(key)
        title, parts = capital(long_day(day)), scene.breakdown(days.get(day, {}))
        return told(title, duration(minutes.get(day, 0)), parts or _("nothing logged"))

    return View(
        f"{duration(sum(minutes.values()))}, {day_count(len(minutes))}",
        heat=_field(scene, minutes, scale),
        foot=foot,
        tell=tell,
        opens=lambda key: _opening(date.fromisoformat(key)),
    )


def _opening(day: date) -> Opening:
    return Opening(capital(long_day(day)), one_day(day))


def _field(scene: Scene, minutes: dict[date, int], scale: Scale) -> HeatData:
    year = year_of(scene.span.day.replace(month=1, day=1))
    first_weekday = scene.detox.rules.first_weekday
    begin = week_of(year.first, first_weekday).first
    columns = ((year.after - begin).days + 6) // 7
    rows: list[list[HeatCell | None]] = [[None] * columns for _row in range(7)]
    for day in year.days():
        if day <= scene.today or day in minutes:
            x, y = divmod((day - begin).days, 7)
            rows[y][x] = HeatCell(day.isoformat(), scale.shade(minutes.get(day, 0)))
    firsts = [date(year.first.year, month, 1) for month in range(1, 13)]
    heads = [
        ((day - begin).days // 7, short_month(day), brief)
        for day, brief in zip(firsts, column_months(), strict=True)
    ]
    labels = [_(SHORT_WEEKDAYS[(first_weekday + row) % 7]) for row in range(7)]
    last = min(scene.today, year.after - ONE_DAY)
    return HeatData(rows, heads, labels, ("",) * 7, last.isoformat())


def _months(minutes: dict[date, int], today: date) -> list[tuple[str, int]]:
    year = next(iter(minutes)).year
    sums = [0] * 12
    for day, amount in minutes.items():
        sums[day.month - 1] += amount
    last = today.month if today.year == year else 12
    first, shown = min(day.month for day in minutes), max(last, max(day.month for day in minutes))
    places = range(first - 1, shown)
    return [(short_month(date(year, place + 1, 1)), sums[place]) for place in places]


def _in_lines(months: list[tuple[str, int]], width: int, room: int) -> Content:
    """As many months as there are lines for, in whole hours where that makes room; an ellipsis
    stands for the earliest ones.
    """
    said = flowed([_month(name, amount) for name, amount in months], width)
    rounded = [(name, 60 * ((amount + 30) // 60) or amount) for name, amount in months]
    shown = [_month(name, amount) for name, amount in rounded]
    while said.plain.count("\n") >= room and len(shown) > 1:
        left_out = [Content.styled("…", "$text-muted")] if len(shown) < len(months) else []
        said = flowed([*left_out, *shown], width)
        shown = shown[1:]
    return said


def _month(name: str, amount: int) -> Content:
    return Content.assemble((f"{name} ", "$text-muted"), duration(amount) if amount else "–")
