"""What each terminal is told, and that it comes out of the program as it was meant."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.bootstrap import Detox
from detox.tui.terminal_notice import LONGEST_BODY, LONGEST_TITLE, notice, protocol_of

ESC, END, BELL = "\x1b", "\x1b\\", "\a"
ITERM = {"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}
FOOT = {"TERM": "foot"}
TMUX = {"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TMUX": "/tmp/tmux-0/default,1,0"}
KITTY = {"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}
PLAIN = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("environ", "protocol"),
    [
        (ITERM, "9"),
        ({"TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"}, "9"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WarpTerminal"}, "9"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "777"),
        ({"TERM": "xterm-256color", "WEZTERM_PANE": "0"}, "777"),
        ({"TERM": "xterm-ghostty"}, "777"),
        ({"TERM": "rxvt-unicode-256color"}, "777"),
        ({"TERM": "foot-extra"}, "777"),
        ({"TERM": "xterm-256color", "WT_SESSION": "a-b"}, "777"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "6800"}, "777"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4400"}, ""),
        ({"TERM": "xterm-256color", "VTE_VERSION": "new"}, ""),
        (KITTY, "99"),
        ({**TMUX, "KITTY_WINDOW_ID": "1"}, "99"),
        (TMUX, ""),
        ({"TERM": "screen", "STY": "1.pts", "KITTY_WINDOW_ID": "1"}, ""),
        ({"TERM": "linux", "KITTY_WINDOW_ID": "1"}, ""),
        ({"TERM": "alacritty"}, ""),
        (PLAIN, ""),
        ({}, ""),
    ],
)
def test_a_terminal_is_told_in_the_way_it_understands(environ, protocol) -> None:
    assert protocol_of(environ) == protocol


def test_the_bytes_are_those_of_each_protocol() -> None:
    title, body = "How did you spend today?", "A line is enough."
    assert notice(title, body, ITERM) == f"{ESC}]9;{title}: {body}{END}{BELL}"
    assert notice(title, body, FOOT) == f"{ESC}]777;notify;{title};{body}{END}{BELL}"
    assert notice(title, body, KITTY) == (
        f"{ESC}]99;i=detox:d=0;{title}{END}{ESC}]99;i=detox:p=body;{body}{END}{BELL}"
    )
    assert notice(title, "", KITTY) == f"{ESC}]99;i=detox;{title}{END}{BELL}"
    assert notice(title, body, PLAIN) == BELL, "what it does not know it might print"


def test_tmux_hands_it_on_to_the_terminal_it_runs_in() -> None:
    told = notice("a", "b", {**FOOT, "TMUX": "/tmp/tmux-0/default,1,0"})
    assert told == f"{ESC}Ptmux;{ESC}{ESC}]777;notify;a;b{ESC}{ESC}\\{END}{BELL}"


@given(st.text(), st.text(), st.sampled_from([ITERM, FOOT, KITTY]))
def test_no_text_ends_a_sequence_or_a_field_of_one(title: str, body: str, environ) -> None:
    told = notice(title, body, environ)
    assert told.count(BELL) == 1
    assert told.count(ESC) == 2 * told.count(f"{ESC}]"), "one to begin, one to end"
    fields = told.count(";")
    assert fields == {"9": 1, "777": 3, "99": 2 * told.count(f"{ESC}]")}[protocol_of(environ)]
    assert len(told) < LONGEST_TITLE + LONGEST_BODY + 80
    told.removesuffix(BELL).replace(ESC, "").encode()


@contextmanager
def program_in_a_terminal(**environ: str) -> Iterator[int]:
    """The program in a terminal of its own, of which this is the other end."""
    import fcntl
    import pty
    import struct
    import termios

    outside, inside = pty.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "detox"],
        env={**os.environ, **environ},
        stdin=inside,
        stdout=inside,
        stderr=inside,
        start_new_session=True,
    )
    os.close(inside)
    try:
        yield outside
    finally:
        os.close(outside)
        process.kill()
        process.wait()


def _read_until(terminal: int, wanted: bytes, seconds: float) -> bytes:
    end, found = time.monotonic() + seconds, b""
    while wanted not in found and time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            with suppress(OSError):
                found += os.read(terminal, 65536)
    return found


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_a_reminder_that_no_desktop_shows_leaves_through_the_terminal(
    used_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETOX_NOW", "2026-11-22T19:29:00Z")
    assert Detox().remind(lambda message: pytest.fail(message.title)) is not None
    monkeypatch.setenv("DETOX_NOW", "2026-11-22T19:31:00Z")  # 20:31 in Paris
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    places = {"XDG_RUNTIME_DIR": str(used_home), "PYTHONPATH": str(Path.cwd())}
    with program_in_a_terminal(TERM="foot", **places) as terminal:
        seen = _read_until(terminal, b"\x1b\\\a", 30)
        os.write(terminal, b"q")
        _read_until(terminal, b"?1049l", 10)  # it gives the screen back
    title, _, rest = seen.partition(b"\x1b]777;notify;")[2].partition(b";")
    assert title
    assert rest.split(b"\x1b\\")[0].decode().startswith("Nothing is logged for that day yet")
    (entry,) = Detox().reminders.history()
    assert (entry.fate, entry.text) == ("sent", title.decode()), "shown here counts as shown"
