"""The child process: reads one notification from stdin, sends it, prints one line about it."""

import json
import sys
import warnings

from detox.notify.report import NotSent, Report, to_line


def main() -> int:
    """Send what stdin asks for; 1 when it failed, 0 when it was shown or nothing can tell."""
    warnings.simplefilter("ignore")
    out, sys.stdout = sys.stdout, sys.stderr  # one line of ours goes out, and nothing else
    request = json.load(sys.stdin.buffer)
    report = _attempt(request["title"], request["body"], request["seconds"])
    print(to_line(report), file=out, flush=True)
    return 1 if report.status == "failed" else 0


def _attempt(title: str, body: str, seconds: float) -> Report:
    try:
        return _send(title, body, seconds)
    except NotSent as failure:
        return Report("failed", "none", failure.code, failure.said)
    except ImportError as error:
        return Report("failed", "none", "no_library", str(error))
    except Exception as error:  # noqa: BLE001 - the edge of the process: everything is reported
        return Report("failed", "none", "crashed", f"{type(error).__name__}: {error}")


def _send(title: str, body: str, seconds: float) -> Report:
    if sys.platform == "win32":
        from detox.notify import windows as desktop
    elif sys.platform == "darwin":
        from detox.notify import macos as desktop
    else:
        from detox.notify import freedesktop as desktop
    return desktop.send(title, body, seconds)


if __name__ == "__main__":
    sys.exit(main())
