"""A terminal of any size is painted once, and rests."""

import pytest

from tests.terminal.conftest import Open
from tests.terminal.window import STANDS


@pytest.mark.parametrize("size", [(0, 0), (0, 80), (24, 0)])
def test_a_terminal_that_tells_no_size_is_one_of_80_by_24(opened: Open, size) -> None:
    window = opened(size=size).until(STANDS)
    lines = window.rested().splitlines()
    assert [len(line) for line in lines[:23]] == [80] * 23
    assert len(lines[23]) > 80, "the next frame begins after 24 lines"
    window.send("q")
    assert (window.ended(), window.left_sane()) == (0, "")


def test_a_size_that_comes_and_goes_is_followed(opened: Open) -> None:
    window = opened().until(STANDS)
    for size in [(0, 0), (1, 1), (3, 200), (0, 3), (65535, 65535), (24, 80)]:
        window.resize(*size)
        window.rested()
    window.forget()
    window.resize(30, 90)
    window.until(STANDS)
    window.send("q")
    assert (window.ended(), window.left_sane()) == (0, "")
