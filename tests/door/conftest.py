"""Homes whose kept answers are trusted at once: no test waits for files to grow old."""

from pathlib import Path

import pytest

from detox.door import keeping
from tests.cli.running import Done, in_this_process


class Person:
    """Somebody with a home, a clock, a zone and a language, who runs commands."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.env = {"DETOX_HOME": str(home)}

    @property
    def kept(self) -> Path:
        """The folder of kept answers."""
        return self.home / "state" / "derived" / "door"

    def __call__(self, *words: str, **env: str) -> Done:
        return in_this_process(words, self.home.parent, "", {**self.env, **env})


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files may be as young as they like; between two changes the clock of the disk moves on."""
    monkeypatch.setattr(keeping, "MOMENT", -60.0)
    monkeypatch.setattr(keeping, "TICK", -60.0)


@pytest.fixture
def person(home: Path) -> Person:
    """A person whose home is still empty."""
    return Person(home)
