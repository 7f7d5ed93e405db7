"""The command line as a person meets it: its entry point, its two streams and its exit code."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Done, environment, in_a_process, in_this_process
from tests.notify.desktop import bare, bus, desktop, hung_desktop, startable, tools_path

__all__ = [
    "ROOT",
    "Done",
    "bare",
    "bus",
    "desktop",
    "environment",
    "hung_desktop",
    "startable",
    "tools_path",
]

Run = Callable[..., Done]


@pytest.fixture
def detox(home: Path, request: pytest.FixtureRequest) -> Run:
    """Runs `detox WORDS`; environment variables may be given by name.

    It is run in this process, unless the test is marked `process`, variables are given that Python
    itself reads, or the whole run is asked for with `--processes`.
    """
    is_marked = request.node.get_closest_marker("process") is not None
    is_always = is_marked or request.config.getoption("--processes")

    def run(*words: str, stdin: str = "", **env: str) -> Done:
        is_pythons = any(name.startswith("PYTHON") for name in env)
        runner = in_a_process if is_always or is_pythons else in_this_process
        return runner(words, home.parent, stdin, env)

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
