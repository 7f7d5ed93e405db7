"""The command line as a person meets it: a real process, its two streams and its exit code."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.notify.desktop import bare, bus, desktop, hung_desktop, startable, tools_path

__all__ = ["bare", "bus", "desktop", "hung_desktop", "startable", "tools_path"]

ROOT = Path(__file__).parents[2]


class Done(NamedTuple):
    """A process that has ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """stdout as JSON."""
        return json.loads(self.out)


Run = Callable[..., Done]


def environment(**more: str) -> dict[str, str]:
    """What a process of ours is started with."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **more}


@pytest.fixture
def detox(home: Path) -> Run:
    """Runs `detox WORDS`; environment variables may be given by name."""

    def run(*words: str, stdin: str = "", **env: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "detox", *words],
            cwd=home.parent,
            env=environment(**env),
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def done(detox: Run) -> Run:
    """As `detox`, for what has to succeed."""

    def run(*words: str, **env: str) -> Done:
        ended = detox(*words, **env)
        assert ended.code == 0, f"{words}\n{ended.out}{ended.err}"
        return ended

    return run


def listing(folder: Path) -> dict[str, bytes]:
    """Every file under a folder with what is in it."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def is_refused(ended: Done, *parts: str) -> None:
    """One line on stderr with these parts in it, nothing on stdout, exit code 2."""
    assert ended.code == 2, ended
    assert ended.out == ""
    assert ended.err.count("\n") == 1
    for part in parts:
        assert part in ended.err
