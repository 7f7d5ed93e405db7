"""Opens what a person gives: zips, folders they were unpacked into, single files.

Nothing is ever unpacked, no name in an archive becomes a path, and nothing is read beyond its
bounds. Whatever goes wrong is `Refused` with a sentence.
"""

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from io import BufferedReader
from lzma import LZMAError
from pathlib import Path
from typing import NamedTuple

from detox.archive.naming import Name, day_in_name, read_name
from detox.domain.problem import N_, Refused
from detox.domain.text import clean

MOST_MEMBERS = 200_000
LARGEST = 64 * 1024**2
"""bytes of one file in an archive"""
MOST_READ = 512 * 1024**2
"""bytes of all that is read"""
_LARGEST_DIRECTORY = 2 * LARGEST
"""bytes; it is read at once, as a file in it is at most"""
_HIGHEST_RATIO = 200
_SMALL = 1024**2
MOST_GIVEN = 100
_TWO_GIB = 2 * 1024**3
_READ_NAMES = ("json", "js", "csv", "tsv", "txt", "html", "htm", "opml", "xml", "car", "zip", "")
_EARLIEST_ZIP = 1980
_ENTRY = b"PK\x01\x02"
_WRONG = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    LZMAError,
    EOFError,
    ValueError,
    LookupError,
    OverflowError,
    struct.error,
)
"""what reading a damaged or hostile zip brings"""
_MIB = 1024**2

NOT_THERE = N_("%(name)s can’t be found.")
EMPTY = N_("%(name)s is empty.")
UNREADABLE = N_("%(name)s could not be read: %(reason)s.")
TOO_MANY_FILES = N_("More than %(most)d files were given; give the folder they are in.")
TOO_MANY = N_("%(name)s holds more than %(most)d files: too many for the archive of one person.")
WEB_PAGE = N_(
    "%(name)s is a web page, not an archive: the link has probably expired, or wants you to sign "
    "in first. Download the archive again."
)
CUT_OFF = N_(
    "%(name)s is exactly 2 GB: the download stopped there, and the rest is missing. Download it "
    "again."
)
NOT_OVER = N_("The download of %(name)s isn’t finished; wait for it, or start it again.")
PACKED = N_(
    "%(name)s is packed as %(kind)s; unpack it and give the folder, or ask for a zip instead."
)
INCOMPLETE = N_("%(name)s is incomplete or damaged. Download it again.")
NO_ZIP = N_("%(name)s isn’t a zip, although its name says so. Download it again.")
LOCKED = N_("%(name)s is protected by a password; unpack it yourself and give the folder.")
REZIP = N_(
    "%(name)s is packed in a way that Detox can’t read (as Windows does with large folders); "
    "unpack it and give the folder, or zip it again with another program."
)
BOMB = N_("%(file)s in the archive would become far too large unpacked; it was not read.")
TOO_LARGE = N_("%(file)s in the archive is larger than %(most)d MB; it was not read.")
TOO_MUCH = N_("The archive holds more than %(most)d MB to read: too much for lists of people.")
DAMAGED = N_("%(file)s in the archive is damaged. Download the archive again.")

_BEGINNINGS = (
    (b"\x1f\x8b", ".tgz"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ", ".xz"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"Rar!", ".rar"),
)


class Volume(NamedTuple):
    """One thing that was given: a zip, a folder or a file. `day` is when it was made, as its name
    or what is in it says.
    """

    name: str
    place: int
    day: date | None
    zip: zipfile.ZipFile | None = None


class Member(NamedTuple):
    """A file that may be read: of which volume, how it is called there, how large it says it is,
    and the day it was put in, where that is known.
    """

    name: Name
    size: int
    volume: Volume
    source: zipfile.ZipInfo | Path
    day: date | None = None
    check: int = 0

    @property
    def path(self) -> str:
        """Its name as it is shown."""
        return self.name.path


class _Guarded(BufferedReader):
    """A file whose directory, which a zip reads at once, has not too many entries."""

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and size > _LARGEST_DIRECTORY:
            raise self._too_many()
        found = super().read(size)
        if found.startswith(_ENTRY) and found.count(_ENTRY) > MOST_MEMBERS:
            raise self._too_many()
        return found

    def _too_many(self) -> Refused:
        return Refused(TOO_MANY, name=clean(Path(str(self.name)).name, 200), most=MOST_MEMBERS)


def opened(path: Path, place: int, stack: ExitStack) -> tuple[Volume, list[Member]]:
    """What a person gave, and the files in it that may be worth reading. Raises `Refused`."""
    name = clean(path.name or str(path), 200)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            return _folder(path, name, place)
        if not stat.S_ISREG(found.st_mode):
            raise Refused(N_("%(name)s is not a file."), name=name)
        with path.open("rb") as file:
            begins = file.read(512)
    except FileNotFoundError:
        raise Refused(NOT_THERE, name=name) from None
    except (OSError, ValueError) as error:  # a zero byte in the name
        raise _unreadable(name, error) from None
    _refuse_unfit(name, found.st_size, begins)
    if begins.startswith(b"PK"):
        return _zip(path, name, place, stack)
    volume = Volume(name, place, day_in_name(name))
    called = read_name(path.name)
    return volume, [Member(called, found.st_size, volume, path)] if called else []


def _refuse_unfit(name: str, size: int, begins: bytes) -> None:
    ending = name.lower().rpartition(".")[2]
    if ending in ("part", "crdownload", "download", "partial"):
        raise Refused(NOT_OVER, name=name)
    if size == 0:
        raise Refused(EMPTY, name=name)
    if size in (_TWO_GIB, _TWO_GIB - 1):
        raise Refused(CUT_OFF, name=name)
    for start, kind in _BEGINNINGS:
        if begins.startswith(start):
            raise Refused(PACKED, name=name, kind=kind)
    if ending == "zip" and not begins.startswith(b"PK"):
        is_page = b"<html" in begins.lower() or b"<!doctype" in begins.lower()
        raise Refused(WEB_PAGE if is_page else NO_ZIP, name=name)


def _folder(path: Path, name: str, place: int) -> tuple[Volume, list[Member]]:
    """The files of a folder; links lead out of it and are left."""
    volume = Volume(name, place, day_in_name(name))
    members, count = [], 0
    for folder, below, files in os.walk(path, onerror=_complain):
        below.sort()
        for each in sorted(files):
            count += 1
            if count > MOST_MEMBERS:
                raise Refused(TOO_MANY, name=name, most=MOST_MEMBERS)
            where = Path(folder, each)
            called = read_name(str(where.relative_to(path)))
            if called is None or called.ending not in _READ_NAMES or where.is_symlink():
                continue
            members.append(Member(called, where.stat().st_size, volume, where))
    return volume, members


def _complain(error: OSError) -> None:
    raise _unreadable(clean(Path(str(error.filename)).name, 200), error)


def _zip(path: Path, name: str, place: int, stack: ExitStack) -> tuple[Volume, list[Member]]:
    try:
        file = stack.enter_context(_Guarded(path.open("rb", buffering=0)))
        archive = stack.enter_context(zipfile.ZipFile(file))
        if len(archive.filelist) > MOST_MEMBERS:
            raise Refused(TOO_MANY, name=name, most=MOST_MEMBERS)
        found = list(_found(archive))
    except NotImplementedError:
        raise Refused(REZIP, name=name) from None
    except _WRONG:
        raise Refused(INCOMPLETE, name=name) from None
    except OSError as error:
        raise _unreadable(name, error) from None
    archive.filelist.clear()  # of many thousand photos nothing is needed any more
    archive.NameToInfo.clear()
    days = [_day_of(info) for info, _called in found]
    latest = max((day for day in days if day), default=None)
    volume = Volume(name, place, day_in_name(name) or latest, archive)
    return volume, [
        Member(called, info.file_size, volume, info, day, info.CRC)
        for (info, called), day in zip(found, days, strict=True)
    ]


def _found(archive: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, Name]]:
    """The files that may be read; links are left, since what they hold is where they lead."""
    for info in archive.filelist:
        if info.is_dir() or stat.S_ISLNK(info.external_attr >> 16):
            continue
        called = read_name(_name_of(info))
        if called is not None and called.ending in _READ_NAMES:
            yield info, called


def _name_of(info: zipfile.ZipInfo) -> str:
    """The name of a file; many programs write UTF-8 there without saying so."""
    raw = info.orig_filename
    if raw.isascii() or info.flag_bits & 0x800:
        return raw
    try:
        return raw.encode("cp437").decode()
    except UnicodeError:
        return raw


def _day_of(info: zipfile.ZipInfo) -> date | None:
    try:
        day = date(*info.date_time[:3])
    except ValueError:
        return None
    return day if day.year > _EARLIEST_ZIP else None


def content(member: Member, most: int = LARGEST) -> bytes:
    """All bytes of a file. Raises `Refused` for one that has more than `most`, or is damaged."""
    if isinstance(member.source, zipfile.ZipInfo):
        _refuse_bomb(member.path, member.source, most)
    read = glimpse(member, most + 1)
    if len(read) > most:
        raise Refused(TOO_LARGE, file=member.path, most=most // _MIB)
    return read


def glimpse(member: Member, size: int) -> bytes:
    """The first `size` bytes of a file. Raises `Refused` where they can't be read."""
    try:
        if isinstance(member.source, Path):
            with member.source.open("rb") as file:
                return file.read(size)
        assert member.volume.zip is not None
        with member.volume.zip.open(member.source) as packed:
            return packed.read(size)
    except NotImplementedError:
        raise Refused(REZIP, name=member.volume.name) from None
    except RuntimeError:
        raise Refused(LOCKED, name=member.volume.name) from None
    except _WRONG:
        raise Refused(DAMAGED, file=member.path) from None
    except OSError as error:
        raise _unreadable(member.path, error) from None


def _refuse_bomb(path: str, info: zipfile.ZipInfo, most: int) -> None:
    if info.file_size > _SMALL and info.file_size > _HIGHEST_RATIO * max(info.compress_size, 1):
        raise Refused(BOMB, file=path)
    if info.file_size > most:
        raise Refused(TOO_LARGE, file=path, most=most // _MIB)


def _unreadable(name: str, error: OSError | ValueError) -> Refused:
    reason = clean(getattr(error, "strerror", None) or "", 200) or type(error).__name__
    return Refused(UNREADABLE, name=name, reason=reason)
