"""What is typed into the form of a session: how each field is read, and what it changes."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple

from detox.bootstrap import Detox
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.session import Session, ahead
from detox.domain.text import read_note, read_tag
from detox.domain.typed.activities import read_activity
from detox.domain.typed.clocks import read_clock_or_hour
from detox.domain.typed.days import read_day
from detox.domain.typed.durations import read_minutes
from detox.domain.typed.entry import NOT_YET
from detox.domain.typed.moments import TO_COME, is_past, read_moment
from detox.domain.typed.words import unreadable
from detox.domain.walls import day_of
from detox.i18n import gettext as _
from detox.services.sessions import Edit
from detox.tui.widgets.month_rows import lived, tags_in_words
from detox.wording.dates import day_and_month, near_day, time_of_day
from detox.wording.figures import duration

NEW_LINE = "↵"
"""Stands for a line break, since a field has one line."""

Typed = dict[str, str]


class Field(NamedTuple):
    """One line of the form. `read` takes the text and gives the value; `say` puts it in words."""

    name: str
    title: str
    read: Callable[[str], Any]
    say: Callable[[Any], str]


class SessionFields:
    """The fields of one session."""

    def __init__(self, detox: Detox, session: Session) -> None:
        self._detox = detox
        self._language = detox.language
        self._session = session
        self._activities = [
            a for a in detox.activities.all() if not a.archived or a.key == session.activity
        ]
        self._day: date = session.day
        self.fields = (
            Field("minutes", N_("Duration"), read_minutes, duration),
            Field("activity", N_("Activity"), self._read_activity, self._name_of),
            Field("day", N_("Day"), self._read_day, self._say_day),
            Field("start", N_("Start"), self._read_start, self._say_start),
            Field("note", N_("Note"), _read_note, _say_note),
            Field("tags", N_("Tags"), _read_tags, _say_tags),
        )
        self.before = self._as_typed()

    def read(self, typed: Typed) -> dict[str, Any]:
        """The value of each field, or why there is none."""
        day = self._read_day(typed["day"])
        self._day = self._session.day if isinstance(day, Unreadable) else day
        values = {field.name: field.read(typed[field.name]) for field in self.fields}
        minutes, start = values["minutes"], values["start"]
        moved = any(typed[name] != self.before[name] for name in ("minutes", "day", "start"))
        if moved and isinstance(minutes, int) and isinstance(start, datetime):
            problem = ahead(start, minutes, self._now())
            values["minutes"] = Unreadable(problem) if problem else minutes
        return values

    def edit(self, typed: Typed) -> Edit:
        """What readable fields change; fields as they were change nothing."""
        changed = {
            name for name, text in typed.items() if text.strip() != self.before[name].strip()
        }
        values = {name: value for name, value in self.read(typed).items() if name in changed}
        start = values.pop("start", None)
        if isinstance(start, datetime) and self._is_ago(typed["start"]):
            values.pop("day", None)
        return Edit(**values, start=start, forget_start="start" in changed and start is None)

    def _as_typed(self) -> Typed:
        session, zone = self._session, self._detox.clock.zone
        start = session.start
        return {
            "minutes": duration(session.minutes),
            "activity": self._name_of(session.activity),
            "day": session.day.isoformat(),
            "start": time_of_day(lived(start, session.zone, zone)) if start else "",
            "note": session.note.replace("\n", NEW_LINE),
            "tags": tags_in_words(session.tags),
        }

    def _read_activity(self, text: str) -> str | Unreadable:
        if text.strip() == self._name_of(self._session.activity):
            return self._session.activity
        return read_activity(text, self._activities, self._language)

    def _name_of(self, key: str) -> str:
        known = next((a for a in self._activities if a.key == key), None)
        return known.named(self._language) if known else key

    def _read_day(self, text: str) -> date | Unreadable:
        today = self._detox.log.today()
        day = read_day(text, today, self._language)
        if not isinstance(day, Unreadable) and day > today:
            return Unreadable(Problem(NOT_YET, {"day": day.isoformat()}))
        return day

    def _say_day(self, day: date) -> str:
        today = self._detox.log.today()
        near, full = near_day(day, today), day_and_month(day, today)
        return full if near == full else f"{near}, {full}"

    def _read_start(self, text: str) -> datetime | Unreadable | None:
        """The instant it began: a time of the day typed above, or so long ago; nothing for none."""
        if not text.strip():
            return None
        is_same = text.strip() == self.before["start"] and self._day == self._session.day
        if self._session.start and is_same:
            return lived(self._session.start, self._session.zone, self._detox.clock.zone)
        now = self._now()
        clock = read_clock_or_hour(text)
        if clock is None:
            return read_moment(text, now, self._detox.rules.day_start)
        if isinstance(clock, Unreadable):
            return clock
        start = self._detox.log.moment(self._session, clock, self._day).astimezone(now.tzinfo)
        return start if is_past(start, now) else unreadable(TO_COME, text)

    def _say_start(self, start: datetime | None) -> str:
        if start is None:
            return _("no start")
        if day_of(start, self._detox.rules.day_start) == self._day:
            return time_of_day(start)
        return f"{near_day(start.date(), self._detox.log.today())}, {time_of_day(start)}"

    def _is_ago(self, text: str) -> bool:
        return read_clock_or_hour(text) is None

    def _now(self) -> datetime:
        """Now, where the session was lived."""
        clock = self._detox.clock
        zone = clock.zone(self._session.zone) if self._session.zone else clock.here()
        return clock.now().astimezone(zone)


def _read_note(text: str) -> str | Unreadable:
    return read_note(text.replace(NEW_LINE, "\n"))


def _say_note(note: str) -> str:
    if "\n" in note:
        return _("%(sign)s begins a new line") % {"sign": NEW_LINE}
    return "" if note else _("no note")


def _read_tags(text: str) -> tuple[str, ...] | Unreadable:
    tags = []
    for word in text.replace(",", " ").split():
        tag = read_tag(word)
        if isinstance(tag, Unreadable):
            return tag
        tags.append(tag)
    return tuple(dict.fromkeys(tags))


def _say_tags(tags: tuple[str, ...]) -> str:
    return ", ".join(tags) if tags else _("no tag")
