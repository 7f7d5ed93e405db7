"""What is asked about a session that is changed."""

from datetime import date, datetime

from detox.deeds import fields as f
from detox.deeds.deed import NEW_LINE, Field, Filled, On, refilled
from detox.deeds.nouns.session import SESSION
from detox.domain.problem import N_, OnDay, Problem, Unreadable
from detox.domain.session import Session, ahead
from detox.domain.text import read_note, read_tag, shown
from detox.domain.typed.activities import read_in_use
from detox.domain.typed.durations import read_minutes
from detox.domain.walls import day_of
from detox.i18n import gettext as _
from detox.services.sessions import Edit
from detox.wording.dates import day_and_month, near_day, time_of_day
from detox.wording.figures import duration
from detox.wording.sessions import tags_in_words

_ANOTHER_DAY = N_("“%(typed)s” was %(day)s, and Day says another; change one of them.")


def _activity(text: str, on: On) -> str | Unreadable:
    now, language = on.subject.activity, on.house.language
    known = on.house.activities.all()
    return now if text.strip() == on.house.name_of(now) else read_in_use(text, known, language, now)


def _day(text: str, on: On) -> date | Unreadable:
    """The day it is noted under; one that was left follows a start that was changed."""
    day = f.session_day(text, on)
    start = on.typed["start"]
    is_left = text.strip() == on.subject.day.isoformat()
    if isinstance(day, Unreadable) or not is_left or not _is_told(start, on):
        return day
    began = on.house.log.start_meant(on.subject, start, None)
    return day if isinstance(began, Unreadable) else _day_of(began, on)


def _is_told(start: str, on: On) -> bool:
    """Whether another start than the one that stands was typed."""
    return bool(start.strip()) and start.strip() != _start_stands(on)


def _day_of(start: datetime, on: On) -> date:
    return day_of(start, on.house.rules.day_start)


def _say_day(day: date, on: On) -> str:
    near, full = near_day(day, on.today), day_and_month(day, on.today)
    return full if near == full else f"{near}, {full}"


def _noted_under(on: On) -> date:
    day: date = on.values.get("day", on.subject.day)
    return day


def _lived(on: On) -> datetime | None:
    """When it began, on the wall clock of where it was lived."""
    session: Session = on.subject
    return session.began(on.house.clock.zone)


def _start_stands(on: On) -> str:
    lived = _lived(on)
    return time_of_day(lived) if lived else ""


def _start(text: str, on: On) -> datetime | Unreadable | None:
    """The instant it began, a time of its day or so long ago, nothing for none; it has ended."""
    start = _begun(text, on)
    if not isinstance(start, datetime):
        return start
    if _is_told(text, on) and on.values.get("day", _day_of(start, on)) != _day_of(start, on):
        days: dict[str, object] = {"typed": shown(text), "day": OnDay(_day_of(start, on))}
        return Unreadable(Problem(_ANOTHER_DAY, days))
    minutes = on.values.get("minutes", on.subject.minutes)
    before = (on.subject.minutes, on.subject.day, on.subject.start)
    is_moved = (minutes, _noted_under(on), start) != before
    problem = ahead(start, minutes, _now(on)) if is_moved else None
    return Unreadable(problem) if problem else start


def _begun(text: str, on: On) -> datetime | Unreadable | None:
    if not text.strip():
        return None
    if text.strip() == _start_stands(on) and _noted_under(on) == on.subject.day:
        return _lived(on)
    day = _noted_under(on)
    return on.house.log.start_meant(on.subject, text, day if day != on.subject.day else None)


def _say_start(start: datetime | None, on: On) -> str:
    if start is None:
        return _("no start time")
    if _day_of(start, on) == _noted_under(on):
        return time_of_day(start)
    return f"{near_day(start.date(), on.today)}, {time_of_day(start)}"


def _now(on: On) -> datetime:
    """Now, where the session was lived."""
    clock = on.house.clock
    zone = clock.zone(on.subject.zone) if on.subject.zone else clock.here()
    return clock.now().astimezone(zone)


def _say_note(note: str, on: On) -> str:
    return f.say_lines(note, on) if note else _("no note")


def _tags(text: str, _on: On) -> tuple[str, ...] | Unreadable:
    tags = []
    for word in text.replace(",", " ").split():
        tag = read_tag(word)
        if isinstance(tag, Unreadable):
            return tag
        tags.append(tag)
    return tuple(dict.fromkeys(tags))


FIELDS = (
    Field(
        "minutes", N_("Duration"), lambda text, on: read_minutes(text, on.house.language),
        lambda minutes, _on: duration(minutes), asked=False,
        stands=lambda on: duration(on.subject.minutes),
    ),
    Field(
        "activity", N_("Activity"), _activity, f.activity_name, asked=False,
        stands=lambda on: f.activity_name(on.subject.activity, on),
    ),
    Field(
        "day", N_("Day"), _day, _say_day, asked=False,
        stands=lambda on: str(on.subject.day.isoformat()),
    ),
    Field("start", N_("Start"), _start, _say_start, asked=False, stands=_start_stands),
    Field(
        "note", N_("Note"), lambda text, _on: read_note(text), _say_note,
        asked=False, joint=NEW_LINE,
        stands=lambda on: str(on.subject.note),
    ),
    Field(
        "tags", N_("Tags"), _tags, lambda tags, _on: ", ".join(tags) if tags else _("no tags"),
        asked=False, stands=lambda on: tags_in_words(on.subject.tags), several=True,
    ),
)  # fmt: skip


def edit_of(filled: Filled) -> Edit:
    """What was changed."""
    values = {name: filled.on.values[name] for name in filled.changed}
    start = values.pop("start", None)
    is_forgotten = "start" in filled.changed and start is None
    return Edit(**values, start=start, forget_start=is_forgotten)


def edit_anew(filled: Filled) -> Edit:
    """What was changed of one, on it as it stands now. Raises `Refused`."""
    return edit_of(refilled(FIELDS, filled, SESSION))
