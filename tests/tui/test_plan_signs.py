"""What is said of a plan: beside its line, on what was moved, on what was taken back."""

import re
from datetime import date
from pathlib import Path

import pytest

from detox.tui.app import DetoxApp
from detox.tui.screens.plan import PlanScreen
from detox.tui.widgets.steps_list import StepsList
from detox.tui.widgets.timeline import LaneRows
from tests.tui.conftest import shown, toasts, until
from tests.tui.plan_world import DAY, SIZES, at, given, line_of_account, opened, steps


async def test_what_moves_a_day_or_asks_for_deletion_is_said_with_its_account(
    app: DetoxApp,
) -> None:
    given(app, "Instagram", "instagram", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("d", "ctrl+u", *"2027-01-15", "enter")
        await until(pilot, lambda: bool(toasts(app)))
        assert toasts(app).startswith("Instagram: deletion moved from 31 Dec to 15 Jan ")
        await pilot.press("u")
        await until(pilot, lambda: "Undone" in toasts(app))
        assert toasts(app).startswith("Undone: changing the account “Instagram”")
        app.detox.accounts.request("instagram", date(2026, 11, 22))
        app.changed()
        await pilot.pause()
        await pilot.press("e", "y", "enter", "enter")
        await until(pilot, lambda: "cancelled" in toasts(app))
        assert "Instagram: the request to delete it was cancelled" in toasts(app)


async def test_a_step_that_is_taken_back_is_named_with_its_account(app: DetoxApp) -> None:
    given(app, "Instagram", "instagram", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("right", "v")
        await until(pilot, lambda: "Done" in toasts(app))
        assert toasts(app).startswith("Done: ask for the archive of Instagram ")
        await pilot.press("u")
        await until(pilot, lambda: "Undone" in toasts(app))
        assert "ticking the step “ask for the archive” (Instagram)" in toasts(app)


async def test_from_the_accounts_a_key_for_steps_leads_to_them_before_it_does_anything(
    app: DetoxApp,
) -> None:
    given(app, "Instagram", "instagram", DAY)
    async with app.run_test() as pilot:
        await opened(pilot)
        before = app.detox.records.stamp()
        await pilot.press("v")
        await pilot.pause()
        assert app.detox.records.stamp() == before
        assert isinstance(app.focused, StepsList)
        await pilot.press("v")
        await pilot.pause()
        assert "done 22 Nov" in steps(app)[0]
        await pilot.press("x")
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen), "x is not about the account there"
        await pilot.press("left")
        await pilot.pause()
        assert isinstance(app.focused, LaneRows)


async def test_a_sign_before_each_account_says_the_most_important_of_it(used_home: Path) -> None:
    app = at("2026-12-21", used_home)
    given(app, "Tumblr", "tumblr", DAY)
    given(app, "Forum", "", date(2027, 6, 30))
    given(app, "Instagram", "instagram", DAY)
    app.detox.accounts.request("instagram", date(2026, 12, 1))
    given(app, "Club", "", DAY)
    app.detox.accounts.request("club", date(2026, 11, 1), 10)
    app.detox.accounts.confirm("club", date(2026, 12, 1))
    app.look_again()
    async with app.run_test() as pilot:
        await opened(pilot)
        signs = {name: line_of_account(app, name)[1] for name in ("Tumblr", "Instagram", "Club")}
        assert signs == {"Tumblr": "!", "Instagram": "◇", "Club": "✓"}
        assert line_of_account(app, "Forum").startswith("   Forum")


@pytest.mark.parametrize("size", SIZES)
async def test_what_stands_beside_the_line_of_an_account_is_never_cut(
    used_home: Path, size: tuple[int, int]
) -> None:
    app = at("2026-12-21", used_home)
    given(app, "Facebook", "facebook", DAY)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        assert "10 days · needs more time" in line_of_account(app, "Facebook")
        assert "…" not in line_of_account(app, "Facebook")
        assert "Jan" in shown(app, ".axis"), "a month beside today makes way, and stays"


async def test_the_mark_of_today_has_a_word_beside_the_months_in_french(used_home: Path) -> None:
    (used_home / "config" / "config.toml").write_text('language = "fr"\n')
    app = at("2026-11-28", used_home)
    given(app, "Facebook", "facebook", DAY)
    given(app, "X (Twitter)", "x", DAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert re.match(r" +● auj\. +janv\. +◆ suppression", shown(app, ".axis"))
