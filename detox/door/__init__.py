"""The fast door: an answer kept whole, with the marks that tell whether it still holds.

It imports nothing else of Detox, so that a prompt which asks for `detox status` waits for Python
alone. Whatever it cannot answer, or does not trust, goes the long way, which keeps the next answer.
A kept answer can be thrown away at any time.
"""

import io
import os
import stat
import sys
import time

from detox import __version__

LARGEST_BYTES = 1024 * 1024
_FORM = "1"
_SLOTS = 64
_PRIME = 2**61 - 1
NOTICEABLE_SECONDS = 0.5
_SECRET = stat.S_IWGRP | stat.S_IWOTH
_OPENED = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_ENVIRON = (
    *("DETOX_HOME", "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "TZ", "TZDIR"),
    *("LC_ALL", "LC_MESSAGES", "LC_TIME", "LC_MONETARY", "LANG"),
)


def told_status(words: list[str]) -> bool:
    """Print the kept answer of `detox status WORDS`; false, and nothing printed, without one."""
    template = asked(words)
    text = None if template is None or sys.stdout is None else _status(template)
    if text is None:
        return False
    try:
        make_fit(sys.stdout)
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        return True
    except OSError:  # the command line knows what to say of a full output
        return False
    return True


def make_fit(stream: object) -> None:
    """Have a stream write UTF-8 where it goes to no terminal, and `?` for what it can't say; or
    read UTF-8 where it comes from none.

    Raises `OSError` where something that was written to it before does not go out.
    """
    if isinstance(stream, io.TextIOWrapper):
        encoding = None if stream.isatty() else "utf-8"  # Windows would take its code page
        stream.reconfigure(encoding=encoding, errors="replace")


def asked(words: list[str]) -> str | None:
    """What names an answer of `detox status`: nothing for the sentences, `=` and its template for
    a format; None for words that may ask for anything else.
    """
    if not words:
        return ""
    option, equals, template = words[0].partition("=")
    if option == "--format" and equals and len(words) == 1:
        return f"={template}"
    if words[0] == "--format" and len(words) == 2 and words[1][:1] != "-":
        return f"={words[1]}"
    return None


def slot(template: str) -> str:
    """The name that the answer to a template is kept under; few, however many templates there are.

    Two that share one take turns.
    """
    return f"status-{checksum(template.encode('utf-8', 'surrogatepass')) % _SLOTS:02}"


def _status(template: str) -> str | None:
    now = instant()
    found = None if now is None else held(slot(template), now)
    if now is None or not found or found[0] != template:
        return None
    _template, seconds, at, awake, *parts = found
    if not seconds:
        return parts[0]
    if abs(awake_mark() - float(awake)) > NOTICEABLE_SECONDS:
        return None
    return stopwatch(int(seconds) + int(now) - int(at)).join(parts)


def stopwatch(seconds: int) -> str:
    """A running clock, as `12:04` or `1:12:04`."""
    minutes, second = divmod(max(0, seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute:02}:{second:02}"


def awake_mark() -> float:
    """What stays as it is, in seconds, until the machine sleeps or starts anew, or its clock is
    set.
    """
    return time.time() - time.monotonic()  # noqa: TID251 - the clock has no door without a price


def instant() -> float | None:
    """This instant in seconds of the epoch; nothing where `DETOX_NOW` is none."""
    given = os.environ.get("DETOX_NOW")
    if not given:
        return time.time()  # noqa: TID251 - as above
    from datetime import datetime

    try:
        return datetime.fromisoformat(given).timestamp()
    except (ValueError, OverflowError, OSError):
        return None


def held(name: str, now: float) -> list[str] | None:
    """The fields kept under `name`, where they still hold at `now`, in seconds of the epoch."""
    path = place(name)
    fields = None if path is None else _read(path)
    if fields is None:
        return None
    try:
        who, since, until, count, *rest = fields
        if who != identity() or not float(since) <= now < float(until):
            return None
        marks = iter(rest[: 2 * int(count)])
        for mark in marks:
            if stamp(next(marks)) != mark:
                return None
        return rest[2 * int(count) :]
    except (ValueError, StopIteration):
        return None


def place(name: str) -> str | None:
    """Where an answer is kept; nothing where that is not told by the environment alone.

    It is in the state folder of `detox.paths`, or else nothing is kept there.
    """
    if os.name != "posix":  # no owners, and no time of the last change of a file
        return None
    state = os.environ.get("DETOX_HOME", "")
    if state:
        state = f"{state}/state"
    else:
        usual = "~/.local/state" if sys.platform == "linux" else "~/Library/Application Support"
        state = os.environ.get("XDG_STATE_HOME", "") or os.path.expanduser(usual)
        state = f"{state}/detox-planner"
    return f"{state}/derived/door/{name}" if state[0] == "/" else None


def identity() -> str:
    """What else an answer follows from: this Detox, this Python, and what the environment says."""
    told = [os.environ.get(name) for name in _ENVIRON]
    return repr((_FORM, __version__, os.path.dirname(__file__), sys.version, told))


def stamp(path: str) -> str:
    """What changes when a file or a folder does; empty where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return ""
    return f"{found.st_mtime_ns} {found.st_ctime_ns} {found.st_size} {found.st_ino}"


def checksum(content: bytes) -> int:
    """A number that nearly always differs when the content does."""
    return int.from_bytes(content, "big") % _PRIME


def _read(path: str) -> list[str] | None:
    """The fields of a file that this person alone may have written, whole and as it was written."""
    try:
        handle = os.open(path, _OPENED)
    except OSError:
        return None
    try:
        found = os.fstat(handle)
        is_ours = stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid()
        if not is_ours or found.st_mode & _SECRET or found.st_size > LARGEST_BYTES:
            return None
        checked, _, content = os.read(handle, found.st_size).partition(b"\0")
        if checked != b"%d" % checksum(content):
            return None
        return content.decode("utf-8", "surrogatepass").split("\0")
    except (OSError, ValueError):
        return None
    finally:
        os.close(handle)
