"""The people as they are read once for the screen, and those of them that are looked for."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from detox import i18n
from detox.bootstrap import Detox
from detox.domain.person import Person
from detox.domain.sign import Sign, by_person
from detox.domain.turns import Turn
from detox.domain.typed.words import fold
from detox.services.house import House
from detox.tui.core import CoreApp


class Found:
    """Everybody by name, the signs of each, the newest first, whom one could write to, and who
    is `beyond` reach.
    """

    def __init__(
        self,
        today: date,
        people: Sequence[Person],
        signs: Mapping[str, Sequence[Sign]],
        turns: Sequence[Turn],
        beyond: Sequence[Person],
    ) -> None:
        self.today = today
        self.people = {each.uid: each for each in people}
        self.turns = turns
        self._beyond = {each.uid for each in beyond}
        self._signs = signs

    def signs(self, person: Person) -> Sequence[Sign]:
        """The signs of a person, the newest first."""
        return self._signs.get(person.uid, ())

    def last(self, person: Person) -> Sign | None:
        """The newest sign of a person, where there is one."""
        return next(iter(self.signs(person)), None)

    def is_out_of_reach(self, person: Person) -> bool:
        """Whether somebody was only on accounts that were left."""
        return person.uid in self._beyond

    @property
    def resting(self) -> int:
        """How many are at rest."""
        return sum(each.is_at_rest(self.today) for each in self.people.values())

    def those(self, words: str) -> list[Person]:
        """Everybody whose name, circles, ways or line of what to bring have all of the words."""
        wanted = fold(words).split()
        if not wanted:
            return [*self.people.values()]
        told = self._told
        return [p for uid, p in self.people.items() if all(word in told[uid] for word in wanted)]

    @cached_property
    def _told(self) -> dict[str, str]:
        return {uid: fold(" ".join(_said(each))) for uid, each in self.people.items()}


def _said(person: Person) -> list[str]:
    return [person.name, *person.circles, *(way.value for way in person.ways), person.bring]


def look(house: House) -> Found:
    """Read all of it, as it stands at one moment."""
    people = house.people

    def read() -> Found:
        signs = by_person(people.signs())
        beyond = people.out_of_reach()
        return Found(house.log.today(), people.all(), signs, people.next(), beyond)

    return house.records.snapshot(read)


def renewed(app: CoreApp) -> Detox:
    """The same house once more, for another thread to read in."""
    fresh = app.anew()
    i18n.speak(app.detox.language, app.detox.region)
    return fresh
