"""`detox questions compare`: then and now, side by side."""

from argparse import Namespace
from datetime import date

from detox.cli.console import fits, table, tell, tell_json
from detox.cli.desk import closed, opened
from detox.cli.offers import offered
from detox.cli.parser import IT, Parser, json_option
from detox.cli.registry import Command
from detox.deeds.nouns.sitting import SITTING, answer_data, cost_data, money_data
from detox.domain.problem import N_
from detox.domain.sitting import Comparison, Unit, unit_of
from detox.i18n import gettext as _
from detox.wording.cost import then_and_now
from detox.wording.questions import change_cells, compared_heads


def _compare_options(parser: Parser) -> None:
    for name, about in (
        ("one", _("the earlier answers: their uid (the last two times)")),
        ("other", _("the later answers: their uid")),
    ):
        parser.add_argument(
            name, nargs="?", default="", metavar=_("UID"), help=about, offers=offered(SITTING)
        )
    json_option(parser, IT)


def _compare(args: Namespace) -> int:
    app = opened()
    compared = app.thinking.sittings.compared(args.one or "", args.other or "")
    if args.json:
        tell_json(_compared_data(compared))
    else:
        _tell_compared(compared, app.log.today())
    return closed(app)


def _compared_data(compared: Comparison) -> dict[str, object]:
    def difference(unit: Unit, value: int | None) -> float | None:
        return money_data(value) if unit is Unit.MONEY else value

    before, after = compared.costs
    return {
        "from": {"uid": compared.before.uid, "day": compared.before.day.isoformat()},
        "to": {"uid": compared.after.uid, "day": compared.after.day.isoformat()},
        "answers": [
            {
                "key": str(change.question),
                "before": change.before and answer_data(change.before),
                "after": change.after and answer_data(change.after),
                "difference": difference(change.unit, change.difference),
                "unit": str(unit_of(change.question)),
            }
            for change in compared.changes
        ],
        "cost": {"before": before and cost_data(before), "after": after and cost_data(after)},
    }


def _tell_compared(compared: Comparison, today: date) -> None:
    heads = compared_heads(compared, today)
    rows = [["", *heads], *([*change_cells(change, compared)] for change in compared.changes)]
    if fits(rows):
        table(rows)
    else:
        for asked, *cells in rows[1:]:
            tell(asked)
            table([[f"  {when}", cell] for when, cell in zip(heads, cells, strict=True)])
    before, after = compared.costs
    if before is not None and after is not None:
        tell(then_and_now(before, after))


COMMANDS = {
    "compare": Command(
        N_("then and now, side by side"),
        _compare,
        _compare_options,
        (N_("questions compare"), N_("questions compare UID UID --json")),
    ),
}
