"""`detox balance`: what the days away gave back, what became of it, and what is not noted."""

from argparse import Namespace
from typing import NamedTuple

from detox.bootstrap import Detox
from detox.cli.console import table, talk, tell, tell_json
from detox.cli.desk import closed, naming, opened
from detox.cli.measured import guess_words
from detox.cli.offers import accounts
from detox.cli.parser import IT, Parser, json_option
from detox.cli.periods import period_argument, read_period
from detox.cli.registry import Command
from detox.domain.account import Account
from detox.domain.balance import Line
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.services.balance import Balance, Money
from detox.wording.balance import (
    NOTED,
    WON_BACK,
    away,
    priced_words,
    remark,
    rest,
    unknown_words,
    worth,
)
from detox.wording.dates import period
from detox.wording.figures import day_count, duration
from detox.wording.plans import typed_name


def _options(parser: Parser) -> None:
    period_argument(
        parser, _("week, last month, year, 2026-11 or FROM..TO (default: all your time away)")
    )
    parser.add_argument(
        "--account", help=_("only this account: its name or the start of it"), offers=accounts
    )
    json_option(parser, IT)


def _run(args: Namespace) -> int:
    app = opened()
    balance = app.past.balance(read_period(app, args.period or ["all"]))
    only = app.account_meant(args.account) if args.account else None
    if only is not None:
        _tell_one(app, balance, only, as_json=args.json)
    elif args.json:
        tell_json(balance_data(app, balance))
    else:
        _tell_all(app, balance)
    return closed(app)


def balance_data(app: Detox, balance: Balance) -> dict[str, object]:
    """A balance as JSON shows it; days are half-open, amounts in the unit of their currency.

    What is not noted is null where nobody said what any of it took. `together` is what of the
    accounts comes from the figure for all; `guessed` says that a part of that is a guess. What is
    not noted has no price.
    """
    name = naming(app)
    return {
        **_period_data(balance),
        "accounts": [line_data(account, line) for account, line in balance.lines],
        "together": balance.together and line_data(None, balance.together),
        "guessed": bool(balance.guessed),
        "reclaimed_minutes": balance.reclaimed_minutes,
        "by": [
            {"key": key, "name": name(key), "minutes": minutes}
            for key, minutes in balance.by_activity.items()
        ],
        "noted_minutes": balance.noted_minutes,
        "not_noted_minutes": balance.not_noted_minutes if balance.has_figures else None,
        "money": [_money_data(money) for money in balance.money],
    }


def line_data(account: Account | None, line: Line) -> dict[str, object]:
    """A line of a balance as JSON shows it."""
    return {
        "uid": account and account.uid,
        "name": account and account.name,
        "days_away": line.days_away,
        "days_counted": line.days_counted,
        "days_together": line.days_together,
        "days_unknown": line.days_unknown,
        "days_guessed": line.days_guessed,
        "baseline_minutes": line.baseline_minutes,
        "slips_minutes": line.slips_minutes,
        "reclaimed_minutes": line.reclaimed_minutes,
    }


def _period_data(balance: Balance) -> dict[str, object]:
    return {
        "from": balance.days.first.isoformat(),
        "to": balance.days.after.isoformat(),
        "days_away": balance.days_away,
    }


def _money_data(money: Money) -> dict[str, object]:
    return {
        "currency": money.currency,
        "since": money.spans[0].first.isoformat(),
        "reclaimed": money.reclaimed_cents / 100,
        "noted": money.noted_cents / 100,
        "not_noted": None,
        "by": {key: cents / 100 for key, cents in money.by_activity.items()},
        "accounts": {uid: cents / 100 for uid, cents in money.lines.items()},
    }


def _tell_one(app: Detox, balance: Balance, account: Account, *, as_json: bool) -> None:
    line = next((line for a, line in balance.lines if a == account), Line(account.uid))
    if as_json:
        tell_json({**_period_data(balance), **line_data(account, line)})
    elif line.days_away:
        its = balance._replace(lines=((account, line),))
        _tell_rows(its, [_line(its, account, line)])
        _say_more(app, its)
    else:
        talk(_("No days away from %(name)s in this period.") % {"name": account.name})


def _tell_all(app: Detox, balance: Balance) -> None:
    if not balance.days_away:
        talk(_("No days away in this period: “detox accounts break NAME” begins a break."))
        return
    when = period(balance.days, app.log.today())
    parts = {"period": when[:1].upper() + when[1:], "away": away(balance)}
    tell(_("%(period)s: %(away)s.") % parts)
    won, became = _won(balance), _became(app, balance)
    _tell_rows(balance, [*won, Row(""), *became])
    _say_more(app, balance)


class Row(NamedTuple):
    """A line of the table; `cents` by currency, `more` is what there is to know about it."""

    title: str
    days: str = ""
    time: str = ""
    cents: dict[str, int] = {}
    more: str = ""


def _line(balance: Balance, account: Account, line: Line) -> Row:
    time = duration(line.reclaimed_minutes) if line.is_known else ""
    cents = {m.currency: m.lines[line.uid] for m in balance.money if line.uid in m.lines}
    return Row(account.name, day_count(line.days_away), time, cents, remark(line))


def _won(balance: Balance) -> list[Row]:
    rows = [_line(balance, account, line) for account, line in balance.lines]
    if balance.has_figures and len(rows) > 1:
        cents = {money.currency: money.reclaimed_cents for money in balance.money if money.lines}
        rows.append(Row(_(WON_BACK), "", duration(balance.reclaimed_minutes), cents))
    return rows


def _became(app: Detox, balance: Balance) -> list[Row]:
    name, rows = naming(app), []
    for key, minutes in balance.by_activity.items():
        cents = {m.currency: m.by_activity[key] for m in balance.money if key in m.by_activity}
        rows.append(Row(name(key), "", duration(minutes), cents))
    cents = {money.currency: money.noted_cents for money in balance.money}
    rows.append(Row(_(NOTED), "", duration(balance.noted_minutes), cents))
    if balance.has_figures:
        title, minutes = rest(balance)
        rows.append(Row(title, "", duration(minutes)))
    return rows


def _tell_rows(balance: Balance, rows: list[Row]) -> None:
    currencies = [money.currency for money in balance.money]
    table(
        [
            [
                row.title,
                row.days,
                row.time,
                *(worth(row.cents[c], c) if c in row.cents else "" for c in currencies),
                row.more,
            ]
            for row in rows
        ],
        right=tuple(range(1, 3 + len(currencies))),
    )


def _say_more(app: Detox, balance: Balance) -> None:
    """On stderr: on which days there is a rate, and how to tell what is not known or a guess."""
    today = app.log.today()
    for money in balance.money:
        if balance.is_partial(money):
            talk(priced_words(money, today))
    for account, line in balance.lines:
        if line.days_unknown:
            parts = {
                "unknown": unknown_words(account, line),
                "name": typed_name(account),
                "day": balance.days.first.isoformat(),
            }
            talk(_("%(unknown)s: detox measure --set %(name)s TIME --since %(day)s") % parts)
    if balance.guessed:
        talk(guess_words(balance.guessed, app.past.figures.since))


COMMANDS = {
    "balance": Command(
        N_(
            "The time your accounts used to take, on the days away, minus the time spent there,\n"
            "and what you did with it, as far as it is logged. In money too, if you set a rate."
        ),
        _run,
        _options,
        (
            N_("balance"),
            N_("balance last month"),
            N_("balance 2026 --account instagram"),
            N_("balance year --json"),
        ),
    )
}
