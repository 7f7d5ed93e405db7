"""`detox sessions`, `edit` and `delete`: what was noted, and mending it."""

from argparse import Namespace
from collections.abc import Callable

from detox.bootstrap import Detox
from detox.cli.console import one_line, talk, tell
from detox.cli.deeds import read
from detox.cli.desk import (
    naming,
    opened,
    read_activity,
    read_activity_in_use,
    read_tags,
)
from detox.cli.listing import listing, noun_option, tabled, told
from detox.cli.log import note_overfull
from detox.cli.offers import DAYS, activities, added_tags, offered, tags
from detox.cli.parser import Parser, json_option
from detox.cli.periods import period_argument, read_period
from detox.cli.registry import Command
from detox.deeds import fields as f
from detox.deeds.fields import BROUGHT_BACK
from detox.deeds.nouns.session import SESSION
from detox.domain.problem import N_, Refused, got
from detox.domain.session import Session
from detox.domain.text import read_note, shortened
from detox.domain.typed.durations import read_minutes
from detox.i18n import gettext as _
from detox.services.removing import remove
from detox.services.sessions import Edit, matching
from detox.wording.dates import short_day, start_told
from detox.wording.deeds import named
from detox.wording.figures import duration

_LONGEST_NOTE = 60


def _narrowing(parser: Parser) -> None:
    period_argument(parser, _("this week, unless you give month, all, FROM..TO"))
    parser.add_argument(
        "--activity", "-a", help=_("only those for one activity"), offers=activities
    )
    parser.add_argument("--tag", "-t", help=_("only those with a tag"), offers=tags)
    parser.add_argument("--text", help=_("only those with these words in the note"))


def _found(app: Detox, args: Namespace) -> list[Session]:
    days = read_period(app, args.period)
    activity = read_activity(app, args.activity) if args.activity else ""
    tag = read_tags([args.tag])[0] if args.tag else ""
    return matching(app.log.between(days), activity, tag, args.text or "")


def _line(app: Detox) -> Callable[[Session], list[str]]:
    today, name = app.log.today(), app.activities.names()

    def line(session: Session) -> list[str]:
        start = session.began(app.clock.zone)
        note = shortened(one_line(session.note), _LONGEST_NOTE)
        tagged = [f"+{tag}" for tag in session.tags]
        return [
            session.uid,
            short_day(session.day, today),
            start_told(start, session.day, today) if start else "",
            duration(session.minutes),
            name(session.activity),
            " ".join([note, *tagged] if note else tagged),
        ]

    return line


def _edit_options(parser: Parser) -> None:
    noun_option(parser, SESSION)
    parser.add_argument(
        "words",
        nargs="*",
        default=[],
        metavar="+" + _("TAG"),
        help=_("tags to add"),
        offers=added_tags,
    )
    parser.add_argument("--minutes", "-m", help=_("how long it was: 45, 1h30"))
    parser.add_argument("--activity", "-a", help=_("its activity"), offers=activities)
    parser.add_argument("--on", "--day", dest="day", help=_("the day it was"), offers=DAYS)
    parser.add_argument("--note", "-n", help=_("the note; an empty one removes it"))
    parser.add_argument(
        "--tag", "-t", action="append", default=[], help=_("a tag to add"), offers=tags
    )
    parser.add_argument(
        "--untag", action="append", default=[], help=_("a tag to remove"), offers=tags
    )
    start = parser.add_mutually_exclusive_group()
    start.add_argument("--at", help=_("its start time: 09:10"))
    start.add_argument("--no-start", action="store_true", help=_("remove the start time"))
    json_option(parser)


def _edit(args: Namespace) -> int:
    app = opened()
    before = app.log.find(args.uid)
    day = read(app, f.session_day, args.day) if args.day else None
    edit = Edit(
        minutes=got(read_minutes(args.minutes, app.language)) if args.minutes else None,
        activity=_activity(app, args.activity, before) if args.activity else None,
        day=day,
        note=got(read_note(args.note)) if args.note is not None else None,
        tags=_retagged(before, args),
        start=got(app.log.start_meant(before, args.at, day)) if args.at else None,
        forget_start=args.no_start,
    )
    if edit == Edit():
        raise Refused(
            N_("Say what to change, as in: detox edit %(uid)s --minutes 40."), uid=before.uid
        )
    after = app.log.edit(before.uid, edit)
    changed = N_("Changed: %(what)s (%(uid)s).")
    if after == before:
        changed = N_("Nothing to change: %(what)s (%(uid)s).")
    told(app, args, SESSION, after, changed)
    if edit.moves:
        note_overfull(app, [after])
    return 0


def _activity(app: Detox, typed: str, before: Session) -> str:
    return read_activity_in_use(app, typed, before.activity)


def _retagged(session: Session, args: Namespace) -> tuple[str, ...] | None:
    stray = next((word for word in args.words if not word.startswith("+")), None)
    if stray is not None:
        raise Refused(
            N_("“%(word)s” is not a tag such as +newsletter; write a note as --note TEXT."),
            word=stray[:40],
        )
    added = read_tags([*args.words, *args.tag])
    removed = read_tags(args.untag)
    if not added and not removed:
        return None
    return tuple(tag for tag in (*session.tags, *added) if tag not in removed)


def _delete_options(parser: Parser) -> None:
    parser.add_argument(
        "uid", nargs="+", help=_("uids of sessions or accounts"), offers=offered(SESSION)
    )
    parser.add_argument("--quiet", "-q", action="store_true", help=_("say nothing when done"))


def _delete(args: Namespace) -> int:
    app = opened()
    gone = remove(app.records, app.log, args.uid)
    if args.quiet:
        return 0
    today, name = app.log.today(), naming(app)
    for entity in gone:
        parts = {"what": named(entity, today, name), "uid": entity.uid}
        tell(_("Deleted: %(what)s (%(uid)s).") % parts)
    talk(_(BROUGHT_BACK))
    return 0


COMMANDS = {
    "sessions": listing(
        N_("List the sessions of a period, each with the uid that edit and delete ask for."),
        (N_("sessions"), N_("sessions last month --activity writing"), N_("sessions all --json")),
        _found,
        SESSION.data,
        tabled(_line, right=(3,)),
        nothing=N_("No matching session began then."),
        options=_narrowing,
    ),
    "edit": Command(
        N_("Change a session. What you leave out stays as it is."),
        _edit,
        _edit_options,
        (
            N_("edit 2611abcd --minutes 40"),
            N_('edit 2611abcd --on yesterday --note "second draft" +newsletter'),
        ),
        changes=True,
    ),
    "delete": Command(
        N_("Delete sessions or accounts by their uid. “detox undo” brings them back."),
        _delete,
        _delete_options,
        (N_("delete 2611abcd"),),
        changes=True,
    ),
}
