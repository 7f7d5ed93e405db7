"""How an account may end: the answers offered."""

from datetime import date

from detox.i18n import gettext as _
from detox.services.setup import offered_day
from detox.tui.dialogs.ask import Choice
from detox.wording.accounts import day_ahead

OFFERED, OTHER, BREAK, UNDECIDED = "offered", "other", "break", "undecided"


def endings(today: date) -> list[Choice]:
    """What may be answered, the likeliest first."""
    return [
        Choice(OFFERED, day_ahead(offered_day(today), today)),
        Choice(OTHER, _("another day"), "d"),
        Choice(BREAK, _("only a break"), "w"),
        Choice(UNDECIDED, _("not decided yet"), "y"),
    ]
