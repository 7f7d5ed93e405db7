"""The terminal program."""

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from detox.accident import recorded
from detox.bootstrap import Detox
from detox.clock import stamp
from detox.domain.problem import N_, Problem, ProblemError
from detox.i18n import render

if TYPE_CHECKING:  # there is none on Windows
    from detox.door.standing import Picture

PATIENCE_SECONDS = 2.0
"""how long a key may wait for another program that writes"""


def run(picture: "Picture | None" = None) -> int:
    """Open it in place of the picture that stands, and tell the exit code."""
    try:
        dumb = os.environ.get("TERM") == "dumb"
        ends = (sys.stdin, sys.stdout)  # None is closed
        if dumb or not all(end is not None and end.isatty() for end in ends):
            return _without_a_terminal()
        return _opened(picture)
    except ProblemError as error:
        return _tell(error.problem, 3)
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - the edge of the process
        return _tell(recorded(error, stamp()), 1)


def _opened(picture: "Picture | None") -> int:
    try:
        from detox.tui.app import DetoxApp  # Textual, and behind the picture

        app = DetoxApp(Detox(patience=PATIENCE_SECONDS))
        app.picture = picture
        app.run()
    finally:
        if picture is not None:  # what is told now is told at the prompt
            picture.take_away()
    if app.accident is not None:
        return _tell(app.accident, 1)
    if app.return_code == 0:
        app.keep_picture_of_next()
    return 1 if app.return_code is None else app.return_code


def _without_a_terminal() -> int:
    Detox()  # knows the language
    return _tell(Problem(N_("Detox needs a terminal; “detox status” shows how things stand.")), 2)


def _tell(problem: Problem, code: int) -> int:
    """Say it on stderr, if anybody is there to read it; gives the exit code back."""
    with suppress(OSError, ValueError, AttributeError):  # full, or closed
        sys.stderr.write(render(problem) + "\n")
        sys.stderr.flush()
    return code
