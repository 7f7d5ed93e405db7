"""The period that a verb is about: its words on the line, and how they are read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detox.bootstrap import Detox
from detox.cli.offers import PERIODS
from detox.cli.parser import Parser
from detox.domain.days import DayRange, week_of
from detox.domain.problem import got

if TYPE_CHECKING:
    from detox.domain.typed.reader import Direction


def period_argument(parser: Parser, about: str) -> None:
    """Ask for it, maybe in no words; `read_period` reads them."""
    parser.add_argument("period", nargs="*", default=[], help=about, offers=PERIODS)


def read_period(app: Detox, words: Sequence[str], direction: "Direction" = "past") -> DayRange:
    """The period that was typed, this week where nothing was."""
    today, first = app.log.today(), app.rules.first_weekday
    if not words:
        return week_of(today, first)
    from detox.domain.typed.ranges import read_range

    return got(read_range(" ".join(words), today, first, app.language, direction))
