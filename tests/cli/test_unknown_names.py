"""What is said where nothing goes by a name: what can be written instead, of every kind alike."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, is_refused

ADDED = {
    "accounts": ("accounts", "add", "Flickr"),
    "channels": ("channels", "add", "letters"),
    "sources": ("sources", "add", "Ink"),
    "people": ("people", "add", "Lina"),
}
ASKED = {
    "accounts": ("accounts", "show"),
    "channels": ("channels", "show"),
    "sources": ("sources", "subscribe"),
    "people": ("people", "show"),
}


@pytest.mark.parametrize("kind", ASKED)
def test_where_there_is_none_the_command_is_told_that_adds_one(detox: Run, kind: str) -> None:
    is_refused(detox(*ASKED[kind], "nope"), "“nope”", f"“detox {kind} add”")


@pytest.mark.parametrize("kind", ASKED)
def test_the_nearest_name_is_told(detox: Run, done: Run, kind: str) -> None:
    done(*ADDED[kind])
    name = ADDED[kind][-1]
    is_refused(detox(*ASKED[kind], f"{name[:-2]}{name[-1]}"), f"The nearest is {name}.")


@pytest.mark.parametrize("kind", [kind for kind in ASKED if kind != "people"])
def test_few_names_are_told_and_of_many_the_command_that_lists_them(
    detox: Run, done: Run, kind: str
) -> None:
    done(*ADDED[kind])
    is_refused(detox(*ASKED[kind], "zzzz"), f"The only one is {ADDED[kind][-1]}.")
    done(*ADDED[kind][:2], "Tumblr")
    is_refused(detox(*ASKED[kind], "zzzz"), "Write one of: ", "Tumblr")
    for number in range(7):
        done(*ADDED[kind][:2], f"other {number}")
    is_refused(detox(*ASKED[kind], "zzzz"), f"“detox {kind}” has the list")


def test_nobody_is_named_to_who_wrote_nothing_near(detox: Run, done: Run) -> None:
    done(*ADDED["people"])
    refused = detox("people", "show", "zzzz")
    is_refused(refused, "“detox people” has the list")
    assert "Lina" not in refused.err


@pytest.mark.parametrize(
    ("words", "lists"),
    [
        (("loads", "end", "nope", "today"), "loads campaign"),
        (("platforms", "show", "zzzz"), "platforms"),
        (("steps", "done", "nope"), "steps"),
        (("delete", "nope"), "sessions"),
        (("questions", "show", "nope"), "questions list"),
        (("channels", "drop", "nope"), "channels show NAME"),
    ],
)
def test_a_command_is_told_where_names_would_not_help(
    detox: Run, words: tuple[str, ...], lists: str
) -> None:
    is_refused(detox(*words), f"“detox {lists}”")


def test_a_step_is_told_as_it_was_named(detox: Run, done: Run) -> None:
    done("accounts", "add", "Flickr", "--day", "31 december")
    is_refused(detox("steps", "done", "flickr.delte"), "“flickr.delte”", "is flickr.delete.")
    is_refused(detox("steps", "done", "flickr.zzzz"), "“flickr.zzzz”", "“detox steps”")


def test_commands_are_told_as_they_are_typed_in_french_too(detox: Run, done: Run) -> None:
    done("config", "set", "language", "fr")
    is_refused(detox("steps", "done", "nope"), "detox steps\u00a0»")


@pytest.mark.parametrize("kind", ["accounts", "channels", "sources", "activities"])
def test_nothing_takes_the_name_of_what_is_left_out(
    detox: Run, done: Run, home: Path, kind: str
) -> None:
    add = (kind, "add", "Ink")
    done(*add)
    (file,) = (f for f in home.glob("data/records/*/*.json") if '"Ink"' in f.read_text("utf-8"))
    tables = json.loads(file.read_bytes())
    ((uid, fields),) = ((u, r) for u, r in tables[kind].items() if r["name"] == "Ink")
    tables[kind][uid] = {"name": fields["name"], "rev": fields["rev"], "state": 7, "kind": 7}
    tables[kind][uid] |= {"instead": 7, "order": "x"}
    file.write_text(json.dumps(tables), "utf-8")
    is_refused(detox(*add[:2], "ink"), "“ink” is here already", "can’t be read")
    done(*add[:2], "Flickr")
