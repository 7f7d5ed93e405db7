"""`detox steps`: what there is to do before an account ends, on the day, and after it."""

from argparse import Namespace
from datetime import date

from detox.bootstrap import Detox
from detox.cli.console import table, tell, tell_json
from detox.cli.deeds import command
from detox.cli.desk import closed, opened, tell_of_nothing
from detox.cli.offers import accounts
from detox.cli.parser import RECORDS, Parser, json_option
from detox.cli.registry import Command
from detox.deeds.nouns.step import STEP
from detox.deeds.steps import DEEDS
from detox.domain.problem import N_
from detox.domain.steps import Step, StepKind, follows
from detox.i18n import gettext as _
from detox.services.leaving import Plan
from detox.wording.plans import misfit, ties, typed_name
from detox.wording.steps import (
    deadline,
    standing,
    step_host,
    step_how,
    step_link,
    step_title,
    step_why,
)

_COMMANDS = {
    StepKind.CHOOSE_PEOPLE: N_("detox import archive FILE"),
    StepKind.ASK_PEOPLE: N_("detox people list --unanswered %(typed)s"),
    StepKind.SOURCES: N_("detox sources"),
    StepKind.GOODBYE: N_("detox goodbye %(typed)s"),
}
"""the commands that a step is done with"""


def _list_options(parser: Parser) -> None:
    parser.add_argument(
        "account",
        nargs="?",
        help=_("only those of one account, and how to do them"),
        offers=accounts,
    )
    parser.add_argument("--all", action="store_true", help=_("include those that are over"))
    json_option(parser, RECORDS)


def _list(args: Namespace) -> int:
    app = opened()
    if args.account is None:
        plans = app.outline.plans()
    else:
        plans = [app.leaving.plan(app.account_meant(args.account).uid)]
    today = app.log.today()
    listed = [
        (step, plan)
        for plan in plans
        for step in plan.steps
        if args.all or step.is_to_do(plan.account, today)
    ]
    listed.sort(key=lambda pair: pair[0].latest)
    if args.json:
        data = STEP.data(app)
        tell_json([data(step) for step, _plan in listed])
        return closed(app)
    if listed:
        _tell_list(app, listed, in_full=args.account is not None)
    else:
        tell_of_nothing(app, _nothing(plans, alone=args.account is not None))
    _tell_about(plans, today)
    return closed(app)


def _nothing(plans: list[Plan], *, alone: bool) -> str:
    if not alone or plans[0].account.day is not None:
        return _("There are no steps to do.")
    account = plans[0].account
    return _(
        "%(name)s has no day yet, so there is no plan: detox accounts set-day %(typed)s DAY"
    ) % {
        "name": account.name,
        "typed": typed_name(account),
    }


def _tell_list(app: Detox, listed: list[tuple[Step, Plan]], *, in_full: bool) -> None:
    today = app.log.today()
    if not in_full:
        table([_line(step, plan, today) for step, plan in listed])
        return
    for step, plan in listed:
        tell("  ".join(part for part in _line(step, plan, today) if part))
        if step.is_to_do(plan.account, today):
            _tell_ways(step, plan, app.language)


def _line(step: Step, plan: Plan, today: date) -> list[str]:
    account = plan.account
    first = follows(step, account, plan.steps, today)
    if first is not None:
        return [step.uid, _("after %(step)s") % {"step": first.kind}, step_title(step, account), ""]
    when = deadline(step, today) if step.is_to_do(account, today) else ""
    return [step.uid, when, step_title(step, account), standing(step, account, today)]


def _tell_ways(step: Step, plan: Plan, language: str) -> None:
    facts, typed = plan.facts, typed_name(plan.account)
    link = step_link(step, facts)
    leads = {"link": link, "host": step_host(step, facts)}
    for sentence in (
        step_why(step, facts, language),
        step_how(step, facts, language),
        _("%(link)s leads to %(host)s") % leads if link else "",
        _(_COMMANDS[step.kind]) % {"typed": typed} if step.kind in _COMMANDS else "",
    ):
        if sentence:
            tell(f"    {sentence}")


def _tell_about(plans: list[Plan], today: date) -> None:
    """Which accounts hang together, and which plans do not fit."""
    for plan in plans:
        for sentence in ties(plan) if plan.steps or len(plans) == 1 else []:
            tell(sentence)
        problem = misfit(plan, today)
        if problem:
            tell(problem)


COMMANDS = {
    "steps": Command(
        N_("What to do before an account is deleted, on the day, and afterwards."),
        default="list",
        subs={
            "list": Command(
                N_("list them, soonest first"),
                _list,
                _list_options,
                (N_("steps list"), N_("steps list instagram --all")),
            ),
            **{deed.verb: command(deed) for deed in DEEDS},
        },
    )
}
