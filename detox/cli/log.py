"""`detox log`: one line, one session."""

from argparse import Namespace
from collections.abc import Sequence

from detox.bootstrap import Detox
from detox.cli.console import talk, tell, tell_json
from detox.cli.desk import opened, read_tags
from detox.cli.log_forms import forms
from detox.cli.offers import DAYS, activities_and_tags, tags
from detox.cli.parser import Parser, json_option
from detox.cli.registry import Command
from detox.deeds.nouns.session import SESSION
from detox.domain.problem import N_, Refused, got
from detox.domain.session import Session
from detox.domain.text import read_note
from detox.domain.tongues import any_answer
from detox.i18n import counted
from detox.i18n import gettext as _
from detox.wording.sessions import overfull_day

_LISTED = 5


def noted(app: Detox, session: Session) -> str:
    """The sentence that confirms a session, with what is needed to change it."""
    return _("Logged: %(what)s (%(uid)s).") % SESSION.parts(app)(session)


def note_overfull(app: Detox, sessions: Sequence[Session]) -> None:
    """Say which days now hold more than a day has."""
    full = app.log.overfull(sessions)
    if full:
        for day, minutes in full[:_LISTED]:
            talk(overfull_day(day, minutes, app.log.today()))
    if len(full) > _LISTED:
        more = len(full) - _LISTED
        talk(counted("So has %(count)d more day.", "So have %(count)d more days.", more))


def _log_options(parser: Parser) -> None:
    parser.add_argument(
        "words",
        nargs="*",
        default=[],
        metavar=_("LINE"),
        help=_("how long, which activity, and if you like a note, +tags, --on DAY, --at TIME"),
        offers=activities_and_tags,
    )
    parser.add_argument(
        "--tag", "-t", action="append", default=[], help=_("a tag, like +TAG"), offers=tags
    )
    parser.add_argument("--note", "-n", help=_("the note, taken as it is"))
    parser.add_argument("--quiet", "-q", action="store_true", help=_("say nothing when done"))
    json_option(parser)


def _log(args: Namespace) -> int:
    app = opened()
    entry = got(app.log.read(args.words))
    if args.note is not None:
        entry = entry._replace(note=_only_note(entry.note, args.note))
    entry = entry._replace(tags=(*entry.tags, *read_tags(args.tag)))
    session = app.log.log(**entry._asdict())
    if args.json:
        tell_json(SESSION.data(app)(session))
    elif not args.quiet:
        tell(noted(app, session))
    note_overfull(app, [session])
    return 0


def _only_note(typed: str, given: str) -> str:
    if typed:
        raise Refused(
            N_("There are two notes, “%(one)s” and the one after --note; use one of them."),
            one=typed[:40],
        )
    return got(read_note(given))


COMMANDS = {
    "log": Command(
        N_(
            "Log time won back: how long, for what, and if you like a note, tags and a day.\n"
            "Durations are 45, 45m, 1h30, 1:30 or 1.5h; days yesterday, -2, monday or 2026-11-20."
        ),
        _log,
        _log_options,
        (
            N_('log 45m writing "column draft" +newsletter'),
            N_("log 1h30 reading --on yesterday"),
            N_("log 30 email --at 09:10"),
            N_("log 2h photography harbour at dawn --on saturday --tag portfolio"),
        ),
        free={
            **dict.fromkeys(any_answer("day_options"), DAYS),
            **dict.fromkeys(any_answer("time_options"), ()),
        },
        written=forms,
        changes=True,
    )
}
