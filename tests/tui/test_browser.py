"""Addresses go to the browser the person has, without a word in the terminal."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from detox.tui.browser import open_in_browser

ADDRESS = "https://forum.example/export?a=1&b=2"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell script as a browser")
async def test_the_browser_gets_the_address_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    seen, browser = tmp_path / "seen", tmp_path / "browser"
    browser.write_text(
        f'#!/bin/sh\necho loud >&2\necho "$1" > {seen}.part\nmv {seen}.part {seen}\n'
    )
    browser.chmod(0o755)
    monkeypatch.setenv("PATH", os.defpath)
    monkeypatch.setenv("BROWSER", f"{browser} %s")
    open_in_browser(ADDRESS)
    for _turn in range(200):
        if seen.exists():
            break
        await asyncio.sleep(0.05)
    assert seen.read_text().strip() == ADDRESS
    assert capfd.readouterr() == ("", "")
