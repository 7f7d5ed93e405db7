"""Asking how a figure for all divides."""

from collections.abc import Mapping

from detox.i18n import gettext as _
from detox.services.figures import Division
from detox.tui.core import CoreApp
from detox.tui.dialogs.divide import DivideScreen
from detox.wording.figures import duration


def ask_division(app: CoreApp, division: Division) -> None:
    """Ask for the parts, and keep those that are told from the day of the figure for all."""

    def keep(parts: Mapping[str, int] | None) -> None:
        figures = app.detox.past.figures
        if parts and app.attempt(lambda: figures.set_all(parts, figures.since)):
            app.say(_("Saved: %(what)s") % {"what": _told(division, parts)}, can_undo=True)

    app.push_screen(DivideScreen(division), keep)


def _told(division: Division, parts: Mapping[str, int]) -> str:
    accounts = [*division.others, *(account for account, _minutes in division.known)]
    return ", ".join(
        f"{account.name} {duration(parts[account.uid])}"
        for account in accounts
        if account.uid in parts
    )
