"""Who this device is, and what it last wrote: how a clone of it is told from itself."""

import json
import os
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from detox.domain.session import UID_LETTERS
from detox.paths import AnyPath
from detox.staging import read_regular
from detox.storage.files import Stamp, write_whole
from detox.storage.revision import is_revision

_LENGTH = 8


def random_letters() -> str:
    """What makes an id unlike any other, but for one chance in 2 ** 40."""
    return "".join(UID_LETTERS[byte % len(UID_LETTERS)] for byte in os.urandom(_LENGTH))


Seen = dict[str, dict[str, list[str | int]]]
"""device -> document -> a sight, as it is kept"""


class Device(NamedTuple):
    """The id of this device, its last revision, and what its files should hold.

    `written` has, for each document, the highest revisions its file may end with: that of before
    (empty where there was no file) and that of a write under way. `sizes` counts its records.
    `seen` is what it remembers of other devices, see `detox.storage.seen`. `marks` has
    what does not change about a file when it takes its place, for the documents written last.
    """

    id: str
    last: str = ""
    written: dict[str, list[str]] = {}
    sizes: dict[str, int] = {}
    seen: Seen = {}
    marks: dict[str, list[int]] = {}

    def wrote(self, document: str, revision: str) -> bool:
        """Whether a file of `document` that ends with `revision` is this device's own."""
        return revision in self.written.get(document, ())

    def must_have(self, document: str) -> bool:
        """Whether there has to be a file of `document`; a first write under way proves nothing."""
        return document in self.written and "" not in self.written[document]

    def left(self, document: str, stamp: Stamp) -> bool:
        """Whether a file of `document` with this stamp is the very one this device wrote last."""
        return document in self.written and self.marks.get(document) == mark_of(stamp)

    def about_to_write(
        self,
        found: Mapping[str, str],
        sizes: Mapping[str, int],
        marks: Mapping[str, list[int]],
        revision: str,
        last: str,
    ) -> "Device":
        """Remember a write before it happens; `found` has each document's highest revision."""
        now = {name: [before, max(before, revision)] for name, before in found.items()}
        others = [(name, mark) for name, mark in self.marks.items() if name not in marks]
        return self._replace(
            last=last,
            written={**self.written, **now},
            sizes={**self.sizes, **sizes},
            marks={**dict(others[-1:]), **marks},
        )

    def has_written(self, names: Iterable[str]) -> "Device":
        """Remember that a first write went well."""
        now = {name: self.written[name][-1:] for name in names}
        return self._replace(written={**self.written, **now})

    def mended(self, name: str, revision: str, size: int) -> "Device":
        """Remember that a document was put back, and how it ends now."""
        return self._replace(
            written={**self.written, name: [revision]}, sizes={**self.sizes, name: size}
        )


def mark_of(stamp: Stamp) -> list[int]:
    """What of a stamp stays when the file gets another name: the time of its content in ns, its
    size in bytes, its inode.
    """
    return [*stamp[:3]]


def new_device() -> Device:
    """A device that has written nothing yet."""
    return Device(random_letters())


def load_device(path: AnyPath) -> Device | None:
    """The device as it was kept, or nothing: a file gone or torn costs no more than a new id."""
    try:
        found = json.loads(read_regular(path))
        device = Device(
            found["id"],
            found["last"],
            found["written"],
            found.get("sizes", {}),
            _seen_in(found.get("seen")),
            _marks_in(found.get("marks")),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return device if _is_sound(device) else None


def _seen_in(kept: Any) -> Seen:
    """What makes sense of it: whatever happens to this memory, the device stays the one it is."""
    if not isinstance(kept, dict):
        return {}
    return {
        name: {document: sight for document, sight in files.items() if _is_sight(sight)}
        for name, files in kept.items()
        if isinstance(files, dict)
    }


def _marks_in(kept: Any) -> dict[str, list[int]]:
    return kept if isinstance(kept, dict) else {}


def _is_sight(kept: Any) -> bool:
    """Whether this can be a `detox.storage.seen.Sight` as it is kept."""
    return isinstance(kept, list) and [type(each) for each in kept] == [int, int, str, str, int]


def _is_sound(device: Device) -> bool:
    return (
        isinstance(device.id, str)
        and device.id.isalnum()
        and device.id.isascii()
        and (device.last == "" or is_revision(device.last))
        and isinstance(device.written, dict)
        and all(_are_revisions(found) for found in device.written.values())
        and isinstance(device.sizes, dict)
        and all(type(size) is int for size in device.sizes.values())
    )


def _are_revisions(found: Any) -> bool:
    return isinstance(found, list) and bool(found) and all(type(each) is str for each in found)


def save_device(path: AnyPath, device: Device) -> None:
    """Keep it; a power cut may lose this, since a new id is all it costs."""
    content = json.dumps(device._asdict(), separators=(",", ":")).encode()
    write_whole(path, content, durable=False)
