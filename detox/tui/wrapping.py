"""Lines of a text that fit a width."""

import textwrap

from rich.cells import cell_len

FEWEST_LEFT = 4
"""words of a line that can spare the last of them"""


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines that fit a width, words that are too long among them; none of nothing.

    No line ends at a hyphen: in a path or a command, it would read as if a space followed.
    """
    lines = textwrap.wrap(text, width, break_on_hyphens=False)
    if len(lines) < 2 or " " in lines[-1] or lines[-2].count(" ") < FEWEST_LEFT - 1:
        return lines
    before, _space, word = lines[-2].rpartition(" ")
    last = f"{word} {lines[-1]}"
    return [*lines[:-2], before, last] if cell_len(last) <= width else lines
