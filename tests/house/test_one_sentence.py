"""What both faces say is said in one place: a sentence that stands in both would soon differ."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2] / "detox"
_MARKS = {"_", "N_", "gettext", "ngettext", "counted"}
_LABELS = {"Today", "This week", "Paused", "before", "day"}
"""Words of a heading or beside a key that happen to be the same."""


def messages(face: str) -> set[str]:
    """The messages for translation in the files of a face."""
    files = (ROOT / face).rglob("*.py")
    return {text for path in files for text in _marked(ast.parse(path.read_text("utf-8")))}


def _marked(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            first = node.args[0]
            if node.func.id in _MARKS and isinstance(first, ast.Constant):
                yield str(first.value)


def test_no_sentence_stands_in_both_faces() -> None:
    cli, tui = messages("cli"), messages("tui")
    assert min(len(cli), len(tui)) > 300, "the messages are found"
    assert cli & tui <= _LABELS, "this belongs in detox.wording, or is asked in detox.deeds"
