"""What is painted goes out here: a terminal that hangs up or stops reading holds nobody back."""

import os
import select
import time
from collections.abc import Callable

HURRY_SECONDS = 2.0
"""how long a terminal that does not read is waited for on the way out"""


class Outlet:
    """A text file over a terminal's descriptor, for one thread; it never raises.

    `on_hang_up` is called, in that thread, when the terminal has gone.
    """

    def __init__(self, descriptor: int, on_hang_up: Callable[[], None]) -> None:
        self._descriptor = self._to_write = descriptor
        self._on_hang_up = on_hang_up
        self._has_gone = False
        self._until: float | None = None
        try:  # a description of our own: what is set on it concerns no other program
            flags = os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
            self._to_write = os.open(os.ttyname(descriptor), flags)
        except OSError:
            pass

    def hurry(self) -> None:
        """Wait for the terminal no longer than it takes to leave. Fit for a signal handler."""
        self._until = time.monotonic() + HURRY_SECONDS

    def take_time(self) -> None:
        """Wait for the terminal as long as it takes."""
        self._until = None

    def write(self, text: str) -> None:
        """Write, or let go of what nobody will read."""
        data = memoryview(text.encode(errors="replace"))
        while data and not self._has_gone:
            try:
                data = data[os.write(self._to_write, data) :]
            except BlockingIOError:
                if not self._may_wait():
                    return
            except OSError:
                self._has_gone = True
                self._on_hang_up()

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        """It is one."""
        return True

    def fileno(self) -> int:
        """The terminal's descriptor."""
        return self._descriptor

    def _may_wait(self) -> bool:
        """Wait a little for room; whether it is worth trying again."""
        select.select([], [self._to_write], [], 0.1)
        return self._until is None or time.monotonic() < self._until
