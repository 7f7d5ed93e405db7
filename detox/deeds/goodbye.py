"""A goodbye as both faces show it: own words or a draft, cut to what there is room for."""

from typing import NamedTuple

from detox.domain.account import Account, State
from detox.domain.fitting import Fitted, fitted, length
from detox.domain.goodbye import Goodbye, Whereabouts
from detox.domain.platform import Fact, Place, Room
from detox.domain.problem import N_, Refused
from detox.services.house import House
from detox.wording.facts import place_words
from detox.wording.goodbye import drafts, not_sent


class Farewell(NamedTuple):
    """What is said on an account. `whole` is all of it, with where to find the person, and
    `fitted` that part of it that fits; `own` are the person's own words, if there are any.

    `room` is the place it is for, of those in `limit`; neither where nothing is known. `not_sent`
    says that posting it is left to the person.
    """

    account: Account
    language: str
    own: Goodbye | None
    whole: str
    fitted: Fitted
    room: Room | None
    limit: Fact[tuple[Room, ...]] | None
    found: Whereabouts
    not_sent: str

    @property
    def text(self) -> str:
        """What to post."""
        return self.fitted.text

    @property
    def cut(self) -> str:
        """What of the person's own words found no room; a draft is written as short as needed."""
        return self.fitted.cut if self.own else ""

    @property
    def characters(self) -> int:
        """How long that is, as the platform counts."""
        return len(self.text) if self.room is None else length(self.text, self.room)


def farewell(house: House, account: Account, place: str = "", language: str = "") -> Farewell:
    """The goodbye of an account, for a place and in a language, else as they come.

    Raises `Refused` for an account that stays, and for a place that there is none of.
    """
    if account.state is State.KEEPING:
        raise Refused(N_("You are keeping “%(name)s”: no goodbye is needed."), name=account.name)
    goodbyes = house.goodbyes
    limit, found = goodbyes.limit(account), goodbyes.whereabouts()
    room = _room(limit, place, account)
    own = goodbyes.kept(account, language, house.language)
    language = own.language if own else language or house.language
    facts = house.brief_facts_of(account.platform) if account.platform else None
    name = facts.name.partition(" (")[0] if facts else account.name
    today = house.log.today()
    texts = [own.text] if own else drafts(account, name, found, language, today)
    cut = [fitted(text, found.addresses, room) for text in texts]
    best = next((each for each in cut if not each.cut), cut[-1])
    whole = fitted(texts[0], found.addresses, None).text
    said = not_sent(account, login_undoes=not facts or facts.grace().login_undoes)
    return Farewell(account, language, own, whole, best, room, limit, found, said)


def _room(limit: Fact[tuple[Room, ...]] | None, place: str, account: Account) -> Room | None:
    rooms = limit.value if limit is not None else ()
    if not place:
        return rooms[0] if rooms else None
    for room in rooms:
        if place.casefold() in (str(room.place), place_words(room.place).casefold()):
            return room
    names = ", ".join(str(room.place) for room in rooms)
    if not rooms:
        raise Refused(N_("The length limit on “%(name)s” isn’t known."), name=account.name)
    raise Refused(
        N_("“%(name)s” takes a text in these places: %(places)s."), name=account.name, places=names
    )


def places(house: House, text: str) -> list[Place]:
    """The places that an account, else any that is left, takes a text in. Raises `Refused`."""
    accounts = [house.account_meant(text)] if text else house.goodbyes.accounts()
    limits = filter(None, map(house.goodbyes.limit, accounts))
    taken = {room.place for limit in limits for room in limit.value}
    return [place for place in Place if place in taken]
