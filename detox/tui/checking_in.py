"""Checking in, over the screen in front."""

from detox.domain.checkin import CheckIn
from detox.i18n import gettext as _
from detox.tui.core import CoreApp
from detox.tui.dialogs.check_in import CheckInScreen, Noted


def check_in(app: CoreApp) -> None:
    """Ask how today is, and note it in place of what was noted before; where that is switched off,
    of somebody only who notes it all the same.
    """
    check_ins = app.detox.past.check_ins
    if not (app.detox.settings.check_in or check_ins.are_there):
        said = _("The daily check-in is off; you can turn it on in the settings (%(key)s).")
        app.say(said % {"key": app.key_of("screen.settings")})
        return

    today = app.overview.today
    known = check_ins.on(today)

    def noted(said: Noted | None) -> None:
        if said is None:
            return
        seen = known or CheckIn(today, 0, 0)
        done = app.attempt(lambda: check_ins.note(*said, seen=seen))
        if done is not None:
            figures = {"focus": str(done.focus), "mood": str(done.mood)}
            what = _("focus %(focus)s, mood %(mood)s") % figures
            app.say(_("Checked in: %(what)s") % {"what": what}, can_undo=True)

    app.push_screen(CheckInScreen(known), noted)
