"""Changes as records: laid out by document, and given a revision above all there are."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from detox.domain.problem import N_, Refused
from detox.services.ports import Change
from detox.storage import revision
from detox.storage.device import Device
from detox.storage.document import Raw, Tables
from detox.storage.fields import Flaw
from detox.storage.kinds import checked_raw, is_sound_uid, kind_of
from detox.storage.merge import EVERYWHERE, beats, mark, revision_of, standing
from detox.storage.reading import GUESTS, document_of, lodging_of

Grouped = dict[str, dict[str, dict[str, Raw]]]
"""document -> table -> uid -> record"""
Pair = tuple[Raw, Raw]
"""a record about to be written, and a version of it that there is"""

_TOO_FAR_AHEAD = N_(
    "This can’t be changed: device %(device)s dated it so far in the future that no change would "
    "show. Nothing was changed."
)


def stamped(
    grouped: Grouped, device: Device, rivals: Sequence[Pair], now: datetime
) -> tuple[str, str]:
    """Give the records a revision above all there are; tell it, and the one to go on from.

    Whatever others wrote with a clock gone wrong, what is written now shows at once: else it
    is `Refused`. `rivals` are from `rivals_in`, of all documents.
    """
    trusted = revision.trusted_until(now)
    stands = (rev for is_sure, rev in (standing(old, trusted) for _, old in rivals) if is_sure)
    last = device.last if device.last <= trusted else ""  # its own clock may have gone wrong
    sure = revision.after(max([last, *stands]), now, device.id)
    above = max((revision_of(old) for _, old in rivals), default="")
    rev = sure if above < sure else revision.after(above, now, device.id)
    stamp = {"rev": rev} if rev == sure else {"rev": rev, "sure": sure}
    for tables in grouped.values():
        for records in tables.values():
            for raw in records.values():
                raw.update(stamp)
    for ours, theirs in rivals:
        if mark(ours) < mark(theirs) <= trusted:  # who writes this knows of it
            ours[EVERYWHERE] = mark(theirs)
    if not all(beats(ours, theirs, trusted) for ours, theirs in rivals):
        raise Refused(_TOO_FAR_AHEAD, device=revision.device_in(above))
    return rev, sure


def rivals_in(
    tables: Mapping[str, Mapping[str, Raw]], replicas: Iterable[Tables]
) -> Iterator[Pair]:
    """The records about to be written to a document, each with every version there is of it."""
    for replica in replicas:
        for table, records in tables.items():
            there = replica.get(table, {})
            for uid in records.keys() & there.keys():
                if isinstance(there[uid], dict):
                    yield records[uid], there[uid]


def grouped(changes: Sequence[Change], tombstone: Callable[[str], Raw]) -> Grouped:
    """The records of these changes by document, table and uid. `tombstone` tells what takes the
    place of one that goes, by its uid.

    Whoever looks into a month has to find its guests: they are announced there first.
    """
    found: Grouped = {}
    for change in changes:
        lodging = lodging_of(change.after)
        if change.after is not None and lodging:
            found.setdefault(lodging, {}).setdefault(GUESTS, {})[change.after.uid] = {}
    for change in changes:
        document, table, uid, raw = _record_of(change, tombstone)
        found.setdefault(document, {}).setdefault(table, {})[uid] = raw
    return found


def _record_of(change: Change, tombstone: Callable[[str], Raw]) -> tuple[str, str, str, Raw]:
    entity = change.after or change.before
    assert entity is not None
    kind, uid = kind_of(entity), entity.uid
    try:
        if not is_sound_uid(kind, uid):
            raise Flaw("uid")
        raw = checked_raw(change.after) if change.after is not None else {**tombstone(uid)}
    except Flaw as flaw:
        raise Refused(
            N_("This can’t be kept as it is: its field “%(field)s” isn’t valid."),
            field=str(flaw),
        ) from flaw
    return document_of(entity), kind.table, uid, raw
