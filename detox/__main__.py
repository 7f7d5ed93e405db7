"""`detox` opens the terminal program; with a verb it is the command line."""

import gc
import os
import sys


def script() -> None:
    """Run what the arguments ask for, and leave with its exit code.

    A prompt waits for `detox status`: nothing is left to tidy up, so the interpreter is not.
    """
    if sys.stdin is None:  # closed before we came: nothing is typed, nothing comes in
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - to the end
    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:  # not closed
                stream.flush()
        except (OSError, ValueError):
            pass  # whoever wrote it has told what it means
    os._exit(code)


def main() -> int:
    """Run what the arguments ask for, and tell the exit code."""
    if len(sys.argv) == 1:
        return _screen()
    if sys.argv[1] == "status":
        from detox.door import told_status

        if told_status(sys.argv[2:]):
            return 0
    from detox.cli import run as run_command

    return run_command(sys.argv[1:])


def _screen() -> int:
    """Open the terminal program, behind what it last showed where that still holds."""
    picture = None
    try:
        if os.name == "posix":
            from detox.door.standing import stand

            picture = stand()
        # All that is made while it opens stays: looking through it for garbage is a quarter of the
        # way to the first paint. `DetoxApp` turns this on again.
        gc.disable()
        from detox.tui import run

        return run(picture)
    except KeyboardInterrupt:
        return 130
    finally:
        if picture is not None:
            picture.take_away()


if __name__ == "__main__":
    script()
