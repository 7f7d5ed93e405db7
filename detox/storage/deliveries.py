"""What this device knows of its reminders, in one file of its own that is never synced."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

from detox.domain.delivery import Deliveries, Entry, Fate, Waiting
from detox.domain.problem import N_, DataTrouble
from detox.domain.text import clean
from detox.paths import AnyPath
from detox.staging import take_place
from detox.storage.fields import Flaw, instant_field, instant_text
from detox.storage.files import Stamp, speaking, stamp_of, write_whole
from detox.storage.lock import PATIENCE_SECONDS, WriteLock

SCHEMA = 1
_INSTANTS = frozenset({"at", "due", "retry", "lease", "on"})


class DeliveryFile:
    """The file and its lock. A broken one is set aside: what it knew is lost, nothing is repeated.

    Raises `DataTrouble` where the file can't be read or written, or is of a newer Detox.
    """

    def __init__(self, state: AnyPath, patience: float | None = None) -> None:
        self.path = os.path.join(state, "reminders.json")
        self._kept: tuple[Stamp | None, Deliveries] = (None, Deliveries())
        path = os.path.join(state, "reminders.lock")
        self._lock = WriteLock(path, PATIENCE_SECONDS if patience is None else patience)

    def read(self) -> Deliveries:
        """What is known now."""
        found = self._content()
        return Deliveries() if found is None else found

    @contextmanager
    def changing(self) -> "Iterator[Turn]":
        """A turn at changing it, that nobody else has at the same time."""
        with self._lock.held() as check:
            found = self._content()
            if found is None:
                with suppress(OSError):
                    take_place(self.path, self.set_aside)
            turn = Turn(Deliveries() if found is None else found)
            before = turn.known
            yield turn
            if turn.known != before:
                check()
                write_whole(self.path, _dumped(turn.known))

    def _content(self) -> Deliveries | None:
        """What the file says; nothing where it is broken."""
        stamp = stamp_of(self.path)
        if stamp is not None and stamp == self._kept[0]:
            return self._kept[1]
        with speaking(self.path):
            try:
                with open(self.path, "rb") as file:
                    content = file.read()
            except FileNotFoundError:
                return Deliveries()
        try:
            self._kept = stamp, _read(self._old_enough(json.loads(content)))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None
        return self._kept[1]

    def is_broken(self) -> bool:
        """Whether what it says makes no sense. Raises `DataTrouble`."""
        return self._content() is None

    @property
    def set_aside(self) -> str:
        """Where a broken one is kept."""
        return f"{self.path}.broken"

    def _old_enough(self, whole: Any) -> Any:
        """What was read, unless a newer Detox wrote it, which is left alone."""
        schema = whole["schema"]
        if type(schema) is int and schema > SCHEMA:
            raise DataTrouble(
                N_("%(file)s was written by a newer Detox; it was left alone. Update this one."),
                file=clean(self.path, 4096),
            )
        return whole


class Turn:
    """What is known, to be replaced by what is known after."""

    def __init__(self, known: Deliveries) -> None:
        self.known = known


def _dumped(known: Deliveries) -> bytes:
    whole = {
        "schema": SCHEMA,
        "seen": _text(known.seen),
        "seen_wall": known.seen_wall.isoformat() if known.seen_wall else None,
        "looked": _text(known.looked),
        "is_off": known.is_off,
        "waiting": [_raw(each) for each in known.waiting.values()],
        "history": [_raw(each) for each in known.history],
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def _text(instant: datetime | None) -> str | None:
    return instant_text(instant) if instant else None


def _raw(each: Waiting | Entry) -> dict[str, Any]:
    raw = {name: value for name, value in each._asdict().items() if value not in (None, "", 0)}
    for name in raw.keys() & _INSTANTS:
        raw[name] = instant_text(raw[name])
    return {**raw, "wall": each.wall.isoformat()}


def _read(whole: Any) -> Deliveries:
    if whole["schema"] != SCHEMA:
        raise Flaw("schema")
    waiting = [Waiting(**_fields(raw)) for raw in whole["waiting"]]
    history = [Entry(**_fields(raw)) for raw in whole["history"]]
    return Deliveries(
        _instant(whole["seen"]),
        _wall(whole["seen_wall"]) if whole["seen_wall"] else None,
        {each.key: each for each in waiting},
        tuple(entry._replace(fate=Fate(entry.fate)) for entry in history),
        _instant(whole["looked"]),
        whole["is_off"] is True,
    )


def _fields(raw: dict[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = dict(raw)
    for name in raw.keys() & _INSTANTS:
        read[name] = instant_field(raw[name], name)
    return {**read, "wall": _wall(raw["wall"])}


def _instant(text: object) -> datetime | None:
    return None if text is None else instant_field(text, "instant")


def _wall(text: str) -> datetime:
    wall = datetime.fromisoformat(text)
    if wall.tzinfo is not None:
        raise Flaw("wall")
    return wall
