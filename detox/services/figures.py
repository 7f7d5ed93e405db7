"""What the person says that the networks took: for one, for all, and how that for all divides."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from detox.domain.absence import Slip
from detox.domain.account import Account, by_next_day
from detox.domain.baseline import GUESSED, TOGETHER, Baseline, Before, holding
from detox.domain.problem import N_, STILL_TO_COME, Refused
from detox.domain.session import LONGEST_MINUTES
from detox.services.ports import Change, Records


class Division(NamedTuple):
    """How a figure for all divides today: known parts in minutes a day, and who shares the rest."""

    whole: Baseline
    known: tuple[tuple[Account, int], ...]
    others: tuple[Account, ...]

    @property
    def rest(self) -> int:
        """Minutes a day that the known parts leave; never less than none."""
        return max(0, self.whole.minutes - sum(minutes for _account, minutes in self.known))

    @property
    def is_guess(self) -> bool:
        """Whether it is a guess who took how much."""
        return len(self.others) > 1 and self.rest > 0

    @property
    def is_exceeded(self) -> bool:
        """Whether the known parts come to more than the figure for all."""
        return sum(minutes for _account, minutes in self.known) > self.whole.minutes


class DayFigures(NamedTuple):
    """What holds on a day, in minutes a day: of accounts, and what these leave of the figure for
    all, where others took that.
    """

    own: tuple[tuple[Account, int], ...]
    rest: int

    @property
    def minutes(self) -> int:
        """All of it."""
        return self.rest + sum(minutes for _account, minutes in self.own)


class Figures:
    """The time before of one person. `unique` makes the letters of a new uid."""

    def __init__(
        self, records: Records, unique: Callable[[], str], today: Callable[[], date]
    ) -> None:
        self._records = records
        self._unique = unique
        self._today = today

    def set(self, account: str, minutes: int, since: date | None = None) -> Baseline:
        """Keep a figure that the person gave, for an account or, for none, for all together.

        It holds from `since_when` where no day is given. Raises `Refused`.
        """
        return self.set_all({account: minutes}, since)[0]

    def set_all(self, told: Mapping[str, int], since: date | None = None) -> list[Baseline]:
        """Keep several figures, by account, as one step.

        Whoever has a figure for all told asks how it divides, once: see `is_asked`. Raises
        `Refused`.
        """
        today = self._today()
        if not all(0 <= minutes <= LONGEST_MINUTES for minutes in told.values()):
            raise Refused(N_("A day has 24 hours."))
        if since is not None and since > today:
            raise Refused(STILL_TO_COME)
        return self.keep(
            Baseline(
                self._unique(),
                minutes,
                since or self.since_when(account),
                account,
                told_on=None if account else today,
                is_asked=not account,
            )
            for account, minutes in told.items()
        )

    def since_when(self, account: str) -> date:
        """The day from which a figure holds where none is given: today, or the first of the days
        away that go on, since what used to be taken was before those; but never before the one that
        holds now. Where no figure is known yet, the first day away of all.
        """
        today, known = self._today(), self._records.of(Account)
        figures = self._records.of(Baseline).values()
        told = [one.valid_from for one in figures if one.account == account]
        away = [
            absence.start
            for each in ([known[account]] if account else known.values())
            for absence in each.absences
            if absence.covers(today) or not told
        ]
        return max([min([*away, today]), *told])

    def keep(
        self,
        wanted: Iterable[Baseline],
        slips: Iterable[Slip] = (),
        less: Iterable[Baseline] = (),
    ) -> list[Baseline]:
        """Write figures, each in the place of the one that begins on its day, and slips; `less`
        are figures that go.
        """
        known = holding(self._records.of(Baseline).values())
        afters, changes = [], []
        for one in wanted:
            before = known.get((one.account, one.valid_from))
            after = one._replace(uid=before.uid) if before else one
            afters.append(after)
            if before != after:
                changes.append(Change(before, after))
        changes += [Change(one, None) for one in less]
        noted = [Change(None, slip) for slip in slips]
        if changes or noted:
            self._records.commit("baseline.set" if changes else "slip.note", [*changes, *noted])
        return afters

    @property
    def known(self) -> frozenset[Baseline]:
        """All figures as they stand. To keep one of these once more changes nothing."""
        return frozenset(self._records.of(Baseline).values())

    def begun_within(
        self, firsts: Mapping[str, date], afters: Mapping[str, date]
    ) -> list[Baseline]:
        """The figures of accounts that begin later than on a day, by account, up to another one;
        those that were guessed whenever they begin.
        """
        return [
            one
            for one in self._records.of(Baseline).values()
            if one.account in firsts
            and one.valid_from > firsts[one.account]
            and (one.method == GUESSED or one.valid_from <= afters[one.account])
        ]

    def next_after(self, figure: Baseline) -> Baseline | None:
        """The figure that takes the place of another on a later day."""
        known = holding(self._records.of(Baseline).values()).values()
        later = [
            one
            for one in known
            if one.account == figure.account and one.valid_from > figure.valid_from
        ]
        return min(later, key=lambda one: one.valid_from, default=None)

    def told(self, day: date | None = None) -> DayFigures:
        """The figures that hold on a day (today), those of accounts in the order of what comes
        next.
        """
        day, read = day or self._today(), self._records.of
        known, baselines = self._records.snapshot(lambda: (read(Account), read(Baseline)))
        counted = Before(known.values(), baselines.values()).counted(day)
        accounts = [a for a in by_next_day(list(known.values())) if a.uid in counted]
        rest = counted[TOGETHER].minutes if TOGETHER in counted else 0
        return DayFigures(tuple((a, counted[a.uid].minutes) for a in accounts), rest)

    def division(self) -> Division | None:
        """How the figure for all that holds today divides; nothing where there is none."""
        today, read = self._today(), self._records.of
        known, baselines = self._records.snapshot(lambda: (read(Account), read(Baseline)))
        before = Before(known.values(), baselines.values())
        whole = before.figure(TOGETHER, today)
        if whole is None:
            return None
        own, parts = before.own(today), before.parts(today)
        accounts = by_next_day(list(known.values()))
        return Division(
            whole,
            tuple((account, own[account.uid]) for account in accounts if account.uid in own),
            tuple(account for account in accounts if account.uid in parts),
        )

    @property
    def since(self) -> date | None:
        """The day from which a figure for all is known first: its parts are known from then."""
        return min((whole.valid_from for whole in self._wholes()), default=None)

    @property
    def is_asked(self) -> bool:
        """Whether it was asked how a figure for all divides; that is asked only once."""
        return any(whole.is_asked for whole in self._wholes())

    def _wholes(self) -> list[Baseline]:
        return [b for b in self._records.of(Baseline).values() if b.account == TOGETHER]
