"""What is left where two programs change one record."""

from hypothesis import given
from hypothesis.strategies import lists, sampled_from

from detox.domain.amending import joined

SEVERAL = lists(sampled_from("abcdef"), unique=True)


@given(SEVERAL, SEVERAL, SEVERAL)
def test_of_several_each_is_there_by_who_changed_it_last(
    stands: list[str], seen: list[str], after: list[str]
) -> None:
    left = joined(stands, seen, after)
    assert len(set(left)) == len(left)
    for one in "abcdef":
        is_changed_here = (one in seen) != (one in after)
        assert (one in left) == (one in (after if is_changed_here else stands))


@given(SEVERAL, SEVERAL)
def test_where_nobody_else_changed_them_they_are_as_they_were_typed(
    seen: list[str], after: list[str]
) -> None:
    assert joined(seen, seen, after) == tuple(after)
