"""What a table of periods holds: the words and the forms of one language."""

from typing import NamedTuple

from detox.domain.typed.tongues.whens import Forms


class Periods(NamedTuple):
    """Words by what they mean, a line each, and forms by kind; `shown` is what help prints.

    The slots of the forms are those of `detox.domain.typed.ranges`.
    """

    units: str
    every: str
    """Words for all there is."""
    to: str
    """Between the first and the last; `-` alone is one in each language."""
    forms: Forms
    shown: tuple[tuple[str, str], ...]
