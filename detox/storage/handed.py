"""What this device handed out for calendars, in one file of its own that is never synced.

Identifiers, kinds and days stand in it, no names.
"""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from detox.domain.days import LATEST
from detox.domain.handed import MOST_SEQUENCE, Book, Form, Handed, remembered
from detox.domain.problem import N_, Problem
from detox.domain.text import clean
from detox.paths import AnyPath
from detox.storage.document import Raw
from detox.storage.fields import Flaw, day_field, maybe_day_field, text_field, word_field
from detox.storage.lock import PATIENCE_SECONDS
from detox.storage.statefile import StateFile

SCHEMA = 1
LARGEST_BYTES = 4 * 1024 * 1024
BROKEN = N_(
    "Part of the record of earlier calendars can’t be read; it is kept as %(file)s, and events "
    "lost with it won’t be cancelled."
)


class HandedFile:
    """The file and its lock.

    Raises `DataTrouble` where it can't be read or written, or is of a newer Detox.
    """

    def __init__(self, state: AnyPath, patience: float = PATIENCE_SECONDS) -> None:
        self.file = StateFile(state, "calendar", LARGEST_BYTES, patience)

    def read(self) -> tuple[Book, Problem | None]:
        """What was handed out, and what is to be said where not all of that can be read."""
        content = self.file.content()
        if content is None:
            return {}, None
        try:
            found, is_whole = _read(self.file.old_enough(json.loads(content), SCHEMA))
        except (ValueError, KeyError, TypeError, RecursionError):
            found, is_whole = {}, False
        if is_whole:
            return found, None
        return found, Problem(BROKEN, {"file": clean(self.file.set_aside, 4096)})

    def remember(self, listed: Iterable[Handed], today: date) -> None:
        """Know from now on what was handed out just now; a broken file is set aside."""
        with self.file.held() as check:
            known, problem = self.read()
            after = remembered(known, listed, today)
            if problem is None and after == known:
                return
            check()
            self.file.replace(_dumped(after), is_broken=problem is not None)


def _dumped(known: Book) -> bytes:
    whole = {"schema": SCHEMA, "entries": [_raw(each) for each in known.values()]}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def _raw(each: Handed) -> Raw:
    raw: Raw = {
        "uid": each.uid,
        "form": str(each.form),
        "account": each.account,
        "what": each.what,
        "day": min(each.day, LATEST).isoformat(),
        "sequence": each.sequence,
    }
    if each.dropped_on is not None:
        raw["dropped_on"] = each.dropped_on.isoformat()
    return raw


def _read(whole: Any) -> tuple[dict[str, Handed], bool]:
    """What can be read of it, and whether that is all."""
    found: dict[str, Handed] = {}
    entries = whole["entries"]
    is_whole = whole["schema"] == SCHEMA and isinstance(entries, list)
    for raw in entries:
        try:
            each = _one(raw)
        except (Flaw, AttributeError):
            is_whole = False
        else:
            found[each.uid] = each
    return found, is_whole


def _one(raw: Raw) -> Handed:
    sequence = raw.get("sequence")
    if type(sequence) is not int or not 0 <= sequence <= MOST_SEQUENCE:
        raise Flaw("sequence")
    return Handed(
        text_field(raw, "uid", needed=True),
        word_field(Form, raw, "form"),
        text_field(raw, "account", needed=True),
        text_field(raw, "what"),
        day_field(raw, "day"),
        sequence,
        maybe_day_field(raw, "dropped_on"),
    )
