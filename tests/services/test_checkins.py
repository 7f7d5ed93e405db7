"""Check-ins: one a day, the last one counts, and a day to come has none."""

from datetime import date, timedelta

import pytest

from detox.domain.checkin import CheckIn
from detox.domain.days import DayRange
from detox.domain.problem import Refused

TODAY = date(2026, 11, 22)
EVE = date(2026, 11, 21)


def test_a_day_has_one_and_the_last_one_counts(world) -> None:
    world.check_ins.note(2, 3, "tired")
    found = world.check_ins.note(4, 5, "  better\nnow ")
    assert found == world.check_ins.on(TODAY) == CheckIn(TODAY, 4, 5, "better now")
    world.records.undo()
    assert world.check_ins.on(TODAY) == CheckIn(TODAY, 2, 3, "tired")
    world.records.undo()
    assert world.check_ins.on(TODAY) is None


def test_the_same_again_is_no_step(world) -> None:
    world.check_ins.note(2, 3)
    world.check_ins.note(2, 3)
    world.records.undo()
    assert world.check_ins.latest() == []


def test_the_last_fourteen_days_end_with_today(world) -> None:
    for back in (20, 14, 13, 5, 0):
        world.check_ins.note(3, 3, day=TODAY - timedelta(days=back))
    assert [(TODAY - each.day).days for each in world.check_ins.latest()] == [13, 5, 0]
    assert [c.day for c in world.check_ins.between(DayRange(EVE, TODAY))] == []


def test_one_can_be_taken_away_and_come_back(world) -> None:
    noted = world.check_ins.note(3, 4, day=EVE)
    assert world.check_ins.remove(EVE) == noted
    assert world.check_ins.on(EVE) is None
    world.records.undo()
    assert world.check_ins.on(EVE) == noted
    with pytest.raises(Refused):
        world.check_ins.remove(TODAY)


@pytest.mark.parametrize(
    ("focus", "mood", "line", "day"),
    [
        (0, 3, "", None),
        (3, 6, "", None),
        (-1, -1, "", None),
        (3, 3, "x" * 201, None),
        (3, 3, "", TODAY + timedelta(days=1)),
    ],
)
def test_what_makes_no_sense_is_refused(world, focus, mood, line, day) -> None:
    with pytest.raises(Refused):
        world.check_ins.note(focus, mood, line, day)
    assert world.check_ins.latest() == []
