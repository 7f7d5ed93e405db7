"""Four small questions: yes or no, one of several, a line of text, and what a typed line means so
far.
"""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, Static

from detox.domain.problem import Unreadable
from detox.i18n import gettext as _
from detox.i18n import render
from detox.tui.dialogs.dialog import Dialog
from detox.tui.widgets.line import Line
from detox.tui.widgets.row_list import Cell, Row, RowList

T = TypeVar("T")


class Choice(NamedTuple):
    """One answer: what it stands for, how it reads, and the letter that picks it at once."""

    key: str
    title: str
    letter: str = ""
    style: str = ""


class ConfirmScreen(Dialog[bool]):
    """Yes or no; Enter or y for yes, anything that leaves for no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,o,enter", "answer(True)"),
        Binding("n,escape,q", "answer(False)"),
    ]

    def __init__(self, question: str, yes: str, explanation: str = "") -> None:
        super().__init__()
        self._question = question
        self._yes = yes
        self._explanation = explanation

    def compose(self) -> ComposeResult:
        """The question, what follows from it, and the two keys."""
        keys = Content.assemble(
            (_("Enter"), "$accent"), f" {self._yes}    ", (_("Esc"), "$accent"), " " + _("leave it")
        )
        with Vertical(classes="dialog"):
            yield Static(Content(self._question), classes="dialog-title")
            if self._explanation:
                yield Static(Content(self._explanation), classes="dialog-text")
            yield Static(keys, classes="dialog-keys")

    def action_answer(self, answer: bool) -> None:
        """Give the answer back."""
        self.dismiss(answer)


class ChoiceScreen(Dialog[str | None]):
    """One of several: by its letter, or with the arrows and Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose"),
        Binding("escape", "leave"),
    ]

    def __init__(
        self, title: str, choices: Sequence[Choice], selected: str = "", explanation: str = ""
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._selected = selected
        self._explanation = explanation

    def compose(self) -> ComposeResult:
        """The question and the answers."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._title), classes="dialog-title")
            if self._explanation:
                yield Static(Content(self._explanation), classes="dialog-text")
            yield RowList(classes="choices")

    def on_mount(self) -> None:
        """Fill the list."""
        answers = self.query_one(RowList)
        answers.styles.height = min(len(self._choices), 12)
        rows = [
            Row(c.key, (Cell(f" {c.letter}", 3, "$accent"), Cell(c.title, 0, c.style)))
            for c in self._choices
        ]
        answers.show(rows, self._selected)
        answers.focus()

    def on_key(self, event: Key) -> None:
        """A letter picks its answer."""
        for choice in self._choices:
            if choice.letter and event.character == choice.letter:
                event.stop()
                self.dismiss(choice.key)
                return

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """A click on the answer under the cursor picks it."""
        self.dismiss(message.key)

    def action_choose(self) -> None:
        """Pick the answer under the cursor."""
        self.dismiss(self.query_one(RowList).selected or None)

    def action_leave(self) -> None:
        """Give no answer."""
        self.dismiss(None)


class Said(NamedTuple, Generic[T]):
    """A line that was read: what it means."""

    value: T


class PromptScreen(Dialog[Said[T] | None], Generic[T]):
    """A line of text, read while it is typed; below it stands what it means, or why not.

    `read` gives the meaning or an `Unreadable`; `preview` says the meaning in words.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave")]

    def __init__(
        self,
        title: str,
        read: Callable[[str], T | Unreadable],
        preview: Callable[[T], str],
        value: str = "",
        hint: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._read = read
        self._preview = preview
        self._value = value
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The question, the line, and what it means."""
        with Vertical(classes="dialog bottom"):
            yield Static(Content(self._title), classes="dialog-title")
            yield Line(self._value, placeholder=self._hint)
            yield Static(classes="dialog-preview")

    def on_mount(self) -> None:
        """Say at once what stands there."""
        self._say(self._value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what it means so far."""
        self._say(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the meaning back, or say what is wrong with it."""
        found = self._read(event.value)
        if isinstance(found, Unreadable):
            self._show(render(found.problem), "$text-error")
        else:
            self._value = event.value
            self.dismiss(Said(found))

    def again(self) -> "PromptScreen[T]":
        """With the same line."""
        return PromptScreen(self._title, self._read, self._preview, self._value, self._hint)

    def action_leave(self) -> None:
        """Give nothing back."""
        self.dismiss(None)

    def _say(self, text: str) -> None:
        if not text.strip():
            self._show("", "")
            return
        found = self._read(text)
        if isinstance(found, Unreadable):
            self._show(render(found.problem), "$text-muted")
        else:
            self._show(self._preview(found), "$text-success")

    def _show(self, text: str, style: str) -> None:
        self.query_one(".dialog-preview", Static).update(
            Content.styled(text, style) if text else Content("")
        )


def ask_line(
    app: App[Any],
    title: str,
    read: Callable[[str], T | Unreadable],
    preview: Callable[[T], str],
    then: Callable[[T], object],
    value: str = "",
    hint: str = "",
) -> None:
    """Ask for a line, and go on with what it means."""

    def said(answer: Said[T] | None) -> None:
        if answer is not None:
            then(answer.value)

    app.push_screen(PromptScreen(title, read, preview, value, hint), said)
