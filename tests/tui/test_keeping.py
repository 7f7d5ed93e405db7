"""Dialogs are kept for the next time; nobody can tell from what they show."""

from datetime import date
from pathlib import Path

import pytest

from detox.bootstrap import Detox
from detox.domain.days import ALL_DAYS
from detox.services.people import PersonEdit
from detox.tui.app import DetoxApp
from detox.tui.dialogs.ask import ConfirmScreen
from detox.tui.keeping import MOST_KEPT
from detox.tui.screens.base import MainScreen
from detox.tui.screens.help import HelpScreen
from tests.tui.conftest import shown
from tests.tui.test_repaint import resize, settled
from tests.tui.typing import at_once, nowhere

OPENED = {
    "T": ["w", "l", "?", "\x10", "C"],
    "L": ["e", "a", "x", "?"],
    "P": ["e", "i", "h", "b", "a", "t", "d", "s", "+", "→e", "→n", "er"],
    "E": ["s", "a", "J", "x", "?", "\x10"],
    "R": ["e", "a", "h", "?"],
    "S": ["\r", "e", "a"],
    "I": ["\r", "s\r", "?"],
    "O": ["?"],
    "H": ["W"],
}
JUNK = "zz9 é ↓↓↓↓\t\tqq↓"
"""typed where one types; elsewhere some of it moves a cursor, or a page"""


@pytest.fixture
def lived(used_home: Path) -> DetoxApp:
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", date(2026, 12, 31), date(2026, 11, 1))
    detox.accounts.add("Forum")
    detox.log.log(45, "writing", note="column draft")
    detox.log.log(20, "learning")
    for name in ("Zoé Testard", "Anna Essai"):
        detox.people.add(PersonEdit(name))
    detox.records.change_setting("check_in", True)
    return DetoxApp(Detox(), send=nowhere)


def typed_over(app: DetoxApp) -> str:
    """What may be typed there without an answer being given."""
    can_type = getattr(app.screen, "IS_TYPED_IN", False)
    return JUNK if can_type else "↓↓↓→"


async def left(app: DetoxApp) -> None:
    """Back on the main screen, whatever was typed."""
    for _time in range(4):
        if isinstance(app.screen, MainScreen):
            return
        await at_once(app, "\x1b")
        if isinstance(app.screen, ConfirmScreen):
            await at_once(app, "y")  # drop what was typed
    raise AssertionError(f"{app.screen} is not left")


@pytest.mark.parametrize("screen", OPENED)
async def test_one_that_is_kept_shows_and_does_what_one_made_anew_would(
    lived: DetoxApp, screen: str
) -> None:
    app = lived
    async with app.run_test(size=(80, 24)):
        await at_once(app, screen)
        for keys in OPENED[screen]:
            await at_once(app, screen + keys)
            await at_once(app, typed_over(app))
            await left(app)
        for turn, keys in enumerate(OPENED[screen]):
            if turn % 2:
                resize(app, *((60, 24), (140, 40))[turn // 2 % 2])
                await settled(app)
            await at_once(app, screen + keys)
            kept, here = await settled(app), str(app.focused)
            await left(app)
            app.let_go_of_dialogs()
            await at_once(app, screen + keys)
            assert kept == await settled(app), (screen, keys)
            assert here == str(app.focused), (screen, keys)
            await left(app)


async def test_what_was_typed_and_left_does_not_come_back(lived: DetoxApp) -> None:
    app = lived
    noted = app.detox.log.between(ALL_DAYS)
    assert noted
    async with app.run_test():
        await at_once(app, "Le\t\tnothing of this")
        await left(app)
        await at_once(app, "e\r")
        assert app.detox.log.between(ALL_DAYS) == noted


async def test_a_question_over_one_of_its_own_kind_leaves_that_as_it_is(lived: DetoxApp) -> None:
    app = lived
    async with app.run_test():
        await at_once(app, "l?")
        behind = app.screen
        app.push_screen(HelpScreen("Another", ()))
        await settled(app)
        assert app.screen is not behind
        await at_once(app, "\x1b")
        assert app.screen is behind
        assert shown(app, ".dialog-title") != "Another"


async def test_another_language_is_spoken_in_all_of_them(lived: DetoxApp) -> None:
    app = lived
    async with app.run_test():
        await at_once(app, "Pd")
        english = shown(app, ".dialog-keys")
        await at_once(app, "\x1b")
        app.set_to("language", "fr")
        await at_once(app, "d")
        assert "Esc" in english
        assert shown(app, ".dialog-keys") != english


async def test_however_many_were_opened_only_so_many_are_kept(lived: DetoxApp) -> None:
    app = lived
    async with app.run_test():
        counts = []
        for _round in range(3):
            for screen, opened in OPENED.items():
                for keys in opened:
                    await at_once(app, screen + keys)
                    await left(app)
            await settled(app)
            counts.append(len(app._registry))
        assert counts[1] == counts[2], "nothing is left behind by one more round"
        assert len(app._dialogs) <= MOST_KEPT
