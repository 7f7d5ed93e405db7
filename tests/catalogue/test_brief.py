"""The brief file says of every platform what its plan follows from, as the files of facts do."""

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from detox.catalogue.brief import FILE, brief_facts, brief_text
from detox.catalogue.loading import load_catalogue
from detox.domain.account import Account, State
from detox.domain.steps import plan_steps
from detox.domain.verdict import verdict

CATALOGUE = load_catalogue()[0]
DAY = date(2026, 12, 31)


def test_it_is_what_the_files_of_facts_make_of_it() -> None:
    written = Path(FILE).read_text(encoding="utf-8")
    assert written == brief_text(CATALOGUE.values()), "`make brief` renews it"


@pytest.mark.parametrize("back", [60, 20, 0, -40])
def test_a_plan_is_the_same_from_either(back: int) -> None:
    today = DAY - timedelta(days=back)
    for platform, whole in CATALOGUE.items():
        account, brief = Account("made1", "", platform, State.LEAVING, DAY), brief_facts(platform)
        steps = plan_steps(account, whole, [], today)
        assert plan_steps(account, brief, [], today) == steps
        assert verdict(account, brief, steps, today) == verdict(account, whole, steps, today)


def test_a_platform_that_nobody_knows_has_no_facts() -> None:
    assert brief_facts("the-old-forum") is None


def test_reading_it_loads_nothing_of_the_files_of_facts() -> None:
    code = (
        "import sys; from detox.catalogue.brief import brief_facts; brief_facts('instagram');"
        "print(*sorted({'tomllib', 'pathlib', 'importlib.resources'} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == ""
    assert json.loads(Path(FILE).read_bytes())["instagram"]["grace_days"] == 30
