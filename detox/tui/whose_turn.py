"""Whom one could write to, where only the names are needed."""

from collections.abc import Sequence

from detox.bootstrap import Detox
from detox.domain.problem import DataTrouble
from detox.i18n import gettext as _

AT_ONCE = 400_000
"""bytes that are read between a key and what it shows"""


def is_quick(detox: Detox) -> bool:
    """Whether people are read at once, and not beside the keys."""
    return detox.bytes_of_people() <= AT_ONCE


def next_names(detox: Detox) -> list[str]:
    """The names of those one could write to, three at most; nothing where they are out of reach."""
    try:
        return [turn.person.name for turn in detox.people.next()]
    except DataTrouble:  # said where the records are looked at
        return []


def perhaps(names: Sequence[str]) -> str:
    """Whom one could write to, below a reminder to do so."""
    return _("Perhaps: %(names)s") % {"names": ", ".join(names)}
