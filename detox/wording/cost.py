"""What the time comes to in a year, in words."""

from collections.abc import Sequence

from detox.domain.cost import Band, Cost
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.wording.balance import worth
from detox.wording.figures import day_count, duration, percentage

NOT_IN_IT = N_("What money doesn’t count isn’t in this figure.")
NO_RATE = N_("With an hourly rate it becomes an amount: detox rate 100.")
_BANDS = {
    Band.ALL: N_("as much or more"),
    Band.HALF: N_("half or more, less than all"),
    Band.QUARTER: N_("a quarter or more, less than half"),
    Band.LESS: N_("less than a quarter"),
    Band.UNSAID: N_("not said"),
}


def band(cost: Cost) -> str:
    """How what comes back compares with all of it."""
    return _(_BANDS[cost.band])


def whole_amount(cents: int, currency: str) -> str:
    """An amount, without hundredths where there are none."""
    said = worth(cents, currency)
    return said if cents % 100 else _without_zeros(said)


def _without_zeros(said: str) -> str:
    head, zeros, tail = said.rpartition("00")
    is_cut = bool(zeros) and head[-1:] in (".", ",", "’", "-") and not tail[:1].isdigit()
    return head[:-1] + tail if is_cut else said


def hours(cost: Cost) -> str:
    """`900 h`: all of it in a year."""
    return duration(cost.minutes)


def sum_words(cost: Cost) -> str:
    """`3 h a day × 300 days × 100 € = 90 000 €`; without a rate the hours."""
    parts = {
        "time": duration(cost.minutes_a_day),
        "days": day_count(cost.days),
        "hours": hours(cost),
    }
    if cost.cents is None:
        return _("%(time)s a day × %(days)s = %(hours)s") % parts
    assert cost.rate_cents is not None
    return _("%(time)s a day × %(days)s × %(rate)s = %(cost)s (%(hours)s)") % {
        **parts,
        "rate": whole_amount(cost.rate_cents, cost.currency),
        "cost": whole_amount(cost.cents, cost.currency),
    }


def threshold_rows(cost: Cost) -> Sequence[tuple[str, str]]:
    """All, half and a quarter: a percentage and an amount."""
    return [
        (percentage(percent), whole_amount(cents, cost.currency))
        for percent, cents in cost.thresholds
    ]


def returns_words(cost: Cost) -> str:
    """`They bring back 30 000 € a year: 33 %, a quarter or more, less than half.`"""
    if cost.returns_cents is None:
        return ""
    amount = whole_amount(cost.returns_cents, cost.currency)
    if cost.share_percent is None:
        return _("They bring back %(amount)s a year.") % {"amount": amount}
    return _("They bring back %(amount)s a year: %(share)s, %(band)s.") % {
        "amount": amount,
        "share": percentage(cost.share_percent),
        "band": band(cost),
    }


def then_and_now(before: Cost, after: Cost) -> str:
    """Two costs side by side, in the same words whichever is more."""
    return _("Before: %(before)s; now: %(after)s.") % {
        "before": brief(before),
        "after": brief(after),
    }


def alone(cost: Cost) -> str:
    """`90 000 €`, or the hours where there is no rate: what a year comes to, and no more."""
    return hours(cost) if cost.cents is None else whole_amount(cost.cents, cost.currency)


def in_a_year(cost: Cost) -> str:
    """`3 h a day, 90 000 €`, where it is said already that this is in a year."""
    return _("%(time)s a day, %(sum)s") % _day_and_year(cost)


def brief(cost: Cost) -> str:
    """`3 h a day, 90 000 € a year`."""
    return _("%(time)s a day, %(sum)s a year") % _day_and_year(cost)


def _day_and_year(cost: Cost) -> dict[str, str]:
    return {"time": duration(cost.minutes_a_day), "sum": alone(cost)}
