"""What can still be read of a torn file: records stand on lines of their own."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from detox.domain.session import uid_month
from detox.storage.document import LARGEST_BYTES, Raw
from detox.storage.fields import Flaw
from detox.storage.files import stamp_of
from detox.storage.kinds import KINDS, SESSIONS
from detox.storage.reading import GUESTS
from detox.storage.revision import is_revision

Found = tuple[str, str, Raw]
"""table, uid, record"""


def document_in_which(table: str, uid: str) -> str:
    """The document a record belongs in; empty for a table that nobody knows."""
    if table not in KINDS:
        return ""
    return f"log-{uid_month(uid)}" if table == SESSIONS.table else KINDS[table].document


def salvaged(path: Path, document: str) -> Iterator[Found]:
    """The whole records of a file, whatever has become of the rest of it."""
    stamp = stamp_of(path)
    if stamp is None or stamp[1] > LARGEST_BYTES:
        return
    content = b""
    with suppress(OSError):
        content = path.read_bytes()
    table = ""
    for line in content.split(b"\n"):
        if line.endswith(b":{"):
            table = next(iter(_read(line.lstrip(b"{") + b"}")), "")
            continue
        for uid, raw in _read(line.rstrip(b",")).items():
            is_here = table == GUESTS or document_in_which(table, uid) == document
            if is_here and is_whole(table, uid, raw):
                yield table, uid, raw


def _read(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(b"{" + line + b"}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def is_whole(table: str, uid: str, raw: Any) -> bool:
    """Whether a version of a record can be told from others, and makes sense."""
    if not isinstance(raw, dict) or not is_revision(raw.get("rev")):
        return False
    if raw.get("deleted") or table == GUESTS:
        return True
    try:
        KINDS[table].read(uid, raw)
    except Flaw:
        return False
    return True
