"""What the system starts to look for reminders, kept so that it is missed when it has moved."""

import os
from contextlib import suppress

from detox.domain.problem import N_, DataTrouble, Problem
from detox.domain.text import clean
from detox.paths import AnyPath
from detox.staging import read_regular
from detox.storage.files import write_whole


class Starting:
    """The places of what was installed, a line each; looking costs one file and their stamps."""

    def __init__(self, state: AnyPath) -> None:
        self._path = os.path.join(state, "reminders.start")

    def grounds(self) -> list[str]:
        """The files that `trouble` looks at."""
        return [self._path, *self._places()]

    def remember(self, places: list[str]) -> None:
        """Keep what has to stay where it is; a disk that does not take it is no trouble."""
        with suppress(DataTrouble):
            write_whole(self._path, os.fsencode("\n".join(places)), durable=False)

    def forget(self) -> None:
        """Nothing is installed any more."""
        with suppress(OSError):
            os.unlink(self._path)

    def trouble(self) -> Problem | None:
        """Why reminders come only while Detox is open, though it was installed."""
        gone = next((place for place in self._places() if not os.path.exists(place)), None)
        if gone is None:
            return None
        return Problem(
            N_(
                "Reminders come only while Detox is open: %(place)s has moved; “detox reminders "
                "install” fixes that."
            ),
            {"place": clean(gone, 200)},
        )

    def _places(self) -> list[str]:
        try:
            told = os.fsdecode(read_regular(self._path, 65536))
        except OSError:
            return []
        return [place for place in told.split("\n") if place]
