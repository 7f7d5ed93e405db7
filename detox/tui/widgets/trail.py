"""Around the questions of the first run: which one it is, and the keys that lead on, back and out."""

from collections.abc import Callable

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from detox.domain.problem import N_
from detox.i18n import gettext as _

TITLES = (N_("Language"), N_("Networks"), N_("Day"), N_("Hours"))
NETWORKS = 1
LAST = len(TITLES) - 1
GAP = 3


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
        self._is_asked: Callable[[int], bool] = lambda _place: True

    def show(self, place: int, is_asked: Callable[[int], bool]) -> None:
        """Show this question as the present one; those that are not asked are left out."""
        self._place, self._is_asked = place, is_asked
        self.refresh()

    def render(self) -> Content:
        """The titles, and a count on the right."""
        places = self._places()
        titles = Content(" " * GAP).join(
            Content.styled(_(TITLES[p]), "bold $accent" if p == self._place else "$text-muted")
            for p in places
        )
        count = _("%(here)d of %(count)d") % {
            "here": places.index(self._place) + 1,
            "count": len(places),
        }
        room = max(1, self.size.width - titles.cell_length - cell_len(count))
        return titles + Content(" " * room) + Content.styled(count, "$text-muted")

    def on_click(self, event: Click) -> None:
        """Tell which question was clicked."""
        left = self.content_region.x - self.region.x
        for place in self._places():
            width = cell_len(_(TITLES[place]))
            if left <= event.x < left + width:
                self.post_message(self.Picked(place))
            left += width + GAP

    def _places(self) -> list[int]:
        return [p for p in range(len(TITLES)) if self._is_asked(p) or p == self._place]


class Footing(Static):
    """Keys that can also be clicked."""

    def show(self, place: int) -> None:
        """The keys of this question."""
        pairs = [("go_on", _("Enter"), _("finish") if place == LAST else _("go on"))]
        if place == NETWORKS:
            pairs.append(("", _("space"), _("tick")))
        if place > 0:
            pairs.append(("go_back", "←", _("back")))
        pairs.append(("leave", _("Esc"), _("the rest later")))
        self.update(Content("   ").join(_pair(*pair) for pair in pairs))


def _pair(action: str, key: str, label: str) -> Content:
    markup = "[bold $accent]$key[/] [$text-muted]$label[/]"
    if action:
        markup = f"[@click=screen.{action}]{markup}[/]"
    return Content.from_markup(markup, key=key, label=label)
