"""The two loads: being there, day by day, and pushing something for a while.

A campaign is all that its days take, so on them it stands in the place of the upkeep; where two
fall on one day, the longer counts. What is kept up on all working days gives each of its days up to
a campaign, and what is kept up on fewer gives as many as its share is. Days are half-open, time is
in minutes.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from detox.domain.days import ONE_DAY, DayRange, year_of

MOST_A_DAY = 24 * 60
FULL_TIME_MINUTES = 7 * 60
"""from how much a day a campaign is as much as a whole-time job"""
WORKING_DAYS = 260
"""the days of a year, from Monday to Friday, which campaigns mostly have"""
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


class Upkeep(NamedTuple):
    """Being there: so long on so many days of a year, from a day on and maybe until one."""

    uid: str
    name: str
    minutes_a_day: int
    days_a_year: int
    first: date
    after: date | None = None

    def within(self, days: DayRange) -> DayRange:
        """The days of a period in which there is any of it."""
        after = days.after if self.after is None else min(self.after, days.after)
        return DayRange(max(days.first, self.first), max(after, max(days.first, self.first)))


class Campaign(NamedTuple):
    """Pushing something: from `first` up to, and without, `after`, on some weekdays (Monday = 0).

    `minutes_a_day` is all that such a day takes.
    """

    uid: str
    name: str
    first: date
    after: date
    weekdays: tuple[int, ...]
    minutes_a_day: int

    def days(self, within: DayRange) -> list[date]:
        """Its days in a period."""
        both = within.common(DayRange(self.first, self.after))
        return [day for day in both.days() if day.weekday() in self.weekdays]


class UpkeepPart(NamedTuple):
    """What of a period went into an upkeep."""

    upkeep: Upkeep
    days: int
    minutes: int


class CampaignPart(NamedTuple):
    """What of a period went into a campaign."""

    campaign: Campaign
    days: int
    minutes: int

    @property
    def is_full_time(self) -> bool:
        """Whether it is as much as a whole-time job."""
        return self.days > 0 and self.campaign.minutes_a_day >= FULL_TIME_MINUTES


class Loads(NamedTuple):
    """Both loads of a period; no day stands in both, or twice in one of them."""

    days: DayRange
    upkeeps: tuple[UpkeepPart, ...]
    campaigns: tuple[CampaignPart, ...]

    @property
    def upkeep_days(self) -> int:
        """On how many days there is upkeep: the most that one of them has."""
        return max((part.days for part in self.upkeeps), default=0)

    @property
    def upkeep_minutes(self) -> int:
        """What being there takes."""
        return sum(part.minutes for part in self.upkeeps)

    @property
    def campaign_minutes(self) -> int:
        """What pushing takes."""
        return sum(part.minutes for part in self.campaigns)

    @property
    def minutes(self) -> int:
        """All of it."""
        return self.upkeep_minutes + self.campaign_minutes


def loads(days: DayRange, upkeeps: Iterable[Upkeep], campaigns: Iterable[Campaign]) -> Loads:
    """Both loads of a period."""
    known = sorted(campaigns, key=lambda one: (one.first, one.uid))
    pushed: dict[date, Campaign] = {}
    for campaign in known:
        for day in campaign.days(days):
            other = pushed.get(day)
            if other is None or campaign.minutes_a_day > other.minutes_a_day:
                pushed[day] = campaign
    counts = Counter(campaign.uid for campaign in pushed.values())
    parts = [CampaignPart(c, counts[c.uid], counts[c.uid] * c.minutes_a_day) for c in known]
    ordered = sorted(upkeeps, key=lambda one: (one.first, one.uid))
    return Loads(
        days,
        tuple(_kept_up(each, days, pushed) for each in ordered if each.within(days).length),
        tuple(part for part in parts if part.campaign.days(days)),
    )


def _kept_up(upkeep: Upkeep, days: DayRange, pushed: Iterable[date]) -> UpkeepPart:
    """Of so many days a year, those that no campaign takes; half a day counts as one."""
    within = upkeep.within(days)
    due, whole = 0, 1  # as a fraction, since a leap year has longer ones
    day = within.first
    while day < within.after:
        year = year_of(day)
        part = DayRange(day, min(year.after, within.after))
        due, whole = (
            due * year.length + upkeep.days_a_year * part.length * whole,
            whole * year.length,
        )
        day = part.after
    pushed_days = sum(within.covers(each) for each in pushed)
    share = min(upkeep.days_a_year, WORKING_DAYS)
    taken = _half_up(pushed_days * share, WORKING_DAYS)
    count = max(0, _half_up(due, whole) - taken)
    return UpkeepPart(upkeep, count, count * upkeep.minutes_a_day)


def _half_up(parts: int, whole: int) -> int:
    return (2 * parts + whole) // (2 * whole)


def year_ahead(today: date) -> DayRange:
    """A year from a day on."""
    try:
        after = today.replace(year=today.year + 1)
    except ValueError:  # 29 February
        after = today + timedelta(days=365) + ONE_DAY
    return DayRange(today, after)
