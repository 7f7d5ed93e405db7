"""The terminal program."""


def run() -> int:
    """Open it, and tell the exit code."""
    import gc
    import os
    import sys

    # All that is made while it opens stays: looking through it for garbage is a quarter of the
    # way to the first paint. `DetoxApp` turns this on again.
    gc.disable()
    from detox.bootstrap import Detox
    from detox.domain.problem import ProblemError
    from detox.i18n import render

    try:
        detox = Detox()
        dumb = os.environ.get("TERM") == "dumb"
        if dumb or not sys.stdin.isatty() or not sys.stdout.isatty():
            from detox.i18n import gettext as _

            print(
                _("Detox needs a terminal; “detox status” tells how things stand."), file=sys.stderr
            )
            return 2
        from detox.tui.app import DetoxApp

        return DetoxApp(detox).run() or 0
    except ProblemError as error:
        print(render(error.problem), file=sys.stderr)
        return 3
