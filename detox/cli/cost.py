"""`detox cost`: what time comes to in a year, and what comes back."""

from argparse import Namespace

from detox.bootstrap import Detox
from detox.cli.console import table, talk, tell, tell_json
from detox.cli.deeds import read_if
from detox.cli.desk import closed, opened
from detox.cli.parser import IT, Parser, json_option
from detox.cli.registry import Command
from detox.cli.worth import rate_option, typed_rate
from detox.deeds import measures as m
from detox.deeds.deed import On
from detox.deeds.nouns.sitting import cost_data
from detox.domain.cost import Cost
from detox.domain.problem import N_, got
from detox.domain.typed.efforts import read_day_minutes
from detox.i18n import gettext as _
from detox.services.costing import Amount
from detox.wording.cost import NO_RATE, NOT_IN_IT, returns_words, sum_words, threshold_rows


def _options(parser: Parser) -> None:
    parser.add_argument(
        "duration",
        nargs="*",
        default=[],
        help=_("how long a day: 3h, or 90 (minutes); without it, what your accounts used to take"),
    )
    rate_option(parser)
    parser.add_argument(
        "--days",
        metavar=_("DAYS"),
        help=_("on how many days a year (as answered last, or 300)"),
    )
    parser.add_argument(
        "--returns",
        metavar=_("AMOUNT"),
        help=_("what comes back in a year: 30000 EUR, or half of it"),
    )
    json_option(parser, IT)


def _run(args: Namespace) -> int:
    app = opened()
    typed = " ".join(args.duration)
    rate = typed_rate(app, args)
    a_day = got(read_day_minutes(typed)) if typed else None
    days, reckoned = read_if(app, m.days_a_year, args.days), app.thinking.costing.cost
    cost = reckoned(a_day, rate, days, None)
    returns = read_returns(app, args.returns, cost, rate[1] if rate else "")
    if returns is not None:
        cost = reckoned(a_day, rate, days, returns)
    if args.json:
        tell_json(cost_data(cost))
    else:
        tell_cost(cost)
    return closed(app)


def read_returns(app: Detox, typed: str | None, cost: Cost | None, currency: str) -> Amount | None:
    """What comes back of a cost, in a `currency` where none is named. Raises `Refused`."""
    if typed is None:
        return None
    return got(m.returned(typed, cost, currency or m.usual(On(app))))


def tell_cost(cost: Cost) -> None:
    """The sum, what all, half and a quarter of it are, what comes back, and what is not in it."""
    tell(sum_words(cost))
    table([[percent, amount] for percent, amount in threshold_rows(cost)], right=(0, 1))
    if said := returns_words(cost):
        tell(said)
    talk(_(NOT_IN_IT if cost.cents is not None else NO_RATE))


COMMANDS = {
    "cost": Command(
        N_(
            "What time comes to in a year: so long a day, on so many days, at what an hour of\n"
            "yours is worth. And what of it comes back, if you say so."
        ),
        _run,
        _options,
        (
            N_("cost 3h --rate 100EUR --days 300"),
            N_("cost --returns 30000"),
            N_("cost 45m --json"),
        ),
    )
}
