"""Ctrl Z, and what shells do with a program that sleeps."""

import os
import shutil
import signal

import pytest

from tests.terminal.conftest import Open
from tests.terminal.window import DETOX, STANDS, Window


def in_a_shell(opened: Open) -> Window:
    """A shell of which the program is a job."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("needs bash")
    window = opened(argv=(bash, "--norc", "--noediting", "-i"), PS1="$ ", HISTFILE="")
    window.until("$ ").send(" ".join(DETOX) + "\n")
    return window.until(STANDS)


def test_ctrl_z_sleeps_and_fg_wakes_with_everything_painted(opened: Open) -> None:
    window = in_a_shell(opened)
    window.send("w")
    window.until("Writing").send("\x1a")  # in a dialog too
    window.until("Stopped").until(lambda: window.text.endswith("$ "))
    assert window.left_sane() == ""
    window.forget()
    window.send("fg\n")
    window.until(STANDS)
    assert "Writing" in window.text
    window.send("30\rq")  # Esc and q in one read would be one key
    window.until("$ ")
    window.send("echo code $?\n")
    window.until("code 0")
    assert window.left_sane() == ""


def test_in_the_background_it_waits_and_can_be_ended(opened: Open) -> None:
    window = in_a_shell(opened)
    window.send("\x1a")
    window.until("Stopped")
    window.forget()
    window.send("bg\n")
    window.until("&")
    window.send("until jobs | grep Stopped; do sleep 0.1; done\n")
    window.until("Stopped")
    window.send("kill %1; until jobs | grep Exit; do sleep 0.1; done\n")
    window.until(f"Exit {128 + signal.SIGTERM}")
    assert window.left_sane() == ""


def test_where_no_shell_could_wake_it_ctrl_z_does_nothing(opened: Open) -> None:
    window = opened().until(STANDS)
    window.forget()
    window.send("\x1a?")
    window.until("All keys")
    window.send("?q")  # Esc and q in one read would be one key
    assert (window.ended(), window.left_sane()) == (0, "")


def test_stopped_and_woken_from_outside_it_paints_anew_and_leaves_well(opened: Open) -> None:
    window = opened().until(STANDS)
    window.signal(signal.SIGSTOP)
    os.waitpid(window.pid, os.WUNTRACED)
    window.forget()
    window.signal(signal.SIGCONT)
    window.until(STANDS)
    window.send("q")
    assert (window.ended(), window.left_sane()) == (0, "")


@pytest.mark.parametrize(
    ("language", "leaves", "closes"),
    [
        ("en", "Press q to quit Detox.", "to close this, then q to quit Detox."),
        ("fr", "q pour quitter Detox.", "pour fermer ceci, puis q pour quitter Detox."),
    ],
)
def test_ctrl_c_tells_how_to_leave_in_the_language(
    opened: Open, language: str, leaves: str, closes: str
) -> None:
    window = opened(LANG=f"{language}_FR.UTF-8").until(STANDS)
    window.rested()
    window.send("\x03")
    window.until(leaves).send("l")
    window.rested()
    window.send("\x03")
    window.until(closes).signal(signal.SIGTERM)
    assert window.ended() == 128 + signal.SIGTERM
