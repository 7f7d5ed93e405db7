"""Check-ins in words."""

from datetime import date

from detox.domain.checkin import CheckIn
from detox.i18n import gettext as _
from detox.wording.dates import near_day
from detox.wording.figures import quoted


def focus(check_in: CheckIn) -> str:
    """`focus 4`."""
    return _("focus %(level)d") % {"level": check_in.focus}


def mood(check_in: CheckIn) -> str:
    """`mood 3`."""
    return _("mood %(level)d") % {"level": check_in.mood}


def brief(check_in: CheckIn, today: date) -> str:
    """`focus 4, mood 3 “slept well”, today`."""
    return _("%(focus)s, %(mood)s%(line)s, %(day)s") % {
        "focus": focus(check_in),
        "mood": mood(check_in),
        "line": f" {quoted(check_in.line)}" if check_in.line else "",
        "day": near_day(check_in.day, today),
    }
