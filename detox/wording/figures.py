"""Durations, counts and decimals as a person of this language writes them."""

from collections.abc import Iterable

from detox.i18n import gettext as _
from detox.i18n import ngettext

_LINE, _HALF, _TRACK = "━", "╸", "─"


def duration(minutes: int) -> str:
    """Whole minutes, as `1 h 15` or `45 min`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def goal_words(minutes: int) -> str:
    """A weekly goal; none where it is nothing."""
    return _("%(duration)s a week") % {"duration": duration(minutes)} if minutes else _("no goal")


def decimal(value: float, places: int = 1) -> str:
    """A decimal number with the sign of the language."""
    return f"{value:.{places}f}".replace(".", decimal_sign())


def decimal_sign() -> str:
    """Before the decimals; it and the next stand in the translation of an example."""
    return _("1,234.5")[-2]


def grouped(text: str) -> str:
    """A number as Python groups it, `1,234.5`, with the signs of the language."""
    example = _("1,234.5")
    return text.replace(".", "|").replace(",", example[1]).replace("|", example[-2])


_SIGNS = {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥"}
_WHOLE = frozenset({"JPY", "XPF"})


def money(amount: float, currency: str) -> str:
    """An amount of a currency (ISO 4217), as `1 234,50 €` in French and `€1,234.50` in English."""
    sign = _SIGNS.get(currency, currency)
    text = f"{abs(amount):,.{0 if currency in _WHOLE else 2}f}"
    minus = "-" if amount < 0 else ""
    said = _("%(sign)s%(amount)s") if currency in _SIGNS else _("%(code)s\u00a0%(amount)s")
    return minus + said % {"sign": sign, "code": sign, "amount": grouped(text)}


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


def titled(what: str, words: str) -> str:
    """`deletion: in 39 days`, with the colon of the language."""
    return _("%(what)s: %(words)s") % {"what": what, "words": words}


def days(count: int) -> str:
    """So many days."""
    return ngettext("%(count)d day", "%(count)d days", count) % {"count": count}


def sessions(count: int) -> str:
    """So many sessions."""
    return ngettext("%(count)d session", "%(count)d sessions", count) % {"count": count}


def countdown(days_left: int) -> str:
    """How far a day is: in 39 days, today, 3 days ago."""
    if days_left == 0:
        return _("today")
    if days_left > 0:
        return ngettext("in %(count)d day", "in %(count)d days", days_left) % {"count": days_left}
    ago = ngettext("%(count)d day ago", "%(count)d days ago", -days_left)
    return ago % {"count": -days_left}


def bar(part: float, whole: float, width: int) -> str:
    """A bar filled to half a cell, of `width` cells where `part` is `whole`."""
    halves = 0 if whole <= 0 else round(min(1.0, max(0.0, part / whole)) * width * 2)
    if part > 0 and halves == 0:
        halves = 1
    full, rest = divmod(halves, 2)
    return _LINE * full + (_HALF if rest else "")


def track(filled: str, goal: float, whole: float, width: int) -> str:
    """What is left of a bar up to its goal, thin, so that it reads without colour."""
    until = 0 if whole <= 0 else round(min(1.0, max(0.0, goal / whole)) * width)
    return _TRACK * max(0, until - len(filled))
