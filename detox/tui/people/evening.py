"""Up to three people one could write to, in one line of Today, or beside a reminder. Their names
are read beside the keys, and once there is something to see: no start waits for them.
"""

import asyncio
from collections.abc import Hashable

from textual.content import Content
from textual.widgets import Static

from detox import i18n
from detox.bootstrap import Detox
from detox.i18n import gettext as _
from detox.tui.beside import beside
from detox.tui.core import CoreApp
from detox.tui.whose_turn import next_names
from detox.tui.widgets.names import short_names


class EveningLine(Static):
    """Says whom one could write to this evening. Its line is kept free from the start."""

    _names: list[str] = []
    _known: Hashable = None
    """what the names follow from, as it was when they were read"""
    _looks: "asyncio.Task[None] | None" = None

    def look(self, app: CoreApp) -> None:
        """Read the names once more where something may have changed. Called each second."""
        is_wanted = app.detox.settings.people
        self.display = is_wanted
        known = (app.stamp, app.overview.today)
        if not is_wanted or known == self._known or (self._looks and not self._looks.done()):
            return
        self._known = known
        now = Detox(app.detox.clock, once=True)
        i18n.speak(app.detox.language, app.detox.region)
        self._looks = asyncio.create_task(self._read(now))

    async def _read(self, detox: Detox) -> None:
        self._names = await beside(lambda: next_names(detox))
        if self.is_attached:
            self.update(self._told())

    def _told(self) -> Content:
        """The line, in as much room as there is."""
        if not self._names:
            return Content("")
        before = _("This evening, perhaps:")
        room = self.content_size.width - len(before) - 1
        return Content.assemble((before, "$text-muted"), f" {short_names(self._names, room)}")

    def on_resize(self) -> None:
        """Other names may fit now."""
        self.update(self._told(), layout=False)
