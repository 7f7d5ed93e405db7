"""What the commands about accounts share: one found, its days read, one told."""

from typing import TYPE_CHECKING

from detox.cli.console import one_line, talk, tell, tell_json
from detox.domain.problem import N_
from detox.i18n import gettext as _

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from detox.bootstrap import Detox
    from detox.cli.parser import Parser
    from detox.domain.account import Account
    from detox.services.agenda import Standing
    from detox.services.leaving import Plan

CHANGED = N_("Changed: %(account)s (%(uid)s).")


def account_data(account: "Account") -> dict[str, object]:
    """An account as JSON shows it."""
    return {
        "uid": account.uid,
        "platform": account.platform or None,
        "name": account.name,
        "state": str(account.state),
        "day": account.day and account.day.isoformat(),
        "requested_on": account.requested_on and account.requested_on.isoformat(),
        "irreversible_on": account.irreversible_on and account.irreversible_on.isoformat(),
        "break_since": account.break_since and account.break_since.isoformat(),
    }


def in_words(account: "Account", today: "date", known: "Standing | None" = None) -> str:
    """Its days, how its plan stands, and since when there is a break; its length is told to who
    asks for it.
    """
    from detox.wording.accounts import clock
    from detox.wording.dates import day_and_month
    from detox.wording.figures import clauses

    said = [clock(account, today)]
    if known is not None:
        from detox.wording.agenda import standing_words

        said += standing_words(known, today)
    if account.break_since is not None:
        day = day_and_month(account.break_since, today)
        paused = account.breaks[-1].is_paused
        words = _("away since %(day)s, paused") if paused else _("away since %(day)s")
        said.append(words % {"day": day})
    return clauses(said)


def told(app: "Detox", account: "Account", args: "Namespace", sentence: str = CHANGED) -> int:
    """Tell an account as `args` ask, in words by a sentence; the exit code."""
    from detox.wording.accounts import state

    if args.json:
        tell_json(account_data(account))
        return 0
    words = in_words(account, app.log.today())
    parts = [account.name, state(account), *([words] if words else [])]
    tell(_(sentence) % {"account": ", ".join(parts), "uid": account.uid})
    return 0


def account_option(parser: "Parser") -> None:
    """The account, as most commands ask for it."""
    parser.add_argument("account", help=_("its name, or how it begins, or its uid"))


def json_option(parser: "Parser") -> None:
    """The record as JSON."""
    parser.add_argument("--json", action="store_true", help=_("show the record as JSON"))


def typed_name(account: "Account") -> str:
    """An account as a command line names it."""
    from shlex import quote

    return quote(account.name)


def misfit(plan: "Plan", today: "date") -> str:
    """That a plan does not fit, with the first day that does, the command for it, and what keeping
    the day costs; nothing where it fits.
    """
    from detox.wording.dates import day_and_month
    from detox.wording.plans import cost

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


def say_whether_it_fits(app: "Detox", account: "Account", args: "Namespace") -> None:
    """On stderr, that the plan of a changed account does not fit; nothing with `--json`."""
    said = "" if args.json else misfit(app.leaving.plan(account.uid), app.log.today())
    if said:
        talk(one_line(said))
