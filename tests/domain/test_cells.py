"""No cell of ours is run as a formula, and each is read back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.cells import harmless, unharmed

STARTS = ("=", "+", "-", "@", "\t", "\r")


@given(st.text(max_size=20) | st.text("'=+-@\t\r a", max_size=6))
def test_a_cell_is_harmless_and_comes_back(cell: str) -> None:
    assert not harmless(cell).startswith(STARTS)
    assert unharmed(harmless(cell)) == cell


@pytest.mark.parametrize("cell", ["", "column draft", "l'été", "'quoted'", "a=b", "45"])
def test_a_plain_cell_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == unharmed(cell) == cell
