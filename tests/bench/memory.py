"""What is held in memory once everything was looked at, beside an empty Textual app."""

from typing import NamedTuple

from tests.bench.figures import Row
from tests.bench.places import ESCAPE
from tests.bench.terminal import Memory, Terminal

BUDGET = 1.7
PAUSE_SECONDS = 0.3
"""without anything painted before the next key"""


class Visit(NamedTuple):
    """A screen: the key to it, its views, and what opens over it, each closed with Esc."""

    key: str
    views: str
    opens: str = ""


VISITS = (
    Visit("T", "jk", "?:lwCH"),
    Visit("L", "jkpppn", "?:ea/x"),
    Visit("P", "jk\tj\t", "?:ea+dsihtbBx"),
    Visit("E", "jk", "?:esa/xti"),
    Visit("I", "wdhobicsvf", "?:+r"),
    Visit("I", "wtowmwywawhwobiw", "\r"),
    Visit("R", "jk", "?:eahx"),
    Visit("S", "jjk", "?:\ra"),
    Visit("O", "jk", "?:\rx"),
    Visit("T", ""),
)
"""nothing here changes a record"""


def look_at_all(terminal: Terminal) -> None:
    """Every screen, every view of it, every dialog over it, once."""
    for visit in VISITS:
        _press(terminal, visit.key)
        for key in visit.views:
            _press(terminal, key)
        for key in visit.opens:
            _press(terminal, key)
            for _each in range(2):  # a question in a dialog, or a page over a page
                terminal.send(ESCAPE)
                terminal.quiet(PAUSE_SECONDS)


def _press(terminal: Terminal, key: str) -> None:
    terminal.send(key.encode())
    terminal.quiet(PAUSE_SECONDS)


def row(name: str, mine: Memory, empty: Memory, budget: float = BUDGET) -> Row:
    """A line of the table."""
    detail = f"{mine.resident:.0f} MiB, empty app {empty.resident:.0f}"
    detail += f"; proportional {mine.proportional:.0f} and {empty.proportional:.0f}"
    return Row(name, mine.resident / empty.resident, "×", budget, detail)
