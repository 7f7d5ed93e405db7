"""The platforms Detox knows by name."""

from importlib import resources
from typing import NamedTuple

OFFERED_FIRST = ("instagram", "facebook", "x", "tumblr", "linkedin")
"""The five networks of the essays Detox comes from."""


class Platform(NamedTuple):
    """A platform: `id` never changes, `name` is its own, `also` are other names people type."""

    id: str
    name: str
    also: tuple[str, ...] = ()


def load_platforms() -> dict[str, Platform]:
    """All platforms by id, in the order of the catalogue."""
    import tomllib  # only commands about accounts ask

    text = resources.files("detox.catalogue").joinpath("platforms.toml").read_text("utf-8")
    found = tomllib.loads(text)["platform"]
    return {p["id"]: Platform(p["id"], p["name"], tuple(p.get("also", ()))) for p in found}


def recognise(said: str) -> Platform | None:
    """The platform that goes by a name, case ignored."""
    wanted = said.casefold().strip()
    for platform in load_platforms().values():
        if wanted in (platform.id, platform.name.casefold(), *platform.also):
            return platform
    return None
