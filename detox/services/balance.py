"""The balance: what the days away gave back, what became of it, and the rest, not noted."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from detox.domain.absence import Slip
from detox.domain.account import Account, by_next_day
from detox.domain.balance import Line, WonBack
from detox.domain.baseline import Baseline
from detox.domain.days import ONE_DAY, DayRange, joined
from detox.domain.rate import Rate, cents, cents_of_each, priced
from detox.services.ports import Records, Rules


class Money(NamedTuple):
    """The balance in hundredths of one currency, on the days on which a rate in it holds.

    `spans` are these days, as far as the balance goes. `lines` are by uid of the account, without
    those of which nobody said what they took. Currencies are never added, and what is not noted has
    no price: it was lived.
    """

    currency: str
    spans: tuple[DayRange, ...]
    reclaimed_cents: int
    noted_cents: int
    by_activity: dict[str, int]
    lines: dict[str, int]


class Balance(NamedTuple):
    """What was won back on `days`, and what became of it, in minutes.

    `days` are those of the period from the first day away ever, up to and with today, and `away`
    the days away among them. `lines` are the accounts with days away; `together` is what of them
    comes from the figure for all. `by_activity` is what was noted on the days away, the most first:
    time noted on other days was not won back. `money` is empty unless there is a rate.
    """

    days: DayRange
    away: tuple[DayRange, ...]
    lines: tuple[tuple[Account, Line], ...]
    by_activity: dict[str, int]
    money: tuple[Money, ...] = ()
    together: Line | None = None

    @property
    def days_away(self) -> int:
        """How many days away there were."""
        return sum(run.length for run in self.away)

    @property
    def reclaimed_minutes(self) -> int:
        """What it would have taken, less the slips."""
        return sum(line.reclaimed_minutes for _account, line in self.lines)

    @property
    def noted_minutes(self) -> int:
        """What sessions tell of it."""
        return sum(self.by_activity.values())

    @property
    def not_noted_minutes(self) -> int:
        """The rest; negative where more was noted than was won back."""
        return self.reclaimed_minutes - self.noted_minutes

    @property
    def has_figures(self) -> bool:
        """Whether anything says what it took: without that there is no rest to speak of."""
        return any(line.is_known for _account, line in self.lines)

    @property
    def guessed(self) -> tuple[Account, ...]:
        """The accounts whose part of the figure for all is a guess, for some of the days."""
        return tuple(account for account, line in self.lines if line.days_guessed)

    def is_away(self, day: date) -> bool:
        """Whether it is one of the days away."""
        return any(run.covers(day) for run in self.away)

    def is_partial(self, money: Money) -> bool:
        """Whether these amounts leave some of the days away out."""
        days_priced = sum(run.common(span).length for run in self.away for span in money.spans)
        return days_priced < self.days_away


def make_balance(records: Records, rules: Rules, days: DayRange, today: date) -> Balance:
    """The balance of a period."""
    won_back = won_back_of(records, today)
    days = since_away(days, won_back.first_day, today)
    away, lines = won_back.away(days), won_back.over(days)
    return Balance(
        days,
        away,
        tuple((won_back.accounts[uid], line) for uid, line in lines.items()),
        noted(records, rules, away),
        _money(records, rules, won_back, days),
        won_back.together(days),
    )


def since_away(days: DayRange, first_away: date | None, today: date) -> DayRange:
    """The part of a period from the first day away ever up to today."""
    first, after = max(days.first, first_away or days.first), min(days.after, today + ONE_DAY)
    return DayRange(first, after) if first < after else DayRange(days.first, days.first)


def won_back_of(records: Records, today: date) -> WonBack:
    """What all accounts gave back up to today."""

    def read() -> WonBack:
        accounts = by_next_day(list(records.of(Account).values()))
        return WonBack(accounts, records.of(Baseline).values(), records.of(Slip).values(), today)

    return records.snapshot(read)


def noted(records: Records, rules: Rules, runs: Iterable[DayRange]) -> dict[str, int]:
    """Minutes of each activity on these days, the most first."""
    sums: Counter[str] = Counter()
    for run in runs:
        tallies = records.totals(run, rules.day_start, fine=False).by_activity()
        sums.update({key: minutes for key, (minutes, _sessions) in tallies.items()})
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))


def _money(records: Records, rules: Rules, won_back: WonBack, days: DayRange) -> tuple[Money, ...]:
    """Each part of the period at its own rate; rounded once, at the end."""
    spans: dict[str, list[DayRange]] = {}
    activities: dict[str, Counter[str]] = {}
    lines: dict[str, Counter[str]] = {}
    for part, rate in priced(days, records.of(Rate).values()):
        spans.setdefault(rate.currency, []).append(part)
        spent = activities.setdefault(rate.currency, Counter())
        won = lines.setdefault(rate.currency, Counter())
        for key, minutes in noted(records, rules, won_back.away(part)).items():
            spent[key] += minutes * rate.amount_cents
        for uid, line in won_back.over(part).items():
            if line.is_known:
                won[uid] += line.reclaimed_minutes * rate.amount_cents
    return tuple(
        Money(
            currency,
            joined(priced_days),
            cents(sum(lines[currency].values())),
            cents(sum(activities[currency].values())),
            cents_of_each(dict(activities[currency].most_common())),
            cents_of_each(lines[currency]),
        )
        for currency, priced_days in spans.items()
    )
