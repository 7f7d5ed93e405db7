"""Days and weeks by the wall clock: what is cut says so, ranges and nights are of their day."""

import json
from pathlib import Path

import pytest

from detox.bootstrap import Detox
from detox.services.sessions import Edit
from tests.cli.conftest import Run, is_refused
from tests.cli.wall_world import by_day, settings

NIGHT = {"DETOX_NOW": "2026-11-23T01:30:00Z"}


@pytest.mark.parametrize("by", ["week", "month"])
def test_a_cut_week_or_month_says_its_days(done: Run, by: str) -> None:
    for day in ("2026-10-26", "2026-10-31", "2026-11-01"):
        done("log", f"1h writing --on {day}")
    first = done("report", "2026-10-26..2026-10-31", "--by", by, "--json").data["by"]
    rest = done("report", "2026-11-01..2026-11-08", "--by", by, "--json").data["by"]
    assert [(row["key"], row["minutes"]) for row in first] == [("2026-10-26..2026-10-31", 120)]
    assert first[0]["name"] == "26–31 Oct"
    assert rest[0]["minutes"] == 60
    assert rest[0]["key"] not in {row["key"] for row in first}
    again = done("report", first[0]["key"], "--json").data
    assert again["minutes"] == 120


def test_a_whole_week_keeps_its_key_and_so_does_the_one_that_runs(done: Run) -> None:
    done("log", "1h writing --on 2026-10-28")
    done("log", "1h writing --on 2026-11-16")
    rows = done("report", "all", "--by", "week", "--json").data["by"]
    assert [row["key"] for row in rows] == ["2026-10-26", "2026-11-16"]
    text = done("report", "2026-11", "--by", "week").out
    assert "week of 16 Nov" in text


@pytest.mark.parametrize(
    ("line", "note", "day"),
    [
        ("30 reading Black Friday", "Black Friday", "2026-11-22"),
        ("20 email plan for tomorrow", "plan for tomorrow", "2026-11-22"),
        ("30 lecture Robinson ou Vendredi", "Robinson ou Vendredi", "2026-11-22"),
        ("30 reading Friday", "", "2026-11-20"),
        ("30 reading Black Friday --on friday", "Black Friday", "2026-11-20"),
        ("45m writing column draft +newsletter yesterday", "column draft", "2026-11-21"),
    ],
)
def test_a_note_keeps_its_last_word(done: Run, line: str, note: str, day: str) -> None:
    record = done("log", *line.split(), "--json").data
    assert (record["note"], record["day"]) == (note, day)


def test_a_timer_keeps_the_last_word_of_its_note(done: Run) -> None:
    done("start", "reading", "High", "Noon")
    (session,) = done("stop", "--json", DETOX_NOW="2026-11-22T15:00:00Z").data
    assert (session["note"], session["minutes"]) == ("High Noon", 28)


@pytest.mark.parametrize("line", ["02:00-03:00", "02:15-03:15", "02:45-03:15"])
def test_a_range_from_a_time_that_was_skipped_is_refused_by_that_time(
    detox: Run, line: str
) -> None:
    skipped = f"The clocks skipped {line[:5]} on that day"
    is_refused(detox("log", f"reading {line} --on 2026-03-29"), skipped)


def exported(home: Path, **tables: list[dict[str, object]]) -> str:
    file = home.parent / "detox.json"
    file.write_text(json.dumps({"format": "detox-export", "schema": 1, **tables}))
    return str(file)


def test_an_export_of_our_own_brings_nothing_that_is_still_to_come(done: Run, home: Path) -> None:
    def session(uid: str, day: str, minutes: int, start: str = "") -> dict[str, object]:
        lived = {"start": start, "zone": "Europe/Paris"} if start else {}
        return {"uid": uid, "day": day, "minutes": minutes, "activity": "writing"} | lived

    sessions = [
        session("2611aaaaaaaa", "2026-11-22", 30, "2026-11-22T14:00:00Z"),
        session("2611bbbbbbbb", "2026-11-22", 60, "2026-11-22T14:00:00Z"),
        session("2611cccccccc", "2026-11-23", 60),
        session("9911dddddddd", "2099-11-22", 60),
    ]
    slips = [{"uid": "slip2", "account": "nobody", "day": "2026-11-24", "minutes": 5}]
    check_ins = [{"uid": "2026-11-25", "day": "2026-11-25", "focus": 3, "mood": 3}]
    file = exported(home, sessions=sessions, slips=slips, checkins=check_ins)
    said = done("import", "json", file, "--yes").err
    for place, table, words in [
        (2, "sessions", "its end"),
        (3, "sessions", "its day"),
        (4, "sessions", "its day"),
        (1, "slips", "its day"),
        (1, "checkins", "its day"),
    ]:
        assert f"Entry {place} of “{table}”: {words} is still to come." in said
    assert by_day(done, "2000..2199") == {"2026-11-22": 30}
    told = json.loads(done("export", "json").out)
    assert not told["slips"]
    assert not told["checkins"]


def test_a_reminder_made_at_night_begins_with_the_coming_morning(done: Run, home: Path) -> None:
    settings(home, day_start="04:00")
    words = ("FREQ=DAILY;INTERVAL=2", "--at", "9:00")
    own = done("reminders", "add", "stretch", "--when", *words, "--json", **NIGHT).data
    assert own["next"] == "2026-11-23T09:00:00+01:00"


def test_a_life_made_up_at_night_ends_with_the_day_that_goes_on(done: Run, home: Path) -> None:
    made = str(home / "made")
    (home / "made").mkdir()
    settings(home / "made", day_start="04:00")
    done("demo", "--entries", "9", "--home", made, **NIGHT)
    assert done("sessions", "2026-11-22", "--json", DETOX_HOME=made).data
    assert not done("sessions", "2026-11-23..", "--json", DETOX_HOME=made).data


def test_a_time_on_a_day_that_was_skipped_whole_is_of_the_next(done: Run, home: Path) -> None:
    settings(home, day_start="04:00")
    line = "30 reading --at 10:00 --on 2011-12-30"
    record = done("log", line, "--json", TZ="Pacific/Apia").data
    assert (record["day"], record["start"]) == ("2011-12-31", "2011-12-31T10:00:00+14:00")


def test_a_time_skipped_into_the_next_day_is_refused(detox: Run, home: Path) -> None:
    settings(home, day_start="04:00")
    ended = detox("log", "30 reading --at 3:25 --on 2025-09-27", TZ="Pacific/Chatham")
    is_refused(ended, "The clocks skipped 03:25 on that day; use a time they did show.")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("today 23:00", "23:00"), ("1:00", "01:00"), ("yesterday 3:00", "yesterday at 03:00")],
)
def test_at_night_the_timer_names_days_as_they_are_typed(
    done: Run, home: Path, typed: str, said: str
) -> None:
    settings(home, day_start="04:00")
    out = done("start", "writing", "--at", typed, DETOX_NOW="2026-11-23T01:30:00Z").out
    assert out == f"The timer is running for writing, since {said}.\n"


def test_a_zone_that_is_a_rule_of_its_own_is_followed(done: Run) -> None:
    rule = {"TZ": "CET-1CEST,M3.5.0,M10.5.0/3"}
    record = done("log", "30 reading --at 9:00 --on 2026-07-01", "--json", **rule).data
    assert (record["start"], record["day"]) == ("2026-07-01T09:00:00+02:00", "2026-07-01")
    assert "09:00" in done("sessions", "2026-07", **rule).out
    done("log", "reading 23:30-0:30 --on 2026-07-05", **rule)
    rows = done("report", "all", "--by", "day", "--json", **rule).data["by"]
    assert [row["minutes"] for row in rows] == [30, 30, 30]


@pytest.mark.parametrize("zone", ["America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca"])
def test_what_is_typed_is_what_is_shown_in_any_zone(
    home: Path, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    monkeypatch.setenv("TZ", zone)
    time.tzset()
    detox = Detox()
    for day in ("2026-03-08", "2026-04-05", "2026-07-01", "2026-10-04", "2026-11-01"):
        for clock in ("00:30", "05:45", "23:15"):
            entry = detox.log.read(f"40 reading --at {clock} --on {day}")
            session = detox.log.log(**entry._asdict())
            session = detox.log.edit(session.uid, Edit(note="read back"))
            assert session.start is not None
            shown = session.start.astimezone(detox.clock.zone(session.zone))
            assert (f"{shown:%Y-%m-%d %H:%M}", session.day.isoformat()) == (f"{day} {clock}", day)


@pytest.mark.parametrize("is_carried_on", [False, True])
def test_what_has_no_zone_of_its_own_counts_by_the_clock_here(
    done: Run, home: Path, is_carried_on: bool
) -> None:
    rule, there = {"TZ": "CET-1CEST,M3.5.0,M10.5.0/3"}, {"TZ": "America/New_York"}
    done("log", "30 writing --on 2026-11-20 --at 9:00", **rule if not is_carried_on else {})
    if is_carried_on:  # what was kept then is added to
        done("report", "week", "--by", "day", **rule)
    done("log", "1h30 reading --on 2026-11-21 --at 23:00", **rule)

    def days(**where: str) -> list[int]:
        rows = done("report", "week", "--by", "day", "--json", **where).data["by"]
        return [row["minutes"] for row in rows if row["minutes"]]

    assert days(**rule) == [30, 60, 30]
    assert days(**there) == [30, 90]
    assert "17:00" in done("sessions", "2026-11-21", **there).out
    assert days(**rule) == [30, 60, 30]


def test_a_traveller_has_nothing_recounted(done: Run, home: Path) -> None:
    done("log", "1h30 reading --on 2026-11-21 --at 23:00")
    done("report", "week", "--by", "day")
    kept = {path: path.stat().st_mtime_ns for path in home.rglob("derived/*")}
    assert kept
    done("report", "week", "--by", "day", TZ="America/New_York")
    assert {path: path.stat().st_mtime_ns for path in home.rglob("derived/*")} == kept


@pytest.mark.parametrize("typed", ["0:00-24:00", "from midnight to midnight", "de 0 h à 24 h"])
def test_a_whole_day_may_be_two_times(done: Run, typed: str) -> None:
    record = done("log", f"writing {typed} --on 2026-11-19", "--json").data
    assert (record["minutes"], record["start"]) == (1440, "2026-11-19T00:00:00+01:00")
    assert by_day(done) == {"2026-11-19": 1440}


def test_a_day_that_is_an_hour_short_is_so_from_midnight_to_midnight(done: Run) -> None:
    assert done("log", "writing 0:00-24:00 --on 2026-03-29", "--json").data["minutes"] == 23 * 60


def test_other_times_that_are_the_same_are_no_day(detox: Run) -> None:
    is_refused(detox("log", "writing 9:00-9:00 --on 2026-11-19"), "starts and ends at the same")


def test_what_began_the_day_before_is_no_session_of_the_day_and_is_said_so(done: Run) -> None:
    done("log", "5h learning --on 2026-11-21 --at 22:00")
    told = done("report", "today").out
    assert "Today: 3 h, begun the day before.\n" in told
    assert "learning  3 h  begun the day before\n" in told
    assert done("sessions", "today").err == "No matching session began then.\n"
