"""`detox channels`: ways to reach many, what each took, and how they compare."""

from argparse import Namespace
from shlex import quote

from detox.cli.console import fits, table, talk, tell, tell_json
from detox.cli.deeds import command, verb_of
from detox.cli.desk import closed, opened, tell_of_nothing
from detox.cli.listing import noun_option
from detox.cli.parser import IT, RECORDS, Parser, json_option
from detox.cli.periods import period_argument, read_period
from detox.cli.registry import Command
from detox.cli.worth import rate_option, typed_rate
from detox.deeds.channels import EFFORT_DEEDS, KIND
from detox.deeds.nouns.channel import CHANNEL, effort_data
from detox.deeds.nouns.sitting import money_data
from detox.domain.channel import Taken
from detox.domain.days import ALL_DAYS
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.services.channels import Compared
from detox.wording.channels import (
    COLUMNS,
    NO_EFFORT_THEN,
    NO_EFFORT_YET,
    WHOSE,
    answer_words,
    answers_cell,
    effort_words,
    remarks,
    whose_rows,
)


def _show_options(parser: Parser) -> None:
    noun_option(parser, CHANNEL)
    json_option(parser, RECORDS)


def _show(args: Namespace) -> int:
    app = opened()
    channels, today = app.thinking.channels, app.log.today()
    channel = channels.find(args.channel)
    efforts = channels.efforts(channel.uid)
    if args.json:
        tell_json([effort_data(each) for each in efforts])
    elif efforts:
        table([[each.uid, effort_words(each, today)] for each in efforts])
    else:
        talk(_(NO_EFFORT_YET) % {"channel": quote(channel.name)})
    return closed(app)


def _compare_options(parser: Parser) -> None:
    period_argument(
        parser, _("week, last month, year, 2026-11 or FROM..TO (default: all there is)")
    )
    rate_option(parser)
    json_option(parser, IT)


def _compare(args: Namespace) -> int:
    app = opened()
    channels = app.thinking.channels
    days = read_period(app, args.period) if args.period else ALL_DAYS
    compared = channels.compared(days, typed_rate(app, args))
    if args.json:
        tell_json(_data(compared))
    elif compared.taken:
        _tell(compared)
    elif channels.efforts():
        tell_of_nothing(app, _(NO_EFFORT_THEN))
    else:
        known = channels.all()
        named = quote(known[0].name) if known else "newsletter"
        tell_of_nothing(app, _(NO_EFFORT_YET) % {"channel": named})
    return closed(app)


def _data(compared: Compared) -> dict[str, object]:
    """Days are half-open, amounts in the unit of the currency; what was not counted is null."""
    return {
        "from": compared.days.first.isoformat(),
        "to": compared.days.after.isoformat(),
        "currency": compared.currency or None,
        "channels": [_row_data(taken) for taken in compared.taken],
    }


def _row_data(taken: Taken) -> dict[str, object]:
    return {
        "uid": taken.channel.uid,
        "name": taken.channel.name,
        "kind": str(taken.channel.kind),
        "own_minutes": taken.own_minutes,
        "others_minutes": taken.others_minutes,
        "others_unpriced_minutes": taken.others_unpriced_minutes,
        "own": money_data(taken.own_cents),
        "others": taken.others_cents / 100,
        "money": taken.money_cents / 100,
        "total": taken.total_cents / 100,
        "partial": taken.is_partial,
        "own_percent": taken.own_percent,
        "reached": taken.reached,
        "answers": taken.answers,
        "per_answer": money_data(taken.cents_per_answer),
        "own_minutes_per_answer": taken.own_minutes_per_answer,
        "brought": money_data(taken.brought_cents),
    }


_HEADS = (
    N_("your time"), "", N_("others"), "", N_("money"), N_("in all"), N_("answers"),
    N_("an answer"),
)  # fmt: skip
"""what stands over the columns, as short as can be: a price has no title of its own"""


def _tell(compared: Compared) -> None:
    currency = compared.currency
    rows = [["", *(_(title) if title else "" for title in _HEADS)]]
    for taken in compared.taken:
        *cells, each = (cell(taken, currency) for _title, cell in COLUMNS)
        rows.append([taken.channel.name, *cells, answers_cell(taken), each])
    tell(_(WHOSE))
    if fits(rows):
        table(rows, right=tuple(range(1, len(_HEADS) + 1)))
    else:
        for taken in compared.taken:
            _tell_one(taken, currency)
    for said in remarks(compared):
        talk(said)


def _tell_one(taken: Taken, currency: str) -> None:
    """One below the other, where no line is long enough for them side by side."""
    tell(taken.channel.name)
    table([[f"  {whose}", *cells] for whose, *cells in whose_rows(taken, currency)], right=(1, 2))
    tell(f"  {answer_words(taken, currency)}")


_SHARED = verb_of("channels", KIND)
COMMANDS = {
    "channels": _SHARED._replace(
        subs={
            **_SHARED.subs,
            "show": Command(
                N_("what a channel took, effort by effort, with their uids"),
                _show,
                _show_options,
                (N_("channels show letters"),),
            ),
            "compare": Command(
                N_("what each took and what came of it, side by side, as they were entered"),
                _compare,
                _compare_options,
                (N_("channels compare"), N_("channels compare 2026 --rate 100EUR")),
            ),
            **{deed.verb: command(deed) for deed in EFFORT_DEEDS},
        }
    )
}
