"""What the time becomes: writing, learning, email, and the person's own."""

from typing import NamedTuple

LETTERS_TAKEN = frozenset("lqujk")
"""Letters that Today uses for itself: log, quit, undo, down, up."""

COLOURS = ("1", "2", "3", "4", "5", "6", "7", "8")
"""Colours of the theme in force: a theme keeps them apart, and readable on its background."""


class Activity(NamedTuple):
    """One thing time can become. `key` never changes; an empty `name` or `letter` means the
    built-in one.
    """

    key: str
    name: str = ""
    letter: str = ""
    colour: str = ""
    goal: int | None = None
    archived: bool = False
    order: int = 0

    def named(self, language: str) -> str:
        """Its name in `language`."""
        return self.name or _NAMES.get(self.key, {}).get(language, "") or self.key

    def lettered(self, language: str) -> str:
        """The key that logs it on Today, or nothing."""
        return self.letter or _LETTERS.get(self.key, {}).get(language, "")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it may be typed by."""
        given = (self.name,) if self.name else ()
        return (*given, *_NAMES.get(self.key, {}).values())


_NAMES = {
    "writing": {"en": "writing", "fr": "écriture"},
    "learning": {"en": "learning", "fr": "apprentissage"},
    "email": {"en": "email", "fr": "courriel"},
    "shooting": {"en": "shooting", "fr": "prises de vue"},
    "reading": {"en": "reading", "fr": "lecture"},
    "vision": {"en": "vision", "fr": "vision"},
    "people": {"en": "people", "fr": "rencontres"},
}
_LETTERS = {
    "writing": {"en": "w", "fr": "e"},
    "learning": {"en": "a", "fr": "a"},
    "email": {"en": "e", "fr": "c"},
    "shooting": {"en": "s", "fr": "p"},
    "reading": {"en": "r", "fr": "i"},
    "vision": {"en": "v", "fr": "v"},
    "people": {"en": "p", "fr": "r"},
}
BUILT_IN = tuple(Activity(key, order=place) for place, key in enumerate(_NAMES))
