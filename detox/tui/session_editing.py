"""Changing a session, over the screen in front."""

from collections.abc import Callable

from detox.deeds.deed import Filled, On
from detox.deeds.sessions import FIELDS, edit_anew
from detox.domain.session import Session
from detox.i18n import gettext as _
from detox.services.sessions import Edit
from detox.tui.core import CoreApp
from detox.tui.dialogs.form import Form


def edit_session(app: CoreApp, session: Session, then: Callable[[Edit], object]) -> None:
    """Ask what to change, and go on with it where it is anything."""

    def said(filled: Filled | None) -> None:
        if filled is None or not filled.changed:
            return
        edit = app.attempt(lambda: edit_anew(filled))
        if edit is not None:
            then(edit)

    app.push_screen(Form(FIELDS, On(app.detox, session), _("Edit the session")), said)
