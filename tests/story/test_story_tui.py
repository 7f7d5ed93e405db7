"""The same year at the screen: first run, a day chosen, archives, grace, a login, gone; by keys."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Digits

from detox.bootstrap import Detox
from detox.domain.account import Account, State
from detox.domain.steps import StepKind
from detox.tui.app import DetoxApp
from detox.tui.screens.setup import SetupScreen
from detox.tui.widgets.steps_list import StepsList
from detox.tui.widgets.timeline import LaneRows
from tests.tui.conftest import hurried

__all__ = ["hurried"]

LEAVING = ("Instagram", "Facebook", "X (Twitter)", "Tumblr", "LinkedIn")


class Evening:
    """One opening of the program on a day, at noon in Paris, on the plan."""

    def __init__(self, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DETOX_NOW", f"{day}T11:00:00Z")
        self.app = DetoxApp(Detox())

    async def press(self, pilot: Pilot[int], *keys: str) -> None:
        await pilot.press(*keys)
        await pilot.pause()

    async def choose(self, pilot: Pilot[int], name: str) -> None:
        """Put the cursor on an account."""
        uid = account(name).uid
        rows = self.app.screen.query_one(LaneRows)
        rows.focus()
        await self.press(pilot, "g")
        for _row in LEAVING * 2:
            if rows.selected == uid:
                return
            await self.press(pilot, "j")
        raise AssertionError(name)

    async def step(self, pilot: Pilot[int], name: str, kind: str) -> None:
        """Put the cursor on a step of an account."""
        await self.choose(pilot, name)
        await self.press(pilot, "right", "g")
        rows = self.app.screen.query_one(StepsList)
        for _row in range(12):
            if rows.selected.endswith(f".{kind}"):
                return
            await self.press(pilot, "j")
        raise AssertionError(kind)


def account(name: str) -> Account:
    return next(a for a in Detox().accounts.all() if a.name == name)


async def test_the_year_of_seven_accounts_by_keys(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = Evening("2026-05-22", monkeypatch)
    async with evening.app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        assert isinstance(evening.app.screen, SetupScreen)
        await evening.press(pilot, "enter", "space", *["down", "space"] * 4, "enter", "w")
        await evening.press(pilot, "enter", "3", "enter", "enter", "n")
    assert {a.name: a.break_since for a in Detox().accounts.all()} == dict.fromkeys(
        LEAVING, date(2026, 5, 22)
    )

    evening = Evening("2026-11-22", monkeypatch)
    async with evening.app.run_test(size=(100, 40)) as pilot:
        await evening.press(pilot, "P")
        for name in LEAVING:
            await evening.choose(pilot, name)
            await evening.press(pilot, "d", "ctrl+u", *"31 december", "enter")
        for kept in ("youtube", "behance"):
            await evening.press(pilot, "a", *kept, "enter", "enter")
        await evening.press(pilot, "T")
        assert evening.app.screen.query_one(Digits).value == "39"
    assert {a.day for a in Detox().accounts.all() if a.name in LEAVING} == {date(2026, 12, 31)}
    assert account("YouTube").state is account("Behance").state is State.KEEPING

    for day, kind in (("2026-12-10", StepKind.ASK_ARCHIVE), ("2026-12-14", StepKind.FETCH_ARCHIVE)):
        evening = Evening(day, monkeypatch)
        async with evening.app.run_test(size=(100, 40)) as pilot:
            await evening.press(pilot, "P")
            await evening.step(pilot, "Instagram", kind)
            await evening.press(pilot, "v")
        done = {s.kind: s.on for s in Detox().leaving.plan("instagram").steps}
        assert done[kind] == date.fromisoformat(day)

    evening = Evening("2026-12-31", monkeypatch)
    async with evening.app.run_test(size=(100, 40)) as pilot:
        await evening.press(pilot, "P")
        for name in LEAVING:
            await evening.step(pilot, name, "delete")
            await evening.press(pilot, "v", "t")
    assert {a.name: a.irreversible_on for a in Detox().accounts.all() if a.irreversible_on} == {
        **dict.fromkeys(LEAVING, date(2027, 1, 30)),
        "LinkedIn": date(2027, 1, 14),
    }

    evening = Evening("2027-01-12", monkeypatch)
    async with evening.app.run_test(size=(100, 40)) as pilot:
        await evening.press(pilot, "P")
        await evening.choose(pilot, "Instagram")
        await evening.press(pilot, "enter", "y", "enter", *"habit", "enter")
        assert account("Instagram").state is State.LEAVING
        await evening.step(pilot, "Instagram", "delete")
        await evening.press(pilot, "v", "t")
    assert account("Instagram").irreversible_on == date(2027, 2, 11)

    ends = {
        "2027-01-15": ("LinkedIn",),
        "2027-01-31": ("Facebook", "X (Twitter)", "Tumblr"),
        "2027-02-12": ("Instagram",),
    }
    for day, names in ends.items():
        evening = Evening(day, monkeypatch)
        async with evening.app.run_test(size=(100, 40)) as pilot:
            await evening.press(pilot, "P")
            for name in names:
                await evening.step(pilot, name, "verify")
                await evening.press(pilot, "enter", "v", "enter")
        for name in names:
            assert (account(name).state, account(name).gone_on) == (
                State.GONE,
                date.fromisoformat(day),
            )
