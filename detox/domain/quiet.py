"""Hours in which no reminder is shown."""

from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from detox.domain.days import ONE_DAY
from detox.domain.walls import instant_of, wall_of


class QuietHours(NamedTuple):
    """From a wall-clock time until another, over midnight where `until` is the earlier one."""

    since: time
    until: time

    def covers(self, wall: datetime) -> bool:
        """Whether a wall-clock time lies in them."""
        at = wall.time()
        if self.since <= self.until:
            return self.since <= at < self.until
        return at >= self.since or at < self.until

    def end_after(self, wall: datetime) -> datetime:
        """When those that cover `wall` end."""
        day = wall.date() if wall.time() < self.until else wall.date() + ONE_DAY
        return datetime.combine(day, self.until)


def read_quiet_hours(text: str) -> QuietHours | None:
    """`22:00-08:00` as hours; nothing for `off` or what is none, as settings were checked."""
    since, _, until = text.partition("-")
    try:
        hours = QuietHours(time.fromisoformat(since.strip()), time.fromisoformat(until.strip()))
    except ValueError:
        return None
    return hours if hours.since != hours.until else None


def shown_at(at: datetime, quiet: QuietHours | None, here: tzinfo) -> datetime:
    """The instant at which what comes at `at` may be shown: after the quiet hours it falls into."""
    wall = wall_of(at, here)
    if quiet is None or not quiet.covers(wall):
        return at
    return instant_of(quiet.end_after(wall), here)


EVENING, MORNING = time(19), time(9)
SNOOZE_LENGTHS = {"10m": 10, "1h": 60}
"""The lengths for which a reminder can be put off, in minutes."""
SNOOZES = (*SNOOZE_LENGTHS, "evening", "tomorrow")
"""All words for putting off."""


def snooze_until(word: str, now: datetime, today: date) -> datetime | None:
    """The wall-clock time that `10m`, `1h`, `evening` or `tomorrow` mean; none for another word.

    `today` is the day of the person. There is no this evening once it has come. Lengths are
    wall-clock: the caller adds those to the instant.
    """
    if word == "evening":
        evening = datetime.combine(today, EVENING)
        return evening if evening > now else None
    if word == "tomorrow":
        return datetime.combine(today + ONE_DAY, MORNING)
    minutes = SNOOZE_LENGTHS.get(word)
    return None if minutes is None else now + timedelta(minutes=minutes)
