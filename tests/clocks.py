"""A clock that stands still, so that a slow machine leaves what a quick one does."""

from datetime import datetime

from detox.clock import SystemClock
from tests.conftest import NOW


class StillClock(SystemClock):
    """It shows `instant` until it is moved."""

    def __init__(self, instant: str = NOW) -> None:
        super().__init__()
        self.instant = datetime.fromisoformat(instant)

    def now(self) -> datetime:
        """Where it stands."""
        return self.instant
