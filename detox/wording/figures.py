"""Durations, counts, decimals and money as a person of this language and region writes them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from detox.domain.currencies import WITHOUT_CENTS
from detox.domain.rounding import rounded
from detox.i18n import counted, ngettext, number, region
from detox.i18n import duration as duration
from detox.i18n import gettext as _

if TYPE_CHECKING:
    from decimal import Decimal

_LINE, _HALF, _TRACK = "━", "╸", "─"
MOST_CELLS = 60
"""of a bar: a longer one says no more, and its figures would stand far away"""

MOST_NAMES = 3


def short_duration(minutes: int) -> str:
    """Whole minutes, as `1 h 15` in each language: for a column that has no room for more."""
    if minutes < 0:
        return f"−{short_duration(-minutes)}"
    hours, rest = divmod(minutes, 60)
    return f"{number(hours)} h {rest:02}" if hours and rest else duration(minutes)


def aligned(minutes: int, *, is_short: bool = False) -> str:
    """A duration as a column shows it, hours always with their minutes below those of others."""
    if minutes < 0:
        return f"−{aligned(-minutes, is_short=is_short)}"
    hours, rest = divmod(minutes, 60)
    if not hours:
        return duration(rest)
    if is_short:
        return f"{number(hours)} h {rest:02}"
    return _("%(hours)s h %(minutes)02d min") % {"hours": number(hours), "minutes": rest}


def percentage(share: "int | Decimal | str") -> str:
    """`34%` in English, `34 %` in French, in one piece."""
    return _("%(share)s%%") % {"share": share if isinstance(share, str) else number(int(share))}


def a_day(minutes: int) -> str:
    """`42 min a day`."""
    return _("%(duration)s a day") % {"duration": duration(minutes)}


def share(part: float, whole: float) -> str:
    """A part in percent of a whole; what is more than nothing is never 0%."""
    percent = half_up(100 * part / whole) if whole > 0 else 0
    return percentage("<1" if part > 0 and not percent else percent)


def shares(parts: Sequence[int]) -> list[str]:
    """Each part of all of them in percent, which add up to 100."""
    percents = rounded([100 * part for part in parts], sum(parts) or 1)
    return [
        percentage("<1" if part > 0 and not percent else percent)
        for part, percent in zip(parts, percents, strict=True)
    ]


def goal_words(minutes: int) -> str:
    """A weekly goal; none where it is nothing."""
    return _("%(duration)s a week") % {"duration": duration(minutes)} if minutes else _("no goal")


def decimal(value: float, places: int = 1) -> str:
    """A decimal number with the sign of the language; a half counts up, away from nought."""
    return f"{half_up(value, places):f}".replace(".", decimal_sign())


def half_up(value: float, places: int = 0) -> "Decimal":
    """As it reads in decimals, rounded: 3.25 is 3.3, and 2.675 is 2.68."""
    from decimal import ROUND_HALF_UP, Decimal  # few figures ask

    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def decimal_sign() -> str:
    """Before the decimals; it and the next stand in the translation of an example."""
    return _("1,234.5")[-2]


def _grouped(text: str, sign: str) -> str:
    return text.replace(".", "|").replace(",", _("1,234.5")[1]).replace("|", sign)


_SIGNS = {"EUR": "€", "GBP": "£", "JPY": "¥"}


def money(amount: float, currency: str) -> str:
    """An amount of a currency (ISO 4217), as `1 234,50 €` in French and `€1,234.50` in English.

    What a bare `$` means, and the sign before the hundredths, are as in the region.
    """
    here = region()
    signs = {**_SIGNS, here.dollar: "$"}
    said = _("%(sign)s%(amount)s") if currency in signs else _("%(code)s\u00a0%(amount)s")
    sign = signs.get(currency, currency)
    text = f"{abs(amount):,.{0 if currency in WITHOUT_CENTS else 2}f}"
    figure = _grouped(text, here.cents_sign or decimal_sign())
    return ("−" if amount < 0 else "") + said % {"sign": sign, "code": sign, "amount": figure}


def quoted(text: str) -> str:
    """Words of the person's own, in the quotes of the language."""
    return _("“%(text)s”") % {"text": text}


def clauses(parts: Iterable[str]) -> str:
    """Parts of a sentence one after the other, with the stops of the language; empty ones not."""
    said = ""
    for part in parts:
        if part:
            said = _("%(one)s; %(other)s") % {"one": said, "other": part} if said else part
    return said


def capital(text: str) -> str:
    """Words that begin a sentence."""
    return text[:1].upper() + text[1:]


def titled(what: str, words: str) -> str:
    """`deletion: in 39 days`, with the colon of the language."""
    return _("%(what)s: %(words)s") % {"what": what, "words": words}


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: “one, two and three”."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def names(known: Sequence[str], most: int = MOST_NAMES, *, in_sentence: bool = False) -> str:
    """The first few names, and how many more: Facebook, Instagram, Tumblr and 2 more."""
    if len(known) <= most:
        return listed(known) if in_sentence else ", ".join(known)
    more = len(known) - most
    said = ngettext("%(names)s and %(n)s more", "%(names)s and %(n)s more", more)
    return said % {"names": ", ".join(known[:most]), "n": number(more)}


def day_count(count: int) -> str:
    """So many days."""
    return counted("%(count)d day", "%(count)d days", count)


def records(count: int) -> str:
    """So many records of any kind."""
    return counted("%(count)d record", "%(count)d records", count)


def session_count(count: int) -> str:
    """So many sessions."""
    return counted("%(count)d session", "%(count)d sessions", count)


def begun(count: int) -> str:
    """So many sessions begun in a time that has something logged; what began before is none."""
    return session_count(count) if count else _("begun the day before")


def countdown(days_left: int) -> str:
    """How far a day is: in 39 days, tomorrow, today, yesterday, 3 days ago."""
    if days_left == 1:
        return _("tomorrow")
    if days_left == 0:
        return _("today")
    if days_left == -1:
        return _("yesterday")
    if days_left > 0:
        return counted("in %(count)d day", "in %(count)d days", days_left)
    return counted("%(count)d day ago", "%(count)d days ago", -days_left)


def bar(part: float, whole: float, width: int) -> str:
    """A bar filled to half a cell, of `width` cells where `part` is `whole`, MOST_CELLS at most."""
    width = min(width, MOST_CELLS)
    halves = 0 if whole <= 0 else round(min(1.0, max(0.0, part / whole)) * width * 2)
    if part > 0 and halves == 0:
        halves = 1
    full, rest = divmod(halves, 2)
    return _LINE * full + (_HALF if rest else "")


def track(filled: str, goal: float, whole: float, width: int) -> str:
    """What is left of such a bar up to its goal, thin, so that it reads without colour."""
    width = min(width, MOST_CELLS)
    until = 0 if whole <= 0 else round(min(1.0, max(0.0, goal / whole)) * width)
    return _TRACK * max(0, until - len(filled))
