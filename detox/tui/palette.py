"""The palette: every command of this screen and of everywhere, found by typing a part of its
title.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider

from detox.i18n import gettext as _
from detox.tui.commands import APP, of_scopes
from detox.tui.logging import LoggingApp
from detox.tui.screens.base import MainScreen


class Entry(NamedTuple):
    """A line of the palette."""

    title: str
    keys: str
    run: Callable[[], object]


class PaletteProvider(Provider):
    """Commands, and the activities that can be logged."""

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for entry in self._entries():
            yield DiscoveryHit(entry.title, entry.run, help=entry.keys)

    async def search(self, query: str) -> Hits:
        """What fits the query."""
        matcher = self.matcher(query)
        for entry in self._entries():
            score = matcher.match(entry.title)
            if score > 0:
                yield Hit(score, matcher.highlight(entry.title), entry.run, help=entry.keys)

    def _entries(self) -> Iterator[Entry]:
        app = self.app
        if not isinstance(app, LoggingApp) or not isinstance(self.screen, MainScreen):
            return
        for command in of_scopes([self.screen.SCOPE, APP]):
            if command.id != "app.palette":
                owner = app if command.scope == APP else self.screen
                run = partial(app.run_action, command.action, default_namespace=owner)
                yield Entry(_(command.title), app.keys.all_shown(command), run)
        for activity in app.detox.activities.current():
            name = activity.named(app.detox.language)
            title = _("Log time: %(activity)s") % {"activity": name}
            yield Entry(title, "", partial(app.action_log_activity, activity.key))
