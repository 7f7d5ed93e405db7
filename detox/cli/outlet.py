"""Where what is taken out goes: a new file, an older one of ours, or stdout."""

from typing import TYPE_CHECKING

from detox.domain.problem import N_, Refused
from detox.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from detox.cli.parser import Parser

_BEGINNING = 400


def to_option(parser: "Parser") -> None:
    """`--to FILE`."""
    parser.add_argument(
        "--to", metavar=_("FILE"), help=_("write it into this file instead of showing it")
    )


def put(to: str | None, chunks: "Iterable[bytes]", mark: bytes | None) -> bool:
    """Write the file that was asked for, or show what is in it; tell whether it became a file.

    Only a file that has `mark` near its beginning, and so is an older one of ours, is replaced.
    """
    if to in (None, "-"):
        _show(chunks)
        return False
    from pathlib import Path

    from detox.storage.files import speaking, write_streamed

    path = Path(to or ".").expanduser().absolute()
    with speaking(path):
        if path.is_dir():
            raise Refused(
                N_("%(path)s is a folder; write the name of a file in it."), path=str(path)
            )
        if (path.exists() or path.is_symlink()) and not _is_ours(path, mark):
            raise Refused(
                N_("There is another file at %(path)s already; choose another name."),
                path=str(path),
            )
    write_streamed(path, chunks)
    return True


def _is_ours(path: "Path", mark: bytes | None) -> bool:
    if mark is None or not path.is_file():
        return False
    with path.open("rb") as file:
        return mark in file.read(_BEGINNING)


def _show(chunks: "Iterable[bytes]") -> None:
    """Bytes as they are: a calendar ends its lines in its own way."""
    import sys

    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    for chunk in chunks:
        if buffer is None:
            sys.stdout.write(chunk.decode())
        else:
            buffer.write(chunk)
