"""The rows of a report as data for other programs: JSON, CSV, a Markdown table."""

import io
import json
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from detox.domain.cells import harmless
from detox.domain.days import ONE_DAY, DayRange
from detox.i18n import gettext as _
from detox.services.report import Report
from detox.wording.dates import column_day, month_and_year, short_day, short_period
from detox.wording.figures import duration

CSV_HEAD = "key,name,minutes,sessions\n"


class Line(NamedTuple):
    """A row of a report with the name a person knows it by."""

    key: str
    name: str
    minutes: int
    sessions: int


def lines_of(
    report: Report, activity: Callable[[str], str], today: date, *, plain: bool = False
) -> list[Line]:
    """The rows with their names; `activity` names one, and `plain` leaves tags as they are."""
    name = _naming(report.by, activity, today, plain=plain)
    return [Line(row.key, name(row.key), row.minutes, row.sessions) for row in report.rows]


def as_data(report: Report, lines: list[Line]) -> dict[str, object]:
    """What `--json` tells; others build on its keys."""
    return {
        "from": report.days.first.isoformat(),
        "to": report.days.after.isoformat(),
        "minutes": report.minutes,
        "by": [line._asdict() for line in lines],
    }


def as_json(report: Report, lines: list[Line]) -> str:
    """The same as text."""
    return json.dumps(as_data(report, lines), ensure_ascii=False, indent=2)


def as_csv(lines: list[Line]) -> str:
    """Rows for a spreadsheet, which runs none of them."""
    import csv  # the other forms need none

    out = io.StringIO(CSV_HEAD)
    out.seek(0, io.SEEK_END)
    csv.writer(out, lineterminator="\n").writerows(
        [harmless(row.key), harmless(row.name), row.minutes, row.sessions] for row in lines
    )
    return out.getvalue().rstrip("\n")


def as_markdown(lines: list[Line]) -> str:
    """A table that is nothing but text, whatever things are called."""
    rows = [[marked(line.name), duration(line.minutes), str(line.sessions)] for line in lines]
    return "\n".join([table_head(), *(f"| {' | '.join(row)} |" for row in rows)])


def table_head() -> str:
    """The two lines that such a table begins with."""
    return "| " + " | ".join([_("What"), _("Time"), _("Sessions")]) + " |\n| --- | ---: | ---: |"


def marked(text: str) -> str:
    """Text that stays one cell and is nothing but text in Markdown."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>()#|!~" else c for c in text)


def _naming(
    by: str, activity: Callable[[str], str], today: date, *, plain: bool
) -> Callable[[str], str]:
    if by == "activity":
        return activity
    if by == "tag":
        return lambda key: key if plain else (f"+{key}" if key else _("no tags"))
    return lambda key: _dated(key, by, today)


def _dated(key: str, by: str, today: date) -> str:
    first, cut, last = key.partition("..")
    if cut:
        days = DayRange(date.fromisoformat(first), date.fromisoformat(last) + ONE_DAY)
        return short_period(days, today)
    if by == "month":
        return month_and_year(date.fromisoformat(f"{key}-01"))
    day = date.fromisoformat(key)
    if by == "week":
        return _("week of %(day)s") % {"day": short_day(day, today)}
    return f"{column_day(day).split()[0]} {short_day(day, today)}"
