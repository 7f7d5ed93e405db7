"""The terminal program."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detox.domain.problem import Problem
    from detox.door.standing import Picture


def run(picture: "Picture | None" = None) -> int:
    """Open it in place of the picture that stands, and tell the exit code."""
    import gc
    import os
    import sys

    # All that is made while it opens stays: looking through it for garbage is a quarter of the
    # way to the first paint. `DetoxApp` turns this on again.
    gc.disable()
    from detox.domain.problem import ProblemError

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
        from detox.accident import recorded
        from detox.clock import stamp

        return _tell(recorded(error, stamp()), 1)


def _opened(picture: "Picture | None") -> int:
    try:
        from detox.bootstrap import Detox
        from detox.tui.app import DetoxApp

        app = DetoxApp(Detox())
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
    from detox.bootstrap import Detox
    from detox.domain.problem import N_, Problem

    Detox()  # knows the language
    return _tell(Problem(N_("Detox needs a terminal; “detox status” tells how things stand.")), 2)


def _tell(problem: "Problem", code: int) -> int:
    """Say it on stderr, if anybody is there to read it; gives the exit code back."""
    import sys
    from contextlib import suppress

    from detox.i18n import render

    with suppress(OSError, ValueError, AttributeError):  # full, or closed
        sys.stderr.write(render(problem) + "\n")
        sys.stderr.flush()
    return code
