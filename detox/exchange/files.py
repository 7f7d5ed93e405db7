"""Files from elsewhere, as text: read once, up to a size, and refused in a sentence."""

import json
from collections.abc import Callable
from datetime import tzinfo
from typing import Any, BinaryIO, NamedTuple

from detox.domain.problem import IS_FOLDER, N_, Refused
from detox.domain.text import clean
from detox.domain.written.letters import Decoded, decoded
from detox.paths import typed_path

MOST_MEGABYTES = 512
NO_TEXT = N_("%(path)s isn’t text: a program keeps its own data in it.")
A_SPREADSHEET = N_(
    "%(path)s is a spreadsheet: save it as CSV in the program it is from, and use that file."
)
_PACKED, _OF_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods", ".numbers")
_IN_SPREADSHEETS = (b"xl/workbook", b"opendocument.spreadsheet", "Workbook".encode("utf-16-le"))


def _none(_name: str) -> None:
    """No zone, of whatever name."""


class Here(NamedTuple):
    """Where and how a log is read: the zone of its wall times, the language of its reader.

    `dates` says how 3/4/2026 is meant, `dmy` or `mdy`; empty where the file shows it. `columns`
    are the columns that were named, by what is in them. `unit` is what a bare number counts there,
    `seconds`, `minutes` or `hours`; empty where it was not said. `zone_of` knows zones by name.
    """

    zone: tzinfo
    language: str = "en"
    dates: str = ""
    columns: dict[str, str] = {}
    unit: str = ""
    zone_of: Callable[[str], tzinfo | None] = _none


class NotThatKind(Exception):
    """The text is no log of the program it was said to be from."""


def text_of(path: str) -> Decoded:
    """What is in a file. Raises `Refused` where that is no text."""
    place = typed_path(path)
    try:
        if place.is_dir():
            raise Refused(IS_FOLDER, path=path)
        with place.open("rb") as file:
            return text_in(file, path)
    except OSError as error:
        raise Refused(
            N_("%(path)s could not be read (%(reason)s)."),
            path=clean(path, 4096),
            reason=error.strerror or str(error),
        ) from error
    except ValueError as error:  # a NUL in the name
        raise Refused(N_("“%(path)s” isn’t a file name."), path=clean(path, 200)) from error


def text_in(stream: BinaryIO, name: str) -> Decoded:
    """What comes in on a stream. Raises `Refused` where that is no text."""
    content = _content(stream, name)
    name = clean(name, 4096)
    if not content.strip():
        raise Refused(N_("%(path)s is empty."), path=name)
    found = decoded(content)
    if found is None:
        raise Refused(A_SPREADSHEET if _is_spreadsheet(content, name) else NO_TEXT, path=name)
    return found


def json_of(text: str) -> Any:
    """A JSON text as values. Raises `NotThatKind` where it is none."""
    try:
        return json.loads(text, parse_constant=_nothing)
    except RecursionError as error:
        raise NotThatKind from error
    except ValueError as error:
        line = getattr(error, "lineno", 0)
        if line and text.lstrip()[:1] in ("[", "{"):
            raise Refused(
                N_("This JSON ends or breaks off in line %(line)d; the file may be incomplete."),
                line=line,
            ) from error
        raise NotThatKind from error


def _content(file: BinaryIO, name: str) -> bytes:
    content = file.read(MOST_MEGABYTES * 1024 * 1024 + 1)
    if len(content) > MOST_MEGABYTES * 1024 * 1024:
        raise Refused(
            N_("%(path)s is larger than %(most)d MB: too big for a time log."),
            path=clean(name, 4096),
            most=MOST_MEGABYTES,
        )
    return content


def _is_spreadsheet(content: bytes, name: str) -> bool:
    """Whether it is the own file of a program of spreadsheets, by its name or by what is in it."""
    if not content.startswith((_PACKED, _OF_OFFICE)):
        return False
    is_named = name.lower().endswith(_SPREADSHEETS)
    return is_named or any(sign in content for sign in _IN_SPREADSHEETS)


def _nothing(_constant: str) -> None:
    """What NaN and the infinities are read as."""
