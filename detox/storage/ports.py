"""What records need of a place to stand; only annotations name it, see `detox.storage.shelf`."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol, TypeVar

from detox.domain.problem import Problem
from detox.storage.device import Device
from detox.storage.document import Tables
from detox.storage.journal import Journal
from detox.storage.unfinished import Changes

if TYPE_CHECKING:
    from detox.domain.copies import Remains

T = TypeVar("T")


class Writer(Protocol):
    """A turn at writing."""

    def prepare(self, names: list[str]) -> Device:
        """Make sure these documents can be written, and tell who writes. Raises `DataTrouble`."""

    def write(self, changes: Changes, revision: str, last: str) -> None:
        """Put records into documents; `last` is the revision to go on from.

        Raises `DataTrouble`, with nothing written.
        """


class Forgetter(Protocol):
    """What takes people out of every copy that this machine keeps."""

    def forget(self, people: Iterable[str]) -> None:
        """Forget people by their uids. Raises `DataTrouble`; it goes on with the next run then."""

    def before(self) -> list[str]:
        """The uids of those who were deleted, but not everywhere."""

    def remains(self, people: Sequence[str]) -> "Remains":
        """Where copies of these people may live on."""


class Shelf(Protocol):
    """What records need of a place to stand."""

    @property
    def journal(self) -> Journal:
        """What was done on this device."""

    @property
    def device(self) -> str:
        """The id of the device that writes here."""

    def listing(self) -> Mapping[str, Hashable]:
        """Every document, and what changes when any of its replicas does."""

    def look_at(self, name: str) -> None:
        """Take one document as it is now; `replicas` gives it."""

    def rely_on(self, documents: Iterable[str]) -> None:
        """What was told follows from these documents, though they were not read."""

    def size(self, name: str) -> int:
        """How many bytes the replicas of a document have, as they were listed."""

    def mentions(self, name: str, text: bytes) -> bool:
        """Whether a file of a document has these bytes; its records stay unread."""

    def snapshot(self, read: Callable[[], T]) -> T:
        """What `read` finds while `listing` stays what it is; it may be asked more than once."""

    def quick_stamp(self) -> Hashable:
        """Changes when a replica comes, goes or is replaced, at the cost of a look at folders."""

    def replicas(self, name: str, having: Collection[str] | None = None) -> list[Tables]:
        """All readable replicas of a document; some that have none of the uids that it is asked for
        may be left out.
        """

    def grown(self, name: str, before: Mapping[str, Hashable]) -> Mapping[str, Hashable]:
        """What was listed `before` the last write, with what that left of a document."""

    def is_whole(self, name: str) -> bool:
        """Whether every replica of a document could be read."""

    def troubles(self) -> list[Problem]:
        """What could not be read so far, or is not there."""

    def writing(self) -> AbstractContextManager[Writer]:
        """A turn at writing; nobody else writes meanwhile."""
