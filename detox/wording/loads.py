"""The two loads in words."""

from datetime import date

from detox.domain.days import DayRange
from detox.domain.load import EVERY_DAY, Campaign, CampaignPart, Loads, Upkeep
from detox.domain.problem import N_
from detox.i18n import counted
from detox.i18n import gettext as _
from detox.wording.dates import SHORT_WEEKDAYS, short_day, short_period
from detox.wording.figures import a_day, day_count, duration

UPKEEP, CAMPAIGNS = N_("being there"), N_("campaigns")
EMPTY = N_("Being there is also simply being; it need not be counted.")
_FEWEST_RUN = 3


def upkeep_name(upkeep: Upkeep) -> str:
    """What an upkeep is called; one without a name is being there."""
    return upkeep.name or _(UPKEEP)


def upkeep_words(upkeep: Upkeep, today: date) -> str:
    """`from 1 Jan, 300 days a year, 1 h 30 min a day`; what stands last never has a stop."""
    if upkeep.after is not None:
        span = short_period(DayRange(upkeep.first, upkeep.after), today)
    else:
        span = _("from %(day)s") % {"day": short_day(upkeep.first, today)}
    a_year = _("%(days)s a year") % {"days": day_count(upkeep.days_a_year)}
    return ", ".join((span, a_year, a_day(upkeep.minutes_a_day)))


def campaign_words(campaign: Campaign, today: date) -> str:
    """`1 Mar to 20 Jun, Mon–Fri, 8 h a day`."""
    said = (
        short_period(DayRange(campaign.first, campaign.after), today),
        weekday_words(campaign.weekdays),
        a_day(campaign.minutes_a_day),
    )
    return ", ".join(filter(None, said))


def weekday_words(weekdays: tuple[int, ...]) -> str:
    """`Mon–Fri`, `Mon, Thu`; nothing for all of them."""
    if weekdays == EVERY_DAY:
        return ""
    names = [_(SHORT_WEEKDAYS[day]) for day in weekdays]
    is_run = len(weekdays) >= _FEWEST_RUN and weekdays[-1] - weekdays[0] == len(weekdays) - 1
    return f"{names[0]}–{names[-1]}" if is_run else ", ".join(names)


def full_time_words(part: CampaignPart) -> str:
    """That a campaign is a whole-time job for so many days; nothing where it is less."""
    if not part.is_full_time:
        return ""
    return counted(
        "as much as a full-time job for %(count)d day",
        "as much as a full-time job for %(count)d days",
        part.days,
    )


def sum_words(loads: Loads) -> str:
    """`330 h of being there and 640 h of campaigns: 970 h.`"""
    if not loads.campaign_minutes:
        return _("In all %(duration)s.") % {"duration": duration(loads.minutes)}
    return _("%(upkeep)s of being there and %(campaigns)s of campaigns: %(all)s.") % {
        "upkeep": duration(loads.upkeep_minutes),
        "campaigns": duration(loads.campaign_minutes),
        "all": duration(loads.minutes),
    }


def load_name(load: Campaign | Upkeep) -> str:
    """What a load is called."""
    return load.name if isinstance(load, Campaign) else upkeep_name(load)


def load_words(load: Campaign | Upkeep, today: date) -> str:
    """How long a day, on which days, and when."""
    if isinstance(load, Campaign):
        return campaign_words(load, today)
    return upkeep_words(load, today)
