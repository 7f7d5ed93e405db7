"""Exports of other programs, made after their documented forms: what comes of each, to the minute.

The names in them are invented.
"""

import csv
import io
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.conftest import Run

SAMPLES = Path(__file__).parents[1] / "samples"


class Expected(NamedTuple):
    """What a sample has to give: minutes by day, and the lines or entries that are left out."""

    program: str
    file: str
    days: dict[str, int]
    activities: dict[str, int]
    missed: tuple[int, ...] = ()


NAMED = {"Column": 47, "Shoot": 45, "": 30}
SAMPLED = [
    Expected(
        "toggl",
        "toggl-detailed.csv",
        {"2026-11-16": 92, "2026-11-18": 30, "2026-11-20": 90},
        {"Column": 137, "Shoot": 45, "": 30},
    ),
    Expected(
        "toggl",
        "toggl-classic.csv",
        {"2026-11-16": 48, "2026-11-18": 70},
        {"Column": 48, "": 70},
    ),
    Expected(
        "csv",
        "clockify-detailed.csv",
        {"2026-11-16": 12, "2026-11-17": 45, "2026-11-18": 20},
        {"Column": 12, "Shoot": 45, "": 20},
    ),
    Expected("csv", "clockify-american.csv", {"2026-11-02": 30, "2026-11-16": 12}, {"Column": 42}),
    Expected(
        "csv",
        "harvest-detailed.csv",
        {"2026-11-16": 90, "2026-11-17": 45, "2026-11-18": 13},
        {"Writing": 90, "Column": 13, "Shoot": 45},
    ),
    Expected(
        "csv",
        "atimelogger.csv",
        {"2026-11-16": 70, "2026-11-17": 45, "2026-11-18": 20},
        {"Reading": 90, "Drawing": 45},
    ),
    Expected(
        "csv",
        "kimai.csv",
        {"2026-11-16": 10, "2026-11-17": 120, "2026-11-18": 45},
        {"Writing": 10, "Retouching": 165},
    ),
    Expected(
        "csv",
        "french-spreadsheet.csv",
        {"2026-11-13": 45, "2026-11-16": 47, "2026-11-17": 90, "2026-11-19": 30},
        {"Writing": 47, "Retouche": 90, "Reading": 75},
        (7, 8),
    ),
    Expected(
        "timewarrior",
        "timewarrior-export.json",
        {"2026-11-16": 47, "2026-11-17": 45, "2026-11-18": 30},
        NAMED,
    ),
    Expected(
        "timewarrior",
        "timewarrior-2026-11.data",
        {"2026-11-16": 47, "2026-11-17": 45, "2026-11-18": 30},
        NAMED,
    ),
    Expected(
        "watson",
        "watson-frames.json",
        {"2026-11-16": 47, "2026-11-17": 45},
        {"Column": 47, "Shoot": 45},
    ),
    Expected(
        "watson",
        "watson-log.csv",
        {"2026-11-16": 47, "2026-11-17": 45},
        {"Column": 47, "Shoot": 45},
    ),
    Expected(
        "klog",
        "times.klg",
        {"2026-11-16": 77, "2026-11-18": 285},
        {"column": 47, "letters": 30, "shoot": 285},
        (9, 10),
    ),
]


@pytest.mark.parametrize("expected", SAMPLED, ids=lambda expected: expected.file)
def test_a_sample_gives_its_minutes_and_names_what_it_leaves_out(
    done: Run, expected: Expected
) -> None:
    words = ("--activity", "people", "--add-activities", "--yes", "--json")
    brought = done("import", expected.program, str(SAMPLES / expected.file), *words).data
    assert brought["minutes"] == sum(expected.days.values())
    assert [next(iter(each.values())) for each in brought["unreadable"]] == list(expected.missed)
    days: Counter[str] = Counter()
    for row in csv.DictReader(io.StringIO(done("export", "csv").out)):
        days[row["day"]] += int(row["minutes"])
    assert days == expected.days
    became = {row["name"].casefold(): row["minutes"] for row in brought["activities"]}
    names = expected.activities.items()
    assert became == {(name or "people").casefold(): minutes for name, minutes in names}


def test_brought_again_a_sample_adds_nothing(done: Run) -> None:
    for expected in SAMPLED[:3]:
        words = ("import", expected.program, str(SAMPLES / expected.file), "-a", "email", "--yes")
        done(*words)
        assert done(*words, "--json").data["sessions"] == 0


def test_a_table_of_a_french_spreadsheet_is_said_to_be_one(detox: Run) -> None:
    ended = detox("import", "csv", str(SAMPLES / "french-spreadsheet.csv"), "-a", "email")
    assert "Windows-1252" in ended.err
    assert "écriture" in (ended.out + ended.err).lower()
    assert "Line 7: it has 5 cells, and the header has 4" in ended.err
    assert "Line 8: a quotation mark there" in ended.err


def test_activitywatch_gives_the_minutes_in_front_while_somebody_was_there(done: Run) -> None:
    file = SAMPLES / "activitywatch-export.json"
    found = done("measure", "--from", str(file), "--json").data["platforms"]
    spent = {row["platform"]: row["seconds"] for row in found if row["seconds"]}
    assert spent == {"x": 25 * 60, "instagram": 15 * 60 + 10 * 60}


def test_a_table_of_ours_that_a_french_spreadsheet_kept_is_known_again(
    done: Run, tmp_path: Path
) -> None:
    done("log", "45m", "writing", "l’été, page 3", "+column", "--on", "2026-11-20")
    done("log", "20m", "email", "--at", "9:10", "=1+1")
    rows = list(csv.reader(io.StringIO(done("export", "csv").out)))
    kept = [[*row[:1], "/".join(reversed(row[1].split("-"))), *row[2:]] for row in rows[1:]]
    text = "".join(";".join(row) + "\r\n" for row in [rows[0], *kept])
    file = tmp_path / "detox.csv"
    file.write_bytes(text.encode("cp1252"))
    assert "2 are already here" in done("import", "csv", str(file)).err
    elsewhere = {"DETOX_HOME": str(tmp_path / "elsewhere")}
    done("import", "csv", str(file), "--yes", **elsewhere)
    assert done("export", "csv", **elsewhere).out == done("export", "csv").out


def test_letters_of_ours_that_were_damaged_are_not_taken_unseen(done: Run, tmp_path: Path) -> None:
    done("log", "45m", "writing", "été")
    done("log", "20m", "email", "où")
    file = tmp_path / "detox.json"
    done("export", "json", "--to", str(file))
    file.write_bytes(file.read_bytes().replace("é".encode(), b"\xe9"))
    elsewhere = {"DETOX_HOME": str(tmp_path / "elsewhere")}
    assert "1 line is in a different encoding" in done("import", "json", str(file), **elsewhere).err


def test_what_klog_gets_comes_back_to_the_minute(done: Run, tmp_path: Path) -> None:
    done("demo", "--entries", "60", "--years", "1", "--seed", "7", "--home", str(tmp_path / "life"))
    life, elsewhere = {"DETOX_HOME": str(tmp_path / "life")}, {"DETOX_HOME": str(tmp_path / "new")}
    file = tmp_path / "times.klg"
    done("export", "klog", "--to", str(file), **life)
    done("import", "klog", str(file), "--add-activities", "--yes", **elsewhere)
    for by in ("day", "activity"):
        said = [
            done("report", "all", "--by", by, "--json", **where).data for where in (life, elsewhere)
        ]
        assert said[0]["by"] == said[1]["by"]
    back = tmp_path / "back.klg"
    done("export", "klog", "--to", str(back), **elsewhere)
    assert sorted(file.read_text().split("\n\n")) == sorted(back.read_text().split("\n\n"))


def test_what_klog_got_of_a_timer_is_known_when_it_comes_back(done: Run, tmp_path: Path) -> None:
    done("start", "writing", DETOX_NOW="2026-11-22T09:00:23Z")
    done("stop", DETOX_NOW="2026-11-22T09:45:40Z")
    file = tmp_path / "times.klg"
    done("export", "klog", "--to", str(file))
    ended = done("import", "klog", str(file))
    assert "1 is already here" in ended.err
    assert "nothing new" in ended.out
