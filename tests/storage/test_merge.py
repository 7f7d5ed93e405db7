"""Many replicas, one truth: the same on every machine, in whatever order files arrive."""

import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detox.domain.problem import DataTrouble, Refused
from detox.domain.session import Session
from detox.services.ports import Change, Commit
from detox.storage.document import Raw, records_of
from detox.storage.merge import merged
from detox.storage.revision import after, trusted_until, wall
from tests.storage.machine import ALWAYS, NOW, Machine

TRUSTED = trusted_until(NOW)

revisions = st.builds(
    lambda hours, counter, device: f"{wall(NOW + timedelta(hours=hours))}-{counter:04}-{device}",
    st.integers(-3, 40),
    st.integers(0, 1),
    st.sampled_from(["a", "b"]),
)
any_revision = st.one_of(revisions, st.sampled_from(["", "zzz", "2026-11-22garbage"]), st.none())
values = st.one_of(st.integers(0, 1), st.booleans(), st.just(1.0))
records = st.one_of(
    st.fixed_dictionaries({"rev": any_revision, "v": values}),
    st.fixed_dictionaries({"rev": any_revision, "sure": any_revision, "v": values}),
    st.fixed_dictionaries({"rev": any_revision, "deleted": st.just(True)}),
    st.fixed_dictionaries({"rev": revisions, "everywhere": any_revision, "v": values}),
    st.sampled_from([None, 3, "x"]),
)
replicas = st.dictionaries(st.sampled_from(["x", "y", "z"]), records, max_size=3)


def same(one: object) -> str:
    return json.dumps(one, sort_keys=True)


@given(st.lists(replicas, min_size=1, max_size=4))
def test_the_order_of_replicas_does_not_matter(given_replicas: list[dict[str, object]]) -> None:
    found = {same(merged(order, TRUSTED)) for order in permutations(given_replicas)}
    assert len(found) == 1


@given(st.lists(replicas, max_size=4))
def test_reading_a_replica_again_changes_nothing(given_replicas: list[dict[str, object]]) -> None:
    once = merged(given_replicas, TRUSTED)
    assert same(merged([*given_replicas, *given_replicas], TRUSTED)) == same(once)
    assert same(merged([once, *given_replicas], TRUSTED)) == same(once)


@given(replicas, replicas, replicas)
def test_merging_parts_first_changes_nothing(
    one: dict[str, object], two: dict[str, object], three: dict[str, object]
) -> None:
    left = merged([merged([one, two], TRUSTED), three], TRUSTED)
    right = merged([one, merged([two, three], TRUSTED)], TRUSTED)
    assert same(left) == same(right)


def test_a_clock_far_ahead_wins_only_over_its_like() -> None:
    ahead = {"rev": after("", NOW + timedelta(days=3), "b"), "v": 1}
    nearer = {"rev": after("", NOW + timedelta(days=2), "b"), "v": 2}
    sound = {"rev": after("", NOW, "a"), "v": 3}
    assert merged([{"x": ahead}, {"x": sound}], TRUSTED) == {"x": sound}
    assert merged([{"x": ahead}, {"x": nearer}], TRUSTED) == {"x": ahead}
    assert merged([{"x": ahead}], TRUSTED) == {"x": ahead}


def test_what_was_forgotten_everywhere_stays_so_but_for_who_knows_of_it() -> None:
    since = after("", NOW, "a")
    gone = {"rev": since, "deleted": True, "everywhere": since}
    unknowing = {"rev": after("", NOW + timedelta(hours=3), "b"), "v": 1}
    anew = {"rev": after(since, NOW, "a"), "everywhere": since, "v": 2}
    for order in permutations([{"x": gone}, {"x": unknowing}]):
        assert merged(order, TRUSTED) == {"x": gone}
    for order in permutations([{"x": gone}, {"x": unknowing}, {"x": anew}]):
        assert merged(order, TRUSTED) == {"x": anew}


DAYS = [date(2026, 11, 22), date(2026, 10, 5), date(2026, 9, 30), date(2026, 11, 1)]
DEEDS = (
    "log",
    "log",
    "edit",
    "move",
    "move",
    "delete",
    "undo",
    "redo",
    "restart",
    "clock",
    "clone",
)
SKEWS = [timedelta(hours=h) for h in (0, 1, -3, 20, 30, -30, 24 * 40)]


def test_a_word_that_is_sure_counts_until_its_own_stamp_does() -> None:
    ahead = {"rev": after("", NOW + timedelta(days=3), "b"), "v": 1}
    plain = {"rev": after("", NOW, "a"), "v": 2}
    sure = after("", NOW + timedelta(hours=1), "c")
    later = {"rev": after(str(ahead["rev"]), NOW, "c"), "sure": sure, "v": 3}
    for order in permutations([{"x": ahead}, {"x": plain}, {"x": later}]):
        for days in (0, 1, 2, 3, 9):
            assert merged(order, trusted_until(NOW + timedelta(days=days))) == {"x": later}
    unsure = {**later, "sure": "never"}
    assert merged([{"x": unsure}, {"x": plain}], TRUSTED) == {"x": plain}


class World:
    """Some machines and a sync program without mercy; the clocks are wrong as they like."""

    def __init__(self, home: Path, skews: list[timedelta], *, cloned: bool) -> None:
        self.time = NOW
        self.skews = skews
        self.machines = [Machine(home / f"m{n}") for n in range(len(skews))]
        self.expected: dict[str, int | None] = {}
        self.conflicts = self.copies = 0
        if cloned:
            self.machines[0].now = self.time
            self.expected[self.machines[0].log().uid] = 30
            shutil.rmtree(self.machines[1].home, ignore_errors=True)
            shutil.copytree(self.machines[0].home, self.machines[1].home)
            self.machines[1].restart()

    def act(self, who: int, what: str, which: int) -> None:
        machine = self.machines[who % len(self.machines)]
        self.time += timedelta(seconds=7)
        if what == "clock":
            self.skews[who % len(self.machines)] = SKEWS[which % len(SKEWS)]
        elif what == "restart":
            machine.restart()
        elif what == "clone" and len(self.machines) < 4:
            self._clone(who % len(self.machines))
        machine.now = self.time + self.skews[who % len(self.machines)]
        there = machine.sessions()
        with suppress(Refused):
            for change in self._done(machine, what, there[which % len(there)] if there else None):
                entity = change.after or change.before
                assert isinstance(entity, Session)
                found = {session.uid: session for session in machine.sessions()}
                assert found.get(entity.uid) == change.after, "what is acknowledged shows at once"
                is_new = what == "log"
                self.expected[entity.uid] = entity.minutes if is_new else None

    def _done(self, machine: Machine, what: str, session: Session | None) -> Sequence[Change]:
        if what == "log":
            return [Change(None, machine.log())]
        if what in ("undo", "redo"):
            step: Commit = getattr(machine.records, what)()
            return step.changes
        if session is None:
            return []
        after: Session | None = session
        if what == "edit":
            after = session._replace(minutes=session.minutes + 1)
        elif what == "move":
            after = session._replace(day=DAYS[(DAYS.index(session.day) + 1) % len(DAYS)])
        elif what == "delete":
            after = None
        if after == session:
            return []
        machine.change(session, after)
        return [Change(session, after)]

    def _clone(self, which: int) -> None:
        original = self.machines[which]
        home = original.home.with_name(f"m{len(self.machines)}")
        if original.home.exists():
            shutil.copytree(original.home, home)
        self.machines.append(Machine(home))
        self.skews.append(self.skews[which])

    def sync(self, source: int, target: int, style: int) -> None:
        """Bring what one machine has to another; files of the same name meet as engines have it."""
        one, other = (self.machines[n % len(self.machines)] for n in (source, target))
        if one is other or not one.folder.exists():
            return
        for file in sorted(one.folder.rglob("*.json")):
            there = other.folder / file.relative_to(one.folder)
            there.parent.mkdir(parents=True, exist_ok=True)
            if there.exists() and there.read_bytes() != file.read_bytes():
                if self._is_older(file, there):
                    continue
                if not self._is_older(there, file):
                    there.rename(self._conflict_name(there, style))
            shutil.copy2(file, there)
            self.copies += 1
            os.utime(there, ns=(self.copies, self.copies))  # no two were written at once

    def _conflict_name(self, path: Path, style: int) -> Path:
        self.conflicts += 1
        marks = [
            f".sync-conflict-20261122-10{self.conflicts:04}-ABCDEFG",
            f" (conflicted copy 2026-11-22 10{self.conflicts:04})",
            f" ({self.conflicts})",
        ]
        return path.with_name(f"{path.stem}{marks[style % 3]}.json")

    @staticmethod
    def _is_older(one: Path, other: Path) -> bool:
        """Whether one file is an earlier version of the other: all it has is there, or newer."""
        first, second = (records_of(json.loads(path.read_bytes())) for path in (one, other))
        empty: Raw = {}
        return all(
            uid in (there := second.get(table, empty))
            and (there[uid]["rev"] > raw["rev"] or there[uid] == raw)
            for table, records in first.items()
            for uid, raw in records.items()
        )

    def settle(self) -> list[list[Session]]:
        """All files everywhere, and all clocks right."""
        for _ in range(3):
            for source in range(len(self.machines)):
                for target in range(len(self.machines)):
                    self.sync(source, target, 0)
        for machine in self.machines:
            machine.now = self.time
        return [machine.sessions() for machine in self.machines]


skews = st.lists(st.sampled_from(SKEWS), min_size=2, max_size=3)
deeds = st.one_of(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from([*DEEDS]),
        st.integers(0, 9),
    ),
    st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2)),
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(skews, st.booleans(), st.lists(deeds, min_size=8, max_size=30))
def test_all_machines_end_with_the_same_sessions(
    given_skews: list[timedelta], cloned: bool, story: list[tuple[int, str | int, int]]
) -> None:
    with TemporaryDirectory() as home:
        world = World(Path(home), given_skews, cloned=cloned)
        for who, what, which in story:
            if isinstance(what, str):
                world.act(who, what, which)
            else:
                world.sync(who, what, which)
        ends = world.settle()
        assert all(end == ends[0] for end in ends)
        assert len({session.uid for session in ends[0]}) == len(ends[0]), "nothing counts twice"
        for machine in world.machines:
            total = sum(session.minutes for session in ends[0])
            assert machine.records.totals(ALWAYS, 0).minutes == total
        there = {session.uid: session.minutes for session in ends[0]}
        untouched = {uid: m for uid, m in world.expected.items() if m is not None}
        assert untouched.items() <= there.items(), "nothing acknowledged is lost"
        for machine in world.machines:
            machine.now += timedelta(days=90)  # by then every clock has been trusted
        later = [machine.sessions() for machine in world.machines]
        assert all(end == later[0] for end in later)


def test_a_cloned_home_takes_a_new_name_before_it_writes_over_its_twin(tmp_path: Path) -> None:
    world = World(tmp_path, [timedelta(0), timedelta(0)], cloned=True)
    one, twin = world.machines
    assert one.shelf.device == twin.shelf.device
    first, second = one.log("2611one"), twin.log("2611twin")
    world.sync(0, 1, 0)
    world.sync(1, 0, 0)
    third = one.log("2611one2")
    fourth = twin.log("2611twin2")
    assert one.shelf.device != twin.shelf.device
    ends = world.settle()
    assert ends[0] == ends[1]
    assert {first, second, third, fourth} <= set(ends[0])


def test_a_version_from_a_clock_ahead_can_still_be_changed(tmp_path: Path) -> None:
    world = World(tmp_path, [timedelta(days=40), timedelta(0)], cloned=False)
    world.act(0, "log", 0)
    world.sync(0, 1, 0)
    world.act(1, "edit", 0)
    (session,) = world.machines[1].sessions()
    assert session.minutes == 31
    ends = world.settle()
    assert ends == [[session], [session]]
    own = world.machines[1]
    plain = own.log()
    device = own.shelf.itself()
    assert device.last < wall(datetime(2026, 11, 23, tzinfo=UTC)), "the wrong clock is not caught"
    assert plain in own.sessions()


def test_a_folder_that_vanished_is_not_an_empty_one(tmp_path: Path) -> None:
    world = World(tmp_path, [timedelta(0)], cloned=False)
    world.act(0, "log", 0)
    (machine,) = world.machines
    machine.own("log-2026-11").unlink()
    machine.restart()
    assert machine.sessions() == []
    assert machine.records.troubles() != []
    with pytest.raises(DataTrouble, match="restore"):
        machine.log()
