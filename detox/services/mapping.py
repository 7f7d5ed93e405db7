"""Which activity each entry of a log becomes: by what was said, by its name, or a new one."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from detox.domain.activity import Activity
from detox.domain.foreign import as_tag
from detox.domain.session import Session
from detox.domain.text import MOST_TAGS
from detox.domain.typed.activities import exactly
from detox.domain.typed.words import fold
from detox.services.activities import free_key
from detox.services.bounty import Names


class Draft(NamedTuple):
    """A session whose activity is still to be found among `names`; `former` is what an
    earlier import knew it by, where that was more.
    """

    session: Session
    names: tuple[str, ...]
    tags: tuple[str, ...]
    overruled: bool = False
    former: str = ""


class Mapping:
    """Finds the activity of each draft, and counts what became what."""

    def __init__(self, names: Names, known: list[Activity]) -> None:
        self._names = names
        self._known = sorted(known, key=lambda activity: activity.archived)
        self._keys = {activity.key: activity for activity in known}
        self._exact: dict[str, str] = {}
        self._written: dict[str, str] = {}
        self._meant: dict[
            tuple[tuple[str, ...], tuple[str, ...]], tuple[str, str, tuple[str, ...]]
        ] = {}
        self._order = 1 + max((activity.order for activity in known), default=-1)
        self.added: list[Activity] = []
        self.became: Counter[tuple[str, str]] = Counter()
        self.unmapped: Counter[str] = Counter()

    def miss(self, name: str) -> None:
        """Count a name that no activity has, under how it was written at first."""
        self.unmapped[self._written.setdefault(fold(name), name)] += 1

    def mapped(self, draft: Draft) -> tuple[str, Session | None]:
        """The name that leads to an activity, and the session with it; nothing without one."""
        said = (draft.names, draft.tags)
        if said not in self._meant:
            self._meant[said] = self._meaning(draft.names, draft.tags)
        name, key, tags = self._meant[said]
        return name, draft.session._replace(activity=key, tags=tags) if key else None

    def _meaning(
        self, names: tuple[str, ...], tags: tuple[str, ...]
    ) -> tuple[str, str, tuple[str, ...]]:
        """The name that leads to an activity, the key of that, and what is left as tags."""
        name, key = self._found(names)
        its_name = next((fold(each) for each in names if self._exactly(each) == key), None)
        left = [each for each in names if fold(each) != its_name]
        kept = dict.fromkeys(tag for each in (*left, *tags) if (tag := as_tag(each)))
        return name, key, tuple(kept)[:MOST_TAGS]

    def _found(self, names: tuple[str, ...]) -> tuple[str, str]:
        """The first name that was said to be an activity, else that is one; and its key."""
        for name in names if self._names.said else ():
            folded = fold(name)
            if folded in self._names.said:
                return name, self._names.said[folded]
        for name in names:
            key = self._exactly(name)
            if key:
                return name, key
        first = names[0] if names else ""
        if first and self._names.add:
            return first, self._add(first)
        return first, self._names.rest

    def _exactly(self, name: str) -> str:
        """The key of the activity of that name, in any language; empty where there is none."""
        if name in self._keys:
            return name
        folded = fold(name)
        if folded not in self._exact:
            self._exact[folded] = exactly(folded, self._known) or ""
        return self._exact[folded]

    def _add(self, name: str) -> str:
        activity = Activity(free_key(name, set(self._keys)), name, order=self._order)
        self._order += 1
        self._keys[activity.key] = activity
        self._known.append(activity)
        self._exact, self._meant = {}, {}
        self.added.append(activity)
        return activity.key


def unused(names: Names, standing: Iterable[str]) -> tuple[str, ...]:
    """The names that were said to be an activity, and are not among those that stand in a log."""
    if not names.said:
        return ()
    met = set(map(fold, standing))
    return tuple(name for name in names.said if name not in met)
