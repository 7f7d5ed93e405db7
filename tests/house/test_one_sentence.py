"""A sentence stands in one place: one that stood in a face and elsewhere would soon differ."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2] / "detox"
_MARKS = {"_", "N_", "gettext", "ngettext", "counted"}
_IN_CONTEXT = {"NP_", "pgettext"}
"""These have the context first, then the message."""
_LABELS = {"Today", "This week", "Paused", "Text", "before", "day", "note", "to bring", "People"}
"""Words of a heading or beside a key that happen to be the same."""
_FACES = ("cli", "tui")
_TITLES = {"Log time won back"}
"""What a command is called in the palette, and so the dialog that it opens."""
_MOST_WORDS = 3


def messages(files: Iterable[Path]) -> set[str]:
    """The messages for translation in these files of the program."""
    return {text for path in files for text in _marked(ast.parse(path.read_text("utf-8")))}


def is_label(text: str) -> bool:
    """Whether a message is a heading, the name of a value, or what a key does: a few words; or none
    of its own, but only what stands between two parts.
    """
    own = re.sub(r"%\(\w+\)[sd]", "", text)
    return (own == text and len(text.split()) <= _MOST_WORDS) or not re.search(r"\w", own)


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
    cli, tui = (messages((ROOT / face).rglob("*.py")) for face in _FACES)
    assert min(len(cli), len(tui)) > 300, "the messages are found"
    assert cli & tui <= _LABELS, "this belongs in detox.wording, or is asked in detox.deeds"


def test_no_sentence_stands_in_a_face_and_in_the_core() -> None:
    files = {file: file.relative_to(ROOT).parts[0] in _FACES for file in ROOT.rglob("*.py")}
    core = messages(file for file, is_face in files.items() if not is_face)
    assert len(core) > 1000, "the messages are found"
    faces = messages(file for file, is_face in files.items() if is_face)
    twice = {text for text in faces & core if not is_label(text)}
    assert twice <= _TITLES, "the face is to ask the core for it"
