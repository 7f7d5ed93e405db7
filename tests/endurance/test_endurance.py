"""A bounded part of what `make soak` does for an hour: nothing ends the program, nothing is
lost; and it is seen when a program does not answer."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="needs a terminal as Unix has them")

from tests.endurance.checks import Checks
from tests.endurance.run import run
from tests.terminal.window import Window


def test_restless_use_beside_other_programs_ends_nothing_and_loses_nothing(
    tmp_path: Path,
) -> None:
    ended = run(4, 40, tmp_path / "homes", is_brief=True)
    assert ended.faults == [], 'again: make soak ARGS="--seed 4 --moves 40"'
    assert ended.done["keys"] > 100


PAINTS_WHEN_WOKEN = """
import signal, time
signal.pthread_sigmask(signal.SIG_BLOCK, {{signal.SIGCONT}})
while True:
    print("\x1b[?1049h", "stands", flush=True)
    signal.sigwait({{signal.SIGCONT}})
    {before}
"""
SLEEPS = "time.sleep(0.9)"
IS_BUSY = "began = time.process_time()\n    while time.process_time() < began + 0.9: pass"


@pytest.mark.parametrize(("before", "is_found"), [("", False), (SLEEPS, True), (IS_BUSY, True)])
def test_a_program_that_does_not_answer_in_time_is_found(before: str, is_found: bool) -> None:
    program = PAINTS_WHEN_WOKEN.format(before=before)
    with Window(argv=(sys.executable, "-c", program)) as window:
        checks = Checks(window, slow=0.5)
        window.until("stands")
        assert bool(checks.answers()) is is_found
        assert window.code is None
