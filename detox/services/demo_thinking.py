"""What somebody made up has thought over: twice the questions, three channels, two loads."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from detox.domain.channel import Channel, ChannelKind, Effort, Other
from detox.domain.days import ONE_DAY
from detox.domain.load import Campaign, Upkeep
from detox.domain.own_words import UID, OwnWords
from detox.domain.problem import N_
from detox.domain.sitting import USUAL_DAYS, Answer, Question, Sitting
from detox.i18n import gettext as _
from detox.services.ports import Entity

CURRENCY, RATE_CENTS = "EUR", 10_000
_HALF_A_YEAR = timedelta(days=170)
_THEN = (
    (Question.SCROLLING, 120, N_("mostly in the evening")),
    (Question.MECHANICAL, 5, N_("I do it while walking")),
    (Question.FOR_A_LIKE, 3, ""),
    (Question.WEIGHT, 4, N_("writing there has become a duty")),
    (Question.TAKEN_FROM, 4, N_("the book, and Sunday mornings")),
    (Question.MAKING, 60, ""),
    (Question.WORTH, RATE_CENTS, ""),
)
_NOW = (
    (Question.SCROLLING, 15, N_("to see what Nobody Inparticular shows")),
    (Question.MECHANICAL, 2, ""),
    (Question.FOR_A_LIKE, 1, ""),
    (Question.WEIGHT, 3, N_("I write letters instead")),
    (Question.TAKEN_FROM, 2, ""),
    (Question.MAKING, 10, ""),
    (Question.WORTH, RATE_CENTS, ""),
)
_CHANNELS = (
    (N_("posts"), ChannelKind.POSTS, 240 * 60, 0, 0, 900, 3),
    (N_("newsletter"), ChannelKind.NEWSLETTER, 30 * 60, 0, 12_000, 240, 6),
    (N_("letters"), ChannelKind.LETTERS, 8 * 60, 90, 17_000, 100, 5),
)
"""name, kind, own minutes, minutes of others, money, how many it reached, how many answered"""
_OTHERS_CENTS = 1_500
_WORDS = N_("For the mornings, and for the book.")


def thought_over(since: date, today: date, unique: Callable[[], str]) -> Iterator[Entity]:
    """Questions before a break that began `since`, and in autumn; what follows from them."""
    yield _sitting(unique(), since - 2 * ONE_DAY, 760, _THEN)
    if since + _HALF_A_YEAR <= today:
        yield _sitting(unique(), since + _HALF_A_YEAR, 640, _NOW)
    for place, (name, kind, own, others, money, reached, answers) in enumerate(_CHANNELS, 1):
        channel = Channel(unique(), _(name), kind, order=place)
        yield channel
        helped = (Other(others, _OTHERS_CENTS),) if others else ()
        yield Effort(
            unique(), channel.uid, since - 30 * ONE_DAY, since, own, helped, money, CURRENCY,
            reached, answers,
        )  # fmt: skip
    yield Upkeep(unique(), "", 90, USUAL_DAYS, date(since.year, 1, 1), since)
    yield Upkeep(unique(), _("newsletter"), 90, 26, since)
    spring = date(today.year + 1, 3, 1)
    end = date(today.year + 1, 4, 1)
    yield Campaign(unique(), _("the exhibition in March"), spring, end, (0, 1, 2, 3, 4), 4 * 60)
    yield OwnWords(UID, _(_WORDS), since)


def _sitting(
    uid: str, day: date, seconds: int, said: tuple[tuple[Question, int, str], ...]
) -> Sitting:
    answers = tuple(Answer(asked, value, _(words) if words else "") for asked, value, words in said)
    return Sitting(uid, day, seconds, answers, CURRENCY, USUAL_DAYS, is_ended=True)
