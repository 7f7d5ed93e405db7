"""What every dialog has in common: its keys are shown, help tells more of them, Escape leaves it;
and letters mean one thing on a screen and in its menus.
"""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from detox.bootstrap import Detox
from detox.deeds.deed import On
from detox.domain.account import Account
from detox.services.ports import Change
from detox.tui.account_choices import FACTS, FIGURES, HISTORY, REMOVE, SLIP, TIME, decisions
from detox.tui.account_choices import looks as looked_at
from detox.tui.app import DetoxApp
from detox.tui.commands import APP, LIST, PLAN, of_scopes
from detox.tui.dialogs.ask import ConfirmScreen
from detox.tui.dialogs.dialog import Dialog
from detox.tui.dialogs.form import Form
from detox.tui.dialogs.menu import MenuScreen
from detox.tui.endings import OTHER
from detox.tui.screens.base import MainScreen
from detox.tui.screens.help import HelpScreen
from detox.tui.thinking.words import Words
from detox.tui.widgets.box import Box, KeyLine
from detox.tui.widgets.row_list import RowList
from tests.tui.conftest import shown
from tests.tui.quick import painted
from tests.tui.typing import at_once, nowhere, paste

OPENED = {
    "T": ["w", "l", "\x10", "C"],
    "L": ["e", "a", "x"],
    "P": ["e", "i", "h", "b", "a", "t", "d", "s", "→e", "→n", "er"],
    "R": ["e", "a", "h"],
    "S": ["e", "a"],
    "I": ["\r", "s\r"],
    "H": ["W"],
}
LONG = "a chapter on the paper that photographers in Lyon made themselves"
SIZES = [(60, 24), (80, 24), (40, 12)]


@pytest.fixture
def lived(used_home: Path) -> DetoxApp:
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", date(2026, 12, 31), date(2026, 11, 1))
    detox.log.log(45, "writing", note="column draft")
    detox.records.change_setting("check_in", True)
    return DetoxApp(Detox(), send=nowhere)


async def test_a_text_tells_how_to_scroll_only_where_it_goes_on(lived: DetoxApp) -> None:
    async with lived.run_test(size=(80, 24)) as pilot:
        await at_once(lived, "Ph")
        assert "scroll" not in shown(lived, "KeyLine")
        await at_once(lived, "\x1bi")
        assert "↑ ↓ scroll" in shown(lived, "KeyLine")
        await pilot.resize_terminal(80, 120)
        await painted(lived)
        assert "scroll" not in shown(lived, "KeyLine")


@pytest.mark.parametrize("screen", OPENED)
async def test_every_dialog_shows_its_keys_tells_more_of_them_and_can_be_left(
    lived: DetoxApp, screen: str
) -> None:
    app = lived
    async with app.run_test(size=SIZES[0]) as pilot:
        for turn, keys in enumerate(OPENED[screen]):
            await pilot.resize_terminal(*SIZES[turn % len(SIZES)])
            await at_once(app, screen + keys)
            dialog = app.screen
            assert isinstance(dialog, Dialog), keys
            line = dialog.query_one(KeyLine)
            bottom = dialog.query_one(Box).content_region.bottom
            assert line.region.bottom <= min(bottom, app.size.height), (
                keys,
                "its keys are to be seen",
            )
            told = " ".join(str(line.render()).split())
            for key, does in dialog.key_pairs():
                assert f"{key} {does}" in told, keys
            await pilot.press("f1")
            assert isinstance(app.screen, HelpScreen), keys
            at_foot = str(app.screen.query_one(KeyLine).render())
            assert "keys" not in at_foot, "nothing tells more than this"
            await at_once(app, "?")
            assert app.screen is dialog, "what opened it closes it"
            if not isinstance(dialog.focused, Input) and not dialog.IS_TYPED_IN:
                await at_once(app, "?")
                assert isinstance(app.screen, HelpScreen), keys
                await at_once(app, "\x1b")
            await at_once(app, "\x1b\x1b")
            assert isinstance(app.screen, MainScreen), keys


SHARED = {
    OTHER: "accounts.day",
    SLIP: "account.slip",
    TIME: "account.measure",
    FIGURES: "figures.show",
    FACTS: "facts.show",
    HISTORY: "history.show",
    REMOVE: "accounts.remove",
    "confirm": "step.done",
    "rename": "accounts.edit",
    "think": "questions.open",
}
"""lines of the menu of an account and the commands of the plan that are the same deed"""
STATES = (
    *("undecided", "leaving", "late", "requested", "past"),
    *("kept", "away", "resting", "paused", "gone"),
)


def account_in(state: str) -> Account:
    blank = Account("club0001", "Club", "instagram", added_on=date(2026, 4, 1))
    leaving = blank.leave_on(date(2026, 12, 31), date(2026, 11, 1))
    away = leaving.begin_break(date(2026, 5, 22))
    asked = leaving.request(date(2026, 11, 20), date(2026, 12, 20))
    long_ago = leaving.request(date(2026, 11, 2), date(2026, 11, 20))
    made = {
        "undecided": blank,
        "leaving": leaving,
        "requested": asked,
        "past": long_ago,
        "kept": blank.keep(date(2026, 11, 1)),
        "away": away,
        "resting": blank.begin_break(date(2026, 5, 22)),
        "paused": away.pause_break(date(2026, 11, 2)),
        "gone": long_ago.confirm(date(2026, 11, 21)),
        "late": blank.leave_on(date(2026, 11, 24), date(2026, 11, 1)),
    }
    return made[state]


@pytest.mark.parametrize("state", STATES)
def test_a_letter_of_the_menu_of_an_account_means_there_what_it_means_on_the_plan(
    used_home: Path, state: str
) -> None:
    on = On(Detox(), account_in(state))
    lines = [*decisions(on), *looked_at(on)]
    letters = [line.letter for line in lines if line.letter]
    assert len(letters) == len(set(letters)), "no letter twice"
    known = {command.id: command for command in of_scopes([PLAN, APP])}
    taken = {
        key: command.id
        for command in of_scopes([PLAN, APP, LIST])
        for key in command.keys.split(",")
    }
    for line in lines:
        if line.key in SHARED:
            assert line.letter in known[SHARED[line.key]].keys.split(",")
        elif line.letter:
            assert line.letter not in taken, (line.title, taken[line.letter])


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_no_row_of_the_menu_of_an_account_is_cut_where_the_terminal_is_narrow(
    used_home: Path, state: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (used_home / "config" / "config.toml").write_text(f'language = "{language}"\n')
    detox = Detox()
    detox.records.commit("account.add", [Change(None, account_in(state))])
    app = DetoxApp(detox)
    async with app.run_test(size=(60, 24)) as pilot:
        for width in (60, 40):
            await pilot.resize_terminal(width, 24)
            await at_once(app, "P\r")
            assert isinstance(app.screen, MenuScreen)
            for _column in range(2):
                rows = app.focused
                assert isinstance(rows, RowList)
                drawn = [rows.render_line(y).text for y in range(rows.size.height)]
                assert not [line for line in drawn if "…" in line], width
                await at_once(app, "\t")
            await at_once(app, "\x1b")


@pytest.mark.parametrize("state", ["kept", "resting"])
def test_what_undoes_a_decision_is_not_under_the_cursor_and_says_what_it_does(
    used_home: Path, state: str
) -> None:
    first, *others = [line.title for line in decisions(On(Detox(), account_in(state)))]
    assert first in ("go on keeping it", "answer the seven questions")
    assert others[:2] == ["delete it on 31 Dec", "delete it on another day"]
    assert first not in others


async def test_a_form_asks_before_several_lines_are_dropped(lived: DetoxApp) -> None:
    app = lived
    async with app.run_test() as pilot:
        await at_once(app, "Le10m\t\x15writing")
        await pilot.press("ctrl+u", *"reading", "escape")
        assert isinstance(app.screen, ConfirmScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, Form), "one goes on typing"
        await pilot.press("escape", "enter")
        assert isinstance(app.screen, MainScreen)
    assert [session.minutes for session in app.detox.log.month(app.overview.today)] == [45]


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("l", "10m writing\n20m reading"),
        ("HW", "A letter a week, and a visit a month.\nSundays for the garden, rain or shine."),
        ("l", f"20m reading {LONG}"),
        ("Le\t\t\t\t\t", LONG),
        ("C\t\t", LONG),
    ],
)
async def test_much_that_was_typed_is_not_dropped_by_one_key(
    lived: DetoxApp, keys: str, text: str
) -> None:
    app = lived
    async with app.run_test() as pilot:
        await at_once(app, keys)
        await paste(app, text)
        asked = app.screen
        await pilot.press("escape")
        assert isinstance(app.screen, ConfirmScreen)
        await pilot.press("escape")
        assert app.screen is asked, "one goes on typing"
        await pilot.press("escape", "enter")
        assert asked not in app.screen_stack


async def test_a_line_is_begun_by_its_key_where_there_are_many(lived: DetoxApp) -> None:
    async with lived.run_test() as pilot:
        await at_once(lived, "HW")
        await pilot.press(*"one", "ctrl+j", *"two")
        assert lived.screen.query_one(Words).text.endswith("one\ntwo")


async def test_what_is_behind_a_dialog_is_dimmed_in_the_terminals_own_colours(
    used_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await at_once(app, "l")
        await painted(app)
        first = app.screen._compositor.render_strips(app.size)[0]
        assert "Insights" in first.text
        assert {bool(segment.style and segment.style.dim) for segment in first} == {True}


@pytest.mark.parametrize("system", ["standard", "truecolor"])
async def test_the_cursor_in_a_line_is_seen_in_the_terminals_own_colours(
    used_home: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", system)
    (used_home / "config" / "config.toml").write_text('theme = "mono"')
    for opened, typed in (("l", "45m"), ("HW", "words")):
        app = DetoxApp(Detox())
        async with app.run_test(size=(80, 24)):
            await at_once(app, opened + typed)
            await painted(app)
            strips = app.screen._compositor.render_strips(app.size)
            styles = [segment.style for strip in strips for segment in strip if segment.style]
            (cursor,) = [style for style in styles if style.reverse]
            colours = (cursor.color, cursor.bgcolor)
            assert all(colour is None or colour.is_default for colour in colours), opened


async def test_what_is_marked_is_seen_without_colour(
    used_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    detox = Detox()
    detox.log.log(45, "writing", note="column draft")
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Le")
        await painted(app)
        strips = app.screen._compositor.render_strips(app.size)
        marked = [s.text for strip in strips for s in strip if s.style and s.style.reverse]
        assert "45 min" in marked


async def test_a_menu_in_little_width_shows_the_column_that_the_keys_go_to(lived: DetoxApp) -> None:
    app = lived
    async with app.run_test(size=(40, 24)) as pilot:
        await at_once(app, "Pe")
        seen = []
        for key in ("right", "left"):
            await painted(app)
            (column,) = [rows for rows in app.screen.query(RowList) if rows.display]
            assert column.has_focus
            seen += [column.render_line(y).text for y in range(column.size.height)]
            await pilot.press(key)
        assert not [line for line in seen if "…" in line]
        await pilot.resize_terminal(80, 24)
        await painted(app)
        assert all(rows.display for rows in app.screen.query(RowList))
