"""A file that is written as it comes: whole, or not at all."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from detox.domain.problem import DataTrouble
from detox.storage.files import write_streamed


def test_all_of_it_is_there_in_the_end(tmp_path: Path) -> None:
    write_streamed(tmp_path / "new" / "file", (f"{n}\n".encode() for n in range(3)))
    assert (tmp_path / "new" / "file").read_bytes() == b"0\n1\n2\n"
    write_streamed(tmp_path / "new" / "file", [])
    assert (tmp_path / "new" / "file").read_bytes() == b""


@pytest.mark.parametrize(
    ("error", "expected"),
    [(OSError(errno.ENOSPC, "No space left on device"), DataTrouble), (KeyError("x"), KeyError)],
)
def test_what_breaks_off_leaves_the_file_as_it_was(
    tmp_path: Path, error: Exception, expected: type[Exception]
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"before")

    def chunks() -> Iterator[bytes]:
        yield b"half"
        raise error

    with pytest.raises(expected):
        write_streamed(file, chunks())
    assert file.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [file]
