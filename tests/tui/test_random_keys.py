"""Any keys, in one burst, leave what the same keys leave when each waits for the one before."""

import random
import shutil
from pathlib import Path

import pytest

from detox.bootstrap import Detox
from detox.domain.absence import Slip
from detox.domain.account import Account
from detox.domain.activity import Activity
from detox.tui.app import DetoxApp
from tests.tui.typing import at_once, nowhere, slowly

LETTERS = "wrecapvlL TPIRSUu.,;!/?:" + "jkgGdxsmnihbMaAC+-" + "\r\r\r\x1b\x1b\t→←↓↑" + "1234567890"
PHRASES = [
    "l45m writing hello\r",
    "w30\r",
    "r1h a book +tag\r",
    " w",
    "\x10log time: email\r20\r",
    "\x10undo the last change\r",
    "\x1b\x1bT",
    "Le\x1550\r",
    "Lx\r",
    "Pa",
    "Ps15 bored\r",
    "aforum\r\r",
]
KEYS = 40


def stream(seed: int) -> str:
    """Some forty keys: phrases a person would type, and anything between them."""
    chosen, typed = random.Random(seed), ""
    while len(typed) < KEYS:
        typed += chosen.choice(PHRASES) if chosen.random() < 0.3 else chosen.choice(LETTERS)
    return typed + "\x1b\x1b\x1b\x1bT"


def state(detox: Detox) -> list[object]:
    """All that is recorded, without what is drawn by lot and without instants."""
    read, timer = detox.records.of, detox.timing.current()
    sessions = detox.log.month(detox.log.today())
    return [
        sorted((s.activity, s.minutes, s.day, s.note, s.tags) for s in sessions),
        sorted((a.name, a.state, a.day, a.breaks, a.reason) for a in read(Account).values()),
        sorted((slip.minutes, slip.led_by) for slip in read(Slip).values()),
        sorted((a.key, a.name, a.letter, a.goal, a.archived) for a in read(Activity).values()),
        timer and (timer.activity, timer.is_paused),
        detox.settings,
    ]


async def run(home: Path, typed: str, *, burst: bool) -> list[object]:
    """What is recorded after these keys, on a home like any other."""
    shutil.rmtree(home, ignore_errors=True)
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text("check_in = true\n")
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", detox.log.today().replace(month=12))
    detox.log.log(45, "writing", note="column draft")
    app = DetoxApp(Detox(), send=nowhere)
    app.is_scheduling = True  # so none is asked: what follows comes when a scheduler has answered
    async with app.run_test(size=(100, 36)) as pilot:
        await pilot.pause()
        await (at_once if burst else slowly)(app, typed)
    assert app.return_code in (0, None), typed
    return state(Detox())


@pytest.mark.parametrize("seed", range(4))
async def test_a_burst_of_random_keys_records_what_they_record_one_by_one(
    home: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setenv("BROWSER", "true")
    typed = stream(seed)
    one_by_one = await run(home, typed, burst=False)
    assert await run(home, typed, burst=True) == one_by_one, typed
