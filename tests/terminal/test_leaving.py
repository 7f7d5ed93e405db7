"""However the program is ended, the terminal is as it was, and nothing noted is lost."""

import signal

import pytest

from tests.terminal.conftest import Open, Run
from tests.terminal.window import ALTERNATE, DETOX, STANDS, Window


def test_q_leaves_with_the_terminal_as_it_was(opened: Open) -> None:
    window = opened().until(STANDS)
    window.send("q")
    assert (window.ended(), window.left_sane()) == (0, "")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT", "SIGUSR1"])
def test_a_signal_leaves_as_q_does_and_the_exit_code_names_it(opened: Open, name: str) -> None:
    number = signal.Signals[name]
    window = opened().until(STANDS)
    window.signal(number)
    assert (window.ended(), window.left_sane()) == (128 + number, "")


def test_a_signal_before_the_first_screen_stands_is_obeyed_too(opened: Open) -> None:
    for _ in range(3):
        window = opened()
        window.until(lambda window=window: ALTERNATE in window.modes)  # type: ignore[misc]
        window.signal(signal.SIGTERM)
        assert (window.ended(), window.left_sane()) == (128 + signal.SIGTERM, "")


def test_a_signal_while_a_dialog_is_open_keeps_what_was_noted_and_the_timer(
    opened: Open, done: Run
) -> None:
    done("start", "writing")
    window = opened().until(STANDS)
    window.send("w")
    window.until("Writing")
    window.send("30\r")
    window.until("Logged")
    window.send("l")
    window.until("Log time")
    window.signal(signal.SIGTERM)
    window.signal(signal.SIGHUP)
    assert window.ended() in (128 + signal.SIGTERM, 128 + signal.SIGHUP)
    assert window.left_sane() == ""
    status = done("status", "--json").data
    assert status["running"]["activity"] == "writing"
    assert status["today_minutes"] == 30
    assert done("doctor").code == 0


def test_a_signal_between_many_writes_leaves_each_of_them_whole(opened: Open, done: Run) -> None:
    window = opened().until(STANDS)
    for _ in range(20):
        window.send("w30\r")
    window.until("Logged")
    window.signal(signal.SIGTERM)
    assert (window.ended(), window.left_sane()) == (128 + signal.SIGTERM, "")
    minutes = done("status", "--json").data["today_minutes"]
    assert minutes in range(30, 601, 30)
    assert done("doctor").code == 0


def test_a_terminal_that_is_closed_ends_it(opened: Open) -> None:
    window = opened().until(STANDS)
    window.hang_up()
    assert window.ended() == 128 + signal.SIGHUP


def test_a_terminal_that_is_closed_ends_it_even_where_hang_ups_are_ignored(opened: Open) -> None:
    ignoring = ("/bin/sh", "-c", f"trap '' HUP; exec {' '.join(DETOX)}")
    window = opened(argv=ignoring).until(STANDS)
    window.signal(signal.SIGHUP)
    window.send("?")
    window.until("All keys")
    window.hang_up()
    assert window.ended() == 128 + signal.SIGHUP


def test_a_terminal_that_stopped_reading_does_not_keep_it(opened: Open) -> None:
    window = opened(size=(200, 400)).until(STANDS)
    window.send("\x1b[200~" + "x" * 2000 + "\x1b[201~")
    for keys in ("L", "P", "I", "T") * 30:  # more than the terminal holds, and nobody reads
        window.send(keys)
    window.signal(signal.SIGTERM)
    window.reads = False
    assert window.ended() == 128 + signal.SIGTERM


def test_what_is_painted_is_seen_though_errors_go_elsewhere(opened: Open) -> None:
    elsewhere = ("/bin/sh", "-c", f"exec {' '.join(DETOX)} 2>/dev/null")
    window: Window = opened(argv=elsewhere).until(STANDS)
    window.send("q")
    assert (window.ended(), window.left_sane()) == (0, "")
