"""What the commands about accounts share: one found, its days read, one told."""

from argparse import Namespace
from datetime import date
from shlex import quote

from detox.bootstrap import Detox
from detox.cli.console import one_line, talk
from detox.cli.listing import noun_option
from detox.cli.listing import told as told_as
from detox.cli.parser import Parser
from detox.deeds.nouns.account import ACCOUNT
from detox.domain.account import Account
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.services.leaving import Plan
from detox.wording.dates import day_and_month
from detox.wording.plans import cost

CHANGED = N_("Changed: %(account)s (%(uid)s).")


def told(app: Detox, account: Account, args: Namespace, sentence: str = CHANGED) -> int:
    """Tell an account as `args` ask, in words by a sentence; the exit code."""
    return told_as(app, args, ACCOUNT, account, sentence)


def account_option(parser: Parser) -> None:
    """The account, as most commands ask for it."""
    noun_option(parser, ACCOUNT)


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
        "The plan for %(name)s does not fit before %(day)s; it does before %(first)s:"
        " detox accounts postpone %(typed)s %(iso)s."
    ) % {
        "name": account.name,
        "day": day_and_month(account.day, today),
        "first": day_and_month(verdict.first_day, today),
        "typed": typed_name(account),
        "iso": verdict.first_day.isoformat(),
    }
    return f"{said} {cost(verdict)}".rstrip()


def say_whether_it_fits(app: Detox, account: Account, args: Namespace) -> None:
    """On stderr, that the plan of a changed account does not fit; nothing with `--json`."""
    said = "" if args.json else misfit(app.leaving.plan(account.uid), app.log.today())
    if said:
        talk(one_line(said))
