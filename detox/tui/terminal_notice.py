"""What a terminal is told so that it shows a notification of its own: bytes, to be written as they
are. This reaches a person over ssh, where no desktop does.

OSC 9 is iTerm2's, OSC 777 comes from rxvt-unicode and is the one most terminals took over, OSC 99
is kitty's (https://sw.kovidgoyal.net/kitty/desktop-notifications/).
"""

import unicodedata
from collections.abc import Mapping
from typing import Literal

from detox.notify.sanitise import clipped

Protocol = Literal["9", "99", "777", ""]

LONGEST_TITLE, LONGEST_BODY = 80, 250
BELL = "\a"
_ESCAPE, _END = "\x1b", "\x1b\\"
_OLDEST_VTE = 4600
"""before 0.46 it showed what it did not know as text"""

_BY_PROGRAM: dict[str, Protocol] = {
    "iterm.app": "9",
    "warpterminal": "9",
    "zed": "9",
    "wezterm": "777",
    "ghostty": "777",
    "kitty": "99",
}
_BY_VARIABLE: dict[str, Protocol] = {
    "KITTY_WINDOW_ID": "99",
    "ITERM_SESSION_ID": "9",
    "WEZTERM_PANE": "777",
    "GHOSTTY_RESOURCES_DIR": "777",
    "WT_SESSION": "777",
}
_BY_TERM: dict[str, Protocol] = {
    "xterm-kitty": "99",
    "xterm-ghostty": "777",
    "wezterm": "777",
    "foot": "777",
    "rxvt-unicode": "777",
}
_HIDING = ("screen", "tmux")


def notice(title: str, body: str, environ: Mapping[str, str]) -> str:
    """A notification as this terminal takes it, and the bell, which is all that some have."""
    wrap = _through_tmux if environ.get("TMUX") else str
    title, body = _plain(title, LONGEST_TITLE), _plain(body, LONGEST_BODY)
    return "".join(map(wrap, _sequences(protocol_of(environ), title, body))) + BELL


def protocol_of(environ: Mapping[str, str]) -> Protocol:
    """How this terminal is told; empty where nothing says that it would understand.

    What does not understand mostly keeps silent, but some of it shows the sequence as text.
    """
    if environ.get("STY"):  # GNU screen cuts what it passes on
        return ""
    term = environ.get("TERM", "").lower()
    found = next((_BY_TERM[name] for name in _BY_TERM if term.startswith(name)), None)
    named = (environ.get(name, "").lower() for name in ("TERM_PROGRAM", "LC_TERMINAL"))
    programs = ["iterm.app" if name == "iterm2" else name for name in named]
    found = found or next((_BY_PROGRAM[name] for name in programs if name in _BY_PROGRAM), None)
    if found is None and (term.startswith("xterm") or term.startswith(_HIDING)):
        found = next((_BY_VARIABLE[name] for name in _BY_VARIABLE if environ.get(name)), None)
        found = found or ("777" if _is_new_vte(environ.get("VTE_VERSION", "")) else None)
    return found or ""


def _sequences(protocol: Protocol, title: str, body: str) -> list[str]:
    if protocol == "9":
        said = ": ".join(part for part in (title, body) if part)
        return [f"{_ESCAPE}]9;{said}{_END}"]
    if protocol == "777":
        return [f"{_ESCAPE}]777;notify;{title};{body}{_END}"]
    if protocol == "99" and not body:
        return [f"{_ESCAPE}]99;i=detox;{title}{_END}"]
    if protocol == "99":
        first = f"{_ESCAPE}]99;i=detox:d=0;{title}{_END}"
        return [first, f"{_ESCAPE}]99;i=detox:p=body;{body}{_END}"]
    return []


def _plain(text: str, limit: int) -> str:
    """One line that can end no sequence, and no field of one."""
    shown = "".join(" " if unicodedata.category(c) in _UNFIT else c for c in text)
    return clipped(" ".join(shown.replace(";", ",").split()), limit)


_UNFIT = frozenset({"Cc", "Cs", "Zl", "Zp"})


def _through_tmux(sequence: str) -> str:
    """To the terminal that tmux runs in, where `allow-passthrough` lets it."""
    doubled = sequence.replace(_ESCAPE, _ESCAPE * 2)
    return f"{_ESCAPE}Ptmux;{doubled}{_END}"


def _is_new_vte(version: str) -> bool:
    return version.isascii() and version.isdigit() and int(version[:9]) >= _OLDEST_VTE
