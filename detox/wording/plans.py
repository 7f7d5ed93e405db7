"""A plan as a whole in words: what its day costs, and what hangs together with it."""

from datetime import date
from shlex import quote

from detox.domain.account import Account
from detox.domain.steps import ANSWER_DAYS
from detox.domain.verdict import Verdict
from detox.i18n import gettext as _
from detox.services.leaving import Plan
from detox.wording.dates import day_and_month
from detox.wording.figures import day_count


def cost(verdict: Verdict) -> str:
    """What it costs to keep a day that a plan does not fit before; nothing where nobody waits."""
    left = verdict.answer_days
    if left is None:
        return ""
    if left < 0:
        return _("If you keep the day, the archive itself may arrive after it.")
    if left == 0:
        return _("If you keep the day, people will have no time to answer.")
    said = _("If you keep the day, people have %(left)s to answer instead of %(usual)d.")
    return said % {"left": day_count(left), "usual": ANSWER_DAYS}


def typed_name(account: Account) -> str:
    """An account as a command line names it."""
    return quote(account.name)


def misfit(plan: Plan, today: date) -> str:
    """That a plan does not fit, with the first day that does, the command for it, and what keeping
    the day costs; nothing where it fits.
    """
    account, verdict = plan.account, plan.verdict
    if verdict.fits or account.day is None:
        return ""
    said = _(
        "The plan for %(name)s doesn’t fit before %(day)s; it would before %(first)s: detox "
        "accounts postpone %(typed)s %(iso)s."
    )
    if account.day_has_passed(today):
        said = _(
            "The day of %(name)s, %(day)s, has passed; the plan would fit before %(first)s: detox "
            "accounts postpone %(typed)s %(iso)s."
        )
    said %= {
        "name": account.name,
        "day": day_and_month(account.day, today),
        "first": day_and_month(verdict.first_day, today),
        "typed": typed_name(account),
        "iso": verdict.first_day.isoformat(),
    }
    return f"{said} {cost(verdict)}".rstrip()


def ties(plan: Plan) -> list[str]:
    """Which other accounts of the person end with this one, or this one with them."""
    said = []
    if plan.goes_with is not None:
        parts = {"name": plan.account.name, "other": plan.goes_with.name}
        said.append(_("%(name)s goes with %(other)s: deleting %(other)s deletes both.") % parts)
    if plan.takes:
        parts = {"name": plan.account.name, "others": ", ".join(a.name for a in plan.takes)}
        said.append(_("Deleting %(name)s also deletes: %(others)s.") % parts)
    return said
