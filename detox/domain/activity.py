"""What the time becomes: writing, learning, email, and the person's own."""

from datetime import date
from typing import NamedTuple

from detox.domain.days import ONE_DAY

LONGEST_GOAL_MINUTES = 7 * 24 * 60
LETTERS_TAKEN = frozenset("lqujkTLPAIRSUGCVNM")
"""Letters that Today uses for itself: log, quit, undo, lists; screens, and what can be done."""

COLOURS = ("1", "2", "3", "4", "5", "6", "7", "8")
"""Colours of the theme in force: a theme keeps them apart, and readable on its background."""


class PastGoal(NamedTuple):
    """A weekly goal in minutes, maybe none, that held until, and without, a day."""

    minutes: int | None
    until: date


class Activity(NamedTuple):
    """One thing time can become. `key` never changes; an empty `name` or `letter` means the
    built-in one. `goal` is the one in force, in minutes a week; `past_goals` are those before it,
    the oldest first. Where there are none, it has always been.
    """

    key: str
    name: str = ""
    letter: str = ""
    colour: str = ""
    goal: int | None = None
    archived: bool = False
    order: int = 0
    past_goals: tuple[PastGoal, ...] = ()

    def with_goal(self, minutes: int | None, since: date) -> "Activity":
        """Have another goal from a day on; the days before keep what they had."""
        past = tuple(one for one in self.past_goals if one.until < since)
        held = self.goal_on(since - ONE_DAY)
        if held != minutes:
            past = (*past, PastGoal(held, since))
        return self._replace(goal=minutes, past_goals=past)

    def goal_on(self, day: date) -> int | None:
        """The goal that holds on a day."""
        return next((one.minutes for one in self.past_goals if day < one.until), self.goal)

    @property
    def uid(self) -> str:
        """What its record is found by."""
        return self.key

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
