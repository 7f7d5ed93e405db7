"""The command line: every verb answers without the screen, in plain sentences or as data."""

from detox.cli.main import run

__all__ = ["run"]
