"""`detox report` and `detox sessions`: what was noted, as sentences, tables and data."""

import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import Run, is_refused, listing


@pytest.fixture
def lived(done: Run) -> Run:
    """A home with four sessions of two months."""
    done("log", "1h15", "writing", "column", "+newsletter", "-q")
    done("log", "30", "email", "--on", "-2", "-q")
    done("log", "45", "writing", "--on", "2026-11-03", "+newsletter", "+letters", "-q")
    done("log", "20", "reading", "--on", "2026-10-31", "-q")
    return done


@pytest.mark.parametrize(
    ("words", "span", "minutes", "rows"),
    [
        ([], ("2026-11-16", "2026-11-23"), 105, {"writing": 75, "email": 30}),
        (["week"], ("2026-11-16", "2026-11-23"), 105, {"writing": 75, "email": 30}),
        (["today"], ("2026-11-22", "2026-11-23"), 75, {"writing": 75}),
        (["month"], ("2026-11-01", "2026-12-01"), 150, {"writing": 120, "email": 30}),
        (
            ["year", "--by", "month"],
            ("2026-01-01", "2027-01-01"),
            170,
            {"2026-10": 20, "2026-11": 150},
        ),
        (["W47"], ("2026-11-16", "2026-11-23"), 105, {"writing": 75, "email": 30}),
        (["du", "1", "au", "15", "novembre"], ("2026-11-01", "2026-11-16"), 45, {"writing": 45}),
        (["mois", "dernier"], ("2026-10-01", "2026-11-01"), 20, {"reading": 20}),
        (
            ["2026-10-31..2026-11-03"],
            ("2026-10-31", "2026-11-04"),
            65,
            {"writing": 45, "reading": 20},
        ),
        (
            ["month", "--by", "day"],
            ("2026-11-01", "2026-12-01"),
            150,
            {"2026-11-03": 45, "2026-11-20": 30, "2026-11-22": 75},
        ),
        (
            ["month", "--by", "week"],
            ("2026-11-01", "2026-12-01"),
            150,
            {"2026-11-02": 45, "2026-11-16": 105},
        ),
        (
            ["month", "--by", "tag"],
            ("2026-11-01", "2026-12-01"),
            150,
            {"newsletter": 120, "letters": 45, "": 30},
        ),
        (["all"], ("2000-01-01", "2026-11-24"), 170, {"writing": 120, "email": 30, "reading": 20}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_its_data_has_the_keys_that_others_build_on(
    lived: Run, words: list[str], span: tuple[str, str], minutes: int, rows: dict[str, int]
) -> None:
    data = lived("report", *words, "--json").data
    assert list(data) == ["from", "to", "minutes", "by"]
    assert (data["from"], data["to"], data["minutes"]) == (*span, minutes)
    assert all(list(row) == ["key", "name", "minutes", "sessions"] for row in data["by"])
    assert {row["key"]: row["minutes"] for row in data["by"]} == rows


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (["week", "--by", "month"], ["2026-11-16..2026-11-22"]),
        (["today", "--by", "month"], ["2026-11-22..2026-11-22"]),
        (["today", "--by", "week"], ["2026-11-22..2026-11-22"]),
        (["2026-11-20..2026-11-22", "--by", "week"], ["2026-11-20..2026-11-22"]),
        (["2026-11-01..2026-11-22", "--by", "month"], ["2026-11"]),
        (["2026-10-05..2026-11-22", "--by", "month"], ["2026-10-05..2026-10-31", "2026-11"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_a_row_keeps_to_the_period_that_is_asked_for(
    lived: Run, words: list[str], rows: list[str]
) -> None:
    data = lived("report", *words, "--json").data
    assert [row["key"] for row in data["by"]] == rows


def test_its_table_is_plain_where_no_terminal_is(lived: Run) -> None:
    assert lived("report", "month").out.splitlines() == [
        "November 2026: 2 h 30 min, 3 sessions.",
        "writing     2 h  2 sessions",
        "email    30 min  1 session",
    ]


@pytest.mark.parametrize("by", ["day", "week", "month", "tag"])
def test_each_grouping_has_a_table_in_both_languages(lived: Run, by: str) -> None:
    for language in ("en_GB.UTF-8", "fr_FR.UTF-8"):
        assert len(lived("report", "all", "--by", by, LANG=language).out.splitlines()) > 2


def test_a_spreadsheet_runs_nothing(done: Run) -> None:
    done("activities", "add", "=cmd|'/c calc'!A1")
    done("log", "20", "=cmd|'/c calc'!A1", "-q")
    rows = list(csv.reader(io.StringIO(done("report", "--csv").out)))
    assert rows[0] == ["key", "name", "minutes", "sessions"]
    assert rows[1][1:] == ["'=cmd|'/c calc'!A1", "20", "1"]


def test_markdown_shows_names_as_they_are(done: Run) -> None:
    done("activities", "add", "a|b <b> *c*")
    done("log", "20", "a|b <b> *c*", "-q")
    assert done("report", "--md").out.splitlines()[2] == r"| a\|b \<b\> \*c\* | 20 min | 1 |"


def test_reading_an_empty_home_writes_nothing(done: Run, home: Path) -> None:
    for words in (["report"], ["report", "all"], ["sessions"], ["accounts"], ["activities"]):
        done(*words)
    assert listing(home / "data") == {}
    assert done("report", "--json").data["by"] == []
    assert done("sessions", "--json").data == []


@pytest.mark.parametrize(
    "words",
    [["report", "someday"], ["report", "--by", "hour"], ["report", "--json", "--csv"],
     ["report", "2026-11-05..2026-11-01"], ["sessions", "nowhen"], ["sessions", "-a", "flying"],
     ["sessions", "--tag", "$"]],
    ids=" ".join,
)  # fmt: skip
def test_a_misread_period_is_refused(detox: Run, home: Path, words: list[str]) -> None:
    is_refused(detox(*words))
    assert listing(home) == {}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("report", ""), "Write week, last month, "),
        (("accounts", "add", "instagram", "--day", ""), "Write 31 december, in 3 weeks "),
        (("log", "", "email"), "Write "),
    ],
)
def test_where_nothing_was_typed_it_is_only_said_what_to_write(
    detox: Run, words: tuple[str, ...], told: str
) -> None:
    refused = detox(*words)
    is_refused(refused, told)
    assert "“”" not in refused.err


def test_sessions_are_listed_with_their_uids(lived: Run) -> None:
    records = lived("sessions", "month", "--json").data
    lines = lived("sessions", "month").out.splitlines()
    assert [line.split()[0] for line in lines] == [record["uid"] for record in records]
    assert lines[0].endswith("3 Nov         45 min  writing  +newsletter +letters")


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["-a", "writing"], 2),
        (["--tag", "letters"], 1),
        (["--text", "COLUMN"], 1),
        (["-a", "r"], 1),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_sessions_are_filtered(lived: Run, words: list[str], count: int) -> None:
    assert len(lived("sessions", "all", *words, "--json").data) == count


def test_a_damaged_file_is_named_and_the_rest_is_shown(detox: Run, lived: Run, home: Path) -> None:
    broken = next(home.glob("data/records/*/log-2026-10.json"))
    broken.write_bytes(broken.read_bytes()[:-40])
    for words in (["sessions", "all"], ["report", "all"], ["report", "all"]):
        ended = detox(*words)
        assert ended.code == 3, words
        assert "writing" in ended.out
        assert "log-2026-10.json" in ended.err
        assert "detox restore" in ended.err
