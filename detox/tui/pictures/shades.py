"""Which shade so many minutes have, and what the shades stand for."""

from textual.content import Content

from detox.i18n import gettext as _
from detox.tui.widgets.charts.heat_map import SHADES
from detox.wording.figures import duration

_ROUND = (5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 600)
_STEPS = len(SHADES) - 1


class Scale:
    """Round steps up to the most there is."""

    def __init__(self, most: int) -> None:
        wanted = -(-most // _STEPS)
        coarse = -(-wanted // 600) * 600
        self._step = next((step for step in _ROUND if step >= wanted), coarse)

    def shade(self, minutes: int) -> int:
        """The place in `SHADES`."""
        return 0 if minutes <= 0 else min(_STEPS, -(-minutes // self._step))

    def legend(self) -> list[Content]:
        """Each shade and how far it goes."""
        parts = [Content.styled(f"{SHADES[0]} {_('nothing')}", "$text-muted")]
        for place in range(1, _STEPS + 1):
            text = duration(place * self._step)
            if place == 1:
                text = _("up to %(time)s") % {"time": text}
            shade = (SHADES[place] * 2, "$accent")
            parts.append(Content.assemble(shade, (f" {text}", "$text-muted")))
        return parts
