"""What the line of keys of a dialog offers, and what is told where one asks for all keys."""

import pytest
from textual.events import Key

from detox.tui.app import DetoxApp
from detox.tui.dialogs.form import Form
from detox.tui.screens.help import HelpScreen
from detox.tui.widgets.box import Box
from tests.tui.conftest import shown
from tests.tui.quick import painted
from tests.tui.typing import at_once, paste, send


@pytest.mark.parametrize(("height", "scrolls"), [(24, True), (60, False)])
async def test_a_text_offers_to_scroll_only_where_there_is_more_of_it(
    app: DetoxApp, height: int, scrolls: bool
) -> None:
    async with app.run_test(size=(120, height)) as pilot:
        await at_once(app, "I?")
        await painted(app)
        assert isinstance(app.screen, HelpScreen)
        assert ("scroll" in shown(app, "KeyLine")) is scrolls
        await pilot.resize_terminal(120, 84 - height)
        await painted(app)
        assert ("scroll" in shown(app, "KeyLine")) is not scrolls


async def test_the_keys_of_a_dialog_have_no_more_width_than_one_column_of_them_takes(
    app: DetoxApp,
) -> None:
    async with app.run_test(size=(120, 36)):
        await at_once(app, "H?")
        await painted(app)
        lone = app.screen.query_one(Box).size.width
        await at_once(app, "\x1b\x1b?")
        await painted(app)
        assert lone < 80 < app.screen.query_one(Box).size.width


async def test_what_a_key_does_begins_alike_in_all_columns(app: DetoxApp) -> None:
    async with app.run_test(size=(120, 36)):
        await at_once(app, "Ea")
        await send(app, [Key("f1", None)])
        await painted(app)
        told = shown(app, "KeyTable")
        assert "Save" in told
        assert "Delete the word" in told
        assert "artists, wish-list" in told, "what can be typed stands as it would be typed"


async def test_a_tall_screen_shows_every_line_of_a_form(app: DetoxApp) -> None:
    async with app.run_test(size=(120, 36)):
        await at_once(app, "Ea")
        await painted(app)
        assert isinstance(app.screen, Form)
        fields = app.screen.query_one(".fields")
        assert fields.max_scroll_y == 0


async def test_no_key_stands_alone_below_the_others(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 24)):
        await at_once(app, "l")
        await paste(app, "45m writing\n30m email\n")
        await painted(app)
        above, below = shown(app, "KeyLine").splitlines()
        assert above.endswith("another line")
        assert below.split("  ") == ["Esc leave it", "F1 keys"]


async def test_the_list_of_all_keys_says_what_lists_the_names_of_actions(app: DetoxApp) -> None:
    async with app.run_test(size=(120, 60)):
        await at_once(app, "?")
        await painted(app)
        assert "detox config actions" in " ".join(shown(app, "KeyTable").split())
