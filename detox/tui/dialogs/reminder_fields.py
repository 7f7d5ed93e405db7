"""What is typed into the form of a reminder: how each field is read, and what it changes."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from detox.bootstrap import Detox
from detox.deeds import fields as f
from detox.deeds.deed import On
from detox.domain.problem import N_, Problem, Refused, Unreadable
from detox.domain.reminder import Reminder, ReminderKind
from detox.domain.typed.activities import read_activity
from detox.domain.typed.clocks import read_time
from detox.domain.typed.leads import read_leads
from detox.domain.typed.pieces import Piece
from detox.domain.typed.schedule import When, read_when, taken_for
from detox.domain.walls import wall_of
from detox.i18n import gettext as _
from detox.services.reminders import ReminderEdit
from detox.tui.widgets.line import Take
from detox.wording.dates import time_of_day
from detox.wording.figures import quoted
from detox.wording.reminders import NOTHING_TODAY, WHEN, WHILE_LEAVING, when_words

APART = " / "
"""Stands between two texts, since a field has one line."""
_NO_TIME = N_("A time of day is missing; write it behind the days, as in 9:00.")

Typed = dict[str, str]
Ticks = dict[str, bool]


class Field(NamedTuple):
    """One line of the form. `read` takes the text and gives the value, `say` puts it in words, and
    `take` tells what its words are taken for.
    """

    name: str
    title: str
    read: Callable[[str], Any]
    say: Callable[[Any], str]
    hint: str = ""
    take: Take | None = None


class Tick(NamedTuple):
    """A yes or a no."""

    name: str
    title: str


class ReminderFields:
    """The fields of one reminder; of a new one, where `reminder` has no uid."""

    def __init__(self, detox: Detox, reminder: Reminder, name_of: Callable[[str], str]) -> None:
        self._detox = detox
        self._name_of = name_of
        self.reminder = reminder
        self._at = reminder.at
        self.fields = (
            Field("texts", N_("Says"), _read_texts, self._say_texts, _("a few words")),
            *(self._by_plan() if reminder.is_by_plan else self._by_rule()),
            Field("zone", N_("Zone"), self._read_zone, self._say_zone, _("where you are")),
        )
        self.ticks = (
            (Tick("names_platforms", N_("name the account in it")),)
            if reminder.is_by_plan
            else (
                Tick("nothing_today", NOTHING_TODAY),
                Tick("while_leaving", WHILE_LEAVING),
            )
        )
        self.before = self._as_typed()
        self.ticked = {
            "names_platforms": reminder.names_platforms,
            "nothing_today": reminder.only.nothing_today,
            "while_leaving": reminder.only.while_leaving,
        }

    @property
    def is_new(self) -> bool:
        """Whether it is to be added."""
        return not self.reminder.uid

    def read(self, typed: Typed) -> dict[str, Any]:
        """The value of each field, or why there is none."""
        at = read_time(typed["at"]) if "at" in typed else self.reminder.at
        self._at = self.reminder.at if isinstance(at, Unreadable) else at
        return {field.name: field.read(typed[field.name]) for field in self.fields}

    def edit(self, typed: Typed, ticks: Ticks) -> ReminderEdit:
        """What readable fields change; fields as they were change nothing."""
        values = {
            name: value
            for name, value in self.read(typed).items()
            if self.is_new or typed[name].strip() != self.before[name].strip()
        }
        when = values.pop("when", None)
        if isinstance(when, When):
            values |= {"rule": when.rule, "at": when.at, "first": when.on}
        before = self.reminder.only
        only = before._replace(
            nothing_today=ticks.get("nothing_today", before.nothing_today),
            nothing_this_week=values.pop("activity", before.nothing_this_week),
            while_leaving=ticks.get("while_leaving", before.while_leaving),
        )
        names = ticks.get("names_platforms", self.reminder.names_platforms)
        return ReminderEdit(
            **values,
            only=only if only != before else None,
            names_platforms=names if names != self.reminder.names_platforms else None,
        )

    def _by_rule(self) -> tuple[Field, ...]:
        example = _("every monday 9:00, the 31st 18h, tomorrow 10:00")
        return (
            Field("when", WHEN, self._read_when, self._say_when, example, self._taken),
            Field(
                "activity", N_("Unless"), self._read_activity, self._say_activity, _("an activity")
            ),
        )

    def _by_plan(self) -> tuple[Field, ...]:
        return (
            Field("leads", N_("Days before"), read_leads, self._say_leads, "7, 1, 0"),
            Field("at", N_("At"), read_time, lambda _at: "", "9:00"),
        )

    def _as_typed(self) -> Typed:
        reminder, typed = self.reminder, {}
        typed["texts"] = APART.join(reminder.texts)
        typed["zone"] = reminder.zone
        if reminder.is_by_plan:
            typed["leads"] = ", ".join(map(str, reminder.leads))
            typed["at"] = f"{reminder.at:%H:%M}"
            return typed
        typed["when"] = "" if self.is_new else when_words(reminder._replace(zone=""))
        unless = reminder.only.nothing_this_week
        typed["activity"] = self._name_of(unless) if unless else ""
        return typed

    @property
    def _today(self) -> date:
        return self._detox.log.today()

    def _read_when(self, text: str) -> When | Unreadable:
        if not self.is_new and text.strip() == self.before["when"].strip():
            return When(self.reminder.rule, self.reminder.at, self.reminder.first)
        when = read_when(text, self._today, self._detox.language)
        if isinstance(when, Unreadable):
            return when
        if when.at is None and self.is_new:
            return Unreadable(Problem(_NO_TIME))
        return when._replace(at=when.at or self.reminder.at)

    def _taken(self, text: str) -> list[Piece]:
        return taken_for(text, self._today, self._detox.language)

    def _say_when(self, when: When) -> str:
        edit = ReminderEdit(rule=when.rule, at=when.at or self.reminder.at, first=when.on)
        try:
            after = self._detox.reminders.checked(self.reminder, edit)
        except Refused:
            return ""
        return when_words(after._replace(changed=self._detox.clock.now(), zone=""))

    def _say_leads(self, leads: tuple[int, ...]) -> str:
        return when_words(self.reminder._replace(leads=leads, at=self._at, zone=""))

    def _say_texts(self, texts: tuple[str, ...]) -> str:
        if len(texts) == 1:
            return _("%(sign)s parts several, which take turns") % {"sign": APART.strip()}
        if texts:
            return _("%(count)d texts, in turn") % {"count": len(texts)}
        return (
            ""
            if self.reminder.kind is ReminderKind.OWN
            else _("nothing of your own: ours, in turn")
        )

    def _read_activity(self, text: str) -> str | Unreadable:
        unless = self.reminder.only.nothing_this_week
        if not text.strip() or (unless and text.strip() == self._name_of(unless)):
            return unless if text.strip() else ""
        known = [a for a in self._detox.activities.all() if not a.archived]
        return read_activity(text, known, self._detox.language)

    def _say_activity(self, key: str) -> str:
        if not key:
            return _("whatever was noted that week")
        return _("not in weeks that have %(activity)s") % {"activity": quoted(self._name_of(key))}

    def _read_zone(self, text: str) -> str | Unreadable:
        return f.zone(text, On(self._detox))

    def _say_zone(self, zone: str) -> str:
        if not zone:
            return _("the time where you are")
        there = wall_of(self._detox.clock.now(), self._detox.clock.zone(zone))
        return _("%(time)s there now") % {"time": time_of_day(there)}


def _read_texts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(APART) if part.strip())
