"""What was measured, in words: how long, how it came about, how far off it may be."""

from detox.domain.problem import N_
from detox.domain.usage import Measured, Method, PlatformUse
from detox.i18n import gettext as _
from detox.wording.figures import duration

_METHODS = {
    Method.FOREGROUND: N_("noted by the browser"),
    Method.GAPS: N_("estimated, from one page to the next"),
    Method.MIXED: N_("partly noted, partly estimated"),
    Method.TRACKER: N_("noted by a program that watches the computer"),
    Method.PHONE: N_("noted by the phone"),
}


def a_day(seconds: float, days: int) -> str:
    """`42 min a day`, and less than a minute in words."""
    minutes = round(seconds / 60 / days)
    if minutes < 1:
        return _("less than a minute a day")
    return _("%(duration)s a day") % {"duration": duration(minutes)}


def length(seconds: float) -> str:
    """`1 h 14`, and less than a minute as `12 s`."""
    return duration(round(seconds / 60)) if seconds >= 60 else f"{round(seconds)} s"


def how(use: PlatformUse) -> str:
    """`noted by the browser, ± 5 %`."""
    return _("%(method)s, ± %(percent)d %%") % {
        "method": _(_METHODS[use.method]),
        "percent": use.percent,
    }


def split(use: PlatformUse, measured: Measured) -> str:
    """How much of it went into publishing, where there was any."""
    minutes = round(use.publishing / 60 / measured.days.length)
    if minutes < 1:
        return ""
    return _("%(duration)s of it to publish") % {"duration": duration(minutes)}
