"""`detox import`: what would come, and bringing it along."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from detox.bootstrap import Detox
from detox.domain.days import EARLIEST, LATEST, DayRange
from detox.domain.session import Session
from tests.cli.conftest import Run, environment, is_refused, listing

ID = "dcd64aa7be9b4775ad57833e825a2537"
FRAMES = [
    [1795161600, 1795163100, "reddit", ID, ["social"], 1795338342],
    [1795165200, 1795167600, "writing", ID[::-1], [], 1795338342],
]
INTERVALS = """[
{"id":2,"start":"20261120T080000Z","end":"20261120T082500Z","tags":["\\"social media\\"","reddit"]},
{"id":1,"start":"20261122T140000Z","tags":["walk"]}
]
"""


@pytest.fixture
def frames(tmp_path: Path) -> str:
    file = tmp_path / "frames"
    file.write_text(json.dumps(FRAMES))
    return str(file)


def written(tmp_path: Path, text: str | bytes) -> str:
    file = tmp_path / "log"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(file)


def sessions() -> list[Session]:
    return Detox().records.sessions(DayRange(EARLIEST, LATEST))


def test_without_yes_it_is_only_shown(detox: Run, home: Path, frames: str) -> None:
    before = listing(home)
    ended = detox("import", "watson", frames, "--map", "reddit=reading")
    assert ended.code == 0
    assert "2 sessions, 1 h 5 min (Friday 20 November)" in ended.out
    assert "from “reddit”" in ended.out
    assert "--yes imports it" in ended.err
    assert listing(home) == before


def test_with_yes_it_is_brought_once(done: Run, frames: str) -> None:
    words = ("import", "watson", frames, "--map", "reddit=reading", "--yes")
    assert "Imported." in done(*words).out
    assert [(s.activity, s.tags) for s in sessions()] == [
        ("reading", ("reddit", "social")),
        ("writing", ()),
    ]
    again = done(*words)
    assert "nothing new" in again.out
    assert "2 are already here" in again.err
    assert len(sessions()) == 2


def test_undo_takes_all_of_it_back_and_it_can_come_again(done: Run, frames: str) -> None:
    done("import", "watson", frames, "--add-activities", "--yes")
    assert "importing 3 records" in done("undo").out
    assert sessions() == []
    done("import", "watson", frames, "--activity", "email", "--yes")
    assert [s.activity for s in sessions()] == ["email", "writing"]


def test_names_nobody_knows_are_asked_about_and_nothing_is_written(detox: Run, frames: str) -> None:
    ended = detox("import", "watson", frames)
    assert ended.code == 1
    assert "“reddit” (1 session)" in ended.err
    assert "--map" in ended.err
    assert "--yes imports the rest" in ended.err
    assert sessions() == []


def test_what_has_no_activity_stays_out_and_the_rest_comes(done: Run, frames: str) -> None:
    ended = done("import", "watson", frames, "--yes")
    assert "“reddit” (1 session)" in ended.err
    assert [s.activity for s in sessions()] == ["writing"]
    done("import", "watson", frames, "--map", "reddit=reading", "--yes")
    assert [s.activity for s in sessions()] == ["reading", "writing"]


def test_where_nothing_has_an_activity_nothing_is_written(detox: Run, tmp_path: Path) -> None:
    file = written(tmp_path, json.dumps(FRAMES[:1]))
    ended = detox("import", "watson", file)
    assert (ended.code, ended.out) == (1, "")
    assert "--yes" not in ended.err
    for more in ((), ("--json",)):
        assert detox("import", "watson", file, "--yes", *more).code == 2
    assert sessions() == []


NAMELESS = """Project,Description,Start date,Start time,Duration,Tags,Email
Column,draft,2026-11-20,09:00:00,00:45:00,,
,rest,2026-11-20,10:00:00,00:15:00,,
COLUMN,again,2026-11-21,09:00:00,00:30:00,,
Ecriture,own,2026-11-21,10:00:00,00:20:00,,
"""


@pytest.mark.parametrize("program", ["toggl", "timewarrior"])
def test_entries_without_a_name_keep_no_other_out(done: Run, tmp_path: Path, program: str) -> None:
    intervals = [
        {"start": "20261120T080000Z", "end": "20261120T084500Z", "tags": ["Column"]},
        {"start": "20261120T090000Z", "end": "20261120T091500Z"},
        {"start": "20261121T080000Z", "end": "20261121T083000Z", "tags": ["COLUMN"]},
        {"start": "20261121T090000Z", "end": "20261121T092000Z", "tags": ["Ecriture"]},
    ]
    file = written(tmp_path, NAMELESS if program == "toggl" else json.dumps(intervals))
    ended = done("import", program, file, "--add-activities", "--yes")
    assert "1 session without a name" in ended.err
    assert "--activity ACTIVITY" in ended.err
    assert "--add-activities" not in ended.err
    assert "--map" not in ended.err
    assert [s.activity for s in sessions()] == ["column", "column", "writing"]
    done("import", program, file, "--add-activities", "--activity", "people", "--yes")
    assert [s.activity for s in sessions()] == ["column", "people", "column", "writing"]


def test_a_name_that_the_log_does_not_have_is_named(done: Run, frames: str) -> None:
    ended = done("import", "watson", frames, "--map", "Redit=reading", "-a", "email")
    assert "“redit”, which isn’t in the log" in ended.err


def test_a_name_of_what_is_here_already_is_in_the_log(done: Run, frames: str) -> None:
    words = ("import", "watson", frames, "--map", "reddit=reading", "--yes")
    done(*words)
    assert "--map" not in done(*words).err


def test_a_length_that_was_changed_there_is_said_and_stays_as_it_is_here(
    done: Run, tmp_path: Path
) -> None:
    text = "2026-11-02\n    9:00 - 10:00 #writing\n    11:00 - 12:00 #writing\n"
    words = ("import", "klog", written(tmp_path, text), "--yes")
    done(*words)
    written(tmp_path, text.replace("12:00", "12:30"))
    ended = done(*words)
    assert "2 are already here.\n1 of these has a different length there; it stays" in ended.err
    assert [s.minutes for s in sessions()] == [60, 60]


def test_the_first_five_and_the_last_are_seen_as_they_will_be_noted(
    done: Run, home: Path, tmp_path: Path
) -> None:
    note = "a note that is longer than what is left of a line"
    lines = [f"2026-11-{day:02},09:{day}:00,{day}m,writing,{note}" for day in range(11, 19)]
    file = written(tmp_path, "\n".join(["day,start,minutes,activity,note", *lines]))
    ended = done("import", "csv", file, COLUMNS="60")
    shown = ended.out.splitlines()[-7:]
    assert shown[0] == "  Wed 11 Nov  09:11  11 min  writing  a note that is longer…"
    assert [line[2:12] for line in shown[1:5]] == [
        "Thu 12 Nov", "Fri 13 Nov", "Sat 14 Nov", "Sun 15 Nov",
    ]  # fmt: skip
    assert shown[5:] == ["  …", "  Wed 18 Nov  09:18  18 min  writing  a note that is longer…"]
    assert max(map(len, ended.out.splitlines())) <= 60
    found = done("import", "csv", file, "--json").data
    assert [each["minutes"] for each in found["first"]] == [11, 12, 13, 14, 15]
    assert (found["last"]["minutes"], found["last"]["note"]) == (18, note)
    assert found["last"]["start"] == "2026-11-18T09:18:00+01:00"
    assert not (home / "records").exists()


def test_an_export_of_our_own_is_looked_at_in_the_same_way(done: Run, tmp_path: Path) -> None:
    done("log", "45", "writing", "draft")
    done("activities", "add", "Drawing")
    file = tmp_path / "detox.json"
    done("export", "json", "--to", str(file))
    ended = done("import", "json", str(file), DETOX_HOME=str(tmp_path / "elsewhere"))
    assert ended.out == (
        "To import: 1 session, 45 min (today).\n"
        "  writing  45 min  1 session\n"
        "  activities: 1\n\n"
        "As they will be logged:\n"
        "  Sun 22 Nov    45 min  writing  draft\n"
    )


def test_what_was_taken_for_what_is_data_too(done: Run, tmp_path: Path) -> None:
    text = "Date;Durée;Projet\r\n2026-11-20;1h30;écriture\r\n"
    reading = done("import", "csv", written(tmp_path, text), "--json").data["reading"]
    assert reading["columns"] == {"day": "Date", "length": "Durée", "activity": "Projet"}
    assert reading["encoding"] == "UTF-8"


def test_days_that_would_be_too_full_are_said_before_anything_is_written(
    done: Run, tmp_path: Path
) -> None:
    lines = [f"2026-11-{day},{hours}h,writing" for day in range(10, 15) for hours in (10, 16)]
    file = written(tmp_path, "\n".join(["day,minutes,activity", *lines]))
    ended = done("import", "csv", file)
    assert ended.err.count("would have 26 h, more than a day holds") == 3
    assert "So would 2 more days" in ended.err
    assert sessions() == []


def test_a_name_as_long_as_a_novel_is_cut_and_that_is_said(done: Run, tmp_path: Path) -> None:
    frames = [[1795161600, 1795163100, "once upon a time " * 500, ID, [], 0]]
    file = written(tmp_path, json.dumps(frames))
    ended = done("import", "watson", file, "--add-activities", "--yes")
    assert "the end is cut off" in ended.err
    assert max(map(len, ended.out.splitlines())) < 250
    (activity,) = (a for a in Detox().activities.all() if a.key == sessions()[0].activity)
    assert len(activity.name) == 80
    assert activity.name.endswith("…")


def test_as_data_it_is_all_there(detox: Run, frames: str) -> None:
    found = detox("import", "watson", frames, "--json")
    assert found.code == 1
    assert found.data["unmapped"] == [{"name": "reddit", "sessions": 1}]
    assert found.data["written"] is False
    found = detox("import", "watson", frames, "--json", "--add-activities", "--yes")
    assert (found.code, found.data["written"], found.data["sessions"]) == (0, True, 2)
    assert (found.data["from"], found.data["to"]) == ("2026-11-20", "2026-11-20")
    assert found.data["others"] == {"activities": 1}
    assert {row["key"]: row["minutes"] for row in found.data["activities"]} == {
        "reddit": 25,
        "writing": 40,
    }
    assert len(sessions()) == 2


def test_an_entry_that_cannot_come_is_named_and_the_others_come(detox: Run, tmp_path: Path) -> None:
    file = written(tmp_path, INTERVALS)
    ended = detox("import", "timewarrior", file, "--activity", "people")
    assert ended.code == 1
    assert "Entry 2: it is still running" in ended.err
    ended = detox("import", "timewarrior", file, "--activity", "people", "--yes")
    assert ended.code == 0
    assert "Entry 2" in ended.err
    assert [(s.minutes, s.tags) for s in sessions()] == [(25, ("social-media", "reddit"))]


def test_a_broken_line_is_named_by_its_number(detox: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "inc 20261120T080000Z - 20261120T082500Z # writing\ninc 2026\n")
    assert "Line 2: this isn’t a Timewarrior interval" in detox("import", "timewarrior", file).err


def test_many_broken_lines_are_counted(detox: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "inc 20261120T080000Z - 20261120T082500Z # writing\n" + "inc\n" * 30)
    ended = detox("import", "timewarrior", file)
    assert ended.err.count("Line ") == 3
    assert "30 can’t be imported:" in ended.err
    assert "27 more like these: 5, 6, 7, 8, 9 …" in ended.err


def test_a_log_may_come_through_a_pipe(detox: Run) -> None:
    ended = detox("import", "watson", "-", "--add-activities", "--yes", stdin=json.dumps(FRAMES))
    assert ended.code == 0
    assert len(sessions()) == 2


def test_what_was_deleted_stays_away_unless_asked_for(done: Run, frames: str) -> None:
    done("import", "watson", frames, "--add-activities", "--yes")
    done("delete", sessions()[0].uid)
    assert "1 was deleted here" in done("import", "watson", frames, "--yes").err
    assert len(sessions()) == 1
    done("import", "watson", frames, "--yes", "--again")
    assert len(sessions()) == 2


@pytest.mark.parametrize(
    ("program", "content", "part"),
    [
        ("watson", INTERVALS.encode(), "detox import timewarrior"),
        ("timewarrior", json.dumps(FRAMES).encode(), "detox import watson"),
        ("toggl", b"a,b\n1,2\n", "isn’t a log from Toggl"),
        ("csv", b"Date,What\n2026-11-20,x\n", "length=TITLE"),
        ("json", b"{}", "isn’t a log from Detox"),
        ("json", b'{"format":"detox-export","schema":1,', "breaks off"),
        ("watson", b'[[1795161600, 1795163100, "x', "breaks off"),
        ("watson", b"", "is empty"),
        ("watson", b"SQLite format 3\0\0", "isn’t text"),
        ("csv", b"Date,Minutes\n03/04/2026,45\n", "--dates"),
        pytest.param("watson", b"[" * 200_000, "isn’t a log from Watson", id="deep"),
    ],
)
def test_a_file_that_is_none_is_refused_in_one_line(
    detox: Run, home: Path, tmp_path: Path, program: str, content: bytes, part: str
) -> None:
    is_refused(detox("import", program, written(tmp_path, content)), part)
    assert not (home / "records").exists()


def test_a_file_that_is_not_there_or_a_folder_is_refused(detox: Run, tmp_path: Path) -> None:
    is_refused(detox("import", "csv", str(tmp_path / "nowhere")), "could not be read")
    is_refused(detox("import", "csv", str(tmp_path)), "is a folder")


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["--map", "reddit"], "--map work=writing"),
        (["--map", "=writing"], "--map work=writing"),
        (["--map", "reddit=nothing at all"], "No activity is called"),
        (["--activity", "nothing at all"], "No activity is called"),
        (["--map", "Reddit=writing", "--map", "reddit=reading"], "two meanings for “reddit”"),
    ],
)
def test_a_mapping_that_says_nothing_is_refused(
    detox: Run, frames: str, words: list[str], part: str
) -> None:
    is_refused(detox("import", "watson", frames, *words), part)


def test_names_may_be_mapped_in_french(done: Run, frames: str) -> None:
    ended = done(
        "import", "watson", frames, "--map", "reddit=écriture", "--yes", LANG="fr_FR.UTF-8"
    )
    assert "écriture" in ended.out
    assert {s.activity for s in sessions()} == {"writing"}


@pytest.mark.parametrize(
    ("language", "unread", "overruled"),
    [
        (
            "en",
            "Not read: Mood.",
            "1 gives a length that doesn’t match its start and end; start and end count.",
        ),
        (
            "fr",
            "Non lues\u00a0: Mood.",
            "1 donne une durée qui ne correspond pas à son début et à sa fin",
        ),
    ],
)
def test_what_is_not_read_or_overruled_is_said(
    detox: Run, tmp_path: Path, language: str, unread: str, overruled: str
) -> None:
    log = tmp_path / "log.csv"
    log.write_text(
        "Date,Start,End,Duration,Project,Mood\n"
        "2026-11-02,09:00,10:00,2:00,writing,good\n"
        "2026-11-03,09:00,10:00,1:00,writing,\n"
    )
    result = detox("import", "csv", str(log), LC_ALL=f"{language}_{language.upper()}.UTF-8")
    assert result.code == 0
    assert unread in result.err
    assert overruled in result.err
    assert "2 h" in result.out


def test_the_columns_that_were_found_are_said(detox: Run, tmp_path: Path) -> None:
    text = "\ufeffDate;Durée;Projet\r\n2026-11-20;1h30;écriture\r\n"
    ended = detox("import", "csv", written(tmp_path, text))
    assert ended.code == 0
    assert "day = Date, length = Durée, activity = Projet" in ended.err
    said = ("--columns", "day=Date,length=Durée", "--columns", "activity=3")
    assert detox("import", "csv", written(tmp_path, text), *said, "--yes").code == 0
    assert [(s.minutes, s.activity) for s in sessions()] == [(90, "writing")]


def test_a_report_of_toggl_is_brought_along(done: Run, tmp_path: Path) -> None:
    text = (
        "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,"
        "End time,Duration,Tags,Amount ()\n"
        'Zoé,zoe@example.org,,Column,,"draft, 3",No,2026-11-20,09:00:00,2026-11-20,09:45:30,'
        '00:45:30,"monday, x",\n'
    )
    done("import", "toggl", written(tmp_path, text), "--map", "column=writing", "--yes")
    (session,) = sessions()
    assert (session.minutes, session.note) == (46, "draft, 3")
    assert session.tags == ("column", "monday", "x")


def test_hostile_names_reach_the_terminal_harmless(detox: Run, tmp_path: Path) -> None:
    frames = [[1795161600, 1795163100, "\x1b[2Jred\u202e[b]", ID, ["\x07"], 0]]
    file = written(tmp_path, json.dumps(frames))
    ended = detox("import", "watson", file)
    assert "\x1b" not in ended.err + ended.out
    ended = detox("import", "watson", file, "--add-activities", "--yes")
    assert ended.code == 0
    assert "\x1b" not in ended.err + ended.out
    assert sessions()[0].tags == ()


def test_logs_of_the_real_programs_are_brought_along(done: Run) -> None:
    folder = Path(__file__).parents[3] / "shared" / "fixtures" / "timelogs"
    if not folder.is_dir():
        pytest.skip("the sample files are not beside this checkout")
    done("import", "timewarrior", str(folder / "timewarrior-2026-11.data"), "-a", "people", "--yes")
    known = done("import", "timewarrior", str(folder / "timewarrior-export.json"), "--yes")
    assert "2 are already here" in known.err
    done("import", "watson", str(folder / "watson-frames.json"), "-a", "reading", "--yes")
    assert len(sessions()) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("answer", "language", "code", "count"),
    [("y", "en_GB", 0, 2), ("n", "en_GB", 2, 0), ("", "en_GB", 2, 0), ("oui", "fr_FR", 0, 2)],
)
def test_at_a_terminal_the_person_is_asked(
    home: Path, frames: str, answer: str, language: str, code: int, count: int
) -> None:
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "detox", "import", "watson", frames, "-a", "email"]
    process = subprocess.Popen(
        words,
        env=environment(LANG=f"{language}.UTF-8", TERM="xterm"),
        cwd=home.parent,
        stdin=theirs,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    )
    os.close(theirs)
    os.write(ours, f"{answer}\n".encode())
    assert process.wait(60) == code
    os.close(ours)
    assert len(sessions()) == count


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("elsewhere", [False, True])
def test_at_a_terminal_all_of_it_is_seen_before_the_question(
    home: Path, tmp_path: Path, elsewhere: bool
) -> None:
    file = written(tmp_path, INTERVALS)
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "detox", "import", "timewarrior", file, "-a", "people"]
    process = subprocess.Popen(
        words,
        env=environment(LANG="en_GB.UTF-8", TERM="xterm"),
        cwd=home.parent,
        stdin=theirs,
        stdout=subprocess.DEVNULL if elsewhere else theirs,
        stderr=theirs,
    )
    os.close(theirs)
    seen = ""
    while "y or n:" not in seen:
        seen += os.read(ours, 65536).decode()
    parts = ["To import: 1 session", "people", "1 can’t be imported:", "Entry 2", "rest"]
    assert [part for part in parts if part in seen] == parts
    assert sorted(parts, key=seen.index) == parts
    assert sessions() == []
    os.write(ours, b"y\n")
    assert process.wait(60) == 0
    os.close(ours)
    assert [s.minutes for s in sessions()] == [25]
