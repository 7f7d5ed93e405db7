"""Machines to write on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.machine import Machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "m1")


@pytest.fixture
def machines(tmp_path: Path) -> Callable[[str], Machine]:
    return lambda name: Machine(tmp_path / name)
