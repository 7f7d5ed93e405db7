"""The signs that count: of those who stand, each with the card that it belongs to by now."""

from collections.abc import Iterable, Iterator

from detox.domain.person import Person, cards_by_uid
from detox.domain.sign import Sign
from detox.services.ports import Records


def known_signs(records: Records) -> list[Sign]:
    """The signs of everybody, in no order."""
    read = records.of
    people, signs = records.snapshot(lambda: (read(Person), read(Sign)))
    return [*led_home(people.values(), signs.values())]


def led_home(people: Iterable[Person], signs: Iterable[Sign], uid: str = "") -> Iterator[Sign]:
    """The signs of those who stand, or of one; those of a card that was joined to another follow
    it, and those of somebody forgotten are none.
    """
    cards = cards_by_uid(people)
    for sign in signs:
        card = cards.get(sign.person)
        if card is not None and uid in ("", card.uid):
            yield sign if card.uid == sign.person else sign._replace(person=card.uid)
