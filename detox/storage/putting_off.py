"""What waits to be shown on this device, one occurrence at a time, as undo puts it back."""

import json
from contextlib import suppress

from detox.domain.delivery import Waiting
from detox.storage.deliveries import WAITING, DeliveryFile
from detox.storage.fields import Flaw


class PuttingOff:
    """The occurrences that wait in a file, each as text by its key, as settings are."""

    def __init__(self, book: DeliveryFile) -> None:
        self._book = book

    def text(self, waiting: Waiting) -> str:
        """One as it is kept."""
        return json.dumps(WAITING.raw(waiting), ensure_ascii=False)

    def read(self, key: str) -> str | None:
        """What waits; nothing where nothing does. Raises `DataTrouble`."""
        waiting = self._book.read().waiting.get(key)
        return None if waiting is None else self.text(waiting)

    def checked(self, _key: str, value: str | bool | None) -> str | bool | None:
        """What may wait is said by who puts it off."""
        return value

    def write(self, key: str, value: str | bool | None) -> None:
        """Have it wait, or no longer. Raises `DataTrouble`, with nothing written."""
        with self._book.changing() as turn:
            waiting = {each: what for each, what in turn.known.waiting.items() if each != key}
            with suppress(Flaw, ValueError):  # a hand was in the journal
                if isinstance(value, str):
                    waiting[key] = WAITING.read(json.loads(value))
            turn.known = turn.known._replace(waiting=waiting)
