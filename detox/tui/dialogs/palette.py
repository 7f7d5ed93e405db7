"""Finds something to do by a part of its name. What is listed is always what the text says."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.timer import Timer

from detox.domain.typed.words import fold
from detox.i18n import gettext as _
from detox.tui.dialogs.finding import FindingScreen
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.line import Line
from detox.tui.widgets.row_list import Cell, Cells, Row, RowList

BEGIN_SECONDS, PAUSE_SECONDS = 0.4, 0.03

Run = Callable[[], object]


class PaletteEntry(NamedTuple):
    """Something to do: by what it is remembered (nothing where it is not), how it reads, the keys
    that do it at once, and the doing. It is found by the words of `also` as well, which are not
    shown.
    """

    id: str
    title: str
    keys: str
    run: Run
    also: str = ""


Seek = Callable[[list[str]], Iterator[Sequence[PaletteEntry]]]
"""What is found further away by folded words, a little at a time."""


class PaletteScreen(FindingScreen[PaletteEntry]):
    """Gives back what is to be run. The list is made while a key is taken, not after it; what is
    far away comes below it. `lately` are the ids of what was chosen before, the latest first.
    """

    _looking: Timer | None = None
    _begins: Timer | None = None

    def __init__(self, entries: Iterable[PaletteEntry], lately: Sequence[str], seek: Seek) -> None:
        super().__init__()
        places = {chosen: place for place, chosen in enumerate(lately)}
        known = sorted(entries, key=lambda entry: places.get(entry.id, len(places)))
        self._entries = [(_folded(each.title), _folded(each.also), each) for each in known]
        self._listed: list[PaletteEntry] = []
        self._seek = seek
        self._far: Iterator[Sequence[PaletteEntry]] = iter(())
        self._is_wanted = False

    def compose(self) -> ComposeResult:
        """The line, what it finds, the keys."""
        with Box(classes="dialog palette"):
            yield Line()
            yield RowList(_fitted, classes="choices")
            yield self.key_line()

    def key_pairs(self) -> Sequence[Pair]:
        """Do what stands under the cursor, or nothing."""
        return [(_("Enter"), _("do it")), ("↑ ↓", _("another")), (_("Esc"), _("leave it"))]

    def on_mount(self) -> None:
        """Look further while nobody types."""
        self._looking = self.set_interval(PAUSE_SECONDS, self._look, pause=True)

    def fill(self) -> None:
        """Show all there is."""
        self.query_one(Line).begin("", _("a command, an account, words of a session"))
        self._show()

    def put_away(self) -> None:
        """Look no further."""
        if self._looking is not None:
            self._looking.pause()
        if self._begins is not None:
            self._begins.stop()

    def on_input_changed(self) -> None:
        """Find what is typed."""
        self._show()

    def on_input_submitted(self) -> None:
        """Run what stands under the cursor, or the first that is found further away."""
        self._is_wanted = True
        self._choose(self.rows.selected)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """A second click runs it."""
        self._choose(message.key)

    def _choose(self, key: str) -> None:
        if key:
            self.dismiss(self._listed[int(key)])

    def _show(self) -> None:
        words = fold(self.query_one(Line).value).split()
        self._is_wanted = False
        self._listed = self._found(words)
        self._far = self._seek(words) if words else iter(())
        self._look_on()
        self._paint("0")

    def _look_on(self) -> None:
        """Look further once nothing was typed for a moment: reading months would hold keys up."""
        self.put_away()
        self._begins = self.set_timer(BEGIN_SECONDS, self._begin)

    def _begin(self) -> None:
        if self._looking is not None:
            self._looking.resume()

    def _look(self) -> None:
        """Look a little further."""
        more = next(self._far, None)
        if more is None and self._looking is not None:
            self._looking.pause()
        if more:
            self._listed += more
            self._paint(self.rows.selected or "0")
            if self._is_wanted:
                self._choose("0")

    def _paint(self, select: str) -> None:
        rows = [Row(str(n), partial(_cells, entry)) for n, entry in enumerate(self._listed)]
        self.show_rows(rows, _("Nothing by that name."), select)

    def _found(self, words: list[str]) -> list[PaletteEntry]:
        """What has all the words: just these first, then those that begin with them."""
        if not words:
            return [entry for _title, _also, entry in self._entries]
        whole = " ".join(words)
        found = [
            each for each in self._entries if all(word in f"{each[0]} {each[1]}" for word in words)
        ]

        def rank(each: tuple[str, str, PaletteEntry]) -> tuple[bool, bool]:
            title, also, _entry = each
            begins = all(f" {word}" in f" {title} {also}" for word in words)
            return whole not in (title, *also.split(" / ")), not begins

        return [entry for _title, _also, entry in sorted(found, key=rank)]


_folded = cache(fold)
"""the same few hundred titles whenever it is opened"""


def _cells(entry: PaletteEntry) -> Cells:
    """How it reads, and its keys at the right end; one without has all the room."""
    width = cell_len(entry.keys) + 2
    keys = (Cell(f"{entry.keys} ", width, "$text-muted", right=True),) if entry.keys else ()
    return (Cell(f" {entry.title}"), *keys)


def _fitted(cells: Cells, width: int) -> Cells:
    """With the first of its keys alone, where they would take room from what it does."""
    title, *keys = cells
    if not keys or cell_len(title.text) + keys[0].width <= width:
        return cells
    key = f"{keys[0].text.strip().partition('  ')[0]} "
    return title, keys[0]._replace(text=key, width=cell_len(key) + 1)
