"""What a log would bring, as a page or as data."""

from typing import TYPE_CHECKING, NamedTuple

from detox.cli.console import table, talk, tell
from detox.cli.desk import naming
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.i18n import ngettext, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from detox.bootstrap import Detox
    from detox.domain.foreign import Missed, Understood
    from detox.services.bringing import Bounty

_LISTED = 10
_TABLES = {
    "Account": N_("accounts"),
    "Activity": N_("activities"),
    "Baseline": N_("baselines"),
    "CheckIn": N_("check-ins"),
    "Rate": N_("hourly rates"),
    "Reminder": N_("reminders"),
    "Slip": N_("slips"),
    "StepMark": N_("steps"),
}


class Shown(NamedTuple):
    """What was read beside the sessions: what was taken for what, and whether places are lines."""

    understood: "Understood"
    by_line: bool


class _Row(NamedTuple):
    """An activity with the sessions that would come, and the names they have in the log."""

    key: str
    sessions: int
    minutes: int
    names: list[str]


def tell_page(app: "Detox", bounty: "Bounty", shown: Shown) -> None:
    """Tell what would come, and say what would not."""
    from detox.wording.figures import titled

    if any(field != title.lower() for field, title in shown.understood.columns.items()):
        pairs = ", ".join(f"{field} = {title}" for field, title in shown.understood.columns.items())
        talk(_("Columns: %(columns)s.") % {"columns": pairs})
    if bounty.sessions:
        _tell_sessions(app, bounty)
    for name, count in _others(bounty).items():
        tell(f"  {titled(_(name), str(count))}")
    if not bounty.entities and not bounty.unmapped:
        tell(_("There is nothing new to bring along."))
    for sentence in _left_out(bounty):
        talk(sentence)
    _say_what_was_missed(bounty.missed, by_line=shown.by_line)
    _say_what_is_unmapped(bounty)


def _tell_sessions(app: "Detox", bounty: "Bounty") -> None:
    from detox.domain.days import ONE_DAY, DayRange
    from detox.wording.dates import period
    from detox.wording.figures import duration, quoted, sessions

    days = [session.day for session in bounty.sessions]
    parts = {
        "sessions": sessions(len(days)),
        "duration": duration(sum(session.minutes for session in bounty.sessions)),
        "period": period(DayRange(min(days), max(days) + ONE_DAY), app.log.today()),
    }
    tell(_("To bring along: %(sessions)s, %(duration)s (%(period)s).") % parts)
    name = _naming(app, bounty)
    lines = []
    for row in _rows(bounty):
        named = [quoted(each) for each in row.names[:_LISTED] if each != name(row.key)]
        origin = _("from %(names)s") % {"names": ", ".join(named)} if named else ""
        cells = [f"  {name(row.key)}", duration(row.minutes), sessions(row.sessions), origin]
        lines.append(cells)
    table(lines, right=(1, 2))


def _naming(app: "Detox", bounty: "Bounty") -> "Callable[[str], str]":
    from detox.domain.activity import Activity

    known = naming(app)
    fresh = {a.key: a.named(app.language) for a in bounty.others if isinstance(a, Activity)}
    return lambda key: fresh.get(key) or known(key)


def _rows(bounty: "Bounty") -> list[_Row]:
    """The activities, the one with most time first."""
    from collections import Counter

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


def _others(bounty: "Bounty") -> dict[str, int]:
    """How many records of each other table there are."""
    from collections import Counter

    return Counter(_TABLES.get(type(e).__name__, type(e).__name__) for e in bounty.others)


def _left_out(bounty: "Bounty") -> "Iterator[str]":
    if bounty.known:
        said = ngettext("%(count)d is here already.", "%(count)d are here already.", bounty.known)
        yield said % {"count": bounty.known}
    if bounty.deleted:
        said = ngettext(
            "%(count)d was deleted here and stays away; --again brings it.",
            "%(count)d were deleted here and stay away; --again brings them.",
            bounty.deleted,
        )
        yield said % {"count": bounty.deleted}
    if bounty.short:
        said = ngettext(
            "%(count)d lasts less than half a minute and is left out.",
            "%(count)d last less than half a minute and are left out.",
            bounty.short,
        )
        yield said % {"count": bounty.short}


def _say_what_was_missed(missed: "list[Missed]", *, by_line: bool) -> None:
    for each in missed[:_LISTED]:
        talk(_placed(each, by_line=by_line))
    if len(missed) > _LISTED:
        more = len(missed) - _LISTED
        said = ngettext("%(count)d more is left out.", "%(count)d more are left out.", more)
        talk(said % {"count": more})


def _placed(missed: "Missed", *, by_line: bool) -> str:
    form = _("Line %(place)d: %(problem)s.") if by_line else _("Entry %(place)d: %(problem)s.")
    return form % {"place": missed.place, "problem": render(missed.problem).rstrip(".")}


def _say_what_is_unmapped(bounty: "Bounty") -> None:
    from detox.wording.figures import quoted, sessions

    for name, count in bounty.unmapped.most_common(_LISTED):
        parts = {"name": quoted(name), "sessions": sessions(count)}
        if name:
            talk(_("No activity is called %(name)s (%(sessions)s).") % parts)
        else:
            talk(_("%(sessions)s without a name.") % parts)
    if len(bounty.unmapped) > _LISTED:
        more = len(bounty.unmapped) - _LISTED
        talk(ngettext("%(count)d more name.", "%(count)d more names.", more) % {"count": more})
    if bounty.unmapped:
        talk(
            _(
                "Say what they are with --map NAME=ACTIVITY, or with --activity ACTIVITY for all; "
                "--add-activities makes new ones."
            )
        )


def data(app: "Detox", bounty: "Bounty", shown: Shown, *, written: bool) -> dict[str, object]:
    """The same as data."""
    name = _naming(app, bounty)
    days = [session.day.isoformat() for session in bounty.sessions]
    unit = "line" if shown.by_line else "entry"
    return {
        "sessions": len(days),
        "minutes": sum(session.minutes for session in bounty.sessions),
        "from": min(days, default=None),
        "to": max(days, default=None),
        "activities": [{**row._asdict(), "name": name(row.key)} for row in _rows(bounty)],
        "others": dict(_others(bounty)),
        "known": bounty.known,
        "deleted": bounty.deleted,
        "short": bounty.short,
        "unmapped": [
            {"name": name, "sessions": count} for name, count in bounty.unmapped.most_common()
        ],
        "unreadable": [
            {unit: each.place, "problem": render(each.problem)} for each in bounty.missed
        ],
        "columns": shown.understood.columns,
        "written": written,
    }
