"""What Detox writes for the system, shown before it is done and told afterwards."""

from collections.abc import Sequence

from detox.cli.console import complain, talk, tell
from detox.domain.problem import Problem
from detox.i18n import gettext as _
from detox.schedule import Action, File, Gone, in_full


def show(actions: Sequence[Action], *why_not: Problem) -> int:
    """Show what would be done, and do none of it; then why it could not be, if so."""
    for line in in_full(actions):
        tell(line)
    if not actions:
        tell(_("Nothing to change."))
    for problem in why_not:
        complain(problem)
    talk(_("Nothing was changed."))
    return 0


def tell_files(actions: Sequence[Action]) -> None:
    """Tell which files were written and deleted."""
    for action in actions:
        if isinstance(action, File):
            tell(_("Written: %(file)s") % {"file": action.path})
        elif isinstance(action, Gone):
            tell(_("Deleted: %(file)s") % {"file": action.path})
