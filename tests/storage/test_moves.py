"""A session keeps its identity wherever it moves, on however many machines."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from detox.domain.days import month_of
from detox.domain.problem import Problem, Refused
from detox.domain.session import Session
from detox.storage.inspection import inspect
from tests.storage.machine import ALWAYS, NOW, Machine

AUGUST, SEPTEMBER = date(2026, 8, 9), date(2026, 9, 9)


def synced(*machines: Machine) -> None:
    """All files of every machine brought to all others, each by its own writer."""
    for one in machines:
        for file in one.folder.rglob("*.json"):
            if file.parent.name != one.shelf.device:
                continue
            for other in machines:
                if other is not one:
                    there = other.folder / file.relative_to(one.folder)
                    there.parent.mkdir(parents=True, exist_ok=True)
                    there.write_bytes(file.read_bytes())


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Machine, Machine, Session]:
    """Two machines that know the same session."""
    one, other = Machine(tmp_path / "m1"), Machine(tmp_path / "m2")
    session = one.log()
    synced(one, other)
    return one, other, session


def problems(machine: Machine) -> list[Problem]:
    return inspect(machine.shelf, machine.records, machine.backups, machine.now).problems


def minutes(machine: Machine) -> int:
    return machine.records.totals(ALWAYS, 0).minutes


def test_one_session_moved_on_two_machines_is_counted_once(
    pair: tuple[Machine, Machine, Session],
) -> None:
    one, other, session = pair
    one.change(session, session._replace(day=AUGUST))
    other.passes(minutes=1)
    other.change(session, session._replace(day=SEPTEMBER))
    synced(one, other)
    for machine in pair[:2]:
        assert machine.sessions() == [session._replace(day=SEPTEMBER)]
        assert minutes(machine) == 30
        assert machine.records.totals(month_of(AUGUST), 0).minutes == 0
        assert machine.records.totals(month_of(SEPTEMBER), 0, fine=False).minutes == 30


def test_the_newest_word_wins_when_one_moves_it_and_the_other_writes_a_note(
    pair: tuple[Machine, Machine, Session],
) -> None:
    one, other, session = pair
    one.change(session, session._replace(day=AUGUST))
    other.passes(minutes=1)
    other.change(session, session._replace(note="later"))
    synced(one, other)
    for machine in pair[:2]:
        assert machine.sessions() == [session._replace(note="later")]
        assert minutes(machine) == 30
    again = session._replace(day=AUGUST, note="later")
    one.passes(minutes=2)
    one.change(one.sessions()[0], again)
    synced(one, other)
    for machine in pair[:2]:
        assert machine.sessions() == [again]
        assert machine.records.totals(month_of(NOW.date()), 0).minutes == 0


def test_kept_totals_follow_a_guest_that_was_changed_or_deleted_elsewhere(
    pair: tuple[Machine, Machine, Session],
) -> None:
    one, other, session = pair
    moved = session._replace(day=AUGUST)
    one.change(session, moved)
    synced(one, other)
    assert minutes(one) == minutes(other) == 30
    other.passes(minutes=1)
    other.change(moved, moved._replace(minutes=40))
    synced(one, other)
    one.restart()
    assert one.records.totals(month_of(AUGUST), 0, fine=False).minutes == 40
    other.change(moved._replace(minutes=40), None)
    synced(one, other)
    one.restart()
    assert one.records.totals(month_of(AUGUST), 0, fine=False).minutes == 0


def test_a_month_whose_session_moved_away_loses_nothing_when_its_files_are_mended(
    machine: Machine,
) -> None:
    session = machine.log()
    moved = session._replace(day=AUGUST)
    machine.change(session, moved)
    machine.passes(days=1)
    machine.log(day=date(2026, 11, 23))  # a backup is made before it
    later = machine.log(day=date(2026, 11, 23))
    machine.change(later, later._replace(day=SEPTEMBER))
    before = machine.sessions()
    for name in ("log-2026-08", "log-2026-09", "log-2026-11"):
        machine.own(name).unlink()
    machine.restart()
    assert {damage.path.stem for damage in machine.repair.mend()} == {
        "log-2026-08", "log-2026-09", "log-2026-11",
    }  # fmt: skip
    machine.restart()
    assert machine.sessions() == before
    assert len(before) == 3


def test_going_back_to_a_backup_takes_a_move_back(machine: Machine) -> None:
    session = machine.log()
    backup = machine.backups.make("2026-11-22-120000")
    machine.change(session, session._replace(day=AUGUST))
    assert machine.repair.go_back(backup.name, machine.records) == 1
    assert machine.sessions() == [session]
    machine.records.undo()
    assert machine.sessions() == [session._replace(day=AUGUST)]


def test_a_change_shows_at_once_though_a_clock_ahead_was_there_before(
    pair: tuple[Machine, Machine, Session], machines: Callable[[str], Machine]
) -> None:
    other, one, session = pair  # `other` noted it; the clock of `one` is three days ahead
    third = machines("m3")
    one.now = NOW + timedelta(days=3)
    one.change(session, session._replace(note="ahead"))
    one.now = NOW + timedelta(minutes=1)
    assert one.sessions() == [session], "what was dated too far ahead waits"
    right = session._replace(note="right")
    one.change(session, right)
    assert one.sessions() == [right]
    synced(one, other, third)
    assert other.sessions() == third.sessions() == [right]
    other.now = NOW + timedelta(minutes=2)
    other.change(right, right._replace(minutes=50))
    assert other.sessions() == [right._replace(minutes=50)]
    synced(one, other, third)
    for machine in (one, other, third):
        for days in (0, 2, 3, 4, 90):
            machine.now = NOW + timedelta(days=days, minutes=3)
            assert machine.sessions() == [right._replace(minutes=50)]
    one.now = NOW + timedelta(minutes=4)
    one.change(one.sessions()[0], None)
    assert one.sessions() == []
    assert one.records.undo().deed == "change"
    assert one.sessions() == [right._replace(minutes=50)]
    assert not [problem for problem in problems(one) if "clock" in problem.message]


def test_what_was_done_while_the_clock_was_ahead_can_be_undone_for_good(
    pair: tuple[Machine, Machine, Session],
) -> None:
    one, other, session = pair
    other.log("2611earlier")
    other.now = NOW + timedelta(days=3)
    other.change(session, session._replace(note="ahead"))
    other.now = NOW + timedelta(minutes=1)
    assert other.records.undo().changes[0].after == session, "and no step before it"
    synced(one, other)
    for days in (0, 3, 90):
        for machine in (one, other):
            machine.now = NOW + timedelta(days=days, minutes=2)
            assert {each.uid: each for each in machine.sessions()}[session.uid] == session
            assert len(machine.sessions()) == 2
    other.now = NOW + timedelta(minutes=3)
    other.records.redo()
    assert session._replace(note="ahead") in other.sessions()


def test_a_machine_whose_clock_was_ahead_goes_on_with_trusted_stamps(machine: Machine) -> None:
    machine.now = NOW + timedelta(days=30)
    machine.log()
    machine.now = NOW
    plain = machine.log()
    for step in range(3):
        longer = plain._replace(minutes=plain.minutes + step + 1)
        machine.change(plain, longer)
        plain = longer
        assert plain in machine.sessions()
    assert machine.shelf.itself().last < (NOW + timedelta(hours=1)).isoformat()


def test_what_no_stamp_can_stand_above_is_refused_by_name(
    pair: tuple[Machine, Machine, Session],
) -> None:
    one, other, session = pair
    file = one.own("log-2026-11")
    last = "2199-12-31T23:59:59.999Z-9999-zzz"
    text = file.read_text().replace('"activity":"writing"', '"activity":"email"')
    rev = one.shelf.itself().last
    (other.folder / "zzz").mkdir()
    (other.folder / "zzz" / file.name).write_text(text.replace(rev, last))
    with pytest.raises(Refused, match="so far in the future") as refused:
        other.change(session, session._replace(minutes=1))
    assert refused.value.problem.params == {"device": "zzz"}
    assert other.sessions() == [session]
    with pytest.raises(Refused, match="nothing to undo"):
        other.records.undo()


def test_a_guest_that_nothing_leads_to_is_named(machine: Machine) -> None:
    session = machine.log()
    machine.change(session, session._replace(day=AUGUST))
    guests = machine.own("log-2026-08")
    guests.write_text(guests.read_text().replace(session.uid, "2611other"))
    machine.restart()
    assert session.uid in {problem.params.get("uid") for problem in problems(machine)}
    assert machine.repair.lead(machine.records) == 1
    assert machine.sessions() == [session._replace(day=AUGUST)]
    assert session.uid not in {problem.params.get("uid") for problem in problems(machine)}
