"""The terminal program."""


def run() -> int:
    """Open it, and tell the exit code."""
    import sys

    from detox.bootstrap import Detox
    from detox.domain.problem import ProblemError
    from detox.i18n import render

    try:
        detox = Detox()
        if not sys.stdin.isatty() or not sys.stdout.isatty():
            from detox.i18n import gettext as _

            print(
                _("Detox needs a terminal; «detox status» tells how things stand."), file=sys.stderr
            )
            return 2
        from detox.tui.app import DetoxApp

        return DetoxApp(detox).run() or 0
    except ProblemError as error:
        print(render(error.problem), file=sys.stderr)
        return 3
