"""Who is meant by a name or a uid, as somebody types it."""

from collections.abc import Callable, Iterator, Sequence

from detox.domain.person import Person, cards_by_uid
from detox.domain.typed.words import fold

_LEAST_OF_A_UID = 4


def found_by(said: str, people: Sequence[Person], *, whole: bool = False) -> list[Person]:
    """Whoever goes by just that name or uid, else those whose name, a word of it, or uid begins
    so. Capitals and accents make no difference, unless they tell two apart. `whole` words have to
    be given of a name, and some letters of a uid, where a slip of the hand would do harm.
    """
    word = said.strip()
    if not word:
        return []
    folded, meant = fold(word), cards_by_uid(people).get(word)
    tiers: tuple[Callable[[Person], bool], ...] = (
        lambda each: each is meant or word == each.name,
        lambda each: folded == fold(each.name),
        lambda each: _begins(each, folded, whole=whole),
    )
    for fits in tiers:
        if found := [each for each in people if fits(each)]:
            return found
    return []


def _begins(person: Person, word: str, *, whole: bool) -> bool:
    if whole:
        is_uid = len(word) >= _LEAST_OF_A_UID and person.uid.startswith(word)
        return is_uid or any(f"{name} ".startswith(f"{word} ") for name in _names(person))
    return any(name.startswith(word) for name in (person.uid, *_names(person)))


def _names(person: Person) -> Iterator[str]:
    """The name, and what is left of it without its first words."""
    words = fold(person.name).split()
    for place in range(len(words)):
        yield " ".join(words[place:])
