"""How so many minutes a day divide among several: what is said of some, the rest in equal parts."""

from collections.abc import Mapping
from typing import NamedTuple

QUARTER = 15
"""minutes"""


class Shares(NamedTuple):
    """`whole` minutes among `keys`; `told` are those of some of them."""

    whole: int
    keys: tuple[str, ...]
    told: Mapping[str, int]

    @property
    def minutes(self) -> dict[str, int]:
        """The minutes of each; they come to the whole wherever the told ones leave room."""
        untold = [key for key in self.keys if key not in self.told]
        rest = max(0, self.whole - sum(self.told.values()))
        each, more = divmod(rest, max(1, len(untold)))
        equal = {key: each + (place < more) for place, key in enumerate(untold)}
        return {key: self.told.get(key, equal.get(key, 0)) for key in self.keys}

    @property
    def is_guess(self) -> bool:
        """Whether nobody said who takes how much of the rest."""
        return sum(key not in self.told for key in self.keys) > 1

    def moved(self, key: str, *, up: bool) -> "Shares":
        """With `key` at the next whole quarter of an hour; the others follow, so the sum holds."""
        minutes = self.minutes
        now = minutes[key]
        wanted = (now // QUARTER + 1) * QUARTER if up else ((now - 1) // QUARTER) * QUARTER
        others = {other: told for other, told in self.told.items() if other != key}
        is_any_open = len(others) < len(self.keys) - 1
        room = self.whole - sum(others.values()) if is_any_open else self.whole
        wanted = max(0, min(wanted, room))
        if not is_any_open and others:
            most = max(others, key=lambda other: others[other])
            others[most] = max(0, others[most] - (wanted - now))
            wanted = self.whole - sum(others.values())
        return self._replace(told={**others, key: wanted})
