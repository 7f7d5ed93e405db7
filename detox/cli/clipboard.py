"""The clipboard of the person's terminal, which programs reach by a control sequence (OSC 52)."""

import os
import sys
from base64 import b64encode
from pathlib import Path

from detox.domain.problem import N_, Refused

_SEQUENCE = "\x1b]52;c;%s\x07"


def copy(text: str) -> None:
    """Hand a text to the terminal; whether it takes it, no terminal says.

    Raises `Refused` where there is no terminal.
    """
    said = _SEQUENCE % b64encode(text.encode()).decode()
    if sys.stdout.isatty():
        sys.stdout.write(said)
        sys.stdout.flush()
        return
    try:
        with Path(_terminal()).open("wb", buffering=0) as device:
            device.write(said.encode())
    except OSError:
        raise Refused(N_("There is no terminal here to copy with; --to FILE saves it.")) from None


def _terminal() -> str:
    return os.ctermid() if hasattr(os, "ctermid") else "CON"
