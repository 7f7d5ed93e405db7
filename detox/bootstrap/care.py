"""What keeps the records whole: copies, mending, and a look at everything."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from detox.clock import SystemClock
from detox.domain.copies import Backup
from detox.domain.problem import Problem
from detox.paths import Paths
from detox.services.ports import Advance, unheard
from detox.storage.backups import Backups
from detox.storage.device import load_device
from detox.storage.files import check_place
from detox.storage.forgotten import Noted
from detox.storage.inspection import Inspection, inspect
from detox.storage.permissions import is_closed, permission_troubles
from detox.storage.records import ShelvedRecords
from detox.storage.repair import Repair
from detox.storage.revision import wall
from detox.storage.shelf import FileShelf


class Care:
    """Copies and mending of the records of one person."""

    def __init__(
        self, paths: Paths, shelf: FileShelf, records: ShelvedRecords, clock: SystemClock
    ) -> None:
        self._paths, self._shelf, self._records, self._clock = paths, shelf, records, clock
        self._noted = Noted(paths.state_text)

    def backups(self, folder: Path | None = None) -> Backups:
        """The dated copies of the records, those in another folder where one is given."""
        return Backups(self._paths.records, folder or self._paths.backups, self._noted)

    def back_up(self, folder: Path | None) -> Backup:
        """Copy all records now, into another folder where one is given, while nobody writes. Raises
        `DataTrouble`.
        """
        name = f"{self._clock.local(self._clock.now()):%Y-%m-%d-%H%M%S}"
        with self._shelf.writing():
            return self.backups(folder).make(name)

    def repair(self) -> Repair:
        """Mending what is damaged or missing."""
        return Repair(self._shelf, self.backups(), self._clock.now)

    def unmended(self) -> list[Problem]:
        """What is still wrong once ours are mended: files that aren't ours to mend, and records
        that no copy here brings back.
        """
        for _record in self._records.everything():
            pass  # only what was read is known
        return self._records.troubles()

    def inspection(self, advance: Advance = unheard) -> Inspection:
        """Everything that is kept, looked at; `advance` hears how far it is. Raises `DataTrouble`
        where none of it can be read.
        """
        now = self._clock.local(self._clock.now())
        return inspect(self._shelf, self._records, self.backups(), now, advance)

    def permission_troubles(self) -> Iterator[Problem]:
        """What others may see of all that is kept, or the person may not."""
        where = self._paths
        for root in dict.fromkeys((where.data, where.config, where.state)):
            yield from permission_troubles(root)

    def check_places(self) -> None:
        """Raise `DataTrouble` where one of the folders takes no file."""
        for folder in dict.fromkeys((self._paths.data, self._paths.config, self._paths.state)):
            check_place(folder)

    def is_closed(self, path: Path) -> bool:
        """Whether a file or folder is one that the person may not read and write."""
        return is_closed(path)

    def known_device(self) -> str:
        """The id of this device as it is kept; empty where it can't be read, or has none yet."""
        device = load_device(self.identity)
        return "" if device is None else device.id

    @property
    def identity(self) -> Path:
        """The file with the id of this device."""
        return self._paths.state / "device.json"

    def newest_ahead(self, until: datetime) -> str:
        """When the newest record was made, in ISO form, where that is after `until`."""
        device = load_device(self.identity)
        return device.last if device is not None and device.last > wall(until) else ""
