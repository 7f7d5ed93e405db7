"""The timer on Today, while it runs."""

from textual.content import Content
from textual.widgets import Static

from detox.door import stopwatch
from detox.i18n import gettext as _
from detox.services.overview import Running
from detox.tui.themes import activity_style

ROOM_TO_STOP = 16
"""cells beside the timer for the key that stops it"""


class TimerLine(Static):
    """The running timer."""

    def show(self, running: Running | None, seconds: int, name: str, since: str) -> None:
        """Show the timer, or nothing at all."""
        if self.display != (running is not None):
            self.display = running is not None
        if running is None:
            return
        says = _("Paused") if running.timer.is_paused else _("Running")
        parts = [
            Content.styled(says, "bold"),
            Content.styled(name, activity_style(running.activity)),
            Content.styled(stopwatch(seconds), "bold"),
        ]
        start = Content.styled(_("since %(time)s") % {"time": since}, "$text-muted")
        doubt = Content.styled(_("still going?"), "$text-warning")
        room = self.screen.size.width - ROOM_TO_STOP
        if running.doubt is None or running.timer.is_paused:
            parts.append(start)
        elif sum(each.cell_length + 2 for each in (*parts, start, doubt)) <= room:
            parts += [start, doubt]
        else:
            parts.append(doubt)
        text = Content("  ").join(parts)
        if self.styles.width is None or self.styles.width.value != text.cell_length:
            self.styles.width = text.cell_length
        self.update(text, layout=False)
