"""Many replicas, one truth: of each record, the version with the highest trusted revision.

What was forgotten everywhere stays so whatever a device writes that does not know of it yet: what
is written in its place by one that knows carries the same mark, and what has none is below.

The result does not depend on the order in which replicas are read, or on how often.
"""

import json
from collections.abc import Iterable, Mapping

from detox.storage.document import Raw
from detox.storage.revision import is_revision

EVERYWHERE = "everywhere"
"""the field of that mark"""


def merged(replicas: Iterable[Mapping[str, object]], trusted_until: str) -> dict[str, Raw]:
    """The winning version of every record of a table, tombstones included.

    A revision above `trusted_until` comes from a clock gone wrong: it wins only over its like. Who
    changes such a record with a clock that is right says so in `sure`, a revision that can be
    trusted and counts until the other one can.
    """
    winners: dict[str, Raw] = {}
    for replica in replicas:
        for uid, record in replica.items():
            if not isinstance(record, dict):
                continue
            known = winners.get(uid)
            if known is None or (known is not record and beats(record, known, trusted_until)):
                winners[uid] = record
    return winners


def revision_of(record: Raw) -> str:
    """The revision of a record; empty, and so below all others, where it has none."""
    rev = record.get("rev")
    return rev if is_revision(rev) else ""


def mark(record: Raw) -> str:
    """As of when everything that a record held before was forgotten everywhere, as a revision."""
    found = record.get(EVERYWHERE)
    return found if is_revision(found) else ""


def is_forgotten(record: Raw) -> bool:
    """Whether a record was forgotten everywhere, and is not there anew."""
    return bool(mark(record) and record.get("deleted"))


def standing(record: Raw, trusted_until: str) -> tuple[bool, str]:
    """Whether a version can be trusted by now, and the revision it stands by."""
    rev = revision_of(record)
    if rev <= trusted_until:
        return True, rev
    sure = record.get("sure")
    if is_revision(sure) and sure <= trusted_until:
        return True, sure
    return False, rev


def beats(record: Raw, known: Raw, trusted_until: str) -> bool:
    """Whether a version wins over another one."""
    if EVERYWHERE in record or EVERYWHERE in known:
        marks = [_trusted(mark(each), trusted_until) for each in (record, known)]
        if marks[0] != marks[1]:
            return marks[0] > marks[1]
    ours, theirs = standing(record, trusted_until), standing(known, trusted_until)
    if ours != theirs:
        return ours > theirs
    if repr(record) == repr(known):
        return False
    return _canonical(record) > _canonical(known)  # a hand was here: any rule, always the same


def _trusted(since: str, trusted_until: str) -> str:
    return since if since <= trusted_until else ""


def _canonical(record: Raw) -> str:
    return json.dumps(record, sort_keys=True)
