"""Adding, changing and removing reminders. Today is Sunday 22 November 2026, 15:32."""

import sys
from pathlib import Path
from typing import Any
from zoneinfo import TZPATH

import pytest

from detox.domain.reminder import Only
from detox.wording.reminders import CONDITIONS
from tests.cli.conftest import Run, is_refused, listing
from tests.cli.test_reminders import KEYS, by_uid


def added(run: Run, *words: str, **env: str) -> dict[str, Any]:
    """The record of a reminder that is added."""
    record: dict[str, Any] = run("reminders", "add", *words, "--json", **env).data
    return record


def tried(run: Run, *words: str) -> list[str]:
    """The next five instants, without their seconds, of a reminder that is not written."""
    found = run("reminders", "add", "stretch", "--dry-run", "--json", *words).data["coming"]
    return [at.replace(":00+", "+") for at in found]


def test_one_is_added_and_its_next_times_are_told(done: Run) -> None:
    record = added(done, "stretch", "a", "little", "--when", "every day 15:00")
    assert list(record) == KEYS
    assert (record["kind"], record["title"], record["is_on"]) == ("own", "stretch a little", True)
    assert (record["rule"], record["at"], record["zone"]) == ("FREQ=DAILY", "15:00", None)
    assert record["texts"] == ["stretch a little"]
    assert record["next"] == "2026-11-23T15:00:00+01:00"
    assert done("undo").out == "Undone: adding the reminder “stretch a little”.\n"
    assert record["uid"] not in by_uid(done)

    ended = done("reminders", "add", "stretch", "--when", "every day 16:00")
    head, *times = ended.out.splitlines()
    assert head.startswith("Added: stretch (")
    assert [line.split("  in ")[0].strip() for line in times] == [
        *("today 16:00", "tomorrow 16:00", "Tue 24 Nov 16:00")
    ]
    assert ended.err == ""


def test_one_that_is_called_exactly_so_is_meant_before_any_that_begins_so(done: Run) -> None:
    built_in = by_uid(done)
    for text in ("evening", "Last", "every other evening"):
        added(done, text, "--when", "every day 15:00")
    assert "Changed: evening (" in done("reminders", "edit", "evening", "--at", "16:00").out
    assert done("reminders", "off", "last").out.startswith("Off: Last.")
    assert done("reminders", "remove", "évening").out.startswith("Removed: evening.")
    kept = by_uid(done)
    assert {uid: kept[uid] for uid in built_in} == built_in


def test_a_beginning_of_a_uid_and_of_a_text_is_more_than_one(done: Run, detox: Run) -> None:
    own = added(done, "evening walk", "--when", "every day 15:00")["uid"]
    refused = detox("reminders", "remove", "even")
    is_refused(refused, f"evening-log, {own}")


PARIS = next((file for each in TZPATH if (file := Path(each, "Europe/Paris")).is_file()), None)


@pytest.mark.process
@pytest.mark.skipif(PARIS is None or sys.platform == "win32", reason="needs the zones of a Unix")
def test_they_follow_the_clock_of_a_system_that_does_not_name_its_zone(
    done: Run, tmp_path: Path
) -> None:
    assert PARIS is not None
    zone = tmp_path / "zone"
    zone.write_bytes(PARIS.read_bytes())
    words = ("stretch", "--when", "every day 16:00", "--dry-run")
    _head, next_one, *_later = done("reminders", "add", *words, TZ=f":{zone}").out.splitlines()
    assert next_one.split("  in ")[0].strip() == "today 16:00"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--when", "monday 9:00"], "2026-11-23 2026-11-30 2026-12-07 2026-12-14 2026-12-21"),
        (["--when", "lundi à 9h"], "2026-11-23 2026-11-30 2026-12-07 2026-12-14 2026-12-21"),
        (["--when", "RRULE:FREQ=WEEKLY;BYDAY=MO", "--at", "9:00"],
         "2026-11-23 2026-11-30 2026-12-07 2026-12-14 2026-12-21"),
        (["--when", "FREQ=MONTHLY;BYMONTHDAY=-1 at 9:00 from 2027-10-01"],
         "2027-10-31 2027-11-30 2027-12-31 2028-01-31 2028-02-29"),
        (["--when", "every 2 weeks monday", "--at", "9h"],
         "2026-11-23 2026-12-07 2026-12-21 2027-01-04 2027-01-18"),
        (["--when", "every day 9:00", "--from", "1 december"],
         "2026-12-01 2026-12-02 2026-12-03 2026-12-04 2026-12-05"),
        (["--when", "24 december 9:00"], "2026-12-24"),
        (["--when", "every third day 9:00"],
         "2026-11-22 2026-11-25 2026-11-28 2026-12-01 2026-12-04"),
        (["--when", "un lundi sur trois à 9h"],
         "2026-11-23 2026-12-14 2027-01-04 2027-01-25 2027-02-15"),
        (["--when", "FREQ=DAILY;COUNT=2", "--at", "9 am"], "2026-11-22 2026-11-23"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_it_comes_on_the_days_that_were_typed(
    done: Run, home: Path, words: list[str], expected: str
) -> None:
    early = {"DETOX_NOW": "2026-11-22T07:00:00Z"}  # 8:00
    done_early: Run = lambda *words: done(*words, **early)  # noqa: E731 - one of a kind
    assert tried(done_early, *words) == [f"{day}T09:00+01:00" for day in expected.split()]
    assert listing(home) == {}


def test_trying_one_shows_five_times_and_writes_nothing(done: Run, home: Path) -> None:
    ended = done("reminders", "add", "stretch", "--when", "every day 16:00", "--dry-run")
    assert ended.out.count("16:00  in ") == 5
    assert ended.err == "Nothing was written.\n"
    assert listing(home) == {}
    ended = done("reminders", "edit", "evening-log", "--at", "19:00", "--dry-run")
    assert ended.out.count("19:00  in ") == 5
    assert listing(home) == {}
    done("log", "45", "writing")
    ended = done("reminders", "edit", "evening-log", "--at", "19:00", "--dry-run")
    assert "19:00  not needed today" in ended.out
    assert ended.out.count("19:00  in ") == 4


@pytest.mark.parametrize("without", ["here", "none", "-", ""])
def test_in_a_zone_of_its_own_it_keeps_that_hour(done: Run, without: str) -> None:
    done("config", "set", "quiet_hours", "off")
    record = added(done, "call", "--when", "monday 9:00", "--zone", "Asia/Tokyo")
    assert (record["zone"], record["next"]) == ("Asia/Tokyo", "2026-11-23T01:00:00+01:00")
    assert "Asia/Tokyo" in done("reminders").out
    record = done("reminders", "edit", record["uid"], "--zone", without, "--json").data
    assert (record["zone"], record["next"]) == (None, "2026-11-23T09:00:00+01:00")


def test_several_texts_take_turns(done: Run) -> None:
    texts = ["--text", "breathe", "--text", "drink"]
    record = added(done, "stretch", *texts, "--when", "every day 16:00")
    assert record["texts"] == ["stretch", "breathe", "drink"]
    shown = done("reminders", "show", "stretch", "--json").data["coming"]
    assert {each["text"] for each in shown[:3]} == {"stretch", "breathe", "drink"}
    assert (
        "Texts, shown in turn:\n  stretch\n  breathe\n  drink\n"
        in done("reminders", "show", "str").out
    )


def test_conditions_are_kept_and_dropped(done: Run) -> None:
    words = ["--if-nothing-today", "--unless", "écriture", "--while-leaving"]
    record = added(done, "page", "--when", "monday 9:00", *words, LANG="fr_FR.UTF-8")
    nothing = {name: without or None for name, without in Only()._asdict().items()}
    nothing |= dict.fromkeys(CONDITIONS, False)
    some = {"nothing_today": True, "nothing_this_week": "writing", "while_leaving": True}
    everything = {**nothing, **some}
    assert record["only"] == everything
    edited = done("reminders", "edit", "page", "--unless", "reading", "--json").data
    assert edited["only"] == {**everything, "nothing_this_week": "reading"}
    edited = done("reminders", "edit", "page", "--no-condition", "--while-leaving", "--json").data
    assert edited["only"] == {**nothing, "while_leaving": True}
    assert done("reminders", "edit", "page", "--no-condition", "--json").data["only"] == nothing
    assert done("undo").out == "Undone: changing the reminder “page”.\n"
    assert by_uid(done)[record["uid"]]["only"] == {**nothing, "while_leaving": True}


def test_one_is_changed_and_changed_back(done: Run) -> None:
    uid = added(done, "stretch", "--when", "every day 16:00")["uid"]
    words = ["--when", "tuesday 8:30", "--text", "walk", "--text", "run", "--from", "1 december"]
    record = done("reminders", "edit", "stretch", *words, "--json").data
    assert (record["uid"], record["rule"], record["at"]) == (uid, "FREQ=WEEKLY;BYDAY=TU", "08:30")
    assert (record["texts"], record["first"]) == (["walk", "run"], "2026-12-01")
    assert record["next"] == "2026-12-01T08:30:00+01:00"
    done("undo")
    assert by_uid(done)[uid]["texts"] == ["stretch"]
    told = done("reminders", "edit", "stretch", "--when", "every day 16:00").out
    assert told.startswith(f"Nothing to change: stretch ({uid}), ")


def test_a_built_in_one_takes_other_texts_and_ours_again(done: Run) -> None:
    words = ["--when", "tuesday 8:30", "--text", "the Tuesday page"]
    record = done("reminders", "edit", "weekly-writing", *words, "--json").data
    assert (record["title"], record["texts"]) == ("Weekly writing", ["the Tuesday page"])
    assert record["only"]["nothing_this_week"] == "writing"
    edited = done("reminders", "edit", "weekly-writing", "--texts-of-ours", "--json").data
    assert edited["texts"] == []


def test_one_is_removed_and_brought_back(done: Run) -> None:
    uid = added(done, "stretch", "--when", "every day 16:00")["uid"]
    ended = done("reminders", "remove", "str")
    assert ended.out == "Removed: stretch.\n"
    assert "detox undo" in ended.err
    assert uid not in by_uid(done)
    done("undo")
    assert uid in by_uid(done)


def test_quiet_hours_are_pointed_out(done: Run) -> None:
    ended = done("reminders", "add", "sleep", "--when", "every day 22:30")
    assert ended.err == "That is in your quiet hours: it will be shown at 08:00.\n"
    done("config", "set", "quiet_hours", "off")
    assert done("reminders", "edit", "sleep", "--at", "22:45").err == ""


def test_one_that_is_off_says_so_when_it_is_changed(done: Run) -> None:
    done("reminders", "off", "evening-log")
    ended = done("reminders", "edit", "evening-log", "--at", "19:00")
    assert ended.err == "It is off: detox reminders on evening-log\n"


WHEN = ["--when", "every day 16:00"]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["add"], "TEXT"),
        (["add", "stretch"], "Say when it comes"),
        (["add", "stretch", "--when", "every day"], "The time of day is missing"),
        (["add", "stretch", "--when", "every 2 hours"], "The time of day is missing"),
        (["add", "stretch", "--when", "monday 9"], "for a time, write 9:00"),
        (["add", "stretch", "--at", "9:00"], "Say when it comes"),
        (["add", "stretch", "--when", "whenever"], "was not understood"),
        (["add", "stretch", *WHEN, "--at", "25:00"], "from 0:00 to 23:59"),
        (["add", "stretch", *WHEN, "--at", "soon"], "not a time of day"),
        (["add", "stretch", "--when", "FREQ=MINUTELY", "--at", "9:00"], "too often"),
        (["add", "stretch", "--when", "FREQ=DAILY;INTERVAL=0", "--at", "9:00"], "INTERVAL=0"),
        (["add", "stretch", "--when", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30 at 9:00"], "12 years"),
        (["add", "stretch", "--when", "FREQ=DAILY;UNTIL=20200101", "--at", "9:00"], "never come"),
        (["add", "stretch", "--when", "today 9:00"], "never come"),
        (["add", "stretch", "--when", "2020-01-01 9:00"], "has passed"),
        (["add", "stretch", "--when", "tomorrow 9:00", "--from", "friday"], "--from"),
        (["add", "stretch", *WHEN, "--zone", "Paris"], "a known time zone"),
        (["add", "stretch", *WHEN, "--zone", "../../etc/passwd"], "a known time zone"),
        (["add", "stretch", *WHEN, "--zone", "x" * 10_000], "a known time zone"),
        (["add", "stretch", *WHEN, "--unless", "juggling"], "juggling"),
        (["add", "x" * 10_240, *WHEN], "200 characters"),
        (["add", "\x1b\x07\u200b", *WHEN], "needs a text"),
        (["add", "", *WHEN], "needs a text"),
        (["add", *(["--text", "again"] * 12), "stretch", *WHEN], "12 texts"),
        (["edit", "evening-log"], "Say what to change"),
        (["edit", "evening-log", "--leads", "1"], "about accounts can come days ahead"),
        (["edit", "evening-log", "--names"], "about accounts can name one"),
        (["edit", "plan-steps", "--when", "monday 9:00"], "come from the accounts"),
        (["edit", "plan-steps", "--leads", "7;1"], "separate several with commas"),
        (["edit", "plan-steps", "--leads", "-1"], "from 0 to 365"),
        (["edit", "plan-steps", "--leads", "9999999999999"], "from 0 to 365"),
        (["edit", "plan-steps", "--names", "--no-names"], "not allowed"),
        (["edit", "look-back", "--when", "2019-01-01 9:00"], "has passed"),
        (["edit", "look-back", "--text", "a", "--texts-of-ours"], "not allowed"),
        (["off"], "UID"),
        (["off", "look-back", "nobody"], "nobody"),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, list) else "",
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    detox: Run, home: Path, words: list[str], part: str
) -> None:
    ended = detox("reminders", *words)
    is_refused(ended, part)
    assert "\x1b" not in ended.err
    assert len(ended.err) < 400
    assert listing(home) == {}


def test_ones_own_has_no_texts_of_ours(done: Run, detox: Run) -> None:
    added(done, "stretch", *WHEN)
    is_refused(detox("reminders", "edit", "stretch", "--texts-of-ours"), "your own")
    is_refused(detox("reminders", "edit", "stretch", "--text", "\x07"), "needs a text")


def test_markup_and_control_characters_are_shown_harmlessly(done: Run) -> None:
    text = "[red]<b>50 %(x)s %d & more</b>[/]\x1b]0;title\x07\nline"
    record = added(done, text, *WHEN)
    assert record["title"] == "[red]<b>50 %(x)s %d & more</b>[/]]0;title line"
    for words in (["list"], ["show", record["uid"]], ["next"], ["history"]):
        ended = done("reminders", *words)
        assert "\x1b" not in ended.out + ended.err
    assert "[red]<b>50 %(x)s %d & more</b>[/]" in done("reminders", "list").out
    assert "%(x)s" in done("reminders", "remove", record["uid"]).out


def test_it_speaks_french(done: Run) -> None:
    french = {"LANG": "fr_FR.UTF-8"}
    record = added(done, "étirements", "--when", "tous les jours à 16h", **french)
    assert (record["rule"], record["at"]) == ("FREQ=DAILY", "16:00")
    assert done("reminders", "list", **french).code == 0
    assert done("reminders", "off", record["uid"], **french).code == 0


@pytest.mark.parametrize("rule", ["monthly", "FREQ=MONTHLY at", "every 1 months"])
def test_it_counts_from_a_day_on_which_it_comes(done: Run, rule: str) -> None:
    told = done("reminders", "add", "rent", "--when", f"{rule} 9:00", "--dry-run").out
    assert "from Tuesday 22 December 2026" in told
