"""A machine of one's own: records, state and backups in a folder, and a clock to set."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from detox.domain.days import DayRange
from detox.domain.session import Session
from detox.paths import FORGETTING
from detox.services.ports import Change, Entity
from detox.storage.backups import Backups
from detox.storage.derived import Derived
from detox.storage.doors import Doors
from detox.storage.forgetting import Forgetting
from detox.storage.forgotten import Noted
from detox.storage.records import ShelvedRecords
from detox.storage.repair import Repair
from detox.storage.shelf import FileShelf

NOW = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)
ALWAYS = DayRange(date(2000, 1, 1), date(2100, 1, 1))


def zone(name: str) -> tzinfo:
    return ZoneInfo(name or "UTC")


class Machine:
    """A home on a simulated machine whose clock stands still until it is moved."""

    def __init__(self, home: Path, now: datetime = NOW) -> None:
        self.home = home
        self.now = now
        self.folder = home / "records"
        self.state = home / "state"
        self.made = 0
        self.restart()

    def restart(self) -> None:
        """Forget all that a program keeps in memory."""
        self.shelf = FileShelf(self.folder, self.state)
        self.records = ShelvedRecords(
            self.shelf,
            lambda: self.now,
            zone,
            Derived(self.state / "derived"),
            Doors(forgetting=lambda: self.forgetting),
        )
        self.backups = Backups(self.folder, self.state / "backups", Noted(self.state))
        self.repair = Repair(self.shelf, self.backups, lambda: self.now)
        self.records.before_writing(lambda: self.backups.keep_daily(self.now))
        self.records.after_writing(lambda: self.backups.keep_first(self.now))

    def tidy(self) -> None:
        """What comes at the end of every command."""
        if (self.state / FORGETTING).exists():
            self.forgetting.carry_on()

    @property
    def forgetting(self) -> Forgetting:
        return Forgetting(self.folder, self.state, lambda: self.now)

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)

    def log(self, uid: str = "", minutes: int = 30, day: date | None = None) -> Session:
        self.made += 1
        day = day or date(2026, 11, 22)
        uid = uid or f"{day:%y%m}{self.home.name.replace('-', '')}{self.made:04}"
        session = Session(uid, day, minutes, "writing")
        self.records.commit("session.log", [Change(None, session)])
        return session

    def change(self, before: Entity | None, after: Entity | None) -> None:
        self.records.commit("change", [Change(before, after)])

    def sessions(self) -> list[Session]:
        return self.records.sessions(ALWAYS)

    def own(self, name: str) -> Path:
        """The file of a document that this machine writes."""
        return self.folder / self.shelf.device / f"{name}.json"

    def stored(self, entities: Sequence[Entity]) -> None:
        self.records.commit("fill", [Change(None, e) for e in entities], undoable=False)
