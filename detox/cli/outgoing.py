"""stdout and stderr of commands: a full disk, or a closed stream, stops no deed halfway."""

import errno
import os
from collections.abc import Callable
from typing import Any, TextIO, cast

from detox.door import make_fit


class Outgoing:
    """A stream that keeps what went wrong with it in `trouble`, and swallows what comes after.

    With `ends` a pipe that nobody reads any more raises all the same: there is no use in going on.
    """

    def __init__(
        self, stream: TextIO, closed: OSError | None = None, *, ends: bool = False
    ) -> None:
        self._stream, self._closed, self._ends = stream, closed, ends
        self.trouble: OSError | None = None

    def write(self, said: str | bytes) -> int:
        """Write text, or bytes as they are."""
        if self._closed is not None and said:
            self.trouble = self._closed
        if isinstance(said, str):
            self._tried(lambda: self._stream.write(said))
        else:
            self._tried(lambda: self._stream.buffer.write(said))
        return len(said)

    def flush(self) -> None:
        """Hand on what was written."""
        self._tried(self._stream.flush)

    def _tried(self, hand_on: Callable[[], object]) -> None:
        if self.trouble is not None:
            return
        try:
            hand_on()
        except OSError as error:
            self.trouble = error
            if self._ends and isinstance(error, BrokenPipeError):
                raise

    @property
    def buffer(self) -> "Outgoing":
        """Where bytes are written: the same stream."""
        return self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def outgoing(stream: TextIO | None, *, ends: bool = False, is_needed: bool = True) -> TextIO:
    """A stream of the process for commands; one that was closed (`>&-`) is nowhere, which is a
    trouble where it `is_needed`.
    """
    if stream is None:
        nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - to the end
        closed = OSError(errno.EBADF, os.strerror(errno.EBADF))
        return cast("TextIO", Outgoing(nowhere, closed if is_needed else None))
    try:
        make_fit(stream)
    except OSError as error:  # it was written to before
        return cast("TextIO", Outgoing(stream, error))
    return cast("TextIO", Outgoing(stream, ends=ends))


def trouble_of(stream: TextIO) -> OSError | None:
    """Why something could not be written."""
    found: OSError | None = getattr(stream, "trouble", None)
    return found
