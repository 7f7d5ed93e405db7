"""The notification of a reminder as it would come next, to be shown before it does."""

from collections.abc import Callable
from datetime import datetime, tzinfo

from detox.domain.reminder import Reminder
from detox.domain.walls import wall_of
from detox.services.conditions import Conditions
from detox.services.delivering import Item, Message, Parcel
from detox.services.upcoming import Occurrence, Upcoming
from detox.wording.reminder_texts import Telling, compose
from detox.wording.reminders import reminder_about, reminder_title


def sample(
    reminder: Reminder,
    upcoming: Upcoming,
    conditions: Conditions,
    telling: Callable[[datetime], Telling],
    now: datetime,
    here: tzinfo,
) -> Message:
    """The next of its notifications; of one that waits for a plan, what it is about."""
    occurrence = next(upcoming.next_of(reminder, now, here), None)
    if occurrence is None and reminder.is_by_plan:
        title = reminder_title(reminder)
        return Message(title, reminder_about(reminder), title)
    occurrence = occurrence or Occurrence(reminder, wall_of(now, here), now)
    column = conditions.expected(occurrence, upcoming)
    return compose(Parcel((Item(occurrence, column=column),)), telling(occurrence.comes))
