"""Who this device is, and what it last wrote: how a clone of it is told from itself."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from detox.storage.files import write_whole
from detox.storage.revision import is_revision

_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def random_letters(count: int) -> str:
    """Letters and digits that are not mistaken for each other, about five bits each."""
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(count))


class Device(NamedTuple):
    """The id of this device, its last revision, and for each document the highest revisions its file may
    hold: that of before, and that of a write under way."""

    id: str
    last: str = ""
    written: dict[str, list[str]] = {}

    def wrote(self, document: str, revision: str) -> bool:
        """Whether a file of `document` that ends with `revision` is this device's own."""
        return revision in self.written.get(document, ())

    def about_to_write(self, documents: Iterable[str], revision: str, last: str) -> "Device":
        """Remember a write before it happens; what stood there stays known until the next one."""
        now = {name: self._expected(name, revision) for name in documents}
        return self._replace(last=last, written={**self.written, **now})

    def _expected(self, document: str, revision: str) -> list[str]:
        before = self.written.get(document, [])[-1:]
        return [*before, max([revision, *before])]


def new_device() -> Device:
    """A device that has written nothing yet."""
    return Device(random_letters(8))


def load_device(path: Path) -> Device | None:
    """The device as it was kept, or nothing: a file that is gone or torn costs no more than a new id."""
    try:
        found = json.loads(path.read_bytes())
        device = Device(found["id"], found["last"], found["written"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    sound = (
        isinstance(device.id, str)
        and device.id.isalnum()
        and device.id.isascii()
        and (device.last == "" or is_revision(device.last))
        and isinstance(device.written, dict)
        and all(isinstance(revisions, list) for revisions in device.written.values())
    )
    return device if sound else None


def save_device(path: Path, device: Device) -> None:
    """Keep it; a power cut may lose this, since a new id is all it costs."""
    content = json.dumps(device._asdict(), separators=(",", ":")).encode()
    write_whole(path, content, durable=False)
