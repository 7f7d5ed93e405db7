"""“7 months without”: a time away on one page, to show to others."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from detox.domain.account import Account
from detox.domain.balance import WonBack
from detox.domain.days import ONE_DAY, DayRange
from detox.domain.problem import N_, Refused
from detox.i18n import gettext as _
from detox.i18n import language
from detox.page import charts, svg
from detox.page.costs import cost_table, cost_title
from detox.page.html import Child, document, tag
from detox.page.reckoning import who
from detox.page.report_page import (
    a_week,
    facts,
    hero,
    method,
    nothing,
    section,
    won_back,
)
from detox.page.story import Story
from detox.page.style import LET_IN, STYLE
from detox.page.words import from_to, full, spent, time_without
from detox.wording.figures import capital, day_count, listed, session_count

MOST_PARTS = 6


class Without(NamedTuple):
    """A time away that goes on at its last day: since when from the first account, until when, on
    how many days of it, from which accounts, whether from all of them since then, and whether its
    last day is today.
    """

    since: date
    until: date
    days_away: int
    accounts: list[Account]
    is_of_all: bool
    is_until_today: bool

    @property
    def title(self) -> str:
        """7 months away; in days where there were pauses, as everywhere they are counted."""
        is_whole = self.days_away == self.days.length
        time = time_without(self.since, self.until) if is_whole else day_count(self.days_away)
        return _("%(time)s away") % {"time": time}

    def said(self, *, named: bool) -> str:
        """From what, and since when; on which days, where it is told of as it was before today."""
        parts = {
            "networks": who(self.accounts, named=named),
            "day": full(self.since),
            "days": from_to(self.days),
        }
        if self.is_of_all:
            since, over = _("%(networks)s, since %(day)s"), _("%(networks)s, %(days)s")
        else:
            since = _("%(networks)s, one after the other, since %(day)s")
            over = _("%(networks)s, one after the other, %(days)s")
        return capital((since if self.is_until_today else over) % parts)

    @property
    def days(self) -> DayRange:
        """From the first day away to the last."""
        return DayRange(self.since, self.until + ONE_DAY)


def time_away(known: Mapping[str, Account], until: date, today: date) -> Without:
    """The longest time away that goes on, on a day up to today.

    Raises `Refused` where there is none. Pauses do not end it, as they do not end a break.
    """
    begun = {
        account.uid: since
        for account in known.values()
        if (since := _since(account, until)) is not None
    }
    if not begun:
        raise Refused(N_("No break on that day; “detox accounts break” begins one."))
    accounts = [account for uid, account in known.items() if uid in begun]
    since = min(begun.values())
    return Without(
        since,
        until,
        WonBack(accounts, (), (), until).days_away(DayRange(since, until + ONE_DAY)),
        sorted(accounts, key=lambda a: a.name.casefold()),
        len(set(begun.values())) == 1,
        until == today,
    )


def _since(account: Account, until: date) -> date | None:
    """Since when it has been away; an account that went in a break, since that break began."""
    for each in reversed(account.absences):
        if each.start <= until and (each.end is None or each.end > until):
            return each.start
    return None


def asked(days: DayRange | None, known: Mapping[str, Account], today: date) -> Without:
    """The time away as it is today, or as it was on the last day of a period: all that the page
    tells is of its days.
    """
    return time_away(known, today if days is None else min(today, days.after - ONE_DAY), today)


def year_sheet(story: Story, away: Without) -> str:
    """The page."""
    head = tag(
        "header",
        tag("h1", away.title),
        tag("p", away.said(named=story.ask.private), class_="when", dir="auto"),
    )
    figure, said = headline(story)
    told: list[Child] = _told(story) if story.minutes else [nothing()]
    costs = section(cost_title(), cost_table(story.costs))
    told = [*told, *costs, method(story)]
    body = tag("main", head, hero(figure, said), *told, class_="sheet")
    return document(away.title, language(), STYLE, LET_IN, svg.STORES, body)


def headline(story: Story) -> tuple[str, str]:
    """What was won back where that is known, else what was noted."""
    if story.balance.has_figures:
        return won_back(story.balance)
    return spent(story.minutes), noted_in(story)


def noted_in(story: Story) -> str:
    """In how many sessions it was noted."""
    return _("logged, in %(sessions)s") % {"sessions": session_count(story.report.sessions)}


def figures(story: Story) -> list[tuple[str, str]]:
    """The figures beside the first, and what each is."""
    found = []
    if story.balance.has_figures:
        found.append((spent(story.minutes), noted_in(story)))
    if mean := a_week(story):
        found.append((mean, _("logged a week, on average")))
    return found


def became(story: Story) -> str:
    """The activities that took most."""
    names = [part.name for part in story.parts[:3]]
    return _("Most of it went into %(activities)s.") % {"activities": listed(names)}


def _told(story: Story) -> list[Child]:
    long = story.days.length >= charts.MAP_FROM_DAYS
    return [
        facts(figures(story)),
        *section(
            _("Where the time went"),
            tag("p", became(story), dir="auto"),
            charts.parts_table(story, MOST_PARTS),
        ),
        *section(charts.headings()[story.unit], charts.time_chart(story)),
        *(section(_("Day by day"), charts.year_maps(story, 1)) if long else []),
    ]
