"""The picture of Today in the terminal, while the rest of the program is still on its way.

It stands in the terminal until the program takes it over, or until it is taken away. Keys typed
meanwhile wait where the terminal keeps them. Only for systems that have `termios`.
"""

import _signal  # type: ignore[import-not-found]  # `signal` makes enums: as long as the drawing
import os
import sys
import termios

from detox.door import held, instant
from detox.door.picture import FRAME, TODAY, drawn, look, slot

Attributes = list["int | list[bytes | int]"]
"""of a terminal, as `termios` has them"""
_ENTER, _LEAVE = "\x1b[?1049h\x1b[?25l\x1b[?7l", "\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h"
_TOGETHER = "\x1b[?2026h{}\x1b[?2026l"
"""painted in one go where a terminal knows how (https://gist.github.com/christianparpart/
d8a62cc1ab659194337d73e399004036), the same without it elsewhere"""
PATIENCE_SECONDS = 0.5
_ENDINGS = (
    *(_signal.SIGINT, _signal.SIGTERM, _signal.SIGHUP, _signal.SIGQUIT, _signal.SIGTSTP),
    *(_signal.SIGUSR1, _signal.SIGUSR2, _signal.SIGALRM, _signal.SIGXCPU),
)
"""what ends a program or puts it to sleep, and leaves it a moment"""


class Picture:
    """What stands in the terminal, and whether it is all of Today; `before` is how the terminal was
    set, for who takes it over.
    """

    def __init__(self, outlet: int, before: Attributes, *, is_whole: bool = True) -> None:
        self.is_whole = is_whole
        self._outlet: int | None = outlet
        self._before = before
        for number in _ENDINGS:
            if _signal.getsignal(number) is not _signal.SIG_IGN:
                _signal.signal(number, self._end)

    def draw(self, text: str) -> None:
        """Make the terminal the program's own and draw; keys are not shown any more."""
        termios.tcsetattr(0, termios.TCSANOW, _raw(self._before))
        self._write(_ENTER + _TOGETHER.format(text))

    def take_over(self) -> Attributes | None:
        """How the terminal was set; nothing where the picture does not stand any more."""
        return self._before if self._close() else None

    def take_away(self) -> None:
        """Leave the terminal as it was found, unless somebody has taken it over."""
        if self._outlet is None:
            return
        try:  # noqa: SIM105 - contextlib would have to be there
            termios.tcsetattr(0, termios.TCSANOW, self._before)
        except termios.error:
            pass
        self._write(_LEAVE)
        self._close()

    def _end(self, number: int, _frame: object) -> None:
        self.take_away()
        if number == _signal.SIGINT:
            raise KeyboardInterrupt
        _signal.signal(number, _signal.SIG_DFL)
        os.kill(os.getpid(), number)

    def _write(self, text: str) -> None:
        """Write; a terminal that takes nothing for a while, or has gone, is not waited for."""
        data = text.encode("utf-8", "replace")
        while data and self._outlet is not None:
            try:
                data = data[os.write(self._outlet, data) :]
            except BlockingIOError:
                if not _has_room(self._outlet):
                    return
            except OSError:
                return

    def _close(self) -> bool:
        outlet, self._outlet = self._outlet, None
        if outlet is not None:
            os.close(outlet)
        return outlet is not None


def stand() -> Picture | None:
    """Draw what is kept for this terminal; nothing where that does not hold, or hardly can."""
    now = instant()
    try:
        if now is None or os.environ.get("TERM") == "dumb" or not _is_ours():
            return None
        columns, rows = os.get_terminal_size(1)
        whole = _kept(TODAY, columns, rows, now)
        text = whole or _kept(FRAME, columns, rows, now)
        if text is None:
            return None
        before = termios.tcgetattr(0)
        outlet = os.open(os.ttyname(1), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except (OSError, termios.error):
        return None
    picture = Picture(outlet, before, is_whole=whole is not None)
    picture.draw(text)
    return picture


def _kept(kind: str, columns: int, rows: int, now: float) -> str | None:
    fields = held(slot(kind, columns, rows), now)
    return None if fields is None else drawn(fields, look(columns, rows), now)


def _has_room(outlet: int) -> bool:
    """Wait a little until more can be written."""
    import select  # hardly ever asked for

    return bool(select.select([], [outlet], [], PATIENCE_SECONDS)[1])


def _is_ours() -> bool:
    """Whether a person sits at a terminal, and we are in front; Textual paints on stderr."""
    if sys.stdin is None or sys.stdout is None or not (os.isatty(0) and os.isatty(1)):
        return False
    if os.isatty(2) and os.ttyname(2) != os.ttyname(1):
        return False
    return os.tcgetpgrp(0) == os.getpgrp()


def _raw(before: Attributes) -> Attributes:
    """As Textual sets a terminal: each key at once, none shown, none a signal."""
    incoming, outgoing, control, local, *speeds, characters = before
    assert isinstance(incoming, int)
    assert isinstance(local, int)
    assert isinstance(characters, list)
    incoming &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    local &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    characters = [*characters]
    characters[termios.VMIN] = 1
    return [incoming, outgoing, control, local, *speeds, characters]
