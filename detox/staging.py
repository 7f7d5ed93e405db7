"""The one door for files that take the place of others: nobody can guess, plant or read them.

A temporary file has a name that cannot be foreseen, is made anew or not at all, follows no link
and is its owner's alone from the first moment on; a folder that others may write to is safe so.
"""

import errno
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from stat import S_ISDIR, S_ISLNK, S_ISREG

from detox.domain.problem import N_, Problem, Refused, Unreadable
from detox.domain.text import clean
from detox.paths import AnyPath

# What the system, and no damage, kept from being read or written: no backup helps there.
SYSTEM_REFUSED = N_("%(file)s could not be read or written (%(reason)s). Nothing was changed.")
SYSTEM_REFUSED_LATER = N_(
    "%(file)s could not be read (%(reason)s). Everything done before is kept."
)
SYSTEM_REFUSED_COPIES = N_(
    "Forgotten in your records, but not in every copy on this device yet (%(reason)s); Detox "
    "goes on with that the next time it runs."
)
HOME_GONE = N_(
    "%(folder)s is gone, and with it everything Detox keeps here. Nothing is written until it is "
    "back: perhaps a disk isn’t connected."
)
ENDING = ".tmp"
_ANEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
NO_WAITING = getattr(os, "O_NONBLOCK", 0)
"""to open with: a pipe that nobody holds at its other end is refused, not waited for"""
_LETTERS = 16
_SHOWN = 40
"""letters of the name that a temporary name keeps: it may not grow longer than a name may be"""
_AT_ONCE = 1024 * 1024
"""bytes that are written at a time"""
_LINKS = 40
"""as many as Linux follows"""
_NO_FSYNC = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)
"""what file systems say that know no fsync, some network and FUSE mounts among them"""
_FOUND: dict[str, tuple[str, ...]] = {}
"""folders in which this process has found what a person keeps, each with those it belongs to"""
_HELD_ELSEWHERE = (5, 32, 33)
"""what Windows says while another process has a file open: access denied, sharing, lock"""
_WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.0)
"""seconds; a virus scanner or a sync program has a file for less than their sum"""


def read_regular(path: AnyPath, most: int = -1) -> bytes:
    """What stands in a file, of `most` bytes at most.

    Raises `OSError`, at once too where a pipe or a device has its name, which may never end.
    """
    with open(path, "rb", opener=_open_regular) as file:
        return file.read(most)


def text_in(path: AnyPath, name: str, most: int) -> str | Unreadable | None:
    """The text of a file that a person wrote, called `name`, of `most` bytes at most; None where
    there is no such file; or why it cannot be read.
    """
    try:
        status = os.stat(path)
        if not S_ISREG(status.st_mode):
            return Unreadable(Problem(N_("%(file)s is not a file."), {"file": name}))
        if status.st_size > most:
            message = N_("%(file)s is too big: %(size)d bytes, where %(limit)d at most are read.")
            parts = {"file": name, "size": status.st_size, "limit": most}
            return Unreadable(Problem(message, parts))
        return read_regular(path).decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except OSError as error:
        message = N_("%(file)s can’t be read: %(reason)s.")
        return Unreadable(Problem(message, {"file": name, "reason": error.strerror or "?"}))
    except UnicodeDecodeError as error:
        message = N_("%(file)s is not UTF-8 text (byte %(byte)d).")
        return Unreadable(Problem(message, {"file": name, "byte": error.start}))


def leads_nowhere(name: str) -> Unreadable:
    """That the file called `name` is a link, and the file it leads to is gone."""
    return Unreadable(Problem(N_("%(file)s is a link to a file that isn’t there."), {"file": name}))


def _open_regular(path: str, flags: int) -> int:
    handle = os.open(path, flags | NO_WAITING)
    mode = os.fstat(handle).st_mode
    if S_ISREG(mode):
        return handle
    os.close(handle)
    number = errno.EISDIR if S_ISDIR(mode) else errno.ENXIO
    raise OSError(number, os.strerror(number), path)


def is_staged(name: str) -> bool:
    """Whether a file was made by `stage`, by its name; others end their names as we do."""
    shown, _dot, letters = name.removesuffix(ENDING).rpartition(".")
    return name[0] == "." and name.endswith(ENDING) and shown != "" and len(letters) == _LETTERS


def stage(path: AnyPath) -> tuple[int, str]:
    """Open a new file beside `path`, for what is to stand there; give its handle and its path.

    Raises `OSError`.
    """
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name[:_SHOWN]}.{os.urandom(_LETTERS // 2).hex()}{ENDING}")
    return os.open(temporary, _ANEW | _NOFOLLOW | _BINARY, 0o600), temporary


def take_place(temporary: AnyPath, path: AnyPath) -> None:
    """Move a staged file to `path`; Windows refuses while another process has that open, so that
    it is tried again for some seconds there.

    Raises `OSError`; the file at `path` is then as it was.
    """
    for pause in (*_WAITS, None):
        try:
            os.replace(temporary, path)
        except OSError as error:
            if not os.path.lexists(temporary):
                return  # a file server may move it, and lose the answer
            if pause is None or getattr(error, "winerror", None) not in _HELD_ELSEWHERE:
                raise
            time.sleep(pause)
        else:
            return


def discard(temporary: AnyPath) -> None:
    """Take a staged file away; it may be gone, or be in its place already."""
    with suppress(OSError):
        os.unlink(temporary)


def put(path: AnyPath, chunks: Iterable[bytes], *, mode: int = 0o600, durable: bool = True) -> None:
    """Put what comes in `chunks`, however much it is, in place of `path` in one move; on disk when
    this returns if it is `durable`.

    Raises `OSError`; the file is then as it was.
    """
    handle, temporary = stage(path)
    try:
        with os.fdopen(handle, "wb", _AT_ONCE) as file:
            file.writelines(chunks)
            file.flush()
            if mode != 0o600 and hasattr(os, "fchmod"):
                os.fchmod(file.fileno(), mode)
            if durable:
                flush(file.fileno())
        take_place(temporary, path)
    except BaseException:
        discard(temporary)
        raise
    if durable:
        settle(os.path.dirname(path) or ".")


def pour(handle: int, chunks: Iterable[bytes]) -> None:
    """Write everything to a handle. Raises `OSError`."""
    for chunk in chunks:
        view = memoryview(chunk)
        while view:
            view = view[os.write(handle, view) :]


def flush(handle: int) -> None:
    """Wait until the disk has what was written to a handle, where the file system can wait.

    Raises `OSError`.
    """
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FSYNC:
            raise


def settle(folder: AnyPath) -> None:
    """Wait until the disk knows which files stand in a folder, as far as the system can tell.

    It never fails: what stands there is seen by everybody already, whatever the disk answers.
    """
    if os.name == "nt":  # Windows has no handle on a folder to wait for
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


class Gone(FileNotFoundError):
    """A home that this process knows is not there any more: a disk was taken out, or it moved."""


def count_on(*folders: str) -> None:
    """From now on, if all of these are gone, that is not taken for a fresh start."""
    _FOUND.update(dict.fromkeys(folders, folders))


def begin_with(*folders: str) -> None:
    """Whoever opens a home takes it as it is now, whatever was found there before."""
    for folder in folders:
        _FOUND.pop(folder, None)


def has_lost(folder: str) -> bool:
    """Whether a folder that is counted on is gone."""
    return folder in _FOUND and not os.path.isdir(folder)


def must_stand(folder: AnyPath) -> None:
    """Raise `Gone` where a folder that is counted on is gone, and all it belongs to with it."""
    together = _FOUND.get(os.fspath(folder), ())
    if together and not any(map(os.path.isdir, together)):
        raise Gone(errno.ENOENT, os.strerror(errno.ENOENT), together[0])


def private_folder(path: AnyPath) -> None:
    """Make a folder, and those above it, that only their owner may enter. Raises `OSError`."""
    if os.path.isdir(path):
        return
    must_stand(path)
    private_folder(os.path.dirname(path) or ".")
    try:
        os.mkdir(path, mode=0o700)
    except FileExistsError:
        if not os.path.isdir(path):
            raise


def followed(path: AnyPath) -> str:
    """The file to write where a person says `path`: a link stays, what it leads to is replaced.

    Raises `Refused` for a link that somebody else made, a device or a pipe, and `OSError` for links
    in a circle.
    """
    there = os.path.abspath(path)
    for _each in range(_LINKS):
        try:
            found = os.lstat(there)
        except FileNotFoundError:
            return there
        if S_ISREG(found.st_mode) or S_ISDIR(found.st_mode):
            return there
        if not S_ISLNK(found.st_mode):  # a device or a pipe: nobody means it to be replaced
            raise Refused(
                N_("%(path)s isn’t a file; choose another name."), path=clean(there, 4096)
            )
        if hasattr(os, "geteuid") and found.st_uid not in (0, os.geteuid()):
            raise Refused(
                N_("%(path)s is a link that someone else made; nothing was written through it."),
                path=clean(there, 4096),
            )
        there = os.path.join(os.path.dirname(there), os.readlink(there))
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
