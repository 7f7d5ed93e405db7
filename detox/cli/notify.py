"""`detox notify-test`: one notification, and the truth about it."""

from argparse import Namespace

from detox.cli.console import one_line, tell
from detox.cli.desk import opened
from detox.cli.registry import Command
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.i18n import render
from detox.notify import Notifier


def _notify_test(_args: Namespace) -> int:
    opened()
    body = _("This is what a reminder looks like. There is nothing to do.")
    outcome = Notifier().send(_("Detox: a test"), body)
    tell(one_line(render(outcome.detail)))
    return 0 if outcome.status == "shown" else 1


COMMANDS = {
    "notify-test": Command(
        N_("Show one notification on the desktop, and say honestly whether it was shown."),
        _notify_test,
        examples=(N_("notify-test"),),
    )
}
