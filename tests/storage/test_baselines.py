"""Baselines in their file: what they hold, what older files lack, and what is no baseline."""

from datetime import date

import pytest

from detox.domain.baseline import GUESSED, Baseline
from detox.storage.fields import Flaw
from detox.storage.kinds import KINDS

BASELINES = KINDS["baselines"]
KEPT = Baseline("b1", 42, date(2026, 11, 1), "a1", "foreground", 7)


def test_what_was_kept_comes_back() -> None:
    assert BASELINES.read("b1", BASELINES.raw(KEPT)) == KEPT


def test_a_figure_without_publishing_is_written_as_it_always_was() -> None:
    raw = BASELINES.raw(KEPT._replace(publishing=0))
    assert set(raw) == {"minutes", "valid_from", "account", "method"}
    assert BASELINES.read("b1", raw) == KEPT._replace(publishing=0)
    assert Baseline("b2", 3, KEPT.valid_from).method == GUESSED


@pytest.mark.parametrize("publishing", [-1, 43, "7", 7.0, True, None])
def test_more_publishing_than_there_is_time_is_a_flaw(publishing: object) -> None:
    with pytest.raises(Flaw, match="publishing"):
        BASELINES.read("b1", {**BASELINES.raw(KEPT), "publishing": publishing})
