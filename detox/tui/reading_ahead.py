"""Reads the code of what was not opened yet while nobody waits for it, and what is known of the
networks one is on, so that the first look at anything is as quick as the next. Last of all
it looks whether all files can be read.
"""

from collections.abc import Iterator
from importlib import import_module

from detox.bootstrap import Detox

AHEAD_SECONDS = 0.8
"""after a start; whoever only looks in pays nothing for it"""
PAUSE_SECONDS = 0.05
"""between two pieces, for a key that comes meanwhile"""
_PIECES = (
    *("dialogs.lines", "screens.log", "account_reading", "measuring", "account_life"),
    *("screens.plan", "palette_records", "palette_sessions", "screens.help", "screens.insights"),
    *("screens.reminders", "screens.people", "screens.settings", "screens.questions"),
    *("due_deeds", "checking_in"),
)
"""what is opened most first; none takes longer than a key may"""


def read_ahead(detox: Detox) -> Iterator[str]:
    """Read a piece each time. Not in a thread: one that reads the same would meet it half read."""
    for name in _PIECES:
        import_module(f"detox.tui.{name}")
        yield name
    for account in detox.accounts.all():
        if account.platform:
            detox.facts_of(account.platform)
            yield account.uid
    for _file in detox.prove():
        yield "a file"
