"""Every readable file of records, from every device: each is one more replica."""

import os
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from detox.domain.problem import DataTrouble
from detox.paths import AnyPath
from detox.staging import count_on, must_stand, read_regular
from detox.storage.document import (
    LARGEST_BYTES,
    Damaged,
    Tables,
    newest_revision,
    not_a_file,
    parse,
    too_large,
)
from detox.storage.files import Stamp, speaking, stamp_of
from detox.storage.folders import folders_in, quick_stamp
from detox.storage.naming import STEP, replica_in
from detox.storage.unfinished import LARGEST_STEP_BYTES, documents_of, is_step, part_of

if TYPE_CHECKING:
    from pathlib import Path

_KEPT_BYTES = 256 * 1024
_KEPT_MEANWHILE = 32 * 1024 * 1024
_KEPT_FILES = 4

Files = tuple[tuple[str, Stamp], ...]
"""the files of one document, by path, each with its stamp; `…/step.json/plan` is what an unfinished
step changes in the plan"""
Listing = dict[str, Files]


@lru_cache(maxsize=4096)
def document_in(filename: str) -> str:
    """The document that a file holds a replica of, by its name; empty where it is none."""
    found = replica_in(filename)
    return "" if found == STEP else found


def is_copy(path: str) -> bool:
    """Whether a file of a document is, by its name, a copy that a sync program made."""
    name = os.path.basename(path)
    document = document_in(name)
    return bool(document) and name not in (document, f"{document}.json")


def whole_file(listed: str) -> str:
    """The file that a path of a listing is in: that of the step for a part of one."""
    step = os.path.dirname(listed)
    return step if is_step(os.path.basename(step)) else listed


class OwnFolder:
    """The folder of records that one device writes."""

    def __init__(self, path: str) -> None:
        self.path = path

    def file(self, name: str) -> "Path":
        """Where a document stands."""
        from pathlib import Path

        return Path(self.place(name))

    def place(self, name: str) -> str:
        """Where a document stands, as text."""
        return os.path.join(self.path, f"{name}.json")

    def found(self) -> dict[str, list[str]]:
        """The documents there are, and the names of the files of each. Raises `DataTrouble`."""
        found: dict[str, list[str]] = {}
        with speaking(self.path):
            try:
                with os.scandir(self.path) as entries:
                    names = [entry.name for entry in entries]
            except FileNotFoundError:
                must_stand(os.path.dirname(self.path))
                return {}
        for filename in names:
            document = document_in(filename)
            if document:
                found.setdefault(document, []).append(filename)
        return found


class Replicas:
    """The folder of records as it is on disk, conflict copies of sync programs included. Once it
    has held files, it is not taken for empty if it is gone together with `state`.
    """

    def __init__(self, folder: AnyPath, state: AnyPath) -> None:
        self.folder = os.fspath(folder)
        self._home = (self.folder, os.fspath(state))
        self._troubles: dict[str, DataTrouble] = {}
        self._odd: dict[str, DataTrouble] = {}
        self._read: OrderedDict[str, tuple[Stamp, Tables]] = OrderedDict()
        self._newest: dict[str, tuple[Stamp, str]] = {}
        self._content: tuple[str, Stamp, bytes] | None = None
        self._bytes = 0
        self._ever_known: set[str] = set()
        self._most_bytes = _KEPT_BYTES

    def listing(self) -> Listing:
        """All documents and their files. Raises `DataTrouble` when the folder can't be read."""
        self._odd = {}
        return {name: tuple(sorted(files)) for name, files in self._found().items()}

    def files_of(self, document: str) -> Files:
        """The files of one document; of the others no stamp is taken.

        Raises `DataTrouble` when the folder can't be read.
        """
        return tuple(sorted(self._found(document).get(document, ())))

    def quick_stamp(self) -> tuple[int, ...]:
        """Changes when a file comes, goes or is replaced; not when one is written in place."""
        return quick_stamp(self.folder)

    def _found(self, only: str = "") -> dict[str, list[tuple[str, Stamp]]]:
        found: dict[str, list[tuple[str, Stamp]]] = {}
        with speaking(self.folder):
            folders = folders_in(self.folder)
        for folder in folders:
            try:
                with speaking(folder):
                    self._list(folder, found, only)
            except DataTrouble as trouble:
                self._odd[folder] = trouble
        if found:
            count_on(*self._home)
        return found

    def _list(self, folder: str, found: dict[str, list[tuple[str, Stamp]]], only: str) -> None:
        with os.scandir(folder) as entries:
            for entry in entries:
                document = document_in(entry.name)
                is_other = bool(document and only) and document != only
                if is_other or not (document or is_step(entry.name)):
                    continue
                stamp = stamp_of(entry.path)
                if not stamp:
                    self._odd[entry.path] = not_a_file(entry.path)
                elif document:
                    found.setdefault(document, []).append((entry.path, stamp))
                else:
                    self._list_step(entry.path, stamp, found)

    def _list_step(
        self, path: str, stamp: Stamp, found: dict[str, list[tuple[str, Stamp]]]
    ) -> None:
        try:
            documents = documents_of(self.read(path, stamp))
        except DataTrouble as trouble:
            if os.path.lexists(path):  # else it was finished meanwhile
                self._odd[path] = trouble
            return
        for document in documents:
            if document_in(f"{document}.json") == document:
                found.setdefault(document, []).append((os.path.join(path, document), stamp))

    def tables(self, files: Files) -> list[Tables]:
        """What the readable ones among `files` hold; the others are named in `troubles`."""
        found = []
        for path, stamp in files:
            try:
                found.append(self.read(path, stamp))
                self._troubles.pop(path, None)
            except DataTrouble as trouble:
                self._troubles[path] = trouble
        return found

    def without_torn_copies(
        self, folder: str, there: Mapping[str, list[str]]
    ) -> dict[str, list[str]]:
        """The names of files by document, without copies in which nothing can be read: they don't
        show that another device wrote here.
        """
        kept = {
            name: [f for f in files if not self._is_torn(folder, f)]
            for name, files in there.items()
        }
        return {name: files for name, files in kept.items() if files}

    def _is_torn(self, folder: str, filename: str) -> bool:
        path = os.path.join(folder, filename)
        stamp = stamp_of(path) if is_copy(path) else None
        try:
            if stamp is not None:
                self.read(path, stamp)
        except Damaged:
            return True
        except DataTrouble:
            pass  # who reads it says so
        return False

    def read(self, path: AnyPath, stamp: Stamp) -> Tables:
        """The tables of one file, read once for each stamp. Raises `DataTrouble`."""
        path = os.fspath(path)
        known = self._read.get(path)
        if known and known[0] == stamp:
            self._read.move_to_end(path)
            return known[1]
        return self.read_anew(path, stamp)

    def known(self, path: AnyPath, stamp: Stamp) -> Tables | None:
        """The tables of one file, if it was read lately and has not changed since."""
        known = self._read.get(os.fspath(path))
        return known[1] if known and known[0] == stamp else None

    def newest(self, path: AnyPath, stamp: Stamp) -> str:
        """The revision of the last write of one file, found once for each stamp.

        Raises `DataTrouble`.
        """
        path = os.fspath(path)
        known = self._newest.get(path)
        if known is None or known[0] != stamp:
            known = self._newest[path] = (stamp, newest_revision(self.read(path, stamp)))
        return known[1]

    def content(self, path: str, stamp: Stamp) -> bytes:
        """What stands in one file, read once until another is asked for. Raises `DataTrouble`."""
        if self._content is None or self._content[:2] != (path, stamp):
            with speaking(path):
                self._content = (path, stamp, read_regular(path))
        return self._content[2]

    def rely_on(self, paths: Iterable[str]) -> None:
        """Count these files among the known ones: what was told follows from them."""
        self._ever_known.update(paths)

    def was_known(self, path: str) -> bool:
        """Whether one file was read, written or relied on here, whatever is kept of it."""
        return path in self._ever_known

    def read_anew(self, path: AnyPath, stamp: Stamp) -> Tables:
        """The tables of one file as it is now. Raises `DataTrouble`."""
        step, document = os.path.split(path)
        if is_step(os.path.basename(step)):
            return part_of(self.read(step, stamp), document)
        if stamp[1] > (LARGEST_STEP_BYTES if is_step(os.path.basename(path)) else LARGEST_BYTES):
            raise too_large(path)
        with speaking(path):
            content = read_regular(path)
        tables = parse(path, content)
        self.remember(path, stamp, tables)
        return tables

    def remember(self, path: AnyPath, stamp: Stamp, tables: Tables) -> None:
        """Keep what was just read or written, and let go of the oldest."""
        path = os.fspath(path)
        self._ever_known.add(path)
        self._let_go(path)
        self._read[path] = (stamp, tables)
        self._bytes += stamp[1]
        self._let_go_of_the_oldest()

    @contextmanager
    def keeping_more(self) -> Iterator[None]:
        """Have files read once meanwhile: a write looks several times into what it changes."""
        before, self._most_bytes = self._most_bytes, _KEPT_MEANWHILE
        try:
            yield
        finally:
            self._most_bytes = before
            self._let_go_of_the_oldest()

    def _let_go_of_the_oldest(self) -> None:
        while self._bytes > self._most_bytes and len(self._read) > _KEPT_FILES:
            self._let_go(next(iter(self._read)))

    def _let_go(self, path: str) -> None:
        known = self._read.pop(path, None)
        if known:
            self._bytes -= known[0][1]

    def troubles(self) -> dict[str, DataTrouble]:
        """The files that could not be read when they were last asked for."""
        gone = [path for path in self._troubles if not os.path.exists(path)]
        for path in gone:
            del self._troubles[path]
        return {**self._odd, **self._troubles}

    def troubled(self, files: Files) -> bool:
        """Whether one of `files` could not be read."""
        return bool(self._troubles) and any(name in self._troubles for name, _ in files)
