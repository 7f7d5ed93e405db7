"""What was done to the steps of a plan, to records and back."""

from detox.domain.steps import Progress, StepKind, StepMark
from detox.storage.document import Raw
from detox.storage.fields import Flaw, day_text, maybe_day_field, text_field, word_field


def mark_raw(mark: StepMark) -> Raw:
    """What was done to a step, as its file keeps it."""
    return {
        "account": mark.account,
        "kind": str(mark.kind),
        "progress": str(mark.progress),
        "on": day_text(mark.on),
        "reason": mark.reason,
        "due": day_text(mark.due),
        "title": mark.title,
        "order": mark.order,
    }


def mark_from(uid: str, raw: Raw) -> StepMark:
    """What was done to a step, from its file. Raises `Flaw`."""
    order = raw.get("order")
    if order is not None and type(order) is not int:
        raise Flaw("order")
    return StepMark(
        uid,
        text_field(raw, "account", needed=True),
        word_field(StepKind, raw, "kind"),
        word_field(Progress, raw, "progress"),
        maybe_day_field(raw, "on"),
        text_field(raw, "reason"),
        maybe_day_field(raw, "due"),
        text_field(raw, "title"),
        order,
    )
