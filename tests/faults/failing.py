"""Calls to the system that are counted, or one of which fails."""

import errno
import fcntl
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

CALLS = ("replace", "rename", "fsync", "write", "link", "unlink", "mkdir", "flock")
ERRORS = ("EIO", "ESTALE", "ENOSPC", "EDQUOT", "EINVAL", "EPERM", "ENOLCK", "EINTR")
KILL, LOST = "SIGKILL", "done, and the answer lost"


class Fault(NamedTuple):
    """The `nth` call to `call` fails; `stays` has all later calls to it fail too."""

    call: str
    nth: int
    kind: str
    stays: bool = False


def counting(into: Path) -> Callable[[], None]:
    """Write the name of every call that could fail to a file."""

    def prepare() -> None:
        log = os.open(into, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        write = os.write

        def wrap(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
            def counted(*args: Any, **kwargs: Any) -> Any:
                write(log, f"{name}\n".encode())
                return real(*args, **kwargs)

            return counted

        _wrap_all(wrap)

    return prepare


def failing(fault: Fault) -> Callable[[], None]:
    """Have one call fail."""

    def prepare() -> None:
        seen = 0

        def wrap(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
            if name != fault.call:
                return real

            def faulty(*args: Any, **kwargs: Any) -> Any:
                nonlocal seen
                seen += 1
                if seen != fault.nth and not (fault.stays and seen > fault.nth):
                    return real(*args, **kwargs)
                if fault.kind == KILL:
                    os.kill(os.getpid(), signal.SIGKILL)
                if fault.kind == LOST:
                    real(*args, **kwargs)
                    raise OSError(errno.EIO, os.strerror(errno.EIO))
                number = getattr(errno, fault.kind)
                raise OSError(number, os.strerror(number))

            return faulty

        _wrap_all(wrap)

    return prepare


def _wrap_all(wrap: Callable[[str, Callable[..., Any]], Callable[..., Any]]) -> None:
    for name in CALLS:
        module: Any = fcntl if name == "flock" else os
        setattr(module, name, wrap(name, getattr(module, name)))
