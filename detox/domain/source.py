"""What was followed on a platform for its content, and where it is read instead."""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from detox.domain.feed import LONGEST
from detox.domain.platform import host_of
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import clean, shown
from detox.domain.typed.words import fold

MOST_TAGS = 8
HANDLE_LIMIT = 100
ADDRESS_LIMIT = LONGEST


class Instead(StrEnum):
    """How it is read instead; `NOTHING` where it is let go."""

    NEWSLETTER = "newsletter"
    SITE = "site"
    FEED = "feed"
    PAPER = "paper"
    NOTHING = "nothing"


class Progress(StrEnum):
    """How far it is, in the order of a list to work off."""

    LOOKING = "looking"
    FOUND = "found"
    SUBSCRIBED = "subscribed"
    LET_GO = "let-go"


class There(NamedTuple):
    """Where it was followed: the id of a platform, and the handle or id there."""

    platform: str
    handle: str


class Source(NamedTuple):
    """Something that was followed for its content. `address` and `feed` are web addresses."""

    uid: str
    name: str
    followed: There | None = None
    instead: Instead | None = None
    address: str = ""
    feed: str = ""
    state: Progress = Progress.LOOKING
    tags: tuple[str, ...] = ()
    line: str = ""

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.state in (Progress.LOOKING, Progress.FOUND)

    @property
    def platform(self) -> str:
        """The id of the platform it was followed on; empty for none."""
        return self.followed.platform if self.followed else ""

    @property
    def where(self) -> str:
        """The address it is read at, that of its feed where it has no other."""
        return self.address or self.feed

    @property
    def host(self) -> str:
        """What to show of that address."""
        return (host_of(self.where) or "") if self.where else ""

    @property
    def way(self) -> Instead | None:
        """How it is read instead: not at all, once it was let go."""
        return Instead.NOTHING if self.state is Progress.LET_GO else self.instead

    def read_as(self, instead: Instead, address: str = "", feed: str = "") -> "Source":
        """Read in another way; an address that is not given stays."""
        state = self.state if self.state is Progress.SUBSCRIBED else Progress.FOUND
        return self._replace(
            instead=instead, address=address or self.address, feed=feed or self.feed, state=state
        )

    def subscribed(self) -> "Source":
        """Read elsewhere from now on."""
        instead = self.instead
        if instead in (None, Instead.NOTHING):
            instead = Instead.FEED if self.feed else Instead.SITE if self.address else None
        return self._replace(instead=instead, state=Progress.SUBSCRIBED)

    def let_go(self) -> "Source":
        """Read no more, anywhere; how it would be read is kept, should it be looked for again."""
        return self._replace(state=Progress.LET_GO)

    def without_way(self) -> "Source":
        """With nothing said any more of how it is read; what was let go stays so."""
        is_gone = self.state is Progress.LET_GO
        return self._replace(instead=None, state=self.state if is_gone else Progress.LOOKING)

    def looked_for(self) -> "Source":
        """To be looked for again."""
        instead = None if self.instead is Instead.NOTHING else self.instead
        state = Progress.FOUND if instead else Progress.LOOKING
        return self._replace(instead=instead, state=state)


def in_order(sources: Iterable[Source], day_of: Callable[[Source], date]) -> list[Source]:
    """As a list to work off: the open ones first, by day, then by name; done ones last."""
    states = list(Progress)
    return sorted(
        sources,
        key=lambda one: (
            day_of(one) if one.is_open else date.max,
            not one.is_open,
            states.index(one.state),
            fold(one.name),
            one.uid,
        ),
    )


def read_handle(text: str) -> str | Unreadable:
    """A handle or an id on a platform: one word."""
    handle = clean(text, HANDLE_LIMIT + 1)
    if handle and len(handle) <= HANDLE_LIMIT and not any(sign.isspace() for sign in handle):
        return handle
    message = N_("“%(typed)s” is not the name of something on a platform.")
    return Unreadable(Problem(message, {"typed": shown(text)}))
