"""Keeping those who were chosen out of an archive: a second time updates, and doubles nobody."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from detox.domain.account import Account
from detox.domain.person import MOST_JOINED, Person, Way, WayKind, cards_by_uid
from detox.domain.steps import StepMark
from detox.services.asking import Asking
from detox.services.ports import Change, Records

_TELLING = (WayKind.MAIL, WayKind.HANDLE)
"""the ways that nobody shares: people are known again by these, and never by a name"""


class Kept(NamedTuple):
    """Those who are new, those who had a card already, the steps of plans that it settled, and the
    accounts of which their archive may be where those are several: then it settles no step.
    """

    added: tuple[Person, ...]
    known: tuple[Person, ...]
    steps: tuple[StepMark, ...]
    unsure: tuple[Account, ...]


class Keeping:
    """The hand that puts people from an archive among those that are kept."""

    def __init__(self, records: Records, asking: Asking, today: Callable[[], date]) -> None:
        self._records, self._asking, self._today = records, asking, today

    def known(self, persons: Iterable[Person]) -> dict[str, Person]:
        """Which of these have a card already, by the uid they would get."""
        cards = _Cards(self._records.of(Person).values())
        found = ((each.uid, cards.of(each)) for each in persons)
        return {uid: card for uid, card in found if card is not None}

    def keep(
        self,
        persons: Iterable[Person],
        platform: str = "",
        also: Sequence[Change] = (),
    ) -> Kept:
        """Keep people, as one step. Who has a card keeps it as it was edited, and gets the ways
        and circles it lacks, but no handle where it came from that platform before; and a name
        where it only had a handle.

        The plan of the `platform`'s account has its people chosen then, even where it is nobody.
        What is to be written `also` is of the same step.
        """
        cards = _Cards(self._records.of(Person).values())
        changes: dict[str, Change] = {}
        added: list[str] = []
        known: list[str] = []
        for person in persons:
            card = cards.of(person)
            after = self._fresh(person) if card is None else _more(card, person)
            before = changes[card.uid].before if card and card.uid in changes else card
            changes[after.uid] = Change(before, after)
            cards.put(after)
            (added if card is None else known).append(after.uid)
        made = [each for each in changes.values() if each.before != each.after]
        platform = platform or _platform_of(changes.values())
        chosen, unsure = self._asking.chosen(platform) if platform else ([], ())
        settled = self._asking.settled_by(made, platform, chosen)
        if made or chosen or settled or also:
            self._records.commit("person.keep", [*made, *chosen, *settled, *also])
        now = self._records.of(Person)
        return Kept(
            tuple(now[uid] for uid in dict.fromkeys(added)),
            tuple(now[uid] for uid in dict.fromkeys(known) if uid not in added),
            self._asking.marks_in([*chosen, *settled]),
            unsure,
        )

    def _fresh(self, person: Person) -> Person:
        return person._replace(added_on=person.added_on or self._today())


def _more(card: Person, person: Person) -> Person:
    """A card with what an archive adds to it."""
    met = person.origin.platform if person.origin else ""
    is_again = person.uid in (card.uid, *card.joined)
    ways = [way for way in person.ways if not (is_again and way.platform == met and met)]
    more = card.reached_by(ways).belonging_to(person.circles)
    joined = card.joined if is_again else (*card.joined, person.uid)[:MOST_JOINED]
    is_unnamed = card.origin is not None and card.name == card.origin.handle
    name = person.name if is_unnamed else card.name
    return more._replace(name=name, origin=card.origin or person.origin, joined=joined)


def _platform_of(changes: Iterable[Change]) -> str:
    """The platform that the first of these was met on."""
    first = next((each.after for each in changes), None)
    origin = first.origin if isinstance(first, Person) else None
    return origin.platform if origin else ""


class _Cards:
    """Those who are kept, by what tells them from all others."""

    def __init__(self, people: Iterable[Person]) -> None:
        known = [*people]
        self._by_uid: dict[str, Person] = {}
        self._homes = {uid: card.uid for uid, card in cards_by_uid(known).items()}
        self._by_way: dict[tuple[WayKind, str], str] = {}
        for each in known:
            self.put(each)

    def put(self, person: Person) -> None:
        """Have another card, or another state of one."""
        self._by_uid[person.uid] = person
        self._homes[person.uid] = person.uid
        for uid in person.joined:
            self._homes.setdefault(uid, person.uid)
        for way in _telling(person.ways):
            self._by_way.setdefault(way.same, person.uid)

    def of(self, person: Person) -> Person | None:
        """The card of somebody; none where nobody goes by that uid, handle or mail address."""
        uid = self._homes.get(person.uid)
        if uid is None:
            ways = (self._by_way.get(way.same) for way in _telling(person.ways))
            uid = next(filter(None, ways), None)
        return None if uid is None else self._by_uid[uid]


def _telling(ways: Iterable[Way]) -> Iterable[Way]:
    return (way for way in ways if way.kind in _TELLING)
