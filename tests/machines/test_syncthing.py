"""Three machines whose records Syncthing carries: nothing lost, nothing twice, or it is told.

Only the loopback is used: no discovery, no relay, no look for upgrades.
"""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from detox.bootstrap import Detox
from detox.domain.session import Session
from detox.services.sessions import Edit
from tests.cli.conftest import Done, Run
from tests.machines.engine import Engine, settled
from tests.storage.machine import ALWAYS, NOW

pytestmark = [
    pytest.mark.skipif(shutil.which("syncthing") is None, reason="needs syncthing"),
    pytest.mark.xdist_group("syncthing"),
]


class Home:
    """One machine: its home, its engine, and a clock that all of them share."""

    def __init__(self, folder: Path, detox: Run) -> None:
        self.folder = folder
        self.records = folder / "home/data/records"
        self.engine = Engine(folder / "engine", self.records)
        self.now = NOW
        self._detox = detox

    def open(self) -> Detox:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DETOX_HOME", str(self.folder / "home"))
            patch.setenv("DETOX_NOW", f"{self.now:%Y-%m-%dT%H:%M:%SZ}")
            return Detox()

    def log(self, count: int = 1) -> list[Session]:
        app = self.open()
        return [app.log.log(30, "writing", note=f"{self.folder.name} {n}") for n in range(count)]

    def sessions(self) -> list[Session]:
        self.is_told()  # as every command looks
        app = self.open()
        found = app.records.sessions(ALWAYS)
        assert app.records.totals(ALWAYS, 0).minutes == sum(each.minutes for each in found)
        assert len({each.uid for each in found}) == len(found), "nothing twice"
        return sorted(found)

    def is_told(self) -> bool:
        """Whether one look says that something is not there any more."""
        app = self.open()
        app.records.sessions(ALWAYS)
        return any("detox restore" in problem.message for problem in app.records.troubles())

    def mend(self) -> None:
        app = self.open()
        repair = app.care.repair()
        repair.mend()
        repair.bring_back()

    def says(self, *words: str) -> Done:
        now = f"{self.now:%Y-%m-%dT%H:%M:%SZ}"
        return self._detox(*words, DETOX_HOME=str(self.folder / "home"), DETOX_NOW=now)


class Household:
    """Three homes whose records are one shared folder."""

    def __init__(self, folder: Path, detox: Run) -> None:
        self.homes = [Home(folder / name, detox) for name in ("one", "two", "three")]

    @property
    def engines(self) -> list[Engine]:
        return [home.engine for home in self.homes]

    def settle(self) -> None:
        settled(self.engines)

    def passes(self, **time: float) -> None:
        for home in self.homes:
            home.now += timedelta(**time)

    def agreed(self) -> list[Session]:
        """The sessions that there are, the same for all."""
        self.settle()
        first, *others = [home.sessions() for home in self.homes]
        assert all(each == first for each in others)
        return first


@pytest.fixture
def household(tmp_path: Path, detox: Run) -> Iterator[Household]:
    household = Household(tmp_path, detox)
    try:
        for engine in household.engines:
            engine.meet(household.engines)
            engine.start()
        yield household
    finally:
        for engine in household.engines:
            engine.stop()


def test_three_machines_lose_nothing_and_count_nothing_twice(household: Household) -> None:
    one, two, three = household.homes
    made = [session for home in household.homes for session in home.log(4)]
    assert household.agreed() == sorted(made)
    assert not any(home.is_told() for home in household.homes)

    # The same session is moved on two machines; the later move holds.
    uid = made[0].uid
    one.open().log.edit(uid, Edit(day=date(2026, 9, 9)))
    three.now += timedelta(minutes=1)
    three.open().log.edit(uid, Edit(day=date(2026, 8, 8), note="moved"))
    moved = made[0]._replace(day=date(2026, 8, 8), note="moved")
    made = [moved, *made[1:]]
    assert household.agreed() == sorted(made)

    # The third is a clone of the first: both write in the same folder until they notice.
    shutil.rmtree(three.folder / "home/state")
    shutil.copytree(one.folder / "home/state", three.folder / "home/state")
    made += [*one.log(2), *three.log(2)]
    assert household.agreed() == sorted(made)
    made += [*one.log(), *three.log()]
    assert household.agreed() == sorted(made)
    assert one.open().records.device != three.open().records.device

    # The second is put back to a snapshot, its engine too, and written to before it syncs.
    two.engine.stop()
    for part in ("home", "engine"):
        shutil.copytree(two.folder / part, two.folder / f"{part}.kept")
    two.engine.start()
    made += two.log(3)
    assert household.agreed() == sorted(made)
    household.passes(days=1)
    for home in household.homes:
        made += home.log()  # whose daily backup has all of it
    assert household.agreed() == sorted(made)
    two.engine.stop()
    for part in ("home", "engine"):
        shutil.rmtree(two.folder / part)
        (two.folder / f"{part}.kept").rename(two.folder / part)
    made += two.log()
    one.engine.outlast()
    two.engine.start()
    held = household.agreed()
    lost = sorted(set(made) - set(held))
    assert not lost or (one.is_told() and three.is_told()), "nothing silent"
    one.mend()
    assert household.agreed() == sorted(made)
    three.mend()
    assert household.agreed() == sorted(made)
    assert not any(home.is_told() for home in household.homes)

    # Somebody deletes the folder of the first on the third, and the engines carry that on.
    device = one.open().records.device
    shutil.rmtree(three.records / device)
    held = household.agreed()
    assert set(held) < set(made)
    for home in household.homes:
        said = home.says("status")
        assert said.code == 3
        assert "detox restore" in said.err
    assert f"device {device}" in two.says("doctor").out
    assert two.says("restore").code == 0
    assert household.agreed() == sorted(made)
    assert one.says("restore").code == 0
    three.says("restore")
    assert household.agreed() == sorted(made)
    assert not any(home.is_told() for home in household.homes)
