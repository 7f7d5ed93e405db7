"""`detox report`: totals of a period, as a table or as data."""

from typing import TYPE_CHECKING, NamedTuple

from detox.cli.console import table, talk, tell, tell_json
from detox.cli.desk import closed, naming, opened, read_period
from detox.cli.registry import Command
from detox.domain.problem import N_
from detox.i18n import gettext as _

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from datetime import date

    from detox.bootstrap import Detox
    from detox.cli.parser import Parser
    from detox.domain.days import DayRange
    from detox.services.report import Report

GROUPINGS = ("activity", "day", "week", "month", "tag")
_BAR_CELLS = 24


class Line(NamedTuple):
    """A row of a report with the name a person knows it by."""

    key: str
    name: str
    minutes: int
    sessions: int


def _report_options(parser: "Parser") -> None:
    parser.add_argument(
        "period",
        nargs="*",
        default=[],
        help=_(
            "today, week, month, year, all, last month, 2026-11 or FROM..TO; this week otherwise"
        ),
    )
    parser.add_argument(
        "--by", choices=GROUPINGS, default="activity", help=_("what the rows are (activity)")
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("show it as JSON"))
    form.add_argument("--csv", action="store_true", help=_("show it as CSV, for a spreadsheet"))
    form.add_argument("--md", action="store_true", help=_("show it as a Markdown table"))


def _report(args: "Namespace") -> int:
    from detox.services.report import make_report

    app = opened(once=True)
    report = make_report(app.records, app.rules, read_period(app, args.period), args.by)
    name = _names(app, args.by, plain=args.csv)
    lines = [Line(row.key, name(row.key), row.minutes, row.sessions) for row in report.rows]
    if args.json:
        _tell_data(report, lines)
    elif args.csv:
        _tell_csv(lines)
    elif args.md:
        _tell_markdown(lines)
    else:
        _tell_table(app, report, lines)
    return closed(app)


def _names(app: "Detox", by: str, *, plain: bool) -> "Callable[[str], str]":
    if by == "activity":
        return naming(app)
    if by == "tag":
        return lambda key: key if plain else (f"+{key}" if key else _("no tag"))
    today = app.log.today()
    return lambda key: _dated(key, by, today)


def _dated(key: str, by: str, today: "date") -> str:
    from datetime import date

    from detox.wording.dates import column_day, month_and_year, short_day

    if by == "month":
        return month_and_year(date.fromisoformat(f"{key}-01"))
    day = date.fromisoformat(key)
    if by == "week":
        return _("week of %(day)s") % {"day": short_day(day, today)}
    return f"{column_day(day).split()[0]} {short_day(day, today)}"


def _tell_data(report: "Report", lines: list[Line]) -> None:
    tell_json(
        {
            "from": report.days.first.isoformat(),
            "to": report.days.after.isoformat(),
            "minutes": report.minutes,
            "by": [line._asdict() for line in lines],
        }
    )


def _tell_csv(lines: list[Line]) -> None:
    import csv
    import io

    from detox.domain.cells import harmless

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Line._fields)
    writer.writerows(
        [harmless(row.key), harmless(row.name), row.minutes, row.sessions] for row in lines
    )
    tell(out.getvalue().rstrip("\n"))


def _tell_markdown(lines: list[Line]) -> None:
    from detox.wording.figures import duration

    tell("| " + " | ".join([_("What"), _("Time"), _("Sessions")]) + " |")
    tell("| --- | ---: | ---: |")
    for line in lines:
        tell(f"| {_marked(line.name)} | {duration(line.minutes)} | {line.sessions} |")


def _marked(text: str) -> str:
    """A name that stays one cell and is nothing but text in Markdown."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>()#|!~" else c for c in text)


def _tell_table(app: "Detox", report: "Report", lines: list[Line]) -> None:
    import sys

    from detox.wording.figures import bar, duration, sessions

    parts = {
        "period": _period(app, report.days),
        "duration": duration(report.minutes),
        "sessions": sessions(report.sessions),
    }
    if not lines:
        talk(_("%(period)s: nothing was noted.") % parts)
        return
    tell(_("%(period)s: %(duration)s, %(sessions)s.") % parts)
    most = max(line.minutes for line in lines)
    digits = len(str(max(line.sessions for line in lines)))
    drawn = sys.stdout.isatty()
    table(
        [
            [
                line.name,
                duration(line.minutes),
                " " * (digits - len(str(line.sessions))) + sessions(line.sessions),
                bar(line.minutes, most, _BAR_CELLS) if drawn else "",
            ]
            for line in lines
        ],
        right=(1,),
    )


def _period(app: "Detox", days: "DayRange") -> str:
    from detox.domain.days import EARLIEST
    from detox.wording.dates import period

    today = app.log.today()
    name = _("All time") if days.first == EARLIEST and days.after > today else period(days, today)
    return name[:1].upper() + name[1:]


COMMANDS = {
    "report": Command(
        N_("Sum up a period by activity, day, week, month or tag."),
        _report,
        _report_options,
        (
            N_("report"),
            N_("report month --by day"),
            N_("report 2026-11-01..2026-11-15 --by tag --csv"),
            N_("report all --json"),
        ),
        bare={"by": "activity", "json": False, "csv": False, "md": False},
        words="period",
    )
}
