"""The platforms Detox knows by name, without what it knows about them."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple


class Platform(NamedTuple):
    """A platform: `id` never changes, `name` is its own, `also` are other names people type."""

    id: str
    name: str
    also: tuple[str, ...] = ()


@cache
def load_index() -> Mapping[str, Platform]:
    """The platforms that come with Detox by id, in the order of the catalogue."""
    import tomllib  # `status` and `log` import this file, and ask for no platform
    from pathlib import Path

    text = Path(__file__).with_name("platforms.toml").read_text("utf-8")
    found = tomllib.loads(text)["platform"]
    return {p["id"]: Platform(p["id"], p["name"], tuple(p.get("also", ()))) for p in found}
