"""A fault at every call to the system of every deed: it is done or it is not, and it says which."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import environment
from tests.faults.deeds import DEEDS

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.xdist_group("sweep")
"""one process, which makes once what all deeds stand on"""


class Sweeper:
    """A process that tries deeds for us: what they all stand on is made once."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def __call__(self, deed: str) -> tuple[list[Any], int]:
        """What went wrong with a deed, and how many faults were tried."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{deed}\n")
        self._process.stdin.flush()
        wrong: list[Any] = []
        for line in self._process.stdout:
            told = json.loads(line)
            if isinstance(told, dict):
                return wrong, told["tried"]
            wrong.append(told)
        raise AssertionError(f"it ended with {self._process.wait()}; stderr says more")


@pytest.fixture(scope="module")
def sweeper() -> Iterator[Sweeper]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.sweep"],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        yield Sweeper(process)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_is_done_or_not_done_whatever_fails(sweeper: Sweeper, deed: str) -> None:
    wrong, tried = sweeper(deed)
    assert wrong == []
    assert tried > 3
