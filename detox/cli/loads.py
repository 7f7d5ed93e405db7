"""`detox loads`: being there, and pushing something for a while; no day counts twice."""

from argparse import Namespace

from detox.bootstrap import Detox
from detox.cli.console import table, talk, tell, tell_json
from detox.cli.deeds import verb_of
from detox.cli.desk import closed, opened
from detox.cli.parser import IT, Parser, json_option
from detox.cli.periods import period_argument, read_period
from detox.cli.registry import Command
from detox.cli.worth import rate_option, typed_rate
from detox.deeds.loads import KIND
from detox.deeds.nouns.sitting import money_data
from detox.domain.cost import Cost
from detox.domain.days import DayRange
from detox.domain.load import Loads
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.wording.cost import whole_amount
from detox.wording.dates import all_time, full_period, is_all_time
from detox.wording.figures import day_count, duration
from detox.wording.loads import EMPTY, full_time_words, load_name, sum_words


def _options(parser: Parser) -> None:
    period_argument(parser, _("year, 2027, last month or FROM..TO (default: a year from today)"))
    rate_option(parser)
    json_option(parser, IT)


def _show(args: Namespace) -> int:
    app = opened()
    book = app.thinking.loads
    days = read_period(app, args.period, "future") if args.period else book.year()
    found = book.loads(days)
    cost = _cost(app, found, args)
    if args.json:
        tell_json(_data(found, cost))
    elif found.upkeeps or found.campaigns:
        _tell(app, found, cost)
    else:
        if args.period:
            tell(_heading(app, days))
        talk(_(EMPTY))
    return closed(app)


def _cost(app: Detox, found: Loads, args: Namespace) -> Cost | None:
    """What all of it is worth, as one sum."""
    rate = typed_rate(app, args) or app.thinking.costing.rate()
    return rate and Cost(found.minutes, 1, *rate)


def _data(found: Loads, cost: Cost | None) -> dict[str, object]:
    """Days are half-open, the amount is in the unit of its currency."""
    return {
        "from": found.days.first.isoformat(),
        "to": found.days.after.isoformat(),
        "upkeep": {"days": found.upkeep_days, "minutes": found.upkeep_minutes},
        "upkeeps": [
            {
                "uid": part.upkeep.uid or None,
                "name": part.upkeep.name,
                "days": part.days,
                "minutes": part.minutes,
            }
            for part in found.upkeeps
        ],
        "campaigns": [
            {
                "uid": part.campaign.uid,
                "name": part.campaign.name,
                "days": part.days,
                "minutes": part.minutes,
            }
            for part in found.campaigns
        ],
        "minutes": found.minutes,
        "cost": cost and money_data(cost.cents),
        "currency": cost and cost.currency,
    }


def _heading(app: Detox, days: DayRange) -> str:
    return all_time() if is_all_time(days, app.log.today()) else full_period(days)


def _tell(app: Detox, found: Loads, cost: Cost | None) -> None:
    tell(_heading(app, found.days))
    rows = [
        [load_name(part.upkeep), day_count(part.days), duration(part.minutes), ""]
        for part in found.upkeeps
    ]
    rows += [
        [part.campaign.name, day_count(part.days), duration(part.minutes), full_time_words(part)]
        for part in found.campaigns
    ]
    table(rows, right=(1, 2))
    tell(sum_words(found))
    if cost is not None and cost.cents:
        tell(_("That is worth %(amount)s.") % {"amount": whole_amount(cost.cents, cost.currency)})


_SHARED = verb_of("loads", KIND)
COMMANDS = {
    "loads": _SHARED._replace(
        default="show",
        subs={
            "show": Command(
                N_("both loads of a period, and what they come to"),
                _show,
                _options,
                (N_("loads"), N_("loads show 2027"), N_("loads show 2027 --json")),
            ),
            **_SHARED.subs,
            "list": _SHARED.subs["list"]._replace(examples=(N_("loads list"),)),
        },
    )
}
