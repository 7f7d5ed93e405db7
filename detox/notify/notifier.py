"""Sends a notification from a child process, which is gone by the deadline whatever happens.

What shows notifications can print to the terminal, hang for minutes or crash; the program does
none of that while a child of its own does.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from subprocess import Popen
from typing import Any

from detox.notify.outcome import Outcome, outcome_of
from detox.notify.report import Report, from_line
from detox.paths import module_places

_CHILD = [sys.executable or "python3", "-P", "-m", "detox.notify.child"]
_CHILD_SHARE = 0.8  # of the deadline, so that the child can still say what was slow
_LAST_WORDS_SECONDS = 0.5
_PLAIN_IN_ADDRESS = frozenset(b"-/._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


class Notifier:
    """Shows notifications on the desktop of the person, each within `seconds`."""

    def __init__(self, seconds: float = 10.0, environ: Mapping[str, str] | None = None) -> None:
        self._seconds = seconds
        self._environ = environ

    def send(self, title: str, body: str) -> Outcome:
        """Show one notification and say what became of it; a failure is told, never raised."""
        request = {"title": title, "body": body, "seconds": self._seconds * _CHILD_SHARE}
        environ = child_environ(os.environ if self._environ is None else self._environ)
        began = time.monotonic()
        report = self._ask(json.dumps(request).encode(), environ)
        return outcome_of(report, time.monotonic() - began)

    def _ask(self, request: bytes, environ: dict[str, str]) -> Report:
        try:
            child = _start(environ)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the environment given
            return Report("failed", "none", "not_started", str(error))
        try:
            out, err = child.communicate(request, timeout=self._seconds)
        except subprocess.TimeoutExpired:
            _end(child)
            out, _ = _last_words(child)
            return _report_in(out) or Report("unknown", "none", "deadline")
        finally:
            _end(child)
        return _report_in(out) or _silence(child.returncode, err)


def child_environ(environ: Mapping[str, str]) -> dict[str, str]:
    """`environ` with what the child needs: our package, and the bus where cron and ssh hide it."""
    given = dict(environ)
    entries = given.get("PYTHONPATH", "").split(os.pathsep)
    known = [entry for entry in entries if Path(entry).is_absolute()]
    given["PYTHONPATH"] = os.pathsep.join([*known, module_places()])
    if sys.platform != "win32" and sys.platform != "darwin":
        socket = _bus_socket(given, os.getuid())
        if not given.get("DBUS_SESSION_BUS_ADDRESS") and socket is not None:
            given["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={_in_address(socket)}"
    return given


def _bus_socket(environ: Mapping[str, str], user: int) -> Path | None:
    """The session bus where systemd puts it, when it is there."""
    socket = Path(environ.get("XDG_RUNTIME_DIR") or f"/run/user/{user}", "bus")
    try:
        return socket if socket.is_socket() else None
    except OSError:
        return None


def _in_address(path: Path) -> str:
    """`path` with the escapes of the D-Bus specification, "Server Addresses"."""
    return "".join(chr(b) if b in _PLAIN_IN_ADDRESS else f"%{b:02x}" for b in os.fsencode(path))


def _start(environ: dict[str, str]) -> Popen[bytes]:
    """Start the child apart from us, in `/`: our folder may be gone by now or be slow."""
    apart: dict[str, Any]
    if sys.platform == "win32":
        apart = {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}
    else:
        apart = {"start_new_session": True}
    pipe = subprocess.PIPE
    return subprocess.Popen(
        _CHILD, stdin=pipe, stdout=pipe, stderr=pipe, env=environ, cwd=os.sep, **apart
    )


def _end(child: Popen[bytes]) -> None:
    """Kill what is left of the child and of what it started."""
    with suppress(OSError):  # nothing is left, the usual case
        if sys.platform == "win32":
            child.kill()  # it starts no process of its own there
        else:
            os.killpg(child.pid, signal.SIGKILL)


def _last_words(child: Popen[bytes]) -> tuple[bytes, bytes]:
    """What a killed child had said, not waiting for who else may hold its pipes."""
    try:
        return child.communicate(timeout=_LAST_WORDS_SECONDS)
    except subprocess.TimeoutExpired as silence:
        for pipe in (child.stdin, child.stdout, child.stderr):
            if pipe is not None:
                pipe.close()
        return silence.stdout or b"", b""


def _report_in(out: bytes) -> Report | None:
    lines = out.splitlines()
    return from_line(lines[-1]) if lines else None


def _silence(returncode: int, err: bytes) -> Report:
    """What a child that reported nothing amounts to: Python itself failed, or it was killed."""
    lines = err.decode("utf-8", "replace").splitlines()
    said = lines[-1] if lines else f"exit {returncode}"
    return Report("failed" if returncode > 0 else "unknown", "none", "crashed", said)
