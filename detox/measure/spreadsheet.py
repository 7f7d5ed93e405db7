"""Spreadsheets as rows of text: `.xls` by xlrd, `.xlsx` by openpyxl, both within bounds."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from datetime import date
from importlib.util import find_spec
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

from detox.domain.problem import N_, Refused
from detox.measure.copying import unreadable
from detox.measure.stayfree import Sheet

XLS_MAGIC = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x09\x08")
XLSX_MAGIC = b"PK\x03\x04"
LARGEST = 32 * 1024**2
UNPACKED = 128 * 1024**2
"""Bytes of a file, and of what a packed one becomes; a year of a phone has a hundredth of them."""
_PARTS, _SHEETS, _ROWS, _COLUMNS = 2000, 20, 20_000, 2_000
# What the two readers let out when a file is not what it says it is.
_FOREIGN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    RecursionError,
    RuntimeError,
    SyntaxError,  # of XML
    TypeError,
    ValueError,  # entities in XML too
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


def read_sheets(path: Path) -> list[Sheet]:
    """Every sheet as rows of text. Raises `Refused`."""
    try:
        if path.stat().st_size > LARGEST:
            raise _too_large(path, LARGEST)
        with path.open("rb") as file:
            is_packed = file.read(4) == XLSX_MAGIC
    except OSError as error:
        raise unreadable(path, error) from None
    read = _read_xlsx if is_packed else _read_xls
    _refuse_without(("openpyxl", "defusedxml") if is_packed else ("xlrd",))
    return _spoken(read, path)


def _spoken(read: Callable[[Path], list[Sheet]], path: Path) -> list[Sheet]:
    try:
        return read(path)
    except OSError as error:
        raise unreadable(path, error) from None
    except _FOREIGN:
        raise _damaged(path) from None


def _refuse_without(modules: Iterable[str]) -> None:
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise Refused(
            N_("To read spreadsheets, install Detox with: pip install 'detox-planner[phone]'."),
        )


def _read_xls(path: Path) -> list[Sheet]:
    import xlrd

    try:
        with xlrd.open_workbook(str(path), logfile=StringIO(), on_demand=True) as book:
            wanted = range(min(book.nsheets, _SHEETS))
            return [_xls_rows(book.sheet_by_index(number)) for number in wanted]
    except (xlrd.XLRDError, xlrd.compdoc.CompDocError):
        raise _damaged(path) from None


def _xls_rows(sheet: Any) -> Sheet:
    wide, high = min(sheet.ncols, _COLUMNS), min(sheet.nrows, _ROWS)
    return [[_text(value) for value in sheet.row_values(row, 0, wide)] for row in range(high)]


def _read_xlsx(path: Path) -> list[Sheet]:
    _refuse_bomb(path)
    import openpyxl

    with path.open("rb") as file:  # by a path, openpyxl goes by the ending of the name
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheets = []
        for sheet in book.worksheets[:_SHEETS]:
            sheet.reset_dimensions()  # what the file says of its size may be made up
            rows = islice(sheet.iter_rows(values_only=True, max_col=_COLUMNS), _ROWS)
            sheets.append([[_text(value) for value in row] for row in rows])
        return sheets


def _refuse_bomb(path: Path) -> None:
    """Look at what a packed file says it unpacks to; it cannot become more than that."""
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    if len(parts) > _PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise _too_large(path, UNPACKED)


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _damaged(path: Path) -> Refused:
    return Refused(N_("%(name)s is damaged or incomplete and was not read."), name=path.name)


def _too_large(path: Path, most: int) -> Refused:
    return Refused(
        N_("%(name)s is larger than %(most)d MB: too big for a file of this kind."),
        name=path.name,
        most=most // 1024**2,
    )
