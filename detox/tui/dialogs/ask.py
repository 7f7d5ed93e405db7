"""Two small questions: yes or no, and one of several."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, ClassVar, NamedTuple, TypeVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key

from detox.i18n import gettext as _
from detox.tui.dialogs.dialog import Dialog
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.row_list import Cell, Row, RowList
from detox.tui.widgets.told import Told
from detox.tui.yes import YES_KEYS

T = TypeVar("T")
LETTER = 4
"""cells of the letter of an answer, and of the room beside it"""
MOST_DROPPED = 60
"""characters that one key drops unasked: about a line"""


class Choice(NamedTuple):
    """One answer: what it stands for, how it reads, and the letter that picks it at once. One that
    `takes_back` what was noted is never under the cursor as a menu opens.
    """

    key: str
    title: str
    letter: str = ""
    style: str = ""
    takes_back: bool = False


def cells_of(choice: Choice) -> tuple[Cell, ...]:
    """An answer in a list: its letter, and how it reads."""
    return (Cell(f" {choice.letter}", LETTER, "bold $accent"), Cell(choice.title, 0, choice.style))


def begin(
    answers: RowList, choices: Sequence[Choice], rows: Sequence[Row], selected: str = ""
) -> None:
    """List answers from the first that takes nothing back; where all do, from none of them."""
    first = selected or next((each.key for each in choices if not each.takes_back), "")
    answers.begin(rows, first)
    if not first:
        answers.cursor = -1


class ConfirmScreen(Dialog[bool]):
    """Yes or no; Enter or y for yes, anything that leaves for no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"{YES_KEYS},enter", "answer(True)"),
        Binding("n,escape,q", "answer(False)"),
    ]

    def __init__(self, question: str, yes: str, explanation: str = "", no: str = "") -> None:
        super().__init__()
        self._question = question
        self._yes, self._no = yes, no
        self._explanation = explanation

    def compose(self) -> ComposeResult:
        """The question, what follows from it, and the keys."""
        with Box(classes="dialog"):
            yield Told(classes="dialog-title")
            if self._explanation:
                yield Told(classes="dialog-text")
            yield self.key_line()

    def shape(self) -> Hashable:
        """With or without an explanation."""
        return type(self), bool(self._explanation)

    def fill(self) -> None:
        """Ask."""
        self.tell(".dialog-title", self._question)
        if self._explanation:
            self.tell(".dialog-text", self._explanation)
        self.show_keys()

    def key_pairs(self) -> Sequence[Pair]:
        """Yes, and no."""
        return [(_("Enter"), self._yes), (_("Esc"), self._no or _("leave it"))]

    def hints(self) -> Sequence[Pair]:
        """The other keys for them."""
        return [(YES_KEYS.replace(",", "  "), self._yes), ("n  q", self._no or _("leave it"))]

    def action_answer(self, answer: bool) -> None:
        """Give the answer back."""
        self.dismiss(answer)


class PickingScreen(Dialog[str | None]):
    """Gives back what is under the cursor, or what a letter picks; nothing when it is left."""

    _choices: Sequence[Choice] = ()

    @property
    def rows(self) -> RowList:
        """The list that has the cursor."""
        return self.query_one(RowList)

    def hints(self) -> Sequence[Pair]:
        """Letters that answer at once."""
        return [(c.letter, c.title) for c in self._choices if c.letter]

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
        self.dismiss(self.rows.selected or None)

    def action_leave(self) -> None:
        """Give no answer."""
        self.dismiss(None)


class ChoiceScreen(PickingScreen):
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
        with Box(classes="dialog"):
            yield Told(classes="dialog-title")
            if self._explanation:
                yield Told(classes="dialog-text")
            yield RowList(classes="choices")
            yield self.key_line()

    def shape(self) -> Hashable:
        """With or without an explanation."""
        return type(self), bool(self._explanation)

    def key_pairs(self) -> Sequence[Pair]:
        """Take the answer under the cursor, or none."""
        return [(_("Enter"), _("choose")), (_("Esc"), _("leave it"))]

    def fill(self) -> None:
        """Ask, and list the answers."""
        self.tell(".dialog-title", self._title)
        if self._explanation:
            self.tell(".dialog-text", self._explanation)
        answers = self.rows
        answers.styles.height = len(self._choices)
        has_letters = any(choice.letter for choice in self._choices)
        rows = [
            Row(c.key, cells_of(c) if has_letters else (Cell(f" {c.title}", 0, c.style),))
            for c in self._choices
        ]
        begin(answers, self._choices, rows, self._selected)


def leave_typed(dialog: Dialog[T | None], typed: Sequence[str]) -> None:
    """Give nothing back. What was `typed` is not dropped by one key where it is in several places,
    or long.
    """
    if len(typed) > 1 or sum(map(len, typed)) > MOST_DROPPED:
        ask_to_discard(dialog.app, lambda: dialog.dismiss(None))
    else:
        dialog.dismiss(None)


def ask_to_discard(app: App[Any], then: Callable[[], object], why: str = "") -> None:
    """Ask whether what was typed may go, and only then do what drops it."""

    def answered(yes: bool | None) -> None:
        if yes:
            then()

    asked, yes, no = _("Discard what you typed?"), _("discard it"), _("go on typing")
    app.push_screen(ConfirmScreen(asked, yes, why, no), answered)
