"""Real browsers, started on a profile of their own and led from page to page."""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Protocol

import pytest

from tests import devtools

_PATIENCE = 60.0
_PAGE = b"<!doctype html><title>A page</title><p>A page"

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
        """Open a page, as if it had been typed, and wait until it stands there."""

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


class Chromium(devtools.Chromium):
    """Chromium, whatever it asks for answered at one port."""

    def __init__(self, program: str, profile: Path, port: int) -> None:
        super().__init__(program, profile, f"--host-resolver-rules=MAP * 127.0.0.1:{port}")
        pages = self.ask("Target.getTargets")["targetInfos"]
        self.attach(next(each["targetId"] for each in pages if each["type"] == "page"))

    def go(self, address: str) -> None:
        self.ask("Page.navigate", url=address, transitionType="typed")
        shown = f"document.readyState === 'complete' && location.href === '{address}'"
        until = time.monotonic() + _PATIENCE
        while not self.ask("Runtime.evaluate", expression=shown)["result"].get("value"):
            assert time.monotonic() < until, f"Chromium did not show {address}"
            time.sleep(0.02)

    def change(self, path: str) -> None:
        self.ask("Runtime.evaluate", expression=f"history.pushState(1, '', '{path}')")


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
            env=devtools.at_home(profile),
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
