"""What became of an occurrence of a reminder, or what it waits for, in words."""

from datetime import datetime

from detox.domain.delivery import Ended, Waiting
from detox.domain.walls import day_of
from detox.i18n import gettext as _
from detox.services.delivering import LATE
from detox.wording.dates import SHORT_WEEKDAYS, short_day, time_of_day
from detox.wording.figures import titled
from detox.wording.reminders import fate_words, moment_words


def nothing_yet() -> str:
    """That none has come round so far."""
    return _("No reminder has come yet.")


def short_moment(local: datetime, now: datetime, day_start: int) -> str:
    """tomorrow 09:00, or Mon 23 Nov 09:00; both aware and local."""
    day = _short_near(local, now, day_start)
    return _("%(day)s %(time)s") % {"day": day, "time": time_of_day(local)}


def waiting_words(waiting: Waiting, due: datetime, now: datetime, day_start: int) -> str:
    """Why one waits, and until when; `due` is the local time of its next try."""
    moment = moment_words(due, now, day_start)
    parts = {"moment": moment, "why": _(waiting.said) if waiting.said else ""}
    if waiting.is_put_off:
        return _("snoozed until %(moment)s") % parts
    if waiting.fails and due <= now:
        return _("about to be tried again: %(why)s") % parts
    if waiting.fails:
        return _("next try %(moment)s: %(why)s") % parts
    if waiting.due > waiting.at:
        return _("waiting for quiet hours to end: %(moment)s") % parts
    return _("about to be shown")


def told_at(entry: Ended) -> datetime:
    """The instant beside which its words are true: when it was shown, else when it was due."""
    return entry.on if entry.text else entry.at


def past_words(entry: Ended, due: str) -> str:
    """What it came to; where it was shown late, also when it was due, in words."""
    words = entry_words(entry)
    if told_at(entry) - entry.at <= LATE:
        return words
    return _("%(words)s; it was for %(moment)s") % {"words": words, "moment": due}


def entry_words(entry: Ended) -> str:
    """What it came to, and why where it could not be shown."""
    words = fate_words(entry)
    return titled(words, _(entry.why)) if entry.why else words


def _short_near(local: datetime, now: datetime, day_start: int) -> str:
    """The person's day where it is near, else that of the calendar, as rules have it."""
    today, day = day_of(now, day_start), local.date()
    away = (day_of(local, day_start) - today).days
    near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}.get(away)
    return near or " ".join((_(SHORT_WEEKDAYS[day.weekday()]), short_day(day, today)))
