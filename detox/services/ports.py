"""What services ask of the outside: records, a clock, the person's rules. Adapters live further
out.
"""

from collections.abc import Callable, Hashable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from detox.domain.days import DayRange
from detox.domain.problem import Problem
from detox.domain.quiet import QuietHours
from detox.domain.session import Session
from detox.domain.totals import Totals

if TYPE_CHECKING:  # most commands do without it
    from detox.domain.copies import Remains
    from detox.domain.delivery import Waiting
    from detox.domain.platform import Facts
    from detox.domain.timer import Awake


class Entity(Protocol):
    """Whatever is kept as a record: frozen, and found by its uid."""

    @property
    def uid(self) -> str:
        """What it is found by."""


Advance = Callable[[int, float], None]
"""hears how many things of a long work are done, and which part of it all, from 0 to 1; 0 where
that isn't known"""

T = TypeVar("T")
E = TypeVar("E", bound=Entity)


def unheard(_count: int, _share: float) -> None:
    """Nobody asks how far it is."""


class Rules(NamedTuple):
    """How this person counts: start of day in minutes after midnight, first weekday (Monday = 0),
    language; and when no reminder is shown.
    """

    day_start: int = 0
    first_weekday: int = 0
    language: str = "en"
    quiet: QuietHours | None = None


class Change(NamedTuple):
    """One entity before and after; `None` before means new, `None` after means deleted."""

    before: Entity | None
    after: Entity | None


class SettingChange(NamedTuple):
    """A setting before and after, by its key in the file; `None` is what it comes with. So are
    occurrences of reminders that were put off, by theirs; `None` is one that does not wait. Which
    of the two, the deed says.
    """

    key: str
    before: str | bool | None
    after: str | bool | None


SET, PUT_OFF = "setting.set", "reminder.snooze"
"""the deeds of steps that change no record: a setting, and what a reminder waits for"""


class Commit(NamedTuple):
    """Changes that belong together: done, undone and redone as one. `deed` names them, as
    `session.log`. One that changes a setting changes no record.
    """

    deed: str
    changes: tuple[Change, ...]
    at: str = ""
    setting: SettingChange | None = None


class SettingsDoor(Protocol):
    """The person's settings, one at a time."""

    def read(self, key: str) -> str | bool | None:
        """What the file says; nothing where it does not say. Raises `DataTrouble`."""

    def checked(self, key: str, value: str | bool | None) -> str | bool | None:
        """A value as it would be kept. Raises `Refused` for one that can't be."""

    def write(self, key: str, value: str | bool | None) -> None:
        """Keep a value, or forget it. Raises `Refused` and `DataTrouble`, with nothing written."""


class Clock(Protocol):
    """The only door to the time."""

    def now(self) -> datetime:
        """This instant, in UTC."""

    def local(self, instant: datetime) -> datetime:
        """An instant on the person's wall clock, with the offset of then: for no other moment."""

    def here(self) -> tzinfo:
        """The person's own zone, whose offset follows the day."""

    def here_for_many(self) -> tzinfo:
        """The same for many moments in a row: quicker at each, once what it needs is read."""

    def zone_name(self) -> str:
        """The name of the person's zone, as `Europe/Paris`: to be kept with what was lived in it.
        Not every system tells it, so what time it is there, `here` says.
        """

    def zone(self, name: str) -> tzinfo:
        """A zone by its name, without one the person's own; UTC where the name says nothing."""

    def knows_zone(self, name: str) -> bool:
        """Whether there is a zone of that name."""

    def awake(self) -> "Awake | None":
        """What the machine says of its own sleep, where it can tell."""


class Platforms(Protocol):
    """What is known of platforms, where the person's own files may say more."""

    @property
    def has_own(self) -> bool:
        """Whether the person's own files may say something else than ours."""

    def facts(self, platform: str) -> "Facts | None":
        """All that is known of one."""

    def brief(self, platform: str) -> "Facts | None":
        """What a plan follows from."""

    def listed(self) -> list[tuple[str, str]]:
        """The ids and names of all."""

    def recognised(self, said: str) -> str:
        """The id of the one that goes by a name; nothing where none does."""


class Records(Protocol):
    """The person's records, all devices merged."""

    @property
    def device(self) -> str:
        """The id of this device."""

    def snapshot(self, read: Callable[[], T]) -> T:
        """What `read` finds, all of it as it stood at one moment: a step that is written meanwhile
        is in it whole or not at all. `read` may be asked more than once.
        """

    def of(self, entity: type[E]) -> dict[str, E]:
        """Every entity of a type but sessions, by uid, those of a device as they were noted:
        activities with those that come with Detox, reminders only as far as the person made or
        changed them.
        """

    def names_left_out(self, entity: type[Entity]) -> list[str]:
        """What those of a type are called whose records make no sense, as far as they say."""

    def sessions(self, days: DayRange) -> list[Session]:
        """Sessions noted under these days, by day, then start; without one, as they were noted."""

    def session(self, uid: str) -> Session | None:
        """One session by its uid or an unambiguous beginning of it."""

    def stands(self, entities: Sequence[Entity]) -> list[bool | None]:
        """Of each, whether a record of its uid stands, or was deleted; nothing where there never
        was one, or its making was undone.
        """

    def totals(
        self,
        days: DayRange,
        day_start: int,
        *,
        fine: bool = True,
        under: Callable[[str], str] | None = None,
    ) -> Totals:
        """Totals of these days; not `fine`, whole months stand under their first day.

        With `under` each day is summed under what that tells of it: ten years of days are not
        held at once.
        """

    def uncounted(self, days: DayRange, day_start: int, *, by_hour: bool = False) -> int:
        """How many bytes of records have to be read before there are `totals`, or `hours`."""

    def hours(self, days: DayRange, day_start: int) -> Totals:
        """Totals of these days by weekday and hour, see `domain.hours`; whole months stand under
        their first day.
        """

    def first_day(self) -> date | None:
        """The day of the oldest session."""

    def commit(self, deed: str, changes: Sequence[Change], *, undoable: bool = True) -> None:
        """Write all of these as one step.

        Raises `DataTrouble`, with nothing written, when the files are not as they should be.
        """

    def as_one(self) -> AbstractContextManager[None]:
        """Have what is committed meanwhile, each of it about other records, written as one step."""

    def forgotten_before(self) -> list[str]:
        """The uids of people who were deleted, but not everywhere."""

    def forget_everywhere(self, people: Sequence[str]) -> "Remains":
        """Forget people by their uids, with all signs, in every copy that this machine keeps, and
        tell where copies may live on.

        It can't be undone. Raises `DataTrouble`; it goes on with the next run then.
        """

    def put_off(self, waiting: "Waiting") -> None:
        """Have an occurrence of a reminder come again on this device, as a step.

        Raises `DataTrouble`, with nothing changed.
        """

    def undo(self) -> Commit:
        """Take the last step back. Raises `Refused` when there is none, or it can't be taken
        back.
        """

    def redo(self) -> Commit:
        """Do the last undone step again. Raises `Refused` when there is none."""

    def mentions(self, document: str, text: bytes) -> bool:
        """Whether a file of a document has these bytes; its records stay unread."""

    def stamp(self) -> Hashable:
        """Changes whenever any record may have changed."""

    def quick_stamp(self) -> Hashable:
        """Changes when a file of records comes, goes or is replaced; cheap enough for each second.

        One that is written in place goes unseen.
        """

    def troubles(self) -> list[Problem]:
        """What could not be read so far, each in a sentence."""
