"""The manual page: what `man detox` shows is what the commands are, in both languages."""

import shutil
import subprocess

import pytest

from tests.pages import manual


@pytest.mark.parametrize("language", manual.LANGUAGES)
def test_the_manual_page_is_that_of_the_commands(language: str) -> None:
    kept = manual.place(language).read_text(encoding="utf-8")
    assert kept == manual.page(language), "“make manual” writes it again"


@pytest.mark.parametrize("language", manual.LANGUAGES)
def test_the_manual_page_is_set_without_a_complaint(language: str) -> None:
    if shutil.which("groff") is None:
        pytest.skip("needs groff (Debian: groff-base)")
    set_page = subprocess.run(
        ["groff", "-man", "-ww", "-K", "utf8", "-T", "utf8", "-P", "-cbou", manual.place(language)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert set_page.stderr == ""
    plain = subprocess.run(
        ["groff", "-man", "-K", "utf8", "-T", "ascii", "-P", "-cbou", manual.place("en")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "45 min" in plain.stdout
    assert "from 9:10 to 10:00" in plain.stdout
    for word in ("detox reminders snooze", "--columns", "DETOX_HOME", "130"):
        assert word in set_page.stdout
