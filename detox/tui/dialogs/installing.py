"""What would be written for reminders with Detox closed, shown before any of it is."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from detox.i18n import gettext as _
from detox.paths import home
from detox.schedule import Prepared, in_full, in_short
from detox.tui.dialogs.dialog import Dialog
from detox.tui.dialogs.text import TextScreen
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.told import Told
from detox.tui.yes import YES_KEYS, yes_key


class InstallScreen(Dialog[bool]):
    """Whether that is to be done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(YES_KEYS, "answer(True)"),
        Binding("v", "in_full"),
        Binding("n,escape,q", "answer(False)"),
        Binding("enter", "ask_again"),
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
        with Box(classes="dialog installing"):
            yield Told(Content(self._title), classes="dialog-title")
            yield Told(Content(text), classes="dialog-text")
            told = in_short(self._actions, home())
            yield Told(Content("\n".join(told)), id="to-do")
            yield Told(Content(more), id="asked", classes="dialog-text")
            yield self.key_line()

    def key_pairs(self) -> Sequence[Pair]:
        """Write it, see it, leave it."""
        return [
            (yes_key(), _("write it")),
            ("v", _("see it in full")),
            (_("Esc"), _("leave it off")),
        ]

    def action_answer(self, answer: bool) -> None:
        """Give the answer back."""
        self.dismiss(answer)

    def action_ask_again(self) -> None:
        """Enter may have been meant for the page before: nothing is written by it."""
        said = _(
            "Press %(key)s to write it, or Esc to leave it off. Until then nothing is written."
        ) % {"key": yes_key()}
        self.query_one("#asked", Told).update(Content.styled(said, "bold $accent"))

    def action_in_full(self) -> None:
        """Show every file and command."""
        self.app.push_screen(TextScreen(self._title, Content("\n".join(in_full(self._actions)))))
