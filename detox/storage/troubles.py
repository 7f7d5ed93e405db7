"""What is wrong with the records, cut short where it is much."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from detox.domain.problem import N_, DataTrouble, Problem
from detox.storage.document import OF_OTHERS, Damaged
from detox.storage.files import Stamp
from detox.storage.replicas import is_copy

MOST_TOLD = 7
"""How many things that are wrong every command tells."""
_MORE = N_("More problems with the records: %(count)d; “detox doctor” lists them.")


def told(
    troubles: Mapping[str, DataTrouble],
    is_own: Callable[[str], bool],
    of_others: Callable[[], Iterable[tuple[str, Stamp]]],
) -> list[Problem]:
    """What is wrong with files, by path, with the way out: of our own, of copies, of others'."""
    damaged = {path: each for path, each in troubles.items() if isinstance(each, Damaged)}
    found = {path: trouble.problem for path, trouble in troubles.items()}
    for path, trouble in damaged.items():
        if is_copy(path):
            found[path] = trouble.of_a_copy
        elif is_own(path):
            found[path] = trouble.of_ours.problem
    torn = {path for path in damaged if not is_copy(path)}
    way_out = bool(torn) and any(path in torn for path, _stamp in of_others())
    return [*(found[path] for path in sorted(found)), *([Problem(OF_OTHERS)] if way_out else [])]


def cut_short(problems: Sequence[Problem]) -> list[Problem]:
    """The first of them and how many more there are; what to do about another device's is last."""
    found = [each for each in problems if each.message != OF_OTHERS]
    if len(found) > MOST_TOLD:
        found[MOST_TOLD - 1 :] = [Problem(_MORE, {"count": len(found) - MOST_TOLD + 1})]
    return [*found, *(each for each in problems if each.message == OF_OTHERS)]
