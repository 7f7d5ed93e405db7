"""What this device knows of its reminders, in one file of its own that is never synced."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

from detox.domain.days import EARLIEST, LATEST
from detox.domain.delivery import MOST_ENTRIES, Deliveries, Ended, Fate, Waiting
from detox.domain.problem import N_, Problem
from detox.domain.text import clean
from detox.paths import AnyPath
from detox.storage.fields import (
    Field,
    Flaw,
    Shape,
    flag,
    instant,
    instant_field,
    instant_text,
    maybe_instant,
    text,
    whole,
    word,
)
from detox.storage.files import Stamp, stamp_of
from detox.storage.lock import PATIENCE_SECONDS
from detox.storage.statefile import StateFile

SCHEMA = 1
LARGEST_BYTES = 16 * 1024 * 1024
MOST_COUNTED = 1_000_000
BROKEN = N_(
    "The record of which reminders were shown was unreadable and is kept as %(file)s; those that "
    "may not have been shown yet are checked again."
)
MISSING = N_(
    "%(file)s, the record of which reminders were shown, is gone; those that may not have been "
    "shown yet are checked again."
)
_RECORD = re.compile(r'\{"uid":(?:[^"{}]|"(?:[^"\\]|\\.)*")*\}')


class DeliveryFile:
    """The file and its lock. A broken one is set aside; what can be read of it is still known.

    Raises `DataTrouble` where the file can't be read or written, or is of a newer Detox.
    """

    def __init__(self, state: AnyPath, patience: float = PATIENCE_SECONDS) -> None:
        self.file = StateFile(state, "reminders", LARGEST_BYTES, patience)
        self._kept: tuple[Stamp | None, Deliveries] = (None, Deliveries())

    def read(self) -> Deliveries:
        """What is known now."""
        found = self._content()
        return Deliveries() if found is None else found

    @contextmanager
    def changing(self) -> "Iterator[Turn]":
        """A turn at changing it, that nobody else has at the same time."""
        with self.file.held() as check:
            found = self._content()
            turn = Turn(self._salvaged() if found is None else found)
            if found is None:
                turn.lost = Problem(BROKEN, {"file": clean(self.file.set_aside, 4096)})
            elif not self.file.is_there:
                turn.missing = Problem(MISSING, {"file": clean(self.file.path, 4096)})
            before = turn.known
            yield turn
            if turn.known != before:
                check()
                self.file.replace(_dumped(turn.known), is_broken=found is None)

    def _content(self) -> Deliveries | None:
        """What the file says; nothing where it is broken."""
        stamp = stamp_of(self.file.path)
        if stamp is not None and stamp == self._kept[0]:
            return self._kept[1]
        content = self.file.content()
        if content is None:
            return Deliveries()
        try:
            self._kept = stamp, _read(self.file.old_enough(json.loads(content), SCHEMA))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None
        return self._kept[1]

    def _salvaged(self) -> Deliveries:
        """What can still be read of a torn file: of which occurrences it tells."""
        found = []
        for each in _RECORD.findall((self.file.content() or b"").decode("utf-8", "replace")):
            with suppress(ValueError, RecursionError):
                found.append(json.loads(each))
        return Deliveries(waiting=_waiting(found), history=_history(found))

    def is_broken(self) -> bool:
        """Whether what it says makes no sense. Raises `DataTrouble`."""
        return self._content() is None


class Turn:
    """What is known, to be replaced by what is known after.

    `lost` says that the file was broken, `missing` that there is none, as before the first look.
    """

    def __init__(self, known: Deliveries) -> None:
        self.known = known
        self.lost: Problem | None = None
        self.missing: Problem | None = None


def _dumped(known: Deliveries) -> bytes:
    document = {
        "schema": SCHEMA,
        "seen": _text(known.seen),
        "seen_wall": known.seen_wall.isoformat() if known.seen_wall else None,
        "looked": _text(known.looked),
        "is_off": known.is_off,
        "lost": _text(known.lost),
        "waiting": [WAITING.raw(each) for each in known.waiting.values()],
        "history": [_ENDED.raw(each) for each in known.history],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _text(instant: datetime | None) -> str | None:
    return instant_text(instant) if instant else None


def _read(whole: Any) -> Deliveries:
    if whole["schema"] != SCHEMA:
        raise Flaw("schema")
    if not isinstance(whole["waiting"], list) or not isinstance(whole["history"], list):
        raise Flaw("history")
    return Deliveries(
        _instant(whole["seen"]),
        _wall(whole["seen_wall"]) if whole["seen_wall"] else None,
        _waiting(whole["waiting"]),
        _history(whole["history"]),
        _instant(whole["looked"]),
        whole["is_off"] is True,
        _instant(whole.get("lost")),
    )


def _waiting(found: list[Any]) -> dict[str, Waiting]:
    """Those of the records that tell what waits; one that makes no sense is left out."""
    return {each.key: each for each in _each(found, "due", WAITING)}


def _history(found: list[Any]) -> tuple[Ended, ...]:
    return tuple(_each(found, "fate", _ENDED))[-MOST_ENTRIES:]


def _each(found: list[Any], mark: str, shape: Shape) -> Iterator[Any]:
    for raw in found:
        with suppress(Flaw):
            if isinstance(raw, dict) and mark in raw:
                yield shape.read(raw)


def _instant(text: object) -> datetime | None:
    return None if text is None else instant_field(text, "instant")


def _wall(text: object) -> datetime:
    try:
        wall = datetime.fromisoformat(text)  # type: ignore[arg-type]  # a wrong type is the flaw
    except (TypeError, ValueError):
        raise Flaw("wall") from None
    if wall.tzinfo is not None or not EARLIEST.year <= wall.year <= LATEST.year:
        raise Flaw("wall")
    return wall


def _count(name: str) -> Field:
    return whole(name, 0, MOST_COUNTED - 1, 0, spare=True)


_WALL = Field("wall", lambda raw, field: _wall(raw.get(field)), datetime.isoformat)
WAITING = Shape(
    Waiting,
    text("uid", needed=True),
    _WALL,
    instant("at"),
    instant("due"),
    _count("over"),
    _count("fails"),
    text("said", spare=True),
    maybe_instant("retry", spare=True),
    maybe_instant("lease", spare=True),
    text("holder", spare=True),
    flag("is_snoozed", spare=True),
    _count("tries"),
)
_ENDED = Shape(
    Ended,
    text("uid", needed=True),
    _WALL,
    instant("at"),
    word("fate", Fate),
    instant("on"),
    text("text", spare=True),
    text("said", spare=True),
    _count("over"),
)
