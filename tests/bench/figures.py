"""Medians, and the rows they end in."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple


class Row(NamedTuple):
    """One line of the table: a figure, and the budget it has to keep where it has one."""

    work: str
    figure: float
    unit: str
    budget: float | None
    detail: str

    @property
    def verdict(self) -> str:
        """Whether the budget is kept."""
        if self.budget is None:
            return ""
        return "ok" if self.figure <= self.budget else "OVER"


def high(samples: Sequence[float]) -> float:
    """The 95th percentile, nearest rank."""
    return sorted(samples)[max(0, -(-len(samples) * 95 // 100) - 1)]


def ms(samples: Sequence[float]) -> str:
    """The median of seconds, in milliseconds."""
    return f"{median(samples) * 1000:.1f} ms"


def turns(rounds: int, wanted: int) -> Iterator[bool]:
    """For each round whether something takes part that shall run `wanted` times, spread evenly."""
    for number in range(rounds):
        yield (number + 1) * wanted // rounds > number * wanted // rounds
