"""A made-up life on records in memory, and the reports of it."""

from datetime import date

import pytest

from detox.domain.days import DayRange, year_of
from detox.page.forms import HTML, Wanted, report_text
from detox.services.demo import Wanted as Made
from detox.services.demo import make_demo
from detox.services.ports import Change, Rules
from tests.services.conftest import World

TODAY = date(2026, 11, 22)
YEAR = year_of(TODAY)


class Life(World):
    """A world with somebody in it."""

    def fill(self) -> "Life":
        """Seven months of sessions, five breaks, one figure for the time before."""
        clock = self.clock
        made = make_demo(Made(), TODAY, clock.now(), clock.zone(clock.name), clock.name)
        self.records.commit("setup", made, undoable=False)
        return self

    def put(self, *entities) -> None:
        """Make these be there."""
        self.records.commit("setup", [Change(None, entity) for entity in entities])

    def report(self, kind: str = HTML, days: DayRange | None = YEAR, **more) -> str:
        """A report of these days."""
        return report_text(self.records, self.rules, Wanted(kind, days, **more), TODAY)

    def sheet(self, kind: str = HTML, days: DayRange | None = None, **more) -> str:
        """The year sheet."""
        return self.report(kind, days, sheet=True, **more)


@pytest.fixture
def empty() -> Life:
    return Life(Rules(0, 0, "en"))


@pytest.fixture
def life() -> Life:
    return Life(Rules(0, 0, "en")).fill()
