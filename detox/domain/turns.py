"""Whom one could write to: three at most, the same ones all day, and nobody is measured by it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from detox.domain.person import Person
from detox.domain.sign import Sign

MOST_TURNS = 3
MOST_WISHES = 7
USUAL_WISHES = 1
"""how many of the wish-list come up in a week where nothing else is set"""


class Why(StrEnum):
    """Why somebody comes up."""

    PACE = "pace"  # the day of their pace has come
    WISH = "wish"  # on the wish-list, and no sign was given yet
    TURN = "turn"  # one after the other, week by week


class Turn(NamedTuple):
    """Somebody one could write to, why, and the newest sign between the two."""

    person: Person
    why: Why
    last: Sign | None = None


def next_on(person: Person, last: Sign | None, today: date) -> date | None:
    """The day a pace leads to: so long after the newest sign, whoever gave it, or after the day
    the person was added. None without a pace, at rest, or on the wish-list without a sign.
    """
    if person.pace is None or person.is_at_rest(today) or (person.is_wished and last is None):
        return None
    since = last.day if last is not None else person.added_on
    return today if since is None else since + person.pace


def whose_turn(
    people: Iterable[Person],
    last: Mapping[str, Sign],
    wished_this_week: int,
    today: date,
    wishes_a_week: int = USUAL_WISHES,
    most: int = MOST_TURNS,
) -> list[Turn]:
    """Those one could write to on a day: by pace, then of the wish-list, then by turn.

    `last` has the newest sign of each person by uid; `wished_this_week` counts those of the
    wish-list who were given their first sign in the ISO week of `today`.
    """
    everybody = [*people]
    awake = [each for each in everybody if not each.is_at_rest(today)]
    wishes = [each for each in awake if each.is_wished and each.uid not in last]
    others = [each for each in awake if not each.is_wished or each.uid in last]
    due = [
        (day, each.uid, each)
        for each in others
        if (day := next_on(each, last.get(each.uid), today)) is not None and day <= today
    ]
    found = [Turn(each, Why.PACE, last.get(each.uid)) for _day, _uid, each in sorted(due)]
    room = max(wishes_a_week - wished_this_week, 0)
    in_order = sorted(wishes, key=lambda each: (each.added_on or date.min, each.uid))
    found += [Turn(each, Why.WISH) for each in in_order[:room]]
    free = {each.uid for each in others if each.pace is None and not _is_signed(each, last, today)}
    by_turn = (each for each in _round(everybody, today) if each.uid in free)
    found += [Turn(each, Why.TURN, last.get(each.uid)) for each in by_turn]
    return found[:most]


def wished_in_week(
    people: Iterable[Person], signs_of: Callable[[Person], Iterable[Sign]], today: date
) -> int:
    """How many of the wish-list were given their first sign in the ISO week of a day."""
    first = (
        min((s.day for s in signs_of(each)), default=None) for each in people if each.is_wished
    )
    return sum(day is not None and _week(day) == _week(today) for day in first)


def _is_signed(person: Person, last: Mapping[str, Sign], today: date) -> bool:
    """Whether the newest sign of a person is of the ISO week of a day."""
    return person.uid in last and _week(last[person.uid].day) == _week(today)


def _round(people: list[Person], today: date) -> list[Person]:
    """Everybody by uid, beginning one further each week, so that each comes up some time; a sign
    to one moves none of the others.
    """
    ordered = sorted(people, key=lambda each: each.uid)
    start = _week(today) % max(len(ordered), 1)
    return [*ordered[start:], *ordered[:start]]


def _week(day: date) -> int:
    """The ISO week of a day, counted on from the first one there is."""
    return (day.toordinal() - 1) // 7
