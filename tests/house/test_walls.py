"""Only one module reckons with clocks on the wall, and one adapter asks the system for its own."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "detox"
DOORS = {PACKAGE / "domain" / "walls.py", PACKAGE / "clock.py"}
FILES = sorted(set(PACKAGE.rglob("*.py")) - DOORS)


def reckonings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Calls that make an instant of a wall time, or ask for an offset; UTC is on no wall."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name = node.func.attr
        zones = [ast.unparse(word.value) for word in node.keywords if word.arg == "tzinfo"]
        aware = any(zone not in ("UTC", "None") for zone in zones)
        if (
            name in ("utcoffset", "dst", "fromutc", "localtime", "mktime")
            or (name in ("replace", "combine", "datetime") and aware)
            or (name == "astimezone" and not node.args)
        ):
            yield node.lineno, ast.unparse(node)


def test_nothing_else_reckons_with_clocks_on_the_wall() -> None:
    assert [
        f"{file.relative_to(PACKAGE)}:{line}: {told}"
        for file in FILES
        for line, told in reckonings(ast.parse(file.read_text("utf-8")))
    ] == []


@pytest.mark.parametrize(
    "line",
    [
        "moment.utcoffset()",
        "wall.replace(tzinfo=zone)",
        "datetime.combine(day, clock, tzinfo=zone)",
        "moment.astimezone()",
    ],
)
def test_such_a_reckoning_is_seen(line: str) -> None:
    assert [told for _line, told in reckonings(ast.parse(line))] == [line]
