"""What the commands about reminders share: one found, one told, the times at which it comes."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import islice

from detox.bootstrap import Detox
from detox.cli.console import table, talk
from detox.cli.listing import noun_option
from detox.cli.parser import Parser
from detox.deeds.nouns.reminder import REMINDER, coming, planned, waiting
from detox.domain.reminder import Reminder
from detox.i18n import gettext as _
from detox.services.delivering import Item
from detox.services.upcoming import Occurrence, Upcoming
from detox.wording.deliveries import short_moment
from detox.wording.figures import clauses
from detox.wording.reminder_texts import text_of
from detox.wording.reminders import (
    conditions_words,
    moment_words,
    unneeded_words,
    wait_words,
    when_words,
)


def uid_option(parser: Parser) -> None:
    """The reminder, as most commands ask for it."""
    noun_option(parser, REMINDER)


def coming_of(app: Detox, reminder: Reminder, count: int, upcoming: Upcoming) -> list[Occurrence]:
    """What comes of it next, put off or not; none while it, or all of them, are off."""
    if not (reminder.is_on and app.settings.reminders):
        return []
    return list(islice(coming(app, reminder, upcoming, waiting(app)), count))


def occurrences(app: Detox, reminder: Reminder, count: int, upcoming: Upcoming) -> list[Occurrence]:
    """The next times at which its rule or its days have it come."""
    return list(islice(planned(app, reminder, upcoming), count))


def moment(app: Detox, instant: datetime) -> str:
    """Monday 23 November 09:00, in 14 hours."""
    now = app.clock.local(app.clock.now())
    return moment_words(app.clock.local(instant), now, app.rules.day_start)


def in_words(app: Detox, reminder: Reminder, name_of: Callable[[str], str] | None = None) -> str:
    """When it comes, and under which conditions; `name_of` tells an activity, where many are."""
    return clauses([when_words(reminder), conditions_words(reminder, name_of or app.name_of)])


def text_at(app: Detox, occurrence: Occurrence, upcoming: Upcoming) -> str:
    """What an occurrence will say, if nothing it hangs on changes until then."""
    item = Item(occurrence, column=app.conditions.expected(occurrence, upcoming))
    return text_of(item, app.reminding.telling(occurrence.comes))


def tell_times(
    app: Detox,
    times: list[tuple[datetime, str]],
    *,
    indented: bool = True,
    notes: Sequence[str] = (),
) -> None:
    """Instants to come, one a line, with a text beside each.

    A note stands where else it says how long there is to wait.
    """
    now, day_start = app.clock.local(app.clock.now()), app.rules.day_start
    margin = [""] if indented else []
    rows = []
    for place, (instant, text) in enumerate(times):
        local = app.clock.local(instant)
        note = notes[place] if place < len(notes) else ""
        wait = note or wait_words(local, now, day_start)
        rows.append([*margin, short_moment(local, now, day_start), wait, text])
    table(rows, right=(len(margin),))


def note_of(app: Detox, occurrence: Occurrence) -> str:
    """That one to come is not needed, as things stand; empty where it is."""
    why = app.conditions.why_not(occurrence)
    return unneeded_words(why) if why else ""


def say_whether_they_are_off(app: Detox) -> None:
    """On stderr, that the settings let no reminder come."""
    if not app.settings.reminders:
        talk(
            _("Reminders are off in the settings, so none will come: detox config set reminders on")
        )
