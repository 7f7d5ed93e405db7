"""A Chromium without a window or a network: what it shows, prints and asks for."""

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests import devtools

_FLAGS = ("--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND")


class Chromium(devtools.Chromium):
    """One tab; `asked` are the addresses it wanted."""

    def __init__(self, program: str, profile: Path) -> None:
        super().__init__(program, profile, *_FLAGS)
        self.attach(self.ask("Target.createTarget", url="about:blank")["targetId"])
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.ask(f"{domain}.enable")

    def show(self, page: Path, width: int = 1200, *, dark: bool = False, media: str = "") -> None:
        """Open a page of a file, and wait until it is there."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=900, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", media=media, features=[scheme])
        self.events.clear()
        self.ask("Page.navigate", url=page.as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self.message())

    def picture(self) -> bytes:
        """The whole page as a PNG."""
        shot = self.ask("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(shot["data"])

    def printed(self) -> bytes:
        """The page on paper, as a PDF, of the size that the page asks for."""
        made = self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(made["data"])

    def told(self, script: str) -> Any:
        """What an expression comes to in the page."""
        result = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    @property
    def asked(self) -> list[str]:
        """Every address that the page wanted since it was opened."""
        wanted = (e for e in self.events if e["method"] == "Network.requestWillBeSent")
        return [event["params"]["request"]["url"] for event in wanted]

    @property
    def complaints(self) -> list[str]:
        """What the browser had to say against the page."""
        logged = (e for e in self.events if e["method"] == "Log.entryAdded")
        return [event["params"]["entry"]["text"] for event in logged]


@contextmanager
def chromium(profile: Path) -> Iterator[Chromium]:
    """A browser that runs; skips where there is none."""
    programs = ("chromium", "chromium-browser", "google-chrome")
    program = next((found for each in programs if (found := shutil.which(each))), None)
    if program is None:
        pytest.skip("needs chromium")
    browser = Chromium(program, profile)
    try:
        yield browser
    finally:
        browser.close()
