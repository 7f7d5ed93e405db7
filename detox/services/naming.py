"""Names of records: whether one is taken, and which of several is meant."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from detox.domain.problem import N_, Missing, Problem
from detox.domain.text import nearest

T = TypeVar("T")

FEW = 7
"""how many names are told to somebody who wrote none of them"""
_ROOM = 80
"""cells for these names"""

MOST_NAMED = 12
"""how many are named where it is not clear which is meant"""


def meant(word: str, known: Sequence[T], names: Callable[[T], Iterable[str]]) -> list[T]:
    """Those that go by a word, else those of which a name begins with it; `names` tells what a
    record goes by, folded as the word is.
    """
    for fits in (str.__eq__, str.startswith):
        found = [one for one in known if word and any(fits(name, word) for name in names(one))]
        if found:
            return found
    return []


def unknown(
    refused: Problem,
    gone: str,
    names: Sequence[str] | None,
    lists: str | Problem,
    adds: str = "",
    few: int = FEW,
) -> Missing:
    """What is raised where nothing goes by a word, with what can be written instead: the nearest of
    the `names`, all of them where they are `few`, else the command that `lists` them, or `adds` the
    first. Without `names`, people write uids.
    """
    (said,) = map(str, refused.params.values())
    known = {name.casefold(): name for name in names or ()}
    listed, near = ", ".join(known.values()), nearest(said.casefold(), known)
    if near:
        instead = Problem(N_("The nearest is %(nearest)s."), {"nearest": known[near]})
    elif names is not None and not known and adds:
        instead = Problem(N_("“detox %(command)s” adds the first."), {"command": adds})
    elif known and len(known) <= few and len(listed) <= _ROOM:
        one, several = N_("The only one is %(names)s."), N_("Write one of: %(names)s.")
        message = several if len(known) > 1 else one
        instead = Problem(message, {"names": listed})
    else:
        instead = Problem(N_("“detox %(command)s” has the list."), {"command": lists})
    return Missing(N_("%(refused)s %(instead)s"), gone, refused=refused, instead=instead)


def with_uids(found: Sequence[tuple[str, str]]) -> str:
    """Names, each with its uid; of many the first ones."""
    named = ", ".join(f"{name} ({uid})" for name, uid in found[:MOST_NAMED])
    return named if len(found) <= MOST_NAMED else f"{named}, …"


class Named(Protocol):
    """A record with a name."""

    @property
    def uid(self) -> str:
        """What tells it from all others."""

    @property
    def name(self) -> str:
        """What it is called."""


def compared(name: str) -> str:
    """A name as it is told from others: capitals and how many blanks make no difference."""
    return " ".join(name.casefold().split())


def is_taken(name: str, among: Iterable[Named], uid: str = "") -> bool:
    """Whether another than `uid` goes by a name already, in capitals or not."""
    wanted = compared(name)
    return any(wanted == compared(each.name) and each.uid != uid for each in among)
