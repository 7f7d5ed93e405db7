"""No key is lost and none goes to the wrong dialog, however keys arrive."""

from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste

from detox.bootstrap import Detox
from detox.tui.app import DetoxApp
from detox.tui.dialogs.ask import ChoiceScreen, ConfirmScreen
from detox.tui.dialogs.dialog import Dialog
from detox.tui.screens.base import MainScreen
from detox.tui.screens.log import LogScreen
from detox.tui.widgets.line import Line
from tests.tui.conftest import shown
from tests.tui.typing import (
    SCREENS,
    asked,
    at_once,
    command_key,
    key_of,
    met_on,
    nowhere,
    paste,
    send,
    still,
)


def told(detox: Detox) -> list[tuple[str, int, str]]:
    """The sessions of today, in order."""
    sessions = detox.log.month(detox.log.today())
    return sorted((s.activity, s.minutes, s.note) for s in sessions)


@pytest.fixture
def lived_in(used_home: Path) -> Path:
    """A home with accounts, sessions, a check-in and reminders."""
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", detox.log.today().replace(month=12))
    detox.accounts.add("Forum")
    detox.log.log(45, "writing", note="column draft", tags=("newsletter",))
    detox.log.log(30, "reading")
    return used_home


@pytest.mark.parametrize(
    ("typed", "logged"),
    [
        ("w30\r", [("writing", 30, "")]),
        ("l45m writing hello\r", [("writing", 45, "hello")]),
        ("w30\r\r", [("writing", 30, "")]),
        ("w30\rr20 paper\r", [("reading", 20, "paper"), ("writing", 30, "")]),
        ("w\x1bw\x1b", []),
        ("w1\x1bw2\x1bw3\r", [("writing", 3, "")]),
        ("\x10log time: reading\r\r30\r", [("reading", 30, "")]),
        ("L\x10add a session\r45 writing\r", [("writing", 45, "")]),
        ("L1w30\rT", [("writing", 30, "")]),
        ("?\x1bw30\r", [("writing", 30, "")]),
        ("w30\rux\rw20\r", [("writing", 20, "")]),
        ("Oa2hlost\x152h\rin the evening\r4w\r\x1bTw30\r", [("writing", 30, "")]),
        ("HWa word\r\x1bw30\r", [("writing", 30, "")]),
    ],
)  # fmt: skip
async def test_what_is_typed_in_one_read_is_done_as_if_typed_slowly(
    app: DetoxApp, typed: str, logged: list[tuple[str, int, str]]
) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        await at_once(app, typed)
        assert told(app.detox) == logged
    assert app.return_code in (0, None)


async def test_a_choice_answered_twice_in_one_read_is_answered_once(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        await at_once(app, "L ww\x1b")
        running = app.detox.timing.current()
        assert running is not None
        assert running.activity == "writing"
        assert isinstance(app.screen, LogScreen), "only the dialog went"


async def test_a_dialog_takes_only_itself_away_and_only_once(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        answers: list[bool | None] = []
        below: Dialog[bool] = ConfirmScreen("Below?", "yes")
        await app.push_screen(below, answers.append)
        above: Dialog[Any] = ChoiceScreen("Above?", [])
        await app.push_screen(above)
        below.dismiss(True)
        below.dismiss(False)
        await still(app)
        assert app.screen is above, "what lies below waits until it is on top"
        above.dismiss(None)
        above.dismiss(None)
        await pilot.pause()
        await still(app)
        assert [type(screen).__name__ for screen in app.screen_stack] == ["TodayScreen"]
        assert answers == [True]


async def test_keys_typed_before_the_first_screen_stands_wait_for_the_first_question(
    home: Path,
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test():
        await at_once(app, "\r/insta\r\r\r\r2h\r")
        assert [account.name for account in app.detox.accounts.all()] == ["Instagram"]


@pytest.mark.parametrize("screen", SCREENS)
async def test_escape_and_a_line_typed_behind_any_command_are_taken_in_turn(
    lived_in: Path, screen: str, is_long: bool
) -> None:
    """Whatever a key opens, Escapes behind it close that, and the line after them is logged."""
    app = DetoxApp(Detox(), send=nowhere)
    async with app.run_test() as pilot:
        await pilot.pause()
        for place, command in enumerate(met_on(screen, is_long=is_long)):
            if command.id not in ("app.quit", "app.palette"):
                await send(app, [key_of(SCREENS[screen])])
                typed = f"\x1b\x1b\x1bl7 e p{place}\r"
                await send(app, [command_key(command), *map(key_of, typed)])
                await asked(app)
                assert isinstance(app.screen, MainScreen), (command.id, app.screen)
                assert ("email", 7, f"p{place}") in told(app.detox), command.id
    assert app.return_code in (0, None)


async def test_pasted_lines_are_read_shown_and_logged_as_one_step(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        await at_once(app, "l")
        await paste(app, "45m writing draft\n\n30m reading +paper\n20 email yesterday\n")
        said = shown(app, ".dialog-preview")
        assert all(part in said for part in ("45 min", "30 min", "20 min", "yesterday", "3 lines"))
        assert told(app.detox) == [], "nothing before Enter"
        await at_once(app, "\r")
        assert told(app.detox) == [("email", 20, ""), ("reading", 30, ""), ("writing", 45, "draft")]
        await at_once(app, "u")
        assert told(app.detox) == [], "one step"


async def test_a_pasted_line_that_cannot_be_read_is_mended_before_any_is_logged(
    app: DetoxApp,
) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        await at_once(app, "l")
        await paste(app, "45m writing\nsoon reading\n20 email")
        assert "soon reading" in shown(app, ".dialog-preview")
        await at_once(app, "\r")
        assert told(app.detox) == []
        assert app.screen.query_one(Line).value == "soon reading", "it stands there to be mended"
        await at_once(app, "\x1530m reading\r")
        assert told(app.detox) == [("email", 20, ""), ("reading", 30, ""), ("writing", 45, "")]


async def test_lines_pasted_for_an_activity_are_of_that_activity(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        await at_once(app, "r")
        await paste(app, "45\r\n30 a book")
        await at_once(app, "\r")
        assert told(app.detox) == [("reading", 30, "a book"), ("reading", 45, "")]


async def test_lines_pasted_where_one_is_asked_for_become_one(lived_in: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await pilot.pause()
        await at_once(app, "L↓e\t\t\t\t")
        note = app.screen.query_one("#note", Line)
        note.focus()
        await paste(app, " one\ntwo\n")
        assert note.value.endswith("one↵two")
        await at_once(app, "\x1bP" + "s")
        await paste(app, "20 bored\non the train")
        assert app.screen.query_one(Line).value == "20 bored on the train"


@pytest.mark.parametrize("opened", ["w", "Pd", "HW", "\x10"])
async def test_what_is_pasted_does_nothing_to_the_terminal(app: DetoxApp, opened: str) -> None:
    app.detox.accounts.add("Forum")
    app.look_again()
    async with app.run_test():
        await at_once(app, opened)
        app.post_message(Paste("one\x15 two\x1b[2J\tthree\x9b4h"))
        await still(app)
        strips = app.screen._compositor.render_strips(app.size)
        told = "".join(segment.text for strip in strips for segment in strip)
        assert "one two[2J three4h" in told
        assert told.isprintable()
