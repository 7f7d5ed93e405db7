"""The records of thinking it over, as their document has them."""

from detox.domain.channel import (
    MOST_EFFORT_MINUTES,
    MOST_OTHERS,
    MOST_PEOPLE,
    WHO_LIMIT,
    Channel,
    ChannelKind,
    Effort,
    Other,
)
from detox.domain.cost import MOST_AMOUNT
from detox.domain.load import MOST_A_DAY, Campaign, Upkeep
from detox.domain.own_words import LONGEST_WORDS as LONGEST_OWN
from detox.domain.own_words import OwnWords
from detox.domain.rate import MOST_CENTS, is_code
from detox.domain.session import LONGEST_MINUTES
from detox.domain.sitting import (
    HIGHEST,
    LONGEST_SECONDS,
    LONGEST_WORDS,
    LOWEST,
    MOST_DAYS,
    Answer,
    Question,
    Sitting,
    Unit,
    unit_of,
)
from detox.domain.text import NAME_LIMIT, WORDS_LIMIT
from detox.storage.document import Raw
from detox.storage.fields import (
    Field,
    Flaw,
    Shape,
    day,
    flag,
    listed,
    maybe_day,
    maybe_instant,
    note,
    string_field,
    text,
    whole,
    word,
)

_LIMITS = {
    Unit.MINUTES: (0, LONGEST_MINUTES),
    Unit.LEVEL: (LOWEST, HIGHEST),
    Unit.MONEY: (1, MOST_CENTS),
}


def currency(name: str = "currency") -> Field:
    """The code of a currency (ISO 4217), or nothing."""

    def read(raw: Raw, field: str) -> str:
        found = string_field(raw, field)
        if found and not is_code(found):
            raise Flaw(field)
        return found

    return Field(name, read, spare=True)


def _count(name: str, most: float, least: int = 0) -> Field:
    """A number that may be unknown; none is not the same as 0."""
    return whole(name, least, most, None)


def _odd_answer(answer: Answer) -> str:
    if answer.value is None:
        return ""
    least, most = _LIMITS[unit_of(answer.question)]
    return "" if least <= answer.value <= most else "value"


def _odd_sitting(sitting: Sitting) -> str:
    questions = [answer.question for answer in sitting.answers]
    if questions != [each for each in Question if each in questions]:
        return "answers"
    has_rate = sitting.value(Question.WORTH) is not None
    is_money = has_rate or sitting.returns_cents is not None
    return "currency" if is_money and not sitting.currency else ""


def _odd_effort(effort: Effort) -> str:
    if effort.after <= effort.first:
        return "after"
    if len(effort.others) > MOST_OTHERS:
        return "others"
    return "currency" if effort.has_amounts and not effort.currency else ""


def _days_of_the_week() -> Field:
    def read(raw: Raw, field: str) -> tuple[int, ...]:
        found = raw.get(field)
        if not isinstance(found, list) or not all(type(each) is int for each in found):
            raise Flaw(field)
        if not found or found != sorted(set(found)) or found[0] < 0 or found[-1] > 6:
            raise Flaw(field)
        return tuple(found)

    return Field("weekdays", read, list)


_ANSWER = Shape(
    Answer,
    word("question", Question),
    whole("value", default=None),
    note("words", LONGEST_WORDS, spare=True),
    wrong=_odd_answer,
)
SITTING = Shape(
    Sitting,
    day("day"),
    whole("seconds", 0, LONGEST_SECONDS, 0),
    listed("answers", _ANSWER),
    currency(),
    _count("days", MOST_DAYS, 1),
    _count("returns_cents", MOST_AMOUNT),
    flag("ended", attr="is_ended"),
    maybe_instant("begun", spare=True),
    wrong=_odd_sitting,
)
CHANNEL = Shape(
    Channel,
    text("name", needed=True, limit=NAME_LIMIT),
    word("kind", ChannelKind),
    flag("archived"),
    whole("order", default=0),
)
_OTHER = Shape(
    Other,
    whole("minutes", 1, MOST_EFFORT_MINUTES),
    _count("rate_cents", MOST_CENTS, 1),
    text("who", limit=WHO_LIMIT, spare=True),
)
EFFORT = Shape(
    Effort,
    text("channel", needed=True),
    day("first"),
    day("after"),
    whole("own_minutes", 0, MOST_EFFORT_MINUTES, 0),
    listed("others", _OTHER),
    whole("money_cents", 0, MOST_AMOUNT, 0),
    currency(),
    _count("reached", MOST_PEOPLE),
    _count("answers", MOST_PEOPLE),
    _count("brought_cents", MOST_AMOUNT),
    text("line", limit=WORDS_LIMIT, spare=True),
    wrong=_odd_effort,
)
UPKEEP = Shape(
    Upkeep,
    text("name", limit=NAME_LIMIT),
    whole("minutes_a_day", 1, MOST_A_DAY),
    whole("days_a_year", 1, MOST_DAYS),
    day("first"),
    maybe_day("after"),
    wrong=lambda it: "after" if it.after is not None and it.after <= it.first else "",
)
CAMPAIGN = Shape(
    Campaign,
    text("name", needed=True, limit=NAME_LIMIT),
    day("first"),
    day("after"),
    _days_of_the_week(),
    whole("minutes_a_day", 1, MOST_A_DAY),
    wrong=lambda campaign: "after" if campaign.after <= campaign.first else "",
)
OWN_WORDS = Shape(OwnWords, note("text", LONGEST_OWN), day("written_on"))
