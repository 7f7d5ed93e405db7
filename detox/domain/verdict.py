"""Whether a plan still fits before its day."""

from datetime import date, timedelta
from typing import NamedTuple

from detox.domain.account import Account, State
from detox.domain.days import ONE_DAY
from detox.domain.platform import Facts
from detox.domain.steps import ANSWER_DAYS, Progress, Step, StepKind, arrival_days

_AFTER_IT = (StepKind.FETCH_ARCHIVE, StepKind.CHOOSE_PEOPLE, StepKind.ASK_PEOPLE)
"""what waits for the archive, and the people for it"""


class Verdict(NamedTuple):
    """Whether a plan still fits before its day, and the first day that it would fit before.

    `answer_days` are those that people have left to answer where it does not, negative where the
    archive itself may come too late; None where nobody is to be asked.
    """

    fits: bool
    first_day: date
    answer_days: int | None = None


def verdict(account: Account, facts: Facts | None, steps: list[Step], today: date) -> Verdict:
    """Whether the archive can still arrive, be fetched, and the people in it be asked and answer,
    before the deletion day; each on the day it was moved to, where it was."""
    found = {step.kind: step for step in steps}
    ask, fetch = found.get(StepKind.ASK_ARCHIVE), found.get(StepKind.FETCH_ARCHIVE)
    if account.state is not State.LEAVING or account.day is None:
        return Verdict(fits=True, first_day=account.day or today)
    if ask is None or fetch is None or not fetch.is_open or ask.progress is Progress.SKIPPED:
        return Verdict(account.day >= today, max(account.day, today))
    asked = ask.on if ask.progress is Progress.DONE and ask.on else ask.sensible
    there = asked + timedelta(days=arrival_days(facts))
    people = found.get(StepKind.ASK_PEOPLE)
    is_asked = people is not None and people.is_open
    answers = timedelta(days=ANSWER_DAYS if is_asked else 0)
    to_fetch = ONE_DAY if arrival_days(facts) else timedelta()
    after = (found[kind] for kind in _AFTER_IT if kind in found)
    moved = (step.latest for step in after if step.is_open and step.is_moved)
    ready = max(max(there, today) + to_fetch, *moved, date.min)
    first = ready + answers
    if account.day >= first:
        return Verdict(fits=True, first_day=account.day)
    left = (account.day - ready).days
    is_told = is_asked and not account.day_has_passed(today)
    return Verdict(fits=False, first_day=first, answer_days=left if is_told else None)
