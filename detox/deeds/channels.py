"""What a person can do with channels and efforts, and what is asked for it."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from detox.deeds import fields as f
from detox.deeds import measures as m
from detox.deeds.deed import Deed, Field, Kind, On, Option, Way
from detox.deeds.noun import Candidate
from detox.deeds.nouns.activity import ACTIVITY
from detox.deeds.nouns.channel import CHANNEL, EFFORT
from detox.deeds.offers import DAYS
from detox.domain.channel import Channel, ChannelKind, Effort, currencies
from detox.domain.days import ONE_DAY, DayRange
from detox.domain.problem import N_, Problem, Refused, Unreadable
from detox.domain.text import read_name, read_tag, shown
from detox.domain.typed.activities import read_activity
from detox.domain.typed.durations import in_short
from detox.domain.typed.words import fold
from detox.i18n import pgettext
from detox.services.channels import EffortEdit
from detox.services.house import House
from detox.wording.channels import KINDS, NOTHING_YET, kind_words
from detox.wording.figures import session_count

T = TypeVar("T")
CHANGED = N_("Changed: %(channel)s.")
UNCHANGED = N_("Nothing to change: %(channel)s.")
LOGGED = N_("Logged: %(channel)s, %(effort)s.")
_NO_KIND = N_("“%(typed)s” is not a kind of channel; write one of %(known)s.")


def _name(text: str, on: On) -> str | Unreadable:
    name = read_name(text)
    if isinstance(name, Unreadable):
        return name
    uid = on.subject.uid if on.subject is not None else ""
    return f.unless_refused(name, lambda: on.house.thinking.channels.check_name(name, uid))


def _kind(text: str, _on: On) -> ChannelKind | Unreadable | None:
    typed = fold(text).strip()
    if not typed:
        return None
    known = {word: kind for kind in KINDS for word in (fold(str(kind)), fold(kind_words(kind)))}
    found = known.get(typed)
    if found is not None:
        return found
    names = ", ".join(map(kind_words, KINDS))
    return Unreadable(Problem(_NO_KIND, {"typed": shown(text), "known": names}))


def _say_kind(kind: ChannelKind | None, _on: On) -> str:
    return kind_words(kind) if kind else ""


NAME = Field(
    "name", N_("Name"), _name, f.say_words, (Option("name", N_("its name")),),
    N_("Add a channel"), N_("newsletter, letters, half a page in the press"),
)  # fmt: skip
OTHER_NAME = f.other_name(NAME, lambda on: on.subject.name)
KIND_OF = Field(
    "kind", N_("Kind"), _kind, _say_kind,
    (Option("--kind -k", N_("posts, newsletter, letters, calls, press, spot or own"), N_("KIND")),),
    N_("What kind of channel?"), offers=tuple(str(kind) for kind in ChannelKind),
)  # fmt: skip


def _edited(on: On) -> Channel:
    name, kind = on.values["name"], on.values["kind"]
    if name is None and kind is None:
        raise Refused(N_("Say what to change: --name or --kind."))
    return on.house.thinking.channels.edit(on.subject.uid, name, kind)


def _shelved(*, archived: bool) -> Callable[[On], Channel]:
    return lambda on: on.house.thinking.channels.edit(on.subject.uid, archived=archived)


def _effort_stands(say: Callable[[Effort], str]) -> Callable[[On], str]:
    """What stands of an effort; nothing before there is one."""
    return lambda on: say(on.subject) if isinstance(on.subject, Effort) else ""


def _logged(text: str, on: On) -> tuple[str, str] | Unreadable | None:
    """An activity, or a tag behind a plus: how a report groups by it, and its key."""
    if not text.strip():
        return None
    if text.strip().startswith("+"):
        tag = read_tag(text)
        return tag if isinstance(tag, Unreadable) else ("tag", tag)
    key = read_activity(text, on.house.activities.all(), on.house.language)
    return key if isinstance(key, Unreadable) else ("activity", key)


def _log_names(on: On) -> Iterable[Candidate]:
    """What can be called by: the activities, and the tags once their plus is typed."""
    if on.values["typed"].startswith("+"):
        return [(f"+{tag}", session_count(count)) for tag, count in on.house.past.tags()]
    names = ACTIVITY.offers(on.house)
    return [name for each in on.house.activities.all() for name in names(each)]


def _say_logged(found: tuple[str, str] | None, on: On) -> str:
    if found is None:
        return ""
    by, key = found
    return f"+{key}" if by == "tag" else f.activity_name(key, on)


def _beside(read: Callable[[str, On], T | Unreadable]) -> Callable[[str, On], T | Unreadable]:
    """A reader of amounts; one that names no currency is in that of the other amounts."""
    return lambda text, on: read(text, on.given(**{m.BESIDE: _currency(on)}))


def _currency(on: On) -> str:
    """The currency of what was given so far, of the effort, or of all efforts; maybe none."""
    if on.values.get("money"):
        return str(on.values["money"][1])
    if isinstance(on.subject, Effort) and on.subject.currency:
        return on.subject.currency
    found = currencies(on.house.thinking.channels.efforts())
    return found[0] if len(found) == 1 else ""


def _last_day(effort: Effort) -> date:
    return effort.after - ONE_DAY


DURATION, AMOUNT, NUMBER = N_("DURATION"), N_("AMOUNT"), N_("NUMBER")
EFFORT_FIELDS = (
    Field(
        "own", N_("Your time"), m.effort_minutes, f.say_minutes,
        (Option("--own", N_("your own time: 20h, 45m"), DURATION),),
        N_("How much of your own time?"), N_("20h, 45m"),
        _effort_stands(lambda it: in_short(it.own_minutes) if it.own_minutes else ""),
    ),
    Field(
        "logged", N_("From the log"), _logged, _say_logged,
        (Option("--logged", N_("your own time as you logged it: an activity, or +tag")
                , N_("ACTIVITY")),),
        N_("Which activity or +tag?"), asked=False, offers=_log_names,
    ),
    Field(
        "money", N_("Money"), f.or_nothing(_beside(m.amount)), m.say_amount,
        (Option("--money", N_("what was paid: 240 EUR"), AMOUNT),),
        N_("How much was paid?"), "240",
        _effort_stands(lambda it: m.typed_amount(it.money_cents or None, it.currency)),
    ),
    Field(
        "others", N_("Others’ time"), _beside(m.others), m.say_others,
        (Option("--others", N_("the time of others, at an hourly rate if known: 12h@60 + 3h"),
                DURATION, between=" + "),),
        N_("Whose time besides, and at what rate?"), N_("12h@60 + 3h"),
        _effort_stands(lambda it: m.typed_others(it.others, it.currency)), several=True,
    ),
    Field(
        "reached", N_("Reached"), f.or_nothing(m.people), m.say_people,
        (Option("--reached", N_("how many people it reached"), NUMBER),),
        N_("How many people did it reach?"),
        stands=_effort_stands(lambda it: "" if it.reached is None else str(it.reached)),
    ),
    Field(
        "answers", N_("Answers"), f.or_nothing(m.people), m.say_people,
        (Option("--answers", N_("how many answered"), NUMBER),),
        N_("How many answered?"),
        stands=_effort_stands(lambda it: "" if it.answers is None else str(it.answers)),
    ),
    Field(
        "brought", N_("Brought"), f.or_nothing(_beside(m.amount)), m.say_amount,
        (Option("--brought", N_("what it brought: 500 EUR"), AMOUNT),),
        N_("What did it bring?"),
        stands=_effort_stands(lambda it: m.typed_amount(it.brought_cents, it.currency)),
    ),
    Field(
        "first", N_("First day"), f.maybe(m.day_near), f.say_day,
        (Option("--from", N_("the first day (today)"), N_("DAY")),), offers=DAYS,
        stands=_effort_stands(lambda it: it.first.isoformat()),
    ),
    Field(
        "last", N_("Last day"), f.maybe(m.last_near), f.say_day,
        (Option("--to", N_("the last day (the first one)"), N_("DAY")),), offers=DAYS,
        stands=_effort_stands(lambda it: _last_day(it).isoformat()),
    ),
    Field(
        "line", N_("Line"), f.words, f.say_words,
        (Option("--line", N_("a line about it"), N_("TEXT")),),
        stands=_effort_stands(lambda it: it.line),
    ),
)  # fmt: skip


def _effort_edit(on: On, before: Effort | None = None) -> EffortEdit:
    values = on.values
    edit = EffortEdit(
        values["first"], m.behind(values["last"]), values["own"], values["others"],
        values["money"], values["reached"], values["answers"], values["brought"], values["line"],
    )  # fmt: skip
    if values["logged"] is None:
        return edit
    if edit.own_minutes is not None and (before is None or edit.own_minutes != before.own_minutes):
        raise Refused(N_("Your own time is given twice: leave --own or --logged out."))
    by, key = values["logged"]
    first = edit.first or (before.first if before else on.today)
    after = edit.after or (before.after if before and not edit.first else first + ONE_DAY)
    minutes = on.house.thinking.channels.logged(key, DayRange(first, after), by=by)
    return edit._replace(own_minutes=minutes)


def _noted(on: On) -> Effort:
    edit = _effort_edit(on)
    if not any((edit.own_minutes, edit.others, edit.money)):
        logged = _say_logged(on.values["logged"], on)
        if logged:
            raise Refused(N_("Nothing is logged for “%(what)s” on these days."), what=logged)
        raise Refused(N_("Say what it took: --own, --others, --money or --logged."))
    return on.house.thinking.channels.note(on.subject.uid, edit)


def _changed(on: On) -> Effort:
    edit = _effort_edit(on, on.subject)
    if edit == EffortEdit():
        raise Refused(N_("Say what to change: detox channels change --help lists it all."))
    return on.house.thinking.channels.change(on.subject.uid, edit)


_ASKED = ("others", "money", "reached", "answers", "brought")
ADD = Deed(
    "channel.add", "add", N_("add a channel"), None,
    lambda on: on.house.thinking.channels.add(
        on.values["name"], on.values["kind"] or ChannelKind.OWN
    ),
    (NAME, KIND_OF), N_("Added: %(channel)s."),
    (N_("channels add newsletter --kind newsletter"),),
    ways=(Way("c", N_("add a channel"), ("name", "kind")),), gives=CHANNEL,
)  # fmt: skip
EDIT = Deed(
    "channel.edit", "edit", N_("rename one, or say what kind it is"), CHANNEL, _edited,
    (OTHER_NAME, KIND_OF), CHANGED, (N_('channels edit letters --name "a thousand letters"'),),
    ways=(Way("e", N_("rename"), ("name",)),), unchanged=UNCHANGED, amends=True,
)  # fmt: skip
LOG = Deed(
    "effort.note", "effort", N_("log what a channel took, and what came of it"), CHANNEL, _noted,
    EFFORT_FIELDS, LOGGED,
    (
        N_("channels effort letters --own 8h --others 1000m@15 --money 1700 --answers 5"),
        N_("channels effort newsletter --logged +newsletter --from 2026-11-01 --to 2026-11-21"),
    ),
    offered=lambda on: not on.subject.archived,
    ways=(
        Way("+", N_("log what it took"), ("own", *_ASKED, "first", "last")),
        Way("=", N_("the same, your time from the log"), ("logged", *_ASKED, "first", "last")),
    ),
    gives=EFFORT,
)  # fmt: skip
ARCHIVE = Deed(
    "channel.archive", "archive", N_("archive a channel; what it took stays"), CHANNEL,
    _shelved(archived=True), (), CHANGED, (N_("channels archive posts"),),
    offered=lambda on: not on.subject.archived, ways=(Way("z", N_("archive it")),),
    unchanged=UNCHANGED,
)  # fmt: skip
UNARCHIVE = Deed(
    "channel.unarchive", "unarchive", N_("unarchive a channel"), CHANNEL,
    _shelved(archived=False), (), CHANGED, (N_("channels unarchive posts"),),
    offered=lambda on: on.subject.archived, ways=(Way("z", N_("unarchive it")),),
    unchanged=UNCHANGED,
)  # fmt: skip
REMOVE = Deed(
    "channel.remove", "remove", N_("remove a channel, with all it took"), CHANNEL,
    lambda on: on.house.thinking.channels.remove(on.subject.uid), (), N_("Removed: %(channel)s."),
    (N_("channels remove posts"),), ways=(Way("x", N_("remove it, with all it took")),),
    aside=f.brought_back, takes_back=True,
)  # fmt: skip
CHANGE = Deed(
    "effort.edit", "change", N_("change an effort: answers may come later"), EFFORT, _changed,
    EFFORT_FIELDS, N_("Changed: %(channel)s, %(effort)s."),
    (N_("channels change UID --answers 7"),),
    ways=(Way("e", N_("change it"), ("own", *_ASKED, "first", "last", "line")),),
    unchanged=N_("Nothing to change: %(channel)s, %(effort)s."), amends=True,
)  # fmt: skip
DROP = Deed(
    "effort.remove", "drop", N_("remove an effort"), EFFORT,
    lambda on: on.house.thinking.channels.drop(on.subject.uid), (),
    N_("Removed: %(channel)s, %(effort)s."), (N_("channels drop UID"),),
    ways=(Way("x", N_("remove it")),), aside=f.brought_back, takes_back=True,
)  # fmt: skip


def _row(_house: House) -> Callable[[Channel], list[str]]:
    return lambda c: [
        c.name, kind_words(c.kind), pgettext("channel", "archived") if c.archived else ""
    ]  # fmt: skip


KIND = Kind(
    CHANNEL,
    N_(
        "Ways to reach many, and what each takes: your own time, the time of others, money.\n"
        "Everything takes time. Whose?"
    ),
    _row,
    (ADD, EDIT, LOG, ARCHIVE, UNARCHIVE, REMOVE),
    NOTHING_YET,
)
EFFORT_DEEDS = (CHANGE, DROP)
