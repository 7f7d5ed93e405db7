"""What a log from elsewhere would bring: one value, to be seen before anything is written."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from detox.domain.foreign import FIRST, Missed, Understood
from detox.domain.session import Session
from detox.services.ports import Entity

_FEW, _EACH = 10, 3


class Names(NamedTuple):
    """How names of a log become activities: those that were said, folded; one for all the rest; or
    an activity made for each that is not known, and the one for the rest only where there is none.
    """

    said: dict[str, str] = {}
    rest: str = ""
    add: bool = False


class Flaw(NamedTuple):
    """Why entries cannot come: the first of a kind, in full, and the places of all others."""

    first: list[Missed]
    others: tuple[int, ...]


class Bounty(NamedTuple):
    """What a log would add, and what it would not.

    `known` are here already, `deleted` were and are not any more, `short` last no minute. `became`
    counts the sessions of each name and activity, `unmapped` those of names that no activity has:
    they stay out. `reading` is what was taken for what, and places are lines where it is `by_line`.
    Of those that are here already, `changed` have another length here, which stays.
    `overruled` were told with another length than their start and end say, which count.
    `cut` come with a note or a name that is shorter than there; `unused` names were said to be an
    activity, and stand nowhere in it.
    """

    sessions: list[Session]
    others: list[Entity]
    known: int
    deleted: int
    short: int
    missed: list[Missed]
    became: Counter[tuple[str, str]]
    unmapped: Counter[str]
    reading: Understood = Understood()
    by_line: bool = False
    cut: int = 0
    unused: tuple[str, ...] = ()
    overruled: int = 0
    changed: int = 0

    @property
    def entities(self) -> list[Entity]:
        """Everything to add."""
        return [*self.others, *self.sessions]

    @property
    def first(self) -> list[Session]:
        """The first sessions, in the order of the log."""
        return self.sessions[:FIRST]

    @property
    def last(self) -> Session | None:
        """The last one, where it is not among the first."""
        return self.sessions[-1] if len(self.sessions) > FIRST else None

    @property
    def flaws(self) -> list[Flaw]:
        """What cannot come."""
        return flaws_of(self.missed)


def flaws_of(missed: Sequence[Missed]) -> list[Flaw]:
    """What was missed: all of it where that is little, else the first few of each kind."""
    if len(missed) <= _FEW:
        return [Flaw([each], ()) for each in missed]
    kinds: dict[tuple[str, str], list[Missed]] = {}
    for each in missed:
        kinds.setdefault((each.table, each.problem.message), []).append(each)
    several = sorted(kinds.values(), key=len, reverse=True)
    return [Flaw(kind[:_EACH], tuple(m.place for m in kind[_EACH:])) for kind in several]
