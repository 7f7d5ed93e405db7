"""Whether files that nothing has asked for can be read at all, looked at once for each stamp."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress

from detox.domain.problem import DataTrouble
from detox.paths import AnyPath
from detox.staging import read_regular
from detox.storage.files import Stamp, write_whole
from detox.storage.reading import is_month
from detox.storage.replicas import document_in, whole_file
from detox.storage.shelf import FileShelf

KEPT = "sound.json"
"""what is known of them, beside the totals; it can be thrown away at any time"""


class Proof:
    """Tells of every file of the records whether it can be read; those that can't are then among
    the troubles of the shelf.
    """

    def __init__(self, shelf: FileShelf, folder: AnyPath) -> None:
        self._shelf = shelf
        self._place = os.path.join(folder, KEPT)

    def look(self) -> Iterator[None]:
        """One file after the other, a step for each that had to be read; what is known is kept
        at the end. Raises `DataTrouble` where the folder can't be read.
        """
        listing = self._shelf.listing()
        before = self._kept()
        sound: dict[str, list[int]] = {}
        for document, files in listing.items():
            for path, stamp in files:
                name = os.path.relpath(path, self._shelf.files.folder)
                if before.get(name) != [*stamp] and not self._is_known(path, stamp):
                    yield
                    if not self._shelf.files.tables(((path, stamp),)):
                        continue
                if whole_file(path) == path:
                    sound[name] = [*stamp]
            if not is_month(document):  # months would be many files to stat each time
                self._shelf.rely_on([document])
        if sound != before:
            with suppress(DataTrouble):  # a full disk costs speed here, nothing else
                write_whole(self._place, json.dumps(sound).encode(), durable=False)

    def _is_known(self, path: str, stamp: Stamp) -> bool:
        """Whether it was just read, or is the very file that this device wrote."""
        if self._shelf.files.known(path, stamp) is not None:
            return True
        device, document = self._shelf.itself(), document_in(os.path.basename(path))
        return self._shelf.is_own(path, device) and device.left(document, stamp)

    def _kept(self) -> dict[str, list[int]]:
        try:
            found = json.loads(read_regular(self._place))
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}
