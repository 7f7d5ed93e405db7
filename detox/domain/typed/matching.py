"""The one reader over the forms of every language: what of a line is which kind of thing.

It knows no language and no meaning: the tables say what can be written, and a function for each
kind what it means, or None where it can't be that.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from detox.domain.tongues import Form, Kind, tongue, tongues
from detox.domain.typed.forms import Fitter, Slot, parts_of
from detox.domain.typed.lexemes import Lexeme, cut

_FRACTIONS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3)}
_WIDTHS = {"mm": (2, 2), "ss": (2, 2), "a": (1, 2), "b": (1, 2), "y": (4, 4)} | {
    "yy": (2, 2), "ymd": (8, 8), "i": (1, 7), "s": (1, 2),
}  # fmt: skip
_LONGEST_WORDING = 6
"""lexemes; no entry of the tables has more"""
_COUNTS = ("h", "m", "n", "f", "o")
_SIGNS = {"-": -1, "+": 1}


class Count:
    """A number as it was typed, as a fraction; `is_word` where it was spelled out."""

    __slots__ = ("is_word", "parts", "whole")

    def __init__(self, parts: int, whole: int = 1, is_word: bool = False) -> None:
        self.parts, self.whole, self.is_word = parts, whole, is_word

    @property
    def is_integer(self) -> bool:
        """Whether nothing is left over."""
        return self.whole == 1


class Found:
    """A form that was matched, from one lexeme up to another, and what it means."""

    __slots__ = ("end", "form", "slots", "start", "value")

    def __init__(self, start: int, end: int, form: Form, slots: tuple[Slot, ...]) -> None:
        self.start, self.end, self.form, self.slots = start, end, form, slots
        self.value: Any = None

    def get(self, name: str, place: int = 0) -> Any:
        """What stands in the slots of that name, counting from 0; or None."""
        values = [slot.value for slot in self.slots if slot.name == name]
        return values[place] if place < len(values) else None


Meanings = Mapping[Kind, Callable[[Found], Any]]
_KINDS = ("duration", "time", "day")


class Matcher:
    """Lexemes, and what of them can be read as what."""

    def __init__(self, lexemes: Sequence[Lexeme], language: str, meanings: Meanings) -> None:
        self.lexemes, self.language = lexemes, language
        self._meanings = meanings
        self._texts = [lexeme.text for lexeme in lexemes]
        self._fitter = Fitter(self._texts, self._reads, lambda place: lexemes[place].glued)
        self._known: dict[tuple[Kind, int], list[Found]] = {}
        self._numbers: dict[int, list[tuple[int, Count]]] = {}
        self._phrases: dict[int, list[tuple[int, str]]] = {}

    def matches(self, kind: Kind, place: int) -> list[Found]:
        """Everything of a kind that begins there, the longest first."""
        known = self._known.get((kind, place))
        if known is None:
            known = self._known[kind, place] = self._all(kind, place)
        return known

    def whole(self, kind: Kind, place: int = 0) -> Found | None:
        """What goes from there to the end as one thing of that kind."""
        ends = (len(self.lexemes), len(self.lexemes) - (self._texts[-1:] == ["."]))
        return next((one for one in self.matches(kind, place) if one.end in ends), None)

    def phrase(self, field: str, place: int, code: str = "") -> int:
        """Where the longest phrase of that field of the tables ends that begins there, or 0."""
        codes = [code] if code else [one.code for one in tongues(self.language)]
        return max((end for one in codes for end, _ in self._worded(one, field, place)), default=0)

    def ends(self, field: str, place: int) -> list[int]:
        """Where phrases of that field end that begin there, the longest first in each language."""
        codes = [one.code for one in tongues(self.language)]
        return [end for code in codes for end, _ in self._worded(code, field, place)]

    def counts(self, place: int) -> Iterator[tuple[int, Count]]:
        """The numbers that begin there, and where each ends."""
        return iter(self._counts(place))

    def _all(self, kind: Kind, place: int) -> list[Found]:
        if place >= len(self._texts):
            return []
        meaning = self._meanings[kind]
        found = []
        opened = {each for each in _openings(kind, self.language) if self._opens(*each, place)}
        for form, code, begins in _forms(kind, self.language):
            if begins.isdisjoint(opened):
                continue
            for end, slots in self._fitter.fits(parts_of(form.pattern, _cut), place, code):
                one = Found(place, end, form, slots)
                one.value = meaning(one)
                if one.value is not None:
                    found.append(one)
        return sorted(found, key=lambda one: -one.end)

    def _opens(self, code: str, begin: str, place: int) -> bool:
        """A glance at what forms may begin with, which spares most of them."""
        if begin[0] != "{":
            return self._texts[place][:1] == begin
        name = begin[1:]
        if name in _KINDS:
            return bool(self.matches(name, place))  # type: ignore[arg-type] # it is in _KINDS
        if name in _COUNTS:
            return bool(self._counts(place))
        if name in _WIDTHS:
            return self.lexemes[place].is_number
        return name == "sign" or any(True for _one in self._worded(code, name, place))

    def _reads(self, name: str, code: str, place: int) -> Iterator[tuple[int, Any]]:
        if name in _KINDS:
            for one in self.matches(name, place):  # type: ignore[arg-type] # it is in _KINDS
                yield one.end, one
        elif name in ("h", "m", "n"):
            yield from self._counts(place)
        elif name == "f":
            yield from (pair for pair in self._counts(place) if pair[1].parts < pair[1].whole)
        elif name == "o":
            yield from self._hours(place)
        elif name in _WIDTHS or name == "sign":
            yield from self._sized(name, place)
        else:
            yield from self._worded(code, name, place)

    def _sized(self, name: str, place: int) -> Iterator[tuple[int, int]]:
        """A sign, or a number of as many digits as a slot of that name takes."""
        text = self._texts[place]
        if name == "sign":
            if text in _SIGNS:
                yield place + 1, _SIGNS[text]
            return
        least, most = _WIDTHS[name]
        if self.lexemes[place].is_number and least <= len(text) <= most:
            yield place + 1, int(text)

    def _worded(self, code: str, field: str, place: int) -> Iterator[tuple[int, Any]]:
        table = _table(code, field)
        for count, said in self._said(place):
            if said in table:
                end = place + count
                if field in ("weekdays", "months") and self._is_glued(end, "."):
                    yield end + 1, table[said]
                yield end, table[said]

    def _said(self, place: int) -> list[tuple[int, str]]:
        """The phrases that begin there, as they are written, the longest first."""
        known = self._phrases.get(place)
        if known is None:
            said, known = "", []
            for lexeme in self.lexemes[place : place + _LONGEST_WORDING]:
                said += lexeme.text if lexeme.glued or not said else f" {lexeme.text}"
                known.insert(0, (len(known) + 1, said))
            self._phrases[place] = known
        return known

    def _hours(self, place: int) -> Iterator[tuple[int, int]]:
        """An hour without a word that says so."""
        digits = self._texts[place]
        for end, count in self._counts(place):
            spelled = count.is_word and 1 < count.parts <= 12
            if spelled or (end == place + 1 and digits.isdecimal() and len(digits) <= 2):
                yield end, count.parts

    def _is_glued(self, place: int, text: str) -> bool:
        return place < len(self._texts) and self._texts[place] == text and self.lexemes[place].glued

    def _counts(self, place: int) -> list[tuple[int, Count]]:
        """The numbers that begin there: in digits, with a fraction, or spelled out."""
        known = self._numbers.get(place)
        if known is None:
            known = self._numbers[place] = list(self._read_counts(place))
        return known

    def _read_counts(self, place: int) -> Iterator[tuple[int, Count]]:
        text = self._texts[place]
        if text in _FRACTIONS:
            yield place + 1, Count(*_FRACTIONS[text])
        elif self.lexemes[place].is_number or text in (".", ","):
            yield from self._digits(place)
        else:
            for one in tongues(self.language):
                for end, value in self._worded(one.code, "numbers", place):
                    yield end, Count(value, 1, is_word=True)

    def _digits(self, place: int) -> Iterator[tuple[int, Count]]:
        """`1,5`, `.5`, `1/2`, `1 1/2`, `1½`, `45`."""
        text = self._texts[place]
        if len(text) > 6:
            return
        point = text in (".", ",")
        whole, after = (0, place) if point else (int(text), place + 1)
        if self._is_glued(after, ".") or self._is_glued(after, ",") or point:
            digits = self._texts[after + 1 : after + 2]
            if digits and self.lexemes[after + 1].glued and self.lexemes[after + 1].is_number:
                scale = 10 ** len(digits[0][:6])
                yield after + 2, Count(whole * scale + int(digits[0][:6]), scale)
        if point:
            return
        sign = self._texts[after : after + 1]
        if sign and sign[0] in _FRACTIONS:
            parts, of = _FRACTIONS[sign[0]]
            yield after + 1, Count(whole * of + parts, of)
        for start, base in ((place, 0), (after, whole)):
            parts, of = self._vulgar(start)
            if of:
                yield start + 3, Count(base * of + parts, of)
        yield after, Count(whole)

    def _vulgar(self, place: int) -> tuple[int, int]:
        """`3/4` as its two numbers, or noughts."""
        texts = self._texts[place : place + 3]
        if len(texts) < 3 or texts[1] != "/" or not self._is_glued(place + 1, "/"):
            return 0, 0
        if not (len(texts[0]) == len(texts[2]) == 1 and texts[0] + texts[2] < "99"):
            return 0, 0
        if not (texts[0] + texts[2]).isdecimal() or not "0" < texts[0] < texts[2]:
            return 0, 0
        return int(texts[0]), int(texts[2])


@cache
def _forms(kind: Kind, language: str) -> tuple[tuple[Form, str, frozenset[tuple[str, str]]], ...]:
    """The forms of a kind, each with its table and what it may begin with."""
    return tuple(
        (form, one.code, frozenset((one.code, begin) for begin in _begins(form.pattern)))
        for one in tongues(language)
        for form in one.forms
        if form.kind == kind
    )


@cache
def _openings(kind: Kind, language: str) -> frozenset[tuple[str, str]]:
    """What the forms of a kind may begin with, by table."""
    return frozenset().union(*(begins for _form, _code, begins in _forms(kind, language)))


def _begins(pattern: str) -> Iterator[str]:
    """`{` and the slot, or the first letter of a phrase: of all parts up to one that is needed."""
    is_needed = False
    while pattern and not is_needed:
        is_needed = pattern[0] != "["
        part, _, pattern = pattern.lstrip("[").partition(" " if is_needed else "]")
        pattern = pattern.lstrip(" ")
        if part[0] == "{":
            yield "{" + part[1 : part.index("}")].rpartition("=")[2]
        else:
            yield from (phrase[0] for phrase in part.split("|"))


def _cut(phrase: str) -> tuple[str, ...]:
    return cut(phrase.replace("_", " "))


@cache
def _table(code: str, field: str) -> dict[str, Any]:
    """A field of a table, by its phrases."""
    entries = getattr(tongue(code), field)
    return entries if isinstance(entries, dict) else dict(zip(entries, entries, strict=True))
