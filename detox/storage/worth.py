"""Rates and check-ins, to records and back."""

from datetime import date

from detox.domain.checkin import HIGHEST, LINE_LIMIT, LOWEST, CheckIn
from detox.domain.days import EARLIEST, LATEST
from detox.domain.rate import MOST_CENTS, Rate
from detox.domain.text import clean
from detox.storage.document import Raw
from detox.storage.fields import Flaw, day_field, string_field


def rate_raw(rate: Rate) -> Raw:
    """A rate as its file keeps it."""
    return {
        "amount_cents": rate.amount_cents,
        "currency": rate.currency,
        "valid_from": rate.valid_from.isoformat(),
    }


def rate_from(uid: str, raw: Raw) -> Rate:
    """A rate from its file. Raises `Flaw`."""
    amount, currency = raw.get("amount_cents"), string_field(raw, "currency")
    if type(amount) is not int or not 0 < amount <= MOST_CENTS:
        raise Flaw("amount_cents")
    if not (len(currency) == 3 and currency.isascii() and currency.isupper()):
        raise Flaw("currency")
    return Rate(uid, amount, currency, day_field(raw, "valid_from"))


def check_in_raw(check_in: CheckIn) -> Raw:
    """A check-in as its file keeps it; its day is its uid."""
    raw: Raw = {"focus": check_in.focus, "mood": check_in.mood}
    if check_in.line:
        raw["line"] = check_in.line
    return raw


def check_in_from(uid: str, raw: Raw) -> CheckIn:
    """A check-in from its file. Raises `Flaw`."""
    try:
        day = date.fromisoformat(uid)
    except ValueError:
        raise Flaw("uid") from None
    if day.isoformat() != uid or not EARLIEST <= day <= LATEST:
        raise Flaw("uid")
    line = clean(string_field(raw, "line"), LINE_LIMIT)
    return CheckIn(day, _level(raw, "focus"), _level(raw, "mood"), line)


def _level(raw: Raw, field: str) -> int:
    level = raw.get(field)
    if type(level) is not int or not LOWEST <= level <= HIGHEST:
        raise Flaw(field)
    return level
