"""Asks for words of one's own."""

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from detox.i18n import gettext as _
from detox.tui.dialogs.ask import leave_typed
from detox.tui.dialogs.dialog import Dialog
from detox.tui.thinking.words import Words
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.told import Told


class WordsScreen(Dialog[str | None]):
    """Gives back what is written, maybe nothing; none when it is left, or is as it was. What `tell`
    says of it stands below a field that has room for many lines.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave")]
    IS_TYPED_IN = True

    def __init__(
        self,
        title: str,
        text: str,
        tell: Callable[[str], str] | None = None,
        stood: str | None = None,
    ) -> None:
        super().__init__()
        self._stood = text.strip() if stood is None else stood
        self._title = title
        self._text = text
        self._tell = tell

    def compose(self) -> ComposeResult:
        """The question, the words, the keys."""
        with Box(classes="dialog" if self._tell is None else "dialog long-words"):
            yield Told(classes="dialog-title")
            yield Words()
            if self._tell is not None:
                yield Static(id="words-told", classes="dialog-preview")
            yield self.key_line()

    def key_pairs(self) -> Sequence[Pair]:
        """Save, or not; where there is room for many lines, begin one."""
        line = [("Ctrl J", _("new line"))] if self._tell is not None else []
        return [(_("Enter"), _("save")), *line, (_("Esc"), _("leave it"))]

    def shape(self) -> Hashable:
        """With or without room for many lines."""
        return type(self), self._tell is not None

    def fill(self) -> None:
        """Ask, and have what was written stand there."""
        self.tell(".dialog-title", self._title)
        words = self.query_one(Words)
        words.load_text(self._text)
        words.move_cursor(words.document.end)
        self.on_text_area_changed()

    def on_text_area_changed(self) -> None:
        """Say what there is to say of the words so far."""
        if self._tell is not None:
            said = self._tell(self.query_one(Words).text.strip())
            self.tell("#words-told", Content.styled(said, "$text-muted"))

    def on_words_given(self) -> None:
        """Enter saves."""
        self._text = self.query_one(Words).text.strip()
        self.dismiss(self._text if self._text != self._stood else None)

    def again(self) -> "WordsScreen":
        """With the same words."""
        return WordsScreen(self._title, self._text, self._tell, self._stood)

    def action_leave(self) -> None:
        """Give nothing back."""
        text = self.query_one(Words).text.strip()
        leave_typed(self, [text] * (text != self._stood))
