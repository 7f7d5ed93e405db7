"""Hours on the clock of the wall: as typed on any day, none ahead, each on the day it was lived."""

import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import Run, is_refused
from tests.cli.wall_world import by_day, settings

CHANGED = "2026-10-25T09:00:00Z"
"""In Paris, the morning after the night in which the clocks went back."""


LAST_MINUTE, MORNING = "2026-10-31T22:59:30Z", "2026-11-01T08:59:30Z"


def noted(run: Run, *words: str, **env: str) -> tuple[str, str, int]:
    """Day, start and minutes of what a line notes."""
    record = run("log", *words, "--json", **env).data
    return record["day"], record["start"], record["minutes"]


@pytest.mark.parametrize(
    ("line", "start", "minutes"),
    [
        ("30 reading --at 09:00 --on 2026-07-01", "2026-07-01T09:00:00+02:00", 30),
        ("10 reading --at 23:45 --on 2026-07-01", "2026-07-01T23:45:00+02:00", 10),
        ("45 writing 9:00-9:45 --on 2026-07-02", "2026-07-02T09:00:00+02:00", 45),
        ("reading 01:30-03:30 --on 2026-03-29", "2026-03-29T01:30:00+01:00", 60),
        ("reading 01:30-03:30 --on 2026-10-25", "2026-10-25T01:30:00+02:00", 180),
        ("reading 01:00-02:00 --on 2026-03-29", "2026-03-29T01:00:00+01:00", 60),
        ("reading 22:00-00:45", "2026-11-21T22:00:00+01:00", 165),
    ],
)
def test_a_time_is_that_of_its_own_day(done: Run, line: str, start: str, minutes: int) -> None:
    assert noted(done, line) == (start[:10], start, minutes)
    (record,) = done("sessions", "all", "--json").data
    assert (record["start"], record["minutes"]) == (start, minutes)


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("reading 21:00-22:30 --on yesterday", "2026-10-24T21:00:00+02:00"),
        ("30 people --at 00:30", "2026-10-25T00:30:00+02:00"),
        ("30 people --at 9:00", "2026-10-25T09:00:00+01:00"),
    ],
)
def test_a_time_before_the_clocks_changed_is_as_typed(done: Run, line: str, start: str) -> None:
    assert noted(done, line, DETOX_NOW=CHANGED)[1] == start


def test_a_timer_from_before_the_clocks_changed_counts_every_hour(done: Run) -> None:
    said = done("start", "writing", "yesterday", "22:00", DETOX_NOW=CHANGED).out
    assert said == "The timer is running for writing, since yesterday at 22:00.\n"
    (session,) = done("stop", "--keep", "--json", DETOX_NOW=CHANGED).data
    assert session["minutes"] == 13 * 60


def test_an_edit_keeps_to_the_clock_of_the_day(done: Run) -> None:
    uid = done("log", "30 reading --at 09:00 --on 2026-07-01", "--json").data["uid"]
    assert done("edit", uid, "--at", "8:00", "--json").data["start"] == "2026-07-01T08:00:00+02:00"
    moved = done("edit", uid, "--on", "2026-11-20", "--json").data
    assert moved["start"] == "2026-11-20T08:00:00+01:00"


@pytest.mark.parametrize(
    "words",
    [("log", "20m reading 2:15"), ("log", "reading 01:30-02:30"), ("start", "reading", "--at=2:15"),
     ("start", "reading", "2:15"), ("log", "20m reading", "--at", "2:15"),
     ("edit", "last", "--at", "2:15")],
)  # fmt: skip
def test_a_time_that_the_clocks_skipped_is_refused(done: Run, detox: Run, words: list[str]) -> None:
    noon = {"DETOX_NOW": "2026-03-29T12:00:00+02:00"}
    uid = done("log", "20m reading --at 9:00", "--json", **noon).data["uid"]
    ended = detox(*(uid if word == "last" else word for word in words), **noon)
    is_refused(ended, "The clocks skipped 02:", "on that day; use a time they did show.")


def test_before_the_start_of_day_a_time_is_of_the_night_after(done: Run, home: Path) -> None:
    settings(home, day_start="04:00")
    day, start, _minutes = noted(done, "30 reading --at 01:00 --on 2026-11-20")
    assert (day, start) == ("2026-11-20", "2026-11-21T01:00:00+01:00")
    assert by_day(done) == {"2026-11-20": 30}


def test_a_timer_from_the_last_minute_of_a_month_counts_on_the_day_after(done: Run) -> None:
    done("start", "writing", DETOX_NOW=LAST_MINUTE)
    done("stop", "--keep", DETOX_NOW=MORNING)
    assert by_day(done) == {"2026-10-31": 1, "2026-11-01": 599}
    months = [done("report", month, "--json").data["minutes"] for month in ("2026-10", "2026-11")]
    assert months == [1, 599]
    assert done("report", "year", "--json").data["minutes"] == 600


def brought(run: Run, home: Path, rows: list[tuple[str, str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([("start", "end", "activity"), *((*row, "writing") for row in rows)])
    file = home.parent / "elsewhere.csv"
    file.write_text(out.getvalue())
    run("import", "csv", str(file), "--yes")


@pytest.mark.parametrize(
    ("day_start", "expected"),
    [
        ("00:00", {"2026-10-31": 1, "2026-11-01": 599}),
        ("04:00", {"2026-10-31": 241, "2026-11-01": 359}),
    ],
)
def test_an_import_counts_each_second_on_its_day(
    done: Run, home: Path, day_start: str, expected: dict[str, int]
) -> None:
    settings(home, day_start=day_start)
    brought(done, home, [(LAST_MINUTE, MORNING)])
    assert by_day(done) == expected


def test_a_log_from_elsewhere_goes_by_the_same_start_of_day(done: Run, home: Path) -> None:
    settings(home, day_start="04:00")
    file = home.parent / "elsewhere.csv"
    file.write_text("date,start,end,activity\n2026-11-21,01:00,02:00,writing\n")
    done("import", "csv", str(file), "--yes")
    assert by_day(done) == {"2026-11-20": 60}
    assert done("sessions", "all", "--json").data[0]["day"] == "2026-11-20"


def test_a_pause_moves_no_minute_to_another_day(done: Run) -> None:
    for verb, at in [
        (("start", "writing"), "2026-11-20T22:00:00Z"),
        (("pause",), "2026-11-20T22:10:00Z"),
        (("resume",), "2026-11-20T22:50:00Z"),
        (("stop",), "2026-11-20T23:30:00Z"),
    ]:
        done(*verb, DETOX_NOW=at)
    assert by_day(done) == {"2026-11-20": 20, "2026-11-21": 30}


@pytest.mark.parametrize(
    ("night", "start", "end", "expected"),
    [  # half an hour of the 29th from 3:00 on; from 2:30 on, with the hour that comes twice
        ("2026-03-29", "00:45", "01:30", {"2026-03-28": 15, "2026-03-29": 30}),
        ("2026-10-25", "00:00", "00:30", {"2026-10-24": 30}),
        ("2026-10-25", "01:30", "02:00", {"2026-10-25": 30}),
        ("2026-10-25", "01:00", "01:30", {"2026-10-24": 30}),
    ],
)
def test_a_start_of_day_in_the_hour_that_changes_is_that_of_today(
    done: Run, home: Path, night: str, start: str, end: str, expected: dict[str, int]
) -> None:
    settings(home, day_start="02:30")
    brought(done, home, [(f"{night}T{start}:00Z", f"{night}T{end}:00Z")])
    assert by_day(done) == expected
    for minute in ("01:00:30", "01:29:30", "01:30:30"):
        at = f"{night}T{minute}Z"
        today = done("status", "--json", DETOX_NOW=at).data["today"]
        assert done("log", "1 email", "--json", DETOX_NOW=at).data["day"] == today


@pytest.mark.parametrize(
    "line",
    [
        "3h reading --at 14:00",
        "reading 15:00-16:30",
        "reading 15:00-15:33",
        "45m reading 15:00-16:30",
        "reading 16:00-17:00 --on today",
        "30 reading --at 15:10",
    ],
)
def test_nothing_is_noted_that_lies_ahead(detox: Run, line: str) -> None:
    is_refused(detox("log", line), "still to come")
    assert detox("sessions", "all", "--json").data == []


@pytest.mark.parametrize(
    "line", ["reading 14:00-13:00", "reading 10:30-10:00 --on yesterday", "reading 9:00-8:59"]
)
def test_an_end_before_its_start_is_refused(detox: Run, line: str) -> None:
    is_refused(detox("log", line), "ends before it starts")
    assert detox("sessions", "all", "--json").data == []


@pytest.mark.parametrize("line", ["10:00-24:00", "from 10:00 to midnight"])
def test_midnight_as_an_end_is_after_any_start(done: Run, line: str) -> None:
    assert noted(done, f"reading {line} yesterday")[1:] == ("2026-11-21T10:00:00+01:00", 840)


def test_of_a_day_of_25_hours_it_is_said_what_can_be_noted(detox: Run, done: Run) -> None:
    line = "writing {} --on 2026-10-25"
    is_refused(detox("log", line.format("0:00-24:00")), "25 h apart", "write 00:00-23:00.")
    assert noted(done, line.format("00:00-23:00"))[2] == 24 * 60


def test_what_ends_now_is_noted(done: Run) -> None:
    assert noted(done, "reading 15:00-15:32") == ("2026-11-22", "2026-11-22T15:00:00+01:00", 32)


def test_an_edit_may_not_reach_into_what_is_to_come(done: Run, detox: Run) -> None:
    uid = done("log", "30 reading --at 14:00", "--json").data["uid"]
    is_refused(detox("edit", uid, "--minutes", "3h"), "still to come")
    is_refused(detox("edit", uid, "--at", "15:20"), "still to come")
    assert "1 h 30 min" in done("edit", uid, "--minutes", "90").out


def test_a_session_of_a_day_now_called_tomorrow_can_be_changed(done: Run, detox: Run) -> None:
    tokyo = {"TZ": "Asia/Tokyo", "DETOX_NOW": "2026-11-20T23:30:00Z"}
    west = {"TZ": "America/Los_Angeles", "DETOX_NOW": "2026-11-21T00:10:00Z"}
    uid = done("log", "8:00-8:20 writing", "--json", **tokyo).data["uid"]
    for change in (["--minutes", "25"], ["--note", "draft"], ["+column"], ["--at", "8:02"]):
        changed = done("edit", uid, *change, "--json", **west).data
        assert changed["day"] == "2026-11-21"
    assert (changed["minutes"], changed["note"], changed["tags"]) == (25, "draft", ["column"])
    is_refused(detox("edit", uid, "--day", "2026-11-22", **west), "still to come")
    is_refused(detox("edit", uid, "--at", "23:00", **west), "still to come")


def test_all_time_has_what_a_week_has_though_its_day_is_now_called_tomorrow(done: Run) -> None:
    tokyo = {"TZ": "Asia/Tokyo", "DETOX_NOW": "2026-11-21T23:30:00Z"}
    west = {"TZ": "America/Los_Angeles", "DETOX_NOW": "2026-11-22T00:10:00Z"}
    uid = done("log", "8:00-8:20 writing", "--json", **tokyo).data["uid"]
    for period in ("week", "all", "everything", ".."):
        assert done("report", period, "--json", **west).data["minutes"] == 20
        assert [each["uid"] for each in done("sessions", period, "--json", **west).data] == [uid]
    assert done("report", "all", **west).out.startswith("All time: 20 min, 1 session.")


def test_a_session_of_a_night_can_be_changed_once_days_start_later(done: Run) -> None:
    night = {"DETOX_NOW": "2026-11-22T23:50:00Z"}
    uid = done("log", "30 writing", "--json", **night).data["uid"]
    done("config", "set", "day_start", "4:00", **night)
    changed = done("edit", uid, "--minutes", "20", "--json", **night).data
    assert (changed["day"], changed["minutes"]) == ("2026-11-23", 20)


def test_a_log_from_elsewhere_brings_nothing_that_lies_ahead(done: Run, home: Path) -> None:
    lived = ("2026-11-22T13:00:00Z", "2026-11-22T14:00:00Z")
    brought(done, home, [lived, ("2026-11-22T14:00:00Z", "2026-11-22T15:00:00Z")])
    assert by_day(done) == {"2026-11-22": 60}


def test_a_day_that_passes_24_hours_is_said_and_noted(done: Run) -> None:
    for _ in range(2):
        assert done("log", "12h writing").err == ""
    said = done("log", "1h writing")
    assert said.err == "Today now has 25 h logged, more than a day holds.\n"
    assert by_day(done) == {"2026-11-22": 1500}
    assert done("log", "20h writing --on yesterday").err == ""
    assert "Yesterday" in done("log", "5h writing --on yesterday", "--quiet").err


def test_a_day_of_25_hours_holds_25(done: Run) -> None:
    done("log", "writing 20h --on 2026-10-25")
    assert done("log", "writing 5h --on 2026-10-25").err == ""
    assert "25 October" in done("log", "writing 1 --on 2026-10-25").err


BEFORE, AFTER = "2026-11-22T14:01:00Z", "2026-11-22T14:00:30Z"


def test_a_timer_whose_clock_went_back_asks_how_long_it_was(done: Run, detox: Run) -> None:
    done("start", "writing", DETOX_NOW=BEFORE)
    is_refused(detox("stop", DETOX_NOW=AFTER), "clock went back", "--minutes")
    is_refused(detox("stop", "--keep", DETOX_NOW=AFTER), "clock went back")
    assert "clock has gone back" in done("status", DETOX_NOW=AFTER).out
    assert done("status", "--json", DETOX_NOW=AFTER).data["running"]["doubt"] == "back"
    (session,) = done("stop", "--minutes", "40", "--json", DETOX_NOW=AFTER).data
    assert (session["minutes"], session["start"]) == (40, "2026-11-22T14:20:30+01:00")


def test_a_pause_does_not_hide_that_the_clock_went_back(done: Run, detox: Run) -> None:
    done("start", "writing", DETOX_NOW=BEFORE)
    done("pause", DETOX_NOW=AFTER)
    is_refused(detox("stop", DETOX_NOW=AFTER), "clock went back")
    is_refused(detox("switch", "email", DETOX_NOW=AFTER), "clock went back")
    assert done("stop", "--minutes", "5", "--json", DETOX_NOW=AFTER).data[0]["minutes"] == 5


def test_ninety_seconds_are_two_minutes_whatever_counts_them(done: Run, home: Path) -> None:
    done("start", "writing", DETOX_NOW="2026-11-20T08:00:00Z")
    done("stop", DETOX_NOW="2026-11-20T08:01:30Z")
    brought(done, home, [("2026-11-21T08:00:00Z", "2026-11-21T08:01:30Z")])
    assert by_day(done) == {"2026-11-20": 2, "2026-11-21": 2}


def test_half_a_minute_is_one_and_less_is_none_whatever_counts_it(done: Run, home: Path) -> None:
    done("start", "writing", DETOX_NOW="2026-11-20T08:00:00Z")
    done("stop", DETOX_NOW="2026-11-20T08:00:35Z")
    done("start", "writing", DETOX_NOW="2026-11-20T09:00:00Z")
    done("stop", DETOX_NOW="2026-11-20T09:00:20Z")
    brought(done, home, [("2026-11-21T08:00:00Z", "2026-11-21T08:00:35Z")])
    brought(done, home, [("2026-11-21T09:00:00Z", "2026-11-21T09:00:20Z")])
    assert by_day(done) == {"2026-11-20": 1, "2026-11-21": 1}
