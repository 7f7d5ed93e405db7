"""A text file of anybody's, within bounds."""

from pathlib import Path

from detox.domain.problem import N_, Refused
from detox.domain.written.letters import Decoded, decoded
from detox.measure.copying import unreadable

LARGEST = 64 * 1024**2
"""Bytes of a CSV file."""
MOST_ROWS = 500_000


def read_text(path: Path) -> Decoded:
    """What is written in a file. Raises `Refused` for what is no text."""
    try:
        if path.stat().st_size > LARGEST:
            raise Refused(
                N_("%(name)s is larger than %(most)d MB: too big for a file of this kind."),
                name=path.name,
                most=LARGEST // 1024**2,
            )
        raw = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from None
    if not raw.strip():
        raise Refused(N_("%(name)s is empty."), name=path.name)
    found = decoded(raw)
    if found is None:
        raise not_csv(path.name)
    return found


def not_csv(name: str) -> Refused:
    """That a file is no table at all."""
    return Refused(N_("%(name)s isn’t a history, export or table that Detox can read."), name=name)
