"""Totals that are kept answer as a recount would, whatever happened since they were kept."""

import random
import shutil
from collections import Counter
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detox.domain.days import DayRange, month_of, week_of
from detox.domain.hours import tally_hours
from detox.domain.problem import Refused
from detox.domain.session import Session
from detox.domain.totals import Tally, Totals, tally
from tests.storage.machine import ALWAYS, NOW, Machine, zone

FIRST = date(2026, 9, 28)
ZONES = ["Europe/Paris", "America/New_York", "UTC"]


def by_hand(sessions: list[Session], day_start: int) -> dict[str, Counter[tuple[str, str]]]:
    """Minutes by day and activity, and by day and tag, counted minute by minute."""
    sums: dict[str, Counter[tuple[str, str]]] = {"activities": Counter(), "tags": Counter()}
    for session in sessions:
        for day, minutes in session.pieces(day_start, zone(session.zone)):
            sums["activities"][day.isoformat(), session.activity] += minutes
            for tag in session.tags or ("",):
                sums["tags"][day.isoformat(), tag] += minutes
    return sums


def flat(table: dict[str, dict[str, Tally]]) -> dict[tuple[str, str], int]:
    return {(day, key): t[0] for day, row in table.items() for key, t in row.items()}


def monday(day: str) -> str:
    return week_of(date.fromisoformat(day), 0).first.isoformat()


def assert_true(machine: Machine, day_start: int, days: DayRange) -> None:
    sessions = machine.sessions()
    recount = tally(sessions, day_start, zone)
    fine = machine.records.totals(ALWAYS, day_start)
    for name, sums in by_hand(sessions, day_start).items():
        assert flat(getattr(fine, name)) == dict(sums)
    assert normal(fine) == normal(recount)
    coarse = machine.records.totals(ALWAYS, day_start, fine=False)
    assert coarse.by_span(lambda day: day[:7]) == recount.by_span(lambda day: day[:7])
    assert coarse.by_activity() == recount.by_activity()
    assert coarse.by_tag() == recount.by_tag()
    within = machine.records.totals(days, day_start)
    expected = recount.within(days)
    assert normal(within) == normal(expected)
    assert within.by_span(monday) == expected.by_span(monday)
    assert within.by_day() == expected.by_day()
    hours = tally_hours(sessions, day_start, zone)
    assert machine.records.hours(ALWAYS, day_start).by_activity() == hours.by_activity()
    part = machine.records.hours(days, day_start)
    assert part.by_activity() == hours.within(days).by_activity()
    partly = machine.records.totals(days, day_start, fine=False)
    assert partly.by_activity() == expected.by_activity()
    assert partly.by_span(lambda day: day[:7]) == expected.by_span(lambda day: day[:7])


def normal(totals: Totals) -> list[dict[str, dict[str, Tally]]]:
    return [{day: row for day, row in table.items() if row} for table in totals]


class Story:
    """A person with two machines, who changes their mind, and a cache that is not safe."""

    def __init__(self, home: Path) -> None:
        self.one, self.other = Machine(home / "m1"), Machine(home / "m2")
        self.day_start = 0
        self.made = 0

    def session(self, which: int) -> Session:
        self.made += 1
        day = FIRST + timedelta(days=which % 40)
        start = None
        if which % 3:
            start = datetime(day.year, day.month, day.day, which % 24, 30, tzinfo=UTC)
        return Session(
            f"{day:%y%m}{self.made}x{which}",
            day,
            1 + which * 37 % 700,
            ("writing", "email")[which % 2],
            tags=(("a", "b"), ("a",), ())[which % 3],
            start=start,
            zone=ZONES[which % 3] if start else "",
        )

    def act(self, what: str, which: int) -> None:
        machine = self.other if what.startswith("other") else self.one
        there = machine.sessions()
        session = there[which % len(there)] if there else None
        if what in ("log", "other log"):
            machine.change(None, self.session(which))
        elif what in ("edit", "other edit") and session:
            machine.change(session, session._replace(minutes=1 + which))
        elif what == "delete" and session:
            machine.change(session, None)
        elif what in ("undo", "redo"):
            with suppress(Refused):
                getattr(machine.records, what)()
        else:
            self.befall(what, which)

    def befall(self, what: str, which: int) -> None:
        if what == "day start":
            self.day_start = which % 4 * 60
        elif what == "exchange":
            self.exchange()
        elif what == "throw away":
            shutil.rmtree(self.one.state / "derived", ignore_errors=True)
            self.one.restart()
        elif what == "corrupt":
            self.corrupt(which)
        elif what == "restart":
            self.one.restart()

    def exchange(self) -> None:
        for source, target in ((self.one, self.other), (self.other, self.one)):
            own = source.folder / source.shelf.device
            if own.exists():
                copy = target.folder / source.shelf.device
                shutil.rmtree(copy, ignore_errors=True)
                shutil.copytree(own, copy)
        self.one.passes(minutes=1)
        self.other.passes(minutes=2)

    def corrupt(self, seed: int) -> None:
        chance = random.Random(seed)
        for file in sorted((self.one.state / "derived").glob("*.json")):
            content = bytearray(file.read_bytes())
            for _ in range(chance.randrange(3) if content else 0):
                content[chance.randrange(len(content))] = chance.choice(b'0123456789{}",\n\x00')
            file.write_bytes(content[: chance.choice([None, None, len(content) // 2, 0])])
        self.one.restart()


acts = st.tuples(
    st.sampled_from(
        [
            "log",
            "log",
            "log",
            "edit",
            "delete",
            "undo",
            "redo",
            "other log",
            "other edit",
            "day start",
            "exchange",
            "throw away",
            "corrupt",
            "restart",
        ]
    ),
    st.integers(0, 99),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(acts, min_size=5, max_size=25),
    st.integers(-3, 60),
    st.integers(0, 50),
)
def test_kept_totals_equal_a_recount(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int]], first: int, length: int
) -> None:
    story = Story(tmp_path_factory.mktemp("story"))
    begin = FIRST + timedelta(days=first)
    days = DayRange(begin, begin + timedelta(days=length))
    for what, which in acts:
        story.act(what, which)
        assert_true(story.one, story.day_start, days)
    assert_true(story.other, story.day_start, days)


def test_one_changed_digit_in_what_was_kept_changes_no_answer(machine: Machine) -> None:
    machine.log(minutes=30)
    assert machine.records.totals(ALWAYS, 0).minutes == 30
    for file in (machine.state / "derived").glob("*.json"):
        assert b"[30," in file.read_bytes()
        file.write_bytes(file.read_bytes().replace(b"[30,", b"[99,"))
    machine.restart()
    assert machine.records.totals(ALWAYS, 0).minutes == 30
    assert machine.records.totals(month_of(NOW.date()), 0, fine=False).minutes == 30


def test_totals_of_a_month_that_cannot_be_read_say_so_every_time(machine: Machine) -> None:
    machine.log()
    machine.own("log-2026-11").write_bytes(b"torn")
    for _ in range(3):
        machine.restart()
        assert machine.records.totals(ALWAYS, 0, fine=False).minutes == 0
        assert len(machine.records.troubles()) == 1


def test_a_version_from_a_clock_ahead_counts_when_its_time_has_come(
    machine: Machine, tmp_path: Path
) -> None:
    session = machine.log(minutes=30)
    skewed = Machine(tmp_path / "m2", NOW + timedelta(days=3))
    shutil.copytree(machine.own("log-2026-11").parent, skewed.folder / machine.shelf.device)
    skewed.change(session, session._replace(minutes=50))
    theirs = skewed.own("log-2026-11").parent
    shutil.copytree(theirs, machine.folder / theirs.name)
    assert machine.records.totals(ALWAYS, 0).minutes == 30
    machine.passes(days=4)
    assert machine.records.totals(ALWAYS, 0).minutes == 50


def test_a_disk_that_keeps_no_totals_still_answers(machine: Machine) -> None:
    machine.log(minutes=30)
    (machine.state / "derived").write_text("a file in the way")
    assert machine.records.totals(ALWAYS, 0).minutes == 30
    assert machine.records.totals(ALWAYS, 0, fine=False).minutes == 30
