"""What shows reminders: the look at what is due, and the words of a notification."""

from collections.abc import Callable
from datetime import datetime

from detox import i18n
from detox.clock import SystemClock
from detox.config.settings import Settings
from detox.domain.days import week_of
from detox.domain.quiet import read_quiet_hours
from detox.domain.reminder import Reminder
from detox.services.conditions import Conditions
from detox.services.delivering import Before, Delivering, Message, Parcel, Send, Tick
from detox.services.ports import Rules
from detox.services.upcoming import Upcoming
from detox.storage.deliveries import DeliveryFile
from detox.storage.waking import Waking
from detox.wording.reminder_texts import Telling, compose


class Reminding:
    """Showing the reminders of one person on this device."""

    def __init__(
        self,
        settings: Settings,
        rules: Rules,
        clock: SystemClock,
        waking: Waking,
        deliveries: DeliveryFile,
        upcoming: Callable[[], Upcoming],
        conditions: Conditions,
        name_of: Callable[[str], str],
        unique: Callable[[], str],
    ) -> None:
        self._rules, self._clock, self._waking = rules, clock, waking
        self._conditions, self._name_of = conditions, name_of
        self.delivering = Delivering(
            deliveries,
            upcoming,
            conditions,
            clock,
            self._composed,
            unique,
            quiet=read_quiet_hours(settings.quiet_hours),
            is_on=settings.reminders,
            say=i18n.render,
        )

    def telling(self, now: datetime) -> Telling:
        """What notifications of an instant are told by."""
        local, first = self._clock.local, self._rules.first_weekday
        day_of = self._conditions.day_of
        return Telling(local, day_of, lambda day: week_of(day, first), local(now), self._name_of)

    def sample(self, reminder: Reminder, upcoming: Upcoming) -> Message:
        """The notification of a reminder as it would come next."""
        from detox.wording.samples import sample

        now, here = self._clock.now(), self._clock.zone(self._clock.zone_name())
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
