"""What is typed for an answer, and what can be done with a time with the questions."""

from datetime import date, time
from itertools import product
from typing import NamedTuple

from detox.deeds import fields as f
from detox.deeds import measures as m
from detox.deeds.deed import Deed, On, Way
from detox.deeds.nouns.sitting import SITTING
from detox.domain.problem import N_, OnDay, Problem, Refused, Unreadable
from detox.domain.reminder import Reminder
from detox.domain.sitting import Answer, Question, Unit, unit_of
from detox.domain.text import shown
from detox.domain.typed.answers import is_nothing
from detox.domain.typed.days import read_day
from detox.domain.typed.efforts import read_day_minutes
from detox.domain.typed.words import fold
from detox.wording.questions import again_text, levels, name, title

AGAIN, AGAIN_AT = "questions-again", time(10)
_MOST_WORDS_OF_A_MEASURE = 4
_NO_LEVEL = N_("“%(typed)s” is not an answer; begin with a number from 1 to 5, or - for none.")
_NO_QUESTION = N_("“%(typed)s” is not a question; they are %(known)s.")
_NO_SUCH_DAY = N_("%(day)s has passed; choose a day to come.")


class Typed(NamedTuple):
    """An answer as it was typed; the code of the currency goes with an amount."""

    answer: Answer
    currency: str = ""


def read_question(text: str) -> Question | Unreadable:
    """A question by its key or its title, the beginning of either, or its number."""
    typed = fold(text).strip()
    known: list[Question] = list(Question)
    if len(typed) == 1 and typed in "1234567":
        return known[int(typed) - 1]
    called = {each: (str(each), fold(name(each)), fold(title(each))) for each in known}
    found = [e for e in known if typed and any(said.startswith(typed) for said in called[e])]
    if len(found) == 1:
        return found[0]
    names = ", ".join(map(name, known))
    return Unreadable(Problem(_NO_QUESTION, {"typed": shown(text), "known": names}))


def read_answer(question: Question, text: str, on: On) -> Typed | Unreadable:
    """A measure and words behind it: `2h in the evening`, `4 on the train`, `100 EUR`; `-` is no
    measure, and nothing typed passes the question over.
    """
    words = text.split()
    if not words:
        return Typed(Answer(question))
    if words[0] == "-":
        return Typed(Answer(question, None, _behind(text, words[:1])))
    wrong: Unreadable | None = None
    counts = range(min(len(words), _MOST_WORDS_OF_A_MEASURE), 0, -1)
    for is_exact, count in product((True, False), counts):  # `2h almost every evening`
        read = _measure(question, " ".join(words[:count]), on, is_exact=is_exact)
        if isinstance(read, Unreadable):
            wrong = read
            continue
        value, currency = read
        return Typed(Answer(question, value, _behind(text, words[:count])), currency)
    assert wrong is not None
    return wrong


def _measure(
    question: Question, text: str, on: On, *, is_exact: bool
) -> tuple[int | None, str] | Unreadable:
    unit = unit_of(question)
    if unit is Unit.MINUTES:
        minutes = read_day_minutes(text, is_exact=is_exact)
        return minutes if isinstance(minutes, Unreadable) else (minutes, "")
    if unit is Unit.MONEY:
        return (None, "") if is_nothing(text) else m.amount(text, on)
    if len(text) == 1 and text in "12345":
        return int(text), ""
    named = [each.casefold() for each in levels(question)]
    if text.casefold() in named:
        return named.index(text.casefold()) + 1, ""
    return Unreadable(Problem(_NO_LEVEL, {"typed": shown(text)}))


def _behind(text: str, taken: list[str]) -> str:
    """The words behind those that were taken, with their lines as they were."""
    rest = text.lstrip()
    for word in taken:
        rest = rest[len(word) :].lstrip(" \t")
    return rest.strip()


def ask_again(on: On, day: date | None = None) -> Reminder:
    """Have a reminder come once, half a year from today where no day is given. Raises `Refused`."""
    sittings = on.house.thinking.sittings.all()
    if not sittings:
        raise Refused(N_("Nothing is answered yet."))
    if day is not None and day <= on.today:
        raise Refused(_NO_SUCH_DAY, day=OnDay(day))
    when = day or _half_a_year(on)
    return on.house.reminders.once(AGAIN, again_text(sittings[-1]), when, AGAIN_AT)


def _half_a_year(on: On) -> date:
    read = read_day("in 6 months", on.today, "en", direction="future")
    assert not isinstance(read, Unreadable)
    return read


def again(on: On) -> Reminder | None:
    """The reminder that asks again, where there is one."""
    return next((each for each in on.house.reminders.all() if each.uid == AGAIN), None)


REMOVE = Deed(
    "sitting.remove", "remove", N_("remove answers"), SITTING,
    lambda on: on.house.thinking.sittings.remove(on.subject.uid), (), N_("Removed: %(sitting)s."),
    (N_("questions remove UID"),), ways=(Way("x", N_("remove these answers")),),
    aside=f.brought_back, takes_back=True,
)  # fmt: skip
DEEDS = (REMOVE,)
