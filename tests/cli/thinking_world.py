"""What is answered in tests."""

import sys
from typing import Any

import pytest

from tests.cli.conftest import Run

LINES = ["2h in the evening", "5 on the train", "2", "4", "3 the book", "1h", "100 EUR"]


SEVEN = "".join(f"{line}\n" for line in LINES)


NEEDS_TERMINAL = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def asked(run: Run, lines: str = SEVEN, **env: str) -> Any:
    return run("questions", "ask", "--json", stdin=lines, **env).data
