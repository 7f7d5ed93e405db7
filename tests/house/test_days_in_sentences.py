"""A day within a refusal is written as days are where it is read, never as a file has it."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "detox"
REFUSALS = {"Problem", "Refused", "DataTrouble", "refuse", "unreadable"}
NAMES = {"cli/backups.py"}
"""Copies are called by their days."""


def days_as_data(tree: ast.Module) -> Iterator[str]:
    """Refusals that are given a day in figures."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if called in REFUSALS and ".isoformat()" in ast.unparse(node):
                yield ast.unparse(node)


def test_no_refusal_has_a_day_in_figures() -> None:
    found = {
        str(file.relative_to(PACKAGE)): told
        for file in PACKAGE.rglob("*.py")
        for told in days_as_data(ast.parse(file.read_text("utf-8")))
    }
    assert found.keys() == NAMES, found


def test_such_a_refusal_is_seen() -> None:
    line = "refuse('%(day)s has passed.', day=day.isoformat())"
    assert list(days_as_data(ast.parse(line))) == [line]
