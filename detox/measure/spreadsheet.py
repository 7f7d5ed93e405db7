"""Spreadsheets as rows of text: `.xls` by xlrd, `.xlsx` by openpyxl, both within bounds."""

import csv
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any

from detox.domain.problem import N_, Refused
from detox.domain.written.lengths import is_two_ways
from detox.measure.copying import unreadable

Sheet = list[list[str]]

XLS_MAGIC = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x09\x08")
XLSX_MAGIC = b"PK\x03\x04"
LARGEST = 32 * 1024**2
UNPACKED = 128 * 1024**2
"""Bytes of a file, and of what a packed one becomes; a year of a phone has a hundredth of them."""
_PARTS, _SHEETS, _COLUMNS = 2000, 20, 2_000
MOST_CELLS = 10_000_000
"""Cells of a sheet, a row without any counted as one."""
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


def as_tables(sheets: Iterable[Sheet], name: str) -> list[str]:
    """Each sheet that says anything, as the text of a table with a line for each row. Raises
    `Refused` where none does.
    """
    tables = [_as_table(sheet) for sheet in sheets if any(map(any, sheet))]
    if not tables:
        raise Refused(N_("%(name)s is empty."), name=name)
    return tables


def _as_table(sheet: Sheet) -> str:
    text = StringIO()
    # With every cell in quotation marks, nothing but the tab can be taken for what is between them.
    writer = csv.writer(text, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([" ".join(cell.split()) for cell in row] for row in sheet)
    return text.getvalue()


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
            return [_xls_rows(book.sheet_by_index(number), path.name) for number in wanted]
    except (xlrd.XLRDError, xlrd.compdoc.CompDocError):
        raise _damaged(path) from None


def _xls_rows(sheet: Any, name: str) -> Sheet:
    wide = min(sheet.ncols, _COLUMNS)
    rows = (sheet.row_slice(row, 0, wide) for row in range(sheet.nrows))
    return _sheet(([in_xls(cell, sheet.book.datemode) for cell in row] for row in rows), name)


def in_xls(cell: Any, datemode: int) -> object:
    """What a cell holds, as openpyxl has it."""
    import xlrd

    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "")
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype != xlrd.XL_CELL_DATE:
        return cell.value
    if cell.value < 1:  # no day, so it is a time
        return timedelta(days=cell.value)
    try:
        return xlrd.xldate_as_datetime(cell.value, datemode)
    except (xlrd.xldate.XLDateError, OverflowError):
        return cell.value


def _read_xlsx(path: Path) -> list[Sheet]:
    _refuse_bomb(path)
    import openpyxl

    with path.open("rb") as file:  # by a path, openpyxl goes by the ending of the name
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheets = []
        for sheet in book.worksheets[:_SHEETS]:
            sheet.reset_dimensions()  # what the file says of its size may be made up
            sheets.append(_sheet(sheet.iter_rows(values_only=True), path.name))
        return sheets


def _refuse_bomb(path: Path) -> None:
    """Look at what a packed file says it unpacks to; it cannot become more than that."""
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    if len(parts) > _PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise _too_large(path, UNPACKED)


def _sheet(rows: Iterable[Sequence[object]], name: str) -> Sheet:
    """Rows of cells as rows of text. Raises `Refused` for endless ones."""
    sheet, cells = [], 0
    for row in rows:
        cells += max(1, len(row))
        if cells > MOST_CELLS:
            message = N_("A sheet of %(name)s has more than %(most)d cells.")
            raise Refused(message, name=name, most=MOST_CELLS)
        sheet.append([text_of(value) for value in row[:_COLUMNS]])
    return sheet


def text_of(value: object) -> str:
    """A cell as a table in a text has it: a day, a length in hours, minutes and seconds, a number
    that nobody can take for thousands.
    """
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, time):
        clock = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
        value = clock + timedelta(microseconds=value.microsecond)
    if isinstance(value, timedelta) and value >= timedelta():
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, float):
        said = f"{value:.6f}".rstrip("0").rstrip(".")
        return f"{said}0" if is_two_ways(said) else said
    return value.isoformat() if isinstance(value, date) else str(value)


def _damaged(path: Path) -> Refused:
    return Refused(N_("%(name)s is damaged or incomplete and was not read."), name=path.name)


def _too_large(path: Path, most: int) -> Refused:
    return Refused(
        N_("%(name)s is larger than %(most)d MB: too big for a file of this kind."),
        name=path.name,
        most=most // 1024**2,
    )
