"""When reminders have to be looked at again: a line of text that costs a tick next to nothing.

Made anew whenever it is wanted; losing it costs one full look.
"""

import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from detox.domain.problem import DataTrouble
from detox.paths import AnyPath
from detox.staging import read_regular
from detox.storage.files import stamp_of, write_whole
from detox.storage.folders import quick_stamp
from detox.storage.here import zone_mark

LONGEST_SLEEP = timedelta(hours=6)
"""A file that a program wrote in place is noticed by then."""
NEVER = datetime(2199, 12, 31, tzinfo=UTC)
_VERSION = "1"


class Waking:
    """What was known at the last full look: nothing to do before `wake`, nothing due before
    `clear`, for these files in this zone.
    """

    longest_sleep = LONGEST_SLEEP

    def __init__(self, records: AnyPath, settings: AnyPath, state: AnyPath) -> None:
        self._records = os.fspath(records)
        self._settings = settings
        self._deliveries = os.path.join(state, "reminders.json")
        self._path = os.path.join(state, "reminders.next")

    def is_asleep(self, now: datetime) -> bool:
        """Whether nothing is due and nothing has changed. Raises `DataTrouble`."""
        kept = self._kept()
        if kept is None or kept[3:] != [zone_mark(), self._mark()]:
            return False
        made, wake = float(kept[0]), float(kept[1])
        return made <= now.timestamp() < wake

    def clear_until(self, now: datetime) -> datetime | None:
        """Before this nothing was due as was known; nothing where it was known in another zone,
        or by a clock that was ahead of `now`.
        """
        kept = self._kept()
        if kept is None or kept[3] != zone_mark() or float(kept[0]) > now.timestamp():
            return None
        return datetime.fromtimestamp(float(kept[2]), UTC)

    def looked(self) -> datetime | None:
        """When the last full look was; nothing where that is not known."""
        kept = self._kept()
        return None if kept is None else datetime.fromtimestamp(float(kept[0]), UTC)

    def keep(self, now: datetime, wake: datetime | None, clear: datetime | None) -> None:
        """Keep what a full look found; a disk that does not take it is no trouble."""
        until = min(wake or NEVER, now + LONGEST_SLEEP)
        stamps = [each.timestamp() for each in (now, until, clear or NEVER)]
        lines = [_VERSION, *map(repr, stamps), zone_mark(), self._mark()]

        with suppress(DataTrouble):
            write_whole(self._path, "\n".join(lines).encode("utf-8", "replace"), durable=False)

    def _kept(self) -> list[str] | None:
        try:
            lines = read_regular(self._path, 4096).decode("utf-8", "replace").split("\n")
            version, *kept = lines
            numbers = [float(text) for text in kept[:3]]
        except (OSError, ValueError):
            return None
        sound = version == _VERSION and len(kept) == 5 and all(0 < n < 1e11 for n in numbers)
        return kept if sound else None

    def _mark(self) -> str:
        stamps = (stamp_of(self._settings), stamp_of(self._deliveries))
        return repr((quick_stamp(self._records), *stamps))
