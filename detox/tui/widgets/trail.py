"""Around the questions of the first run: which one it is, and the keys on, back and out."""

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.tui.core import CoreApp
from detox.tui.keys import shown

TITLES = (N_("Language"), N_("Accounts"), N_("Day"), N_("Hours"), N_("Reminders"))
NETWORKS, HOURS, LAST = 1, 3, len(TITLES) - 1
GAP = 3
PADDING = 2


class Trail(Widget):
    """The questions in a row, the present one standing out."""

    class Picked(Message):
        """A question was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self) -> None:
        super().__init__()
        self._place = 0

    def show(self, place: int) -> None:
        """Show this question as the present one."""
        self._place = place
        self.refresh()

    def render(self) -> Content:
        """The titles, and a count on the right."""
        titles = Content(" " * GAP).join(
            Content.styled(_(title), "bold $accent" if place == self._place else "$text-muted")
            for place, title in enumerate(TITLES)
        )
        count = _("%(here)d of %(count)d") % {"here": self._place + 1, "count": len(TITLES)}
        room = max(1, self.size.width - titles.cell_length - cell_len(count))
        return titles + Content(" " * room) + Content.styled(count, "$text-muted")

    def on_click(self, event: Click) -> None:
        """Tell which question was clicked."""
        left = self.content_region.x - self.region.x
        for place, title in enumerate(TITLES):
            width = cell_len(_(title))
            if left <= event.x < left + width:
                self.post_message(self.Picked(place))
            left += width + GAP


class Footing(Static):
    """Keys that can also be clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._pairs: list[tuple[str, str, str]] = []
        self._roomless: list[tuple[str, str]] = []

    def show(self, place: int) -> None:
        """The keys of this question."""
        self._roomless = []
        self._pairs = [("go_on", _("Enter"), _("finish") if place == LAST else _("continue"))]
        if 0 < place < LAST:
            back = shown("left" if place < HOURS else "shift+tab")
            self._pairs.append(("go_back", back, _("back")))
        if place < LAST:
            self._pairs.append(("leave", _("Esc"), _("finish later")))
        if place == NETWORKS:
            self._add_last("", _("space"), _("change"))
        if place == HOURS:
            self._add_last("measure", "Ctrl T", _("measure"))
        typed_in = place == HOURS
        app = self.app
        assert isinstance(app, CoreApp)
        self._add_last("help", app.help_key(is_typed_in=typed_in), _("keys"))
        parts = [
            Content.assemble((key, "bold $accent"), (f" {label}", "$text-muted"))
            for _action, key, label in self._pairs
        ]
        self.update(Content(" " * GAP).join(parts))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The keys, those included that there is no room for, and what they do."""
        shown_here = [(key, does) for action, key, does in self._pairs if action != "help"]
        return [*shown_here, *self._roomless]

    def _add_last(self, action: str, key: str, label: str) -> None:
        """One more, where there is room for it."""
        pairs = [*self._pairs, (action, key, label)]
        width = sum(cell_len(key) + 1 + cell_len(label) + GAP for _action, key, label in pairs)
        if width - GAP <= self.app.size.width - 2 * PADDING:
            self._pairs = pairs
        elif action != "help":
            self._roomless.append((key, label))

    async def on_click(self, event: Click) -> None:
        """Do what was clicked."""
        left = self.content_region.x - self.region.x
        for action, key, label in self._pairs:
            width = cell_len(key) + cell_len(label) + 1
            if action and left <= event.x < left + width:
                await self.run_action("app.tell_keys" if action == "help" else f"screen.{action}")
                return
            left += width + GAP
