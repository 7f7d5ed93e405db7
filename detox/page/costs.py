"""The cost then and now, where a report was asked for it: of the first and the last answers."""

from datetime import date
from typing import NamedTuple

from detox.domain.cost import Cost
from detox.i18n import gettext as _
from detox.page.html import Html, tag
from detox.page.words import full
from detox.services.ports import Records
from detox.wording.cost import hours, whole_amount
from detox.wording.figures import duration


class CostThen(NamedTuple):
    """What the time came to by the answers of a day."""

    day: date
    cost: Cost


def costs_until(records: Records, after: date, *, private: bool) -> tuple[CostThen, ...]:
    """The first and the last there are before a day; one of them where there is no other. Hours
    alone unless `private`: what an hour is worth, and so the money, is.
    """
    from detox.services.sittings import sittings_of  # only who asks for the cost needs them

    found = [
        CostThen(each.day, each.cost if private else each.cost._replace(rate_cents=None))
        for each in sittings_of(records)
        if each.is_ended and each.cost is not None and each.day < after
    ]
    return (*found[:1], *found[1:][-1:])


def cost_title() -> str:
    """What the part is called."""
    return _("The cost, then and now")


def cost_rows(told: tuple[CostThen, ...]) -> list[tuple[str, ...]]:
    """A row for each below their head, in the same words whichever is more; with no column for
    money where there is none, and empty without costs.
    """
    if not told:
        return []
    head = (_("When"), _("A day"), _("A year"), _("At what an hour is worth"))
    rows = [
        (
            full(each.day),
            duration(each.cost.minutes_a_day),
            hours(each.cost),
            "" if each.cost.cents is None else whole_amount(each.cost.cents, each.cost.currency),
        )
        for each in told
    ]
    return [head, *rows] if any(row[-1] for row in rows) else [row[:-1] for row in (head, *rows)]


def cost_table(told: tuple[CostThen, ...]) -> Html | None:
    """The rows as a table."""
    if not told:
        return None
    (first, *others), *known = cost_rows(told)
    rows = [
        tag("tr", tag("th", when, scope="row"), *(tag("td", cell) for cell in cells))
        for when, *cells in known
    ]
    head = tag(
        "tr",
        tag("th", first, scope="col"),
        *(tag("th", each, scope="col", class_="end") for each in others),
    )
    return tag("table", tag("thead", head), tag("tbody", *rows), class_="short")
