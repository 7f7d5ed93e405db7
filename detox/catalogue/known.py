"""What is known of platforms, each read once, where the person's own files may say more."""

import os
from typing import TYPE_CHECKING

from detox.domain.problem import Unreadable

if TYPE_CHECKING:
    from detox.domain.platform import Facts


class Known:
    """The facts of the catalogue and of the person's own files in `folder`."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._facts: dict[str, Facts | None] = {}
        self._briefs: dict[str, Facts | None] = {}
        self._has_own: bool | None = None

    def facts(self, platform: str) -> "Facts | None":
        """All that is known of a platform."""
        if platform not in self._facts:
            from detox.catalogue.loading import load_facts

            found = load_facts(platform, self._folder)
            self._facts[platform] = None if isinstance(found, Unreadable) else found
        return self._facts[platform]

    def brief(self, platform: str) -> "Facts | None":
        """What a plan follows from, without words and sources: as good as at once."""
        if self.has_own:
            return self.facts(platform)
        if platform not in self._briefs:
            from detox.catalogue.brief import brief_facts

            self._briefs[platform] = brief_facts(platform)
        return self._briefs[platform]

    def listed(self) -> list[tuple[str, str]]:
        """The ids and names of all platforms."""
        from detox.catalogue.loading import load_platforms

        return [(each.id, each.name) for each in load_platforms(self._folder).values()]

    def recognised(self, said: str) -> str:
        """The id of the platform that goes by a name; nothing where none does."""
        from detox.catalogue.loading import recognise

        found = recognise(said, self._folder)
        return found.id if found else ""

    def grounds(self) -> list[str]:
        """The folders and files that all of it is read from, as far as a person can change them."""
        try:
            own = [os.path.join(self._folder, name) for name in os.listdir(self._folder)]
        except OSError:
            own = []
        return [self._folder, *own]

    @property
    def has_own(self) -> bool:
        """Whether the person's own files may say something else."""
        if self._has_own is None:
            try:
                names = os.listdir(self._folder)
            except OSError:  # there is no such folder, or `facts` names what is wrong with it
                names = []
            self._has_own = any(name.endswith(".toml") for name in names)
        return self._has_own
