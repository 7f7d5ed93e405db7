"""Puts together what the lists of one archive hold: who stands in several of them is one person."""

from datetime import date

from detox.archive.box import Box
from detox.domain.archive import LIST_ORDER, Archive, Followed, Held, ListKind

MOST_PEOPLE = 500_000
"""the longest lists of one person; what stands behind is left, and that is said"""
_FIELDS = ("mail", "phone", "name", "handle", "since")


class Gathering:
    """The people and sources of one archive, as they are read.

    `saw` tells that a list was there at all, even an empty one.
    """

    def __init__(self, platform: str, box: Box) -> None:
        self._platform, self._box = platform, box
        self._people: dict[str, Held] = {}
        self._followed: dict[tuple[str, str, str], Followed] = {}
        self._rows = self._skipped = 0
        self.saw = False

    def person(
        self,
        kind: ListKind,
        key: str,
        name: str,
        *,
        handle: str = "",
        url: str = "",
        since: date | None = None,
        mail: str = "",
        phone: str = "",
        note: str = "",
    ) -> None:
        """Somebody in a list, maybe once more. `key` is compared without capitals; without a key
        or a name the row names nobody, and is counted as skipped.
        """
        self._read_row()
        if not key or not name:
            self.skip()
            return
        key = key.casefold()
        held = Held(key, name, handle, url, since, mail, phone, note, (kind,))
        there = self._people.get(key)
        if there is not None:
            self._people[key] = _together(there, held)
        elif len(self._people) < MOST_PEOPLE:
            self._people[key] = held
        else:
            self._box.remark("too-many", most=MOST_PEOPLE)

    def follow(self, name: str, *, handle: str = "", url: str = "", id: str = "") -> None:
        """Something that was followed for its content."""
        self._read_row()
        if not name:
            self.skip()
        elif len(self._followed) < MOST_PEOPLE:
            key = (id, handle.casefold(), "" if id or handle else name.casefold())
            self._followed.setdefault(key, Followed(name, handle, url, id))

    def remark_missing(self) -> None:
        """Say that those who are followed are not there, where those who follow are."""
        kinds = {kind for held in self._people.values() for kind in held.lists}
        if kinds == {ListKind.FOLLOWERS} and not self._box.trouble:
            self._box.remark("no-following")

    def skip(self) -> None:
        """Count a row that names nobody."""
        self._skipped += 1

    def _read_row(self) -> None:
        self._rows += 1
        self._box.advance(self._rows, 0.0)

    def archive(self, owner: str = "") -> Archive:
        """All that was gathered, of whose archive it is."""
        people = tuple(self._people.values())
        self._people = {}
        return Archive(
            self._platform,
            owner,
            self._box.made_on,
            self._box.files,
            people,
            tuple(self._followed.values()),
            _lacks(people),
            self._skipped,
            tuple(self._box.remarks),
        )


def _together(there: Held, more: Held) -> Held:
    """Merge two rows of one person: the first wins, but for a better name and an earlier day."""
    lists = {*there.lists, *more.lists}
    days = [day for day in (there.since, more.since) if day]
    is_better = there.name.casefold() == there.handle.casefold() and more.name != more.handle
    return Held(
        there.key,
        more.name if is_better else there.name,
        there.handle or more.handle,
        there.url or more.url,
        min(days, default=None),
        there.mail or more.mail,
        there.phone or more.phone,
        there.note or more.note,
        tuple(sorted(lists, key=LIST_ORDER.__getitem__)),
    )


def _lacks(people: tuple[Held, ...]) -> tuple[str, ...]:
    """What nobody has; a name that only repeats the handle is none."""
    lacking = list(_FIELDS) if people else []
    for held in people:
        has_name = held.name.casefold() not in (held.handle.casefold(), held.key)
        for field in tuple(lacking):
            if has_name if field == "name" else getattr(held, field):
                lacking.remove(field)
        if not lacking:
            break
    return tuple(lacking)
