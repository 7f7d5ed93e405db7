"""What both faces say is said in one place: a sentence that stands in both would soon differ."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2] / "detox"
_MARKS = {"_", "N_", "gettext", "ngettext", "counted"}
_IN_CONTEXT = {"NP_", "pgettext"}
"""These have the context first, then the message."""
_LABELS = {"Today", "This week", "Paused", "Text", "before", "day", "note", "to bring", "People"}
"""Words of a heading or beside a key that happen to be the same."""


def messages(face: str) -> set[str]:
    """The messages for translation in the files of a face."""
    files = (ROOT / face).rglob("*.py")
    return {text for path in files for text in _marked(ast.parse(path.read_text("utf-8")))}


def _marked(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            name = node.func.id
            said = [part for part in node.args if isinstance(part, ast.Constant)]
            if name in _MARKS and said[:1] == node.args[:1]:
                yield str(said[0].value)
            elif name in _IN_CONTEXT and said == node.args:
                yield "|".join(str(part.value) for part in said)


def test_no_sentence_stands_in_both_faces() -> None:
    cli, tui = messages("cli"), messages("tui")
    assert min(len(cli), len(tui)) > 300, "the messages are found"
    assert cli & tui <= _LABELS, "this belongs in detox.wording, or is asked in detox.deeds"
