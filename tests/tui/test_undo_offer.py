"""What is said of a change offers to undo that change, and no other."""

from pathlib import Path

import pytest
from textual.widgets._toast import Toast

from detox.bootstrap import Detox
from detox.tui.app import DetoxApp
from tests.tui.conftest import until
from tests.tui.typing import at_once


def minutes() -> list[int]:
    """Of every session of today, as another program reads them."""
    log = Detox().log
    return sorted(each.minutes for each in log.month(log.today()))


def offers(app: DetoxApp) -> bool:
    """Whether anything that is said can be undone."""
    return any(said.message.endswith("undo") for said in app._notifications)


async def test_another_change_ends_the_offer_and_the_key_says_so_before_it_undoes_that(
    app: DetoxApp,
) -> None:
    async with app.run_test(notifications=True) as pilot:
        await at_once(app, "w30\r")
        await until(pilot, lambda: bool(app.screen.query(Toast)))
        assert offers(app)
        Detox().log.log(20, "reading")
        await pilot.press("u")
        assert minutes() == [20, 30], "nothing was undone unawares"
        assert not offers(app)
        assert any("Something else has changed" in each.message for each in app._notifications)
        await pilot.press("u")
        assert minutes() == [30], "now it is known what goes"


async def test_a_change_that_came_from_elsewhere_takes_the_offer_away_by_itself(
    app: DetoxApp,
) -> None:
    async with app.run_test():
        await at_once(app, "w30\r")
        Detox().log.log(20, "reading")
        app.changed()
        assert not offers(app)


async def test_where_nothing_was_changed_nothing_can_be_undone(app: DetoxApp) -> None:
    async with app.run_test():
        await at_once(app, "w30\r")
        assert offers(app)
        await at_once(app, "Le\x1530m\r")
        assert not offers(app), "that would take the session away"


async def test_what_was_said_and_taken_away_leaves_nothing_on_the_screen(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for _time in range(3):
            app.say("Something was done.")
            await pilot.pause()
            app.clear_notifications()
            await pilot.pause()
        assert not app.screen.query("ToastHolder")


@pytest.mark.parametrize("key", ["[", "]", "\\", "&"])
async def test_a_bracket_in_a_key_or_a_note_is_shown_as_what_it_is(
    used_home: Path, key: str
) -> None:
    settings = used_home / "config" / "config.toml"
    settings.write_text(f"[keys]\n\"change.undo\" = '{key}'\n")
    app = DetoxApp(Detox())
    async with app.run_test(notifications=True) as pilot:
        await at_once(app, "w30\r")
        app.say("an [ odd [b] \\[c] note", can_undo=True)
        await until(pilot, lambda: bool(app.screen.query(Toast)))
        said = str(app.screen.query(Toast).last().render())
    assert "an [ odd [b] \\[c] note" in said
    assert said.endswith(f" {key} undo")
