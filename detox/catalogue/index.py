"""The platforms Detox knows by name, without what it knows about them."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from detox.domain.text import nearest

_MISSPELT = 0.75
"""how like a name has to be: `facebok` is like enough, `bookface` is not"""
OFFERED_FIRST = ("instagram", "facebook", "x", "tumblr", "linkedin")
"""The five networks of the essays Detox comes from."""


class Platform(NamedTuple):
    """A platform: `id` never changes, `name` is its own, `also` are other names people type."""

    id: str
    name: str
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All that it goes by, in small letters."""
        return (self.id, self.name.casefold(), *self.also)

    def begins(self, said: str) -> int:
        """Letters of the longest of its names that a longer one, in small letters, begins with."""
        return max((len(name) for name in self.names if said.startswith(f"{name} ")), default=0)


@cache
def load_index() -> Mapping[str, Platform]:
    """The platforms that come with Detox by id, in the order of the catalogue."""
    text = Path(__file__).with_name("platforms.toml").read_text("utf-8")
    found = tomllib.loads(text)["platform"]
    return {p["id"]: Platform(p["id"], p["name"], tuple(p.get("also", ()))) for p in found}


def misspelt(said: str, platforms: Iterable[Platform]) -> Platform | None:
    """The platform that a name, in whatever letters, looks like a slip of the keys for."""
    by_name = {name: each for each in platforms for name in each.names}
    return by_name.get(nearest(said.casefold(), by_name, _MISSPELT))


def place_of(said: str, platforms: Iterable[Platform]) -> Platform | None:
    """The platform that an account of one's own name is on, as `Instagram work` tells it."""
    found = max(platforms, key=lambda each: each.begins(said.casefold()), default=None)
    return found if found is not None and found.begins(said.casefold()) else None
