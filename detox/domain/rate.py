"""What an hour is worth to a person, from a day on, if they want to see that at all."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from detox.domain.days import DayRange
from detox.domain.order import one_for_each
from detox.domain.problem import N_, Refused
from detox.domain.rounding import rounded

MOST_CENTS = 100_000_000
"""A million of any currency for an hour."""
NO_RATE = N_("A rate must be above 0 and at most a million.")


def is_code(text: str) -> bool:
    """Whether it has the form of a currency code (ISO 4217)."""
    return len(text) == 3 and text.isascii() and text.isupper()


def check_currency(code: str) -> None:
    """Raises `Refused` for what is no code of a currency."""
    if not is_code(code):
        raise Refused(N_("A currency code has three letters, such as EUR."))


class Rate(NamedTuple):
    """An hourly rate in hundredths of a currency (ISO 4217), until the day another one begins."""

    uid: str
    amount_cents: int
    currency: str
    valid_from: date


class Priced(NamedTuple):
    """Days on which one rate holds."""

    days: DayRange
    rate: Rate


def holding(rates: Iterable[Rate]) -> list[Rate]:
    """The rate that holds from each day on which one begins, the oldest first."""
    begun = one_for_each(rates, lambda rate: rate.valid_from)
    return [begun[day] for day in sorted(begun)]


def priced(days: DayRange, rates: Iterable[Rate]) -> list[Priced]:
    """The days on which a rate holds, each under its own; those before the first are left out."""
    ordered, found = holding(rates), []
    for place, rate in enumerate(ordered):
        end = ordered[place + 1].valid_from if place + 1 < len(ordered) else days.after
        part = days.common(DayRange(rate.valid_from, end))
        if part.length:
            found.append(Priced(part, rate))
    return found


def cents(sixtieths: int, parts: int = 1) -> int:
    """Whole cents of what minutes at an hourly rate come to, or one of so many equal parts of it;
    half a cent counts as one.
    """
    return (sixtieths + 30 * parts) // (60 * parts)


def cents_of_each(sixtieths: Mapping[str, int]) -> dict[str, int]:
    """Whole cents of each, which add up to those of all."""
    return dict(zip(sixtieths, rounded(list(sixtieths.values()), 60), strict=True))
