"""`detox report`: totals of a period, as a table or as data; pages are in `report_forms`."""

import sys
from argparse import Namespace

from detox.bootstrap import Detox
from detox.cli.console import table, talk, tell, tell_json
from detox.cli.desk import closed, naming, opened
from detox.cli.outlet import to_option
from detox.cli.parser import IT, Parser, json_option
from detox.cli.periods import period_argument, read_period
from detox.cli.registry import Command
from detox.cli.written import periods
from detox.domain.days import DayRange
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.page.tables import Line, as_csv, as_data, lines_of
from detox.services.report import GROUPINGS, Report, make_report
from detox.wording.dates import period
from detox.wording.figures import bar, begun, duration
from detox.wording.sessions import total_words

_BAR_CELLS = 24


def _report_options(parser: Parser) -> None:
    period_argument(
        parser,
        _("today, week, month, year, all, last month, 2026-11 or FROM..TO (default: this week)"),
    )
    parser.add_argument(
        "--by", choices=GROUPINGS, default="activity", help=_("what each row stands for (activity)")
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--html", action="store_true", help=_("show it as a web page, complete in one file")
    )
    form.add_argument("--md", action="store_true", help=_("show it as Markdown, the table first"))
    form.add_argument("--csv", action="store_true", help=_("show it as CSV, for a spreadsheet"))
    json_option(form, IT)
    to_option(parser)
    parser.add_argument(
        "--notes",
        action="store_true",
        help=_(
            "include what is private: notes, tags (which “--by tag” shows too), account names, "
            "money"
        ),
    )
    parser.add_argument(
        "--cost",
        action="store_true",
        help=_(
            "include the cost, then and now, from your answers to the questions; its money only "
            "with “--notes”"
        ),
    )
    parser.add_argument(
        "--sheet",
        action="store_true",
        help=_("“7 months without”: a page about the time away, to show others"),
    )


def _report(args: Namespace) -> int:
    if args.html or args.md or args.to or args.sheet or args.notes or args.cost:
        from detox.cli.report_forms import give

        return give(args)
    app = opened()
    today = app.log.today()
    report = make_report(app.records, app.rules, read_period(app, args.period), args.by, today)
    lines = lines_of(report, naming(app), today, plain=args.csv)
    if args.json:
        tell_json(as_data(report, lines))
    elif args.csv:
        tell(as_csv(lines))
    else:
        _tell_table(app, report, lines)
    return closed(app)


def _tell_table(app: Detox, report: Report, lines: list[Line]) -> None:
    spent = duration(report.minutes) if lines else ""
    said = total_words(_period(app, report.days), spent, report.sessions)
    if not lines:
        talk(said)
        return
    tell(said)
    most = max(line.minutes for line in lines)
    digits = len(str(max(line.sessions for line in lines)))
    drawn = sys.stdout.isatty()
    table(
        [
            [
                line.name,
                duration(line.minutes),
                " " * (digits - len(str(line.sessions))) + begun(line.sessions),
                bar(line.minutes, most, _BAR_CELLS) if drawn else "",
            ]
            for line in lines
        ],
        right=(1,),
    )


def _period(app: Detox, days: DayRange) -> str:
    name = period(days, app.log.today())
    return name[:1].upper() + name[1:]


COMMANDS = {
    "report": Command(
        N_("Sum up a period by activity, day, week, month or tag."),
        _report,
        _report_options,
        (
            "report",
            N_("report month --by day"),
            N_("report 2026-11-01..2026-11-15 --by tag --csv"),
            N_("report all --json"),
            N_("report year --html --to report.html"),
            N_("report --sheet --html --to without.html"),
        ),
        written=periods,
    )
}
