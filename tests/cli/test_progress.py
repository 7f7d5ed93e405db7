"""How far a long command is: said on a terminal once it takes a while, and gone when it ends."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from detox import i18n
from detox.cli.progress import Progress
from tests.cli.conftest import Run, environment
from tests.cli.test_archive import instagram
from tests.measure.databases import chromium
from tests.measure.life import lived

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
CLEAR = "\r\x1b[K"
HASTY = (
    "import detox.cli.progress as p; p.PATIENCE = 0\nfrom detox.__main__ import script; script()"
)
LOG = "day,minutes,activity\n2026-11-20,45,writing\n"


class Terminal:
    """A terminal on which stderr is shown."""

    def __init__(self) -> None:
        self._ours, self.theirs = os.openpty()

    def shows(self) -> str:
        """What comes next, as soon as it does."""
        return os.read(self._ours, 4096).decode()

    def showed(self) -> str:
        """All that came and was not read, once nobody writes any more."""
        os.close(self.theirs)
        found = b""
        while piece := self._read():
            found += piece
        os.close(self._ours)
        return found.decode()

    def _read(self) -> bytes:
        try:
            return os.read(self._ours, 4096)
        except OSError:  # its end, on Linux
            return b""


@contextmanager
def shown_on(terminal: Terminal, term: str = "xterm") -> Iterator[None]:
    """Have what this process says shown there."""
    with (
        open(terminal.theirs, "w", encoding="utf-8", closefd=False) as stream,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(sys, "stderr", stream)
        patch.setenv("TERM", term)
        yield


def run(terminal: Terminal, folder: Path, *words: str) -> "subprocess.Popen[bytes]":
    """`detox WORDS`, which shows at once how far it is."""
    return subprocess.Popen(
        [sys.executable, "-c", HASTY, *words],
        cwd=folder,
        env=environment(TERM="xterm"),
        stdout=subprocess.DEVNULL,
        stderr=terminal.theirs,
    )


@pytest.mark.parametrize(
    ("language", "line"), [("en", "3,000 read… 25%"), ("fr", "3\u202f000 lus… 25\xa0%")]
)
def test_it_says_how_many_and_which_part_and_leaves_no_trace(language: str, line: str) -> None:
    i18n.speak(language)
    terminal = Terminal()
    with shown_on(terminal), Progress(i18n.gettext("%(count)s read…")) as progress:
        progress(3000, 0.25)
        assert terminal.shows() == CLEAR + line
    assert terminal.showed().endswith(CLEAR)


def test_what_is_over_soon_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detox.cli.progress.PATIENCE", 3600)
    terminal = Terminal()
    with shown_on(terminal), Progress("%(count)s read…") as progress:
        progress(3000)
    assert terminal.showed() == ""


@pytest.mark.parametrize(("term", "shows"), [("dumb", True), ("xterm", False)])
def test_a_terminal_that_cannot_write_over_and_json_see_nothing(
    term: str, monkeypatch: pytest.MonkeyPatch, *, shows: bool
) -> None:
    monkeypatch.setattr("detox.cli.progress.PATIENCE", 0)
    terminal = Terminal()
    with shown_on(terminal, term), Progress("%(count)s read…", shows=shows) as progress:
        progress(3000)
    assert terminal.showed() == ""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """One of each kind that takes long to read."""
    (tmp_path / "log.csv").write_text(LOG)
    (tmp_path / "all.json").write_text('{"format":"detox-export","schema":1}')
    return {
        "log": str(tmp_path / "log.csv"),
        "all": str(tmp_path / "all.json"),
        "archive": instagram(tmp_path),
        "history": str(chromium(tmp_path / "History", lived(1))),
    }


LONG = [
    "doctor",
    "export csv --to new.csv",
    "export json --to new.json",
    "import archive {archive}",
    "import csv {log} --yes",
    "import json {all}",
    "measure --from {history} --days 300",
]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("words", LONG)
def test_every_long_command_says_how_far_it_is(
    words: str, files: dict[str, str], tmp_path: Path
) -> None:
    terminal = Terminal()
    run(terminal, tmp_path, *words.format(**files).split()).wait()
    seen = terminal.showed()
    assert seen.startswith(CLEAR)
    assert CLEAR in seen.removeprefix(CLEAR)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("words", [each for each in LONG if not each.startswith("export")])
def test_with_json_nothing_is_said_beside_it(
    words: str, files: dict[str, str], tmp_path: Path
) -> None:
    terminal = Terminal()
    run(terminal, tmp_path, *words.format(**files).split(), "--json").wait()
    assert CLEAR not in terminal.showed()


@pytest.mark.usefixtures("home")
def test_measuring_says_what_it_waits_for(tmp_path: Path) -> None:
    terminal = Terminal()
    with socket.create_server(("127.0.0.1", 0)) as server:  # which answers nothing
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        command = run(terminal, tmp_path, "measure", "--from", address)
        while "1 of 1: ActivityWatch" not in terminal.shows():
            pass
        command.send_signal(signal.SIGINT)
    command.wait()  # where it came just before the wait for an answer, that has ended by now
    assert terminal.showed().endswith(CLEAR)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("verb", ["csv", "json"])
def test_ctrl_c_leaves_no_trace_of_it(tmp_path: Path, verb: str) -> None:
    terminal, pipe = Terminal(), tmp_path / "log"
    os.mkfifo(pipe)
    command = run(terminal, tmp_path, "import", verb, str(pipe))
    with pipe.open("wb"):  # and never a word of it
        assert terminal.shows().startswith(CLEAR)
        command.send_signal(signal.SIGINT)
    assert command.wait() == 130  # where it came just before the wait for a word, that has ended
    assert terminal.showed().endswith(CLEAR)


def test_where_nobody_looks_nothing_is_said(detox: Run) -> None:
    assert detox("doctor").err == ""
