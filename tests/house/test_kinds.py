"""Each kind of record, and each command, is known wherever it has to be."""

import ast
import re
from pathlib import Path

import pytest

from detox.cli.commands import command_of
from detox.cli.registry import VERBS
from detox.storage.kinds import KINDS as STORED
from detox.wording.deeds import KINDS as SAID
from detox.wording.deeds import TITLES

ROOT = Path(__file__).parents[2]
DEED = re.compile(r"[a-z]+\.[a-z-]+")
NOT_SAID_AS_MANY = {"Session", "Timer"}
"""sessions are counted in words of their own, and a timer leaves no house"""


def test_each_kind_that_is_kept_can_be_said() -> None:
    assert {kind.entity for kind in STORED.values()} - NOT_SAID_AS_MANY == SAID.keys()


def test_each_deed_that_changes_records_can_be_said_before_it_is_undone() -> None:
    texts = (file.read_text("utf-8") for file in (ROOT / "detox" / "services").rglob("*.py"))
    done = {
        node.value
        for text in texts
        if ".commit(" in text
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and DEED.fullmatch(str(node.value))
    }
    assert {"session.log", "person.wake", "account.break"} <= done
    assert done - TITLES.keys() == set()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_kind_that_is_kept_stands_in_the_page_on_files(language: str) -> None:
    page = (ROOT / "docs" / language / "files.md").read_text("utf-8")
    assert [table for table in STORED if f"\n| `{table}` |" not in page] == []


def test_each_command_that_changes_something_says_so() -> None:
    changing = {
        " ".join(filter(None, (verb, sub)))
        for verb in VERBS
        for sub, command in {"": command_of(verb), **command_of(verb).subs}.items()
        if command.changes
    }
    assert {"log", "stop", "undo", "accounts keep", "accounts slip", "steps done"} <= changing
    assert {"reminders off", "activities add", "config set", "backup"} <= changing
    looking = ("list", "show", "next", "history", "status", "get", "path", "keys")
    assert not any(each.split()[-1] in looking for each in changing)
