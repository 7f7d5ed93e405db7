"""Imports that are refused, mapped, or asked about."""

import io
import json
import os
import pty
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment, is_refused
from tests.cli.import_world import FRAMES, ID, INTERVALS, sessions, written


@pytest.fixture
def frames(tmp_path: Path) -> str:
    file = tmp_path / "frames"
    file.write_text(json.dumps(FRAMES))
    return str(file)


def zip_of(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        zipped.writestr(zipfile.ZipInfo(name), "<x/>")
    return file.getvalue()


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
        ("csv", zip_of("xl/workbook.xml"), "is a spreadsheet: save it as CSV"),
        ("klog", zip_of("xl/workbook.xml"), "is a spreadsheet: save it as CSV"),
        ("csv", zip_of("word/document.xml"), "isn’t text"),
        (
            "csv",
            b"2026-11-20\n\t1h\n",
            "isn’t a table of rows and columns; use “detox import klog”",
        ),
        pytest.param("watson", b"[" * 200_000, "isn’t a log from Watson", id="deep"),
    ],
)
def test_a_file_that_is_none_is_refused_in_one_line(
    detox: Run, home: Path, tmp_path: Path, program: str, content: bytes, part: str
) -> None:
    is_refused(detox("import", program, written(tmp_path, content)), part)
    assert not (home / "records").exists()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            "Durée,Projet\n1h,x\n",
            "Aucune colonne ne donne le jour\u202f; la nommer par --columns day=",
        ),
        ("Date,Projet\n1/2/26,x\n", "ne donne la durée\u202f; la nommer par --columns length="),
    ],
)
def test_the_column_that_is_missing_is_named_in_french(
    detox: Run, tmp_path: Path, table: str, said: str
) -> None:
    is_refused(detox("import", "csv", written(tmp_path, table), LANG="fr_FR.UTF-8"), said)


def test_a_file_that_is_not_there_or_a_folder_is_refused(detox: Run, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere")
    is_refused(detox("import", "csv", nowhere), "could not be read (No such file")
    french = detox("import", "csv", nowhere, LANG="fr_FR.UTF-8")
    is_refused(french, "n’a pas pu être lu (fichier introuvable)")
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


def test_logs_of_the_real_programs_are_brought_along(done: Run, recorded: Path) -> None:
    folder = recorded / "timelogs"
    done("import", "timewarrior", str(folder / "timewarrior-2026-11.data"), "-a", "people", "--yes")
    known = done("import", "timewarrior", str(folder / "timewarrior-export.json"), "--yes")
    assert "2 are already here" in known.err
    done("import", "watson", str(folder / "watson-frames.json"), "-a", "reading", "--yes")
    assert len(sessions()) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("answer", "language", "code", "count"),
    [
        ("y", "en_GB", 0, 2),
        ("n", "en_GB", 2, 0),
        ("", "en_GB", 2, 0),
        ("oops, no", "en_GB", 2, 0),
        ("Oui", "fr_FR", 0, 2),
        ("o", "fr_FR", 0, 2),
    ],
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
