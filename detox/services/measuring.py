"""What the networks take: measured on this machine, proposed, and kept where the person agrees."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from detox.domain.absence import Slip
from detox.domain.account import Account, State
from detox.domain.baseline import Baseline
from detox.domain.days import ONE_DAY
from detox.domain.problem import N_, Problem, Refused
from detox.domain.readings import Calendar, combined, extent, measured_days, reach
from detox.domain.session import LONGEST_MINUTES
from detox.domain.usage import DayUse, Measured, Method, Reading, minutes_a_day
from detox.domain.walls import day_of
from detox.services.accounts import Accounts
from detox.services.figures import Figures
from detox.services.ports import Clock, Rules

USUAL_DAYS = 28
MOST_DAYS = 366
LEAST_SECONDS = 60
"""Seconds of a day that are worth a question; a link that was opened and closed is not."""
_DAY = 24 * 3600.0


class MeasuringStopped(Exception):
    """The person stopped the measuring."""


class Window(NamedTuple):
    """What to read: the last so many seconds that a source has, none of them after `now`, and no
    day after `today`.
    """

    now: float
    length: float
    today: date = date.max


class Request(NamedTuple):
    """What to measure: sources by name, file or address, all that are found where none is given.

    For tables, `columns` as `date=Date,name=App,time=Duration`, `dates` as `dmy` or `mdy` and
    `unit` as `seconds`, `minutes` or `hours`; each empty where it was not said.
    """

    sources: tuple[str, ...] = ()
    days: int = USUAL_DAYS
    columns: str = ""
    dates: str = ""
    unit: str = ""


class Gathered(NamedTuple):
    """What the sources told, what could not be read, and where each was looked for."""

    readings: tuple[Reading, ...]
    trouble: tuple[Problem, ...] = ()
    looked: tuple[tuple[str, tuple[str, ...]], ...] = ()


Notice = Callable[[int, int, str], None]
"""Hears how many sources are done, of how many, and the name of the one that comes now."""
Cancelled = Callable[[], bool]


class Gatherer(Protocol):
    """Reads what browsers, trackers and phones remember."""

    def gather(
        self, request: Request, window: Window, notice: Notice, cancelled: Cancelled
    ) -> Gathered:
        """All that the sources tell; those that cannot be read are named.

        Raises `MeasuringStopped`.
        """

    def tells_publishing(self, platform: str) -> bool:
        """Whether addresses of a platform tell writing from reading."""


class NothingFound(Refused):
    """There is nothing to measure; `looked` says where was looked for what."""

    def __init__(self, looked: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        super().__init__(N_("Nothing was found that shows how much time the platforms take."))
        self.looked = looked


class Proposal(NamedTuple):
    """A baseline that could be kept: minutes a day over so many days that were not of a break, all
    of them before `after`.
    """

    account: Account
    minutes: int
    publishing: int
    days: int
    since: date
    method: Method
    after: date


class Unnoted(NamedTuple):
    """Seconds on a day of a break of which no slip tells."""

    account: Account
    day: date
    seconds: float

    @property
    def minutes(self) -> int:
        """As a slip has them."""
        return min(LONGEST_MINUTES, max(1, minutes_a_day(self.seconds)))


def _silent(_done: int, _whole: int, _name: str) -> None:
    """Nobody listens."""


def _never() -> bool:
    """Nobody stops it."""
    return False


class Measuring:
    """Measures for one person. `unique` makes the letters that tell a new record from others."""

    def __init__(
        self,
        accounts: Accounts,
        figures: Figures,
        clock: Clock,
        rules: Rules,
        gatherer: Gatherer,
        unique: Callable[[], str],
    ) -> None:
        self._accounts = accounts
        self._figures = figures
        self._clock = clock
        self._rules = rules
        self._gatherer = gatherer
        self._unique = unique

    def measure(
        self, request: Request, notice: Notice = _silent, cancelled: Cancelled = _never
    ) -> Measured:
        """Read the sources, which may take a while; touches no record, so any thread may ask.

        Raises `NothingFound`, `Refused` for a source that cannot be read, and `MeasuringStopped`.
        """
        if not 1 <= request.days <= MOST_DAYS:
            raise Refused(N_("Measure over 1 to %(most)d days."), most=MOST_DAYS)
        now = self._clock.now()
        today = day_of(self._clock.local(now), self._rules.day_start)
        window = Window(now.timestamp(), (request.days + 2) * _DAY, today)
        found = self._gatherer.gather(request, window, notice, cancelled)
        if not found.readings and found.trouble:
            raise Refused(found.trouble[0].message, **found.trouble[0].params)
        calendar = Calendar(self._rules.day_start, self._clock.here_for_many())
        spread = [days for days in (extent(r, calendar) for r in found.readings) if days]
        if not spread:
            raise NothingFound(found.looked)
        days = measured_days(spread, today, request.days)
        uses, methods = combined(found.readings, days, calendar, window.now)
        said = [note for reading in found.readings for note in reading.notes]
        return Measured(
            days,
            tuple(uses),
            methods,
            tuple(reading.name for reading in found.readings),
            tuple(note.said for note in said if note.matters(is_short=days.length < request.days)),
            found.trouble,
            frozenset(p for p in methods if not self._is_split(p, found.readings)),
            next((note.said for note in said if note.asks), None),
            tuple(reading.look for reading in found.readings if reading.look),
            reach(found.readings, spread, days, calendar),
        )

    def proposals(self, measured: Measured) -> list[Proposal]:
        """What could be kept, by account; days of a break tell nothing about the time before.

        A platform with several accounts has none: nothing tells them apart.
        """
        found = []
        for use in measured.platforms():
            accounts = self._of(use.platform)
            if len(accounts) != 1:
                continue
            days = [d for d in measured.days.days() if not accounts[0].is_away(d)]
            of_these = [one for one in measured.on(use.platform) if one.day in set(days)]
            if days and of_these:
                found.append(_proposal(accounts[0], of_these, days, use.method))
        return found

    def shared(self, measured: Measured) -> list[Account]:
        """The accounts that share their platform with others, so that nothing is proposed."""
        several = [self._of(use.platform) for use in measured.platforms()]
        return [account for accounts in several if len(accounts) > 1 for account in accounts]

    def accept(
        self,
        proposals: Iterable[Proposal],
        since: date | None = None,
        slips: Iterable[Unnoted] = (),
    ) -> list[Baseline]:
        """Keep proposals as baselines, from the first measured day or from `since` on, and what
        was not noted as slips, which end nothing: all in one step.

        What was only guessed of later days gives way, and so does what was measured of these days.
        """
        proposals = list(proposals)
        kept = [
            Baseline(
                self._unique(),
                proposal.minutes,
                since or proposal.since,
                proposal.account.uid,
                proposal.method.value,
                proposal.publishing,
            )
            for proposal in proposals
        ]
        afters = {proposal.account.uid: proposal.after for proposal in proposals}
        less = self._figures.begun_within({one.account: one.valid_from for one in kept}, afters)
        return self._figures.keep(kept, [self._slip(one) for one in slips], less)

    def unnoted(self, measured: Measured) -> list[Unnoted]:
        """Days of a break with time on the platform, and no slip; the person knows what it was."""
        found = []
        for use in sorted(measured.uses):
            accounts = self._of(use.platform)
            if use.seconds < LEAST_SECONDS or not accounts:
                continue
            noted = {slip.day for account in accounts for slip in self._accounts.slips(account)}
            if use.day not in noted and all(a.had_break(use.day) for a in accounts):
                found.append(Unnoted(accounts[0], use.day, use.seconds))
        return found

    def note(self, unnoted: Iterable[Unnoted]) -> list[Slip]:
        """Note them as slips, which end nothing, in one step."""
        slips = [self._slip(one) for one in unnoted]
        self._figures.keep([], slips)
        return slips

    def _slip(self, unnoted: Unnoted) -> Slip:
        return self._accounts.made_slip(unnoted.account.uid, unnoted.minutes, unnoted.day)

    def _is_split(self, platform: str, readings: Sequence[Reading]) -> bool:
        """Whether writing is told from reading: by the addresses, which sums of a day lack."""
        summed = {use.platform for reading in readings for use in reading.uses}
        return platform not in summed and self._gatherer.tells_publishing(platform)

    def _of(self, platform: str) -> list[Account]:
        """The accounts on a platform that are not gone."""
        known = self._accounts.all()
        return [a for a in known if a.platform == platform and a.state is not State.GONE]


def _proposal(
    account: Account, uses: Sequence[DayUse], days: Sequence[date], method: Method
) -> Proposal:
    minutes = minutes_a_day(sum(use.seconds for use in uses), len(days))
    publishing = minutes_a_day(sum(use.publishing for use in uses), len(days))
    return Proposal(
        account,
        minutes,
        min(publishing, minutes),
        len(days),
        days[0],
        method,
        days[-1] + ONE_DAY,
    )
