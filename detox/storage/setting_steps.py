"""What is no record in the journal of steps: settings, and what was put off; changed, taken back
and done again as records are.
"""

from datetime import datetime

from detox.domain.problem import DataTrouble, Refused
from detox.services.ports import SET, Commit, SettingChange, SettingsDoor
from detox.storage import revision
from detox.storage.device import random_letters
from detox.storage.history import Undoing, recorded
from detox.storage.journal import Journal


def change_setting(
    settings: SettingsDoor,
    journal: Journal,
    key: str,
    after: str | bool | None,
    now: datetime,
    deed: str = SET,
) -> None:
    """Keep a setting as a step; one that is so already is no step.

    Raises `Refused` and `DataTrouble`, with nothing changed.
    """
    before = settings.read(key)
    if after == before:
        return
    commit = Commit(deed, (), revision.wall(now), SettingChange(key, before, after))
    mark = _mark(now)
    journal.did(recorded(commit), mark)
    try:
        settings.write(key, after)
    except (Refused, DataTrouble):
        journal.failed(mark)
        raise
    journal.stands(mark)


def turn_setting(
    settings: SettingsDoor, change: SettingChange, undoing: Undoing, now: datetime
) -> bool:
    """Undo or redo a setting; false where a crash came between the journal and the file.

    Raises as `change_setting`, and `Refused` where it is not as it was left, be it that a hand put
    it back: whoever undoes means this step, and not the one before it.
    """
    standing = settings.read(change.key)
    if standing == change.after and not undoing.stood:
        undoing.skip()
        return False
    if standing != change.before:
        undoing.leave()
    mark = _mark(now)
    undoing.mark(mark)
    try:
        settings.write(change.key, change.after)
    except DataTrouble:
        undoing.failed(mark)
        raise
    except Refused:  # what a hand had written there is no value
        undoing.failed(mark)
        undoing.give_up()
        raise
    undoing.stands(mark)
    return True


def _mark(now: datetime) -> str:
    """What tells the line of this step from all others; no record has such a revision."""
    return f"{revision.wall(now)}-{random_letters()}"
