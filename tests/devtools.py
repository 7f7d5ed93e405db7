"""A Chromium led by the DevTools protocol over two pipes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

_PATIENCE = 60.0
# It listens on 3 and answers on 4; what stands there in this process must not be in the way.
_PIPED = """
import fcntl, os, sys
pipes = [fcntl.fcntl(int(number), fcntl.F_DUPFD, 10) for number in sys.argv[1:3]]
os.dup2(pipes[0], 3)
os.dup2(pipes[1], 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--remote-debugging-pipe",
)  # fmt: skip


def at_home(profile: Path) -> dict[str, str]:
    """The environment of a browser whose home is its profile: it keeps files there as well."""
    kept = {name: told for name, told in os.environ.items() if not name.startswith("XDG_")}
    return {**kept, "HOME": str(profile)}


class Chromium:
    """A browser with a profile of its own; `events` are what it said unasked."""

    def __init__(self, program: str, profile: Path, *flags: str) -> None:
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()
        words = [program, *_FLAGS, *flags, f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PIPED, str(theirs_in), str(theirs_out), *words],
            pass_fds=(theirs_in, theirs_out),
            env=at_home(profile),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._in, self._out = os.fdopen(ours_in, "rb", 0), os.fdopen(ours_out, "wb", 0)
        self._left, self._number, self._session = b"", 0, ""
        self.events: list[dict[str, Any]] = []

    def attach(self, target: str) -> None:
        """Lead this tab from now on."""
        attached = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]

    def ask(self, method: str, **params: object) -> dict[str, Any]:
        """One command, and its answer."""
        self._number += 1
        asked: dict[str, object] = {"id": self._number, "method": method, "params": params}
        if self._session:
            asked["sessionId"] = self._session
        self._out.write(json.dumps(asked).encode() + b"\0")
        while (message := self.message()).get("id") != self._number:
            self.events.append(message)
        assert "error" not in message, message
        result: dict[str, Any] = message["result"]
        return result

    def message(self) -> dict[str, Any]:
        """The next thing it says."""
        while b"\0" not in self._left:
            piece = self._in.read(1024 * 1024)
            assert piece, "Chromium ended"
            self._left += piece
        text, _zero, self._left = self._left.partition(b"\0")
        message: dict[str, Any] = json.loads(text)
        return message

    def close(self) -> None:
        """End it."""
        self._session = ""
        self.ask("Browser.close")
        self._process.wait(_PATIENCE)
        self._in.close()
        self._out.close()
