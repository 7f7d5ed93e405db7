"""The platforms Detox knows by name, without what it knows about them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

OFFERED_FIRST = ("instagram", "facebook", "x", "tumblr", "linkedin")
"""The five networks of the essays Detox comes from."""


class Platform(NamedTuple):
    """A platform: `id` never changes, `name` is its own, `also` are other names people type."""

    id: str
    name: str
    also: tuple[str, ...] = ()


@cache
def load_index() -> Mapping[str, Platform]:
    """The platforms that come with Detox by id, in the order of the catalogue."""
    text = Path(__file__).with_name("platforms.toml").read_text("utf-8")
    found = tomllib.loads(text)["platform"]
    return {p["id"]: Platform(p["id"], p["name"], tuple(p.get("also", ()))) for p in found}
