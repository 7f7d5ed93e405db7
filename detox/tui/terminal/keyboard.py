"""Bytes of a terminal become events; what is no key and no event of ours is left out."""

import re
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.keys import Keys
from textual.message import Message

_OLD_MOUSE = re.compile(rb"\x1b\[M[^\x1b]{3}", re.DOTALL)
"""X10 and its followers: three bytes that are no text (xterm's ctlseqs, “Mouse Tracking”)"""

_CUT_MOUSE = re.compile(rb"\x1b\[M[^\x1b]{0,2}\Z", re.DOTALL)
_BEGUN = re.compile(rb"\x1b\[?\Z")
_ESCAPE = "\x1b"


class Keyboard:
    """Reads what a terminal sends, in pieces cut anywhere."""

    def __init__(self, debug: bool = False) -> None:
        self._parser = _Parser(debug)
        self._decode = getincrementaldecoder("utf-8")(errors="ignore").decode
        self._begun = self._held = b""
        """of a sequence that is cut: what the parser has, what it must not have yet"""
        self._pasted = _Pasted()

    def feed(self, data: bytes) -> Iterator[Message]:
        """The events of these bytes. Those that are no UTF-8 and old mouse reports are left out."""
        data = _OLD_MOUSE.sub(b"\x1b[M   ", self._begun + self._held + data)
        cut = _CUT_MOUSE.search(data)
        end = cut.start() + len("\x1b[") if cut else len(data)
        text = self._decode(data[len(self._begun) : end])
        begun = _BEGUN.search(data[:end])
        self._begun, self._held = begun.group() if begun else b"", data[end:]
        text = self._pasted.cleaned(text)
        if text:
            yield from self._parser.feed(text)

    def tick(self) -> Iterable[Message]:
        """The events that were only waiting for more to come: a lone Esc."""
        return self._parser.tick()


class _Pasted:
    """Between the two marks of a paste nothing is a key: escape characters are left out there, for
    Textual would take what they begin for keys.
    """

    def __init__(self) -> None:
        self._is_on = False
        self._recent = ""
        """the last characters: outside, as many as a mark has; inside, what may be one"""

    def cleaned(self, text: str) -> str:
        """The next characters, without what may still become the mark at the end."""
        return "".join([self._after(character) for character in text])

    def _after(self, character: str) -> str:
        said = self._recent + character
        if not self._is_on:
            self._is_on = said.endswith(BRACKETED_PASTE_START)
            self._recent = "" if self._is_on else said[-len(BRACKETED_PASTE_START) :]
            return character
        if said == BRACKETED_PASTE_END:
            self._is_on, self._recent = False, ""
            return said
        if BRACKETED_PASTE_END.startswith(said):
            self._recent = said
            return ""
        self._recent = _ESCAPE if character == _ESCAPE else ""
        return said.replace(_ESCAPE, "")


class _Parser(XTermParser):
    """Textual's, but numbers that nobody meant are no reason to end."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        try:
            return list(super()._sequence_to_key_events(sequence, alt))
        except (ValueError, OverflowError):
            return [events.Key(Keys.Ignore, sequence)]

    def parse_mouse_code(self, code: str) -> Message | None:
        """The event of a mouse report; none where a terminal says that it has no size."""
        try:
            return super().parse_mouse_code(code)
        except (ArithmeticError, ValueError):
            return None
