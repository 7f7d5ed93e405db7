"""Every readable file of records, from every device: each is one more replica."""

import os
import re
from collections import OrderedDict
from pathlib import Path

from detox.domain.problem import DataTrouble
from detox.storage.document import LARGEST_BYTES, Tables, not_a_file, parse, too_large
from detox.storage.files import Stamp, speaking, stamp_of

_DOCUMENT = re.compile(r"(plan|log-20[0-9]{2}-(?:0[1-9]|1[0-2]))(?![0-9A-Za-z]).*\.json\Z", re.S)
_KEPT_BYTES = 2 * 1024 * 1024
_KEPT_FILES = 4

Files = tuple[tuple[str, Stamp], ...]
"""the files of one document, by path, each with its stamp"""
Listing = dict[str, Files]


def document_in(filename: str) -> str:
    """The document that a file holds a replica of, by its name; empty where it is none."""
    match = _DOCUMENT.match(filename)
    return match[1] if match else ""


class Replicas:
    """The folder of records as it is on disk, conflict copies of sync programs included."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._troubles: dict[Path, DataTrouble] = {}
        self._odd: dict[Path, DataTrouble] = {}
        self._read: OrderedDict[Path, tuple[Stamp, Tables]] = OrderedDict()
        self._bytes = 0

    def listing(self) -> Listing:
        """All documents and their files. Raises `DataTrouble` when the folder can't be read."""
        self._odd = {}
        found: dict[str, list[tuple[str, Stamp]]] = {}
        with speaking(self.folder):
            folders = _folders(self.folder)
        for folder in folders:
            try:
                with speaking(Path(folder)):
                    self._list(folder, found)
            except DataTrouble as trouble:
                self._odd[Path(folder)] = trouble
        return {name: tuple(sorted(files)) for name, files in found.items()}

    def _list(self, folder: str, found: dict[str, list[tuple[str, Stamp]]]) -> None:
        with os.scandir(folder) as entries:
            for entry in entries:
                document = document_in(entry.name)
                if not document:
                    continue
                stamp = stamp_of(entry.path)
                if stamp:
                    found.setdefault(document, []).append((entry.path, stamp))
                else:
                    self._odd[Path(entry.path)] = not_a_file(Path(entry.path))

    def tables(self, files: Files) -> list[Tables]:
        """What the readable ones among `files` hold; the others are named in `troubles`."""
        found = []
        for name, stamp in files:
            path = Path(name)
            try:
                found.append(self.read(path, stamp))
                self._troubles.pop(path, None)
            except DataTrouble as trouble:
                self._troubles[path] = trouble
        return found

    def read(self, path: Path, stamp: Stamp) -> Tables:
        """The tables of one file, read once for each stamp. Raises `DataTrouble`."""
        known = self._read.get(path)
        if known and known[0] == stamp:
            self._read.move_to_end(path)
            return known[1]
        return self.read_anew(path, stamp)

    def read_anew(self, path: Path, stamp: Stamp) -> Tables:
        """The tables of one file as it is now. Raises `DataTrouble`."""
        if stamp[1] > LARGEST_BYTES:
            raise too_large(path)
        with speaking(path):
            tables = parse(path, path.read_bytes())
        self.remember(path, stamp, tables)
        return tables

    def remember(self, path: Path, stamp: Stamp, tables: Tables) -> None:
        """Keep what was just read or written, and let go of the oldest."""
        self._let_go(path)
        self._read[path] = (stamp, tables)
        self._bytes += stamp[1]
        while self._bytes > _KEPT_BYTES and len(self._read) > _KEPT_FILES:
            self._let_go(next(iter(self._read)))

    def _let_go(self, path: Path) -> None:
        known = self._read.pop(path, None)
        if known:
            self._bytes -= known[0][1]

    def troubles(self) -> dict[Path, DataTrouble]:
        """The files that could not be read when they were last asked for."""
        gone = [path for path in self._troubles if not path.exists()]
        for path in gone:
            del self._troubles[path]
        return {**self._odd, **self._troubles}

    def troubled(self, files: Files) -> bool:
        """Whether one of `files` could not be read."""
        return bool(self._troubles) and any(Path(name) in self._troubles for name, _ in files)


def _folders(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.path for entry in entries if _is_folder(entry))
    except FileNotFoundError:
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.name[0] != "." and entry.is_dir()
    except OSError:  # a link that leads to itself
        return False
