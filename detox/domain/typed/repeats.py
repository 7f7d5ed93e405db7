"""How often and on which days, in words: `every 2 weeks`, `mon wed`, `le dernier jour du mois`.

All of it works on folded text without commas. What says how often is taken out, wherever it stands;
the rest is read as days, which are parts of a rule.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from detox.domain.problem import N_, Unreadable
from detox.domain.typed.days import read_day
from detox.domain.typed.rules import WEEKDAYS as CODES
from detox.domain.typed.rules import Parts
from detox.domain.typed.words import HOUR_WORDS, MONTHS, NUMBERS, UNITS, WEEKDAYS, unreadable

NO_SUCH_MONTH_DAY = N_("“%(typed)s” is in no month; write a day from the 1st to the 31st.")

ORDINALS = {
    "first": 1, "premier": 1, "premiers": 1, "second": 2, "deuxieme": 2, "deuxiemes": 2,
    "third": 3, "troisieme": 3, "troisiemes": 3, "fourth": 4, "quatrieme": 4, "quatriemes": 4,
    "fifth": 5, "cinquieme": 5, "cinquiemes": 5, "last": -1, "dernier": -1, "derniers": -1,
    "end": -1, "fin": -1,
}  # fmt: skip
SETS = {"weekdays": CODES[:5], "weekends": CODES[5:]}
SMALL = frozenset(("on", "the", "of", "le", "la", "les", "du", "de", "and", "et", "&"))
_DAYS = ("day", "days", "jour", "jours")
_FREQS = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_UNITS = {word: _FREQS[unit] for word, unit in UNITS.items()} | dict.fromkeys(HOUR_WORDS, "HOURLY")
_ADVERBS = {
    "hourly": "HOURLY", "daily": "DAILY", "quotidien": "DAILY", "quotidiennement": "DAILY",
    "weekly": "WEEKLY", "hebdomadaire": "WEEKLY", "monthly": "MONTHLY", "mensuel": "MONTHLY",
    "mensuellement": "MONTHLY", "yearly": "YEARLY", "annually": "YEARLY", "annuel": "YEARLY",
    "annuellement": "YEARLY",
}  # fmt: skip
_LONG_NAME = 5


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


EVERY = "(?:every|each|chaque|tous les|toutes les)"
COUNTS = any_of(word for word, number in NUMBERS.items() if number > 1)
WEEKDAY = f"(?:{any_of(WEEKDAYS)})s?"
_COUNT = f"(?P<count>[0-9]{{1,6}}|{COUNTS}|other|second|2nd)"
_UNIT = f"(?P<unit>{any_of(_UNITS)})"
_OFTEN = (
    f"(?:once |une fois |of |de )?{EVERY} (?:{_COUNT} ?)?{_UNIT}",
    f"(?:(?:once|(?:une|1) fois) (?:an?|per|par)|per|par) {_UNIT}",
    f"une? {_UNIT} sur {_COUNT}",
    f"(?P<adverb>{any_of(_ADVERBS)})",
    "(?P<month>(?:of|in) the month|d[ue] mois)",
    f"{EVERY} {_COUNT} (?P<kept>{WEEKDAY})",
    f"une? (?P<kept>{WEEKDAY}) sur {_COUNT}",
)
_OF_THE_MONTH = "of the month|d[ue] mois|of the (?:week|year)|de (?:la semaine|l'annee)"
_NUMBER = "([0-9]{1,2})(st|nd|rd|th|er|e|eme)?"


class Often(NamedTuple):
    """What is said about how often: FREQ or nothing, INTERVAL, and whether with an `every`."""

    freq: str = ""
    interval: int = 1
    every: bool = False


def taken(pattern: str, typed: str) -> tuple[re.Match[str] | None, str]:
    """The first place where whole words match, and the text without them."""
    found = re.search(rf"(?<!\S)(?:{pattern})(?!\S)", typed)
    if not found:
        return None, typed
    return found, " ".join(f"{typed[: found.start()]} {typed[found.end() :]}".split())


def read_often(typed: str) -> tuple[Often, str]:
    """How often, and the text left over."""
    often, rest = Often(), typed
    for pattern in _OFTEN:
        found, left = taken(pattern, typed)
        if found:
            said = found.groupdict()
            often, rest = Often(_freq(said), number(said.get("count"))), left
            rest = f"{said['kept']} {rest}".strip() if said.get("kept") else rest
            break
    _, rest = taken(_OF_THE_MONTH, rest)
    every, rest = taken(EVERY, rest)
    return often._replace(every=every is not None), rest


def read_days(rest: str, often: Often, today: date, language: str) -> Parts | Unreadable | None:
    """The days that `rest` names, with the FREQ they belong to; None where it names none.

    `today` tells only in which year a date without one is looked for.
    """
    words = [word for word in rest.split(" ") if word not in SMALL]
    clear = bool(often.freq or often.every or rest.startswith(("the ", "on the ", "le ", "les ")))
    return (
        _weekdays(words)
        or _numbered_weekdays(words, often)
        or _month_days(words, often, clear=clear)
        or _day_of_the_year(words, often, today, language)
    )


def number(word: str | None) -> int:
    """How many a word says, 1 where there is none."""
    if not word:
        return 1
    return int(word) if word.isdigit() else NUMBERS.get(word, 2)


def _freq(said: dict[str, str | None]) -> str:
    if said.get("month"):
        return "MONTHLY"
    if said.get("kept"):
        return "WEEKLY"
    return _ADVERBS.get(said.get("adverb") or "") or _UNITS[said["unit"] or ""]


def _weekdays(words: list[str]) -> Parts | None:
    """`mon wed`, `lundis`, `weekends`."""
    codes: set[str] = set()
    for word in words:
        if word in SETS:
            codes.update(SETS[word])
        elif code := weekday_code(word):
            codes.add(code)
        else:
            return None
    return {"FREQ": "WEEKLY", "BYDAY": _listed(codes)} if codes else None


def weekday_code(word: str) -> str | None:
    """The code of a weekday; only a name in full has a plural, as `mars` is a month."""
    single = word.removesuffix("s")
    if word not in WEEKDAYS and len(single) < _LONG_NAME:
        return None
    place = WEEKDAYS.get(word, WEEKDAYS.get(single))
    return None if place is None else CODES[place]


def _numbered_weekdays(words: list[str], often: Often) -> Parts | None:
    """`first monday`, `1er 3e lundi`, `first monday third monday`, `last weekdays`."""
    if len(words) == 2 and words[1] in SETS and (place := _ordinal(words[0])):
        return {"FREQ": "MONTHLY", "BYDAY": ",".join(SETS[words[1]]), "BYSETPOS": str(place)}
    days: list[str] = []
    numbers: list[int] = []
    for word in words:
        code, place = weekday_code(word), _ordinal(word)
        if place is not None:
            numbers.append(place)
        elif code and numbers:
            days += [f"{each}{code}" for each in numbers]
            numbers = []
        else:
            return None
    last_of_what = "-1" in " ".join(days) and not (often.freq or often.every)
    if not days or numbers or last_of_what:
        return None
    return {"FREQ": "MONTHLY", "BYDAY": ",".join(days)}


def _ordinal(word: str) -> int | None:
    found = re.fullmatch("([1-5])(?:st|nd|rd|th|er|e|eme)", word)
    return int(found[1]) if found else ORDINALS.get(word)


def _month_days(words: list[str], often: Often, *, clear: bool) -> Parts | Unreadable | None:
    """`31st`, `1er 15`, `last day`; a bare number only where it is `clear` that it is a day."""
    words = [word for word in words if word not in _DAYS]
    numbers = []
    for word in words:
        found = re.fullmatch(_NUMBER, word)
        if not found and not (word in ORDINALS and (often.freq or often.every)):
            return None
        clear = clear or bool(found and found[2])
        numbers.append(int(found[1]) if found else ORDINALS[word])
    if not numbers or not clear or often.freq not in ("", "MONTHLY"):
        return None
    if any(not (each == -1 or 1 <= each <= 31) for each in numbers):
        return unreadable(NO_SUCH_MONTH_DAY, " ".join(words))
    return {"FREQ": "MONTHLY", "BYMONTHDAY": ",".join(map(str, numbers))}


def _day_of_the_year(
    words: list[str], often: Often, today: date, language: str
) -> Parts | Unreadable | None:
    """`29 february`, `31/12`, `12-31`: of every year, so only after `every` or `yearly`."""
    typed = " ".join(words)
    if not (often.every and not often.freq) and often.freq != "YEARLY":
        return None
    if found := re.fullmatch("([0-9]{2})-([0-9]{2})", typed):
        month, day = sorted(found.groups()) if int(found[1]) > 12 else found.groups()
        typed, language = f"{day}/{month}", "fr"
    if not (re.search("[0-9]", typed) and re.search(f"[/.]|\\b(?:{any_of(MONTHS)})\\b", typed)):
        return None
    if re.search("[0-9]{4}", typed):
        return None
    found_day = read_day(typed, today, language, direction="future")
    if isinstance(found_day, Unreadable):
        return found_day
    month, day = str(found_day.month), str(found_day.day)
    return {"FREQ": "YEARLY", "BYMONTH": month, "BYMONTHDAY": day}


def _listed(codes: set[str]) -> str:
    return ",".join(code for code in CODES if code in codes)
