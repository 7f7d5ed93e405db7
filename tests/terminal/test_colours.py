"""In sixteen colours everything is seen, in every theme: measured on what is really emitted."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color
from rich.style import Style

from detox.bootstrap import Detox
from detox.tui.app import DetoxApp
from detox.tui.terminal.colours import CONSOLE, READABLE, XTERM, Ground, contrast, fitted
from tests.terminal.conftest import Open

THEMES = ("calm-dark", "calm-light", "dusk", "high-contrast", "paper")
SCREENS = ("L", "P", "I", "R", "S", "T", "l")
_PIECE = re.compile(r"\x1b\[([0-9;]*)m|\x1b\[[^m]*?[A-Za-ln-z]|([^\x1b]+)")
colours = st.tuples(*[st.integers(0, 255)] * 3)


@pytest.fixture
def few(used_home: Path, monkeypatch: pytest.MonkeyPatch) -> DetoxApp:
    """The program in a terminal of sixteen colours, with something to show."""
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.delenv("COLORTERM", raising=False)
    detox = Detox()
    for minutes, activity in ((45, "writing"), (30, "email"), (60, "reading")):
        detox.log.log(minutes, activity, note="a draft")
    return DetoxApp(Detox())


def emitted(app: DetoxApp) -> Iterator[tuple[str, int, int]]:
    """Pieces of the screen, with the colours of text and background as a Linux console has them."""
    frame = app.screen._compositor.render_full_update().render_segments(app.console)
    over, below, reverse = 7, 0, False
    for found in _PIECE.finditer(frame):
        codes, text = found[1], found[2]
        for code in map(int, (codes or "0").split(";")) if codes is not None else ():
            assert code not in (38, 48), f"more than sixteen colours: {codes}"
            if code == 0:
                over, below, reverse = 7, 0, False
            elif code == 7:
                reverse = True
            elif 30 <= code <= 37 or 90 <= code <= 97:
                over = code - 30 if code < 90 else code - 82
            elif 40 <= code <= 47 or 100 <= code <= 107:
                below = code - 40 if code < 100 else code - 100  # bright ones it does not have
        if text and text.strip():
            yield (text, below, over % 8) if reverse else (text, over, below)


# A letter in a yellow bar: the console, which knows no bright backgrounds, has a brown one.
IN_BROWN = 4.0
BROWN = 3


async def test_every_theme_is_seen_on_every_screen(few: DetoxApp) -> None:
    async with few.run_test(size=(80, 30)) as pilot:
        for theme in THEMES:
            few.theme = theme
            for key in SCREENS:
                await pilot.press(key)
                await pilot.pause()
                pieces = list(emitted(few))
                for text, over, below in pieces:
                    seen = contrast(CONSOLE[over], CONSOLE[below])
                    enough = IN_BROWN if below == BROWN else READABLE
                    assert seen >= enough, f"{theme}, {key}: {text!r} is {over} on {below}"
                if key != "l":
                    assert any("────" in text for text, _, _ in pieces), f"{theme}, {key}: no rule"
                if key == "S":
                    grounds = {below for _, _, below in pieces}
                    assert len(grounds) > 1, f"{theme}: the row under the cursor is not seen"
            assert any("╭" in text for text, _, _ in pieces), f"{theme}: the dialog has no frame"
            await pilot.press("escape")


@given(colours, colours, st.booleans(), colours, colours)
def test_whatever_the_colours_of_a_theme_text_is_read_and_backgrounds_are_of_the_eight(
    over, below, dark, ground, raised
) -> None:
    where = Ground((ground,), raised, dark)
    style = fitted(where, Style.from_color(Color.from_rgb(*over), Color.from_rgb(*below)))
    assert style.color is not None
    assert style.bgcolor is not None
    one, other = style.color.number, style.bgcolor.number
    assert one is not None
    assert other is not None
    assert other < 8
    assert contrast(CONSOLE[one], CONSOLE[other]) >= READABLE
    assert contrast(XTERM[one], XTERM[other]) >= READABLE


def test_the_terminals_own_colours_stay_its_own(opened: Open) -> None:
    window = opened(TERM="linux", NO_COLOR="1").until("quit")
    window.send("q")
    assert window.ended() == 0
    assert not re.search(rb"\x1b\[[0-9;]*(3[1-6]|4[1-6])m", window.seen)
