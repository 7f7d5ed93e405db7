"""That there is nothing is said only where all that there is could be read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.running import Done

Harm = Callable[[Path], object]
HARMS: dict[str, Harm] = {
    "empty": lambda path: path.write_bytes(b""),
    "damaged": lambda path: path.write_bytes(path.read_bytes()[:-20]),
    "missing": lambda path: path.unlink(),
    "newer": lambda path: path.write_bytes(
        path.read_bytes().replace(b'"schema":', b'"schema":9', 1)
    ),
}
VERBS = [
    ("plan", ("accounts", "add", "instagram"), ("status",)),
    ("plan", ("accounts", "add", "instagram"), ("status", "--format", "{sentences}")),
    ("plan", ("accounts", "add", "instagram"), ("accounts", "list")),
    ("plan", ("accounts", "add", "instagram", "--day", "31.12."), ("steps",)),
    ("people", ("people", "add", "Mina"), ("people",)),
    ("people", ("people", "add", "Mina"), ("people", "next")),
    ("thinking", ("channels", "add", "news", "--kind", "newsletter"), ("channels",)),
    ("log-2026-11", ("log", "20", "reading"), ("sessions",)),
]


@pytest.mark.parametrize("language", ["en_GB.UTF-8", "fr_FR.UTF-8"])
@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize(("document", "made", "asked"), VERBS, ids="".join)
def test_what_cannot_be_read_is_named_and_not_said_to_be_nothing(
    detox: Run,
    home: Path,
    document: str,
    made: tuple[str, ...],
    asked: tuple[str, ...],
    harm: str,
    language: str,
) -> None:
    empty, _made, full = (detox(*words, LANG=language) for words in (asked, made, asked))
    only_of_nothing = set(_lines(empty)) - set(_lines(full))
    assert only_of_nothing
    (path,) = (home / "data" / "records").glob(f"*/{document}.json")
    HARMS[harm](path)
    found = detox(*asked, LANG=language)
    assert found.code == 3
    assert str(path.parent) in found.err
    assert not only_of_nothing & set(_lines(found))


def _lines(done: Done) -> list[str]:
    return (done.out + done.err).splitlines()
