"""New sessions are put into the file of their month without reading what else is there."""

from datetime import date

import pytest

from detox.domain.days import month_of
from detox.domain.problem import DataTrouble, Refused
from detox.domain.session import Session
from detox.domain.totals import tally
from detox.storage.document import FEW, dump, parse
from detox.storage.files import stamp_of
from tests.storage.machine import Machine, zone

MONTH = "log-2026-11"
DAY = date(2026, 11, 22)
NOTES = ["", "a\nb", 'x\n"guests":{\nx', '"}\n}', "x\n}}", "d’été 🙂", "\\", '"2611m10001":']


def unread(machine: Machine) -> bool:
    path = machine.own(MONTH)
    stamp = stamp_of(path)
    assert stamp
    return machine.shelf.files.known(path, stamp) is None


@pytest.fixture
def grown(machine: Machine) -> Machine:
    """A machine with a month that it wrote, and has read nothing of since."""
    machine.log()
    machine.restart()
    return machine


def test_what_was_added_unread_stands_as_if_all_had_been_written_anew(grown: Machine) -> None:
    expected = grown.sessions()
    for number, note in enumerate(NOTES):
        grown.restart()
        expected.append(Session(f"2611note{number}", DAY, 5, "writing", note, ("a",)))
        grown.change(None, expected[-1])
        content = grown.own(MONTH).read_bytes()
        assert unread(grown)
        assert content == dump(parse("month", content))
    assert grown.sessions() == expected
    for session in reversed(expected):
        assert grown.records.undo().changes[0].before == session


def test_what_was_added_to_what_was_read_is_known_without_reading_it_again(
    grown: Machine,
) -> None:
    expected = grown.sessions()
    for number, note in enumerate(NOTES):
        expected.append(Session(f"2611note{number}", DAY, 5, "writing", note, ("a",)))
        grown.change(None, expected[-1])
        content = grown.own(MONTH).read_bytes()
        assert content == dump(parse("month", content))
        assert grown.sessions() == expected
    grown.restart()
    assert grown.sessions() == expected


def test_a_session_that_moved_in_from_another_month_is_in_nobodys_way(grown: Machine) -> None:
    moved = Session("2610moved", date(2026, 10, 3), 10, "email")
    grown.change(None, moved)
    grown.change(moved, moved._replace(day=DAY))
    grown.log("2611before")
    grown.restart()
    grown.log("2611after")
    content = grown.own(MONTH).read_bytes()
    assert unread(grown)
    assert content == dump(parse("month", content))
    found = {session.uid for session in grown.records.sessions(month_of(DAY))}
    assert {"2610moved", "2611before", "2611after"} <= found


def test_many_at_once_are_written_with_all_that_is_there(grown: Machine) -> None:
    grown.stored([Session(f"2611s{n}", DAY, 5, "writing") for n in range(FEW + 1)])
    assert not unread(grown)
    assert len(grown.sessions()) == FEW + 2


def test_a_uid_that_is_there_is_not_written_twice(grown: Machine) -> None:
    (there,) = grown.sessions()
    grown.restart()
    with pytest.raises(Refused):
        grown.change(None, there._replace(minutes=99))
    assert grown.sessions() == [there]


def test_what_a_hand_wrote_into_the_file_is_read_before_it_is_written(grown: Machine) -> None:
    file = grown.own(MONTH)
    file.write_bytes(file.read_bytes().replace(b'"minutes":30', b'"minutes": 35'))
    grown.restart()
    grown.log("2611next")
    assert not unread(grown)
    assert sorted(session.minutes for session in grown.sessions()) == [30, 35]
    torn = file.read_bytes()[:-20]
    file.write_bytes(torn)
    grown.restart()
    with pytest.raises(DataTrouble):
        grown.log("2611last")
    assert file.read_bytes() == torn


def test_an_older_copy_that_was_put_back_is_taken_for_a_clone_as_ever(grown: Machine) -> None:
    file, device = grown.own(MONTH), grown.shelf.device
    older = file.read_bytes()
    grown.log("2611lost1")
    grown.log("2611lost2")
    file.write_bytes(older)
    grown.restart()
    grown.log("2611next")
    assert grown.shelf.device != device


def test_totals_that_were_kept_take_a_new_session_in_unread(grown: Machine) -> None:
    whole = month_of(DAY)
    assert grown.records.totals(whole, 0).minutes == 30
    for number in range(3):
        grown.restart()
        grown.change(None, Session(f"2611n{number}", DAY, 5, "email", "", ("a", "b")))
    grown.restart()
    for fine in (True, False):
        found = grown.records.totals(whole, 0, fine=fine)
        assert unread(grown)
        assert found.by_activity() == {"writing": [30, 1], "email": [15, 3]}
    assert grown.records.totals(whole, 0) == tally(grown.sessions(), 0, zone)


def test_totals_are_counted_anew_where_another_device_wrote_as_well(
    grown: Machine, tmp_path: object
) -> None:
    whole = month_of(DAY)
    assert grown.records.totals(whole, 0).minutes == 30
    theirs = grown.folder / "theirs01"
    theirs.mkdir()
    text = grown.own(MONTH).read_text().replace("2611m1", "2611m9")
    (theirs / f"{MONTH}.json").write_text(text.replace(grown.shelf.device, "theirs01"))
    grown.restart()
    grown.log("2611next")
    grown.restart()
    assert grown.records.totals(whole, 0).minutes == 90
