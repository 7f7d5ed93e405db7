"""Two programs that change one record: what neither of them changed stays as the other left it."""

from typing import NamedTuple, TypeVar

R = TypeVar("R", bound=NamedTuple)


def amended(stands: R, seen: R, after: R) -> R:
    """A record as it stands, with the fields in which `after` differs from what was `seen`."""
    fields = zip(stands, seen, after, strict=True)
    return stands._make(now if new == old else new for now, old, new in fields)
