"""What the time becomes: writing, learning, email, and the person's own."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from detox.domain.days import ONE_DAY
from detox.domain.tongues import CODES, FALLBACK, answers

LONGEST_GOAL_MINUTES = 7 * 24 * 60
LETTERS_TAKEN = frozenset("lqujkTLPEAIDRSOHUGCVNM")
"""Letters that Today uses for itself as long as nobody chose other keys: log, quit, undo, lists;
screens, and what can be done.
"""

COLOURS = ("1", "2", "3", "4", "5", "6", "7", "8")
"""Colours of the theme in force: a theme keeps them apart, and readable on its background."""


class PastGoal(NamedTuple):
    """A weekly goal in minutes, maybe none, that held until, and without, a day."""

    minutes: int | None
    until: date


class Activity(NamedTuple):
    """One thing time can become. `key` never changes; an empty `name` or `letter` means the
    built-in one. `goal` is the one in force, in minutes a week; `past_goals` are those before it,
    the oldest first. Where there are none, it has always been. From `archived_on` on there is
    none; where an archived one doesn't say that day, there never was.
    """

    key: str
    name: str = ""
    letter: str = ""
    colour: str = ""
    goal: int | None = None
    archived: bool = False
    order: int = 0
    past_goals: tuple[PastGoal, ...] = ()
    archived_on: date | None = None

    def put_away(self, on: date) -> "Activity":
        """Archived since a day; it keeps the goal it has for when it comes back."""
        return self if self.archived else self._replace(archived=True, archived_on=on)

    def brought_back(self, on: date) -> "Activity":
        """In use again since a day; the days between have no goal."""
        back, away = self._replace(archived=False, archived_on=None), self.archived_on
        if away is None or away >= on:
            return back
        return back.with_goal(None, away).with_goal(self.goal, on)

    def with_goal(self, minutes: int | None, since: date) -> "Activity":
        """Have another goal from a day on; the days before keep what they had."""
        past = tuple(one for one in self.past_goals if one.until < since)
        held = self._held(since - ONE_DAY)
        if held != minutes:
            past = (*past, PastGoal(held, since))
        return self._replace(goal=minutes, past_goals=past)

    def goal_on(self, day: date) -> int | None:
        """The goal that holds on a day."""
        if self.archived and (self.archived_on is None or day >= self.archived_on):
            return None
        return self._held(day)

    def _held(self, day: date) -> int | None:
        """The same as if it were never archived."""
        return next((one.minutes for one in self.past_goals if day < one.until), self.goal)

    @property
    def uid(self) -> str:
        """What its record is found by."""
        return self.key

    def named(self, language: str) -> str:
        """Its name in `language`."""
        return self.name or _built_in(self.key, language)[0] or self.key

    def lettered(self, language: str) -> str:
        """The key that logs it on Today, or nothing."""
        return self.letter or _built_in(self.key, language)[1]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it may be typed by."""
        given = (self.name,) if self.name else ()
        known = [answers(code).activities.get(self.key, ("", "")) for code in CODES]
        return (
            *given,
            *(name for now, _letter, *before in known for name in (now, *before) if name),
        )


def _built_in(key: str, language: str) -> tuple[str, ...]:
    """Name and letter in a language, in English where it has none; then former names."""
    english = answers(FALLBACK).activities.get(key, ("", ""))
    return answers(language).activities.get(key, english)


def coloured(known: Iterable[Activity]) -> dict[str, Activity]:
    """These by key, each with the colour it is shown in: the one given to it, else that of its
    place, else the first that no other has; only where all are taken, one that is shared.
    """
    ordered = sorted(known, key=lambda each: (each.order, each.key))
    colours = {each.key: each.colour for each in ordered if each.colour in COLOURS}
    for each in ordered:
        own = COLOURS[each.order] if 0 <= each.order < len(COLOURS) else ""
        if each.key not in colours and own and own not in colours.values():
            colours[each.key] = own
    for each in ordered:
        if each.key not in colours:
            colours[each.key] = min(COLOURS, key=list(colours.values()).count)
    return {each.key: each._replace(colour=colours[each.key]) for each in ordered}


_KEYS = tuple(answers(FALLBACK).activities)
BUILT_IN = tuple(Activity(key, order=place) for place, key in enumerate(_KEYS))
