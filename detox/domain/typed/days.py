"""Days as people type them: `hier`, `-2`, `monday`, `20/11`, `20 nov 2026`, `il y a 3 jours`.

French numbers are day first. English ones are read only where a single reading exists, and refused
with both readings otherwise. A day without its year is the nearest one in the direction asked.
"""

from collections.abc import Iterator
from datetime import date

from detox.domain.problem import N_, Unreadable
from detox.domain.tongues import any_answer
from detox.domain.typed.dates import Day
from detox.domain.typed.lexemes import lexemes_of
from detox.domain.typed.matching import Found, Matcher
from detox.domain.typed.meanings import dated_matcher
from detox.domain.typed.reader import Direction
from detox.domain.typed.words import LONGEST_TYPED, unreadable

NOT_A_DAY = N_("“%(typed)s” is not a day; write today, -2, monday, 20 nov or 2026-11-20.")
NO_DAY_AHEAD = N_("“%(typed)s” is not a day; write 31 december, in 3 weeks or 2027-01-15.")


def read_day(
    text: str,
    today: date,
    language: str,
    *,
    direction: Direction = "past",
    of_month: bool = True,
) -> date | Unreadable:
    """A local day between 2000 and 2199.

    `direction` says which weekday or yearless day is meant: the last one, `today` included, or the
    next one (a weekday is then always after `today`). `of_month` takes a day of the month alone,
    such as `le 20` or its end, for the nearest one; reminders take it for one of each month.
    """
    no_day = NO_DAY_AHEAD if direction == "future" else NOT_A_DAY
    if len(text) > LONGEST_TYPED:
        return unreadable(no_day, text)
    lexemes = lexemes_of(text)
    typed = dated_matcher(lexemes, " ".join(text.split()), today, language, direction)
    ends = (len(lexemes), len(lexemes) - (lexemes[-1:] != [] and lexemes[-1].text == "."))
    for found in days_at(typed, 0, of_month=of_month):
        if found.end in ends:
            return as_typed(found, text)
    return unreadable(no_day, text)


def read_only_day(
    text: str, today: date, language: str, *, direction: Direction = "past"
) -> date | Unreadable:
    """The same where nothing but a day is wanted: `20` and `1st` are days of the month there."""
    day = read_day(text, today, language, direction=direction)
    for article in any_answer("articles") if text.strip()[:1].isdigit() else ():
        if isinstance(day, Unreadable):
            named = read_day(f"{article} {text}", today, language, direction=direction)
            day = named if isinstance(named, date) else day
    return day


def is_no_day(read: Unreadable) -> bool:
    """Whether what was typed is no day at all, not one that cannot be."""
    return read.problem.message in (NOT_A_DAY, NO_DAY_AHEAD)


def says_a_day(text: str, today: date, language: str) -> bool:
    """Whether words that may be a line of one's own say nothing but a day, as `yesterday` does."""
    has_letters = any(letter.isalpha() for letter in text)
    return has_letters and not isinstance(read_day(text, today, language), Unreadable)


def days_at(typed: Matcher, place: int, *, of_month: bool = True) -> Iterator[Found]:
    """The days that begin there, maybe behind `on` or an article; of each end the likeliest first.

    `of_month` is that of `read_day`.
    """
    last = len(typed.lexemes)
    begin = typed.phrase("on", place, "en") or place if place < last else last
    article = typed.phrase("the", begin) if begin < last else last
    several = article < last and typed.phrase("the", article)
    for start in (begin, article) if 0 < article < last and not several else (begin,):
        known: set[int] = set()
        for found in typed.matches("day", start):
            is_first = found.end not in known
            known.add(found.end)
            if is_first and (of_month or not _is_of_month(found)):
                yield found


def as_typed(found: Found, text: str) -> date | Unreadable:
    """The day that was found; where there is none, the refusal of `text`."""
    day: Day = found.value
    if isinstance(day.day, Unreadable):
        return Unreadable(day.day.problem._replace(params=_quoting(day.day, text)))
    return day.day


def _is_of_month(found: Found) -> bool:
    """Whether it is a number of the month or its end, and no more."""
    said = {slot.name for slot in found.slots}
    return ("a" in said and not said & {"b", "months"}) or ("units" in said and "n" not in said)


def _quoting(refusal: Unreadable, text: str) -> dict[str, object]:
    return {**refusal.problem.params, **{"typed": unreadable("", text).problem.params["typed"]}}
