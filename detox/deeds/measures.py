"""What is asked of efforts and loads: time, amounts, people, weekdays, first and last days.

Nothing typed is nothing said. A last day is in; what is kept is the day behind it.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from detox.deeds import fields as f
from detox.deeds.deed import Field, On, Option
from detox.deeds.offers import DAYS
from detox.domain.channel import Effort, Other
from detox.domain.cost import Cost
from detox.domain.days import ONE_DAY
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.sitting import MOST_DAYS
from detox.domain.typed.answers import Nothing, is_nothing
from detox.domain.typed.days import read_only_day
from detox.domain.typed.durations import in_short
from detox.domain.typed.efforts import (
    TypedOther,
    read_day_minutes,
    read_effort_minutes,
    read_others,
    read_people,
    read_weekdays,
)
from detox.domain.typed.ends import read_last_day
from detox.domain.typed.lexemes import lexemes_of
from detox.domain.typed.money import NEITHER, read_amount, read_share
from detox.domain.typed.vocabulary import UNITS
from detox.domain.typed.words import LONGEST_TYPED
from detox.i18n import gettext as _
from detox.services.costing import Amount
from detox.wording.cost import whole_amount
from detox.wording.figures import day_count, decimal_sign, duration
from detox.wording.loads import weekday_words

T = TypeVar("T")
_NO_TIME_A_DAY = N_("Say how long a day: 8h, 1h30.")
_NO_WHOLE = N_(
    "A share can be worked out where the time and what an hour is worth are known; write an "
    "amount, as in %(example)s."
)
_NOT_DAYS = N_("“%(typed)s” is not a number of days; write 1 to 366.")
BESIDE = "currency"
"""where the currency that stands beside an amount is among the values"""


def amount(text: str, on: On) -> Amount | Unreadable:
    """Hundredths of a currency, and its code."""
    return read_amount(text, usual(on))


def returned(text: str, cost: Cost | None, currency: str) -> Amount | Unreadable:
    """What comes back of a cost: an amount, or a share of it, as in `half`. `currency` is meant
    where none is named.
    """
    share = read_share(text)
    if share is None:
        return read_amount(text, currency, NEITHER)
    cents = None if cost is None else cost.share(*share)
    if cost is None or cents is None:
        return Unreadable(Problem(_NO_WHOLE, {"example": f"30000 {currency}"}))
    return cents, cost.currency


def amount_if_any(text: str, on: On) -> Amount | Unreadable | None:
    """An amount; nothing typed, or a word for nothing, is none."""
    return None if is_nothing(text) else amount(text, on)


def usual(on: On) -> str:
    """The currency of an amount that names none: one that stands beside it, that of the rate, or
    that of the region.
    """
    beside: str = on.values.get(BESIDE, "")
    rate = on.house.thinking.costing.rate()
    return beside or (rate[1] if rate else on.house.currency)


def effort_minutes(text: str, on: On) -> int | Unreadable:
    """Minutes of a whole effort."""
    return read_effort_minutes(text, on.house.language)


def day_minutes(text: str, _on: On) -> int | Unreadable:
    """Minutes of a usual day; there have to be some."""
    return read_day_minutes(text) or Unreadable(Problem(_NO_TIME_A_DAY))


def others(text: str, on: On) -> tuple[TypedOther, ...] | Unreadable:
    """The time of others."""
    return read_others(text, usual(on), on.house.language)


def people(text: str, _on: On) -> int | Unreadable:
    """How many people."""
    return read_people(text)


def day_near(text: str, on: On) -> date | Unreadable:
    """A day, gone or to come; one without its year is of this one or the last."""
    return read_only_day(text, on.today, on.house.language)


def day_ahead(text: str, on: On) -> date | Unreadable:
    """A day, the next of that name where it has no year; but the one before, where today lies
    between that and the last day typed beside it, and the next would come after it.
    """
    today, language = on.today, on.house.language
    begun = read_only_day(text, today, language, direction="past")
    coming = read_only_day(text, today, language, direction="future")
    if isinstance(begun, Unreadable) or isinstance(coming, Unreadable):
        return coming
    last = read_last_day(on.typed.get("last", ""), begun, today, language, "future")
    return begun if isinstance(last, date) and begun < today <= last < coming else coming


def last_near(text: str, on: On) -> date | Unreadable:
    """The last day of something whose first one was given, is known, or is today."""
    return read_last_day(text, _begins(on), on.today, on.house.language, "past")


def last_ahead(text: str, on: On) -> date | Unreadable:
    """The same of something to come."""
    return read_last_day(text, _begins(on), on.today, on.house.language, "future")


def _begins(on: On) -> date:
    known = on.subject.first if isinstance(on.subject, Effort) else on.today
    return on.values.get("first") or known


def weekdays(text: str, on: On) -> tuple[int, ...] | Unreadable:
    """Weekdays, Monday = 0."""
    return read_weekdays(text, on.today, on.house.language)


def days_a_year(text: str, _on: On) -> int | Unreadable:
    """How many days of a year: `220`, `220 days`."""
    typed = text.strip()
    number, *unit = [each.text for each in lexemes_of(typed[:LONGEST_TYPED])] or [""]
    is_short = number.isdecimal() and len(number) <= len(str(MOST_DAYS))
    is_days = not unit or (len(unit) == 1 and UNITS.get(unit[0]) == "day")
    count = int(number) if is_short and is_days else 0
    if 1 <= count <= MOST_DAYS:
        return count
    return Unreadable(Problem(_NOT_DAYS, {"typed": typed[:40]}))


def behind(day: date | None) -> date | None:
    """The day behind a last one."""
    return day and day + ONE_DAY


def say_amount(found: Amount | Nothing | None, _on: On) -> str:
    """An amount as it was understood."""
    return whole_amount(*found) if isinstance(found, tuple) else ""


def typed_amount(cents: int | None, currency: str) -> str:
    """An amount as it could be typed: `100 EUR`, `85.50 EUR`; nothing for none."""
    if cents is None:
        return ""
    whole, rest = divmod(cents, 100)
    said = f"{whole}{decimal_sign()}{rest:02}" if rest else str(whole)
    return f"{said} {currency}".strip()


def typed_others(others: Iterable[Other], currency: str) -> str:
    """The time of others as it could be typed: `12h@60 EUR (Lina) + 3h`."""
    said = []
    for minutes, rate, who in others:
        price = "" if rate is None else f"@{typed_amount(rate, currency)}"
        said.append(in_short(minutes) + price + (f" ({who})" if who else ""))
    return " + ".join(said)


def say_others(found: tuple[TypedOther, ...] | None, _on: On) -> str:
    """The time of others as it was understood."""
    said = []
    for minutes, rate, who in found or ():
        price = _("%(amount)s an hour") % {"amount": whole_amount(*rate)} if rate else ""
        said.append(" ".join(filter(None, (duration(minutes), price, who))))
    return " + ".join(said)


def say_people(count: int | Nothing | None, _on: On) -> str:
    """A number as it was understood."""
    return str(count) if isinstance(count, int) else ""


def say_weekdays(found: tuple[int, ...] | None, _on: On) -> str:
    """Weekdays as they were understood."""
    return weekday_words(found) if found else ""


def say_days(count: int | None, _on: On) -> str:
    """Days of a year as they were understood."""
    return day_count(count) if count else ""


def span_ahead(about_to: str) -> tuple[Field, Field]:
    """A first and a last day of something to come."""
    first = Option("--from", N_("the first day (today)"), N_("DAY"))
    last = Option("--to", about_to, N_("DAY"))
    return (
        Field("first", N_("First day"), f.maybe(day_ahead), f.say_day, (first,), offers=DAYS),
        Field("last", N_("Last day"), f.maybe(last_ahead), f.say_day, (last,), offers=DAYS),
    )
