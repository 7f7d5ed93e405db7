"""The terminal on Linux, macOS and BSD: it is left as it was found, however the program ends or
sleeps.
"""

import os
import select
import signal
import sys
import time
from contextlib import suppress
from types import FrameType
from typing import Any

from textual import events
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from detox.tui.gate import GatedApp
from detox.tui.pictured import PicturedApp
from detox.tui.terminal.keyboard import Keyboard
from detox.tui.terminal.outlet import Outlet

LEAVING = (
    *(signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT),
    *(signal.SIGUSR1, signal.SIGUSR2, signal.SIGALRM, signal.SIGXCPU),
)
"""what would end a program at once, and can be caught"""
BY_SIGNAL = 128
"""what shells add to a signal's number to make an exit code"""

SETTLING_SECONDS = 0.05
"""what a signal may take to arrive, for another thread may be the one that it meets"""

USUAL = (80, 24)
LARGEST = (1000, 500)
"""columns and rows: where a terminal tells nothing, and where it cannot mean it"""

_ALTERNATE = "\x1b[?1049h"


class TerminalDriver(LinuxDriver):
    """Textual's driver, with a way out for every signal, every hang-up and every size."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        meant = (signal.SIGTSTP, *LEAVING)
        ignored = {number for number in meant if signal.getsignal(number) is signal.SIG_IGN}
        self._caught = set(LEAVING) - ignored
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._is_on = self._is_leaving = self._stands = False
        output = sys.__stderr__ if sys.__stderr__ and sys.__stderr__.isatty() else sys.__stdout__
        assert output is not None
        self._outlet = Outlet(output.fileno(), self._hung_up)
        self._file = self._outlet  # type: ignore[assignment]  # all that the writing thread asks for
        self._size = size or self._get_terminal_size()
        for number in self._caught:
            signal.signal(number, self._asked_to_leave)
        signal.signal(signal.SIGTSTP, signal.SIG_IGN if signal.SIGTSTP in ignored else self._later)

    # Sizes

    def _get_terminal_size(self) -> tuple[int, int]:
        width, height = super()._get_terminal_size()
        return _usable(width, height)

    def process_message(self, message: Message) -> None:
        """Pass on what the keyboard or the terminal said. Called in the input thread."""
        if isinstance(message, events.Resize) and message.size != _usable(*message.size):
            message = events.Resize.from_dimensions(_usable(*message.size), None)
        super().process_message(message)

    # Keys

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - the edge of a thread
            self._call(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Read until the program leaves, or the terminal does."""
        keyboard = Keyboard(self._debug)
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], 0.1)[0]:
                try:
                    data = os.read(self.fileno, 4096)
                except BlockingIOError:
                    continue
                except OSError:
                    data = b""
                if not data:
                    self._hung_up()
                    return
                for message in keyboard.feed(data):
                    self.process_message(message)
            for message in keyboard.tick():
                self.process_message(message)

    # Leaving

    def _asked_to_leave(self, number: int, _frame: FrameType | None) -> None:
        self._is_leaving = True
        self._outlet.hurry()
        self._call(self._leave, number)

    def _hung_up(self) -> None:
        self._is_leaving = True
        self._call(self._leave, signal.SIGHUP)

    def _leave(self, number: int) -> None:
        if isinstance(self._app, GatedApp):
            self._app.leave(BY_SIGNAL + number)
        else:
            self._app.exit(return_code=BY_SIGNAL + number)

    def _call(self, what: Any, *words: object) -> None:
        """Do it in the program's own time: a signal or a thread may come at any moment."""
        with suppress(RuntimeError):  # it has ended meanwhile
            self._loop.call_soon_threadsafe(what, *words)

    # On and off

    def write(self, data: str) -> None:
        """Paint, unless the terminal is not ours now; what stands there is not wiped away."""
        if self._is_on and not (self._stands and data == _ALTERNATE):
            super().write(data)

    def start_application_mode(self) -> None:
        """Take the terminal over, with the picture that may stand there."""
        self._outlet.take_time()
        picture = self._app.picture if isinstance(self._app, PicturedApp) else None
        before = picture.take_over() if picture is not None else None
        self._is_on, self._stands = True, before is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual has no types here
        self._stands = False
        if before is not None:
            self.attrs_before = before
        if self._writer_thread is None:
            self._is_on = False
            self._hung_up()

    def disable_input(self) -> None:
        """Read no more."""
        if self._is_on:  # in the background it would stop us for good
            super().disable_input()

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        if self._is_on:
            self._outlet.hurry()
            super().stop_application_mode()

    def close(self) -> None:
        """Wait until everything is written."""
        if self._is_on:
            super().close()
            self._is_on = False
            self._writer_thread = None
            if self._app._exit:  # what is left to do may be ended at any time
                for number in self._caught:
                    signal.signal(number, signal.SIG_DFL)

    # Sleeping

    def _later(self, number: int, _frame: FrameType | None) -> None:
        self._call(self._sleep)

    def _sleep(self) -> None:
        """Stop, as every program of a terminal does, until somebody says to go on."""
        if self._is_leaving or not self._is_on or _nobody_could_wake_us():
            return
        self.suspend_application_mode()
        ours = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        woken = signal.signal(signal.SIGCONT, signal.SIG_DFL)
        os.kill(0, signal.SIGTSTP)  # with whatever started us, which would wait for us otherwise
        self._wait_for_our_turn()
        signal.signal(signal.SIGTSTP, ours)
        signal.signal(signal.SIGCONT, woken)
        self._wake()

    def _sigcont_application(self, *_: object) -> None:
        self._call(self._woken)

    def _woken(self) -> None:
        """Somebody stopped us without asking, and whatever was in front changed the terminal."""
        if self._is_leaving or not self._is_on:
            return
        self._wait_for_our_turn()
        self.suspend_application_mode()
        self._wake()

    def _wait_for_our_turn(self) -> None:
        """In the background there is nothing to paint on."""
        time.sleep(SETTLING_SECONDS)
        while not self._is_in_front() and not self._is_leaving:
            os.kill(os.getpid(), signal.SIGSTOP)
            time.sleep(SETTLING_SECONDS)

    def _is_in_front(self) -> bool:
        try:
            return os.tcgetpgrp(self.fileno) == os.getpgrp()
        except OSError:  # it is no terminal of ours, or has gone: reading tells
            return True

    def _wake(self) -> None:
        if self._is_leaving:
            return
        self._must_signal_resume = True
        self.start_application_mode()
        self._app.call_later(self._app.refresh, layout=True)


def _nobody_could_wake_us() -> bool:
    """Whether there is no shell with jobs above: those give each job a group of its own."""
    return os.getsid(0) == os.getpgrp()


def _usable(width: int, height: int) -> tuple[int, int]:
    """A size that can be painted on."""
    return min(width or USUAL[0], LARGEST[0]), min(height or USUAL[1], LARGEST[1])
