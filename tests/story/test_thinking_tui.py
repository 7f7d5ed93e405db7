"""The photographer of the first essay thinks it over, by keys: in May, once more in November."""

from datetime import date
from pathlib import Path

import pytest

from detox.bootstrap import Detox
from detox.domain.account import State
from detox.tui.app import DetoxApp
from tests.tui.conftest import hurried
from tests.tui.typing import at_once

__all__ = ["hurried"]

MAY = ("2hthe evenings\r", "5\r", "4\r", "4\r", "4the book\r", "1h\r\r", "100 EUR\r\r\r")
NOVEMBER = ("30m\r\r", "2\r", "1\r", "2\r", "1\r", "10m\r\r", "100 EUR\r\r\r")


async def on(day: str, monkeypatch: pytest.MonkeyPatch, *typed: str) -> tuple[DetoxApp, list[str]]:
    """Open the program on a day and type; what the cost page and what then and now said."""
    monkeypatch.setenv("DETOX_NOW", f"{day}T18:00:00Z")
    app, said = DetoxApp(Detox()), []
    async with app.run_test(size=(100, 30)):
        for keys in typed:
            await at_once(app, keys)
            for told in app.screen.query("#cost-sum, #sitting-told"):
                said.append(str(told.render()))
    return app, said


async def test_half_a_year_of_thinking_it_over(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "config").mkdir()
    (home / "config" / "config.toml").touch()
    Detox().accounts.add("Instagram", "instagram")
    _app, said = await on(
        "2026-05-15",
        monkeypatch,
        "PeO",
        *(m.replace("2h", "2h\r") if "2h" in m else m for m in MAY),
        "30000\re",
        "z",
        "y",
    )
    assert any("3 h a day × 300 days × €100 = €90,000" in each for each in said)
    assert date(2026, 11, 15) in {each.first for each in Detox().reminders.all()}

    await on("2026-05-22", monkeypatch, "Pew\r")
    (account,) = Detox().accounts.all()
    assert (account.break_since, account.state) == (date(2026, 5, 22), State.UNDECIDED)

    await on("2026-11-21", monkeypatch, "Oa", *NOVEMBER, "\re", "d\x1531 december\r")
    (account,) = Detox().accounts.all()
    assert (account.day, account.break_since) == (date(2026, 12, 31), date(2026, 5, 22))

    _app, said = await on("2026-11-22", monkeypatch, "O")
    lines = [" ".join(line.split()) for line in said[-1].splitlines()]
    assert lines[0] == "15 May 21 Nov"
    assert "making 1 h 10 min" in lines
    assert lines[-1] == "in a year 3 h a day, €90,000 40 min a day, €20,000"
