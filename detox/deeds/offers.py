"""Words that completion proposes where something is read, in the language of the person."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from detox.domain.tongues import answers

if TYPE_CHECKING:
    from detox.deeds.deed import On

    Words = Callable[[On], list[str]]


def _said(*names: str) -> "Words":
    def offers(on: "On") -> list[str]:
        offered = answers(on.house.language).offered
        return [word for name in names for word in offered[name]]

    return offers


PERIODS = _said("periods")
DAYS = _said("gone", "weekdays")
FIRST_DAYS = _said("near", "weekdays")
COMING_DAYS = _said("coming", "weekdays")
REVIEWS = _said("reviews")
WHENS = _said("whens")
SNOOZES = _said("snoozes")
ALL = _said("all")


def sign_ways(on: "On") -> list[str]:
    """The ways to give a sign, each by the first of its words."""
    return [words[0] for words in answers(on.house.language).signs.values()]
