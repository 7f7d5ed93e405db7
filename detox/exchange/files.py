"""Files from elsewhere, as text: read once, up to a size, and refused in a sentence."""

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from detox.domain.problem import N_, Refused
from detox.domain.text import clean

if TYPE_CHECKING:
    from datetime import tzinfo
    from typing import BinaryIO

MOST_MEGABYTES = 512
_BYTE_ORDERS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class Here(NamedTuple):
    """Where and how a log is read: the zone of its wall times, the language of its reader.

    `dates` says how 3/4/2026 is meant, `dmy` or `mdy`; empty where the file shows it. `columns`
    are the columns that were named, by what is in them.
    """

    zone: "tzinfo"
    language: str = "en"
    dates: str = ""
    columns: dict[str, str] = {}


class NotThatKind(Exception):
    """The text is no log of the program it was said to be from."""


def text_of(path: str) -> str:
    """What is in a file. Raises `Refused` where that is no text."""
    from pathlib import Path

    place = Path(path).expanduser()
    try:
        if place.is_dir():
            raise Refused(N_("%(path)s is a folder; write the name of a file in it."), path=path)
        with place.open("rb") as file:
            return decoded(_content(file, path), path)
    except OSError as error:
        raise Refused(
            N_("%(path)s could not be read (%(reason)s)."),
            path=clean(path, 4096),
            reason=error.strerror or str(error),
        ) from error
    except ValueError as error:  # a NUL in the name
        raise Refused(N_("“%(path)s” is no name of a file."), path=clean(path, 200)) from error


def text_in(stream: "BinaryIO", name: str) -> str:
    """What comes in on a stream. Raises `Refused` where that is no text."""
    return decoded(_content(stream, name), name)


def decoded(content: bytes, name: str) -> str:
    """UTF-8, or UTF-16 that says so. Raises `Refused`."""
    name = clean(name, 4096)
    if not content.strip():
        raise Refused(N_("%(path)s is empty."), path=name)
    encoding = next((enc for mark, enc in _BYTE_ORDERS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        if b"\0" in content:
            raise _binary(name) from error
        raise Refused(
            N_("%(path)s is not written in UTF-8 (line %(line)d); save it as UTF-8 and try again."),
            path=name,
            line=line,
        ) from error
    if "\0" in text:
        raise _binary(name)
    return text


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
                N_("This JSON ends or breaks off in line %(line)d; perhaps the file is not whole."),
                line=line,
            ) from error
        raise NotThatKind from error


def _content(file: "BinaryIO", name: str) -> bytes:
    content = file.read(MOST_MEGABYTES * 1024 * 1024 + 1)
    if len(content) > MOST_MEGABYTES * 1024 * 1024:
        raise Refused(
            N_("%(path)s is larger than %(most)d MB, which is more than any log of time."),
            path=clean(name, 4096),
            most=MOST_MEGABYTES,
        )
    return content


def _binary(name: str) -> Refused:
    return Refused(N_("%(path)s is no text: a program keeps its own data in it."), path=name)


def _nothing(_constant: str) -> None:
    """What NaN and the infinities are read as."""
