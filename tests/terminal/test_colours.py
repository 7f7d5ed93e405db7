"""In sixteen colours everything is seen, in every theme: measured on what is really emitted."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from detox.bootstrap import Detox
from detox.tui.app import DetoxApp
from detox.tui.setting_words import fixed_theme_words
from detox.tui.themes import SIXTEEN
from tests.terminal.conftest import Open
from tests.terminal.window import STANDS

RGB = tuple[int, int, int]
# As the Linux console has them.
CONSOLE: tuple[RGB, ...] = (
    (0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170),
    (170, 170, 170), (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255),
    (255, 85, 255), (85, 255, 255), (255, 255, 255),
)  # fmt: skip
SCREENS = ("L", "P", "E", "I", "R", "S", "T", "l")
_PIECE = re.compile(r"\x1b\[([0-9;]*)m|\x1b\[[^m]*?[A-Za-ln-z]|([^\x1b]+)")


def contrast(one: RGB, other: RGB) -> float:
    """From 1 to 21 (WCAG 2.2, contrast ratio)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: RGB) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.fixture
def few(used_home: Path, monkeypatch: pytest.MonkeyPatch) -> DetoxApp:
    """The program in a terminal of sixteen colours, with something to show."""
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.delenv("COLORTERM", raising=False)
    detox = Detox()
    for activity in detox.activities.all():
        detox.log.log(45, activity.key, note="a draft")
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


READABLE, RULED = 4.5, 2.5
"""for words and letters of any colour, for lines and edges"""
_LINES = frozenset("─│╭╮╰╯▌▏")


async def test_everything_is_seen_on_every_screen_whatever_theme_is_chosen(few: DetoxApp) -> None:
    async with few.run_test(size=(80, 30)) as pilot:
        assert few.theme == SIXTEEN
        for key in SCREENS:
            await pilot.press(key)
            await pilot.pause()
            pieces = list(emitted(few))
            for text, over, below in pieces:
                enough = RULED if _LINES.issuperset(text.strip()) else READABLE
                seen = contrast(CONSOLE[over], CONSOLE[below])
                assert seen >= enough, f"{key}: {text!r} is {over} on {below}"
            if key != "l":
                assert any("────" in text for text, _, _ in pieces), f"{key}: no rule"
            if key == "S":
                grounds = {below for _, _, below in pieces}
                assert len(grounds) > 1, "the row under the cursor is not seen"
        assert any("╭" in text for text, _, _ in pieces), "the dialog has no frame"


async def test_the_settings_say_why_the_theme_is_not_to_be_seen(few: DetoxApp) -> None:
    async with few.run_test(size=(80, 30)) as pilot:
        few.take_settings()
        await pilot.press("S")
        assert few.theme == SIXTEEN
        assert "16 colours" in fixed_theme_words(few)
        assert "every theme but “No colour”" in fixed_theme_words(few)
        few.set_to("theme", "mono")
        assert few.theme == "mono"


def test_the_terminals_own_colours_stay_its_own(opened: Open) -> None:
    window = opened(TERM="linux", NO_COLOR="1").until(STANDS)
    window.send("q")
    assert window.ended() == 0
    assert not re.search(rb"\x1b\[[0-9;]*(3[1-6]|4[1-6])m", window.seen)
