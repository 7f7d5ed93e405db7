"""Around the questions of the first run: which one it is, and the keys on, back and out."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.tui.core import InCore
from detox.tui.keys import shown

TITLES = (N_("Language"), N_("Accounts"), N_("Day"), N_("Hours"), N_("Reminders"))
NETWORKS, HOURS, LAST = 1, 3, len(TITLES) - 1
GAP, LEAST_GAP = 3, 2
PADDING = 2, 1
"""cells left free before the keys, and behind them"""
Key = tuple[str, str, str]
"""what it runs, its name, and what it does"""


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


class Footing(InCore, Static):
    """Keys that can also be clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._gap = GAP
        self._pairs: list[Key] = []
        self._untold: list[tuple[str, str]] = []

    def show(self, place: int, finding: Sequence[tuple[str, str]] = ()) -> None:
        """The keys of this question, or those of `finding` while something is being found: as many
        as there is room for. What a question alone has gives way first, since all keys are told
        behind the last.
        """
        is_typed_in = place == HOURS or bool(finding)
        told = [("help", self.core.help_key(is_typed_in=is_typed_in), _("keys"))]
        if finding:
            self._tell([[*(("", *pair) for pair in finding), *told]])
            self._untold = []
            return
        always = [("go_on", _("Enter"), _("finish") if place == LAST else _("continue"))]
        if place > 0:
            back = shown("shift+tab" if place == HOURS else "left")
            always.append(("go_back", back, _("back")))
        if place < LAST:
            always.append(("leave", _("Esc"), _("finish later")))
        own = {
            NETWORKS: [("", _("space"), _("change"))],
            HOURS: [("measure", "Ctrl T", _("measure"))],
        }.get(place, [])
        unseen = {
            NETWORKS: [("/", _("find another, or add a name"))],
            LAST: [(_("Esc"), _("finish"))],
        }.get(place, [])
        self._tell([[*always, *own, *told], [*always, *told], always])
        self._untold = [pair[1:] for pair in own if pair not in self._pairs] + unseen

    def _tell(self, ways: list[list[Key]]) -> None:
        """Show the first of these that there is room for."""
        self._pairs, self._gap = self._fitting(ways)
        parts = [
            Content.assemble((key, "bold $accent"), (f" {label}", "$text-muted"))
            for _action, key, label in self._pairs
        ]
        self.update(Content(" " * self._gap).join(parts))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The keys, those included that are not shown here, and what they do."""
        shown_here = [(key, does) for action, key, does in self._pairs if action != "help"]
        return [*shown_here, *self._untold]

    def _fitting(self, ways: list[list[Key]]) -> tuple[list[Key], int]:
        """The first of them that there is room for, with the wider gap if it can be."""
        room = self.app.size.width - sum(PADDING)
        for pairs in ways:
            for gap in (GAP, LEAST_GAP):
                width = sum(cell_len(key) + 1 + cell_len(label) + gap for _id, key, label in pairs)
                if width - gap <= room:
                    return pairs, gap
        return ways[-1], LEAST_GAP

    async def on_click(self, event: Click) -> None:
        """Do what was clicked."""
        left = self.content_region.x - self.region.x
        for action, key, label in self._pairs:
            width = cell_len(key) + cell_len(label) + 1
            if action and left <= event.x < left + width:
                await self.run_action("app.tell_keys" if action == "help" else f"screen.{action}")
                return
            left += width + self._gap
