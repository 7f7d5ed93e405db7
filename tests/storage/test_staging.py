"""The one door for files that take the place of others."""

import errno
import os
import stat
import sys
import time
from pathlib import Path

import pytest

from detox.domain.problem import Refused
from detox.staging import followed, put, stage, take_place

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs permissions as POSIX has them")


def test_two_staged_files_of_one_name_never_meet(tmp_path: Path) -> None:
    names = set()
    for _each in range(50):
        handle, temporary = stage(tmp_path / "file")
        os.close(handle)
        names.add(temporary)
    assert len(names) == 50
    assert {Path(name).parent for name in names} == {tmp_path}


@posix
def test_a_staged_file_is_its_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        handle, _temporary = stage(tmp_path / "file")
    finally:
        os.umask(before)
    assert stat.S_IMODE(os.fstat(handle).st_mode) == 0o600
    os.close(handle)


@posix
@pytest.mark.parametrize("planted", ["link", "dangling", "file", "pipe", "folder"])
def test_what_stands_at_the_temporary_name_already_is_never_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, planted: str
) -> None:
    monkeypatch.setattr(os, "urandom", lambda count: b"\0" * count)
    victim = tmp_path / "victim"
    victim.write_text("mine")
    temporary = tmp_path / f".file.{'00' * 8}.tmp"
    if planted in ("link", "dangling"):
        temporary.symlink_to(victim if planted == "link" else tmp_path / "nowhere")
    elif planted == "file":
        temporary.write_text("theirs")
    elif planted == "pipe":
        os.mkfifo(temporary)
    else:
        temporary.mkdir()
    with pytest.raises(FileExistsError):
        put(tmp_path / "file", [b"secret"])
    assert victim.read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()
    assert not (tmp_path / "file").exists()
    assert os.path.lexists(temporary)


def test_a_name_as_long_as_names_may_be_can_be_written(tmp_path: Path) -> None:
    for name in ("n" * 255, "é" * 127, "語" * 85):
        put(tmp_path / name, [b"x"])
        assert (tmp_path / name).read_bytes() == b"x"


def held_elsewhere(monkeypatch: pytest.MonkeyPatch, times: int, winerror: int = 32) -> list[float]:
    """Have the system refuse so many moves as Windows does; gives the pauses between them."""
    pauses: list[float] = []
    replace, left = os.replace, [times]

    def refusing(one: str, other: str) -> None:
        if left[0] > 0:
            left[0] -= 1
            error = PermissionError(errno.EACCES, "The file is being used by another process")
            error.winerror = winerror  # type: ignore[attr-defined,unused-ignore]
            raise error
        replace(one, other)

    monkeypatch.setattr(os, "replace", refusing)
    monkeypatch.setattr(time, "sleep", pauses.append)
    return pauses


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_that_another_process_holds_open_on_windows_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    pauses = held_elsewhere(monkeypatch, times=4, winerror=winerror)
    put(tmp_path / "file", [b"content"])
    assert (tmp_path / "file").read_bytes() == b"content"
    assert pauses == sorted(pauses)
    assert len(pauses) == 4


def test_one_that_stays_held_is_said_after_some_seconds_and_nothing_is_left_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"before")
    pauses = held_elsewhere(monkeypatch, times=10_000)
    with pytest.raises(PermissionError, match="used by another process"):
        put(tmp_path / "file", [b"content"])
    assert 1 < sum(pauses) < 10
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]
    assert (tmp_path / "file").read_bytes() == b"before"


def test_what_will_not_change_by_waiting_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses = held_elsewhere(monkeypatch, times=1, winerror=112)  # the disk is full
    handle, temporary = stage(tmp_path / "file")
    os.close(handle)
    with pytest.raises(PermissionError):
        take_place(temporary, tmp_path / "file")
    assert pauses == []


@posix
def test_a_link_is_followed_over_links_and_folders(tmp_path: Path) -> None:
    (tmp_path / "deep" / "inner").mkdir(parents=True)
    (tmp_path / "short").symlink_to("deep/inner")
    (tmp_path / "deep" / "second").symlink_to("inner/../file")
    (tmp_path / "first").symlink_to(tmp_path / "short" / ".." / "second")
    Path(followed(tmp_path / "first")).write_text("x")
    assert (tmp_path / "deep" / "file").read_text() == "x"
    assert followed(tmp_path / "none") == str(tmp_path / "none")
    (tmp_path / "round").symlink_to("round")
    with pytest.raises(OSError, match="symbolic links"):
        followed(tmp_path / "round")


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="needs root to make somebody else’s link"
)
def test_a_link_that_somebody_else_made_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    os.chown(tmp_path / "link", 4321, -1, follow_symlinks=False)
    with pytest.raises(Refused, match="is a link that someone else made"):
        followed(tmp_path / "link")


@posix
def test_no_device_or_pipe_is_replaced_by_a_file_through_a_link(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    for place in ("pipe", "link"):
        with pytest.raises(Refused, match="isn’t a file"):
            followed(tmp_path / place)
