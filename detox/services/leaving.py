"""The leaving plan: the steps of each account, done, skipped, moved, added, put in order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from detox.domain.account import Account
from detox.domain.platform import Facts
from detox.domain.problem import N_, STILL_TO_COME, OnDay, Problem, Refused
from detox.domain.steps import (
    Progress,
    Step,
    StepKind,
    StepMark,
    last_day_for,
    mark_of,
    next_step,
    no_return,
    plan_steps,
)
from detox.domain.text import nearest
from detox.domain.ties import goes_with, takes_along
from detox.domain.verdict import Verdict, verdict
from detox.services.accounts import Accounts, FactsOf
from detox.services.naming import unknown
from detox.services.ports import Change, Records

NO_REASON = N_("Say why the step is skipped.")
NO_WORDS = N_("A step needs a few words.")


class Plan(NamedTuple):
    """One account, what is known of its platform, its steps, and whether they still fit.

    `goes_with` is the account whose deletion takes this one along, `takes` those this one takes.
    `next` is the first step that waits to be done, `no_return` the day from which nothing brings
    the account back, known or foreseen.
    """

    account: Account
    facts: Facts | None
    steps: list[Step]
    verdict: Verdict
    goes_with: Account | None
    takes: list[Account]
    next: Step | None = None
    no_return: date | None = None


class Leaving:
    """The plans of one person. `unique` makes the letters of a new step."""

    def __init__(
        self,
        records: Records,
        accounts: Accounts,
        facts_of: FactsOf,
        today: Callable[[], date],
        unique: Callable[[], str],
    ) -> None:
        self._records = records
        self._accounts = accounts
        self._facts_of = facts_of
        self._today = today
        self._unique = unique

    def plans(self) -> list[Plan]:
        """The plans of all accounts, the one whose day comes next first."""
        marks = list(self._records.of(StepMark).values())
        known = self._accounts.all()
        return [self._plan(account, known, marks) for account in known]

    def plan(self, said: str) -> Plan:
        """The plan of one account, by what it is called. Raises `Refused`."""
        marks = list(self._records.of(StepMark).values())
        return self._plan(self._accounts.find(said), self._accounts.all(), marks)

    def find(self, uid: str, said: str = "") -> Step:
        """A step by its uid, or an unambiguous beginning of it; `said` is how it was named, if not
        by that. Raises `Refused`.
        """
        steps = [step for plan in self.plans() for step in plan.steps]
        found = [s for s in steps if s.uid == uid] or [s for s in steps if s.uid.startswith(uid)]
        if len(found) != 1 or not uid:
            message = N_("No single step has a uid that begins with “%(uid)s”.")
            refused = Problem(message, {"uid": said or uid})
            named, _dot, kind = said.rpartition(".")
            own = [s.uid.partition(".")[2] for s in steps if uid.startswith(f"{s.account}.")]
            names = [f"{named}.{near}"] if said and (near := nearest(kind, own)) else None
            raise unknown(refused, N_("That step is no longer here."), names, "steps", few=0)
        return found[0]

    def done(self, uid: str, on: date | None = None) -> Step:
        """A step was done, today or on a day gone by; one that is done keeps its day unless
        another is given. Of those from before a request it has to be given.
        """
        step = self.find(uid)
        self._refuse_of_the_account(step)
        is_new = on is None and step.progress is not Progress.DONE
        if is_new and step.is_of_before(self._accounts.find(step.account)):
            raise Refused(N_("That step is from before the request; say on which day it was done."))
        day = on or (step.progress is Progress.DONE and step.on) or self._today()
        if day > self._today() and day != step.on:
            raise Refused(STILL_TO_COME)
        return self._mark(step, progress=Progress.DONE, on=day, reason="")

    def skip(self, uid: str, reason: str) -> Step:
        """A step is not needed, or not wanted; the reason stays with it."""
        step = self.find(uid)
        self._refuse_of_the_account(step)
        if not reason:
            raise Refused(NO_REASON)
        return self._mark(step, progress=Progress.SKIPPED, on=self._today(), reason=reason)

    def done_all(self, uids: Iterable[str]) -> list[Step]:
        """Several steps were done today, as one change."""
        steps = [self._checked(uid) for uid in uids]
        return self._mark_all(steps, progress=Progress.DONE, on=self._today(), reason="")

    def skip_all(self, uids: Iterable[str], reason: str) -> list[Step]:
        """Several steps are not needed, as one change."""
        if not reason:
            raise Refused(NO_REASON)
        steps = [self._checked(uid) for uid in uids]
        return self._mark_all(steps, progress=Progress.SKIPPED, on=self._today(), reason=reason)

    def move_all(self, uids: Iterable[str], day: date) -> list[Step]:
        """Give several steps another latest day, as one change."""
        return self._mark_all([self._movable(uid, day) for uid in uids], due=day)

    def reopen(self, uid: str) -> Step:
        """A step is to be done after all."""
        step = self.find(uid)
        self._refuse_of_the_account(step)
        return self._mark(step, progress=Progress.TODO, on=None, reason="")

    def move(self, uid: str, day: date) -> Step:
        """Give a step another latest day."""
        return self._mark(self._movable(uid, day), due=day)

    def place(self, uid: str, place: int) -> Step:
        """Put a step at a place, from 1, in the row of those of its account and day."""
        step = self.find(uid)
        others = [s for s in self.plan(step.account).steps if s.uid != step.uid]
        row = [s for s in others if s.latest == step.latest]
        row.insert(place - 1, step)
        marks = self._records.of(StepMark)
        changes = []
        for order, each in enumerate(row):
            before, mark = marks.get(each.uid), _mark_of(each, marks)
            if mark.order != order:
                changes.append(Change(before, mark._replace(order=order)))
        if changes:
            self._records.commit("step.edit", changes)
        return self.find(step.uid)

    def add(self, said: str, title: str, day: date) -> Step:
        """A step of the person's own."""
        account = self._accounts.find(said)
        if not title:
            raise Refused(NO_WORDS)
        if account.day is None:
            raise Refused(N_("“%(name)s” has no deletion day, so no plan yet."), name=account.name)
        mark = StepMark(self._unique(), account.uid, StepKind.OWN, due=day, title=title)
        self._records.commit("step.add", [Change(None, mark)])
        return self.find(mark.uid)

    def remove(self, uid: str) -> Step:
        """Take a step of the person's own away."""
        step = self.find(uid)
        if step.kind is not StepKind.OWN:
            raise Refused(N_("Only a step of your own can be removed; skip this one instead."))
        self._records.commit("step.remove", [Change(self._records.of(StepMark)[step.uid], None)])
        return step

    def ask_by_letter(self, said: str, sent: date | None = None) -> Step:
        """The platform does not comply: a letter was sent, and its answer is due within a month."""
        from dateutil.relativedelta import relativedelta

        account = self._accounts.find(said)
        if account.irreversible_on is None:
            raise account.not_asked_for()
        day = sent or self._today()
        uid = f"{account.uid}.{StepKind.LETTER}"
        mark = StepMark(
            uid, account.uid, StepKind.LETTER, due=day + relativedelta(months=1), on=day
        )
        before = self._records.of(StepMark).get(uid)
        self._records.commit("step.letter", [Change(before, mark)])
        return self.find(uid)

    def _plan(self, account: Account, known: list[Account], marks: list[StepMark]) -> Plan:
        facts = self._facts_of(account.platform) if account.platform else None
        today = self._today()
        steps = plan_steps(account, facts, marks, today)
        others = [other for other in known if other.uid != account.uid]
        return Plan(
            account=account,
            facts=facts,
            steps=steps,
            verdict=verdict(account, facts, steps, today),
            goes_with=goes_with(facts, others),
            takes=takes_along(facts, others),
            next=next_step(steps, account, today),
            no_return=no_return(account, facts, today),
        )

    def _mark(self, step: Step, **changed: object) -> Step:
        return self._mark_all([step], **changed)[0]

    def marked(self, steps: Iterable[Step], **changed: object) -> list[Change]:
        """What it takes to mark steps so, to be written with whatever they follow from."""
        marks, changes = self._records.of(StepMark), []
        for step in steps:
            before, mark = marks.get(step.uid), _mark_of(step, marks)
            after = mark._replace(**changed)  # type: ignore[arg-type]  # fields of ours
            if after != before:
                changes.append(Change(before, after))
        return changes

    def _mark_all(self, steps: Sequence[Step], **changed: object) -> list[Step]:
        changes = self.marked(steps, **changed)
        if changes:
            self._records.commit("step.edit", changes)
        return [self.find(step.uid) for step in steps]

    def _checked(self, uid: str) -> Step:
        """A step that is not the account's own. Raises `Refused`."""
        step = self.find(uid)
        self._refuse_of_the_account(step)
        return step

    def check_to_do(self, step: Step) -> None:
        """Raises `Refused` for a step that is over, or follows its account."""
        self._refuse_of_the_account(step)
        if not step.is_open:
            raise Refused(N_("That step is over; say first that it is still to do."))

    def check_movable(self, step: Step) -> None:
        """Raises `Refused` for a step that has no day of its own to move."""
        if not step.is_open:
            raise Refused(N_("That step is over, so it has no day to move."))
        if step.kind.has_the_accounts_day:
            raise Refused(N_("That is the account’s own day: move the deletion day instead."))

    def _movable(self, uid: str, day: date) -> Step:
        """A step that can be moved to a day. Raises `Refused`."""
        step = self.find(uid)
        self.check_movable(step)
        account, last = self._accounts.find(step.account), self.plan(step.account).no_return
        if step.kind is StepKind.VERIFY and last is not None and day <= last:
            raise account.not_final_before(last)
        today = self._today()
        own = last_day_for(step.kind, account, today)
        if own is None or day <= own:
            return step
        message = N_("“%(name)s” is to be deleted on %(day)s: that has to be done by then.")
        if account.day is not None and account.day_has_passed(today):
            message = N_("The day of “%(name)s”, %(day)s, has passed: move that day first.")
            own = account.day
        raise Refused(message, name=account.name, day=OnDay(own))

    def _refuse_of_the_account(self, step: Step) -> None:
        if step.kind.is_the_accounts:
            raise Refused(
                N_(
                    "That step follows the account: record the request instead, or that the "
                    "account is gone."
                )
            )


def _mark_of(step: Step, marks: Mapping[str, StepMark]) -> StepMark:
    return marks[step.uid] if step.kind is StepKind.OWN else mark_of(step.account, step.kind, marks)
