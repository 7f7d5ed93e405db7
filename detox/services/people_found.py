"""Who is meant by a name or a uid, as somebody types it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from unicodedata import combining, normalize

from detox.domain.person import Person


def found_by(said: str, people: Sequence[Person]) -> list[Person]:
    """Whoever goes by just that name or uid, else those whose name, a word of it, or uid begins
    so. Capitals and accents make no difference, unless they tell two apart.
    """
    word = said.strip()
    if not word:
        return []
    tiers: tuple[Callable[[Person], bool], ...] = (
        lambda each: word in (each.uid, each.name, *each.joined),
        lambda each: _plain(word) == _plain(each.name),
        lambda each: any(begin.startswith(_plain(word)) for begin in _beginnings(each)),
    )
    for fits in tiers:
        if found := [each for each in people if fits(each)]:
            return found
    return []


def _beginnings(person: Person) -> Iterator[str]:
    yield person.uid
    words = _plain(person.name).split()
    for place in range(len(words)):
        yield " ".join(words[place:])


def _plain(text: str) -> str:
    if text.isascii():
        return text.casefold()
    return "".join(_bare(normalize("NFD", text.casefold())))


def _bare(letters: Iterable[str]) -> Iterator[str]:
    return (letter for letter in letters if not combining(letter))
