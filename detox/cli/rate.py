"""`detox rate`: what an hour is worth, for those who want to see hours as money."""

import os
from argparse import Namespace

from detox.bootstrap import Detox
from detox.cli.console import talk, tell, tell_json
from detox.cli.desk import closed, opened, read_day
from detox.cli.offers import DAYS
from detox.cli.parser import RECORDS, Parser, json_option
from detox.cli.registry import Command
from detox.deeds.fields import BROUGHT_BACK
from detox.domain.problem import N_, Refused, got
from detox.domain.rate import Rate
from detox.domain.typed.answers import is_nothing
from detox.domain.typed.money import read_amount
from detox.i18n import gettext as _
from detox.wording.balance import worth
from detox.wording.dates import day_and_month


def _options(parser: Parser) -> None:
    parser.add_argument(
        "amount",
        nargs="*",
        default=[],
        help=_("what an hour is worth: 100 EUR, 85.50; off removes it"),
        offers=lambda on: () if on.values["amount"] else ("off",),
    )
    parser.add_argument(
        "--since", metavar=_("DAY"), help=_("the day it starts to apply (today)"), offers=DAYS
    )
    json_option(parser, RECORDS)


def _run(args: Namespace) -> int:
    app, typed = opened(), " ".join(args.amount)
    if not typed:
        if args.since:
            raise Refused(N_("Add an amount: detox rate 100 --since 2026-09-01."))
        _show(app, app.past.rates.all(), as_json=args.json)
        return closed(app)
    if is_nothing(typed):
        _take_away(app, args)
        return 0
    cents, currency = got(read_amount(typed, app.settings.currency_code(os.environ)))
    since = read_day(app, args.since) if args.since else None
    _show(app, [app.past.rates.set(cents, currency, since)], as_json=args.json)
    return 0


def _take_away(app: Detox, args: Namespace) -> None:
    if args.since:
        raise Refused(N_("“off” removes the rate from every day; leave --since out."))
    removed = app.past.rates.remove()
    if args.json:
        tell_json([rate_data(rate) for rate in removed])
        return
    tell(_("There is no hourly rate any more, so “detox balance” shows no amounts."))
    _tell_answered(app)
    if removed:
        talk(_(BROUGHT_BACK))


def _tell_answered(app: Detox) -> None:
    """That costs have an amount all the same, where one was answered."""
    if answered := app.thinking.costing.answered_rate():
        said = _("“detox cost” and “detox loads” use your last answer, %(amount)s an hour.")
        talk(said % {"amount": worth(*answered)})


def rate_data(rate: Rate) -> dict[str, object]:
    """A rate as JSON shows it, in the unit of its currency."""
    return {
        "uid": rate.uid,
        "amount": rate.amount_cents / 100,
        "currency": rate.currency,
        "valid_from": rate.valid_from.isoformat(),
    }


def _show(app: Detox, rates: list[Rate], *, as_json: bool) -> None:
    if as_json:
        tell_json([rate_data(rate) for rate in rates])
        return
    if not rates:
        talk(
            _(
                "There is no hourly rate, so “detox balance” shows no amounts: detox rate 100 "
                "sets one."
            )
        )
        _tell_answered(app)
    for rate in rates:
        parts = {
            "amount": worth(rate.amount_cents, rate.currency),
            "day": day_and_month(rate.valid_from, app.log.today()),
        }
        tell(_("From %(day)s on, an hour is worth %(amount)s.") % parts)


COMMANDS = {
    "rate": Command(
        N_(
            "What an hour is worth, so that “detox balance” can show money too, if you like.\n"
            "Each day keeps the rate it had."
        ),
        _run,
        _options,
        (N_("rate 100 EUR"), N_("rate 120 EUR --since 2026-09-01"), N_("rate"), N_("rate off")),
    )
}
