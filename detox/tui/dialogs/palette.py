"""Finds something to do by a part of its name. What is listed is always what the text says."""

from collections.abc import Callable, Iterable
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.widgets import Static

from detox.domain.typed.words import fold
from detox.i18n import gettext as _
from detox.tui.dialogs.dialog import Dialog
from detox.tui.widgets.line import Line
from detox.tui.widgets.row_list import Cell, Row, RowList

KEYS_WIDTH = 16

Run = Callable[[], object]


class PaletteEntry(NamedTuple):
    """Something to do: how it reads, the keys that do it at once, and the doing."""

    title: str
    keys: str
    run: Run


class PaletteScreen(Dialog[Run | None]):
    """Gives back what is to be run. The list is made while a key is taken, not after it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("down", "move(1)"),
        Binding("up", "move(-1)"),
        Binding("pagedown", "page(1)"),
        Binding("pageup", "page(-1)"),
    ]

    def __init__(self, entries: Iterable[PaletteEntry]) -> None:
        super().__init__()
        self._entries = {str(place): entry for place, entry in enumerate(entries)}

    def compose(self) -> ComposeResult:
        """The line, what it finds, the keys."""
        keys = Content.assemble(
            (_("Enter"), "$accent"),
            " " + _("choose") + "    ",
            (_("Esc"), "$accent"),
            " " + _("back"),
        )
        with Vertical(classes="dialog palette"):
            yield Line(placeholder=_("Search for a command"))
            yield RowList(classes="choices")
            yield Static(keys, classes="dialog-keys")

    def on_mount(self) -> None:
        """Show all there is; letters go to the line."""
        self._rows.can_focus = False
        self.query_one(Line).focus()
        self._show()

    def on_input_changed(self) -> None:
        """Find what is typed."""
        self._show()

    def on_input_submitted(self) -> None:
        """Run what stands under the cursor."""
        self._choose(self._rows.selected)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """A second click runs it."""
        self._choose(message.key)

    def action_move(self, step: int) -> None:
        """Go down or up."""
        self._rows.action_move(step)

    def action_page(self, step: int) -> None:
        """Go a page on."""
        self._rows.action_page(step)

    def action_leave(self) -> None:
        """Do nothing."""
        self.dismiss(None)

    @property
    def _rows(self) -> RowList:
        return self.query_one(RowList)

    def _choose(self, key: str) -> None:
        if key:
            self.dismiss(self._entries[key].run)

    def _show(self) -> None:
        found = self._found(fold(self.query_one(Line).value))
        rows = [
            Row(key, (Cell(f" {entry.title}"), Cell(entry.keys, KEYS_WIDTH, "$text-muted")))
            for key, entry in found
        ]
        if not rows:
            rows = [Row("", (Cell(" " + _("No command is called like that."), 0, "$text-muted"),))]
        self._rows.show(rows, rows[0].key)

    def _found(self, wanted: str) -> list[tuple[str, PaletteEntry]]:
        """What fits, the best first; everything where nothing is typed."""
        if not wanted:
            return list(self._entries.items())
        matcher = Matcher(wanted)
        scores = {key: matcher.match(fold(entry.title)) for key, entry in self._entries.items()}
        best = sorted((key for key in scores if scores[key] > 0), key=lambda key: -scores[key])
        return [(key, self._entries[key]) for key in best]
