"""The keys that go on with questions that were left open."""

from detox.domain.sitting import Sitting
from detox.i18n import gettext as _
from detox.tui.core import CoreApp


def keys_on(app: CoreApp, sitting: Sitting, *, is_listed: bool = False) -> str:
    """The keys one after the other; a single one where the list of the questions is in front.

    Those of today go on by the key that begins, others by the one that opens their row.
    """
    is_of_today = sitting.day == app.overview.today
    here = app.key_of("sitting.begin" if is_of_today else "sitting.open")
    if is_listed:
        return here
    return _("%(key)s then %(then)s") % {"key": app.key_of("questions.open"), "then": here}
