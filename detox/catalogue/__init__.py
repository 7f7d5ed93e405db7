"""The platforms Detox knows, and what is known about each, with its sources.

What takes an `own_folder` also reads a person's own files there: `<platform>.toml`, in the format
of detox/catalogue/facts, which add a platform or lay single facts over those of Detox.
"""

from typing import TYPE_CHECKING

from detox.catalogue.index import Platform, load_index
from detox.domain.problem import Problem, Unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from detox.domain.platform import Facts

__all__ = [
    "OFFERED_FIRST",
    "Platform",
    "load_catalogue",
    "load_facts",
    "load_platforms",
    "recognise",
]

OFFERED_FIRST = ("instagram", "facebook", "x", "tumblr", "linkedin")
"""The five networks of the essays Detox comes from."""


def load_platforms(own_folder: "Path | None" = None) -> dict[str, Platform]:
    """All platforms by id, in the order of the catalogue, a person's own ones last."""
    index = load_index()
    if own_folder is None:
        return dict(index)
    from detox.catalogue.loading import own_platforms, read_own

    return own_platforms(read_own(own_folder), index)


def recognise(said: str, own_folder: "Path | None" = None) -> Platform | None:
    """The platform that goes by a name, case ignored."""
    wanted = said.casefold().strip()
    for platform in load_platforms(own_folder).values():
        if wanted in (platform.id, platform.name.casefold(), *platform.also):
            return platform
    return None


def load_facts(platform: str, own_folder: "Path | None" = None) -> "Facts | Unreadable":
    """What is known about the platform with that id, or why nothing is.

    Where the person's own file about it is broken, the facts that come with Detox stand.
    """
    from detox.catalogue import loading

    return loading.load_facts(platform, loading.read_own(own_folder))


def load_catalogue(
    own_folder: "Path | None" = None, only: str | None = None
) -> "tuple[dict[str, Facts], list[Problem]]":
    """All facts by platform id, and a sentence for each file that was left out; of the platforms
    that come with Detox `only` one, where one is asked for.
    """
    from detox.catalogue import loading

    return loading.load_catalogue(loading.read_own(own_folder), only)
