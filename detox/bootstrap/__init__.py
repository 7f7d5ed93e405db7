"""Puts the house together: the adapters under the services, and what only they can do."""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from functools import cached_property
from typing import TYPE_CHECKING

from detox import i18n, paths
from detox.catalogue.known import Known
from detox.clock import SystemClock
from detox.config.settings import Settings, load_settings
from detox.domain.activity import LETTERS_TAKEN
from detox.domain.problem import DataTrouble, Problem, Refused
from detox.domain.quiet import read_quiet_hours
from detox.services.house import House
from detox.services.ports import Rules
from detox.staging import begin_with, has_lost
from detox.storage.daily import keep_backup
from detox.storage.derived import Derived
from detox.storage.device import random_letters
from detox.storage.doors import Doors
from detox.storage.files import stamp_of
from detox.storage.kinds import PEOPLE
from detox.storage.lock import PATIENCE_SECONDS, WriteLock
from detox.storage.records import ShelvedRecords
from detox.storage.shelf import FileShelf
from detox.storage.waking import Waking

if TYPE_CHECKING:  # most commands need one or two of them
    from detox.bootstrap.care import Care
    from detox.bootstrap.exports import Exports
    from detox.bootstrap.reminding import Reminding
    from detox.bootstrap.reports import Reports
    from detox.config.keymap import CommandKeys
    from detox.config.saving import SettingsFile
    from detox.exchange.whole import Shapes
    from detox.services.delivering import Attempted, Message, Send, Tick
    from detox.services.measuring import Measuring
    from detox.services.overview import Overview
    from detox.services.rescuing import Rescuing
    from detox.storage.begun import Begun
    from detox.storage.deliveries import DeliveryFile
    from detox.storage.forgetting import Forgetting
    from detox.storage.handed import HandedFile
    from detox.storage.lately import Lately
    from detox.storage.putting_off import PuttingOff
    from detox.storage.starting import Starting


class Detox(House):
    """Everything one person's Detox is made of. Made anew when the settings change.

    With `once` the records are looked at once: for a process that ends with its command. What
    another program is writing is waited for `patience` seconds, whatever is to be written.
    """

    def __init__(
        self,
        clock: SystemClock | None = None,
        *,
        once: bool = False,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self.patience = patience
        self.paths = _located()
        self.settings: Settings
        self.setting_problems: list[Problem]
        self._settings_stamp = stamp_of(self.paths.settings_text)
        self.settings, self.setting_problems = load_settings(self.paths.settings_text)
        self.settings.speak(os.environ)
        language, self.region = i18n.language(), i18n.region()
        self.clock: SystemClock = clock or SystemClock()
        rules = Rules(
            self.settings.day_start_minutes,
            self.settings.first_weekday_number(language, os.environ),
            language,
            read_quiet_hours(self.settings.quiet_hours),
        )
        records, state = self.paths.records_text, self.paths.state_text
        begin_with(records, state)
        self._shelf = FileShelf(
            records, state, once=once, patience=patience, keep_news=self._keep_backup
        )
        self.records: ShelvedRecords = ShelvedRecords(
            self._shelf,
            self.clock.now,
            self.clock.zone,
            Derived(self.paths.derived_text),
            Doors(lambda: self.settings_file, lambda: self.forgetting, lambda: self.putting_off),
        )
        self.known: Known = Known(self.paths.platforms_text)
        self.waking = Waking(records, self.paths.settings_text, state)
        super().__init__(self.records, self.clock, rules, self.known, random_letters)
        self.records.before_writing(self._keep_backup)
        self.records.after_writing(lambda: self._keep_backup(is_first=True))

    @cached_property
    def settings_file(self) -> "SettingsFile":
        """The settings as a file that can be changed."""
        from detox.config.saving import SettingsFile

        return SettingsFile(self.paths.settings_text, self.paths.themes, self.keyed)

    def keyed(self) -> "list[CommandKeys]":
        """What a person can give another key, and the activities with their letters."""
        from detox.config.commands import keyed

        letters = {each.key: letter for letter, each in self.activities.by_letter().items()}
        return keyed((each.key, letters.get(each.key, "")) for each in self.activities.all())

    def letters_taken(self, held: Sequence[tuple[str, str]]) -> Collection[str]:
        """The letters that Today uses for itself, with the keys in force."""
        if not self.settings.keys:
            return LETTERS_TAKEN
        from detox.config.commands import letters_taken

        return letters_taken(tuple(self.settings.keys.items()), tuple(held))

    @property
    def has_other_settings(self) -> bool:
        """Whether the file of the settings was changed since it was read; a home that is gone has
        not changed it.
        """
        stamp = stamp_of(self.paths.settings_text)
        is_lost = stamp is None and has_lost(self.paths.records_text)
        return stamp != self._settings_stamp and not is_lost

    @property
    def begun(self) -> "Begun":
        """The answers of a first run that did not come to its end."""
        from detox.storage.begun import Begun

        return Begun(self.paths.state_text)

    @property
    def lately(self) -> "Lately":
        """What was chosen in the palette of this machine."""
        from detox.storage.lately import Lately

        return Lately(self.paths.state_text)

    @property
    def starting(self) -> "Starting":
        """What the system starts to look for reminders."""
        from detox.storage.starting import Starting

        return Starting(self.paths.state_text)

    @cached_property
    def deliveries(self) -> "DeliveryFile":
        """What became of reminders on this device."""
        from detox.storage.deliveries import DeliveryFile

        return DeliveryFile(self.paths.state_text, self.patience)

    @property
    def putting_off(self) -> "PuttingOff":
        """What waits of them, as steps change it."""
        from detox.storage.putting_off import PuttingOff

        return PuttingOff(self.deliveries)

    @cached_property
    def handed(self) -> "HandedFile":
        """What this device handed out for calendars."""
        from detox.storage.handed import HandedFile

        return HandedFile(self.paths.state_text, self.patience)

    @property
    def forgetting(self) -> "Forgetting":
        """Forgetting everywhere, as far as this machine goes."""
        from detox.storage.forgetting import Forgetting

        records, state = self.paths.records_text, self.paths.state_text
        return Forgetting(records, state, self.clock.now, self.patience)

    def tidy(self) -> None:
        """Go on with what is forgotten everywhere, where that was broken off or another machine
        asked for it. What can't be done now waits for the next time.
        """
        if self.paths.is_forgetting:
            with suppress(DataTrouble, Refused):
                self.forgetting.carry_on()

    @cached_property
    def reminding(self) -> "Reminding":
        """Showing what is due."""
        from detox.bootstrap.reminding import Reminding

        return Reminding(self, self.settings, self.waking)

    def to_desktop(self, message: "Message") -> "Attempted":
        """Show a message on the desktop, and tell what became of it."""
        from detox.notify import Notifier

        return Notifier().send(message.title, message.body)

    def remind(self, send: "Send") -> "Tick | None":
        """Show what is due with `send`; nothing where nothing is, which costs next to nothing.

        Raises `DataTrouble`.
        """
        if self.waking.is_asleep(self.clock.now()):
            return None
        return self.reminding.look(send)

    @cached_property
    def measuring(self) -> "Measuring":
        """What the networks take, measured on this machine."""
        from detox.bootstrap.measuring import measuring

        return measuring(self, self.paths.platforms)

    @cached_property
    def rescuing(self) -> "Rescuing":
        """Choosing people out of the archives that platforms hand out."""
        from detox.archive import read
        from detox.services.rescuing import Rescuing

        return Rescuing(self.people, self.sources, self.records, read, self.log.today)

    @property
    def currency(self) -> str:
        """The code of the currency that amounts are in where none is named."""
        return self.settings.currency_code(os.environ)

    @property
    def wishes_a_week(self) -> int:
        """How many of the wish-list come up in a week."""
        return int(self.settings.wishes_a_week)

    @property
    def are_reminders_on(self) -> bool:
        """Whether the settings let any reminder come."""
        return self.settings.reminders

    @cached_property
    def is_new(self) -> bool:
        """Whether this person has never used Detox here: no settings, no records."""
        return not self.paths.settings.exists() and not self.has_records

    @property
    def has_records(self) -> bool:
        """Whether anything is kept."""
        return bool(self._shelf.listing())

    def bytes_of_people(self) -> int:
        """How much there is to read for the people, as their files are now."""
        self.records.stamp()
        return self._shelf.size(PEOPLE)

    @property
    def reports(self) -> "Reports":
        """Reports as texts and files."""
        from detox.bootstrap.reports import Reports

        return Reports(self, self.write_outside)

    @property
    def exports(self) -> "Exports":
        """Files for other programs."""
        from detox.bootstrap.exports import Exports

        shelf, write, named = self._shelf, self.write_outside, self.settings.names
        return Exports(self, shelf, self.records, self.handed, write, named=named)

    def write_outside(self, path: str, chunks: Iterable[bytes], mark: bytes | None) -> None:
        """A file that a person asked for; one that has no `mark`, and so is not ours, stays.

        Raises `Refused` and `DataTrouble`, with nothing written.
        """
        from detox.storage.outlet import write_outside

        write_outside(path, chunks, mark)

    @property
    def shapes(self) -> "Shapes":
        """How records are kept, for what takes all of them out or in."""
        from detox.storage import portable  # `log` and `report` take nothing out

        return portable

    def reading_again(self) -> AbstractContextManager[None]:
        """Keep what is read of the records meanwhile, up to a size: it is read several times."""
        return self._shelf.files.keeping_more()

    @property
    def care(self) -> "Care":
        """What keeps the records whole."""
        from detox.bootstrap.care import Care

        return Care(self.paths, self._shelf, self.records, self.clock)

    def prove(self) -> Iterator[None]:
        """Look whether every file of the records can be read, even if nothing has asked for it:
        one step for each that isn't known yet. Those that can't are then among the troubles of the
        records.
        """
        from detox.storage.proving import Proof  # only a look at how all stands asks

        with suppress(DataTrouble):  # the folder itself: who reads from it says so
            yield from Proof(self._shelf, self.paths.derived_text).look()

    def alone(self, name: str, patience: float) -> AbstractContextManager[object]:
        """The only one at something on this machine. Raises `DataTrouble` where another is."""
        return WriteLock(self.paths.state / f"{name}.lock", patience).held()

    def lasting(self, view: "Overview") -> tuple[float, float] | None:
        """How long `view` stays true if nothing changes: its first second and the one after its
        last, since 1970; None if unknown.
        """
        span = None if self.records.is_disputed else self.plans.lasting(view)
        return span and (span[0].timestamp(), span[1].timestamp())

    def grounds(self) -> list[str]:
        """Every file and folder that was read so far, those that are not there included."""
        own = (self.paths.settings_text, *self.known.grounds(), *self.starting.grounds())
        return [*self._shelf.grounds(), *own]

    def _keep_backup(self, *, is_first: bool = False) -> None:
        now = self.clock.local(self.clock.now())
        keep_backup(self.paths, self._shelf, now, is_first=is_first)


def _located() -> paths.Paths:
    """Where everything lies; whoever tells that there is no such place speaks the person's
    language. Raises `DataTrouble`.
    """
    try:
        return paths.locate()
    except DataTrouble:
        Settings().speak(os.environ)
        raise
