"""Spreadsheets for tests: a BIFF5 workbook in its container, and packed ones by openpyxl."""

import struct
from pathlib import Path

from openpyxl import Workbook

Rows = list[list[str]]
_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def xlsx(path: Path, **sheets: Rows) -> Path:
    """A packed spreadsheet."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def xls(path: Path, **sheets: Rows) -> Path:
    """A spreadsheet as Excel 95 wrote them (MS-XLS, MS-CFB), texts in Latin letters only."""
    path.write_bytes(_container(_workbook(sheets)))
    return path


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _workbook(sheets: dict[str, Rows]) -> bytes:
    begin, end = 0x0809, _record(0x000A)
    parts = [_sheet(rows, begin, end) for rows in sheets.values()]
    names = [name.encode("cp1252") for name in sheets]
    head = _record(begin, struct.pack("<HHHH", 0x0500, 0x0005, 0, 0))
    head += _record(0x0042, struct.pack("<H", 1252))
    place = len(head) + sum(4 + 7 + len(name) for name in names) + len(end)
    for name, part in zip(names, parts, strict=True):
        head += _record(0x0085, struct.pack("<IBBB", place, 0, 0, len(name)) + name)
        place += len(part)
    return head + end + b"".join(parts)


def _sheet(rows: Rows, begin: int, end: bytes) -> bytes:
    cells = b"".join(
        _record(0x0204, struct.pack("<HHHH", row, column, 0, len(text)) + text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(each.encode("cp1252") for each in texts)
        if text
    )
    return _record(begin, struct.pack("<HHHH", 0x0500, 0x0010, 0, 0)) + cells + end


def _container(stream: bytes) -> bytes:
    stream = stream.ljust(4096, b"\0")
    stream += b"\0" * (-len(stream) % _SECTOR)
    count = len(stream) // _SECTOR
    chain = [_TABLE, _END, *range(3, count + 2), _END]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(_SECTOR, b"\xff")
    assert len(table) == _SECTOR
    header = struct.pack("<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
                         0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)  # fmt: skip
    header += struct.pack("<I", 0) + b"\xff" * (_SECTOR - len(header) - 4)
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry("Book", 2, _FREE, 2, len(stream))
    return header + table + entries.ljust(_SECTOR, b"\0") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBBIII36xIQ", raw, len(raw), kind, 1, _FREE, _FREE, child, start, size)
