"""That steps of plans are settled by what was done with people, in the one line there is for it."""

from collections.abc import Sequence

from detox.domain.steps import Progress, StepMark
from detox.i18n import gettext as _
from detox.tui.core import CoreApp
from detox.wording.figures import names


def steps_told(app: CoreApp, marks: Sequence[StepMark]) -> list[str]:
    """Of which accounts a step is done, or open again."""
    find = app.detox.accounts.find
    done = [find(mark.account).name for mark in marks if mark.progress is Progress.DONE]
    opened = [find(mark.account).name for mark in marks if mark.progress is not Progress.DONE]
    said = []
    if done:
        said.append(_("Step done: %(names)s.") % {"names": names(list(dict.fromkeys(done)))})
    if opened:
        said.append(_("Step open again: %(names)s.") % {"names": names(opened)})
    return said
