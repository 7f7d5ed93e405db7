"""What would be written for reminders with Detox closed, shown before any of it is."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from detox.i18n import gettext as _
from detox.schedule import Order, Prepared, in_full
from detox.tui.dialogs.dialog import Dialog
from detox.tui.dialogs.text import TextScreen


class InstallScreen(Dialog[bool]):
    """Whether that is to be done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,o", "answer(True)"),
        Binding("v", "in_full"),
        Binding("n,escape,q", "answer(False)"),
    ]

    def __init__(self, found: Prepared) -> None:
        super().__init__()
        self._title = _("Reminders with Detox closed")
        self._way = found.way
        self._actions = found.actions

    def compose(self) -> ComposeResult:
        """What it does, what is written and run for it, and the keys."""
        text = _("Your system will check every minute for reminders that are due.")
        if self._way == "autostart":
            text = _("A small part of Detox starts with your desktop, and checks every minute.")
        more = _("Nothing else is written, and it can be turned off again at any time.")
        pairs = (
            ("y", _("write it")),
            ("v", _("see it in full")),
            (_("Esc"), _("leave it off")),
        )
        keys = [Content.assemble((key, "bold $accent"), f" {said}") for key, said in pairs]
        with Vertical(classes="dialog installing"):
            yield Static(Content(self._title), classes="dialog-title")
            yield Static(Content(text), classes="dialog-text")
            yield Static(Content("\n".join(self._in_short())), id="to-do")
            yield Static(Content(more), classes="dialog-text")
            yield Static(Content("   ").join(keys), classes="dialog-keys")

    def action_answer(self, answer: bool) -> None:
        """Give the answer back."""
        self.dismiss(answer)

    def action_in_full(self) -> None:
        """Show every file and command."""
        self.app.push_screen(TextScreen(self._title, Content("\n".join(in_full(self._actions)))))

    def _in_short(self) -> list[str]:
        """The files; the commands where there are none."""
        files = [step for step in self._actions if not isinstance(step, Order)]
        lines = [in_full([step])[0] for step in files or self._actions]
        return [line.rstrip(":\xa0").replace(f"{Path.home()}/", "~/") for line in lines]
