"""Rates and check-ins in their file: what they hold, and what is none."""

from datetime import date

import pytest

from detox.domain.checkin import CheckIn
from detox.domain.rate import Rate
from detox.storage.fields import Flaw
from detox.storage.kinds import KINDS

RATES, CHECK_INS = KINDS["rates"], KINDS["checkins"]
DAY = date(2026, 11, 22)
RATE = Rate("r1", 8_550, "EUR", DAY)
CHECK_IN = CheckIn(DAY, 4, 3, "bien dormi")


def test_both_come_back_as_they_were_kept() -> None:
    assert RATES.read("r1", RATES.raw(RATE)) == RATE
    assert CHECK_INS.read(CHECK_IN.uid, CHECK_INS.raw(CHECK_IN)) == CHECK_IN
    bare = CHECK_IN._replace(line="")
    assert "line" not in CHECK_INS.raw(bare)
    assert CHECK_INS.read(bare.uid, CHECK_INS.raw(bare)) == bare


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
        RATES.read("r1", {**RATES.raw(RATE), **wrong})


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
        CHECK_INS.read(uid, {**CHECK_INS.raw(CHECK_IN), **wrong})
