"""What fingers know: keys typed in one go, and the records they leave.

`muscle_memory.txt` has a section for each home to begin with, and the keys that lead to where its
lines begin. A line has the keys, then each step they make: the name it is undone by, and what
became of which fields. `told` and `warned` stand for a sentence that is shown, `?` for a question
that stays open. Each line is typed in one read, and taken back again.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from detox.bootstrap import Detox
from detox.domain.absence import Slip
from detox.domain.account import Account
from detox.domain.activity import Activity
from detox.domain.baseline import Baseline
from detox.domain.channel import Channel, Effort
from detox.domain.checkin import CheckIn
from detox.domain.load import Campaign, Upkeep
from detox.domain.own_words import OwnWords
from detox.domain.rate import Rate
from detox.domain.reminder import Reminder
from detox.domain.sitting import Answer, Question, Sitting
from detox.domain.steps import StepMark
from detox.domain.timer import Timer
from detox.services.ports import Change, Commit
from detox.services.reminders import ReminderEdit
from detox.storage.history import read_commit
from detox.tui.app import DetoxApp
from detox.tui.dialogs.ask import ConfirmScreen
from detox.tui.screens.base import MainScreen
from tests.clocks import StillClock
from tests.tui.conftest import notices, shown
from tests.tui.typing import at_once, nowhere, still

TODAY, DAY = date(2026, 11, 22), date(2026, 12, 31)
KINDS = (
    Account, Activity, Baseline, Campaign, Channel, CheckIn, Effort, OwnWords, Rate, Reminder,
    Sitting, Slip, StepMark, Timer, Upkeep,
)  # fmt: skip
UNTOLD = {"uid", "account", "channel", "added_on", "begun", "changed", "seed", "awake", "written"}
"""fields that follow from the rest, or from chance"""
KEYS = str.maketrans({"⏎": "\r", "⇥": "\t", "⎋": "\x1b", "⌫": "\x15", "␣": " "})
"""how a sheet writes the keys that have no letter; ⌫ empties a line"""
SHEET = Path(__file__).with_name("muscle_memory.txt")


def said(value: object) -> str:
    """A value of a field in few letters."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        fields: dict[str, Any] = getattr(value, "_asdict", dict)()
        parts = [f"{k}={said(v)}" for k, v in fields.items() if v] or map(said, value)
        return f"({' '.join(parts)})"
    return f"{value:%H:%M}" if isinstance(value, (time, datetime)) else str(value)


def changed(change: Change) -> str:
    """What a change does to the fields of a record."""
    before: Any = change.before
    after: Any = change.after
    if after is None:
        return "gone"
    known: dict[str, Any] = before._asdict() if before else type(after)._field_defaults
    parts = {k: v for k, v in after._asdict().items() if k not in UNTOLD and known.get(k, "") != v}
    events = parts.pop("events", ())
    if isinstance(after, Account) and events and events[-1].reason:
        parts["why"] = events[-1].reason
    return " ".join(f"{k}={said(v)}" for k, v in parts.items())


def told(step: Commit) -> str:
    """A step by its name and what it changed."""
    if step.setting is not None:
        return f"{step.deed} {step.setting.key}={step.setting.after}"
    return f"{step.deed} {'; '.join(map(changed, step.changes))}".rstrip()


def steps(app: DetoxApp) -> list[Commit]:
    """The steps that can be undone."""
    return [read_commit(entry) for entry in app.detox._shelf.journal.history().done]


def recorded(app: DetoxApp) -> list[dict[str, Any]]:
    """All that is recorded but sessions."""
    return [{**app.detox.records.of(kind)} for kind in KINDS]


async def left_by(app: DetoxApp, typed: str, records: list[dict[str, Any]]) -> str:
    """What keys leave behind; all of it is taken back again, and what is recorded as it was."""
    app.clear_notifications()
    count = len(steps(app))
    await at_once(app, typed.translate(KEYS))
    made = steps(app)[count:]
    left = [told(step) for step in made]
    left += ["told" if n.severity == "information" else "warned" for n in notices(app)]
    if not isinstance(app.screen, MainScreen):
        left.append(f"? {shown(app, '.dialog-title')}")
        await at_once(app, "\x1b")  # much that was typed is asked about
        await at_once(app, "\r" if isinstance(app.screen, ConfirmScreen) else "\x1b\x1b")
    for step in made:
        app.detox.records.undo()
        if step.setting is not None:
            app.settings_changed()
    if made:
        app.changed()
        await still(app)
    assert recorded(app) == records, f"{typed!r} was not taken back"
    return " | ".join(left)


def undecided(detox: Detox) -> None:
    detox.accounts.add("Forum")


def leaving(detox: Detox) -> None:
    detox.accounts.add("Instagram", "instagram", DAY)


def leaving_unknown(detox: Detox) -> None:
    detox.accounts.add("Forum", "", DAY)


def requested(detox: Detox) -> None:
    account = detox.accounts.add("Instagram", "instagram", DAY)
    detox.accounts.request(account.uid, date(2026, 11, 10))


def past_return(detox: Detox) -> None:
    account = detox.accounts.add("Instagram", "instagram", DAY)
    detox.accounts.request(account.uid, date(2026, 9, 10))


def kept(detox: Detox) -> None:
    account = detox.accounts.add("Forum")
    detox.accounts.keep(account.uid)


def away(detox: Detox) -> None:
    detox.accounts.add("Forum", "", None, date(2026, 4, 22))


def paused(detox: Detox) -> None:
    away(detox)
    detox.accounts.pause_break("forum", date(2026, 11, 1))


def gone(detox: Detox) -> None:
    past_return(detox)
    detox.accounts.confirm("instagram")


def too_late(detox: Detox) -> None:
    detox.accounts.add("Instagram", "instagram", date(2026, 11, 25))


def own_steps(detox: Detox) -> None:
    leaving_unknown(detox)
    for title in ("call the bank", "tell the club"):
        detox.leaving.add("forum", title, date(2026, 11, 23))


def done_step(detox: Detox) -> None:
    leaving_unknown(detox)
    step = detox.leaving.add("forum", "call the bank", date(2026, 11, 23))
    detox.leaving.done(step.uid)


def thought_over(detox: Detox) -> None:
    thinking = detox.thinking
    sitting = thinking.sittings.answer(
        thinking.sittings.fresh(), Answer(Question.SCROLLING, 120), 700
    )
    thinking.sittings.end(sitting, 700)
    thinking.channels.add("letters")
    thinking.loads.keep_up(90)


def sessions(detox: Detox) -> None:
    detox.log.log(45, "writing", date(2026, 11, 21), note="draft", tags=("paper",))
    detox.log.log(30, "reading")


def own_reminder(detox: Detox) -> None:
    edit = ReminderEdit(texts=("Water the plants.",), rule="FREQ=DAILY", at=time(9), first=TODAY)
    detox.reminders.add(edit)


def checking_in(detox: Detox) -> None:
    detox.records.change_setting("check_in", True)


def running(detox: Detox) -> None:
    detox.timing.start("writing", detox.clock.now() - timedelta(minutes=30))


GIVEN: dict[str, Callable[[Detox], None]] = {
    "nothing": lambda _detox: None,
    "undecided": undecided,
    "leaving": leaving,
    "leaving, grace period not known": leaving_unknown,
    "too late": too_late,
    "deletion requested": requested,
    "past its return": past_return,
    "kept": kept,
    "away": away,
    "paused": paused,
    "gone": gone,
    "own steps": own_steps,
    "done step": done_step,
    "sessions": sessions,
    "thought over": thought_over,
    "own reminder": own_reminder,
    "check-in on": checking_in,
    "timer": running,
}


def sections() -> dict[str, list[tuple[str, str]]]:
    """The lines under each heading of the sheet: keys, and what they leave."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in SHEET.read_text("utf-8").splitlines():
        if line.startswith("["):
            rows = found.setdefault(line, [])
        elif line:
            typed, _gap, left = line.partition("  ")
            rows.append((typed, left.strip()))
    return found


@pytest.mark.parametrize("section", sections())
async def test_keys_leave_the_records_they_always_left(used_home: Path, section: str) -> None:
    given, _bracket, there = section.removeprefix("[").partition("]")
    GIVEN[given](Detox(StillClock()))
    app = DetoxApp(Detox(StillClock()), send=nowhere)
    async with app.run_test(size=(48, 14)) as pilot:
        await pilot.pause()
        await at_once(app, there.strip())
        lines, records = sections()[section], recorded(app)
        found = [(typed, await left_by(app, typed, records)) for typed, _left in lines]
    wrong = [each for each in zip(found, lines, strict=True) if each[0] != each[1]]
    assert not wrong
