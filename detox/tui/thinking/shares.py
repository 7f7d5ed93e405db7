"""All of a year's cost, half of it and a quarter, and what comes back beside them, as bars."""

from rich.cells import cell_len
from textual.content import Content

from detox.domain.cost import SHARES, Cost
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.wording.cost import band, threshold_rows, whole_amount
from detox.wording.figures import bar, percentage

NAMES = {100: N_("all of it"), 50: N_("half of it"), 25: N_("a quarter of it")}
BACK = N_("brought back")
_GAP, _LEAST = 2, 6


def share_lines(cost: Cost, width: int) -> Content:
    """A line each; nothing where no rate is known."""
    if not cost.cents:
        return Content("")
    amounts = [amount for _share, amount in threshold_rows(cost)]
    lines = [
        (_(NAMES[s]), a, c) for s, a, (_s, c) in zip(SHARES, amounts, cost.thresholds, strict=True)
    ]
    said = ""
    if cost.returns_cents is not None and cost.share_percent is not None:
        lines.append((_(BACK), whole_amount(cost.returns_cents, cost.currency), cost.returns_cents))
        said = f"{percentage(cost.share_percent)}, {band(cost)}"
    most = max(cents for _name, _amount, cents in lines)
    names = max(cell_len(name) for name, _amount, _cents in lines)
    figures = max(cell_len(amount) for _name, amount, _cents in lines)
    room = max(_LEAST, min(40, width - names - figures - 2 * _GAP))
    drawn = [
        Content.assemble(
            (name + " " * (names - cell_len(name) + _GAP), "$text-muted"),
            " " * (figures - cell_len(amount)) + amount,
            " " * _GAP,
            (bar(cents, most, room), "$accent" if place == len(SHARES) else "$text-muted"),
        )
        for place, (name, amount, cents) in enumerate(lines)
    ]
    return Content("\n").join([*drawn, *([Content(said)] if said else [])])
