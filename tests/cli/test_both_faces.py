"""What the command line refuses, the screen refuses with the same sentence; and what one takes, the
other takes. Today is Sunday 22 November 2026."""

from pathlib import Path

import pytest

from detox.bootstrap import Detox
from detox.domain.account import State
from detox.tui.app import DetoxApp
from tests.cli.conftest import Run, is_refused

LONG = "b" * 210


def opened(home: Path) -> DetoxApp:
    (home / "config").mkdir(exist_ok=True)
    (home / "config" / "config.toml").touch()
    return DetoxApp(Detox())


async def said_on_screen(home: Path, keys: list[str]) -> str:
    """What the line says that the keys end in, once Enter was pressed on it."""
    app = opened(home)
    async with app.run_test() as pilot:
        await pilot.press("P")
        await pilot.pause()
        await pilot.press(*keys, "enter")
        await pilot.pause()
        return str(app.screen.query_one(".dialog-preview").render())


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (["keep", "forum", "--review", "today"], ["e", "k", "enter", *"today"]),
        (["keep", "forum", "--reason", LONG], ["e", "k", *LONG]),
        (["set-day", "forum", "yesterday"], ["d", *["backspace"] * 10, *"yesterday"]),
        (["postpone", "forum", "yesterday"], ["e", "p", *"yesterday"]),
        (["break", "forum", "since", "tomorrow"], ["e", "w", *["backspace"] * 5, *"tomorrow"]),
        (["deactivate", "forum", "--on", "tomorrow"], ["e", "h", *["backspace"] * 5, *"tomorrow"]),
        (["request", "forum", "--grace", "soon"], ["e", "d", "t", *"soon"]),
        (["request", "forum", "--grace", "99999"], ["e", "d", "t", *"99999"]),
    ],
)
async def test_an_answer_about_an_account_is_refused_in_one_sentence(
    detox: Run, done: Run, home: Path, words: list[str], keys: list[str]
) -> None:
    done("accounts", "add", "forum", "--day", "31 december")
    sentence = detox("accounts", *words).err.strip()
    assert sentence
    assert " ".join((await said_on_screen(home, keys)).split()) == sentence


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (["skip", "UID"], ["tab", "n"]),
        (["skip", "UID", "--reason", ""], ["tab", "n"]),
        (["skip", "UID", "--reason", LONG], ["tab", "n", *LONG]),
        (["move", "UID", "yesterday"], ["tab", "m", *["backspace"] * 10, *"yesterday"]),
        (
            ["done", "UID", "--on", "tomorrow"],
            ["tab", "enter", "a", *["backspace"] * 5, *"tomorrow"],
        ),
        (
            ["add", "forum", "print it", "--on", "yesterday"],
            ["plus", *"print it", "enter", *"yesterday"],
        ),
    ],
)
async def test_an_answer_about_a_step_is_refused_in_one_sentence(
    detox: Run, done: Run, home: Path, words: list[str], keys: list[str]
) -> None:
    done("accounts", "add", "forum", "--day", "31 december")
    uid = done("steps", "list", "--json").data[0]["uid"]
    sentence = detox("steps", *(uid if word == "UID" else word for word in words)).err.strip()
    assert sentence
    assert " ".join((await said_on_screen(home, keys)).split()) == sentence


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
        await pilot.press("j", "e", "d", "t", *typed, "enter")
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
        await pilot.press("e", "r", *["backspace"] * 11, *"Forum", "enter")
        await pilot.pause()
        assert str(app.screen.query_one(".dialog-preview").render()) == refused.err.strip()
