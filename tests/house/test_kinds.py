"""Each kind of record, and each command, is known wherever it has to be."""

from pathlib import Path

import pytest

from detox.cli.commands import command_of
from detox.cli.registry import VERBS
from detox.storage.kinds import KINDS as STORED
from detox.wording.deeds import KINDS as SAID

ROOT = Path(__file__).parents[2]
NOT_SAID_AS_MANY = {"Session", "Timer"}
"""sessions are counted in words of their own, and a timer leaves no house"""


def test_each_kind_that_is_kept_can_be_said() -> None:
    assert {kind.entity for kind in STORED.values()} - NOT_SAID_AS_MANY == SAID.keys()


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
