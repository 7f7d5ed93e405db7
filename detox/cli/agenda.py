"""What needs its person, as JSON."""

from detox.services.agenda import Item, Matter
from detox.wording.agenda import what_of


def agenda_data(items: list[Item]) -> list[dict[str, object]]:
    """A record for each account of each item, in their order."""
    return [_data(matter) for item in items for matter in item.matters]


def _data(matter: Matter) -> dict[str, object]:
    step = matter.step
    return {
        "need": str(matter.need),
        "account": matter.account.name,
        "uid": matter.account.uid,
        "on": matter.on.isoformat(),
        "what": what_of(matter),
        "step": step and step.uid,
        "kind": step and str(step.kind),
        "first_day": matter.first_day and matter.first_day.isoformat(),
        "can": [str(deed) for deed in matter.can],
    }
