"""A CSV file of anybody's: its letters, its separator, its rows, all within bounds."""

import csv
from io import StringIO
from pathlib import Path

from detox.domain.problem import N_, Refused
from detox.measure.copying import unreadable

LARGEST = 64 * 1024**2
"""Bytes of a CSV file."""
MOST_ROWS = 500_000
_SEPARATORS = ",;\t|"
_LOOKED_AT = 20

Cells = list[str]


def read_rows(path: Path) -> list[Cells]:
    """The rows with something in them. Raises `Refused` for what is no such file."""
    text = _text(path)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text))
    found: list[Cells] = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append([cell.strip() for cell in cells])
            if len(found) > MOST_ROWS:
                raise Refused(
                    N_("%(name)s has more than %(most)d rows."), name=path.name, most=MOST_ROWS
                )
    except csv.Error:
        raise _not_csv(path) from None
    if not found or max(map(len, found[:_LOOKED_AT])) < 2:
        raise _not_csv(path)
    return found


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise Refused(
                N_("%(name)s is larger than %(most)d MB, which no such file is."),
                name=path.name,
                most=LARGEST // 1024**2,
            )
        raw = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from None
    if not raw.strip():
        raise Refused(N_("%(name)s is empty."), name=path.name)
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    if "\0" in text:
        raise _not_csv(path)
    return text


def _separator(text: str) -> str:
    """The separator that cuts most of the first lines into equally many parts."""
    lines = [line for line in text[:100_000].splitlines() if line.strip()][:_LOOKED_AT]

    def worth(sign: str) -> tuple[int, int]:
        counts = [len(next(csv.reader([line], delimiter=sign))) for line in lines]
        usual = max(set(counts), key=counts.count)
        return (counts.count(usual) if usual > 1 else 0, usual)

    try:
        return max(_SEPARATORS, key=worth)
    except csv.Error:
        return ","


def _not_csv(path: Path) -> Refused:
    return Refused(
        N_("%(name)s is no history, export or table that Detox knows how to read."), name=path.name
    )
