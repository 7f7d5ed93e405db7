"""Amounts of money for an hour as people type them: `100 EUR`, `€100`, `85,50 €/h`, `120 chf`.

A number alone is of the currency usual here. Thousands may stand apart by spaces, and by commas or
points where those cannot be anything else: `1,000.50` is a thousand, `1,000` could be one.
"""

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from detox.domain.currencies import CODES, NAMES, WITHOUT_CENTS, near
from detox.domain.problem import N_, Hundredths, Unreadable
from detox.domain.tongues import CODES as LANGUAGES
from detox.domain.tongues import answers
from detox.domain.typed.words import LONGEST_TYPED, TWO_WAYS, fold_typed, unreadable

if TYPE_CHECKING:
    from detox.domain.tongues.answering import Answers

NOT_AN_AMOUNT = N_("“%(typed)s” is not an amount; write %(example)s or 85.50.")
NEITHER = N_("“%(typed)s” is not an amount; write %(example)s, half or 10%%.")
NO_CURRENCY = N_("“%(typed)s” names no currency; write a code, as in %(example)s.")

_HOURLY = r"(?: ?/ ?(?:h|hr|hour|heure)| (?:an|per) hour| (?:de l'|par )heure)?"
_WHOLE = (
    r"[0-9]{1,3}(?:[ '][0-9]{3})+"
    r"|[0-9]{1,3}(?:,[0-9]{3}){2,}(?!,)|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?!\.)"
    r"|[0-9]{1,3},[0-9]{3}(?=\.[0-9])|[0-9]{1,3}\.[0-9]{3}(?=,[0-9])"
    r"|[0-9]{1,9}"
)
_DOLLAR, _DOLLARS = ("$", "dollar", "dollars"), ("AUD", "CAD", "NZD")
"""What means the dollar of where it is typed."""
_NAMES = r"[€$£¥]|[a-z]{3,7}"
_AMOUNT = re.compile(rf"({_NAMES})? ?({_WHOLE})(?:[.,]([0-9]{{1,2}}))?(?: ?({_NAMES}))?{_HOURLY}")

_PERCENT = re.compile("([0-9]{1,3})(?:[.,]([0-9]))? ?(%|[a-z ]+)")
_FRACTION = re.compile("([0-9]{1,2}) ?[/⁄] ?([1-9][0-9]?)")
_EITHER = re.compile(rf"(?:{_NAMES})? ?([0-9]{{1,3}})[.,]([0-9]{{3}})(?: ?(?:{_NAMES}))?{_HOURLY}")
"""thousands, or a number with three places"""


def read_amount(
    text: str, usual: str, refusal: str = NOT_AN_AMOUNT
) -> tuple[int, str] | Unreadable:
    """Hundredths of a currency, and its code (ISO 4217); `usual` where none is typed. One without
    cents is rounded half up.
    """
    found = _AMOUNT.fullmatch(fold_typed(text)) if len(text) <= LONGEST_TYPED else None
    if found is None or (found[1] and found[4]):
        return _unread(text, usual, refusal)
    named = found[1] or found[4] or usual
    currency = NAMES.get(named, named.upper())
    if named in _DOLLAR and usual in _DOLLARS:
        currency = usual
    if len(currency) != 3:
        return _no_amount(text, usual, refusal)
    if currency not in CODES and currency != usual:
        return unreadable(NO_CURRENCY, text, example=f"100 {near(currency) or usual}")
    cents = int(re.sub("[^0-9]", "", found[2])) * 100 + int((found[3] or "0").ljust(2, "0"))
    return (cents + 50) // 100 * 100 if currency in WITHOUT_CENTS else cents, currency


def read_share(text: str) -> tuple[int, int] | None:
    """The part of a whole that is meant, as a fraction: `half`, `un quart`, `10%`, `1/3`; nothing
    for what is no share.
    """
    typed = fold_typed(normalize("NFKC", text)).replace("-", " ")
    if fraction := _FRACTION.fullmatch(typed):
        return int(fraction[1]), int(fraction[2])
    return next((share for code in LANGUAGES if (share := _named(typed, answers(code)))), None)


def _named(typed: str, known: "Answers") -> tuple[int, int] | None:
    for word in known.around_shares:
        typed = typed.removeprefix(f"{word} ").removesuffix(f" {word}")
    percent = _PERCENT.fullmatch(typed)
    if percent is not None and percent[3] in ("%", *known.percents):
        return int(percent[1] + (percent[2] or "0")), 1000
    return next((share for share, words in known.shares.items() if typed in words), None)


def _no_amount(text: str, usual: str, refusal: str) -> Unreadable:
    return unreadable(refusal, text, example=f"100 {usual}")


def _unread(text: str, usual: str, refusal: str) -> Unreadable:
    either = _EITHER.fullmatch(fold_typed(text))
    if either is None or either[1].startswith("0"):
        return _no_amount(text, usual, refusal)
    thousandths = int(either[1] + either[2])
    fraction = Hundredths((thousandths + 5) // 10)
    return unreadable(TWO_WAYS, text, one=str(thousandths), other=fraction)
