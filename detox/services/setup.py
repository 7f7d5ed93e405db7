"""The first run: what was answered, and the one step that notes it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from detox.domain.account import Account
from detox.domain.baseline import Baseline
from detox.services.naming import compared
from detox.services.ports import Change, Records

NEAREST_OFFER = timedelta(days=7)
LATER_OFFER = timedelta(days=30)


class Network(NamedTuple):
    """What an account is on: a platform of the catalogue by its id, or a name alone.

    `is_kept` says that an account there begins as kept, `is_paused` that a break begins; neither,
    that it is to be left. One that `is_another` has a name of its own, and may be the second there.
    """

    name: str
    platform: str = ""
    is_kept: bool = False
    is_paused: bool = False
    is_another: bool = False

    @property
    def key(self) -> str:
        """What tells it from the others."""
        own = f"={self.name.casefold()}"
        return f"{self.platform}{own}" if self.is_another else self.platform or own

    def wished(self, now: "Network | None") -> "Network | None":
        """What is wished of it after `now`: to leave it, a break, to keep it, nothing at all.

        The turn begins with what this one has.
        """
        leave = self._replace(is_kept=False, is_paused=False)
        wishes = [leave, leave._replace(is_paused=True), leave._replace(is_kept=True)]
        first = wishes.index(self)
        wishes = [*wishes[first:], *wishes[:first]]
        place = wishes.index(now) + 1 if now in wishes else 0
        return wishes[place] if place < len(wishes) else None


class Answers(NamedTuple):
    """What the first run was told; everything may be left open. `minutes` are a day's.

    `parts` are those of the minutes that single networks take, by their keys; nothing where it was
    not asked how they divide.
    """

    networks: tuple[Network, ...] = ()
    day: date | None = None
    since: date | None = None
    minutes: int | None = None
    parts: Mapping[str, int] | None = None

    @property
    def left(self) -> tuple[Network, ...]:
        """The networks that the day is for."""
        return tuple(n for n in self.networks if not n.is_kept and not n.is_paused)

    @property
    def paused(self) -> tuple[Network, ...]:
        """The networks that a break begins from."""
        return tuple(network for network in self.networks if network.is_paused)

    @property
    def divides(self) -> bool:
        """Whether there is something to divide among several."""
        return bool(self.minutes) and len(self.networks) > 1


class Draft(NamedTuple):
    """A first run that has not come to its end: the page, its language, the answers so far."""

    place: int
    language: str
    answers: Answers


def offered_day(today: date) -> date:
    """31 December of this year, or in 30 days where that is less than a week away."""
    last = date(today.year, 12, 31)
    return last if last - today >= NEAREST_OFFER else today + LATER_OFFER


def minutes_until(day: date, today: date, minutes: int) -> int:
    """What `minutes` a day come to from `today` up to, and without, `day`."""
    return max(0, (day - today).days) * minutes


class Setup:
    """Notes the answers of the first run. `unique` makes the letters of a new uid."""

    def __init__(self, records: Records, unique: Callable[[], str]) -> None:
        self._records = records
        self._unique = unique

    def note(self, answers: Answers, today: date) -> int:
        """Write everything as one step and tell how many records it made; none, no step.

        Raises `DataTrouble`, with nothing written.
        """
        known = {compared(a.name) for a in self._records.of(Account).values()}
        wanted = [n for n in answers.networks if compared(n.name) not in known]
        made = {network.key: self._account(network, answers, today) for network in wanted}
        changes = [Change(None, account) for account in made.values()]
        changes += [Change(None, figure) for figure in self._figures(answers, made, today)]
        if changes:
            self._records.commit("setup", changes)
        return len(changes)

    def _figures(
        self, answers: Answers, made: Mapping[str, Account], today: date
    ) -> Iterator[Baseline]:
        """What they took before a break that has begun, or take now."""
        since = answers.since or today
        if answers.minutes:
            is_asked = answers.parts is not None
            yield Baseline(self._unique(), answers.minutes, since, told_on=today, is_asked=is_asked)
            for key, minutes in (answers.parts or {}).items():
                if key in made:
                    yield Baseline(self._unique(), minutes, since, made[key].uid)

    def _account(self, network: Network, answers: Answers, today: date) -> Account:
        account = Account(self._unique(), network.name, network.platform, added_on=today)
        if network.is_kept:
            return account.keep(today)
        if network.is_paused:
            return account.begin_break(answers.since or today)
        if answers.day is not None:
            account = account.leave_on(answers.day, today)
        return account if answers.since is None else account.begin_break(answers.since)
