"""What shows reminders: the look at what is due, and the words of a notification."""

from datetime import datetime

from detox import i18n
from detox.config.settings import Settings
from detox.domain.days import week_of
from detox.domain.reminder import Reminder
from detox.services.delivering import Before, Delivering, Message, Parcel, Send, Tick
from detox.services.house import House
from detox.services.upcoming import Upcoming
from detox.storage.waking import Waking
from detox.wording.reminder_texts import Telling, compose
from detox.wording.samples import sample


class Reminding:
    """Showing the reminders of one person on this device."""

    def __init__(self, house: House, settings: Settings, waking: Waking) -> None:
        self._rules, self._clock, self._waking = house.rules, house.clock, waking
        self._conditions, self._name_of = house.conditions, house.name_of
        self._named = settings.names
        self.delivering = Delivering(
            house.deliveries,
            house.upcoming,
            house.conditions,
            house.clock,
            self._composed,
            house.unique,
            quiet=house.rules.quiet,
            is_on=settings.reminders,
            say=i18n.render,
        )

    def telling(self, now: datetime) -> Telling:
        """What notifications of an instant are told by."""
        local, first = self._clock.local, self._rules.first_weekday
        day_of = self._conditions.day_of
        return Telling(
            local, day_of, lambda day: week_of(day, first), local(now), self._name_of, self._named
        )

    def sample(self, reminder: Reminder, upcoming: Upcoming) -> Message:
        """The notification of a reminder as it would come next."""
        now, here = self._clock.now(), self._clock.here()
        return sample(reminder, upcoming, self._conditions, self.telling, now, here)

    def look(self, send: Send) -> Tick:
        """Show what is due with `send`, and keep when to look again. Raises `DataTrouble`."""
        now = self._clock.now()
        before = Before(self._waking.looked(), self._waking.clear_until(now))
        tick = self.delivering.tick(send, before)
        now = self._clock.now()
        self._waking.keep(now, *self.delivering.next_look(now))
        return tick

    def _composed(self, parcel: Parcel) -> Message:
        return compose(parcel, self.telling(self._clock.now()))
