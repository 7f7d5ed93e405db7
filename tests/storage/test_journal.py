"""The journal remembers what can be undone, and enough to bring lost records back."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.problem import Refused
from detox.domain.session import Session
from detox.services.ports import Change, Commit
from detox.storage import journal as journal_module
from detox.storage.document import UNDONE
from detox.storage.history import recorded
from detox.storage.journal import Journal
from tests.storage.machine import Machine


def step(n: int, day: int = 22) -> dict[str, object]:
    change = {"table": "sessions", "uid": f"u{n}", "before": None, "after": {"n": n}}
    return {"deed": f"deed {n}", "at": f"2026-11-{day:02}T10:00:00.000Z", "changes": [change]}


def names(steps: list[dict[str, object]]) -> list[object]:
    return [entry["deed"] for entry in steps]


class Play:
    """A journal of small size, and what it should hold."""

    def __init__(self, path: Path) -> None:
        self.journal = Journal(path)
        self.done: list[int] = []
        self.undone: list[int] = []
        self.count = 0

    def act(self, what: str) -> None:
        self.count += 1
        rev = f"r{self.count}"
        if what == "did":
            self.journal.did(step(self.count), rev)
            self.done.append(self.count)
            self.undone.clear()
        elif what == "undid" and self.done:
            self.journal.undid(rev)
            self.undone.append(self.done.pop())
        elif what == "redid" and self.undone:
            self.journal.redid(rev)
            self.done.append(self.undone.pop())
        elif what == "failed":
            self.journal.did(step(self.count), rev)
            self.journal.failed(rev)
        elif what == "shorten":
            self.journal._shorten()


@given(st.lists(st.sampled_from(["did", "did", "undid", "redid", "failed", "shorten"])))
def test_shortening_changes_nothing_that_can_be_undone_or_redone(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str]
) -> None:
    play = Play(tmp_path_factory.mktemp("j") / "journal")
    for what in acts:
        play.act(what)
        done, undone = play.journal.history()
        assert names(done) == [f"deed {n}" for n in play.done]
        assert names(undone) == [f"deed {n}" for n in play.undone]


def test_versions_tell_what_each_record_became(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    journal.did(step(1), "r1")
    journal.undid("r2")
    journal.redid("r3")
    journal.did(step(2), "r4")
    journal.failed("r4")
    journal.redid("")
    expected = [
        ("r1", "sessions", "u1", {"n": 1}),
        ("r2", "sessions", "u1", UNDONE),
        ("r3", "sessions", "u1", {"n": 1}),
    ]
    assert list(journal.versions()) == expected
    journal._shorten()
    assert list(journal.versions()) == expected[2:]
    journal.undid("r5")
    journal._shorten()
    assert list(journal.versions())[-1] == ("r5", "sessions", "u1", UNDONE)


def test_the_journal_stays_small_and_keeps_the_last_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "LARGEST_BYTES", 20_000)
    journal = Journal(tmp_path / "journal")
    for n in range(600):
        journal.did(step(n, 1), f"a{n}")
    assert len(journal.history().done) == 600, "all are of the last two days"
    for n in range(600):
        journal.did(step(n, 20), f"b{n}")
    done = names(journal.history().done)
    assert done[-600:] == [f"deed {n}" for n in range(600)]
    assert len(done) < 900


def test_one_great_step_does_not_make_every_later_one_slow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "LARGEST_BYTES", 5_000)
    shortened: list[int] = []
    whole = Journal._shorten

    def count(self: Journal) -> None:
        shortened.append(1)
        whole(self)

    monkeypatch.setattr(Journal, "_shorten", count)
    journal = Journal(tmp_path / "journal")
    great = step(0)
    great["changes"] = [{"table": "sessions", "uid": "x" * 99}] * 1000
    journal.did(great, "r0")
    for n in range(100):
        journal.did(step(n), f"r{n}")
    assert len(shortened) < 10
    assert names(journal.history().done)[0] == "deed 0"


@pytest.mark.parametrize(
    "rubbish",
    [
        b"\x00\x00\x00",
        b'{"did": 3}',
        b'{"did": {"deed": "x"',
        b"[1]",
        b"[" * 100_000,
        b'{"undid": [], "redid": {}}',
        b'{"failed": {}}',
        b'{"gave_up": 1}',
        "\udcff".encode("utf-8", "surrogatepass"),
    ],
)
def test_rubbish_in_the_journal_stops_nobody(machine: Machine, rubbish: bytes) -> None:
    journal = machine.state / "journal.jsonl"
    first = machine.log()
    with journal.open("ab") as file:
        file.write(rubbish)
    second = machine.log()
    assert machine.sessions() == [first, second]
    list(machine.shelf.journal.versions())
    machine.records.undo()
    assert machine.sessions() in ([first], [second])


def test_a_step_that_makes_no_sense_is_passed_over(machine: Machine) -> None:
    session = machine.log()
    machine.shelf.journal.did({"deed": "odd", "at": "", "changes": [{"table": "nowhere"}]}, "r")
    with pytest.raises(Refused, match="no longer be read"):
        machine.records.undo()
    machine.records.undo()
    assert session not in machine.sessions()


def test_a_crash_between_the_journal_and_the_records_costs_no_step(machine: Machine) -> None:
    first = machine.log()
    ghost = Session("2611ghost", first.day, 5, "writing")
    machine.shelf.journal.did(recorded(Commit("session.log", (Change(None, ghost),))), "r")
    machine.records.undo()
    assert machine.sessions() == [], "the step that never was is passed over"
    machine.shelf.journal.redid("r2")  # and a redo that never reached the records
    assert machine.sessions() == []


def test_half_a_step_can_still_be_undone(machine: Machine) -> None:
    first = machine.log()
    moved = first._replace(uid="2610moved", day=first.day - timedelta(days=30))
    machine.records.commit("session.edit", [Change(None, moved), Change(first, None)])
    machine.records.commit("crash", [Change(None, first)], undoable=False)
    machine.records.undo()
    assert machine.sessions() == [first]
