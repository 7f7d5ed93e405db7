"""Asks for a theme, and shows each while the cursor stands on it."""

from collections.abc import Sequence

from detox.i18n import gettext as _
from detox.tui.dialogs.ask import Choice, ChoiceScreen
from detox.tui.widgets.row_list import RowList


class ThemeScreen(ChoiceScreen):
    """One of the themes; leaving without an answer brings the one before back.

    Where `fixed` says why, the theme in force stays while one chooses.
    """

    def __init__(self, themes: Sequence[Choice], selected: str, fixed: str = "") -> None:
        super().__init__(_("Theme"), themes, selected, fixed)
        self._is_fixed = bool(fixed)
        self._before = ""

    def fill(self) -> None:
        """Remember the theme in force."""
        super().fill()
        self._before = self.app.theme

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Show it."""
        if not self._is_fixed and message.key:
            self.app.theme = message.key

    def action_leave(self) -> None:
        """As it was."""
        self.app.theme = self._before
        super().action_leave()
