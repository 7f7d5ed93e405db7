"""What the Plan screen says: of an account on the time line, of its plan, of one step."""

from datetime import date

from textual.content import Content

from detox.domain.account import Account, State
from detox.domain.steps import Progress, Step, StepKind, follows
from detox.i18n import gettext as _
from detox.i18n import language, ngettext, pgettext
from detox.services.agenda import Standing, standing
from detox.services.leaving import Plan
from detox.tui.widgets.steps_list import StepLine
from detox.tui.widgets.timeline import END_MARK, Lane
from detox.wording.accounts import GRACE_UNKNOWN, break_words, in_full, review, state
from detox.wording.agenda import moment
from detox.wording.dates import close_day, day_and_month
from detox.wording.figures import countdown, day_count
from detox.wording.plans import cost
from detox.wording.steps import kind_words, step_host, step_how, step_why, step_words
from detox.wording.steps import standing as step_standing

_MARKS = {Progress.TODO: "", Progress.DONE: "✓", Progress.SKIPPED: "–", Progress.LEFT: ""}


def lane(plan: Plan, today: date) -> Lane:
    """An account as the time line shows it."""
    account, end = plan.account, plan.no_return
    known = standing(account, plan.steps, plan.verdict, today)
    words, is_due = lane_words(account, end, known, today)
    sign = _sign(account, known, is_due=is_due)
    if account.state is State.LEAVING:
        return Lane(account.uid, account.name, words, sign, account.day, end, is_due)
    if account.state is State.REQUESTED:
        return Lane(account.uid, account.name, words, sign, None, end, is_due)
    return Lane(account.uid, account.name, words, sign)


def _sign(account: Account, known: Standing, *, is_due: bool) -> str:
    """The most important of it in one cell; the words beside it say it again."""
    if account.state is State.GONE:
        return "✓"
    if is_due:
        return "!"
    if account.state is State.REQUESTED:
        return END_MARK
    return "·" if known.due else ""


def lane_words(
    account: Account, end: date | None, known: Standing, today: date
) -> tuple[tuple[str, ...], bool]:
    """What stands beside the line of an account, and whether its day has come or does not do."""
    if account.state is State.REQUESTED and end is not None:
        if end < today:
            return (kind_words(StepKind.VERIFY),), True
        last = _("final on %(day)s") % {"day": close_day(end, today)}
        left = (end - today).days
        return (last, day_count(left) if left > 1 else countdown(left)), False
    if account.state is State.LEAVING and account.day is not None:
        return _leaving_words(account.day, end, known, today)
    return (_resting_words(account, today),), False


def _leaving_words(
    day: date, end: date | None, known: Standing, today: date
) -> tuple[tuple[str, ...], bool]:
    """How far the day is; then what needs the person, or where nothing does, the second clock."""
    left = (day - today).days
    said = [
        day_count(left) if left > 1 else countdown(left) if left >= 0 else _("its day has passed")
    ]
    is_pressing = left <= 0 or known.first_day is not None
    if left > 0 and known.first_day is not None:
        said.append(_("needs more time"))
    count = sum(1 for matter in known.due if matter.step is not None)
    if count:
        said.append(ngettext("%(n)d to do", "%(n)d to do", count) % {"n": count})
    if len(said) == 1:
        return_day = {"day": close_day(end, today)} if end else None
        said.append(_("final on %(day)s") % return_day if return_day else _(GRACE_UNKNOWN))
    return tuple(said), is_pressing


def _resting_words(account: Account, today: date) -> str:
    final = account.irreversible_on or account.gone_on
    if account.state is State.GONE and final is not None:
        return _("gone since %(day)s") % {"day": close_day(final, today)}
    if account.review_has_come(today):
        return review(account, today)
    if account.state is State.KEEPING and account.review_on:
        day = close_day(account.review_on, today)
        return _("kept, think again %(day)s") % {"day": day}
    return state(account)


def head(account: Account, today: date) -> str:
    """Where an account stands, in a line; how far its day is stands beside its line."""
    if account.next_day is None or account.next_day < today:
        return in_full(account, today)
    parts = {"day": day_and_month(account.next_day, today)}
    asked = account.state is State.REQUESTED
    said = _("Deletion is final on %(day)s.") if asked else _("To be deleted on %(day)s.")
    return f"{said % parts} {break_words(account, today, close_day)}".rstrip()


def misfit(plan: Plan, key: str, today: date, *, is_brief: bool = False) -> str:
    """That the plan does not fit before its day, the first day it would, and, where it is not to be
    brief, what keeping the day costs; else nothing."""
    if plan.verdict.fits:
        return ""
    parts = {"key": key, "day": close_day(plan.verdict.first_day, today)}
    if is_brief:
        return _("The plan needs more time: press %(key)s to move its day to %(day)s.") % parts
    if plan.account.day_has_passed(today):
        return _("Press %(key)s to move it to %(day)s, which leaves time for every step.") % parts
    said = _(
        "The plan doesn’t fit before this day. Press %(key)s to move it to %(day)s, when it does."
    )
    return f"{said % parts} {cost(plan.verdict)}".rstrip()


def step_lines(plan: Plan, today: date) -> list[StepLine]:
    """The steps of a plan as they read: those over by the day that was, then those to come."""
    coming = plan.next
    account = plan.account
    steps = sorted(plan.steps, key=lambda s: (s.is_to_do(account, today), s.on or s.latest))
    return [_step_line(step, plan, step == coming, today) for step in steps]


def _step_line(step: Step, plan: Plan, is_next: bool, today: date) -> StepLine:
    account = plan.account
    mark = _MARKS[step.progress]
    title = step_words(step)
    day, waits = close_day(step.latest, today), step.is_to_do(account, today)
    said = step_standing(step, account, today, close_day, _("today works too"))
    late = waits and step.is_late(today)
    when = moment(step, today) if waits else day
    if follows(step, account, plan.steps, today):
        when = day = pgettext("step", "then")
        said, late = "", False
    if late and not plan.verdict.fits:
        said = ""  # today is too late for the day that is chosen
    if waits and (late or is_next):
        mark = "·"
    return StepLine(step.uid, mark, when, day, title, said, waits, is_next, late)


def detail(plan: Plan, step: Step) -> tuple[Content, Content]:
    """The host a step's link leads to and how it is taken; and why."""
    why = step_why(step, plan.facts, language())
    how = step_how(step, plan.facts, language())
    host = step_host(step, plan.facts)
    link = f"↗ {host}  " if host else ""
    return Content.assemble((link, "$accent"), how), Content.styled(why, "$text-muted")
