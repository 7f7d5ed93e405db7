"""How far a long command is: said on a terminal, and gone when it ends."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment

SESSIONS = 1001
"""one more than are counted before it is said"""


@pytest.fixture
def log(home: Path, detox: Run) -> None:
    rows = "".join(f"2026-11-{1 + n % 20:02},1,writing,n{n}\n" for n in range(SESSIONS))
    (home.parent / "log.csv").write_text(f"day,minutes,activity,note\n{rows}")
    assert detox("import", "csv", str(home.parent / "log.csv"), "--yes").code == 0


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize("words", [("doctor",), ("export", "json", "--to", "all.json")])
def test_a_terminal_sees_how_far_it_is_and_is_left_without_a_trace(
    home: Path, words: tuple[str, ...]
) -> None:
    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "detox", *words],
        env=environment(),
        cwd=home.parent,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        check=False,
    )
    os.close(theirs)
    seen = os.read(ours, 4096).decode()
    os.close(ours)
    assert seen.startswith("\r\x1b[K1000 ")
    assert seen.endswith("\r\x1b[K")


@pytest.mark.usefixtures("log")
def test_where_nobody_looks_nothing_is_said(detox: Run) -> None:
    assert detox("doctor").err == ""
