"""What a key costs in records read: those that changed are decoded, once."""

from datetime import date

import pytest

from detox.domain.absence import Slip
from detox.domain.account import Account
from detox.services.ports import Change
from detox.tui.app import DetoxApp
from tests.storage.decodes import decodes
from tests.tui.typing import at_once, still

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "most"), [("w", 0), ("w4", 0), ("w45 a note\r", 0), ("L", 0), ("P", 0), ("w5\r ", 1)]
)
async def test_a_key_decodes_nothing_of_the_plan_but_what_it_changed(
    app: DetoxApp, typed: str, most: int
) -> None:
    account = Account("acc1", "Instagram", "instagram").leave_on(date(2026, 12, 31), DAY)
    slip = Slip("slip1", "acc1", DAY, 20)
    app.detox.records.commit("setup", [Change(None, account), Change(None, slip)])
    async with app.run_test():
        await still(app)
        for kind in (Account, Slip):  # whatever the first look at the screen has not needed
            app.detox.records.of(kind)
        with decodes() as count:
            await at_once(app, typed)
            await still(app)
    plan = {where: times for where, times in count.items() if where[0] != "sessions"}
    assert sum(plan.values()) == most, plan
