"""What was chosen lately in the palette of this machine: identifiers, no names; never synced."""

import os
from contextlib import suppress

from detox.domain.problem import DataTrouble
from detox.paths import AnyPath
from detox.staging import read_regular
from detox.storage.files import write_whole

MOST, LONGEST_BYTES = 40, 8192


class Lately:
    """A line each, the latest first. Losing the file loses an order and nothing else."""

    def __init__(self, state: AnyPath) -> None:
        self._path = os.path.join(state, "palette.lately")

    def read(self) -> list[str]:
        """The identifiers; nothing where the file cannot be read."""
        try:
            told = os.fsdecode(read_regular(self._path, LONGEST_BYTES))
        except OSError:
            return []
        return [line for line in told.split("\n") if line][:MOST]

    def note(self, chosen: str) -> None:
        """Put this one first; a disk that does not take it is no trouble."""
        known = [chosen, *(each for each in self.read() if each != chosen)]
        with suppress(DataTrouble):
            write_whole(self._path, os.fsencode("\n".join(known[:MOST])), durable=False)
