"""`detox sessions`, `edit` and `delete`: what was noted, and mending it."""

from typing import TYPE_CHECKING

from detox.cli.console import one_line, table, talk, tell, tell_json
from detox.cli.desk import (
    closed,
    got,
    naming,
    opened,
    read_activity,
    read_day,
    read_period,
    read_tags,
)
from detox.cli.log import note_overfull, session_data
from detox.cli.registry import Command
from detox.domain.problem import N_, Refused
from detox.domain.text import shortened
from detox.i18n import gettext as _

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date, datetime

    from detox.bootstrap import Detox
    from detox.cli.parser import Parser
    from detox.domain.account import Account
    from detox.domain.session import Session

_LONGEST_NOTE = 60


def _sessions_options(parser: "Parser") -> None:
    parser.add_argument(
        "period", nargs="*", default=[], help=_("this week, unless you say month, all, FROM..TO")
    )
    parser.add_argument("--activity", "-a", help=_("only those of an activity"))
    parser.add_argument("--tag", "-t", help=_("only those with a tag"))
    parser.add_argument("--text", help=_("only those with these words in the note"))
    parser.add_argument("--json", action="store_true", help=_("show the records as JSON"))


def _sessions(args: "Namespace") -> int:
    from detox.services.sessions import matching

    app = opened()
    days = read_period(app, args.period)
    activity = read_activity(app, args.activity) if args.activity else ""
    tag = read_tags([args.tag])[0] if args.tag else ""
    found = matching(app.log.between(days), activity, tag, args.text or "")
    if args.json:
        tell_json([session_data(app, session) for session in found])
    elif found:
        name = naming(app)
        table([_line(app, session, name(session.activity)) for session in found], right=(3,))
    else:
        talk(_("No session fits."))
    return closed(app)


def _line(app: "Detox", session: "Session", name: str) -> list[str]:
    from detox.wording.dates import short_day, time_of_day
    from detox.wording.figures import duration

    start = session.start and session.start.astimezone(app.clock.zone(session.zone))
    note = shortened(one_line(session.note), _LONGEST_NOTE)
    tags = [f"+{tag}" for tag in session.tags]
    return [
        session.uid,
        short_day(session.day, app.log.today()),
        time_of_day(start) if start else "",
        duration(session.minutes),
        name,
        " ".join([note, *tags] if note else tags),
    ]


def _edit_options(parser: "Parser") -> None:
    parser.add_argument("uid", help=_("the uid of the session, or how it begins"))
    parser.add_argument(
        "words", nargs="*", default=[], metavar="+" + _("TAG"), help=_("tags to add")
    )
    parser.add_argument("--minutes", "-m", help=_("how long it was: 45, 1h30"))
    parser.add_argument("--activity", "-a", help=_("what it was"))
    parser.add_argument("--on", "--day", dest="day", help=_("the day it was"))
    parser.add_argument("--note", "-n", help=_("the note; an empty one takes it away"))
    parser.add_argument("--tag", "-t", action="append", default=[], help=_("a tag to add"))
    parser.add_argument("--untag", action="append", default=[], help=_("a tag to take away"))
    start = parser.add_mutually_exclusive_group()
    start.add_argument("--at", help=_("when it began: 09:10"))
    start.add_argument("--no-start", action="store_true", help=_("forget when it began"))
    parser.add_argument("--json", action="store_true", help=_("show the record as JSON"))


def _edit(args: "Namespace") -> int:
    from detox.domain.text import read_note
    from detox.domain.typed.durations import read_minutes
    from detox.services.sessions import Edit

    app = opened()
    before = app.log.find(args.uid)
    day = read_day(app, args.day) if args.day else None
    edit = Edit(
        minutes=got(read_minutes(args.minutes)) if args.minutes else None,
        activity=read_activity(app, args.activity) if args.activity else None,
        day=day,
        note=got(read_note(args.note)) if args.note is not None else None,
        tags=_retagged(before, args),
        start=_start(app, before, args.at, day) if args.at else None,
        forget_start=args.no_start,
    )
    if edit == Edit():
        raise Refused(
            N_("Say what to change, as in: detox edit %(uid)s --minutes 40."), uid=before.uid
        )
    after = app.log.edit(before.uid, edit)
    if args.json:
        tell_json(session_data(app, after))
    else:
        tell(_changed(app, before, after))
    if edit.moves:
        note_overfull(app, [after])
    return 0


def _changed(app: "Detox", before: "Session", after: "Session") -> str:
    from detox.wording.deeds import whole

    what = whole(after, app.log.today(), naming(app), app.clock.zone)
    parts = {"what": what, "uid": after.uid}
    if after == before:
        return _("Nothing to change: %(what)s (%(uid)s).") % parts
    return _("Changed: %(what)s (%(uid)s).") % parts


def _retagged(session: "Session", args: "Namespace") -> tuple[str, ...] | None:
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


def _start(app: "Detox", session: "Session", typed: str, day: "date | None") -> "datetime":
    from detox.domain.typed.clocks import read_clock_or_hour
    from detox.domain.typed.moments import NOT_A_MOMENT
    from detox.domain.typed.words import unreadable

    clock = got(read_clock_or_hour(typed) or unreadable(NOT_A_MOMENT, typed))
    return app.log.moment(session, clock, day or session.day)


def _delete_options(parser: "Parser") -> None:
    parser.add_argument("uid", nargs="+", help=_("uids of sessions or accounts"))
    parser.add_argument("--quiet", "-q", action="store_true", help=_("say nothing when done"))


def _delete(args: "Namespace") -> int:
    from detox.services.ports import Change
    from detox.wording.deeds import named

    app = opened()
    entities = list(dict.fromkeys(_either(app, uid) for uid in args.uid))
    kinds = {type(entity).__name__ for entity in entities}
    deed = "account.remove" if kinds == {"Account"} else "session.delete"
    app.records.commit(deed, [Change(entity, None) for entity in entities])
    if args.quiet:
        return 0
    today, name = app.log.today(), naming(app)
    for entity in entities:
        tell(
            _("Deleted: %(what)s (%(uid)s).")
            % {"what": named(entity, today, name), "uid": entity.uid}
        )
    talk(_("“detox undo” brings it back."))
    return 0


def _either(app: "Detox", uid: str) -> "Session | Account":
    """The session or the account of that uid; names are not enough to delete by."""
    account = next((a for a in app.accounts.all() if a.uid == uid), None)
    return account or app.log.find(uid)


COMMANDS = {
    "sessions": Command(
        N_("List the sessions of a period, each with the uid that edit and delete ask for."),
        _sessions,
        _sessions_options,
        (N_("sessions"), N_("sessions last month --activity writing"), N_("sessions all --json")),
    ),
    "edit": Command(
        N_("Change a session. What is not said stays as it is."),
        _edit,
        _edit_options,
        (
            N_("edit 2611abcd --minutes 40"),
            N_('edit 2611abcd --on yesterday --note "second draft" +newsletter'),
        ),
    ),
    "delete": Command(
        N_("Delete sessions or accounts by their uid. “detox undo” brings them back."),
        _delete,
        _delete_options,
        (N_("delete 2611abcd"),),
    ),
}
