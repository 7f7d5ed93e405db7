"""What is asked about a reminder; one without a uid is to be added."""

import re
from collections.abc import Iterable

from detox.deeds import fields as f
from detox.deeds.deed import Field, Filled, On, refilled
from detox.deeds.nouns.reminder import REMINDER
from detox.domain.problem import N_, Problem, Refused, Unreadable
from detox.domain.reminder import Only, Reminder, ReminderKind
from detox.domain.typed.activities import read_activity
from detox.domain.typed.clocks import read_time
from detox.domain.typed.leads import read_leads
from detox.domain.typed.schedule import When, read_when, taken_for
from detox.domain.walls import wall_of
from detox.i18n import gettext as _
from detox.services.reminders import ReminderEdit
from detox.wording.dates import clock, time_of_day
from detox.wording.figures import quoted
from detox.wording.reminders import CONDITIONS, WHEN, when_words

APART = " / "
"""Stands between two texts, since a field has one line; in a text it is doubled there."""
_IN_A_TEXT, _DOUBLED = re.compile(r"(?<!\S)/+(?!\S)"), re.compile(r"(?<!\S)//+(?!\S)")
NO_TIME = N_("The time of day is missing; put it after the days, as in 9:00.")


def texts_in(text: str) -> tuple[str, ...]:
    """The texts that stand in a field."""
    parts = (part.strip() for part in text.split(APART))
    return tuple(_DOUBLED.sub(lambda found: found[0][1:], part) for part in parts if part)


def in_a_field(texts: Iterable[str]) -> str:
    """Texts as they stand in a field."""
    return APART.join(_IN_A_TEXT.sub(lambda found: f"/{found[0]}", text) for text in texts)


def _say_texts(texts: tuple[str, ...], on: On) -> str:
    if len(texts) == 1:
        return _("%(sign)s separates several texts, shown in turn") % {"sign": APART.strip()}
    if texts:
        return _("%(count)d texts, shown in turn") % {"count": len(texts)}
    is_own = on.subject.kind is ReminderKind.OWN
    return "" if is_own else _("none of your own: Detox’s own texts, in turn")


def _when_stands(on: On) -> str:
    return when_words(on.subject._replace(zone="")) if on.subject.uid else ""


def _when(text: str, on: On) -> When | Unreadable:
    before = on.subject
    if before.uid and text.strip() == _when_stands(on).strip():
        return When(before.rule, before.at, before.first)
    at = before.at if before.uid else None
    when = read_when(text, on.today, on.house.language, on.house.rules.day_start, at)
    if isinstance(when, Unreadable):
        return when
    if when.at is None and not before.uid:
        return Unreadable(Problem(NO_TIME))
    return when._replace(at=when.at or before.at)


def _say_when(when: When, on: On) -> str:
    edit = ReminderEdit(rule=when.rule, at=when.at or on.subject.at, first=when.on)
    try:
        after = on.house.reminders.checked(on.subject, edit)
    except Refused:
        return ""
    return when_words(after._replace(changed=on.house.clock.now(), zone=""))


def _unless_stands(on: On) -> str:
    unless = on.subject.only.nothing_this_week
    return f.activity_name(unless, on) if unless else ""


def _unless(text: str, on: On) -> str | Unreadable:
    unless: str = on.subject.only.nothing_this_week
    if not text.strip() or text.strip() == _unless_stands(on):
        return unless if text.strip() else ""
    return read_activity(text, on.house.activities.current(), on.house.language)


def _say_unless(key: str, on: On) -> str:
    if not key:
        return _("whatever is logged that week")
    return _("not in weeks with %(activity)s") % {"activity": quoted(f.activity_name(key, on))}


def _say_leads(leads: tuple[int, ...], on: On) -> str:
    at = on.values.get("at", on.subject.at)
    return when_words(on.subject._replace(leads=leads, at=at, zone=""))


def _say_zone(zone: str, on: On) -> str:
    if not zone:
        return _("local time")
    there = wall_of(on.house.clock.now(), on.house.clock.zone(zone))
    return _("%(time)s there now") % {"time": time_of_day(there)}


TEXTS = Field(
    "texts", N_("Text"), lambda text, _on: texts_in(text), _say_texts,
    hint=N_("a few words"), asked=False,
    stands=lambda on: in_a_field(on.subject.texts), several=True,
)  # fmt: skip
ZONE = Field(
    "zone", N_("Zone"), f.zone, _say_zone, hint=N_("where you are"), asked=False,
    stands=lambda on: str(on.subject.zone),
)  # fmt: skip
BY_RULE = (
    TEXTS,
    Field(
        "when", WHEN, _when, _say_when,
        hint=N_("every monday 9:00, the 31st 18h, tomorrow 10:00"), asked=False,
        stands=_when_stands, take=lambda text, on: taken_for(text, on.today, on.house.language),
    ),
    Field(
        "activity", N_("Unless"), _unless, _say_unless, hint=N_("an activity"), asked=False,
        stands=_unless_stands,
    ),
    ZONE,
)  # fmt: skip
BY_PLAN = (
    TEXTS,
    Field(
        "leads", N_("Days before"), lambda text, _on: read_leads(text), _say_leads,
        hint="7, 1, 0", asked=False,
        stands=lambda on: ", ".join(map(str, on.subject.leads)), several=True,
    ),
    Field(
        "at", N_("At"), lambda text, _on: read_time(text), lambda _at, _on: "", hint="9:00",
        asked=False, stands=lambda on: clock(on.subject.at),
    ),
    ZONE,
)  # fmt: skip


def _condition(name: str) -> Field:
    return f.tick(name, CONDITIONS[name], lambda on: bool(getattr(on.subject.only, name)))


TICKS_BY_RULE = tuple(map(_condition, CONDITIONS))
TICKS_BY_PLAN = (
    f.tick(
        "names_platforms", N_("name the account in it"), lambda on: bool(on.subject.names_platforms)
    ),
)


def fields_of(reminder: Reminder) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """What is asked about it, and what is a yes or a no."""
    return (BY_PLAN, TICKS_BY_PLAN) if reminder.is_by_plan else (BY_RULE, TICKS_BY_RULE)


def edit_of(filled: Filled) -> ReminderEdit:
    """What was changed; of a new one, everything."""
    on, before = filled.on, filled.on.subject
    values = {
        name: value for name, value in on.values.items() if name in filled.changed or not before.uid
    }
    when = values.pop("when", None)
    if isinstance(when, When):
        values |= {"rule": when.rule, "at": when.at, "first": when.on}
    if "activity" in values:
        values["nothing_this_week"] = values.pop("activity")
    only = before.only._replace(**{n: values.pop(n) for n in Only._fields if n in values})
    return ReminderEdit(**values, only=only if only != before.only else None)


def edit_anew(filled: Filled) -> ReminderEdit:
    """What was changed of one, on it as it stands now. Raises `Refused`."""
    fields, ticks = fields_of(filled.on.subject)
    return edit_of(refilled((*fields, *ticks), filled, REMINDER))
