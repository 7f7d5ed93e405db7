"""What the line of keys of a dialog offers, and what is told where one asks for all keys."""

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.events import Key

import detox.tui
from detox.bootstrap import Detox
from detox.config.keymap import ANSWERING, RESERVED
from detox.tui.app import DetoxApp
from detox.tui.dialogs.form import Form
from detox.tui.screens.help import HelpScreen
from detox.tui.widgets.box import Box
from detox.tui.widgets.line import Line
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


@pytest.mark.parametrize(
    ("chosen", "named"),
    [
        ("à", "F1"), ("ctrl+k", "F1"), ("ctrl+e,ctrl+w", "F1"), ("ctrl+j", "F1"), ("insert", "F1"),
        ("f11", "F11"), ("ctrl+g", "Ctrl G"), ("à,ctrl+g", "Ctrl G"), ("f1,?", "F1"),
    ],
)  # fmt: skip
async def test_the_key_that_helps_where_text_is_typed_does_help_there(
    used_home: Path, chosen: str, named: str
) -> None:
    (used_home / "config" / "config.toml").write_text(f'[keys]\n"app.help" = "{chosen}"\n', "utf-8")
    app = DetoxApp(Detox())
    async with app.run_test(size=(120, 40)) as pilot:
        for way in ("l", "\x1bEa"):
            await at_once(app, f"{way}anna")
            await painted(app)
            asked = app.screen
            assert shown(app, "KeyLine").endswith(f"{named} keys"), way
            for key in dict.fromkeys([named.lower().replace(" ", "+"), "f1"]):
                await pilot.press(key)
                assert isinstance(app.screen, HelpScreen), way
                await pilot.press(key)
                await painted(app)
                assert app.screen is asked, way
            assert app.screen.query(Line).first().value == "anna"


async def test_the_questions_are_helped_with_by_the_key_of_ones_own(used_home: Path) -> None:
    (used_home / "config" / "config.toml").write_text('[keys]\n"app.help" = "f12"\n')
    app = DetoxApp(Detox())
    async with app.run_test(size=(120, 40)) as pilot:
        await at_once(app, "Oa")
        await painted(app)
        assert "F12 keys" in shown(app, "#keys")
        told = []
        for key in ("f12", "f1"):
            await pilot.press(key)
            await painted(app)
            assert isinstance(app.screen, HelpScreen)
            told.append(shown(app, "KeyTable"))
            await pilot.press("escape")
        assert "In the questions" in told[0]
        assert told[0] == told[1]


def bound_by_themselves() -> set[str]:
    """The keys that screens and widgets bind and nobody can choose."""
    for module in walk_packages(detox.tui.__path__, "detox.tui."):
        import_module(module.name)
    classes, found = [DOMNode], set()
    for each in classes:
        classes += [one for one in each.__subclasses__() if one not in classes]
        if each.__module__.startswith("detox."):
            bindings = Binding.make_bindings(vars(each).get("BINDINGS", ()))
            found |= {binding.key for binding in bindings if not binding.id}
    return found


def test_every_key_that_a_question_has_for_itself_is_known_as_such() -> None:
    assert bound_by_themselves() <= ANSWERING | RESERVED
