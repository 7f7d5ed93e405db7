"""Text to read. What belongs together stays in one line: what a no-break space joins, and a length
of time with its units. Textual alone would break lines there too. A line that goes on keeps to the
right of where it began, and no word stands alone at the end.
"""

import re
from collections.abc import Sequence
from contextlib import nullcontext

from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, VisualType
from textual.widgets import Static

from detox.tui.widgets.height import changing
from detox.tui.wrapping import FEWEST_LEFT

_LENGTH = re.compile(r"\d+ (?:h|min)\b(?: \d+(?: min\b)?)?")
_WORD = re.compile(r"[^ ]+ *| +")
_PLACE = re.compile(r"%\((\w+)\)s")


def with_keys(said: str, style: str = "$text-muted", **keys: str) -> Content:
    """A sentence in which keys stand out, each in the place of its name: `Press %(key)s`."""
    pieces = enumerate(_PLACE.split(said))
    parts = [(keys[part], "bold $accent") if at % 2 else (part, style) for at, part in pieces]
    return Content.assemble(*parts)


class Told(Static):
    """A text, with its lines broken where a reader would break them."""

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Say something else; all is laid out anew only where that takes more lines, or fewer."""
        now, before = Content(content) if isinstance(content, str) else content, self.content
        if isinstance(now, Content) and isinstance(before, Content) and now.is_same(before):
            return
        with changing(self) if layout else nullcontext():
            super().update(now, layout=False)

    def render(self) -> Content:
        """The text; its lines follow from the width there is."""
        told = super().render()
        assert isinstance(told, Content)
        return _Held(told.plain, list(told.spans))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What is marked, by the lines that are seen."""
        told = self.render()
        assert isinstance(told, _Held)
        return selection.extract(told.at(self.content_size.width).plain), "\n"


class _Held(Content):
    """A text whose lines are broken before Textual breaks them."""

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines it takes."""
        return self._at(width, rules).get_height(rules, width)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Its lines; where there is no room for all of them, the last one tells so."""
        lines = self._at(width, options.rules).split(allow_blank=True)
        content = Content("\n").join(at_most(height, lines, width) if height else lines)
        return content.render_strips(width, height, style, options)

    def at(self, width: int) -> Content:
        """The same, in lines that fit a width."""
        whole = Content(self.plain, list(self.spans))
        lines = []
        for line in whole.split(allow_blank=True):
            indent = _indent(line.plain, width)
            first, *rest = line.divide(_breaks(line.plain, width, indent))
            lines += [first.rstrip()] if rest else [first]
            lines += [Content(" " * indent) + part.rstrip() for part in rest]
        return Content("\n").join(lines)

    def _at(self, width: int, rules: RulesMap) -> Content:
        is_one_line = rules.get("text_wrap") == "nowrap"
        return Content(self.plain, list(self.spans)) if is_one_line else self.at(max(1, width))


def broken(content: Content, width: int) -> list[Content]:
    """A text in lines that fit a width."""
    return list(_Held(content.plain, list(content.spans)).at(max(1, width)).split(allow_blank=True))


def in_lines(content: Content, width: int, most: int) -> list[Content]:
    """A text in lines that fit a width; of more than `most`, the last one tells so."""
    return at_most(most, broken(content, width), width)


def at_most(most: int, lines: Sequence[Content], width: int) -> list[Content]:
    """The first of some lines; where more are left out, the last one tells so."""
    kept = list(lines[:most])
    return kept if len(lines) <= most else [*kept[:-1], _cut(kept[-1], width)]


def _cut(line: Content, width: int) -> Content:
    """A line and that it goes on, after a whole word where one fits."""
    fitting = line.truncate(max(0, width - 2))
    if len(fitting.plain) < len(line.plain.rstrip()) and " " in fitting.plain.strip():
        fitting = fitting[: fitting.plain.rstrip().rindex(" ")]
    return fitting.rstrip() + Content(" …")


def _indent(line: str, width: int) -> int:
    indent = len(line) - len(line.lstrip(" "))
    return indent if indent <= width // 2 else 0


def _breaks(line: str, width: int, indent: int) -> list[int]:
    """Where a line is broken; a word that is too long for any line is left to Textual."""
    joined = _LENGTH.sub(lambda found: found[0].replace(" ", "\u00a0"), line)
    words = [(word.start(), word[0]) for word in _WORD.finditer(joined)]
    offsets: list[int] = []
    taken, room = 0, width
    for start, word in words:
        needed = cell_len(word.rstrip(" "))
        if taken and needed and taken + needed > room:
            offsets.append(start)
            taken, room = 0, width - indent
        taken += cell_len(word) if needed <= room else cell_len(word) % room
    return _without_lonely_word(words, offsets, width - indent)


def _without_lonely_word(words: list[tuple[int, str]], offsets: list[int], room: int) -> list[int]:
    """The same breaks, but that the last word takes the one before with it, where it can."""
    starts = [start for start, _word in words]
    if not offsets or offsets[-1] != starts[-1]:
        return offsets
    before = starts.index(offsets[-2]) if len(offsets) > 1 else 0
    last = "".join(word for _start, word in words[-2:])
    is_long = len(words) - 1 - before >= FEWEST_LEFT and cell_len(last) <= room
    return [*offsets[:-1], starts[-2]] if is_long else offsets
