"""What a restless person does at the keyboard: a seed always gives the same moves."""

from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from detox.tui.commands import COMMANDS

ESCAPE, ENTER = "\x1b", "\r"
ARCHIVE = "archive.zip"
"""an archive of a platform that lies in the person's home"""
_NAMED = {
    "space": " ", "full_stop": ".", "comma": ",", "semicolon": ";", "exclamation_mark": "!",
    "colon": ":", "question_mark": "?", "slash": "/", "plus": "+", "enter": ENTER, "left": "\x1b[D",
    "right": "\x1b[C", "up": "\x1b[A", "down": "\x1b[B", "delete": "\x1b[3~", "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~", "home": "\x1b[H", "end": "\x1b[F", "f1": "\x1bOP", "f2": "\x1bOQ",
    "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~",
    "f8": "\x1b[19~", "f9": "\x1b[20~", "tab": "\t", "shift+tab": "\x1b[Z",
}  # fmt: skip
_LETTERS = "wealsrvpxyndkjco"
_TYPED = (
    "30", "1h30", "45m writing column draft +newsletter", "20m reading yesterday", "x", "-5", "99h",
    "Zoé Testard", "~nobody/archive.zip", f"~/{ARCHIVE}", "/tmp/*", "zoe@exemple.invalid",
    "9:00-9:45", "2026-11-20", "tomorrow", "every monday 9:00",
    "éèà 日本 👍", "[bold]x[/bold]", "0",
    "go to the log", "plan", "a" * 300, "45 2026-13-40", "instagram", "10%", "; rm",
    "\x15", "\x7f\x7f",
)  # fmt: skip
_NOISE = (
    b"\xe9", b"\x1b[M \xe9\x30", b"\xff\xff", b"\x1b[97:65;2u", b"\x1b[I", b"\x1b[O", b"\x1b",
    b"\x1b[?2026;2$y", b"\x1b[99999999999u", b"\x1b]11;rgb:0/0/0\x07", b"\t", b"\x1b[Z", b"\x03",
    b"\x1b[48;0;0;0;0t", b"\x1b[48;24;80;0;0t", b"\x1b[<0;0;0M", b"\x1b[:u",
)  # fmt: skip
_SIZES = (
    (24, 80),
    (24, 60),
    (40, 140),
    (1, 1),
    (0, 0),
    (0, 80),
    (24, 3),
    (3, 24),
    (60, 200),
    (2, 5),
)
_KINDS = {
    "key": 44, "burst": 14, "typed": 12, "paste": 6, "mouse": 8, "size": 5, "noise": 3, "leave": 10,
    "beside": 6, "wait": 3, "stopped": 1, "asleep": 1, "archive": 1,
}  # fmt: skip


class Move(NamedTuple):
    """One thing done; `pause` is how long to look at what comes, in seconds."""

    kind: str
    keys: bytes = b""
    size: tuple[int, int] = (0, 0)
    pause: float = 0.0


def moves(random: Random) -> Iterator[Move]:
    """One after the other, without end. No key leaves the program on purpose."""
    usual = _usual_keys()
    typed: dict[str, Callable[[], bytes]] = {
        "key": lambda: random.choice(usual).encode(),
        "burst": lambda: "".join(random.choices(usual, k=random.randint(2, 12))).encode(),
        "typed": lambda: _text(random, "typed"),
        "paste": lambda: _text(random, "paste"),
        "mouse": lambda: _mouse(random),
        "noise": lambda: random.choice(_NOISE),
        "leave": lambda: (ESCAPE * random.randint(1, 3)).encode(),
        "asleep": lambda: b"\x1a",
        "archive": lambda: f"Ei\x15~/{ARCHIVE}{ENTER}".encode(),
    }
    while True:
        (kind,) = random.choices(list(_KINDS), list(_KINDS.values()))
        pause = random.choice((0.0, 0.0, 0.01, 0.05))
        keys = typed[kind]() if kind in typed else b""
        size = random.choice(_SIZES) if kind == "size" else (0, 0)
        yield Move(kind, keys, size, 0.3 if kind == "wait" else pause)


def _usual_keys() -> list[str]:
    """Every key of every command, those of activities, and those of lists more than once."""
    named = [key for c in COMMANDS if c.id != "app.quit" for key in c.keys.split(",")]
    keys = [_NAMED.get(key, key) for key in named]
    control = [chr(ord(key[-1]) & 31) for key in keys if key.startswith("ctrl+")]
    plain = [key for key in keys if not key.startswith("ctrl+") and key not in ("q", "\x1a")]
    return [*plain, *(key for key in control if key != "\x1a"), *_LETTERS, "\t", ENTER, ESCAPE]


def _text(random: Random, kind: str) -> bytes:
    lines = random.choices(_TYPED, k=random.choice((1, 1, 2, 3)))
    text = ("\n" if kind == "paste" else ENTER).join(lines)
    end = random.choice(("", ENTER, ENTER * 2))
    return (f"\x1b[200~{text}\x1b[201~" if kind == "paste" else text + end).encode()


def _mouse(random: Random) -> bytes:
    column, row = random.randint(1, 140), random.randint(1, 45)
    button = random.choice((0, 0, 0, 2, 35, 64, 65))
    press = f"\x1b[<{button};{column};{row}M"
    return (press + f"\x1b[<{button};{column};{row}m" if button < 3 else press).encode()
