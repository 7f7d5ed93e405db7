"""Opens an address in the person's own browser, out of sight of the terminal."""

import subprocess
import sys


def open_in_browser(url: str) -> None:
    """Hand `url` over; a child without our terminal, since browsers write to it."""
    subprocess.Popen(
        [sys.executable, "-P", "-m", "webbrowser", url],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
