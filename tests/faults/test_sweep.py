"""A fault at every call to the system of every deed: it is done or it is not, and it says which."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import environment
from tests.faults.sweep import DEEDS

SWEEP = Path(__file__).with_name("sweep.py")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_is_done_or_not_done_whatever_fails(deed: str) -> None:
    swept = subprocess.run(
        [sys.executable, str(SWEEP), deed],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert swept.returncode == 0, swept.stderr
    *wrong, told = [json.loads(line) for line in swept.stdout.splitlines()]
    assert wrong == []
    assert told["tried"] > 3
