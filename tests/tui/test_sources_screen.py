"""Sources and goodbyes on the screen: a list to work off, and words to be copied."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from detox.bootstrap import Detox
from detox.domain.source import Instead, Progress
from detox.domain.steps import StepKind
from detox.tui.app import DetoxApp
from detox.tui.rescue.goodbye_screen import GoodbyeScreen
from detox.tui.screens.people import PeopleScreen
from detox.tui.screens.plan import PlanScreen
from detox.tui.widgets.row_list import RowList
from tests.tui.conftest import shown
from tests.tui.quick import painted
from tests.tui.typing import at_once, still


def is_on(app: DetoxApp, screen: type[Screen[Any]]) -> bool:
    return isinstance(app.screen, screen)


def lines(app: DetoxApp) -> list[str]:
    rows = app.screen.query_one(RowList)
    return [rows.render_line(y).text.strip(" ▌") for y in range(len(rows._rows))]


async def test_what_was_followed_is_worked_off_and_written_for_a_reader(
    app: DetoxApp, tmp_path: Path
) -> None:
    async with app.run_test(size=(60, 24)):
        await at_once(app, "Et")
        assert "what did you follow for its content?" in shown(app, "#sources-about")
        await at_once(app, "aPrintmaking\treddit:r/printmaking\r")
        assert "https://www.reddit.com/r/printmaking/.rss" in shown(app, "#source-told")
        assert "Esc" in shown(app, "#keys"), "the way out is the last to go"
        await at_once(app, "aThe Exhibition\r")
        assert [line.split("  ")[0] for line in lines(app)] == ["The Exhibition", "Printmaking"]
        await at_once(app, "l")
        source = app.detox.sources.find("The Exhibition")
        assert (source.state, source.way) == (Progress.LET_GO, Instead.NOTHING)
        assert lines(app)[0].startswith("Printmaking"), "what is done goes to the end"
        await at_once(app, "u")
        assert app.detox.sources.find("The Exhibition").is_open
        file = tmp_path / "feeds.opml"
        await at_once(app, "w")
        await at_once(app, f"\x15{file}\r")
        assert 'xmlUrl="https://www.reddit.com/r/printmaking/.rss"' in file.read_text()
        await at_once(app, "\x1b")
        assert is_on(app, PeopleScreen)


@pytest.mark.parametrize("size", [(40, 12), (60, 16)])
async def test_all_that_is_said_of_a_goodbye_can_be_reached(
    used: Path, size: tuple[int, int]
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=size):
        await at_once(app, "PB" + "↓" * 20)
        await painted(app)
        told = app.screen.query_one("#goodbye-told")
        region, clip = app.screen._compositor.visible_widgets[told]
        assert clip.contains_region(region), "the last line, too"
        assert "Nothing is sent" in shown(app, "#goodbye-told")
        assert not app.screen.show_vertical_scrollbar


async def test_a_goodbye_is_drafted_written_copied_and_saved(app: DetoxApp, tmp_path: Path) -> None:
    instagram = app.detox.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    async with app.run_test(size=(80, 24)):
        app.open_from(instagram, StepKind.GOODBYE)
        await still(app)
        assert is_on(app, GoodbyeScreen)
        assert "31 December 2026" in shown(app, "#goodbye-text")
        await at_once(app, "fme@exemple.invalid\r")
        assert "me@exemple.invalid" in shown(app, "#goodbye-text")
        await at_once(app, "l")
        assert "Je quitte Instagram" in shown(app, "#goodbye-text")
        await at_once(app, "l\r\x01")
        await at_once(app, "\x0b" * 12 + "I write letters now.\r")
        assert "I write letters now." in shown(app, "#goodbye-text")
        assert "me@exemple.invalid" in shown(app, "#goodbye-text"), "the address stays"
        await at_once(app, "c")
        assert app.clipboard == shown(app, "#goodbye-text")
        file = tmp_path / "goodbye.txt"
        await at_once(app, "w")
        await at_once(app, f"\x15{file}\r")
        assert "I write letters now." in file.read_text()
        goodbyes = app.detox.goodbyes
        goodbyes.write(instagram, "Des lettres maintenant.", "fr")
        await at_once(app, "x")
        assert "31 December 2026" in shown(app, "#goodbye-text")
        assert goodbyes.kept(instagram, "en") is None
        await at_once(app, "u")
        assert "I write letters now." in shown(app, "#goodbye-text")


async def test_an_emoji_of_several_is_typed_as_one(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Et")
        await at_once(app, "aAtelier 👩‍👩‍👧\r")
        assert [each.name for each in app.detox.sources.all()] == ["Atelier 👩‍👩‍👧"]


async def test_an_account_that_stays_needs_no_goodbye(app: DetoxApp) -> None:
    account = app.detox.accounts.add("YouTube", "youtube")
    app.detox.accounts.keep(account.uid)
    async with app.run_test(size=(80, 24)):
        await at_once(app, "PB")
        assert app.warnings == 1
        assert is_on(app, PlanScreen)
