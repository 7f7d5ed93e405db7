"""Sessions in sentences."""

from collections.abc import Callable, Sequence
from datetime import date, tzinfo

from detox.domain.session import Session
from detox.domain.text import clean, shortened
from detox.i18n import gettext as _
from detox.wording.dates import near_day, stretch
from detox.wording.figures import begun, duration, quoted

TAGS_SHOWN = 400


def total_words(period: str, time: str, count: int) -> str:
    """What a period came to: `This week: 4 h, 5 sessions.`; or, without any time, that."""
    if not time:
        return _("%(period)s: nothing was logged.") % {"period": period}
    parts = {"period": period, "duration": time, "sessions": begun(count)}
    return _("%(period)s: %(duration)s, %(sessions)s.") % parts


def overfull_day(day: date, minutes: int, today: date, *, to_come: bool = False) -> str:
    """More is noted on a day than it has hours, or would be."""
    parts = {"day": near_day(day, today), "duration": duration(minutes)}
    if to_come:
        said = _("%(day)s would have %(duration)s, more than a day holds.") % parts
    else:
        said = _("%(day)s now has %(duration)s logged, more than a day holds.") % parts
    return said[:1].upper() + said[1:]


def brief(session: Session, today: date, activity_name: Callable[[str], str]) -> str:
    """A session in a few words: `45 min writing “column draft”, today`."""
    return _told(session, activity_name(session.activity), (), near_day(session.day, today))


def behind(note: str) -> str:
    """A note as it stands behind the name of its activity: ` “column draft”`, or nothing."""
    first = note.splitlines()[0] if note else ""
    return f" {quoted(shortened(first, 41))}" if first else ""


def tags_in_words(tags: Sequence[str]) -> str:
    """+newsletter +draft, as they are typed."""
    return clean(" ".join(f"+{tag}" for tag in tags), TAGS_SHOWN)


def whole(
    session: Session,
    today: date,
    activity_name: Callable[[str], str],
    zone_of: Callable[[str], tzinfo],
) -> str:
    """All that was read of it: `45 min writing “draft” +paper, yesterday, 09:10 to 09:55`."""
    when = stretch(session.day, session.began(zone_of), session.minutes, today)
    return _told(session, activity_name(session.activity), session.tags, when)


def _told(session: Session, activity: str, tags: Sequence[str], when: str) -> str:
    return _("%(duration)s %(activity)s%(note)s, %(day)s") % {
        "duration": duration(session.minutes),
        "activity": activity,
        "note": behind(session.note) + "".join(f" +{tag}" for tag in tags),
        "day": when,
    }
