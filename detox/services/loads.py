"""The two loads of one person: what is kept up, and what is pushed for a while."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from detox.domain.account import Account
from detox.domain.days import DayRange
from detox.domain.load import EVERY_DAY, MOST_A_DAY, Campaign, Loads, Upkeep, loads, year_ahead
from detox.domain.problem import N_, OnDay, Problem, Refused
from detox.domain.sitting import USUAL_DAYS
from detox.services.naming import compared, meant, unknown, with_uids
from detox.services.ports import Change, Records
from detox.services.sittings import check_days
from detox.services.unread import refuse_unread

Load = Campaign | Upkeep
L = TypeVar("L", Campaign, Upkeep)


class LoadBook:
    """Upkeeps and campaigns. `unique` makes the letters of a new uid, `before` tells what the
    accounts take a day, where that is known.
    """

    def __init__(
        self,
        records: Records,
        unique: Callable[[], str],
        today: Callable[[], date],
        before: Callable[[], int | None],
    ) -> None:
        self._records, self._unique, self._today = records, unique, today
        self._before = before

    def upkeeps(self) -> list[Upkeep]:
        """What is kept up, by its first day."""
        return _ordered(self._records.of(Upkeep).values())

    def campaigns(self) -> list[Campaign]:
        """What is or was pushed, by its first day."""
        return _ordered(self._records.of(Campaign).values())

    def all(self) -> list[Load]:
        """Both, the upkeeps first."""
        return [*self.upkeeps(), *self.campaigns()]

    def find(self, said: str, called: Callable[[Load], str] = lambda load: load.name) -> Load:
        """One by what it is `called` or its uid, or an unambiguous beginning of these. Raises
        `Refused`.
        """

        def names(load: Load) -> tuple[str, str]:
            return compared(called(load)), load.uid

        found = meant(compared(said), self.all(), names)
        if len(found) == 1:
            return found[0]
        if found:
            which = with_uids([(called(each), each.uid) for each in found])
            message = N_("“%(said)s” may be more than one load: %(which)s.")
            raise Refused(message, said=said, which=which)
        refuse_unread(self._records)
        gone = N_("That load is no longer here.")
        refused = Problem(N_("No load is called “%(said)s”."), {"said": said})
        raise unknown(
            refused, gone, [called(e) for e in self.all()], "loads list", "loads campaign"
        )

    def year(self) -> DayRange:
        """The period that is shown where none is asked for: a year from today on."""
        return year_ahead(self._today())

    def loads(self, days: DayRange) -> Loads:
        """Both loads of a period. Where nothing is noted as kept up, what the accounts take is,
        until the last of them is left.
        """
        upkeeps = self.upkeeps()
        minutes = None if upkeeps else self._before()
        if minutes:
            upkeeps = [Upkeep("", "", minutes, USUAL_DAYS, days.first, self._there_until())]
        return loads(days, upkeeps, self.campaigns())

    def _there_until(self) -> date | None:
        """The day from which no account takes time; nothing where one stays, none is known, or one
        has gone by without a request.
        """
        today, accounts = self._today(), self._records.of(Account).values()
        ends = [None if each.day_has_passed(today) else each.there_until for each in accounts]
        return max((end for end in ends if end), default=None) if all(ends) else None

    def keep_up(
        self,
        minutes_a_day: int,
        name: str = "",
        days_a_year: int = USUAL_DAYS,
        first: date | None = None,
        after: date | None = None,
    ) -> Upkeep:
        """Note what is kept up, from today on where no day is given. Raises `Refused`."""
        upkeep = Upkeep(
            self._unique(), name, minutes_a_day, days_a_year, first or self._today(), after
        )
        return self._added(upkeep, "upkeep.add")

    def push(
        self,
        name: str,
        first: date,
        after: date,
        minutes_a_day: int,
        weekdays: Iterable[int] = EVERY_DAY,
    ) -> Campaign:
        """Note a campaign: from `first` up to, and without, `after`. Raises `Refused`."""
        if not name:
            raise Refused(N_("A campaign needs a name."))
        days = tuple(sorted(set(weekdays)))
        campaign = Campaign(self._unique(), name, first, after, days, minutes_a_day)
        return self._added(campaign, "campaign.add")

    def end(self, said: str, after: date) -> Load:
        """Have one end before a day, or on another than it was meant to. Raises `Refused`."""
        before = self.find(said)
        load = before._replace(after=after)
        if after <= load.first:
            raise Refused(
                N_("It begins on %(day)s: it can’t end before that."), day=OnDay(load.first)
            )
        _check(load)
        return self._changed(before, load)

    def remove(self, said: str) -> Load:
        """Take one away."""
        load = self.find(said)
        self._records.commit(f"{_word(load)}.remove", [Change(load, None)])
        return load

    def _added(self, load: L, deed: str) -> L:
        _check(load)
        self._records.commit(deed, [Change(None, load)])
        return load

    def _changed(self, before: Load, after: Load) -> Load:
        if after != before:
            self._records.commit(f"{_word(after)}.edit", [Change(before, after)])
        return after


def _ordered(found: Iterable[L]) -> list[L]:
    return sorted(found, key=lambda one: one.first)


def _word(load: Load) -> str:
    return "campaign" if isinstance(load, Campaign) else "upkeep"


def _check(load: Load) -> None:
    if not 1 <= load.minutes_a_day <= MOST_A_DAY:
        raise Refused(N_("A day has 24 hours."))
    if load.after is not None and load.after <= load.first:
        raise Refused(N_("That ends before it begins; write the earlier day first."))
    if isinstance(load, Upkeep):
        check_days(load.days_a_year)
    elif not load.weekdays:
        raise Refused(N_("A campaign needs at least one weekday."))
    elif not load.days(DayRange(load.first, load.after)):
        raise Refused(N_("None of its weekdays lies between these days."))
