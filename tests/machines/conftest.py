"""Machines run the same command line as everybody."""

from tests.cli.conftest import detox

__all__ = ["detox"]
