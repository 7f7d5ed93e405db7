"""What was measured, in words: how long, how it came about, how far off it may be."""

from datetime import date

from detox.domain.problem import N_
from detox.domain.text import shown
from detox.domain.usage import Measured, Method, PlatformUse, minutes_a_day
from detox.i18n import counted
from detox.i18n import gettext as _
from detox.wording.dates import period
from detox.wording.figures import a_day as said_a_day
from detox.wording.figures import day_count, duration, half_up, percentage, titled

_METHODS = {
    Method.FOREGROUND: N_("recorded by the browser"),
    Method.GAPS: N_("estimated, from one page to the next"),
    Method.MIXED: N_("recorded and estimated"),
    Method.TRACKER: N_("recorded by a program that watches the computer"),
    Method.PHONE: N_("recorded by the phone"),
}


ALL_TOGETHER = N_("all together")


def over(measured: Measured, today: date) -> str:
    """`30 days, 23 October to 21 November: Firefox`, over how long and where it is from."""
    when = _("%(days)s, %(period)s") % {
        "days": day_count(measured.days.length),
        "period": period(measured.days, today),
    }
    return titled(when, ", ".join(map(shown, measured.sources)))


def nothing_known(measured: Measured) -> str:
    """That no platform is in what was measured, or only outside of the days that were."""
    if measured.reach:
        return _("It has time on platforms that Detox knows, but none of it in this period.")
    return _("It has none of the platforms that Detox knows.")


def not_in_it(measured: Measured) -> list[str]:
    """What a computer cannot know of, where that is what was measured."""
    if all(use.method is Method.PHONE for use in measured.platforms()):
        return []
    return [_("Private windows and other devices are not included.")]


def how_far(done: int, whole: int, name: str) -> str:
    """How far the reading is."""
    parts = {"done": done, "whole": whole, "name": shown(name)}
    return _("%(done)d of %(whole)d: %(name)s") % parts


def how_divided() -> str:
    """What is asked of a figure for all of them."""
    return _("How does that divide up?")


def too_much(parts: int, whole: int) -> str:
    """That the parts of a figure come to more than it; both in minutes."""
    said = {"parts": duration(parts), "whole": duration(whole)}
    return _("The parts come to %(parts)s, more than the %(whole)s for all of them.") % said


def slips_noted(count: int) -> str:
    """That so many slips were noted."""
    return counted("%(count)d slip logged.", "%(count)d slips logged.", count)


def a_day(seconds: float, length: int) -> str:
    """`42 min a day` over a length in days; less than a minute, but not nothing, in words."""
    minutes = minutes_a_day(seconds, length)
    if minutes < 1 and seconds > 0:
        return _("less than a minute a day")
    return said_a_day(minutes)


def length(seconds: float) -> str:
    """`1 h 14`, and less than a minute as `12 s`."""
    whole = int(half_up(seconds))
    return duration(minutes_a_day(whole)) if whole >= 60 else f"{whole} s"


def how(use: PlatformUse) -> str:
    """`recorded by the browser, ±5%`."""
    method = _METHODS[use.method]
    if use.method is Method.MIXED and not use.estimated:
        method = N_("recorded in several places")
    return _("%(method)s, ±%(percent)s") % {
        "method": _(method),
        "percent": percentage(use.percent),
    }


def split(use: PlatformUse, measured: Measured) -> str:
    """How much of it went into publishing, where there was any."""
    minutes = minutes_a_day(use.publishing, measured.days.length)
    if minutes < 1:
        return ""
    return _("%(duration)s of it posting") % {"duration": duration(minutes)}
