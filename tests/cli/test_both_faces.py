"""What the command line refuses, the screen refuses with the same sentence; and what one takes, the
other takes. Today is Sunday 22 November 2026."""

from pathlib import Path
from typing import NamedTuple

import pytest
from textual.events import Paste

from detox.bootstrap import Detox
from detox.domain.account import State
from detox.tui.app import DetoxApp
from detox.tui.dialogs.ask import ConfirmScreen
from tests.cli.conftest import Run, is_refused
from tests.tui.conftest import hurried

__all__ = ["hurried"]
LONG = "b" * 210


def opened(home: Path) -> DetoxApp:
    (home / "config").mkdir(exist_ok=True)
    (home / "config" / "config.toml").touch()
    return DetoxApp(Detox())


class Answer(NamedTuple):
    """An answer that is refused: as a command, and as keys and a text on the screen of the plan."""

    words: list[str]
    keys: list[str]
    text: str = ""


async def said_on_screen(home: Path, answers: list[Answer], *first: str) -> list[str]:
    """What the line of the dialog says of each answer, once Enter was pressed on it."""
    said = []
    app = opened(home)
    async with app.run_test() as pilot:
        await pilot.press("P")
        await pilot.pause()
        await pilot.press(*first)
        plan = app.screen
        for answer in answers:
            await pilot.press(*answer.keys)
            app.screen.post_message(Paste(answer.text))
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
            told = str(app.screen.query_one(".dialog-preview").render())
            said.append(" ".join(told.split()))
            for _open in app.screen_stack[app.screen_stack.index(plan) + 1 :]:
                await pilot.press("escape")
            if isinstance(app.screen, ConfirmScreen):  # whether what was typed is dropped
                await pilot.press("y")
            assert app.screen is plan
    return said


ALL_OF_IT = ["ctrl+u"]
ABOUT_AN_ACCOUNT = [
    Answer(["keep", "forum", "--review", "today"], ["e", "c", "enter"], "today"),
    Answer(["keep", "forum", "--reason", LONG], ["e", "c"], LONG),
    Answer(["set-day", "forum", "yesterday"], ["d", *ALL_OF_IT], "yesterday"),
    Answer(["postpone", "forum", "yesterday"], ["e", "p"], "yesterday"),
    Answer(["break", "forum", "since", "tomorrow"], ["e", "w", *ALL_OF_IT], "tomorrow"),
    Answer(["deactivate", "forum", "--on", "tomorrow"], ["e", "z", *ALL_OF_IT], "tomorrow"),
    Answer(["request", "forum", "--grace", "soon"], ["e", "r", "t"], "soon"),
    Answer(["request", "forum", "--grace", "99999"], ["e", "r", "t"], "99999"),
]
ABOUT_A_STEP = [
    Answer(["skip", "UID"], ["n"]),
    Answer(["skip", "UID", "--reason", ""], ["n"]),
    Answer(["skip", "UID", "--reason", LONG], ["n"], LONG),
    Answer(["move", "UID", "yesterday"], ["m", *ALL_OF_IT], "yesterday"),
    Answer(["done", "UID", "--on", "tomorrow"], ["enter", "d", *ALL_OF_IT], "tomorrow"),
    Answer(
        ["add", "forum", "print it", "--on", "yesterday"],
        ["plus", *"print it", "enter"],
        "yesterday",
    ),
]


async def test_an_answer_about_an_account_is_refused_in_one_sentence(
    detox: Run, done: Run, home: Path
) -> None:
    done("accounts", "add", "forum", "--day", "31 december")
    sentences = [detox("accounts", *each.words).err.strip() for each in ABOUT_AN_ACCOUNT]
    assert all(sentences)
    assert await said_on_screen(home, ABOUT_AN_ACCOUNT) == sentences


async def test_an_answer_about_a_step_is_refused_in_one_sentence(
    detox: Run, done: Run, home: Path
) -> None:
    done("accounts", "add", "forum", "--day", "31 december")
    uid = done("steps", "list", "--json").data[0]["uid"]
    sentences = [
        detox("steps", *(uid if word == "UID" else word for word in each.words)).err.strip()
        for each in ABOUT_A_STEP
    ]
    assert all(sentences)
    assert await said_on_screen(home, ABOUT_A_STEP, "tab") == sentences


@pytest.mark.parametrize(
    ("typed", "last"),
    [("30 days", "2026-12-22"), ("30", "2026-12-22"), ("30 january", "2027-01-30")],
)
async def test_a_grace_is_taken_alike(done: Run, home: Path, typed: str, last: str) -> None:
    done("accounts", "add", "forum")
    done("accounts", "add", "other forum")
    asked = done("accounts", "request", "other forum", "--grace", typed, "--json").data
    assert asked["irreversible_on"] == last
    app = opened(home)
    async with app.run_test() as pilot:
        await pilot.press("P")
        await pilot.pause()
        await pilot.press("j", "e", "r", "t", *typed, "enter")
        await pilot.pause()
        both = app.detox.accounts.all()
        assert {account.state for account in both} == {State.REQUESTED}
        assert {str(account.irreversible_on) for account in both} == {last}


async def test_a_name_that_is_taken_is_refused_alike(detox: Run, done: Run, home: Path) -> None:
    done("accounts", "add", "forum")
    done("accounts", "add", "other forum")
    refused = detox("accounts", "add", "Forum")
    is_refused(refused, "Forum")
    app = opened(home)
    async with app.run_test() as pilot:
        await pilot.press("P", "j")
        await pilot.pause()
        await pilot.press("e", "e", *["backspace"] * 11, *"Forum", "enter")
        await pilot.pause()
        assert str(app.screen.query_one(".dialog-preview").render()) == refused.err.strip()
