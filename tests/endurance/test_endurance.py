"""A bounded part of what `make soak` does for an hour: nothing ends the program, nothing is
lost."""

from pathlib import Path

import pytest

pytest.importorskip("termios", reason="needs a terminal as Unix has them")

from tests.endurance.run import run


def test_restless_use_beside_other_programs_ends_nothing_and_loses_nothing(
    tmp_path: Path,
) -> None:
    ended = run(4, 120, tmp_path / "homes")
    assert ended.faults == [], 'again: make soak ARGS="--seed 4 --moves 120"'
    assert ended.done["keys"] > 500
