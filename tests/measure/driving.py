"""Real browsers, started on a profile of their own and led from page to page."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Protocol

import pytest

_PATIENCE = 60.0
_PAGE = b"<!doctype html><title>A page</title><p>A page"

# Chromium listens on 3 and answers on 4.
_PIPED = """
import fcntl, os, sys
pipes = [fcntl.fcntl(int(number), fcntl.F_DUPFD, 10) for number in sys.argv[1:3]]
os.dup2(pipes[0], 3)
os.dup2(pipes[1], 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""
_PREFERENCES = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.stricttransportsecurity.preloadlist": False,
    "dom.security.https_first": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.normandy.enabled": False,
    "marionette.port": 0,
}


class Browser(Protocol):
    """A browser that runs."""

    def go(self, address: str) -> None:
        """Open a page, as if it had been typed."""

    def change(self, path: str) -> None:
        """Have the page change its own address."""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(_PAGE)))
        self.end_headers()
        self.wfile.write(_PAGE)

    def log_message(self, *_args: object) -> None:
        """Says nothing."""


@contextmanager
def every_site() -> Iterator[int]:
    """The port of something that answers for every site there is, as itself and as a proxy."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


class Chromium:
    """Chromium, by the DevTools protocol over two pipes."""

    def __init__(self, program: str, profile: Path, port: int) -> None:
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()
        words = [
            program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--no-first-run", "--remote-debugging-pipe", f"--user-data-dir={profile}",
            "--disable-background-networking", "--disable-component-update",
            f"--host-resolver-rules=MAP * 127.0.0.1:{port}", "about:blank",
        ]  # fmt: skip
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PIPED, str(theirs_in), str(theirs_out), *words],
            pass_fds=(theirs_in, theirs_out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._in, self._out = os.fdopen(ours_in, "rb", 0), os.fdopen(ours_out, "wb", 0)
        self._left, self._number, self._session = b"", 0, ""
        pages = self._ask("Target.getTargets")["targetInfos"]
        target = next(each["targetId"] for each in pages if each["type"] == "page")
        attached = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]

    def go(self, address: str) -> None:
        self._ask("Page.navigate", url=address, transitionType="typed")

    def change(self, path: str) -> None:
        self._ask("Runtime.evaluate", expression=f"history.pushState(1, '', '{path}')")

    def close(self) -> None:
        self._session = ""
        self._ask("Browser.close")
        self._process.wait(_PATIENCE)
        self._in.close()
        self._out.close()

    def _ask(self, method: str, **params: object) -> dict[str, Any]:
        self._number += 1
        asked: dict[str, object] = {"id": self._number, "method": method, "params": params}
        if self._session:
            asked["sessionId"] = self._session
        self._out.write(json.dumps(asked).encode() + b"\0")
        while True:
            message = json.loads(self._message())
            if message.get("id") == self._number:
                result: dict[str, Any] = message["result"]
                return result

    def _message(self) -> bytes:
        while b"\0" not in self._left:
            piece = self._in.read(65536)
            assert piece, "Chromium ended"
            self._left += piece
        message, _zero, self._left = self._left.partition(b"\0")
        return message


class Firefox:
    """Firefox, by the Marionette protocol."""

    def __init__(self, program: str, profile: Path, port: int) -> None:
        profile.mkdir(parents=True)
        preferences = {**_PREFERENCES, "network.proxy.http_port": port}
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});"
            for name, value in preferences.items()
        ]
        (profile / "user.js").write_text("\n".join(lines))
        self._process = subprocess.Popen(
            [program, "--headless", "--no-remote", "--marionette", "--profile", str(profile)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._stream = socket.create_connection(("127.0.0.1", self._port(profile)), _PATIENCE)
        self._reader = self._stream.makefile("rb")
        self._message()
        self._number = 0
        self._ask("WebDriver:NewSession", {})

    def go(self, address: str) -> None:
        self._ask("WebDriver:Navigate", {"url": address})

    def change(self, path: str) -> None:
        script = f"history.pushState(1, '', '{path}')"
        self._ask("WebDriver:ExecuteScript", {"script": script, "args": []})

    def close(self) -> None:
        self._ask("Marionette:Quit", {"flags": ["eAttemptQuit"]})
        self._process.wait(_PATIENCE)
        self._reader.close()
        self._stream.close()

    def _port(self, profile: Path) -> int:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            written = profile / "MarionetteActivePort"
            if written.exists() and written.read_text().strip():
                return int(written.read_text())
            time.sleep(0.1)
        raise AssertionError("Firefox did not start")

    def _ask(self, command: str, params: dict[str, object]) -> object:
        self._number += 1
        body = json.dumps([0, self._number, command, params]).encode()
        self._stream.sendall(str(len(body)).encode() + b":" + body)
        _kind, _number, error, result = self._message()
        assert error is None, error
        return result

    def _message(self) -> Any:
        length = b""
        while (sign := self._reader.read(1)) != b":":
            assert sign, "Firefox ended"
            length += sign
        return json.loads(self._reader.read(int(length)))


@contextmanager
def driven(name: str, profile: Path, port: int) -> Iterator[Browser]:
    """A browser that runs on a profile; skips where it is not installed."""
    makers: dict[str, tuple[type[Chromium] | type[Firefox], tuple[str, ...]]] = {
        "chromium": (Chromium, ("chromium", "chromium-browser", "google-chrome")),
        "firefox": (Firefox, ("firefox-esr", "firefox")),
    }
    maker, programs = makers[name]
    program = next((found for each in programs if (found := shutil.which(each))), None)
    if program is None:
        pytest.skip(f"needs {name}")
    browser = maker(program, profile, port)
    try:
        yield browser
    finally:
        browser.close()
