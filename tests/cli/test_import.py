"""`detox import`: what would come, and bringing it along."""

import json
from pathlib import Path

import pytest

from detox.bootstrap import Detox
from tests.cli.conftest import Run, listing
from tests.cli.import_world import FRAMES, ID, INTERVALS, sessions, written


@pytest.fixture
def frames(tmp_path: Path) -> str:
    file = tmp_path / "frames"
    file.write_text(json.dumps(FRAMES))
    return str(file)


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


def test_a_name_of_what_is_left_out_is_in_the_log(detox: Run, tmp_path: Path) -> None:
    short = [1795161600, 1795161610, "play", ID, [], 1795338342]
    backwards = [1795161600, 1795161000, "rest", ID[::-1], [], 1795338342]
    file = written(tmp_path, json.dumps([short, backwards, FRAMES[1]]))
    words = ("--map", "play=people", "--map", "rest=people", "--map", "work=people")
    ended = detox("import", "watson", file, *words)
    assert "1 is under half a minute" in ended.err
    assert [line for line in ended.err.splitlines() if "--map" in line] == [
        "--map names “work”, which isn’t in the log."
    ]


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


def test_a_row_with_a_start_is_known_by_it_whatever_is_corrected_in_it(
    done: Run, tmp_path: Path
) -> None:
    text = "Date,Start,End,Activity,Note\n2026-11-20,9:00,10:00,writing,\n"
    text += "2026-11-20,11:00,11:30,writing,a\n2026-11-20,11:00,12:00,writing,b\n"
    words = ("import", "csv", written(tmp_path, text), "--yes")
    done(*words)
    written(tmp_path, text.replace("10:00,writing,", "10:30,writing,a page"))
    ended = done(*words)
    assert "3 are already here.\n1 of these has a different length there; it stays" in ended.err
    assert sorted(s.minutes for s in sessions()) == [30, 60, 60]


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


def test_an_activity_that_is_built_in_is_not_new_where_an_export_changes_it(
    done: Run, tmp_path: Path
) -> None:
    done("activities", "add", "Drawing")
    done("activities", "edit", "writing", "--goal", "5h")
    done("log", "45", "writing")
    done("log", "20", "Drawing")
    file = tmp_path / "detox.json"
    done("export", "json", "--to", str(file))
    ended = done("import", "json", str(file), DETOX_HOME=str(tmp_path / "elsewhere"))
    assert ended.out.splitlines()[1:4] == [
        "  writing  45 min  1 session",
        "  Drawing  20 min  1 session  new",
        "  activities: 2",
    ]


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


def test_many_broken_records_of_an_export_are_counted_by_table(detox: Run, tmp_path: Path) -> None:
    export = {"format": "detox-export", "schema": 1, "slips": [1] * 8, "sessions": [{}] * 4}
    ended = detox("import", "json", written(tmp_path, json.dumps(export)))
    assert "Entry 1 of “slips”: this isn’t a record" in ended.err
    assert "Entry 1 of “sessions”: this isn’t a record" in ended.err
    assert "5 more like these: 4, 5, 6, 7, 8\n" in ended.err
    assert "1 more like it: 4\n" in ended.err


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


def test_intervals_that_begin_together_all_come_and_come_once(done: Run, tmp_path: Path) -> None:
    hour = {"start": "20261120T080000Z", "end": "20261120T090000Z", "tags": ["writing"]}
    half = {**hour, "end": "20261120T083000Z", "tags": ["reading"]}
    for intervals, here in (([half], 1), ([hour, half], 2), ([half, hour, hour], 3)):
        file = written(tmp_path, json.dumps(intervals))
        for _again in range(2):
            done("import", "timewarrior", file, "--yes")
            assert len(sessions()) == here
    assert sorted(s.activity for s in sessions()) == ["reading", "writing", "writing"]


def test_an_export_of_sessions_that_begin_together_comes_whole_into_another_home(
    done: Run, tmp_path: Path
) -> None:
    for words in (("45", "writing"), ("45", "writing"), ("30", "reading")):
        done("log", *words, "--at", "9:00")
    file = str(tmp_path / "intervals")
    done("export", "timewarrior", "--to", file)
    assert "3 are already here" in done("import", "timewarrior", file, "--yes").err
    done("import", "timewarrior", file, "--yes", DETOX_HOME=str(tmp_path / "other"))
    other = done("export", "timewarrior", DETOX_HOME=str(tmp_path / "other")).out
    assert len(json.loads(other)) == 3


def test_our_own_records_for_klog_bring_nothing_twice(done: Run, tmp_path: Path) -> None:
    for words in (("45", "writing"), ("45", "writing"), ("30", "reading", "see #12")):
        done("log", *words)
    done("log", "20", "writing", "--at", "9:00")
    file = tmp_path / "klog"
    done("export", "klog", "--to", str(file))
    assert "4 are already here" in done("import", "klog", str(file), "--yes").err
    file.write_text(file.read_text() + "    45m #writing\n")
    for _again in range(2):
        done("import", "klog", str(file), "--yes")
        assert len(sessions()) == 5


@pytest.mark.parametrize("program", ["klog", "timewarrior", "watson"])
def test_a_tag_that_is_the_activity_in_another_language_stays(
    done: Run, tmp_path: Path, program: str
) -> None:
    done("log", "45", "writing", "+écriture")
    file = str(tmp_path / "log")
    done("export", program, "--to", file)
    other = {"DETOX_HOME": str(tmp_path / "other")}
    done("import", program, file, "--yes", **other)
    (session,) = done("sessions", "all", "--json", **other).data
    assert (session["activity"], session["tags"]) == ("writing", ["écriture"])


def test_a_start_of_the_evening_before_its_record_is_told_with_its_day(
    done: Run, tmp_path: Path
) -> None:
    file = written(tmp_path, "2026-11-20\n    <23:00 - 0:30 #writing\n")
    assert "Fri 20 Nov  23:00 (19 Nov)  1 h 30 min" in done("import", "klog", file, "--yes").out
    assert "20 Nov  23:00 (19 Nov)  1 h 30 min" in done("sessions", "all").out
    uid = sessions()[0].uid
    assert "Friday 20 November, 23:00 (19 Nov) to 00:30" in done("edit", uid, "--note", "x").out
    french = done("edit", uid, "--note", "y", LANG="fr_FR.UTF-8").out
    assert "vendredi 20 novembre, de 23:00 (19 nov.) à 00:30" in french
    assert "Thursday 19 November, 22:00 to 23:30" in done("edit", uid, "--at", "22:00").out
    on_that_day = done("edit", uid, "--day", "2026-11-20", "--at", "22:00").out
    assert "Friday 20 November, 22:00 to 23:30" in on_that_day


@pytest.mark.parametrize("form", ["klog", "timewarrior", "csv"])
def test_what_was_lived_while_the_clock_was_changed_comes_back_as_nothing_new(
    done: Run, tmp_path: Path, form: str
) -> None:
    for day in ("2026-03-29", "2026-10-25", "2026-10-26"):
        done("log", "90m", "writing", "a draft", "--at", "1:30", "--on", day, TZ="Europe/Paris")
    file = tmp_path / "out"
    done("export", form, "--to", str(file), TZ="Europe/Paris")
    ended = done("import", form, str(file), "--yes", TZ="Europe/Paris")
    assert "3 are already here" in ended.err
    assert len(sessions()) == 3


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_our_own_records_for_klog_are_known_again_in_another_zone(
    done: Run, tmp_path: Path, zone: str
) -> None:
    for words in (("writing", "draft", "--on", "2026-11-20"), ("reading",), ("reading",)):
        done("log", "45m", *words, "--at", "9:00", TZ="Europe/Paris")
    file = tmp_path / "klog"
    done("export", "klog", "--to", str(file), TZ="Europe/Paris")
    ended = done("import", "klog", str(file), "--yes", TZ=zone)
    assert "3 are already here" in ended.err
    assert "still to come" not in ended.err
    file.write_text(
        file.read_text().replace("2026-11-20\n", "2026-11-20\n    9:00 - 9:45 #email\n")
    )
    done("import", "klog", str(file), "--yes", TZ=zone)
    assert sorted(each.activity for each in sessions()) == [
        "email",
        "reading",
        "reading",
        "writing",
    ]


TOGGL = "User,Email,Project,Start date,Start time,End date,End time,Duration"
SEVERAL = {
    "csv": "Day,Start,Time,Project\n2026-11-20,09:00,0:30,writing\n2026-11-22,15:00,0:30,email\n",
    "toggl": f"{TOGGL}\nZoé,z@example.org,email,2026-11-01,00:05:00,2026-11-01,01:05:00,01:00:00\n",
    "timewarrior": '[{"start":"20261101T030000Z","end":"20261101T032500Z","tags":["email"]}]',
}


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Asia/Tokyo"])
@pytest.mark.parametrize("form", SEVERAL)
def test_a_log_is_known_again_in_another_zone(
    done: Run, tmp_path: Path, form: str, zone: str
) -> None:
    file = written(tmp_path, SEVERAL[form])
    done("import", form, file, "--yes", "--map", "email=reading", TZ="Europe/Paris")
    before = sessions()
    ended = done("import", form, file, "--yes", "--map", "email=writing", TZ=zone)
    assert "still to come" not in ended.err
    assert sessions() == before


@pytest.mark.parametrize("form", ["timewarrior", "watson"])
@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
def test_what_was_exported_here_is_known_in_another_zone_at_the_turn_of_a_month(
    done: Run, tmp_path: Path, form: str, zone: str
) -> None:
    for day, at in (("2026-10-31", "23:00"), ("2026-11-01", "00:30"), ("2025-12-31", "23:30")):
        done("log", "45m", "writing", "--at", at, "--on", day, TZ="UTC")
    file = tmp_path / "log"
    done("export", form, "--to", str(file), TZ="UTC")
    done("import", form, str(file), "--yes", TZ=zone)
    assert len(done("sessions", "all", "--json", TZ="UTC").data) == 3
