"""The line below a list that filters it while it is typed; it is there while it is used."""

from collections.abc import Sequence

from textual.containers import Horizontal
from textual.widgets import Static

from detox.i18n import gettext as _
from detox.tui.widgets.bars import Hint
from detox.tui.widgets.line import Line


class FilterLine(Horizontal):
    """Its screen hears what is typed as it does of any line."""

    def __init__(self, value: str = "") -> None:
        self.line = Line(value)
        super().__init__(Static("/"), self.line)

    @property
    def is_typed_in(self) -> bool:
        """Whether keys go there."""
        return self.line.has_focus

    def open(self, hint: str) -> None:
        """Have it typed in; `hint` says what fits."""
        self.line.placeholder = hint
        self.add_class("-open")
        self.screen.add_class("-filtering")
        self.line.focus()

    def close(self) -> None:
        """Put it away; what it filters stays filtered."""
        self.remove_class("-open")
        self.screen.remove_class("-filtering")

    def clear(self) -> None:
        """Put it away, and filter nothing."""
        self.close()
        self.line.value = ""

    @staticmethod
    def hints() -> Sequence[Hint]:
        """What keys do there."""
        return [Hint(_("Enter"), _("back to the list")), Hint(_("Esc"), _("show all"))]
