"""Time spent there, typed in one line."""

import pytest

from detox.domain.problem import Unreadable
from detox.domain.typed.slips import TypedSlip, read_slip


@pytest.mark.parametrize(
    ("text", "minutes", "led_by"),
    [("20", 20, ""), ("1 h 15 a birthday", 75, "a birthday"), ("45m", 45, "")],
)
def test_a_slip_is_minutes_then_what_led_to_it(text: str, minutes: int, led_by: str) -> None:
    assert read_slip(text) == TypedSlip(minutes, led_by, "")


@pytest.mark.parametrize("text", ["bored", "", f"20 {'b' * 201}", f"20 bored; {'b' * 201}"])
def test_a_slip_without_minutes_or_with_too_many_words_is_refused(text: str) -> None:
    assert isinstance(read_slip(text), Unreadable)
