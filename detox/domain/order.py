"""What of one day comes first, and what of it holds, the same on every machine."""

from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Protocol, TypeVar


class Known(Protocol):
    """What has a uid."""

    @property
    def uid(self) -> str:
        """Its letters."""


K = TypeVar("K", bound=Hashable)
T = TypeVar("T", bound=Known)
Order = tuple[date, datetime, str]

_ONCE = datetime.min.replace(tzinfo=UTC)
_LEAST = timedelta(microseconds=1)


def in_order(day: date, written: datetime | None, uid: str) -> Order:
    """The place of what stands under a day: as it was written. What doesn't know when comes first,
    by its uid.
    """
    return day, written or _ONCE, uid


def moment_after(now: datetime, known: Iterable[datetime | None]) -> datetime:
    """The moment for what is written now, after all these, even where a clock was put back."""
    last = max((each for each in known if each is not None), default=_ONCE)
    return max(now.astimezone(UTC), last + _LEAST)


def one_for_each(found: Iterable[T], what: Callable[[T], K]) -> dict[K, T]:
    """What holds where two machines each told something of one day: that with the last uid."""
    return {what(each): each for each in sorted(found, key=lambda each: each.uid)}
