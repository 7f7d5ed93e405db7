"""Every readable file of records, from every device: each is one more replica."""

import os
import re
from collections import OrderedDict
from pathlib import Path

from detox.domain.problem import DataTrouble, N_, Problem
from detox.storage.document import LARGEST_BYTES, Tables, parse
from detox.storage.files import Stamp, speaking, stamp_of

_DOCUMENT = re.compile(r"(plan|log-\d{4}-\d{2})(?!\w).*\.json\Z")
_KEPT_IN_MEMORY = 4

Files = tuple[tuple[str, Stamp], ...]
"""the files of one document, by path, each with its stamp"""
Listing = dict[str, Files]


class Replicas:
    """The folder of records as it is on disk, conflict copies of sync programs included."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.troubles: dict[Path, Problem] = {}
        self._read: OrderedDict[Path, tuple[Stamp, Tables]] = OrderedDict()

    def listing(self) -> Listing:
        """All documents and their files. Raises `DataTrouble` when the folder can't be read."""
        found: dict[str, list[tuple[str, Stamp]]] = {}
        with speaking(self.folder):
            for device in _folders(self.folder):
                for entry in os.scandir(device):
                    match = _DOCUMENT.match(entry.name)
                    stamp = stamp_of(entry.path) if match else None
                    if match and stamp:
                        found.setdefault(match[1], []).append((entry.path, stamp))
        return {name: tuple(sorted(files)) for name, files in found.items()}

    def tables(self, files: Files) -> list[Tables]:
        """What the readable ones among `files` hold; the others are named in `troubles`."""
        found = []
        for name, stamp in files:
            path = Path(name)
            try:
                found.append(self.read(path, stamp))
                self.troubles.pop(path, None)
            except DataTrouble as trouble:
                self.troubles[path] = trouble.problem
        return found

    def read(self, path: Path, stamp: Stamp) -> Tables:
        """The tables of one file, read once for each stamp. Raises `DataTrouble`."""
        known = self._read.get(path)
        if known and known[0] == stamp:
            self._read.move_to_end(path)
            return known[1]
        if stamp[1] > LARGEST_BYTES:
            raise DataTrouble(N_("%(file)s is too large to be a file of Detox."), file=str(path))
        with speaking(path):
            tables = parse(path, path.read_bytes())
        self.remember(path, stamp, tables)
        return tables

    def remember(self, path: Path, stamp: Stamp, tables: Tables) -> None:
        """Keep what was just read or written, and let go of the oldest."""
        self._read[path] = (stamp, tables)
        self._read.move_to_end(path)
        while len(self._read) > _KEPT_IN_MEMORY:
            self._read.popitem(last=False)


def _folders(folder: Path) -> list[str]:
    if not folder.exists():
        return []
    return sorted(
        entry.path for entry in os.scandir(folder) if entry.is_dir() and entry.name[0] != "."
    )
