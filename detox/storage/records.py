"""The records of a person, all devices merged: sessions a month at a time, all else in the plan."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta, tzinfo
from itertools import filterfalse
from typing import TYPE_CHECKING, Any, TypeVar

from detox.domain.activity import BUILT_IN
from detox.domain.days import DayRange, month_of, months_in
from detox.domain.hours import tally_hours
from detox.domain.problem import DataTrouble, Problem, Refused
from detox.domain.session import Session, uid_month
from detox.domain.totals import Totals, tally
from detox.services.ports import PUT_OFF, Change, Commit, Entity
from detox.storage import revision
from detox.storage.derived import Count, Countable, Derived
from detox.storage.document import DELETED, Raw
from detox.storage.doors import Doors
from detox.storage.grouping import grouped, rivals_in, stamped
from detox.storage.history import CHANGED, Undoing, recorded
from detox.storage.kinds import ACTIVITIES, SESSIONS, kind_named, kind_of
from detox.storage.ports import Shelf, Writer
from detox.storage.reading import Reader, document_of, is_month, lodging_of
from detox.storage.setting_steps import change_setting, turn_setting
from detox.storage.troubles import cut_short

if TYPE_CHECKING:
    from detox.domain.copies import Remains
    from detox.domain.delivery import Waiting

T = TypeVar("T")
E = TypeVar("E", bound=Entity)
_NO_DOORS = Doors()
Note = Callable[[str], None]
"""what is written down of a step before it is made, given its revision"""


class ShelvedRecords:
    """Records on a shelf; see `detox.services.ports.Records` for what each method promises."""

    def __init__(
        self,
        shelf: Shelf,
        now: Callable[[], datetime],
        zone: Callable[[str], tzinfo],
        derived: Derived,
        doors: Doors = _NO_DOORS,
    ) -> None:
        self._shelf = shelf
        self._now = now
        self._zone = zone
        self._derived = derived
        self._doors = doors
        self._hours = derived.beside("hours-")
        self._reader = Reader(shelf, now)
        self._held: list[tuple[str, Sequence[Change]]] | None = None
        self._before_writing: list[Callable[[], None]] = []
        self._after_writing: list[Callable[[], None]] = []

    @property
    def device(self) -> str:
        """The id of this device."""
        return self._shelf.device

    def snapshot(self, read: Callable[[], T]) -> T:
        """What `read` finds, all of it as it stood at one moment; it may be asked again."""
        return self._shelf.snapshot(read)

    def of(self, entity: type[E]) -> dict[str, E]:
        """Every entity of a type but sessions, by uid; built-in activities included."""
        kind = kind_named(entity.__name__)
        assert kind is not SESSIONS, "they are asked for by day"
        self._shelf.look_at(kind.document)
        found: dict[str, E] = self._reader.entities(kind, kind.document)
        if kind is not ACTIVITIES:
            return found
        built_in: Any = {activity.uid: activity for activity in BUILT_IN}
        return {**built_in, **found}

    def names_left_out(self, entity: type[Entity]) -> list[str]:
        """What those of a type are called that make no sense, as far as they say."""
        return self._reader.names_left_out(kind_named(entity.__name__))

    def sessions(self, days: DayRange) -> list[Session]:
        """Sessions noted under these days, by day, then start; without one, as they were noted."""

        def read() -> list[Session]:
            known = self._shelf.listing()
            months = months_in(_within_known(days, known))
            return [
                session
                for month in months
                if f"log-{month}" in known
                for session in self._reader.month(month, days)
            ]

        found = self._shelf.snapshot(read)
        return sorted(found, key=lambda s: (s.day, s.start is None, s.start or 0))

    def session(self, uid: str) -> Session | None:
        """One session by its uid or an unambiguous beginning of it."""
        document = f"log-{uid_month(uid)}"
        self._shelf.look_at(document)
        found: dict[str, Session] = self._reader.entities(SESSIONS, document)
        matches = [uid] if uid in found else [known for known in found if known.startswith(uid)]
        return found[matches[0]] if len(matches) == 1 else None

    def stands(self, entities: Sequence[Entity]) -> list[bool | None]:
        """Of each, whether a record of its uid stands; nothing where there never was one."""
        self._shelf.listing()
        tables: dict[tuple[str, str], dict[str, bool]] = {}
        found = []
        for entity in entities:
            kind, document = kind_of(entity), document_of(entity)
            place = (document, kind.table)
            if place not in tables:
                tables[place] = self._reader.standing(kind, document)
            found.append(tables[place].get(entity.uid))
        return found

    def everything(self) -> Iterator[Entity]:
        """Every entity there is a record of; not the built-in activities that nobody changed."""
        return self._reader.everything()

    def tables_of(self, document: str) -> Iterator[tuple[str, Mapping[str, Entity]]]:
        """The tables that a document is for, each with its entities by uid."""
        return self._reader.tables_of(document)

    def lines_of(self, document: str, days: DayRange) -> Iterator[tuple[str, dict[str, str]]]:
        """The tables of a document as lines of an export; of sessions those of these days."""
        from detox.storage.lines import lines_of  # no other command asks

        return lines_of(self._reader, document, days)

    def strays(self, among: Iterable[Entity] | None = None) -> list[Session]:
        """Sessions of a month in which nothing leads to them: a file of it is gone, or to come.

        `among` has all entities, for who reads them anyway.
        """
        found = self.everything() if among is None else among
        moved = [(lodging_of(each), each) for each in found if lodging_of(each)]
        guests = {month: self._reader.guests_of(month) for month in {month for month, _ in moved}}
        return [
            each
            for month, each in moved
            if isinstance(each, Session)
            and each.uid not in guests[month].get(document_of(each), ())
        ]

    def totals(
        self,
        days: DayRange,
        day_start: int,
        *,
        fine: bool = True,
        under: Callable[[str], str] | None = None,
    ) -> Totals:
        """Totals of these days; not `fine`, whole months stand under their first day."""

        def read() -> Totals:
            within, source = self._source(days, self._shelf.listing(), day_start, tally)
            totals = self._derived.totals(within, source, fine=fine, under=under)
            self._shelf.rely_on(source.relied_on)
            return totals

        return self._shelf.snapshot(read)

    def uncounted(self, days: DayRange, day_start: int, *, by_hour: bool = False) -> int:
        """How many bytes of records have to be read before there are `totals`, or `hours`."""
        known = self._shelf.listing()
        derived = self._hours if by_hour else self._derived
        months = derived.uncounted(*self._source(days, known, day_start, tally))
        return sum(self._shelf.size(f"log-{month}") for month in months)

    def hours(self, days: DayRange, day_start: int) -> Totals:
        """Totals of these days by weekday and hour; whole months stand under their first day."""

        def read() -> Totals:
            source = self._source(days, self._shelf.listing(), day_start, tally_hours)
            return self._hours.totals(*source, fine=False)

        return self._shelf.snapshot(read)

    def _source(
        self, days: DayRange, known: Mapping[str, Hashable], day_start: int, count: Count
    ) -> tuple[DayRange, Countable]:
        """What of these days there are records of, and what is counted there."""

        def sessions_of(month: str) -> Iterable[Session]:
            return self._reader.month(month, month_of(date.fromisoformat(f"{month}-01")))

        def is_settled(month: str) -> bool:
            return self._reader.is_settled(f"log-{month}")

        def homes_of(month: str) -> Iterable[str]:
            return self._reader.homes_of(f"log-{month}")

        source = Countable(known, sessions_of, is_settled, homes_of, day_start, self._zone, count)
        return _within_known(days, known), source

    def first_day(self) -> date | None:
        """The day of the oldest session."""
        for name in sorted(filter(is_month, self._shelf.listing())):
            days = month_of(date.fromisoformat(f"{name[4:]}-01"))
            found = self._reader.month(name[4:], days)
            if found:  # what a month held may have moved, or be deleted
                return min(session.day for session in found)
        return None

    @property
    def is_disputed(self) -> bool:
        """Whether what was read may be read differently tomorrow, with the files as they are."""
        return self._reader.is_disputed

    def stamp(self) -> Hashable:
        """Changes whenever any record may have changed."""
        return repr(self._shelf.listing())

    def quick_stamp(self) -> Hashable:
        """Changes whenever a program that writes whole files has changed one; for every second."""
        return self._shelf.quick_stamp()

    def mentions(self, document: str, text: bytes) -> bool:
        """Whether a file of a document has these bytes; its records stay unread."""
        return self._shelf.mentions(document, text)

    def step_stamp(self) -> Hashable:
        """Changes with every step that can be undone: it tells whether the last one still is."""
        return self._shelf.journal.stamp()

    def troubles(self) -> list[Problem]:
        """What could not be read so far; where it is much, the first of it and how much more."""
        return cut_short([*self._shelf.troubles(), *self._reader.flaws()])

    def before_writing(self, act: Callable[[], None]) -> None:
        """Have something done before each write, under the lock: keeping a backup."""
        self._before_writing.append(act)

    def after_writing(self, act: Callable[[], None]) -> None:
        """Have something done after each write that went well, under the lock."""
        self._after_writing.append(act)

    def commit(self, deed: str, changes: Sequence[Change], *, undoable: bool = True) -> None:
        """Write all of these as one step.

        Raises `DataTrouble`, and `Refused` where another program was quicker, with nothing written.
        """
        if not changes:
            return
        if self._held is not None:
            self._held.append((deed, changes))
            return

        with self._shelf.writing() as writer:
            before = self._shelf.listing()
            gone = self._reader.gone_before(changes)
            if gone is None:
                raise Refused(CHANGED)
            commit = Commit(deed, tuple(changes), revision.wall(self._now()))

            def note(rev: str) -> None:
                if undoable:
                    self._shelf.journal.did(recorded(commit, gone), rev)

            self._write(writer, commit.changes, note)
        with suppress(DataTrouble):  # it stands, whatever becomes of the totals
            self._carry_on(before, changes)

    @contextmanager
    def as_one(self) -> Iterator[None]:
        """Have what is committed meanwhile written at the end, as one step called as the first is;
        nothing of it where something raises.
        """
        held = self._held = []
        try:
            yield
        finally:
            self._held = None
        if held:
            self.commit(held[0][0], [change for _deed, changes in held for change in changes])

    def _carry_on(self, before: Mapping[str, Hashable], changes: Sequence[Change]) -> None:
        """Add new sessions of a month to what is kept of it: nobody has to read it for that."""
        added = [each.after for each in changes if each.before is None]
        sessions = [each for each in added if isinstance(each, Session) and not lodging_of(each)]
        names = {document_of(session) for session in sessions}
        if len(sessions) < len(changes) or len(names) > 1 or not names <= before.keys():
            return
        (name,) = names
        known = self._shelf.grown(name, before)

        def source(day_start: int, known: Mapping[str, Hashable]) -> Countable:
            return self._source(month_of(sessions[0].day), known, day_start, tally)[1]

        self._derived.carry_on(name[4:], sessions, before, known, source)

    def forgotten_before(self) -> list[str]:
        """The uids of people who were deleted, but not everywhere."""
        return self._doors.forgetting().before()

    def forget_everywhere(self, people: Sequence[str]) -> "Remains":
        """Forget people by their uids, with all signs, in every copy that this machine keeps."""
        forgetting = self._doors.forgetting()
        forgetting.forget(people)
        return forgetting.remains(people)

    def change_setting(self, key: str, value: str | bool | None) -> str | bool | None:
        """Keep a setting, or forget it, as a step; tell the value as it is kept."""
        settings = self._doors.settings()
        after = settings.checked(key, value)
        with self._shelf.writing():
            change_setting(settings, self._shelf.journal, key, after, self._now())
        return after

    def put_off(self, waiting: "Waiting") -> None:
        """Have an occurrence of a reminder come again, as a step."""
        door = self._doors.putting_off()
        with self._shelf.writing():
            key, after = waiting.key, door.text(waiting)
            change_setting(door, self._shelf.journal, key, after, self._now(), PUT_OFF)

    def undo(self) -> Commit:
        """Take the last step back."""
        return self._travel(Undoing(self._shelf.journal, backwards=True))

    def redo(self) -> Commit:
        """Do the last undone step again."""
        return self._travel(Undoing(self._shelf.journal, backwards=False))

    def _travel(self, undoing: Undoing) -> Commit:
        with self._shelf.writing() as writer:
            self._shelf.listing()
            while True:
                commit = undoing.next_commit()
                if commit.setting is not None:
                    is_put_off = commit.deed == PUT_OFF
                    door = self._doors.putting_off() if is_put_off else self._doors.settings()
                    if turn_setting(door, commit.setting, undoing, self._now()):
                        return commit
                    continue
                commit = commit._replace(
                    changes=tuple(filterfalse(self._reader.is_forgotten, commit.changes))
                )
                touched = [entity for c in commit.changes if (entity := c.before or c.after)]
                writer.prepare(sorted({document_of(entity) for entity in touched}))
                standing = [self._reader.as_it_is(entity) for entity in touched]
                known = list(zip(standing, commit.changes, strict=True))
                trusted = revision.trusted_until(self._now())
                waits = bool(known) and undoing.made > trusted  # for its own day
                as_it_was = not waits and all(found == change.after for found, change in known)
                if as_it_was and not self._reader.has_reached(undoing.made, touched):
                    undoing.skip()  # a crash came before the records, or all of it was forgotten
                elif as_it_was or not all(found in change for found, change in known):
                    undoing.leave()  # another device was there
                else:
                    self._write(writer, commit.changes, undoing.mark, undoing.tombstone)
                    return commit

    def _write(
        self,
        writer: Writer,
        changes: Sequence[Change],
        note: Note,
        tombstone: Callable[[str], Raw] = lambda _uid: DELETED,
    ) -> None:
        for act in self._before_writing:
            act()
        by_document = grouped(changes, tombstone)
        device = writer.prepare(list(by_document))
        rivals = [
            pair
            for name, tables in by_document.items()
            for pair in rivals_in(tables, self._shelf.replicas(name, set().union(*tables.values())))
        ]
        rev, last = stamped(by_document, device, rivals, self._now())
        note(rev)
        try:
            writer.write(by_document, rev, last)
        except DataTrouble:
            self._shelf.journal.failed(rev)
            raise
        for act in self._after_writing:
            act()


def _within_known(days: DayRange, known: Iterable[str]) -> DayRange:
    """`days` without the months before the first and after the last that have a document."""
    months = sorted(name[4:] for name in known if is_month(name))
    if not months:
        return DayRange(days.first, days.first)
    first = date.fromisoformat(f"{months[0]}-01")
    last = month_of(date.fromisoformat(f"{months[-1]}-01")).after + timedelta(days=1)
    return DayRange(max(days.first, first), max(min(days.after, last), max(days.first, first)))
