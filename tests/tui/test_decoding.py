"""What a key costs in records read: none of the plan, where it changes none."""

from datetime import date

import pytest

from detox.domain.absence import Slip
from detox.domain.account import Account
from detox.services.ports import Change
from detox.tui.app import DetoxApp
from tests.storage.decodes import decodes
from tests.tui.typing import at_once, still

DAY = date(2026, 11, 22)


@pytest.mark.parametrize("typed", ["w", "w4", "w45 a note\r", "L", "P"])
async def test_a_key_decodes_nothing_of_a_plan_that_it_does_not_change(
    app: DetoxApp, typed: str
) -> None:
    account = Account("acc1", "Instagram", "instagram").leave_on(date(2026, 12, 31), DAY)
    slip = Slip("slip1", "acc1", DAY, 20)
    app.detox.records.commit("setup", [Change(None, account), Change(None, slip)])
    app.detox.records.change_setting("reminders", False)  # whose thread reads on its own
    async with app.run_test():
        await still(app)
        for kind in (Account, Slip):  # whatever the first look at the screen has not needed
            app.detox.records.of(kind)
        with decodes() as count:
            await at_once(app, typed)
            await still(app)
    assert {table for table, _uid in count} <= {"sessions"}
