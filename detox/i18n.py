"""The language of the person and how it is written where they live, chosen once at the start.

`gettext` and `ngettext` look the translation up at each call, so that a module may import them
before the language is known.
"""

import os
from collections.abc import Callable, Mapping
from functools import cache
from gettext import GNUTranslations
from typing import Protocol

from detox.domain.problem import (
    CONTEXT_ENDS,
    N_,
    NP_,
    Dated,
    Hundredths,
    Minutes,
    OClock,
    OnDay,
    Problem,
)
from detox.domain.region import USUAL, Region
from detox.domain.typed.answers import language_named

_LOCALES = os.path.join(os.path.dirname(__file__), "locales")
LANGUAGES = (
    "en",
    *sorted(
        name
        for name in os.listdir(_LOCALES)
        if os.path.isfile(os.path.join(_LOCALES, name, "LC_MESSAGES", "detox.po"))
    ),
)
"""Those that can be spoken, by their codes: English, and each that has a translation."""


MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_FULL = (N_("%(day)s %(month)s %(year)d"), N_("%(month)s %(day)s, %(year)d"))
"""a day with the day before the month, and with the month before the day"""
_SYSTEM_SAYS = {
    N_("Disk quota exceeded"), N_("File name too long"), N_("Input/output error"),
    N_("Is a directory"), N_("No space left on device"), N_("No such file or directory"),
    N_("Not a directory"), N_("Permission denied"), N_("Read-only file system"),
    N_("Too many levels of symbolic links"),
}  # fmt: skip
"""reasons that come from the system, which says them in English whatever the language"""


class Catalogue(Protocol):
    """What translates."""

    def gettext(self, message: str) -> str:
        """`message` in its language."""
        ...

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """The form that `n` asks for."""
        ...


class _English:
    """The messages are the text."""

    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return singular if n == 1 else plural


class _Current:
    language = "en"
    region = USUAL


def wanted(setting: str = "auto") -> str:
    """The language to speak: the one set, else that of the terminal, else English."""
    if setting in LANGUAGES:
        return setting
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return _in_locale(value)
    return _of_the_system()


def _in_locale(name: str) -> str:
    """The language of a locale such as `fr_FR.UTF-8`; Windows has `French_France` for it."""
    word = "".join(c if c.isalpha() else " " for c in name.lower()).partition(" ")[0]
    code = word if len(word) < 4 else language_named(word)
    return code if code in LANGUAGES else "en"


def _of_the_system() -> str:
    if os.name != "nt" and os.uname().sysname != "Darwin":
        return "en"
    import locale

    return _in_locale(locale.getlocale()[0] or "")


def speak(language: str, region: Region = USUAL) -> None:
    """Use `language` from now on; without a compiled catalogue it is English.

    Days, times and amounts are written as in `region`.
    """
    _Current.language, _Current.region = language, region


class _Rest:
    """All that can be said, read when what is said every day does not do."""

    def __init__(self, language: str) -> None:
        self.language = language

    def gettext(self, message: str) -> str:
        return _compiled(self.language, "detox").gettext(message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return _compiled(self.language, "detox").ngettext(singular, plural, n)


@cache
def catalogue(language: str) -> Catalogue:
    """What translates into `language`, whichever one is in force; into none where it cannot."""
    daily = _compiled(language, "daily")
    if not isinstance(daily, GNUTranslations):
        return _compiled(language, "detox")
    daily.add_fallback(_Rest(language))  # type: ignore[arg-type]  # gettext asks it for nothing more
    return daily


@cache
def _compiled(language: str, name: str) -> Catalogue:
    compiled = os.path.join(_LOCALES, language, "LC_MESSAGES", f"{name}.mo")
    if language not in LANGUAGES or not os.path.isfile(compiled):
        return _English()
    with open(compiled, "rb") as file:
        return GNUTranslations(file)


def language() -> str:
    """The code of the language in force."""
    return _Current.language


def region() -> Region:
    """How days, times and amounts are written."""
    return _Current.region


def gettext(message: str) -> str:
    """`message` in the language in force; one of `NP_` in its context."""
    return catalogue(_Current.language).gettext(message).rpartition(CONTEXT_ENDS)[2]


def pgettext(context: str, message: str) -> str:
    """`message` as it is said in `context`, where one English word has several translations."""
    return gettext(NP_(context, message))


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form that `n` asks for, in the language in force."""
    return catalogue(_Current.language).ngettext(singular, plural, abs(n))


def counted(singular: str, plural: str, count: int, **parts: object) -> str:
    """The sentence that `count` asks for, with it as its `%(count)d`, and its other parts."""
    said = ngettext(singular, plural, count).replace("%(count)d", "%(count)s")
    return said % {"count": number(count), **parts}


def sentence_of(message: str, parts: Mapping[str, object]) -> str:
    """A translated message with its parts; a part at its end that has a stop gets no second one."""
    said = message % parts
    return said[:-1] if said.endswith(("..", "!.", "?.", "….")) else said


def number(count: int) -> str:
    """A whole number with its thousands apart."""
    return f"{count:,}".replace(",", gettext("1,234.5")[1])


def render(problem: Problem) -> str:
    """The sentence of `problem`, in the language in force, and how days and times are written
    there. Where nothing was typed it only says what to write.
    """
    parts = {name: _written(part) for name, part in problem.params.items()}
    if parts.get("reason") in _SYSTEM_SAYS:
        parts["reason"] = gettext(str(parts["reason"]))
    said = sentence_of(gettext(problem.message), parts)
    _not_read, _stop, request = said.partition(";")
    if parts.get("typed") != "" or not request:
        return said
    request = request.strip()
    return request[:1].upper() + request[1:]


def duration(minutes: int) -> str:
    """Whole minutes, as `1 h 15 min` in English, `1 h 15` in French, `45 min` and `4 h` in both.

    Less than nothing has its sign.
    """
    if minutes < 0:
        return f"−{duration(-minutes)}"
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    if not rest:
        return f"{number(hours)} h"
    said = N_("%(hours)s h %(minutes)d min")
    return gettext(said) % {"hours": number(hours), "minutes": rest}


def full_day(
    day: Dated, translated: Callable[[str], str] = gettext, here: Region | None = None
) -> str:
    """22 November 2026; in another language than the one in force where `translated` is its, and
    as it is written `here`.
    """
    form = _FULL[(here or _Current.region).is_month_first]
    month = translated(MONTHS[day.month - 1])
    parts = {"day": day_of_month(day.day, translated), "month": month, "year": day.year}
    return translated(form) % parts


def day_of_month(number: int, translated: Callable[[str], str] = gettext) -> str:
    """22, and 1 as the language has it: 1er."""
    first = N_("1|first of a month")
    return translated(first).partition("|")[0] if number == 1 else str(number)


def _written(part: object) -> object:
    if isinstance(part, Problem):
        return render(part)
    if isinstance(part, OnDay):
        return full_day(part.day)
    if isinstance(part, OClock):
        return _Current.region.clock(*part)
    if isinstance(part, Hundredths):
        units, cents = divmod(part.number, 100)
        return f"{units}{_Current.region.cents_sign or gettext('1,234.5')[-2]}{cents:02}"
    return duration(part.number) if isinstance(part, Minutes) else part
