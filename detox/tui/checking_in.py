"""Checking in, over the screen in front."""

from detox.domain.checkin import CheckIn
from detox.i18n import gettext as _
from detox.tui.core import CoreApp
from detox.tui.dialogs.ask import ConfirmScreen
from detox.tui.dialogs.check_in import CheckInScreen, Noted


def check_in(app: CoreApp) -> None:
    """Ask how today is, and note it in place of what was noted before; where that is switched off
    and nobody notes it all the same, ask first whether it shall be on.
    """
    check_ins = app.detox.past.check_ins
    if not (app.detox.settings.check_in or check_ins.are_there):
        _offer(app)
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


def _offer(app: CoreApp) -> None:
    """Ask whether it shall be on, and go on with it then."""

    def answered(yes: bool | None) -> None:
        if yes:
            app.set_to("check_in", True)
            if app.detox.settings.check_in:
                check_in(app)

    question = _("The daily check-in is off. Turn it on?")
    about = _("Two digits and a line a day; the settings (%(key)s) turn it off again.")
    about %= {"key": app.key_of("screen.settings")}
    app.push_screen(ConfirmScreen(question, _("turn it on"), about), answered)
