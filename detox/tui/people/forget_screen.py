"""Asks before somebody is forgotten everywhere: that can’t be undone, so Enter does not do it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from detox.i18n import gettext as _
from detox.tui.dialogs.dialog import Dialog
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.told import Told
from detox.tui.yes import YES_KEYS, yes_key


class ForgetScreen(Dialog[bool]):
    """Whether that is to be done; `y` alone is a yes."""

    IS_OF_ONE_SHAPE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(YES_KEYS, "answer(True)"),
        Binding("n,escape,q", "answer(False)"),
    ]

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def compose(self) -> ComposeResult:
        """What becomes of whom, and the keys."""
        text = _(
            "The records, the backups and what undo keeps on this device are rewritten now; your "
            "other devices do the same when they next sync. This can’t be undone."
        )
        with Box(classes="dialog"):
            yield Told(classes="dialog-title")
            yield Told(Content(text), classes="dialog-text")
            yield self.key_line()

    def fill(self) -> None:
        """Ask."""
        self.tell(".dialog-title", _("Forget %(name)s everywhere?") % {"name": self._name})

    def key_pairs(self) -> Sequence[Pair]:
        """Do it, or leave it."""
        return [(yes_key(), _("forget everywhere")), (_("Esc"), _("leave it"))]

    def action_answer(self, answer: bool) -> None:
        """Give the answer back."""
        self.dismiss(answer)
