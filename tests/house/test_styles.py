"""Whatever the style sheets name is made somewhere: no rule outlives what it was for."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import textual

TUI = Path(__file__).parents[2] / "detox" / "tui"
SHEETS = sorted((TUI / "styles").glob("*.tcss"))
NAME = re.compile(r"[#.]?-?[A-Za-z_][\w-]*")
PLAIN = re.compile(r"[\w#.:, >-]{1,60}")
"""A string that may name such things: no sentence."""


def selected(sheet: str) -> Iterator[str]:
    """The classes, ids and kinds that the rules of a sheet are for."""
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    for selector in re.findall(r"([^{}]+)\{", bare):
        yield from NAME.findall(re.sub(r":[\w-]+", "", selector))


@cache
def made() -> tuple[frozenset[str], tuple[str, ...]]:
    """The words in strings and the names of classes, and how a name begins whose end is reckoned;
    of Textual, whatever stands in it.
    """
    words, begins = set(), set()
    for file in Path(textual.__file__).parent.rglob("*.py"):
        words.update(re.findall(r"[\w-]+", file.read_text(encoding="utf-8")))
    for file in TUI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                words.add(node.name)
            elif (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and PLAIN.fullmatch(node.value)
            ):
                words.update(re.findall(r"[\w-]+", node.value))
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                begins.add(str(node.values[0].value))
    return frozenset(words), tuple(each for each in begins if re.fullmatch(r"[\w-]+-", each))


def test_a_name_that_is_made_nowhere_is_found() -> None:
    assert list(selected("/* .x */ .a #b:focus > C.-d { width: 1; }")) == [".a", "#b", "C", ".-d"]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_what_is_styled_is_made(sheet: Path) -> None:
    words, begins = made()
    named = {name.lstrip("#.") for name in selected(sheet.read_text(encoding="utf-8"))}
    unknown = {name for name in named if not words & {name, name.lstrip("-")}}
    assert not {name for name in unknown if not name.startswith(begins)}
