"""What this machine has seen of the other devices' records, and what of that is not here any more.

Records never leave a file: who deletes one leaves a tombstone. So a file of another device that has
fewer than it had was lost, or put back to an older one, by a sync program, a backup or a hand.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from detox.domain.problem import N_, Problem
from detox.domain.text import shown
from detox.storage.device import Device, Seen
from detox.storage.document import LARGEST_BYTES, Tables, records_of, size_of, undated
from detox.storage.files import Stamp
from detox.storage.revision import is_revision
from detox.storage.unfinished import is_step

File = tuple[str, Stamp]
Read = Callable[[str, Stamp, bool], Tables | None]
"""gives what a file holds; where it need not be read (`False`), only if it was read already"""


class Sight(NamedTuple):
    """What was seen of a document of one device, conflict copies included.

    `changed` in ns and `size` in bytes tell whether to look again. `newest` is the highest
    revision, `key` whose it is, `records` how many there are; of one that was never read they are
    empty.
    """

    size: int
    changed: int
    newest: str = ""
    key: str = ""
    records: int = 0


class Loss(NamedTuple):
    """A document of which less is here than there was; `now` counts the records that still are."""

    document: str
    before: int
    now: int


class Lack(NamedTuple):
    """What is less of one device. Up to `until`, a UTC time in ISO form, all of it was here."""

    device: str
    until: str
    losses: tuple[Loss, ...]


def look(
    seen: Seen,
    listing: Mapping[str, Iterable[File]],
    own: str,
    read: Read,
    *,
    exact: bool = False,
) -> tuple[Seen, list[Lack]]:
    """What to remember from now on, and what is less than remembered.

    Files are read only where one shrank, unless `exact`. What is less stays remembered.
    """
    there = _by_device(listing, own)
    kept: Seen = {}
    lacks = []
    for device in sorted(seen.keys() - {own} | there.keys()):
        before, files, losses, until = seen.get(device, {}), there.get(device, {}), [], ""
        after: dict[str, list[str | int]] = {}
        for document in sorted({**before, **files}):
            kept_so_far = before.get(document)
            if kept_so_far is not None and _is_unchanged(kept_so_far, files.get(document)):
                after[document] = kept_so_far
                continue
            known = None if kept_so_far is None else _sight(kept_so_far)
            found = _looked(known, files.get(document, []), read, exact=exact)
            if known is not None and known is not found and _is_less(known, found):
                losses.append(Loss(document, known.records, found.records if found else 0))
                until = max(until, known.newest)
                found = known
            if found is not None:
                after[document] = list(found)
        kept |= {device: after} if after else {}
        if losses:
            lacks.append(_lack(device, until, losses))
    return kept, lacks


def _by_device(listing: Mapping[str, Iterable[File]], own: str) -> dict[str, dict[str, list[File]]]:
    found: dict[str, dict[str, list[File]]] = {}
    devices: dict[str, str] = {}
    for document, files in listing.items():
        for file in files:
            folder = os.path.dirname(file[0])
            if folder not in devices:
                name = os.path.basename(folder)
                devices[folder] = own if is_step(name) else name  # a step is no file of a document
            if devices[folder] != own:
                found.setdefault(devices[folder], {}).setdefault(document, []).append(file)
    return found


def _is_unchanged(kept: list[str | int], files: list[File] | None) -> bool:
    """Whether what was kept is exact, and its only file the same as then."""
    if files is None or len(files) != 1:
        return False
    stamp = files[0][1]
    return kept[0] == stamp[1] and kept[1] == stamp[0] and bool(kept[2])


def _looked(known: Sight | None, files: list[File], read: Read, *, exact: bool) -> Sight | None:
    """How a document is seen now, nothing where there is no file; `known` where nobody can tell."""
    if not files:
        return None
    size, changed = sum(stamp[1] for _, stamp in files), max(stamp[0] for _, stamp in files)
    if known is not None and known[:2] == (size, changed) and known.newest:
        return known
    must = exact or (known is not None and size < known.size)
    tables = [read(path, stamp, must) for path, stamp in files]
    whole = [each for each in tables if each is not None]
    if len(whole) < len(tables):
        if known is None:
            return Sight(size, changed)
        return known if must else known._replace(size=size)
    revisions = _revisions(whole)
    sound = ((rev, key) for key, rev in revisions.items() if is_revision(rev))
    found = Sight(size, changed, *max(sound, default=("", "")), len(revisions))
    if known is None:
        return found
    if _is_undated(known.key, revisions):
        return max(found, found._replace(newest=known.newest, key=known.key), key=_newest)
    if known.key and revisions.get(known.key, "") < known.newest:
        return found._replace(newest="", key="")  # also if it was written to since
    return found


def _newest(sight: Sight) -> str:
    return sight.newest


def _is_undated(key: str, revisions: Mapping[str, str]) -> bool:
    """Whether a hand took from the newest record, or from any where nobody knows which that is,
    when it was written: that it is no longer found proves nothing.
    """
    return any(not is_revision(rev) for at, rev in revisions.items() if key in ("", at))


def _revisions(tables: Iterable[Tables]) -> dict[str, str]:
    """The revision of each record; the higher one where two files have it."""
    found: dict[str, str] = {}
    for each in tables:
        for table, records in records_of(each).items():
            for uid, raw in records.items():
                rev = raw.get("rev") if isinstance(raw, dict) else None
                key = f"{table}/{uid}"
                found[key] = max(found.get(key, ""), rev if isinstance(rev, str) else "")
    return found


def own_lack(
    device: Device, newest: Callable[[str], str | None], held: Callable[[str], Tables]
) -> list[Lack]:
    """What is less of this device's own files than it wrote.

    Asks for the newest revision of a document, nothing where that is not known, and where
    that is an older one for what it has.
    """
    losses, until = [], ""
    for document, revisions in device.written.items():
        found = newest(document)
        if found is not None and found < revisions[0]:
            tables, before = held(document), device.sizes.get(document, 0)
            if undated(tables) and size_of(tables) >= before:
                continue  # nothing is less, but a hand took from the newest when it was written
            losses.append(Loss(document, before, size_of(tables)))
            until = max(until, revisions[-1])
    return [_lack(device.id, until, losses)] if losses else []


def records_seen(seen: Seen, device: str, document: str) -> int:
    """How many records a document of a device had when last seen; none where nobody knows."""
    kept = seen.get(device, {}).get(document)
    return _sight(kept).records if kept is not None else 0


def summary(lacks: list[Lack]) -> list[Problem]:
    """That something is less, in one line however much it is."""
    if not lacks:
        return []
    message = N_(
        "Part of what device %(devices)s wrote is no longer here; Detox deleted nothing. "
        "“detox doctor” says more, “detox restore” brings back what this device kept of it."
    )
    return [Problem(message, {"devices": ", ".join(shown(lack.device) for lack in lacks)})]


def written_by(device: Device) -> Seen:
    """What a device that goes on under another id wrote, so that it is missed like any other's."""
    return {
        device.id: {
            document: [LARGEST_BYTES, 0, revisions[0], "", device.sizes.get(document, 0)]
            for document, revisions in device.written.items()
        }
    }


def _lack(device: str, until: str, losses: list[Loss]) -> Lack:
    return Lack(device, until[:16].replace("T", " "), tuple(losses))


def _is_less(known: Sight, found: Sight | None) -> bool:
    return found is None or found.newest < known.newest or found.records < known.records


def _sight(kept: list[str | int]) -> Sight:
    """A sight as it was kept; `detox.storage.device` lets no other shape in."""
    return Sight(*kept)  # type: ignore[arg-type]  # its shape was checked
