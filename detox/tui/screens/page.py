"""A question that takes the whole screen: a head, what is asked, a line of keys."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from detox.i18n import gettext as _
from detox.tui.dialogs.dialog import Question
from detox.tui.reminding import InReminding
from detox.tui.screens.base import MainScreen
from detox.tui.widgets.bars import Hint, KeyBar
from detox.tui.widgets.box import Pair

T = TypeVar("T")


class Page(InReminding, Question[T]):
    """Such a question; subclasses compose a `KeyBar` and say in `bar` what it shows."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = MainScreen.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = MainScreen.VERTICAL_BREAKPOINTS
    IS_TYPED_IN: ClassVar[bool] = False
    leads_to = ""
    """the main screen to go to once it is left, where that is none of those beneath"""

    def on_unmount(self) -> None:
        """Go where it leads, unless the program is being ended."""
        if self.leads_to and self.app.is_running:
            self.app.call_later(self.app.run_action, f"app.show({self.leads_to!r})")

    def bar(self) -> Sequence[Hint]:
        """The keys as they are now, in the order in which they are needed."""
        return ()

    def key_pairs(self) -> Sequence[Pair]:
        """The same for whoever asks for help."""
        return [(hint.key, hint.label) for hint in self.bar()]

    def show_bar(self) -> None:
        """Show the keys as they are now, and at the right end the one that tells more."""
        help_key = self.core.help_key(is_typed_in=self.IS_TYPED_IN)
        last = [Hint(help_key, _("keys"), "app.tell_keys")]
        self.query_one(KeyBar).show(self.bar(), last)

    async def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        """A click on a key does what the key does."""
        await self.app.run_action(message.action, default_namespace=self)
