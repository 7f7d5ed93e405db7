"""`detox log`: one line notes a session, or says in one line why it does not."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, is_refused, listing

KEYS = ["uid", "day", "minutes", "activity", "note", "tags", "start", "zone"]

LINES = [
    (["45m", "writing"], {"minutes": 45, "activity": "writing", "day": "2026-11-22", "note": ""}),
    (
        ["45m", "writing", "column draft", "+newsletter", "--on", "yesterday"],
        {"note": "column draft", "tags": ["newsletter"], "day": "2026-11-21", "start": None},
    ),
    (["1h30", "reading", "--on", "-2"], {"minutes": 90, "day": "2026-11-20"}),
    (["45m", "writing", "-2"], {"minutes": 45, "day": "2026-11-20", "note": ""}),
    (["-2", "45m", "writing", "+x"], {"day": "2026-11-20", "tags": ["x"]}),
    (["1,5h", "lecture", "--on", "hier"], {"minutes": 90, "activity": "reading"}),
    (["--on=monday", "30", "e"], {"activity": "email", "day": "2026-11-16"}),
    (
        ["30", "email", "--at", "09:10"],
        {"start": "2026-11-22T09:10:00+01:00", "zone": "Europe/Paris"},
    ),
    (["20", "vision", "--note", "45m writing"], {"note": "45m writing", "minutes": 20}),
    (["20", "vision", "-t", "Winter", "+plan"], {"tags": ["plan", "winter"]}),
    (["20", "vision", "--", "--plan"], {"note": "--plan"}),
    (["45m writing column draft"], {"minutes": 45, "note": "column draft"}),
    (["20", "vision", "“at", "9:10”", "+plan"], {"note": "at 9:10", "start": None}),
    (["20", "vision", "«", "hier", "»"], {"note": "hier", "day": "2026-11-22"}),
]

MISREAD = [
    ([], "duration"),
    (["45x", "writing"], "45x"),
    (["45m"], "writing"),
    (["45m", "wriiting"], "writing"),
    (["45m", "writing", "--on", "someday"], "someday"),
    (["45m", "writing", "--on", "tomorrow"], "still to come"),
    (["45m", "writing", "--on"], "--on"),
    (["25h", "writing"], "24"),
    (["45m", "writing", "+$"], "$"),
    (["45m", "writing", "--foo"], "--foo"),
    (["45m", "writing", "--tag"], "--tag"),
    (["45m", "writing", "one", "--note", "two"], "--note"),
    (["45m", "writing", "--at", "25:00"], "25:00"),
]


@pytest.mark.parametrize(("words", "expected"), LINES, ids=lambda value: " ".join(value))
def test_a_line_becomes_a_record(done: Run, words: list[str], expected: dict[str, object]) -> None:
    separator = words.index("--") if "--" in words else len(words)
    record = done("log", *words[:separator], "--json", *words[separator:]).data
    assert list(record) == KEYS
    found = {key: record[key] for key in expected}
    assert found | {"tags": sorted(record["tags"])} == {"tags": sorted(record["tags"])} | expected
    assert done("sessions", "all", "--json").data == [record]


@pytest.mark.parametrize(("words", "named"), MISREAD, ids=lambda value: " ".join(value))
def test_a_misread_line_says_so_and_writes_nothing(
    detox: Run, home: Path, words: list[str], named: str
) -> None:
    is_refused(detox("log", *words), named)
    assert listing(home) == {}


def test_a_time_before_the_start_of_the_day_belongs_to_the_day_before(done: Run) -> None:
    done("config", "set", "day_start", "04:00")
    record = done("log", "60", "writing", "--at", "03:30", "--json").data
    assert (record["day"], record["start"]) == ("2026-11-21", "2026-11-22T03:30:00+01:00")
    rows = done("report", "all", "--by", "day", "--json").data["by"]
    assert [(row["key"], row["minutes"]) for row in rows] == [
        ("2026-11-21", 30),
        ("2026-11-22", 30),
    ]


def test_the_confirmation_has_the_uid_that_mends_it(done: Run) -> None:
    said = done("log", "45m", "writing", "column draft", "--on", "yesterday")
    uid = done("sessions", "all", "--json").data[0]["uid"]
    assert said.out == f"Logged: 45 min writing “column draft”, yesterday ({uid}).\n"
    assert said.err == ""


def test_the_confirmation_says_all_that_was_read(done: Run) -> None:
    said = done("log", "45m", "writing", "draft", "+paper", "--on", "monday", "--at", "9:10").out
    assert said.startswith(
        "Logged: 45 min writing “draft” +paper, Monday 16 November, 09:10 to 09:55 ("
    )
    uid = done("sessions", "all", "--json").data[0]["uid"]
    said = done("edit", uid, "--at", "10:00").out
    assert "Monday 16 November, 10:00 to 10:45" in said


def test_a_quiet_log_says_nothing(done: Run) -> None:
    assert done("log", "45m", "writing", "-q") == (0, "", "")


def test_activities_have_their_french_names_in_french(done: Run) -> None:
    assert "écriture" in done("log", "45m", "écriture", LANG="fr_FR.UTF-8").out


def test_a_misread_in_french_is_refused_alike(detox: Run, home: Path) -> None:
    is_refused(detox("log", "45x", "écriture", LANG="fr_FR.UTF-8"), "45x")
    assert listing(home) == {}


def test_a_day_to_come_is_named_as_its_language_writes_days(detox: Run) -> None:
    assert "23 November 2026 is still" in detox("log", "45m writing tomorrow").err
    assert "November 23, 2026 is" in detox("log", "45m writing tomorrow", LANG="en_US.UTF-8").err
    assert "Le 23 novembre 2026" in detox("log", "45 min écriture demain", LANG="fr_FR.UTF-8").err


def test_the_date_by_the_clock_is_not_taken_for_last_year_before_the_day_begins(
    detox: Run, done: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    done("config", "set", "day_start", "04:00")
    done("accounts", "add", "Facebook")
    monkeypatch.setenv("DETOX_NOW", "2026-11-30T02:00")
    for words in (
        ["log", "30m writing 30/11 1:00"],
        ["accounts", "slip", "facebook", "10m", "--on", "30 nov"],
        ["check-in", "4", "3", "--on", "30/11"],
    ):
        assert "30 November 2026 is still to come" in detox(*words).err
