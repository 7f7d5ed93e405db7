"""`detox export json|csv|timewarrior|watson|klog`: the log, for other programs and for keeps."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time, timedelta
from functools import lru_cache

from detox.bootstrap import Detox
from detox.cli.console import talk, tell
from detox.cli.desk import closed, opened
from detox.cli.outlet import put, to_option
from detox.cli.parser import Parser
from detox.cli.periods import period_argument, read_period
from detox.cli.progress import Progress
from detox.cli.registry import Command
from detox.domain.days import ALL_DAYS, DayRange
from detox.domain.problem import N_
from detox.domain.session import Session
from detox.domain.walls import begin_of, moment
from detox.exchange import klog, timew_script, timewarrior, watson, whole
from detox.exchange.laying import Laying, Span
from detox.i18n import counted
from detox.i18n import gettext as _
from detox.wording.figures import records
from detox.wording.taking_out import holds_people


def _options(parser: Parser) -> None:
    period_argument(parser, _("everything, unless you give month, last year, FROM..TO"))
    to_option(parser)


def _csv_options(parser: Parser) -> None:
    _options(parser)
    parser.add_argument(
        "--bom",
        action="store_true",
        help=_("so that a spreadsheet shows accents, and finds the columns when it is opened"),
    )


def _timewarrior_options(parser: Parser) -> None:
    _options(parser)
    parser.add_argument(
        "--script",
        action="store_true",
        help=_(
            "for Timewarrior before 1.8 (Debian 12 has 1.4.3): a shell script that adds what is "
            "missing to its data"
        ),
    )


def _days(app: Detox, words: list[str]) -> DayRange:
    return read_period(app, words) if words else ALL_DAYS


def _progress(args: Namespace) -> Progress:
    """How far the writing is, unless what is written shows it."""
    shows = args.to not in (None, "-") or not sys.stdout.isatty()
    return Progress(_("%(count)s written…"), shows=shows)


def _written(
    app: Detox, args: Namespace, lines: Iterable[str], mark: bytes | None, progress: Progress
) -> int:
    """Write or show the file, and say how much is in it."""
    with progress:
        is_saved = put(app, args.to, (line.encode() for line in lines), mark)
    if is_saved:
        said = {"path": args.to, "contents": records(progress.count)}
        tell(_("Saved: %(path)s (%(contents)s).") % said)
    return closed(app)


def _json(args: Namespace) -> int:
    app, progress = opened(), _progress(args)
    people = 0

    def lines() -> Iterator[str]:
        nonlocal people
        made = app.exports.whole(_days(app, args.period), progress)
        people = made.people
        yield from made.lines

    code = _written(app, args, lines(), whole.MARK, progress)
    if people:
        talk(holds_people(people))
    return code


def _csv(args: Namespace) -> int:
    app, progress = opened(), _progress(args)
    sessions = app.exports.sessions(_days(app, args.period), progress)
    lines, mark = app.exports.table(sessions, for_a_spreadsheet=args.bom)
    return _written(app, args, lines, mark, progress)


def _klog(args: Namespace) -> int:
    app, progress = opened(), _progress(args)
    sessions = app.exports.sessions(_days(app, args.period), progress)
    return _written(app, args, klog.lines(sessions, app.clock.zone), None, progress)


def _timewarrior(args: Namespace) -> int:
    app = opened()
    progress, laying, names = _progress(args), _laying(app), _names(app)
    alike: list[str] = []

    def is_alike(session: Session) -> bool:
        return names.get(session.activity, session.activity) in session.tags

    sessions = app.exports.sessions(_days(app, args.period), progress)
    laid = laying.laid(_noting(sessions, alike, is_alike))
    if args.script:
        code = _written(app, args, timew_script.lines(laid, names), timew_script.MARK, progress)
    else:
        code = _written(app, args, timewarrior.lines(laid, names), None, progress)
    _say_what_was_given(laying)
    if alike:
        said = counted(
            "Timewarrior keeps the activity as a tag: in %(count)d session, a tag of the same name "
            "is left out.",
            "Timewarrior keeps the activity as a tag: in %(count)d sessions, a tag of the same "
            "name is left out.",
            len(alike),
        )
        talk(said)
    if laying.overlapping and not args.script:
        said = counted(
            "%(count)d session starts before the previous one ends, and “timew import” stops "
            "there; with :adjust the later one wins.",
            "%(count)d sessions start before the previous one ends, and “timew import” stops "
            "there; with :adjust the later one wins.",
            laying.overlapping,
        )
        talk(said)
    return code


def _watson(args: Namespace) -> int:
    app = opened()
    progress, laying = _progress(args), _laying(app)
    noted: list[str] = []
    sessions = app.exports.sessions(_days(app, args.period), progress)
    laid = laying.laid(_noting(sessions, noted, lambda session: bool(session.note)))
    code = _written(app, args, watson.lines(laid, _names(app)), None, progress)
    _say_what_was_given(laying)
    if noted:
        said = counted(
            "Watson has no notes: the note of %(count)d session is left out.",
            "Watson has no notes: the notes of %(count)d sessions are left out.",
            len(noted),
        )
        talk(said)
    return code


def _noting(
    sessions: Iterable[Session], noted: list[str], loses: Callable[[Session], bool]
) -> Iterator[Session]:
    """The same sessions; the uids of those that lose something go to `noted`."""
    for session in sessions:
        if loses(session):
            noted.append(session.uid)
        yield session


def _names(app: Detox) -> dict[str, str]:
    return {activity.key: activity.named(app.language) for activity in app.activities.all()}


def _laying(app: Detox) -> Laying:
    zone = app.clock.here_for_many()
    day_start = app.rules.day_start

    @lru_cache(maxsize=8)  # sessions come by day
    def span(day: date) -> Span:
        begin, end = (begin_of(each, day_start, zone) for each in (day, day + timedelta(days=1)))
        return Span(begin, moment(day, time(12), zone), end)

    return Laying(span, app.clock.now())


def _say_what_was_given(laying: Laying) -> None:
    if laying.given:
        said = counted(
            "%(count)d session has no start time; there it starts at noon, or where there is room.",
            "%(count)d sessions have no start time; there they follow one another from noon, or "
            "where there is room.",
            laying.given,
        )
        talk(said)


FORMS = {
    "json": Command(
        N_("everything, to keep or to import into another home with “detox import json”"),
        _json,
        _options,
        (N_("export json --to detox.json"),),
    ),
    "csv": Command(
        N_("the sessions, for a spreadsheet; no cell can run as a formula"),
        _csv,
        _csv_options,
        (
            N_("export csv --to detox.csv"),
            N_("export csv last month"),
            N_("export csv --bom --to for-excel.csv"),
        ),
    ),
    "timewarrior": Command(
        N_("the sessions, for “timew import” (Timewarrior 1.8; before that with --script)"),
        _timewarrior,
        _timewarrior_options,
        (
            N_("export timewarrior --to intervals.json"),
            N_("export timewarrior --script --to timew.sh"),
        ),
    ),
    "watson": Command(
        N_("the sessions as frames, for “watson merge”"),
        _watson,
        _options,
        (N_("export watson --to frames.json"),),
    ),
    "klog": Command(
        N_("the sessions as plain text, one record a day, for klog"),
        _klog,
        _options,
        (N_("export klog --to times.klg"), N_("export klog 2026-11")),
    ),
}
