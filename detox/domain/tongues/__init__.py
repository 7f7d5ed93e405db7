"""What people type, declared once a language: one `Tongue` each, and every one always understood.

Words are folded (no capitals, no accents), examples are written as a person would. How a form is
written, `detox.domain.typed.forms` says.

A language is a package here, named by its code: `line.py` (the words and forms of a log line),
`when.py` (when reminders come), `period.py` (of reports) and `answers.py` (words by themselves).
What is in this folder is understood; nothing else names the languages.
"""

import os
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:  # a command reads one or two of these tables
    from detox.domain.tongues.answering import Answers
    from detox.domain.tongues.sections import Periods, Whens

Kind = Literal["duration", "lasting", "time", "day", "period", "when"]

FALLBACK = "en"
_HERE = os.path.dirname(__file__)
CODES = (
    FALLBACK,
    *sorted(
        name
        for name in os.listdir(_HERE)
        if name != FALLBACK and os.path.isfile(os.path.join(_HERE, name, "__init__.py"))
    ),
)
"""The languages that are understood, by their codes. A folder that git left over is none."""


class Form:
    """One way to write something; `adds` is minutes that its words add, and one that goes `back`
    takes away what it counts: `3 days ago`, `ten to nine`, and counts a month from its end.

    `example` is what the help shows; a form without one is a variant of the one before. `firm`
    tells how surely it is meant where a note may begin or end: 2 anywhere, 1 at the end of a line
    or before its activity, 0 where no word of a note stands beside it.
    """

    __slots__ = ("adds", "back", "example", "firm", "kind", "pattern")

    def __init__(
        self,
        kind: Kind,
        pattern: str,
        example: str = "",
        adds: int = 0,
        firm: int = 2,
        *,
        back: bool = False,
    ) -> None:
        self.kind, self.pattern, self.example = kind, pattern, example
        self.adds, self.firm, self.back = adds, firm, back


class Tongue:
    """The words and forms of one language; slots of a form are named like the fields here."""

    code: str
    """That of its folder; whoever loads it says so."""
    numbers: dict[str, int]
    """Number words, 1 to 99."""
    spoken: dict[str, int]
    """Phrases that are a duration by themselves, to minutes."""
    more: dict[str, int]
    """What may follow hours, to minutes: `and a half`."""
    hour: tuple[str, ...]
    minute: tuple[str, ...]
    second: tuple[str, ...]
    """Too short to be noted."""
    units: dict[str, str]
    """Words for `day`, `week`, `fortnight`, `month` and `year`."""
    weekdays: dict[str, int]
    """To Monday = 0."""
    months: dict[str, int]
    near_days: dict[str, int]
    """To days from today."""
    near_parts: dict[str, tuple[int, int, int]]
    """Parts of a day near today: days from today, hours that they add to a time, and the hour
    before which they are still to come.
    """
    parts: dict[str, tuple[int, int]]
    """Parts of a day, after the day, such as `evening`: the hours that they add to a time, and the
    hour before which they are still to come.
    """
    named_times: dict[str, tuple[int, int]]
    """To hour and minute."""
    halves: dict[str, int]
    """`am` and `pm`, to the hours they add."""
    oclock: tuple[str, ...]
    """Words after the hour of a time, before its minutes."""
    ordinals: tuple[str, ...]
    """What is glued to the number of a day in a date."""
    last: tuple[str, ...]
    next: tuple[str, ...]
    at: tuple[str, ...]
    """What introduces a time."""
    on: tuple[str, ...]
    the: tuple[str, ...]
    of: tuple[str, ...]
    """Between a duration and its activity."""
    lasting: tuple[str, ...]
    """What introduces a duration."""
    begins: tuple[str, ...]
    """Before the first of two times."""
    ends: tuple[str, ...]
    """Between two times, the first of them introduced."""
    to: tuple[str, ...]
    """Between two times."""
    until: tuple[str, ...]
    """Between two times as well, and before an end alone."""
    started: tuple[str, ...]
    """What may stand before a moment that has been."""
    roughly: tuple[str, ...]
    """What makes a length beside it no exact one: `almost`, `or so`."""
    either: tuple[str, ...]
    """Between two lengths of which one is meant."""
    times: tuple[str, ...]
    """Between a count and a length: `2 x 25 min`."""
    binds: tuple[str, ...]
    """What ties the words after it to the note: `plan for tomorrow`."""
    elided: tuple[str, ...]
    """What is written before an apostrophe and stands for a word of its own: `d'`."""
    forms: tuple[Form, ...]

    def __init__(self, **fields: Any) -> None:
        missing = self.__annotations__.keys() ^ fields.keys() ^ {"code"}
        if missing:
            raise TypeError(f"a table of words lacks or does not know {sorted(missing)}")
        self.__dict__.update(fields)


@cache
def tongue(code: str) -> Tongue:
    """The table of a language; that of English where there is none."""
    found: Tongue = _module(code, "line").TONGUE
    found.code = spoken(code)
    return found


@cache
def tongues(language: str) -> tuple[Tongue, ...]:
    """Every table, the one of `language` first."""
    return tuple(tongue(code) for code in _codes(language))


@cache
def whens() -> "dict[str, Whens]":
    """What says when a reminder comes, by language."""
    return {code: _module(code, "when").WHENS for code in CODES}


@cache
def periods() -> "dict[str, Periods]":
    """What says which days a report is of, by language."""
    return {code: _module(code, "period").PERIODS for code in CODES}


@cache
def answers(code: str) -> "Answers":
    """The words of a language that answer by themselves; of English where there are none."""
    found: Answers = _module(code, "answers").ANSWERS
    return found


@cache
def any_answer(field: str) -> tuple[str, ...]:
    """The words of a field of `Answers` in every language."""
    return tuple(word for code in CODES for word in getattr(answers(code), field))


def spoken(language: str) -> str:
    """`language` where its words are here, else the one to fall back on."""
    return language if language in CODES else FALLBACK


def _codes(language: str) -> list[str]:
    return sorted(CODES, key=lambda code: code != language)


def _module(code: str, name: str) -> Any:
    return import_module(f"{__name__}.{spoken(code)}.{name}")


@cache
def words(field: str, language: str = "en") -> dict[str, int]:
    """A field of every table in one; where they differ, `language` is right."""
    merged: dict[str, int] = {}
    for one in reversed(tongues(language)):
        merged |= getattr(one, field)
    return merged


@cache
def listed(field: str, language: str = "en") -> tuple[str, ...]:
    """The words of a field of every table, those of `language` first."""
    return tuple(word for one in tongues(language) for word in getattr(one, field))


def numbered(lines: str, first: int = 0) -> dict[str, int]:
    """Words to numbers: each line holds the words of one number, counting from `first`."""
    rows = enumerate(lines.strip().splitlines(), first)
    return {word: number for number, line in rows for word in line.split()}
