"""Files by strangers: refused with a sentence, or shown harmlessly; never a crash, never a loss."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detox.domain.account import Account
from detox.domain.activity import Activity
from detox.domain.days import month_of
from detox.domain.problem import DataTrouble, Refused
from detox.domain.session import Session
from detox.storage.document import header
from detox.storage.inspection import inspect
from detox.storage.kinds import KINDS
from detox.storage.troubles import MOST_TOLD
from tests.storage.machine import ALWAYS, NOW, Machine

MONTH = month_of(NOW.date())
LOG = "log-2026-11.json"


def everything(machine: Machine) -> list[Session]:
    """Read in all the ways there are, a program that has just started each time."""
    machine.restart()
    records = machine.records
    found = records.sessions(ALWAYS)
    names = [a.name for a in records.of(Account).values()]
    names += [a.name for a in records.of(Activity).values()]
    records.totals(ALWAYS, 0)
    records.totals(MONTH, 180, fine=False)
    records.first_day()
    records.stamp()
    records.session("2611")
    records.session("\x00/../..")
    problems = [
        *records.troubles(),
        *inspect(machine.shelf, records, machine.backups, NOW).problems,
    ]
    said = [problem.message % problem.params for problem in problems]
    shown = [*said, *names, *(f"{s.uid} {s.note} {s.activity} {s.tags}" for s in found)]
    for text in shown:
        text.encode()
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text), repr(text)
    machine.repair.damages()
    return found


def beside(machine: Machine, content: bytes, name: str = LOG, device: str = "stranger") -> Path:
    path = machine.folder / device / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def file_of(records: dict[str, Any], table: str = "sessions") -> bytes:
    return json.dumps({"header": {"detox": header("stranger", "x")}, table: records}).encode()


HOSTILE = {
    "empty": b"",
    "blank": b" \n\t ",
    "nul": bytes(5000),
    "latin": b'{"header": "\xe9\xff\xfe"}',
    "a bare value": b"3",
    "a list": b"[[]]",
    "deep": b"[" * 200_000,
    "deep tables": b'{"header":{"detox":{"format":"detox","schema":1}},"sessions":'
    + b'{"a":' * 50_000,
    "no header": b'{"sessions": {}}',
    "odd header": b'{"header": {"detox": 7}}',
    "odd schema": b'{"header": {"detox": {"format": "detox", "schema": NaN}}}',
    "utf-16": '{"header": {"detox": {"format": "detox"}}}'.encode("utf-16"),
    "a zip": b"PK\x03\x04" + os.urandom(2000),
    "huge numbers": b'{"header": {"detox": {"format": "detox", "schema": ' + b"9" * 5000 + b"}}}",
    "escapes": b'\x1b]0;owned\x07\x1b[2J{"header',
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", [LOG, "plan.json"])
def test_a_hostile_file_of_another_device_is_named_and_hides_nothing(
    machine: Machine, content: bytes, name: str
) -> None:
    session = machine.log()
    path = beside(machine, content, name)
    assert everything(machine) == [session]
    machine.sessions()
    machine.records.of(Account)
    trouble, *_way_out = machine.records.troubles()
    assert trouble.params["file"] == str(path)
    second = machine.log()
    assert everything(machine) == [session, second]
    assert path.read_bytes() == content


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_of_our_own_is_named_with_the_way_out(
    machine: Machine, content: bytes
) -> None:
    machine.log()
    machine.own("log-2026-11").write_bytes(content)
    assert everything(machine) == []
    with pytest.raises(DataTrouble, match="detox restore"):
        machine.log()
    assert machine.own("log-2026-11").read_bytes() == content
    with pytest.raises(DataTrouble, match="detox restore"):
        machine.records.undo()


def test_a_file_torn_anywhere_is_damaged_and_never_half_a_file(machine: Machine) -> None:
    for _ in range(3):
        machine.log()
    own = machine.own("log-2026-11")
    whole = own.read_bytes()
    for cut in [*range(0, len(whole) - 2, 7), len(whole) - 2]:
        own.write_bytes(whole[:cut])
        machine.restart()
        assert machine.sessions() == []
        assert len(machine.records.troubles()) == 1
        with pytest.raises(DataTrouble, match="detox restore"):
            machine.log()
    own.write_bytes(whole)
    assert len(everything(machine)) == 3


def test_a_file_of_a_hundred_megabytes_is_not_even_opened(machine: Machine) -> None:
    session = machine.log()
    path = beside(machine, b"")
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert everything(machine) == [session]
    assert "too large" in machine.records.troubles()[0].message
    machine.log()
    assert machine.backups.all()[0].files == 1, "nor is it backed up"


def test_what_is_no_file_is_named(machine: Machine) -> None:
    session = machine.log()
    folder = machine.folder / "stranger"
    (folder / "plan.json").mkdir(parents=True)
    (folder / LOG).symlink_to(folder / LOG)
    (machine.folder / "loop").symlink_to(machine.folder / "loop")
    (machine.folder / "file").write_text("in place of a folder")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "log-2026-10.json")
    assert everything(machine) == [session]
    assert len(machine.records.troubles()) == (3 if hasattr(os, "mkfifo") else 2)
    assert machine.log() in everything(machine)


def test_a_file_in_place_of_the_records_is_a_clear_sentence(machine: Machine) -> None:
    machine.home.mkdir()
    machine.folder.write_text("a file")
    for act in (machine.sessions, machine.log, machine.records.first_day, machine.records.stamp):
        with pytest.raises(DataTrouble, match="Not a directory"):
            act()


NAMES = [
    "log-2026-13.json",
    "log-2026-00.json",
    "log-9999-12.json",
    "log-0000-01.json",
    "log-٢٠٢٦-١١.json",
    "log-2026-11.json.json\n",
    "log-2026-111.json",
    "plan\x1b[31m.json",
    "plan (\u202ecopy).json",
    "..plan.json",
    "plan;rm -rf ~.json",
    "[red]plan[/].json",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("content", [b"{", file_of({})])
@pytest.mark.skipif(os.name == "nt", reason="needs names that Windows refuses")
def test_strange_names_harm_nobody(machine: Machine, name: str, content: bytes) -> None:
    session = machine.log()
    beside(machine, content, name, device="\x1b[2J\u202e[bold]")
    assert everything(machine) == [session]
    assert machine.log() in everything(machine)


def test_a_folder_name_that_is_no_text_harms_nobody(machine: Machine) -> None:
    session = machine.log()
    name = os.fsencode(machine.folder) + b"/\xff\xfe"
    try:
        Path(os.fsdecode(name)).mkdir()
    except OSError:
        pytest.skip("needs a disk that takes such a name")
    (Path(os.fsdecode(name)) / LOG).write_bytes(b"{")
    assert everything(machine) == [session]
    assert machine.log() in everything(machine)


REV = "2026-11-22T10:00:00.000Z-0000-stranger"
GOOD = {"day": "2026-11-22", "minutes": 5, "activity": "email", "rev": REV}


def test_markup_and_control_characters_come_back_harmless(machine: Machine) -> None:
    note = "[red]x[/]\x1b[31m\x07 a\u202eb\ud800\x00 \nsecond \x9b line"
    bad = {**GOOD, "note": note, "tags": ["\x1b]0;t\x07ag"], "activity": "em\x00ail"}
    beside(machine, file_of({"2611odd": bad, "2611\x1b[2J": GOOD, "2611../../x": GOOD}))
    (session,) = everything(machine)
    assert session.uid == "2611odd"
    assert session.note == "[red]x[/][31m ab \nsecond  line"
    assert session.tags == ("]0;tag",)
    assert session.activity == "email"
    assert len(machine.records.troubles()) == 2


def test_a_note_of_ten_megabytes_is_cut(machine: Machine) -> None:
    beside(machine, file_of({"2611big": {**GOOD, "note": "x" * 10_000_000}}))
    (session,) = everything(machine)
    assert len(session.note) == 10_000


def test_what_cannot_be_kept_is_refused_on_the_way_in(machine: Machine) -> None:
    odd: dict[str, Any]
    for odd in (
        {"minutes": 0},
        {"minutes": 24 * 60 + 1},
        {"note": "x" * 10_001},
        {"note": "\x1b[31m"},
        {"activity": ""},
        {"tags": ("a",) * 51},
        {"uid": "2611/../x"},
        {"uid": "2611" + "x" * 400},
    ):
        with pytest.raises(Refused):
            machine.change(None, Session("2611a", NOW.date(), 5, "email")._replace(**odd))
    assert everything(machine) == []
    assert not machine.folder.exists()


def test_one_bad_record_never_hides_the_others(machine: Machine) -> None:
    odd: dict[str, Any] = {"2611x1": None, "2611x2": 3, "2611x3": "x", "2611x4": [], "2611x5": {}}
    for field, value in {
        "day": "2026-11-31",
        "minutes": True,
        "activity": None,
        "note": {"a": 1},
        "tags": "abc",
        "start": "now",
    }.items():
        odd[f"2611{field}"] = {**GOOD, field: value}
    odd["2610a"] = odd["9999b"] = odd["x"] = odd[""] = GOOD
    beside(machine, file_of({**odd, "2611good": GOOD}))
    assert [session.uid for session in everything(machine)] == ["2611good"]
    (told,) = machine.records.troubles()
    assert told.params == {"count": len(odd)}


def test_the_first_bad_records_are_named(machine: Machine) -> None:
    beside(machine, file_of({"2611day": {**GOOD, "day": "2026-11-31"}, "2611x": 3, "2611g": GOOD}))
    assert [session.uid for session in everything(machine)] == ["2611g"]
    flawed = {str(p.params["uid"]): p.params.get("field", "{}") for p in machine.records.troubles()}
    assert flawed == {"2611day": "day", "2611x": "{}"}


def test_numbers_out_of_this_world_harm_nobody(machine: Machine) -> None:
    for n, odd in enumerate([b"NaN", b"-Infinity", b"1e999", b"1e-999", b"-0", b"9" * 4000]):
        content = file_of({"2611x": {**GOOD, "minutes": 77777}, "2611y": GOOD})
        beside(machine, content.replace(b"77777", odd), device=f"stranger{n}")
    assert [session.uid for session in everything(machine)] == ["2611y"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)
fields = st.sampled_from(
    [
        "day",
        "minutes",
        "activity",
        "note",
        "tags",
        "start",
        "zone",
        "rev",
        "deleted",
        "name",
        "platform",
        "state",
        "letter",
        "colour",
        "goal",
        "archived",
        "order",
        "stretches",
        "seed",
        "awake",
        "valid_from",
        "account",
        "method",
        "requested_on",
    ]
)
plausible = st.sampled_from(
    ["2026-11-22", 5, "email", "leaving", "2026-11-22T10:00:00Z", REV, [], [["2026-11-22", None]]]
)
odd_records = st.dictionaries(fields, plausible | json_values, max_size=8) | json_values
uids = st.sampled_from(["2611a", "2611b", "acc"]) | st.text(max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(st.sampled_from(sorted(KINDS)), st.dictionaries(uids, odd_records, max_size=4)),
    st.sampled_from([LOG, "plan.json", "plan (1).json"]),
    st.booleans(),
)
def test_any_json_in_any_field_harms_nobody(
    tmp_path_factory: pytest.TempPathFactory, tables: dict[str, Any], name: str, ours: bool
) -> None:
    machine = Machine(tmp_path_factory.mktemp("m") / "m1")
    session = machine.log("2611ours")
    content = {"header": {"detox": header("stranger", "x")}, **tables}
    device = machine.shelf.device if ours and name != LOG else "stranger"
    beside(machine, json.dumps(content).encode(), name, device)
    assert session in everything(machine)
    another = machine.log("2611later")
    assert {session, another} <= set(everything(machine))
    longer = session._replace(minutes=99)
    machine.change(session, longer)
    assert {longer, another} <= set(everything(machine))
    machine.records.undo()
    assert {session, another} <= set(everything(machine))


@given(st.binary(max_size=60))
def test_any_bytes_harm_nobody(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    machine = Machine(tmp_path_factory.mktemp("m") / "m1")
    session = machine.log()
    for name in ("device.json", "journal.jsonl", "derived/months.json", "derived/2026-11.json"):
        path = machine.state / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    beside(machine, content)
    assert everything(machine) == [session]
    assert machine.log("2611later") in everything(machine)


def test_a_device_file_that_lies_costs_only_a_name(machine: Machine) -> None:
    session = machine.log()
    lie: object
    for lie in (
        {"id": "../../x", "last": "", "written": {}},
        {"id": "ok", "last": "zzz", "written": {}},
        {"id": "ok", "last": "", "written": {"plan": 3}},
        {"id": "ok", "last": "", "written": {"plan": []}},
        {"id": "ok", "last": "", "written": {}, "sizes": {"plan": "x"}},
        [],
    ):
        (machine.state / "device.json").write_text(json.dumps(lie))
        assert session in everything(machine)
        machine.log()
    (machine.state / "device.json").unlink()
    machine.log()
    assert len(everything(machine)) == 8


def test_of_many_files_that_cannot_be_read_the_first_are_named_and_the_rest_counted(
    machine: Machine,
) -> None:
    session = machine.log()
    for number in range(40):
        beside(machine, b"{", device=f"stranger{number}")
    assert everything(machine) == [session]
    machine.sessions()
    *named, last, way_out = machine.records.troubles()
    assert len({problem.params["file"] for problem in named}) == MOST_TOLD - 1
    assert last.params == {"count": 40 - len(named)}
    assert "detox restore" in way_out.message
