"""A shelf that forgets: the same documents and journal, kept in memory."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from detox.domain.problem import Problem
from detox.storage.device import Device, new_device
from detox.storage.document import Tables, dump, parse
from detox.storage.journal import Journal
from detox.storage.ports import Writer
from detox.storage.tiny import changed_document
from detox.storage.unfinished import Changes

T = TypeVar("T")


class MemoryShelf:
    """One device, no disk.

    Documents go through their bytes, so that only what a file can hold is kept.
    """

    def __init__(self) -> None:
        self._device = new_device()
        self._contents: dict[str, bytes] = {}
        self.journal: Journal = _MemoryJournal()

    @property
    def device(self) -> str:
        """The id of this device."""
        return self._device.id

    def listing(self) -> dict[str, bytes]:
        """Every document and its content."""
        return dict(self._contents)

    def look_at(self, name: str) -> None:
        """Nothing has to be looked up."""

    def rely_on(self, documents: Iterable[str]) -> None:
        """Nothing is kept that could follow from them."""

    def size(self, name: str) -> int:
        """How many bytes a document has."""
        return len(self._contents.get(name, b""))

    def mentions(self, name: str, text: bytes) -> bool:
        """Whether a document has these bytes."""
        return text in self._contents.get(name, b"")

    def snapshot(self, read: Callable[[], T]) -> T:
        """What `read` finds; nobody else writes here."""
        return read()

    def quick_stamp(self) -> int:
        """Changes when a document does."""
        return hash(tuple(self._contents.items()))

    def replicas(self, name: str, having: Collection[str] | None = None) -> list[Tables]:
        """The one replica of a document."""
        return [parse(name, self._contents[name])] if name in self._contents else []

    def grown(self, name: str, before: object) -> dict[str, bytes]:
        """What is there; nobody else writes here."""
        return self.listing()

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A turn at writing."""
        yield self

    def is_whole(self, name: str) -> bool:
        """Whether every replica could be read."""
        return True

    def troubles(self) -> list[Problem]:
        """Nothing is ever wrong here."""
        return []

    def prepare(self, names: list[str]) -> Device:
        """Who writes."""
        return self._device

    def write(self, changes: Changes, revision: str, last: str) -> None:
        """Put records into documents."""
        self._device = self._device._replace(last=last)
        for name, tables in changes.items():
            before = next(iter(self.replicas(name)), None)
            self._contents[name] = dump(changed_document(before, name, self._device.id, tables))


class _MemoryJournal(Journal):
    def __init__(self) -> None:
        super().__init__("journal")
        self._content = b""

    def _append(self, line: dict[str, object]) -> None:
        self._content += self.text(line) + b"\n"

    def _read(self) -> bytes:
        return self._content
