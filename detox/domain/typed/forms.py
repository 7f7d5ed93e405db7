"""The one way in which tables say what can be written, and how that is fitted to what was typed.

A form is words and slots in braces, optional parts in brackets: `[{the}] last|past {units}`. `|`
stands between words that mean the same, `_` between those of one phrase, and `{name=slot}` calls
what a slot reads by another name. Parts that no space parts in the form stand together.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any


class Slot:
    """What stands in a slot of a form."""

    __slots__ = ("end", "name", "start", "value")

    def __init__(self, name: str, value: Any, start: int, end: int) -> None:
        self.name, self.value, self.start, self.end = name, value, start, end


class Part:
    """A slot with its name, phrases that mean the same, or parts that may be left out."""

    __slots__ = ("glued", "name", "optional", "phrases", "slot")

    def __init__(
        self,
        *,
        glued: bool,
        slot: str = "",
        name: str = "",
        phrases: tuple[tuple[str, ...], ...] = (),
        optional: "tuple[Part, ...]" = (),
    ) -> None:
        self.glued, self.slot, self.name = glued, slot, name
        self.phrases, self.optional = phrases, optional


class Fitter:
    """Texts that forms are fitted to.

    `reads` gives what a slot of a table reads from a place on, the end of it first; `is_glued`
    tells whether no space stands before a place.
    """

    def __init__(
        self,
        texts: Sequence[str],
        reads: Callable[[str, str, int], Iterator[tuple[int, Any]]],
        is_glued: Callable[[int], bool],
    ) -> None:
        self._texts, self._reads, self._is_glued = tuple(texts), reads, is_glued

    def fits(
        self, parts: tuple[Part, ...], place: int, code: str = ""
    ) -> Iterator[tuple[int, tuple[Slot, ...]]]:
        """Each way that parts of the table `code` fit from a place on: the end, and the slots."""
        return self._from(parts, code, place, place)

    def _from(
        self, parts: tuple[Part, ...], code: str, place: int, first: int
    ) -> Iterator[tuple[int, tuple[Slot, ...]]]:
        if not parts:
            yield place, ()
            return
        part, rest = parts[0], parts[1:]
        if part.optional:
            yield from self._from((*part.optional, *rest), code, place, first)
            yield from self._from(rest, code, place, first)
        elif place == len(self._texts) or (
            part.glued and place > first and not self._is_glued(place)
        ):
            return
        elif part.slot:
            for end, value in self._reads(part.slot, code, place):
                for last, slots in self._from(rest, code, end, first):
                    yield last, (Slot(part.name, value, place, end), *slots)
        else:
            for words in part.phrases:
                end = place + len(words)
                if self._texts[place:end] == words:
                    yield from self._from(rest, code, end, first)


@cache
def parts_of(form: str, cut: Callable[[str], tuple[str, ...]]) -> tuple[Part, ...]:
    """The parts of a form, with its phrases cut as what was typed is."""
    return tuple(part for chunk in form.split(" ") for part in _parts_of(chunk, cut))


def _parts_of(chunk: str, cut: Callable[[str], tuple[str, ...]]) -> Iterator[Part]:
    """The parts that stand together; all but the first are glued to the one before."""
    place, glued = 0, False
    while place < len(chunk):
        letter = chunk[place]
        if letter == "{":
            end = chunk.index("}", place)
            name, _, slot = chunk[place + 1 : end].partition("=")
            yield Part(glued=glued, slot=slot or name, name=name)
        elif letter == "[":
            end = chunk.index("]", place)
            first, *others = _parts_of(chunk[place + 1 : end], cut)
            first.glued = glued
            yield Part(glued=glued, optional=(first, *others))
        else:
            begins = [at for at in (chunk.find("{", place), chunk.find("[", place)) if at > 0]
            end = min(begins, default=len(chunk)) - 1
            phrases = [cut(phrase) for phrase in chunk[place : end + 1].split("|")]
            yield Part(glued=glued, phrases=tuple(sorted(phrases, key=len, reverse=True)))
        place, glued = end + 1, True
