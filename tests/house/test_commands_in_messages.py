"""A command that a message suggests can be pasted into a shell, in every language."""

import re
import shlex
from collections.abc import Iterator
from functools import cache

import pytest

from detox.cli.commands import command_of
from detox.cli.registry import VERBS
from tests.house.test_translations import SOURCES, catalogue, forms, messages_of_the_program

QUOTED = re.compile(r"[“«]\s*(detox\b[^”»]*)[”»]")
BARE = re.compile(r"(?:: )(detox [a-z][^“”«»]*?)(?=\.?$|, | ; |\. )", re.MULTILINE)
OPTION_AND_QUOTE = re.compile(r"--[a-z][a-z-]*[ =]?\s?[“«„‘]")
NOT_FOR_A_SHELL = re.compile("[“”«»„‘’…\xa0\u202f–—]")

pytestmark = pytest.mark.xdist_group("messages")
"""read from the source, and once"""


@cache
def texts() -> list[str]:
    """Every message of the program, in each of its languages."""
    return sorted(set(_texts()))


def _texts() -> Iterator[str]:
    for found in messages_of_the_program():
        yield from found.forms
    for source in SOURCES:
        for message in catalogue(source):
            if message.id:
                yield from forms(message)[1]


def commands(text: str) -> list[str]:
    """The commands that a message suggests."""
    return [found.strip() for found in [*QUOTED.findall(text), *BARE.findall(text)]]


def test_messages_do_suggest_commands() -> None:
    assert sum(bool(commands(text)) for text in texts()) > 50


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“detox doctor” says more.", ["detox doctor"]),
        ("Say it: detox reminders edit x --at 9:30.", ["detox reminders edit x --at 9:30"]),
        ("« detox undo » le ramène.", ["detox undo"]),
    ],
)
def test_a_command_is_found_in_its_sentence(text: str, found: list[str]) -> None:
    assert commands(text) == found


def test_no_option_is_followed_by_a_quote_that_no_shell_knows() -> None:
    assert [text for text in texts() if OPTION_AND_QUOTE.search(text)] == []


def test_every_command_can_be_pasted() -> None:
    wrong = []
    for text in texts():
        for command in commands(text):
            try:
                words = shlex.split(command)
            except ValueError:
                words = []
            if NOT_FOR_A_SHELL.search(command) or not _is_known(words):
                wrong.append(command)
    assert wrong == []


def _is_known(words: list[str]) -> bool:
    """Whether the words name a verb of ours, and a command of it where it has some."""
    if words[:1] != ["detox"]:
        return False
    rest = [word for word in words[1:] if "%(" not in word and not word.isupper()]
    if not rest or rest[0].startswith("-"):
        return True
    if rest[0] not in VERBS:
        return False
    known = command_of(rest[0]).subs
    return len(rest) == 1 or not known or rest[1].startswith("-") or rest[1] in known
