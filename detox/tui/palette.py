"""What the palette offers: every command of this screen and of everywhere, and the activities that
can be logged.
"""

from collections.abc import Iterator
from functools import partial

from detox.i18n import gettext as _
from detox.tui.commands import APP, of_scopes
from detox.tui.dialogs.palette import PaletteEntry
from detox.tui.logging import LoggingApp
from detox.tui.screens.base import MainScreen


def entries(app: LoggingApp, screen: MainScreen) -> Iterator[PaletteEntry]:
    """All of it, in the order of the registry."""
    for command in of_scopes([screen.SCOPE, APP]):
        if command.id != "app.palette":
            owner = app if command.scope == APP else screen
            run = partial(app.run_action, command.action, default_namespace=owner)
            yield PaletteEntry(_(command.title), app.keys.all_shown(command), run)
    for activity in app.detox.activities.current():
        title = _("Log time: %(activity)s") % {"activity": activity.named(app.detox.language)}
        yield PaletteEntry(title, "", partial(app.action_log_activity, activity.key))
