"""What the README tells people to type works as it stands there."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.running import in_this_process

README = Path(__file__).parents[2] / "README.md"
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PROMPT = "$ detox"


def snippets() -> list[list[str]]:
    """The `detox` command lines of each console block, in order."""
    blocks = CONSOLE.findall(README.read_text(encoding="utf-8"))
    found = [
        [line.removeprefix("$ ") for line in block.splitlines() if line.startswith(PROMPT)]
        for block in blocks
    ]
    return [lines for lines in found if lines]


def test_the_readme_shows_commands() -> None:
    assert snippets()


@pytest.mark.parametrize("lines", snippets(), ids=lambda lines: lines[0])
def test_the_commands_of_the_readme_work(lines: list[str], home: Path) -> None:
    for line in lines:
        words = shlex.split(line, comments=True)[1:]
        done = in_this_process(tuple(words), home, "", {})
        assert done.code == 0, f"{line}\n{done.out}{done.err}"
