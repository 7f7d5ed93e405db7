"""The real process, the real system, and one call that fails: `strace` has it fail."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run, environment
from tests.cli.conftest import detox as detox
from tests.cli.conftest import done as done

STRACE = shutil.which("strace")
MOVE = ("--on", "2026-09-15")

pytestmark = pytest.mark.skipif(STRACE is None, reason="needs strace")


def injected(home: Path, words: list[str], call: str, fault: str) -> Done:
    """Run a command while calls of a kind fail."""
    assert STRACE is not None
    tracer = [
        STRACE,
        "-f",
        "-o",
        "/dev/null",
        "-e",
        f"trace={call}",
        "-e",
        f"inject={call}:{fault}",
    ]
    ended = subprocess.run(
        [*tracer, sys.executable, "-m", "detox", *words],
        env=environment(DETOX_HOME=str(home)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Done(ended.returncode, ended.stdout, ended.stderr)


@pytest.fixture
def uid(done: Run) -> str:
    """A session of November, with another step before it."""
    done("log", "20", "reading", "--on", "2026-11-10")
    uid: str = done("log", "45", "writing", "--json").data["uid"]
    done("edit", uid, "--note", "column")
    return uid


def days(done: Run) -> list[tuple[str, int, str]]:
    """The sessions there are."""
    found = done("sessions", "all", "--json").data
    return sorted((each["day"], each["minutes"], each["note"]) for each in found)


READING = ("2026-11-10", 20, "")
HERE = ("2026-11-22", 45, "column")
MOVED = ("2026-09-15", 45, "column")


@pytest.mark.parametrize("nth", range(1, 7))
def test_a_move_between_months_is_whole_whichever_rename_fails(
    home: Path, done: Run, uid: str, nth: int
) -> None:
    ended = injected(home, ["edit", uid, *MOVE], "rename", f"error=EIO:when={nth}")
    assert ended.code in (0, 3)
    assert days(done) == [MOVED, READING] if ended.code == 0 else [READING, HERE]
    assert ("othing was changed" in ended.err) == (ended.code == 3)
    done("undo")
    assert days(done) == [READING, HERE if ended.code == 0 else ("2026-11-22", 45, "")]


@pytest.mark.parametrize("nth", [1, 2, 3, 4])
def test_a_move_between_months_is_whole_whenever_it_is_killed(
    home: Path, done: Run, uid: str, nth: int
) -> None:
    ended = injected(home, ["edit", uid, *MOVE], "rename", f"signal=SIGKILL:when={nth}")
    assert ended.code != 0
    seen = days(done)
    assert seen in ([MOVED, READING], [READING, HERE])
    done("log", "5", "email", "--on", "2026-11-01")
    assert not list(home.rglob("step.json")), "the next command finishes it unasked"
    assert days(done) == sorted([*seen, ("2026-11-01", 5, "")])


@pytest.mark.parametrize("error", ["EINVAL", "EOPNOTSUPP"])
def test_a_file_system_without_fsync_is_no_error(
    home: Path, done: Run, uid: str, error: str
) -> None:
    ended = injected(home, ["edit", uid, *MOVE], "fsync", f"error={error}:when=1+")
    assert ended.code == 0
    assert days(done) == [MOVED, READING]


def test_what_took_its_place_is_done_though_the_folder_cannot_be_flushed(
    home: Path, done: Run, uid: str
) -> None:
    ended = injected(home, ["edit", uid, "--minutes", "50"], "fsync", "error=EIO:when=2+")
    assert ended.code == 0
    assert days(done) == [READING, ("2026-11-22", 50, "column")]
