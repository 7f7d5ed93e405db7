"""Two programs that change one record: what neither of them changed stays as the other left it."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

R = TypeVar("R", bound=NamedTuple)
V = TypeVar("V")


def amended(stands: R, seen: R, after: R) -> R:
    """A record as it stands, with the fields in which `after` differs from what was `seen`."""
    fields = zip(stands, seen, after, strict=True)
    return stands._make(now if new == old else new for now, old, new in fields)


def joined(stands: Sequence[V], seen: Sequence[V], after: Sequence[V]) -> tuple[V, ...]:
    """What became of several by `after`, with what came to those that were `seen` and without what
    went from them, as they stand by now.
    """
    gone = [one for one in seen if one not in stands]
    came = [one for one in stands if one not in seen]
    kept = [one for one in after if one not in gone]
    return tuple(kept + [one for one in came if one not in kept])
