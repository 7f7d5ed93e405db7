"""Tables that tests measure."""

from detox.i18n import render
from detox.services.measuring import Gathered
from tests.measure.conftest import seconds

NOW = 1.9e9  # in 2030, so that whatever was exported lies behind


def spent(gathered: Gathered) -> dict[str, float]:
    assert gathered.trouble == ()
    found = seconds(*gathered.readings, now=NOW)
    return {name: s for name, s in found.items() if s}


def refusal(gathered: Gathered) -> str:
    assert gathered.readings == ()
    (problem,) = gathered.trouble
    return render(problem)
