"""Asks for words of one's own."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from detox.i18n import gettext as _
from detox.tui.dialogs.dialog import Dialog
from detox.tui.thinking.words import Words


class WordsScreen(Dialog[str | None]):
    """Gives back what is written, maybe nothing; none when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave")]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """The question, the words, the keys."""
        pairs = ((_("Enter"), _("save")), (_("Esc"), _("leave it")))
        keys = [Content.assemble((key, "bold $accent"), f" {label}") for key, label in pairs]
        with Vertical(classes="dialog"):
            yield Static(Content(self._title), classes="dialog-title")
            yield Words()
            yield Static(Content("    ").join(keys), classes="dialog-keys")

    def on_mount(self) -> None:
        """Have what was written stand there."""
        words = self.query_one(Words)
        words.load_text(self._text)
        words.move_cursor(words.document.end)
        words.focus()

    def on_words_given(self) -> None:
        """Enter saves."""
        self._text = self.query_one(Words).text.strip()
        self.dismiss(self._text)

    def again(self) -> "WordsScreen":
        """With the same words."""
        return WordsScreen(self._title, self._text)

    def action_leave(self) -> None:
        """Give nothing back."""
        self.dismiss(None)
