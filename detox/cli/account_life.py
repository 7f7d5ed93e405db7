"""`detox accounts postpone`, `keep`, `request` and the like: the life of an account."""

from argparse import Namespace
from datetime import date

from detox.bootstrap import Detox
from detox.cli.account_records import (
    account_option,
    say_whether_it_fits,
    told,
)
from detox.cli.console import ask, complain, is_conversation, talk, tell
from detox.cli.deeds import read, read_if
from detox.cli.desk import got, opened
from detox.cli.listing import json_option
from detox.cli.offers import DAYS
from detox.cli.parser import Parser
from detox.cli.registry import Command
from detox.deeds import fields as f
from detox.deeds.accounts import NO_RETURN
from detox.deeds.deed import On
from detox.domain.account import Account
from detox.domain.platform import NO_PHONE
from detox.domain.problem import N_, Refused, Unreadable
from detox.domain.steps import StepKind
from detox.domain.typed.grace import TypedGrace
from detox.i18n import gettext as _
from detox.i18n import render
from detox.wording.plans import ties
from detox.wording.steps import step_why

_REVIEWS = ("in 3 months", "in 6 months", "in 1 year")


def _postpone_options(parser: Parser) -> None:
    account_option(parser)
    parser.add_argument("day", nargs="+", help=_("the new day, after the old one"))
    parser.add_argument("--reason", metavar=_("TEXT"), help=_("why; it is kept with the old day"))
    json_option(parser)


def _postpone(args: Namespace) -> int:
    app = opened()
    account, reason = app.account_meant(args.account), read(app, f.words, args.reason or "")
    day = read(app, f.deletion_day, " ".join(args.day))
    after = app.accounts.postpone(account.uid, day, reason)
    told(app, after, args)
    say_whether_it_fits(app, after, args)
    return 0


def _keep_options(parser: Parser) -> None:
    account_option(parser)
    parser.add_argument("--reason", metavar=_("TEXT"), help=_("what it is kept for"))
    parser.add_argument(
        "--review", metavar=_("DAY"), help=_("when to think again: in 6 months"), offers=_REVIEWS
    )
    json_option(parser)


def _keep(args: Namespace) -> int:
    app = opened()
    account, reason = app.account_meant(args.account), read(app, f.words, args.reason or "")
    review = read_if(app, f.review_day, args.review)
    return told(app, app.accounts.keep(account.uid, reason, review), args)


def _plain_options(parser: Parser) -> None:
    account_option(parser)
    json_option(parser)


def _reconsider(args: Namespace) -> int:
    app = opened()
    return told(app, app.accounts.reconsider(app.account_meant(args.account).uid), args)


def _dated_options(parser: Parser) -> None:
    account_option(parser)
    parser.add_argument("--on", metavar=_("DAY"), help=_("the day it happened"), offers=DAYS)
    json_option(parser)


def _deactivate(args: Namespace) -> int:
    app = opened()
    account = app.account_meant(args.account)
    return told(app, app.accounts.deactivate(account.uid, read_if(app, f.day_gone, args.on)), args)


def _confirm(args: Namespace) -> int:
    app = opened()
    account = app.account_meant(args.account)
    return told(app, app.accounts.confirm(account.uid, read_if(app, f.day_gone, args.on)), args)


def _cancel_options(parser: Parser) -> None:
    _dated_options(parser)
    parser.add_argument("--reason", metavar=_("TEXT"), help=_("what undid it, such as a login"))


def _cancel(args: Namespace) -> int:
    app = opened()
    account, reason = app.account_meant(args.account), read(app, f.words, args.reason or "")
    after = app.accounts.cancel_request(account.uid, read_if(app, f.day_gone, args.on), reason)
    told(app, after, args)
    if not args.json:
        talk(_("Nothing is erased; “detox accounts request” notes the next request."))
    return 0


def _request_options(parser: Parser) -> None:
    _dated_options(parser)
    until = parser.add_mutually_exclusive_group()
    until.add_argument(
        "--grace", metavar=_("DAYS"), help=_("how many days the platform leaves to come back")
    )
    until.add_argument(
        "--irreversible", metavar=_("DAY"), help=_("the day of no return that the platform shows")
    )


def _request(args: Namespace) -> int:
    app = opened()
    account = app.account_meant(args.account)
    asked = read_if(app, f.day_gone, args.on) or app.log.today()
    account.request(asked, asked)  # refused before anything is asked about it
    grace = _grace(app, account, args, asked)
    after = app.accounts.request(account.uid, asked, grace.days, grace.last)
    told(app, after, args)
    if not args.json:
        _tell_what_holds_now(app, after)
        if args.irreversible is None and args.grace is None:
            _say_how_sure_it_is(app, after)
    return 0


def _grace(app: Detox, account: Account, args: Namespace, asked: date) -> TypedGrace:
    """What was typed; asked for where nobody knows it and somebody is there."""
    on = On(app, account, account.name, {"on": asked})
    if args.irreversible is not None:
        return got(f.last_day(args.irreversible, on))
    if args.grace is not None:
        return got(f.no_return(args.grace, on))
    if app.accounts.grace_days(account) is not None:
        return TypedGrace(None)
    if not is_conversation():
        raise Refused(
            N_(
                "How long %(name)s leaves to come back is not known: add --grace DAYS, or"
                " --irreversible DAY as the platform shows it."
            ),
            name=account.name,
        )
    return _answered(on)


def _answered(on: On) -> TypedGrace:
    while True:
        answer = ask(on.asks(NO_RETURN))
        if not answer:
            raise Refused(N_("Nothing is noted."))
        grace = f.no_return(answer, on)
        if not isinstance(grace, Unreadable):
            return grace
        complain(grace.problem)


def _tell_what_holds_now(app: Detox, account: Account) -> None:
    """What is said of logins, who goes along, and that no platform deletes by phone."""
    plan = app.leaving.plan(account.uid)
    out = next((step for step in plan.steps if step.kind is StepKind.STAY_OUT), None)
    if out is None:
        out = next((step for step in plan.steps if step.kind is StepKind.VERIFY), None)
    if out is not None:
        tell(step_why(out, plan.facts, app.language))
    for sentence in ties(plan):
        tell(sentence)
    tell(render(NO_PHONE))


def _say_how_sure_it_is(app: Detox, account: Account) -> None:
    facts = app.facts_of(account.platform) if account.platform else None
    grace = facts.grace() if facts else None
    if grace is None or grace.is_closed_at_once or (grace.confirmed and not grace.disputed):
        return
    talk(
        _(
            "That day is not certain. Where the platform shows another one: “detox undo”, then the"
            " same with --irreversible DAY."
        )
    )


LIFE = {
    "postpone": Command(
        N_("move the day of one to a later one, and keep the old one and why"),
        _postpone,
        _postpone_options,
        (N_('accounts postpone instagram "31 january" --reason "the archive is late"'),),
    ),
    "keep": Command(
        N_("keep one on purpose, with a reason and a day to think again"),
        _keep,
        _keep_options,
        (N_('accounts keep youtube --reason "my own films" --review "in 6 months"'),),
    ),
    "reconsider": Command(
        N_("leave open again what becomes of one"),
        _reconsider,
        _plain_options,
        (N_("accounts reconsider facebook"),),
    ),
    "deactivate": Command(
        N_("note that one is hidden on the platform, which deletes nothing"),
        _deactivate,
        _dated_options,
        (N_("accounts deactivate facebook --on yesterday"),),
    ),
    "request": Command(
        N_("note that the platform was asked to delete one"),
        _request,
        _request_options,
        (
            N_("accounts request instagram"),
            N_("accounts request flickr --on yesterday --grace 30"),
            N_('accounts request tumblr --irreversible "30 january"'),
        ),
    ),
    "cancel-request": Command(
        N_("note that a login, or a change of mind, undid the request"),
        _cancel,
        _cancel_options,
        (N_('accounts cancel-request instagram --reason "opened the app"'),),
    ),
    "confirm": Command(
        N_("note that one was looked for, and is gone"),
        _confirm,
        _dated_options,
        (N_("accounts confirm instagram"),),
    ),
}
