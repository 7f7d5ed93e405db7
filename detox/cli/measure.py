"""`detox measure`: what the networks take, from what this machine remembers."""

from argparse import Namespace
from collections.abc import Sequence

from detox.bootstrap import Detox
from detox.cli.console import talk, tell, tell_json
from detox.cli.deeds import read_if
from detox.cli.desk import closed, opened
from detox.cli.measured import (
    baseline_data,
    kept_words,
    measured_data,
    say_divided,
    say_kept,
    say_troubles,
    say_unnoted,
    tell_measured,
)
from detox.cli.offers import A_FILE, DAYS, accounts
from detox.cli.parser import Parser, json_option, whole_number
from detox.cli.progress import Progress
from detox.cli.registry import Command
from detox.cli.tables import add_meanings
from detox.deeds import fields as f
from detox.deeds.deed import On
from detox.domain.baseline import TOGETHER
from detox.domain.problem import N_, DataTrouble, Refused, got
from detox.domain.typed.answers import is_all
from detox.domain.typed.durations import read_minutes
from detox.domain.usage import Measured
from detox.i18n import gettext as _
from detox.services.measuring import USUAL_DAYS, NothingFound, Request
from detox.wording.figures import titled
from detox.wording.measuring import ALL_TOGETHER, how_far


def _sources(_on: On) -> Sequence[str]:
    from detox.measure import NAMES  # readers of databases and tables: only completion asks here

    return (*NAMES, A_FILE)


def _options(parser: Parser) -> None:
    parser.add_argument(
        "--from",
        dest="sources",
        action="append",
        default=[],
        metavar=_("SOURCE"),
        offers=_sources,
        help=_(
            "a browser (firefox, chrome, chromium, brave, edge, vivaldi, opera, librewolf, "
            "safari), activitywatch, or a file; can be given more than once (default: all "
            "browsers and activitywatch)"
        ),
    )
    parser.add_argument(
        "--days", type=whole_number, default=USUAL_DAYS, help=_("over how many days (28)")
    )
    parser.add_argument(
        "--columns",
        default="",
        metavar=_("FIELD=TITLE,…"),
        help=_("date=Date,name=App,time=Duration"),
    )
    add_meanings(parser)
    json_option(parser, N_("show the result as JSON"))
    parser.add_argument(
        "--accept",
        action="store_true",
        help=_("save it as what your accounts on these platforms used to take"),
    )
    _keeping_options(parser)
    parser.add_argument(
        "--note-slips", action="store_true", help=_("log time spent there during a break, as slips")
    )


def _keeping_options(parser: Parser) -> None:
    """What is remembered instead, and since when it holds."""
    parser.add_argument(
        "--set",
        nargs="+",
        action="append",
        metavar=_("VALUE"),
        offers=accounts,
        help=_(
            "an account, or all, and the time it used to take a day, from memory: 45m; can be "
            "given more than once"
        ),
    )
    parser.add_argument(
        "--since",
        metavar=_("DAY"),
        help=_("the day the saved figure starts to apply (the first day away, or today)"),
        offers=DAYS,
    )


def _run(args: Namespace) -> int:
    return _set(args) if args.set else _measure(args)


def _measure(args: Namespace) -> int:
    if args.since and not args.accept:
        raise Refused(N_("--since goes with --accept or --set."))
    app = opened()
    since = read_if(app, f.day_gone, args.since)
    request = Request(tuple(args.sources), args.days, args.columns, args.dates, args.unit)
    measured = _measured(app, request, shows=not args.json)
    if args.accept and measured.question is not None:
        raise Refused(measured.question.message, **measured.question.params)
    proposals = app.measuring.proposals(measured) if args.accept else []
    unnoted = app.measuring.unnoted(measured)
    known = app.past.figures.known if args.accept else frozenset()
    kept = app.measuring.accept(proposals, since, unnoted if args.note_slips else ())
    if args.json:
        tell_json(measured_data(measured, kept, unnoted, noted=args.note_slips))
    else:
        tell_measured(app, measured, asks=not args.accept)
    say_troubles(measured)
    if args.accept:
        say_kept(app, kept, known, app.measuring.shared(measured))
        if any(proposal.days < measured.days.length for proposal in proposals):
            talk(_("Break days are not counted in the saved figure."))
    say_unnoted(unnoted, noted=args.note_slips)
    return closed(app)


def _measured(app: Detox, request: Request, *, shows: bool) -> Measured:
    try:
        with Progress("", shows=shows) as progress:
            return app.measuring.measure(
                request, lambda done, whole, name: progress.say(how_far(done + 1, whole, name))
            )
    except NothingFound as nothing:
        for name, where in nothing.looked:
            talk(titled(name, ", ".join(where)))
        raise


def _set(args: Namespace) -> int:
    if args.sources or args.accept or args.note_slips:
        raise Refused(N_("--set measures nothing: leave the other options out."))

    app = opened()
    told, names = _told(app, args.set)
    was_asked, known = app.past.figures.is_asked, app.past.figures.known
    kept = app.past.figures.set_all(told, read_if(app, f.day_gone, args.since))
    if args.json:
        data = [baseline_data(baseline) for baseline in kept]
        tell_json(data if len(data) > 1 else data[0])
    else:
        for baseline in kept:
            tell(kept_words(app, baseline, known, names))
    say_divided(app, asks=TOGETHER in told and not was_asked)
    return 0


def _told(app: Detox, said: Sequence[Sequence[str]]) -> tuple[dict[str, int], dict[str, str]]:
    """Minutes and names by account, as typed; all of them together stand under no uid."""
    told, names = {}, {}
    for words in said:
        if len(words) < 2:
            raise Refused(N_("--set takes an account, or all, and a time: --set instagram 45m."))
        account, name = _meant(app, words[0])
        if account in told:
            raise Refused(N_("“%(name)s” has two times here; give only one."), name=name)
        told[account] = got(read_minutes(" ".join(words[1:]), app.language))
        names[account] = name
    return told, names


def _meant(app: Detox, said: str) -> tuple[str, str]:
    """The uid and name of an account; both empty for all of them together."""
    try:
        account = app.account_meant(said)
    except (Refused, DataTrouble):
        if is_all(said):
            return "", _(ALL_TOGETHER)
        raise
    return account.uid, account.name


COMMANDS = {
    "measure": Command(
        N_("How much time platforms take a day, read from this computer; no web address is kept."),
        _run,
        _options,
        (
            "measure",
            N_("measure --from firefox --days 14"),
            N_("measure --from export.csv --columns date=Date,name=App,time=Duration"),
            N_("measure --accept"),
            N_("measure --set instagram 45m --since 2026-01-01"),
            N_("measure --set all 2h30 --set instagram 1h"),
        ),
    )
}
