"""The program in a real terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("termios", reason="needs a terminal as Unix has them")

from tests.cli.conftest import Run, detox, done
from tests.terminal.window import Window

__all__ = ["Open", "Run", "detox", "done"]

Open = Callable[..., Window]


@pytest.fixture
def used_home(home: Path) -> Path:
    """A home whose first run is over."""
    (home / "config").mkdir(mode=0o700)
    (home / "config" / "config.toml").touch(mode=0o600)
    return home


@pytest.fixture
def opened(used_home: Path) -> Iterator[Open]:
    """Opens windows as `Window` does; with `after`, Python to run in the process before it."""
    with ExitStack() as stack:

        def window(*, after: str = "", **words: Any) -> Window:
            if after:
                start = "sys.argv = ['detox']\nfrom detox.__main__ import script\nscript()"
                words["argv"] = (sys.executable, "-c", f"import sys\n{after}\n{start}")
            return stack.enter_context(Window(**words))

        yield window
