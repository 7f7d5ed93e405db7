"""`detox export ics`, time after time: what is meant no more is taken back."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import icalendar
import pytest
import vobject

from detox.bootstrap import Detox
from tests.cli.conftest import Done, Run, is_refused

DAY = date(2026, 12, 31)


class Read(NamedTuple):
    """One entry as another program reads it."""

    form: str
    day: str
    status: str
    sequence: int
    title: str


def read(text: str) -> dict[str, Read]:
    """The entries by their identifier; two parsers of other authors have to agree."""
    found = {}
    for each in vobject.readOne(text).getChildren():
        if each.name in ("VEVENT", "VTODO"):
            day = each.dtstart if each.name == "VEVENT" else each.due
            found[each.uid.value] = Read(
                each.name, day.value.isoformat(), each.status.value, int(each.sequence.value),
                each.summary.value,
            )  # fmt: skip
    calendar: Any = icalendar.Calendar.from_ical(text)
    theirs = {
        str(each["UID"]): Read(
            each.name, each.get("DTSTART", each.get("DUE")).dt.isoformat(), str(each["STATUS"]),
            each["SEQUENCE"], str(each["SUMMARY"]),
        )
        for each in calendar.subcomponents
    }  # fmt: skip
    assert found == theirs
    assert len(calendar.subcomponents) == len(found)
    return found


def meant(entries: dict[str, Read]) -> set[str]:
    return {uid for uid, entry in entries.items() if entry.status != "CANCELLED"}


NAMES = {
    "instagram": "Instagram",
    "facebook": "Facebook",
    "linkedin": "LinkedIn",
    "": "The old forum",
}


@pytest.fixture
def instagram(home: Path) -> str:
    """An account that is being left; its uid."""
    return Detox().accounts.add("Instagram", "instagram", DAY).uid


@pytest.fixture
def four(home: Path) -> str:
    """Four accounts that leave on one day, and a step of one's own, whose uid is given."""
    app = Detox()
    for platform, name in NAMES.items():
        app.accounts.add(name, platform, DAY)
    return app.leaving.add("instagram", "tell Anna", date(2026, 12, 20)).uid


def uid_of(account: str) -> str:
    return Detox().accounts.find(account).uid


def test_what_is_kept_reconsidered_removed_or_taken_away_is_cancelled(done: Run, four: str) -> None:
    first = read(done("export", "ics").out)
    assert meant(first) == set(first)
    done("steps", "remove", four)
    second = read(done("export", "ics").out)
    assert set(first) - meant(second) == {f"{four}@detox-planner"}
    done("accounts", "keep", "instagram")
    done("accounts", "reconsider", "facebook")
    done("accounts", "remove", "The old forum")
    third = read(done("export", "ics").out)
    assert set(third) == set(first)
    linkedin = uid_of("linkedin")
    assert meant(third) == {uid for uid in first if uid.startswith(linkedin)}
    assert all(third[uid].sequence > first[uid].sequence for uid in first)
    assert all(third[uid].day == first[uid].day for uid in first)


def test_an_account_that_comes_back_is_meant_again(done: Run, instagram: str) -> None:
    first = read(done("export", "ics").out)
    done("accounts", "remove", "instagram")
    gone = done("export", "ics")
    assert meant(read(gone.out)) == set()
    assert "cancelled" in gone.err
    done("undo")
    back = read(done("export", "ics").out)
    assert meant(back) == set(first)
    assert all(back[uid].sequence > read(gone.out)[uid].sequence for uid in first)


def test_without_an_account_left_the_file_takes_back_what_was_handed_out(
    done: Run, detox: Run, tmp_path: Path
) -> None:
    file = tmp_path / "detox.ics"
    is_refused(detox("export", "ics", "--to", str(file)), "No account has a day")
    assert not file.exists()
    done("accounts", "add", "instagram", "--day", "2026-12-31")
    is_refused(detox("export", "ics", "--to", str(tmp_path)), "is a folder")
    done("accounts", "remove", "instagram")
    is_refused(detox("export", "ics", "--to", str(file)), "No account has a day")
    done("undo")
    done("export", "ics", "--to", str(file))
    done("accounts", "remove", "instagram")
    assert "cancelled" in done("export", "ics", "--to", str(file)).out
    entries = read(file.read_bytes().decode())
    assert entries
    assert meant(entries) == set()
    later = {"DETOX_NOW": "2028-12-01T09:00:00Z"}
    is_refused(detox("export", "ics", **later), "No account has a day")


def test_a_calendar_of_one_account_takes_back_only_what_is_of_that_one(
    done: Run, four: str
) -> None:
    done("export", "ics", "--account", "facebook")
    done("accounts", "keep", "facebook")
    one = read(done("export", "ics", "--account", "instagram").out)
    assert meant(one) == set(one)
    done("steps", "remove", four)
    facebook = read(done("export", "ics", "--account", "facebook").out)
    assert meant(facebook) == set()
    assert not set(facebook) & set(one)


def test_a_step_that_the_facts_no_longer_ask_for_is_cancelled(done: Run, home: Path) -> None:
    forum = home / "config" / "platforms" / "forum.toml"
    forum.parent.mkdir(parents=True)
    asks = '[[preconditions]]\nkind = "handover"\nen = "Hand it over."\n'
    forum.write_text('name = "The old forum"\n' + asks)
    done("accounts", "add", "forum", "--day", "2026-12-31")
    step = f"{uid_of('forum')}.handover@detox-planner"
    assert step in meant(read(done("export", "ics").out))
    forum.write_text('name = "The old forum"\n' + asks.replace("handover", "other"))
    second = read(done("export", "ics").out)
    assert set(second) - meant(second) == {step}
    assert second[step].title == "Cancelled: hand over pages and groups"


def test_tasks_and_events_of_a_step_replace_each_other(done: Run, instagram: str) -> None:
    tasks = read(done("export", "ics", "--todo").out)
    assert {entry.form for entry in tasks.values()} == {"VEVENT", "VTODO"}
    events = read(done("export", "ics").out)
    assert {events[uid].form for uid in meant(events)} == {"VEVENT"}
    for uid, entry in tasks.items():
        assert (events[uid].form, events[uid].status == "CANCELLED") == (
            entry.form, entry.form == "VTODO",
        )  # fmt: skip


def test_names_come_only_where_they_are_asked_for(done: Run, detox: Run, four: str) -> None:
    for words in ([], ["--discreet"], ["--todo"]):
        told = done("export", "ics", *words).out.replace("\n ", "").casefold()
        for name in ("instagram", "facebook", "linkedin", "forum", "anna", "http"):
            assert name not in told
    told = done("export", "ics", "--names").out.replace("\n ", "")
    for name in ("Instagram", "Facebook", "LinkedIn", "The old forum", "Tell Anna"):
        assert name in told
    assert detox("export", "ics", "--names", "--discreet").code == 2


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati"])
def test_days_are_those_of_the_plan_in_every_zone(done: Run, zone: str) -> None:
    done("accounts", "add", "instagram", "--day", "2026-12-31", TZ=zone)
    entries = read(done("export", "ics", TZ=zone, DETOX_NOW="2026-11-23T02:00:00Z").out)
    assert entries[f"{uid_of('instagram')}.day@detox-planner"].day == "2026-12-31"


def state(home: Path) -> Path:
    return home / "state" / "calendar.json"


def test_records_that_cannot_be_read_are_not_taken_back(
    done: Run, detox: Run, home: Path, four: str
) -> None:
    done("export", "ics")
    before = state(home).read_bytes()
    (plan,) = (home / "data").rglob("plan.json")
    kept = plan.read_bytes()
    plan.write_bytes(kept[:40])
    torn = detox("export", "ics")
    assert (torn.code, torn.out) == (3, "")
    assert state(home).read_bytes() == before
    shutil.rmtree(plan.parent)
    missing = detox("export", "ics")
    assert missing.code in (2, 3)
    assert "CANCELLED" not in missing.out
    assert state(home).read_bytes() == before


def test_a_damaged_memory_is_said_and_the_calendar_comes_all_the_same(
    done: Run, detox: Run, home: Path, instagram: str
) -> None:
    done("export", "ics")
    state(home).write_bytes(state(home).read_bytes()[:50])
    assert "calendar.json.broken" in detox("doctor").out
    again = done("export", "ics")
    assert "calendar.json.broken" in again.err
    assert meant(read(again.out))
    assert done("export", "ics").err == ""
    assert "can be deleted" in detox("doctor").out


def test_a_memory_that_takes_nothing_takes_nothing_from_the_calendar(
    detox: Run, home: Path, instagram: str, tmp_path: Path
) -> None:
    state(home).with_suffix(".lock").mkdir()
    ended = detox("export", "ics", "--to", str(tmp_path / "detox.ics"))
    assert ended.code == 3
    assert "couldn’t remember what is in it" in ended.err
    assert meant(read((tmp_path / "detox.ics").read_bytes().decode()))
    assert not state(home).exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_what_did_not_arrive_is_not_remembered(done: Run, home: Path, instagram: str) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "detox", "export", "ics"],
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == 3
    assert not state(home).exists()


KHAL = """[calendars]
[[detox]]
path = {folder}/calendar
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Paris
default_timezone = Europe/Paris
[default]
default_calendar = detox
[sqlite]
path = {folder}/khal.db
"""


@pytest.fixture
def khal(tmp_path: Path) -> Run:
    """Runs khal on a calendar of its own."""
    program = shutil.which("khal")
    if program is None:
        pytest.skip("needs khal")
    folder = tmp_path / "khal"
    (folder / "calendar").mkdir(parents=True)
    (folder / "config").write_text(KHAL.format(folder=folder))

    def run(*words: str) -> Done:
        env = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}
        ended = subprocess.run(
            [program, "-c", str(folder / "config"), *words],
            env=env, capture_output=True, encoding="utf-8", check=False, timeout=60,
        )  # fmt: skip
        assert ended.returncode == 0, ended.stderr
        return Done(ended.returncode, ended.stdout, ended.stderr)

    return run


def shown(khal: Run) -> dict[str, str]:
    """The entries that khal lists, by identifier, as it marks them: CANCELLED, or nothing."""
    told = khal(
        "list", "--once", "--day-format", "", "--format", "{uid} {status}", "2026-11-01", "120d"
    )
    lines = [line.split(maxsplit=1) for line in told.out.splitlines() if line.strip()]
    return {line[0]: "".join(line[1:]).strip() for line in lines}


def test_khal_shows_every_entry_and_marks_what_is_meant_no_more(
    done: Run, khal: Run, four: str, tmp_path: Path
) -> None:
    file = tmp_path / "detox.ics"
    done("export", "ics", "--to", str(file))
    first = read(file.read_bytes().decode())
    khal("import", "--batch", str(file))
    before = shown(khal)
    assert set(before) == set(first)
    assert "CANCELLED" not in before.values()
    app = Detox()
    app.leaving.remove(four)
    app.accounts.keep("instagram")
    app.accounts.reconsider("facebook")
    app.accounts.remove("The old forum")
    done("export", "ics", "--to", str(file))
    khal("import", "--batch", str(file))
    after = shown(khal)
    assert set(after) == set(first)
    linkedin = uid_of("linkedin")
    assert {uid for uid in after if after[uid] != "CANCELLED"} == {
        uid for uid in first if uid.startswith(linkedin)
    }
