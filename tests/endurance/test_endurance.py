"""A bounded part of what `make endurance` does for an hour: nothing ends the program, nothing is
lost."""

from pathlib import Path

import pytest

pytest.importorskip("termios", reason="needs a terminal as Unix has them")

from tests.endurance.run import run


@pytest.mark.parametrize("seed", [1, 4])
def test_restless_use_beside_other_programs_ends_nothing_and_loses_nothing(
    tmp_path: Path, seed: int
) -> None:
    ended = run(seed, 120, tmp_path / "homes")
    assert ended.faults == [], f'again: make endurance ARGS="--seed {seed} --moves 120"'
    assert ended.done["keys"] > 500
