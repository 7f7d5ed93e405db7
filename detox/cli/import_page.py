"""The look at a log before it is brought along: as a page, and the same as data."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from detox.bootstrap import Detox
from detox.cli.console import is_conversation, one_line, table, talk, tell, width
from detox.cli.desk import naming
from detox.deeds.nouns.session import SESSION
from detox.domain.activity import Activity
from detox.domain.days import ONE_DAY, DayRange
from detox.domain.session import Session
from detox.domain.text import shortened
from detox.i18n import counted, render
from detox.i18n import gettext as _
from detox.services.bounty import Bounty
from detox.wording.dates import SHORT_WEEKDAYS, period, short_day, start_told
from detox.wording.deeds import plural
from detox.wording.figures import duration, quoted, session_count, titled
from detox.wording.imports import flaw, reading, turned
from detox.wording.sessions import overfull_day

_LISTED = 10
_DAYS = 3
_NARROWEST = 12


class _Row(NamedTuple):
    """An activity with the sessions that would come, and the names they have in the log."""

    key: str
    sessions: int
    minutes: int
    names: list[str]


def tell_page(app: Detox, bounty: Bounty) -> None:
    """Tell what would come, and say what would not."""
    say = _say if _is_asked_unseen() else tell
    if bounty.sessions:
        say(_heading(app, bounty))
    for sentence in (*reading(bounty.reading), *turned(bounty.reading)):
        talk(sentence)
    if bounty.sessions:
        _tell_activities(app, bounty, say)
    shown = {session.activity for session in bounty.sessions}
    for name, count in _others(bounty).items():
        if name != "activities" or not _coming(app, bounty).keys() <= shown & _new(app, bounty):
            say(f"  {titled(_(name), str(count))}")
    if bounty.sessions:
        _tell_first_and_last(app, bounty, say)
    if not bounty.entities and not bounty.unmapped:
        say(_("There is nothing new to import."))
    _say_what_is_left_out(bounty)
    _say_what_would_overflow(app, bounty)
    _say_what_is_unmapped(bounty)


def _heading(app: Detox, bounty: Bounty) -> str:
    days = [session.day for session in bounty.sessions]
    return _("To import: %(sessions)s, %(duration)s (%(period)s).") % {
        "sessions": session_count(len(days)),
        "duration": duration(sum(session.minutes for session in bounty.sessions)),
        "period": period(DayRange(min(days), max(days) + ONE_DAY), app.log.today()),
    }


def _is_asked_unseen() -> bool:
    """Whether a person is asked who would not see what is told, since it goes into a file."""
    return is_conversation() and not sys.stdout.isatty()


def _say(text: str) -> None:
    tell(text)
    talk(text)


def _tell_activities(app: Detox, bounty: Bounty, say: Callable[[str], None]) -> None:
    name, new = _naming(app, bounty), _new(app, bounty)
    rows, lines = _rows(bounty), []
    for row in rows[:_LISTED]:
        named = [quoted(each) for each in row.names[:_LISTED] if each != name(row.key)]
        origin = _("from %(names)s") % {"names": ", ".join(named)} if named else ""
        if row.key in new:
            origin = _("new")
        cells = [f"  {name(row.key)}", duration(row.minutes), session_count(row.sessions), origin]
        lines.append(cells)
    table(lines, right=(1, 2), out=say)
    if len(rows) > _LISTED:
        more = len(rows) - _LISTED
        say("  " + counted("%(count)d more activity.", "%(count)d more activities.", more))


def _tell_first_and_last(app: Detox, bounty: Bounty, say: Callable[[str], None]) -> None:
    """Some sessions as they will stand in the log, so that what was misread is seen."""
    name = _naming(app, bounty)
    shown = [*bounty.first, *filter(None, [bounty.last])]
    cells = [_cells(app, session, name) for session in shown]
    before = sum(max(map(len, column)) + 2 for column in [*zip(*cells, strict=True)][:-1])
    for row in cells:
        row[-1] = shortened(row[-1], max(width() - before, _NARROWEST))
    say("")
    if bounty.last is None:
        say(_("As they will be logged:"))
    else:
        say(_("The first and the last, as they will be logged:"))
        cells.insert(-1, ["  …", *[""] * (len(cells[0]) - 1)])
    table(cells, right=(2,), out=say)


def _cells(app: Detox, session: Session, name: Callable[[str], str]) -> list[str]:
    start = session.began(app.clock.zone)
    today = app.log.today()
    weekday = _(SHORT_WEEKDAYS[session.day.weekday()])
    words = [one_line(session.note), *(f"+{tag}" for tag in session.tags)]
    return [
        f"  {weekday} {short_day(session.day, today)}",
        start_told(start, session.day, today) if start else "",
        duration(session.minutes),
        name(session.activity),
        " ".join(filter(None, words)),
    ]


def _naming(app: Detox, bounty: Bounty) -> Callable[[str], str]:
    known, coming = naming(app), _coming(app, bounty)
    return lambda key: coming.get(key) or known(key)


def _coming(app: Detox, bounty: Bounty) -> dict[str, str]:
    """The activities that would come, and how they are called."""
    return {a.key: a.named(app.language) for a in bounty.others if isinstance(a, Activity)}


def _new(app: Detox, bounty: Bounty) -> set[str]:
    """Those that would be made: others are here already, and come with another goal or name."""
    return _coming(app, bounty).keys() - {activity.key for activity in app.activities.all()}


def _rows(bounty: Bounty) -> list[_Row]:
    """The activities, the one with most time first."""
    minutes: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for session in bounty.sessions:
        minutes[session.activity] += session.minutes
        count[session.activity] += 1
    names: dict[str, list[str]] = {key: [] for key in minutes}
    for (name, key), _count in bounty.became.most_common():
        if name:
            names[key].append(name)
    return [_Row(key, count[key], total, names[key]) for key, total in minutes.most_common()]


def _others(bounty: Bounty) -> dict[str, int]:
    """How many records of each other table there are."""
    return Counter(map(plural, bounty.others))


def _say_what_is_left_out(bounty: Bounty) -> None:
    if bounty.sessions:
        talk("")
    for sentence in _left_out(bounty):
        talk(sentence)
    for each in bounty.flaws[:_LISTED]:
        for sentence in flaw(each, by_line=bounty.by_line):
            talk(sentence)


def _left_out(bounty: Bounty) -> Iterator[str]:
    """How many do not come for which reason, those that cannot be read last: they follow."""
    if bounty.known:
        yield counted("%(count)d is already here.", "%(count)d are already here.", bounty.known)
    if bounty.changed:
        yield counted(
            "%(count)d of these has a different length there; it stays as it is here.",
            "%(count)d of these have a different length there; they stay as they are here.",
            bounty.changed,
        )
    if bounty.deleted:
        yield counted(
            "%(count)d was deleted here and stays deleted; --again imports it.",
            "%(count)d were deleted here and stay deleted; --again imports them.",
            bounty.deleted,
        )
    if bounty.short:
        yield counted(
            "%(count)d is under half a minute long and is left out.",
            "%(count)d are under half a minute long and are left out.",
            bounty.short,
        )
    if bounty.overruled:
        yield counted(
            "%(count)d gives a length that doesn’t match its start and end; start and end count.",
            "%(count)d give a length that doesn’t match their start and end; start and end count.",
            bounty.overruled,
        )
    if bounty.cut:
        yield counted(
            "%(count)d has a note or a name that is too long; the end is cut off.",
            "%(count)d have a note or a name that is too long; the end is cut off.",
            bounty.cut,
        )
    if bounty.missed:
        missed = len(bounty.missed)
        yield counted("%(count)d can’t be imported:", "%(count)d can’t be imported:", missed)


def _say_what_would_overflow(app: Detox, bounty: Bounty) -> None:
    full = app.log.overfull(bounty.sessions, to_come=True)
    for day, minutes in full[:_DAYS]:
        talk(overfull_day(day, minutes, app.log.today(), to_come=True))
    if len(full) > _DAYS:
        more = len(full) - _DAYS
        talk(counted("So would %(count)d more day.", "So would %(count)d more days.", more))


def _say_what_is_unmapped(bounty: Bounty) -> None:
    for name, count in bounty.unmapped.most_common(_LISTED):
        parts = {"name": quoted(name), "sessions": session_count(count)}
        if name:
            talk(_("No activity is called %(name)s (%(sessions)s).") % parts)
        else:
            talk(_("%(sessions)s without a name.") % parts)
    if len(bounty.unmapped) > _LISTED:
        more = len(bounty.unmapped) - _LISTED
        talk(counted("%(count)d more name.", "%(count)d more names.", more))
    if set(bounty.unmapped) == {""}:
        talk(_("Say what that is with --activity ACTIVITY."))
    elif bounty.unmapped:
        talk(
            _(
                "Say what they are with --map NAME=ACTIVITY, or with --activity ACTIVITY for all; "
                "--add-activities makes new ones."
            )
        )
    for name in bounty.unused:
        talk(_("--map names %(name)s, which isn’t in the log.") % {"name": quoted(name)})


def data(app: Detox, bounty: Bounty, *, written: bool) -> dict[str, object]:
    """The same as data."""
    name, session_data = _naming(app, bounty), SESSION.data(app)
    days = [session.day.isoformat() for session in bounty.sessions]
    unit = "line" if bounty.by_line else "entry"
    return {
        "sessions": len(days),
        "minutes": sum(session.minutes for session in bounty.sessions),
        "from": min(days, default=None),
        "to": max(days, default=None),
        "activities": [{**row._asdict(), "name": name(row.key)} for row in _rows(bounty)],
        "others": dict(_others(bounty)),
        "known": bounty.known,
        "changed": bounty.changed,
        "deleted": bounty.deleted,
        "short": bounty.short,
        "cut": bounty.cut,
        "overruled": bounty.overruled,
        "unmapped": [
            {"name": name, "sessions": count} for name, count in bounty.unmapped.most_common()
        ],
        "unreadable": [
            {unit: each.place, "problem": render(each.problem)} for each in bounty.missed
        ],
        "columns": bounty.reading.columns,
        "reading": bounty.reading._asdict(),
        "first": [*map(session_data, bounty.first)],
        "last": bounty.last and session_data(bounty.last),
        "written": written,
    }
