"""Baselines, to records and back."""

from detox.domain.baseline import Baseline
from detox.domain.session import LONGEST_MINUTES
from detox.storage.document import Raw
from detox.storage.fields import Flaw, day_field, maybe_day_field, text_field


def baseline_raw(baseline: Baseline) -> Raw:
    """A baseline as its file keeps it."""
    raw: Raw = {
        "minutes": baseline.minutes,
        "valid_from": baseline.valid_from.isoformat(),
        "account": baseline.account,
        "method": baseline.method,
    }
    if baseline.publishing:
        raw["publishing"] = baseline.publishing
    if baseline.told_on is not None:
        raw["told_on"] = baseline.told_on.isoformat()
    if baseline.is_asked:
        raw["asked"] = True
    return raw


def baseline_from(uid: str, raw: Raw) -> Baseline:
    """A baseline from its file. Raises `Flaw`."""
    minutes = raw.get("minutes")
    if type(minutes) is not int or not 0 <= minutes <= LONGEST_MINUTES:
        raise Flaw("minutes")
    publishing = raw.get("publishing", 0)
    if type(publishing) is not int or not 0 <= publishing <= minutes:
        raise Flaw("publishing")
    return Baseline(
        uid,
        minutes,
        day_field(raw, "valid_from"),
        text_field(raw, "account"),
        text_field(raw, "method"),
        publishing,
        maybe_day_field(raw, "told_on"),
        raw.get("asked") is True,
    )
