"""Several machines through the front door: what is done shows, and what goes missing is told."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run

NOON, LATER = "2026-11-22T12:00:00Z", "2026-11-22T13:00:00Z"
AHEAD = "2026-11-25T12:00:00Z"


class Household:
    """Machines by name, each with its home; what one wrote is carried by hand."""

    def __init__(self, folder: Path, detox: Run) -> None:
        self.folder = folder
        self.detox = detox

    def tries(self, name: str, *words: str, now: str = NOON) -> Done:
        return self.detox(*words, DETOX_HOME=str(self.folder / name), DETOX_NOW=now)

    def does(self, name: str, *words: str, now: str = NOON) -> Done:
        ended = self.tries(name, *words, now=now)
        assert ended.code == 0, f"{name}: {words}\n{ended.out}{ended.err}"
        return ended

    def minutes(self, name: str, now: str = NOON) -> list[int]:
        listed = self.does(name, "sessions", "all", "--json", now=now).data
        found = [int(session["minutes"]) for session in listed]
        told = self.does(name, "report", "all", "--json", now=now).data["minutes"]
        assert told == sum(found), "the total is the sum of the sessions"
        return sorted(found)

    def own(self, name: str, at: str = "") -> Path:
        """The folder that a machine writes, as it is on this or another one."""
        device = json.loads((self.folder / name / "state/device.json").read_bytes())["id"]
        return self.folder / (at or name) / "data/records" / device

    def carry(self, source: str, target: str) -> None:
        shutil.rmtree(self.own(source, target), ignore_errors=True)
        shutil.copytree(self.own(source), self.own(source, target))


@pytest.fixture
def household(detox: Run, tmp_path: Path) -> Household:
    return Household(tmp_path / "homes", detox)


@pytest.mark.parametrize(
    "deed",
    [["edit", "UID", "--minutes", "50"], ["delete", "UID"], ["edit", "UID", "--on", "2026-10-01"]],
    ids=" ".join,
)
def test_a_change_of_what_a_clock_ahead_had_changed_shows_at_once(
    household: Household, deed: list[str]
) -> None:
    uid = household.does("b", "log", "45", "writing", "--json").data["uid"]
    household.does("a", "log", "5", "email")
    household.carry("b", "a")
    household.does("a", "edit", uid, "--note", "from the future", now=AHEAD)
    household.does("a", *[uid if word == "UID" else word for word in deed], now=LATER)
    found = {s["uid"]: s for s in household.does("a", "sessions", "all", "--json", now=LATER).data}
    if deed[0] == "delete":
        assert uid not in found
    else:
        assert found[uid]["minutes"] == (50 if "50" in deed else 45)
        assert found[uid]["day"] == ("2026-10-01" if "--on" in deed else "2026-11-22")
    household.does("a", "undo", now=LATER)
    assert household.minutes("a", now=LATER) == [5, 45]
    household.carry("a", "b")
    assert household.minutes("b", now=LATER) == household.minutes("b", now=AHEAD) == [5, 45]


def test_the_day_of_an_account_set_by_a_clock_ahead_can_be_set_again(household: Household) -> None:
    household.does("b", "accounts", "add", "Invented")
    household.does("b", "accounts", "set-day", "Invented", "2026-12-31")
    household.does("a", "log", "5", "email")
    household.carry("b", "a")
    household.does("a", "accounts", "set-day", "Invented", "2027-03-01", now=AHEAD)
    household.does("a", "accounts", "set-day", "Invented", "2027-01-15", now=LATER)
    for machine in "ab":
        (account,) = household.does(machine, "accounts", "list", "--json", now=LATER).data
        assert account["day"] == "2027-01-15"
        household.carry("a", "b")


def test_one_session_moved_on_two_machines_stays_one(household: Household) -> None:
    uid = household.does("a", "log", "45", "writing", "--json").data["uid"]
    household.does("b", "log", "5", "email")
    household.carry("a", "b")
    moved = household.does("a", "edit", uid, "--on", "2026-09-15", "--json").data
    assert moved["uid"] == uid
    household.does("b", "edit", uid, "--on", "2026-08-15", "--note", "b was last", now=LATER)
    household.carry("a", "b")
    household.carry("b", "a")
    for machine in "ab":
        assert household.minutes(machine, LATER) == [5, 45]
        (only,) = household.does(machine, "sessions", "2026-08", "--json", now=LATER).data
        assert (only["uid"], only["note"]) == (uid, "b was last")
        assert (
            household.does(machine, "report", "2026-09", "--json", now=LATER).data["minutes"] == 0
        )
    whole = household.does("a", "export", "json", now=LATER).out
    (household.folder / "whole.json").write_text(whole)
    household.does("c", "import", "json", str(household.folder / "whole.json"), "--yes", now=LATER)
    assert household.minutes("c", LATER) == [5, 45]
    assert household.does("c", "sessions", "2026-08", "--json", now=LATER).data[0]["uid"] == uid
    table = household.folder / "table.csv"
    household.does("a", "export", "csv", "--to", str(table), now=LATER)
    household.does("a", "import", "csv", str(table), "--yes", now=LATER)
    assert household.minutes("a", LATER) == [5, 45], "what is here already is known by its uid"


def test_a_letter_given_to_two_activities_is_told_and_can_be_mended(household: Household) -> None:
    household.does("a", "activities", "add", "piano", "--letter", "o")
    household.does("b", "activities", "add", "opera", "--letter", "o")
    household.carry("b", "a")
    assert household.does("a", "log", "20", "o", "--json").data["activity"] == "opera"
    listed = [line.split() for line in household.does("a", "activities").out.splitlines()]
    assert [line for line in listed if "opera" in line or "piano" in line] == [
        ["opera", "opera", "o"],
        ["piano", "piano"],
    ]
    doctor = household.tries("a", "doctor")
    assert doctor.code == 1
    (told,) = [line for line in doctor.out.splitlines() if line.startswith("!!")]
    said, command = told.split(": detox ")
    assert said == "!!  The letter o of “piano” logs “opera”. To give it another one"
    household.does("a", *command.split())
    household.does("a", "doctor")
    assert household.does("a", "log", "20", command[-1], "--json").data["activity"] == "piano"


def test_a_folder_that_went_missing_is_told_and_can_be_had_back(household: Household) -> None:
    for _ in range(3):
        household.does("a", "log", "45", "writing")
    household.does("b", "log", "5", "email")
    household.carry("a", "b")
    household.does("b", "log", "6", "email")
    shutil.rmtree(household.own("a", "b"))
    device = household.own("a").name
    for words in (["status"], ["report", "week"]):
        ended = household.tries("b", *words)
        assert (ended.code, ended.err.count("\n")) == (3, 1)
        assert device in ended.err
        assert "detox restore" in ended.err
    doctor = household.tries("b", "doctor")
    assert doctor.code == 1
    assert f"device {device}" in doctor.out
    assert "log-2026-11 3 → 0" in doctor.out
    assert "2026-11-22 12:00 UTC" in doctor.out
    assert f"{device}: 3 sessions." in household.does("b", "restore").out
    assert household.minutes("b") == [5, 6, 45, 45, 45]
    household.carry("a", "b")
    assert household.minutes("b") == [5, 6, 45, 45, 45]
    household.does("b", "undo")
    assert household.minutes("b") == [5, 45, 45, 45]


@pytest.mark.parametrize("left", [0, 100])
def test_what_a_damaged_file_of_another_machine_held_can_be_had_back(
    household: Household, left: int
) -> None:
    for _ in range(3):
        household.does("a", "log", "45", "writing")
    household.does("b", "log", "5", "email")
    household.carry("a", "b")
    household.does("b", "backup")
    file = household.own("a", "b") / "log-2026-11.json"
    file.write_bytes(file.read_bytes()[:left])
    for words in (["report"], ["doctor"]):
        ended = household.tries("b", *words)
        assert "Of a damaged file of another device, “detox restore”" in ended.out + ended.err
        assert "newest good copy" not in ended.out + ended.err
    ended = household.tries("b", "restore")
    assert ended.code == 3, "the file itself is for its own machine to mend"
    assert ended.out == f"Recovered from device {household.own('a').name}: 3 sessions.\n"
    assert len(household.tries("b", "sessions", "all", "--json").data) == 4
    assert "nothing is lost" in household.tries("b", "restore").out
    file.unlink()
    assert "nothing is lost" in household.does("b", "restore").out
    assert household.minutes("b") == [5, 45, 45, 45]
    household.carry("a", "b")
    assert household.minutes("b") == [5, 45, 45, 45]


@pytest.mark.parametrize(
    "content", [b"\x8b\x00", b"", b'{"header":' + b"[" * 200_000], ids=["noise", "empty", "deep"]
)
@pytest.mark.parametrize("document", ["people", "thinking", "log-2026-01"])
@pytest.mark.parametrize("whose", ["a", "b"])
def test_any_damaged_file_is_told_though_nothing_asked_for_it(
    household: Household, whose: str, document: str, content: bytes
) -> None:
    household.does("a", "people", "add", "Ada")
    household.does("a", "channels", "add", "Letters")
    household.does("a", "log", "45", "writing", "--on", "2026-01-05")
    household.does("b", "people", "add", "Bea")
    household.does("b", "channels", "add", "Calls")
    household.does("b", "log", "5", "email", "--on", "2026-01-05")
    household.carry("a", "b")
    for _ in range(2):
        household.does("b", "status")
    file = household.own(whose, "b") / f"{document}.json"
    whole = file.rename(file.with_name(".whole"))
    file.write_bytes(content)
    for words in (["status"], ["status", "--json"], ["status", "--format", "{days}"]):
        ended = household.tries("b", *words)
        assert ended.code == 3
        assert f"{document}.json" in ended.err
        assert "detox restore" in ended.err
    whole.replace(file)
    household.does("b", "status")


def test_a_file_of_a_newer_version_is_nothing_to_restore(household: Household) -> None:
    household.does("a", "log", "45", "writing")
    household.does("b", "log", "5", "email")
    household.carry("a", "b")
    file = household.own("a", "b") / "log-2026-11.json"
    file.write_text(file.read_text("utf-8").replace('"schema":1', '"schema":2'), "utf-8")
    for words in (["report"], ["doctor"]):
        ended = household.tries("b", *words)
        assert "Update this one." in ended.out + ended.err
        assert "detox restore" not in ended.out + ended.err


def test_a_machine_put_back_to_a_snapshot_is_noticed_by_the_other(household: Household) -> None:
    household.does("a", "log", "45", "writing")
    household.does("b", "log", "5", "email")
    shutil.copytree(household.folder / "a", household.folder / "snapshot")
    household.does("a", "log", "46", "writing")
    household.carry("a", "b")
    household.does("b", "log", "6", "email")
    shutil.rmtree(household.folder / "a")
    (household.folder / "snapshot").rename(household.folder / "a")
    household.does("a", "log", "47", "writing", now=LATER)
    household.carry("a", "b")
    ended = household.tries("b", "status", now=LATER)
    assert (ended.code, ended.err.count("\n")) == (3, 1)
    household.does("b", "restore", now=LATER)
    assert household.minutes("b", LATER) == [5, 6, 45, 46, 47]
    household.carry("b", "a")
    assert household.minutes("a", LATER) == [5, 6, 45, 46, 47]


CHANGED = "That has changed since, so it was left as it is."


def test_what_another_machine_took_back_is_not_passed_over_for_what_came_before_it(
    household: Household,
) -> None:
    household.does("a", "log", "50", "email")
    household.does("b", "log", "5", "reading")
    household.does("a", "start", "writing")
    household.carry("a", "b")
    household.does("b", "cancel", now=LATER)
    household.carry("b", "a")
    refused = household.tries("a", "undo", now=LATER)
    assert (refused.code, refused.err.strip()) == (2, CHANGED)
    assert household.minutes("a", LATER) == [5, 50]
    household.does("a", "undo", now=LATER)  # only that step is spent
    assert household.minutes("a", LATER) == [5]


def test_what_another_machine_brought_back_is_not_passed_over_either(
    household: Household,
) -> None:
    household.does("a", "accounts", "add", "instagram", "--day", "2026-12-10")
    household.does("b", "log", "5", "reading")
    household.carry("a", "b")
    household.does("b", "log", "7", "reading")
    household.does("b", "accounts", "remove", "instagram", now=LATER)
    household.does("a", "accounts", "set-day", "instagram", "2026-12-15", now=AHEAD)
    household.carry("b", "a")
    household.does("a", "undo", now=AHEAD)
    household.carry("a", "b")
    refused = household.tries("b", "undo", now=AHEAD)
    assert (refused.code, refused.err.strip()) == (2, CHANGED)
    assert household.minutes("b", AHEAD) == [5, 7]
    again = household.tries("b", "redo", now=AHEAD)
    assert "nothing to redo" in again.err


def test_timers_of_two_machines_that_did_not_know_of_each_other_are_both_kept(
    household: Household,
) -> None:
    at = "2026-11-22T{}:00Z".format
    household.does("a", "log", "5", "email", now=at("10:00"))
    household.does("b", "log", "7", "email", now=at("10:00"))
    household.does("a", "start", "writing", now=at("11:00"))
    household.does("b", "start", "reading", now=at("13:00"))
    household.carry("a", "b")
    household.carry("b", "a")
    for machine in "ab":
        told = household.does(machine, "status", "--json", now=at("13:05")).data["running"]
        assert (told["activity"], told["seconds"]) == ("reading", 300)
    household.does("b", "stop", "--minutes", "5", now=at("13:05"))
    household.carry("b", "a")
    told = household.does("a", "status", "--json", now=at("13:06")).data["running"]
    assert told["activity"] == "writing"
    household.does("a", "switch", "email", now=at("13:10"))
    household.does("a", "cancel", now=at("13:11"))
    assert household.minutes("a", at("13:12")) == [5, 5, 7, 130]
    assert household.does("a", "status", "--json", now=at("13:12")).data["running"] is None


def test_a_switch_leaves_the_timer_of_the_other_machine(household: Household) -> None:
    at = "2026-11-22T{}:00Z".format
    household.does("a", "start", "writing", now=at("11:00"))
    household.does("b", "start", "reading", now=at("13:00"))
    household.carry("b", "a")
    household.does("a", "switch", "email", now=at("13:10"))
    household.does("a", "stop", now=at("13:20"))
    household.does("a", "stop", now=at("13:30"))
    assert household.minutes("a", at("13:30")) == [10, 10, 150]
    for _step in range(3):
        household.does("a", "undo", now=at("13:31"))
    told = household.does("a", "status", "--json", now=at("13:31")).data["running"]
    assert told["activity"] == "reading"
