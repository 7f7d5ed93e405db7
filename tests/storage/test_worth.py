"""Rates and check-ins in their file: what they hold, and what is none."""

from datetime import date

import pytest

from detox.domain.checkin import CheckIn
from detox.domain.rate import Rate
from detox.storage.fields import Flaw
from detox.storage.worth import check_in_from, check_in_raw, rate_from, rate_raw

DAY = date(2026, 11, 22)
RATE = Rate("r1", 8_550, "EUR", DAY)
CHECK_IN = CheckIn(DAY, 4, 3, "bien dormi")


def test_both_come_back_as_they_were_kept() -> None:
    assert rate_from("r1", rate_raw(RATE)) == RATE
    assert check_in_from(CHECK_IN.uid, check_in_raw(CHECK_IN)) == CHECK_IN
    bare = CHECK_IN._replace(line="")
    assert "line" not in check_in_raw(bare)
    assert check_in_from(bare.uid, check_in_raw(bare)) == bare


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount_cents": 0}, {"amount_cents": 85.5}, {"amount_cents": True},
        {"amount_cents": 10**12}, {"currency": "euro"}, {"currency": "€"}, {"currency": None},
        {"valid_from": "soon"}, {"valid_from": None},
    ],
)  # fmt: skip
def test_what_is_no_rate_is_a_flaw(wrong: dict[str, object]) -> None:
    with pytest.raises(Flaw):
        rate_from("r1", {**rate_raw(RATE), **wrong})


@pytest.mark.parametrize(
    ("uid", "wrong"),
    [
        ("2026-11-22", {"focus": 0}), ("2026-11-22", {"mood": 6}), ("2026-11-22", {"mood": True}),
        ("2026-11-22", {"focus": "4"}), ("2026-11-22", {"line": 5}), ("20261122", {}),
        ("2026-W47-7", {}), ("1999-12-31", {}), ("today", {}), ("2026-02-30", {}),
    ],
)  # fmt: skip
def test_what_is_no_check_in_is_a_flaw(uid: str, wrong: dict[str, object]) -> None:
    with pytest.raises(Flaw):
        check_in_from(uid, {**check_in_raw(CHECK_IN), **wrong})
