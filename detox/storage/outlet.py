"""Files that a person asked for, outside the home of Detox."""

from collections.abc import Iterable
from pathlib import Path

from detox.domain.problem import IS_FOLDER, N_, Refused
from detox.paths import typed_path
from detox.staging import followed
from detox.storage.files import speaking, write_streamed

_BEGINNING = 400
_ANOTHER = N_("There is already another file at %(path)s; choose another name.")
_ONE_ALREADY = N_("There is already a file at %(path)s; delete it first, or choose another name.")
"""of formats whose files never say who wrote them"""


def write_outside(to: str, chunks: Iterable[bytes], mark: bytes | None) -> None:
    """Write a new file, or replace an older one of ours: one with `mark` near its beginning.

    A link is followed and stays. Raises `Refused` where something else is there, `DataTrouble`.
    """
    path = typed_path(to).absolute()
    with speaking(path):
        path = Path(followed(path))
        if path.is_dir():
            raise Refused(IS_FOLDER, path=str(path))
        if path.exists() and not _is_ours(path, mark):
            raise Refused(_ANOTHER if mark else _ONE_ALREADY, path=str(path))
    write_streamed(path, chunks)


def _is_ours(path: Path, mark: bytes | None) -> bool:
    if mark is None or not path.is_file():
        return False
    with path.open("rb") as file:
        return mark in file.read(_BEGINNING)
