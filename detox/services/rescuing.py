"""Choosing people out of an archive: a look that keeps nobody, then keeping the chosen ones."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from detox.domain.account import Account
from detox.domain.archive import LIST_ORDER, Archive, Held, ListKind
from detox.domain.person import (
    HANDLE_LIMIT,
    Origin,
    Person,
    Way,
    WayKind,
    read_way,
    uid_from,
)
from detox.domain.problem import N_, Refused
from detox.domain.source import Source
from detox.domain.steps import StepMark
from detox.domain.text import NAME_LIMIT, shortened, shown
from detox.domain.typed.words import by_letter, fold
from detox.services.people import People
from detox.services.ports import Advance, Records, unheard
from detox.services.sources import Sources

Read = Callable[[Sequence[str | Path], str | None, Advance], Archive]
"""reads the archive at some paths, of a platform where that is said, and tells how far it is.
Raises `Refused`"""
_NAMED = 12
NOBODY = N_("Nobody in the archive goes by “%(said)s”.")
NO_LIST = N_("The archive has no list “%(said)s”; it has: %(lists)s.")
SEVERAL = N_("“%(said)s” is several people in the archive (%(names)s); say which by its key.")


class Row(NamedTuple):
    """A person in an archive, and the card that this person has already, if any."""

    held: Held
    known: Person | None = None

    @property
    def key(self) -> str:
        """What the person is chosen by."""
        return self.held.key

    @property
    def list(self) -> ListKind:
        """The closest list the person stands in."""
        return self.held.lists[0]


class Look(NamedTuple):
    """What an archive holds: its people, the closest list first and by name in each."""

    archive: Archive
    rows: tuple[Row, ...]

    def lists(self) -> dict[ListKind, int]:
        """How many stand in each list, the closest list first."""
        counts = dict.fromkeys(ListKind, 0)
        for row in self.rows:
            for kind in row.held.lists:
                counts[kind] += 1
        return {kind: count for kind, count in counts.items() if count}

    def of(self, kinds: Collection[ListKind]) -> "Look":
        """Only those who stand in one of these lists; everybody where none is named. Raises
        `Refused` for a list that nobody stands in, of an archive that has people.
        """
        if not kinds or not self.rows:
            return self
        there = self.lists()
        if missing := [kind for kind in kinds if kind not in there]:
            raise Refused(NO_LIST, said=missing[0], lists=", ".join(there))
        return self._replace(rows=tuple(r for r in self.rows if {*r.held.lists} & {*kinds}))

    def named(self, said: str) -> Row:
        """The one who goes by a key, a handle or a name. Raises `Refused` for nobody or several."""
        wanted = fold(said.strip().removeprefix("@"))
        for said_by in (_key, _handle, _name):
            found = [row for row in self.rows if wanted and fold(said_by(row.held)) == wanted]
            if len(found) == 1:
                return found[0]
            if found:
                raise Refused(SEVERAL, said=shown(said), names=_listed(found))
        begun = [row for row in self.rows if wanted and fold(row.held.name).startswith(wanted)]
        if len(begun) == 1:
            return begun[0]
        if begun:
            raise Refused(SEVERAL, said=shown(said), names=_listed(begun))
        raise Refused(NOBODY, said=shown(said))


class Rescued(NamedTuple):
    """Those who are new, those who had a card already, the steps of plans that it settled, how
    many sources are new, and the accounts of which the archive may be where those are several.
    """

    added: tuple[Person, ...] = ()
    known: tuple[Person, ...] = ()
    steps: tuple[StepMark, ...] = ()
    sources: int = 0
    unsure: tuple[Account, ...] = ()


class Rescuing:
    """Archives, for the people and the sources of one person."""

    def __init__(
        self,
        people: People,
        sources: Sources,
        records: Records,
        read: Read,
        today: Callable[[], date],
    ) -> None:
        self._people, self._sources, self._records = people, sources, records
        self._read, self._today = read, today

    def look(
        self,
        files: Sequence[str | Path],
        platform: str | None = None,
        advance: Advance = unheard,
    ) -> Look:
        """What an archive of one or several files holds; nothing is written. Raises `Refused`."""
        archive = self._read(files, platform, advance)
        rows = (Row(held) for held in archive.people)
        return self.again(Look(archive, tuple(sorted(rows, key=_place))))

    def again(self, look: Look) -> Look:
        """The same archive, as far as its people are known now."""
        if not self._people.all():
            return look
        today, archive = self._today(), look.archive
        persons = (_person(archive, row.held, (), today) for row in look.rows)
        known = self._people.known(persons)
        rows = (row._replace(known=known.get(_uid(archive, row.held))) for row in look.rows)
        return look._replace(rows=tuple(rows) if known else look.rows)

    def forgotten(self, look: Look) -> set[str]:
        """The keys of those who were here once and were let go: to be kept only by name."""
        rows = [row for row in look.rows if row.known is None]
        stand = self._records.stands([Person(_uid(look.archive, r.held), "") for r in rows])
        return {row.key for row, stands in zip(rows, stand, strict=True) if stands is False}

    def keep(
        self,
        look: Look,
        keys: Iterable[str],
        circles: Sequence[str] = (),
        *,
        with_sources: bool = False,
    ) -> Rescued:
        """Keep those of these keys, in these circles, and with them the sources, as one step; a
        second time updates them, and doubles nobody. Without any key only the sources are kept.
        """
        chosen, today = {*keys}, self._today()
        platform = look.archive.platform
        followed = look.archive.followed if with_sources else ()
        rows = [row for row in look.rows if row.key in chosen]
        if not rows:
            return Rescued(sources=len(self._sources.add_followed(followed, platform)))
        persons = [_person(look.archive, row.held, circles, today) for row in rows]
        also = self._sources.changes_for(followed, platform)
        added, known, steps, unsure = self._people.keep(persons, platform, also=also)
        fresh = sum(isinstance(change.after, Source) for change in also)
        return Rescued(added, known, steps, fresh, unsure)

    def sources(self, look: Look) -> list[Source]:
        """What was followed for its content, as the sources it would become, with their feeds."""
        return self._sources.followed(look.archive.followed, look.archive.platform)

    def nobody(self, look: Look) -> Rescued:
        """That nobody of this archive is to be kept: so its people were chosen."""
        kept = self._people.keep([], look.archive.platform)
        return Rescued(steps=kept.steps, unsure=kept.unsure)


def _person(archive: Archive, held: Held, circles: Sequence[str], today: date) -> Person:
    """The card that somebody in an archive would get."""
    since = held.since if held.since and held.since <= today else None
    is_number = bool(held.url) and " " not in held.key
    known_as = held.handle or (held.key if is_number else "")
    return Person(
        _uid(archive, held),
        shortened(held.name, NAME_LIMIT),
        _ways(archive.platform, held),
        tuple(circles),
        note="" if held.handle else held.url,
        origin=Origin(archive.platform, known_as[:HANDLE_LIMIT], since),
    )


def _ways(platform: str, held: Held) -> tuple[Way, ...]:
    told = (
        (WayKind.MAIL, held.mail),
        (WayKind.PHONE, held.phone),
        (WayKind.HANDLE, f"{platform}:{held.handle}" if held.handle else ""),
    )
    read = (read_way(kind, text) for kind, text in told if text)
    return tuple(way for way in read if isinstance(way, Way))


def _uid(archive: Archive, held: Held) -> str:
    return uid_from(archive.platform, held.key)


def _place(row: Row) -> tuple[int, str, str, str]:
    return LIST_ORDER[row.list], *by_letter(row.held.name), row.key


def _key(held: Held) -> str:
    return held.key


def _handle(held: Held) -> str:
    return held.handle


def _name(held: Held) -> str:
    return held.name


def _listed(rows: list[Row]) -> str:
    more = ["…"] if len(rows) > _NAMED else []
    return ", ".join([*(row.key for row in rows[:_NAMED]), *more])
