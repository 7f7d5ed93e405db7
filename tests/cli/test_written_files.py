"""Files that commands leave where others may write too: nobody can guess, plant or read them."""

import os
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment, is_refused

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX links and permissions")

WATCHER = """\
import os, sys
out = os.open(os.environ["WATCHED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
def watch(event, args):
    if event == "open" and not isinstance(args[0], int) and args[2] & os.O_CREAT:
        kinds = [k for k in ("O_EXCL", "O_NOFOLLOW") if args[2] & getattr(os, k)]
        os.write(out, f"{os.fsdecode(args[0])}\\t{' '.join(kinds)}\\n".encode())
sys.addaudithook(watch)
"""
"""Notes each file that a process may make, and how: Python tells of every `open`."""


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o777)
    return folder


@pytest.mark.parametrize(
    "words",
    [
        "log 45m writing",
        "config set language fr",
        "export csv --to {shared}/out.csv",
        "export json --to {shared}/out.json",
        "report --html --to {shared}/out.html",
        "demo --entries 20 --home {shared}/demo",
    ],
)
def test_every_new_file_is_made_anew_and_follows_no_link(
    done: Run, tmp_path: Path, shared: Path, words: str
) -> None:
    done("log", "30m", "reading")
    hook = tmp_path / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(WATCHER)
    watched = tmp_path / "watched"
    path = os.pathsep.join([str(hook), environment()["PYTHONPATH"]])
    done(*words.format(shared=shared).split(), PYTHONPATH=path, WATCHED=str(watched))
    lines = watched.read_text().splitlines()
    made = [line.split("\t") for line in lines if "__pycache__" not in line]  # Python’s own
    assert any(Path(name).name.endswith(".tmp") for name, _kinds in made)
    loose = [Path(name) for name, kinds in made if kinds != "O_EXCL O_NOFOLLOW"]
    assert all(path.parent.name == "state" for path in loose)  # the lock, the journal: nobody's way


def test_a_link_planted_where_a_process_might_write_harms_nobody(
    done: Run, home: Path, shared: Path
) -> None:
    done("log", "30m", "reading")
    victim = home.parent / "victim"
    victim.write_text("mine")
    out = shared / "out.csv"
    plant = f"ln -s {shlex.quote(str(victim))} {shlex.quote(str(shared))}/.out.csv.$$.tmp"
    command = shlex.join([sys.executable, "-m", "detox", "export", "csv", "--to", str(out)])
    subprocess.run(
        ["sh", "-c", f"{plant} && exec {command}"], env=environment(), check=True, timeout=60
    )
    assert victim.read_text() == "mine"
    assert "reading" in out.read_text()


def test_what_is_taken_out_is_its_owners_alone_under_any_umask(done: Run, shared: Path) -> None:
    done("log", "30m", "reading")
    before = os.umask(0)
    try:
        for form in ("csv", "json", "klog"):
            done("export", form, "--to", str(shared / f"out.{form}"))
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in shared.iterdir()} == {0o600}


def test_an_export_to_a_link_of_ones_own_is_written_where_it_leads(
    detox: Run, done: Run, shared: Path
) -> None:
    done("log", "30m", "reading")
    kept = shared / "kept"
    kept.mkdir()
    link = shared / "out.csv"
    link.symlink_to("kept/real.csv")
    done("export", "csv", "--to", str(link))
    done("export", "csv", "--to", str(link))
    assert link.is_symlink()
    assert "reading" in (kept / "real.csv").read_text()
    (kept / "real.csv").write_text("something else")
    is_refused(detox("export", "csv", "--to", str(link)), "another file")
    assert (kept / "real.csv").read_text() == "something else"


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="needs root to make somebody else’s link"
)
def test_an_export_to_a_link_of_somebody_else_is_refused(
    detox: Run, done: Run, shared: Path
) -> None:
    done("log", "30m", "reading")
    link = shared / "out.csv"
    link.symlink_to(shared / "elsewhere.csv")
    os.chown(link, 4321, -1, follow_symlinks=False)
    is_refused(detox("export", "csv", "--to", str(link)), str(link), "someone else")
    assert not (shared / "elsewhere.csv").exists()


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_an_export_to_what_is_no_file_is_refused_by_name(
    detox: Run, done: Run, shared: Path, kind: str
) -> None:
    done("log", "30m", "reading")
    target = Path("/dev/null") if kind == "device" else shared / kind
    if kind == "pipe":
        os.mkfifo(target)
    elif kind == "folder":
        target.mkdir()
    is_refused(detox("export", "csv", "--to", str(target)), str(target))
    assert Path("/dev/null").is_char_device()
