"""Today as it was kept: from its fields to what draws it, and nothing that a file could slip in."""

import os

from detox.door import NOTICEABLE_SECONDS, awake_mark, stopwatch

HOLE = "\v"
"""the first character of a run where a clock stands, before as many others as that has"""
TODAY, FRAME = "today", "frame"
"""all of it, and what is around it whatever the records tell"""
_SLOTS = 16
_LOOKS = (
    *("TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"),
    *("COLUMNS", "LINES"),
)
Clock = tuple[str, str, str]
"""the seconds of a timer, when they were that many, in seconds of the epoch, and the awake mark"""
NO_CLOCK: Clock = ("", "", "")
_ODD_SPACES = dict.fromkeys(map(ord, "\xa0\u202f\u2009\u3000\u200c\u200d"))
"""they move nothing, though Python calls them unprintable"""
_NUMBERS = dict.fromkeys(map(ord, "0123456789;\n"))


def look(columns: int, rows: int) -> str:
    """What a picture looks like follows from this, besides what it shows."""
    looks = [
        f"{name}={value}"
        for name, value in os.environ.items()
        if name in _LOOKS or name.startswith("TEXTUAL")
    ]
    return repr((columns, rows, *sorted(looks)))


def slot(kind: str, columns: int, rows: int) -> str:
    """The name that a picture of a size is kept under; few, however many sizes there are.

    Two that share one take turns.
    """
    return f"{kind}-{(columns + 7 * rows) % _SLOTS:02}"


def told(looks: str, clock: Clock, styles: list[str], lines: list[str]) -> list[str]:
    """The fields of a picture. A line is runs between tabs: the place of its style, a space and its
    text, or a `HOLE`. `styles` are the numbers of ECMA-48's Select Graphic Rendition.
    """
    return [looks, *clock, "\n".join(styles), *lines]


def drawn(fields: list[str], looks: str, now: float) -> str | None:
    """What draws the picture at `now`; nothing where it is of another look, or not as we write it.

    No character of it but those of its text reaches the terminal as it is.
    """
    if len(fields) < 6 or fields[0] != looks:
        return None
    _looks, seconds, at, awake, styles, *lines = fields
    if styles.translate(_NUMBERS):
        return None
    try:
        clock = _clock(seconds, at, awake, now) if seconds else ""
        begun = [f"\x1b[{style}m" for style in styles.split("\n")]
        return _assembled(lines, begun, clock)
    except (ValueError, IndexError):
        return None


def _assembled(lines: list[str], begun: list[str], clock: str) -> str:
    """Raises `ValueError` and `IndexError` where it is not as we write it."""
    parts, texts = [], []
    for row, line in enumerate(lines, 1):
        parts.append(f"\x1b[{row};1H")
        for run in line.split("\t"):
            style, _, text = run.partition(" ")
            if text[:1] == HOLE:
                if len(text) != 1 + len(clock):
                    raise ValueError
                text = clock
            texts.append(text)
            parts.append(begun[int(style)] + text)
    if not is_plain("".join(texts)):
        raise ValueError
    return "".join(parts)


def is_plain(text: str) -> bool:
    """Whether a terminal shows all of it and obeys none of it."""
    return text.isprintable() or text.translate(_ODD_SPACES).isprintable()


def _clock(seconds: str, at: str, awake: str, now: float) -> str:
    """Raises `ValueError` where the machine slept or was set meanwhile."""
    if abs(awake_mark() - float(awake)) > NOTICEABLE_SECONDS:
        raise ValueError
    return stopwatch(int(seconds) + int(now) - int(at))
