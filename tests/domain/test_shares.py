"""How a figure for all divides: whatever is moved, the parts come to the whole."""

from hypothesis import given
from hypothesis import strategies as st

from detox.domain.shares import Shares


def test_what_nobody_said_is_in_equal_parts() -> None:
    shares = Shares(100, ("a", "b", "c"), {})
    assert shares.minutes == {"a": 34, "b": 33, "c": 33}
    assert shares.is_guess


def test_the_last_one_takes_from_the_greatest_of_the_others() -> None:
    shares = Shares(150, ("a", "b", "c"), {"a": 60, "b": 30}).moved("c", up=True)
    assert shares.minutes == {"a": 45, "b": 30, "c": 75}


@given(
    st.integers(1, 1440),
    st.integers(1, 5),
    st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=12),
)
def test_the_sum_holds_and_nothing_falls_below_none(
    whole: int, count: int, moves: list[tuple[int, bool]]
) -> None:
    shares = Shares(whole, tuple("abcde"[:count]), {})
    for place, up in moves:
        shares = shares.moved("abcde"[place % count], up=up)
        minutes = shares.minutes
        assert min(minutes.values()) >= 0
        if count > 1:
            assert sum(minutes.values()) == whole
