"""What is wrong with the records, cut short where it is much."""

from collections.abc import Sequence

from detox.domain.problem import N_, Problem
from detox.storage.document import OF_OTHERS

MOST_TOLD = 7
"""How many things that are wrong every command tells."""
_MORE = N_("More problems with the records: %(count)d; “detox doctor” lists them.")


def cut_short(problems: Sequence[Problem]) -> list[Problem]:
    """The first of them and how many more there are; what to do about another device's is last."""
    found = [each for each in problems if each.message != OF_OTHERS]
    if len(found) > MOST_TOLD:
        found[MOST_TOLD - 1 :] = [Problem(_MORE, {"count": len(found) - MOST_TOLD + 1})]
    return [*found, *(each for each in problems if each.message == OF_OTHERS)]
