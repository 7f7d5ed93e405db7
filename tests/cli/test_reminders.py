"""`detox reminders`: what there is to be reminded of. Today is Sunday 22 November 2026, 15:32."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, is_refused, listing

KEYS = """uid kind title is_on rule at zone leads first texts only names_platforms
    next""".split()  # noqa: SIM905 - read more easily as a line
BUILT_IN = [
    *("evening-log", "weekly-writing", "look-back", "keep-in-touch"),
    *("plan-steps", "deletion-day", "last-grace-day", "verification", "think-again"),
]
NO_DESKTOP = {
    "DBUS_SESSION_BUS_ADDRESS": "",
    "XDG_RUNTIME_DIR": "",
    "DISPLAY": "",
    "WAYLAND_DISPLAY": "",
}


def by_uid(run: Run, **env: str) -> dict[str, dict[str, Any]]:
    """All reminders by their uid."""
    return {record["uid"]: record for record in run("reminders", "--json", **env).data}


def coming(run: Run, *words: str, **env: str) -> list[tuple[str, str]]:
    """The uid and the instant of each reminder to come."""
    found = run("reminders", "next", *words, "--json", **env).data
    return [(each["uid"], each["at"]) for each in found]


def test_the_built_in_ones_are_listed_and_nothing_is_written(done: Run, home: Path) -> None:
    records = done("reminders", "list", "--json").data
    assert all(list(record) == KEYS for record in records)
    assert [record["uid"] for record in records] == BUILT_IN
    assert all(record["is_on"] for record in records)
    told = done("reminders").out
    assert "evening-log     Evening log\n" in told
    assert "    next: today at 20:30, in 5 hours\n" in told
    assert "only if nothing was logged that day" in told
    assert listing(home) == {}


def test_each_says_when_it_comes_next(done: Run) -> None:
    assert {uid: record["next"] for uid, record in by_uid(done).items()} == {
        "evening-log": "2026-11-22T20:30:00+01:00",
        "weekly-writing": "2026-11-23T09:00:00+01:00",  # Monday
        "look-back": "2026-11-22T18:00:00+01:00",  # Sunday
        "keep-in-touch": "2026-11-25T11:00:00+01:00",  # Wednesday
        "plan-steps": None,
        "deletion-day": None,
        "last-grace-day": None,
        "verification": None,
        "think-again": None,
    }


def test_those_of_the_plan_come_with_a_deletion_day(done: Run) -> None:
    done("accounts", "add", "instagram", "--day", "31 december")
    records = by_uid(done)
    assert records["deletion-day"]["next"] == "2026-12-24T09:00:00+01:00"  # a week before
    assert records["plan-steps"]["next"] == "2026-11-23T10:00:00+01:00"  # a week before the 30th
    told = done("reminders", "show", "deletion-day")
    assert "7 days until the day you chose." in told.out
    assert "instagram" not in told.out.casefold()
    assert "Its text names no account." in told.out
    done("reminders", "edit", "deletion-day", "--leads", "3, 0", "--names", "--at", "8h15")
    record = by_uid(done)["deletion-day"]
    assert (record["leads"], record["names_platforms"]) == ([3, 0], True)
    assert record["next"] == "2026-12-28T08:15:00+01:00"


def test_the_next_ones_are_told_with_offsets_and_texts(done: Run) -> None:
    assert coming(done) == [
        ("look-back", "2026-11-22T18:00:00+01:00"),
        ("evening-log", "2026-11-22T20:30:00+01:00"),
        ("weekly-writing", "2026-11-23T09:00:00+01:00"),
        ("evening-log", "2026-11-23T20:30:00+01:00"),
        ("evening-log", "2026-11-24T20:30:00+01:00"),
    ]
    first = done("reminders", "next", "1", "--json").data
    assert list(first[0]) == ["uid", "text", "at"]
    assert first[0]["text"].endswith((".", "?"))
    assert done("reminders", "next", "3").out == (
        "   today 18:00  in 2 hours   Weekly look back\n"
        "   today 20:30  in 5 hours   Evening log\n"
        "tomorrow 09:00  in 17 hours  Weekly writing\n"
    )


def test_a_reminder_keeps_its_hour_when_the_clocks_change(done: Run) -> None:
    # they go forward on 28 March 2027, at two in the night
    found = coming(done, "4", DETOX_NOW="2027-03-27T12:00:00Z")
    assert [at for uid, at in found if uid == "evening-log"] == [
        "2027-03-27T20:30:00+01:00",
        "2027-03-28T20:30:00+02:00",
    ]


def test_the_zone_of_the_person_is_followed(done: Run) -> None:
    assert coming(done, "1", TZ="America/Montreal") == [("look-back", "2026-11-22T18:00:00-05:00")]


@pytest.mark.parametrize("typed", ["0", "101", "x", "-3", "1" * 5000, "٣"])
def test_a_number_that_is_none_is_refused(detox: Run, typed: str) -> None:
    is_refused(detox("reminders", "next", "--", typed), "is not a number from 1 to 100")


@pytest.mark.parametrize("said", ["look-back", "look", "weekly look back", "Weekly l"])
def test_a_reminder_is_found_by_uid_or_name(done: Run, said: str) -> None:
    assert done("reminders", "show", said, "--json").data["uid"] == "look-back"


def test_a_reminder_is_found_by_its_name_in_french_too(done: Run) -> None:
    title = done("reminders", "show", "look-back", "--json", LANG="fr_FR.UTF-8").data["title"]
    found = done("reminders", "show", title.upper(), "--json", LANG="fr_FR.UTF-8")
    assert found.data["uid"] == "look-back"


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("evning-log", "nearest is evening-log"),
        ("l", "could be several reminders: look-back, last-grace-day"),
        ("xyz", "detox reminders list"),
        ("", "detox reminders list"),
        ("\x1b[31m" + "x" * 10_000, "detox reminders list"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_an_unknown_one_is_refused_with_what_is_near(
    detox: Run, home: Path, said: str, part: str
) -> None:
    for verb in (["show"], ["off"], ["remove"], ["test"], ["edit", "--at", "9:00"]):
        ended = detox("reminders", *verb, "--", said)
        is_refused(ended, part)
        assert "\x1b" not in ended.err
        assert len(ended.err) < 300
    assert listing(home) == {}


def test_all_about_one(done: Run) -> None:
    record = done("reminders", "show", "weekly-writing", "--json").data
    assert list(record) == [*KEYS, "coming", "weeks"]
    assert [each["at"][:10] for each in record["coming"]] == [
        *("2026-11-23", "2026-11-26", "2026-11-30", "2026-12-03", "2026-12-07")
    ]
    # on Thursdays it comes only if the column was not written on Monday, and speaks of that
    texts = [each["text"] for each in record["coming"]]
    assert all("still" in text for text in texts[1::2])
    assert not any("still" in text for text in texts[::2])


def test_the_weeks_of_the_column_are_told(done: Run) -> None:
    done("log", "45", "writing", "--on", "2026-11-09")  # Monday, its day
    done("log", "45", "writing", "--on", "2026-11-07")  # a Saturday
    weeks = done("reminders", "show", "weekly-writing", "--json").data["weeks"]
    assert [(week["from"], week["to"], week["state"]) for week in weeks] == [
        ("2026-11-16", "2026-11-23", "late"),
        ("2026-11-09", "2026-11-16", "written"),
        ("2026-11-02", "2026-11-09", "written-late"),
    ]  # and none before the first session
    told = done("reminders", "show", "weekly-writing").out
    assert "The last weeks:\n  this week: still possible\n" in told
    assert "    this week: still possible\n" in done("reminders").out
    done("log", "20", "writing")
    assert "    this week: done later in the week\n" in done("reminders").out


def test_a_new_home_has_forgotten_nothing(done: Run) -> None:
    assert len(done("reminders", "show", "weekly-writing", "--json").data["weeks"]) == 1


def test_several_are_switched_and_that_is_one_step(done: Run) -> None:
    ended = done("reminders", "off", "look", "evening-log", "look-back")
    assert ended.out == "Off: Weekly look back.\nOff: Evening log.\n"
    records = by_uid(done)
    assert [uid for uid, record in records.items() if not record["is_on"]] == [
        *("evening-log", "look-back")
    ]
    assert records["look-back"]["next"] is None
    assert {uid for uid, _at in coming(done)} == {"weekly-writing", "keep-in-touch"}
    assert "turned off" in done("reminders").out
    assert "It is off.\n" in done("reminders", "show", "look").out
    assert done("undo").out == "Undone: turning 2 records on or off.\n"
    assert all(record["is_on"] for record in by_uid(done).values())
    assert done("redo").code == 0
    assert done("reminders", "on", "look").out.startswith("On: Weekly look back, ")
    assert done("undo").out == "Undone: turning “Weekly look back” on or off.\n"


def test_all_are_switched(done: Run) -> None:
    changed = done("reminders", "off", "all", "--json").data
    assert [record["is_on"] for record in changed] == [False] * 9
    ended = done("reminders", "next")
    assert (ended.out, ended.err) == ("", "Nothing coming up.\n")
    assert done("reminders", "next", "--json").data == []
    done("reminders", "on", "tous", LANG="fr_FR.UTF-8")
    assert all(record["is_on"] for record in by_uid(done).values())


def test_switching_what_is_so_already_is_no_step(done: Run, home: Path) -> None:
    done("reminders", "on", "all")
    assert listing(home) == {}


def test_reminders_that_the_settings_switch_off_are_said_to_be(done: Run) -> None:
    done("config", "set", "reminders", "off")
    for words in (["list"], ["next"], ["show", "look"], ["on", "look"]):
        assert "detox config set reminders on" in done("reminders", *words).err
    assert done("reminders", "next", "--json").data == []
    assert all(record["next"] is None for record in by_uid(done).values())
    assert "next" not in done("reminders", "list").out


def test_a_test_tells_the_truth_and_changes_nothing(detox: Run, home: Path) -> None:
    for words in ([], ["evening-log"], ["plan-steps"]):
        ended = detox("reminders", "test", *words, **NO_DESKTOP)
        assert ended.code == 1
        assert ended.out.count("\n") == 2
        assert ended.err == ""
    assert listing(home) == {}


def test_a_built_in_one_is_brought_back_to_what_it_was(done: Run, detox: Run) -> None:
    is_refused(detox("reminders", "remove", "evening-log"), "turn it off instead")
    done("reminders", "edit", "evening-log", "--at", "21:00", "--text", "What was it?")
    record = by_uid(done)["evening-log"]
    assert (record["at"], record["texts"]) == ("21:00", ["What was it?"])
    ended = done("reminders", "remove", "evening-log")
    assert ended.out.startswith("Back to the original: Evening log, ")
    assert by_uid(done)["evening-log"]["at"] == "20:30"
    assert done("undo").out == "Undone: removing the reminder “Evening log”.\n"
    assert by_uid(done)["evening-log"]["at"] == "21:00"


def test_what_is_not_needed_today_is_not_promised(done: Run) -> None:
    done("log", "30", "writing")
    told = done("reminders").out
    assert "    not needed today\n    next: tomorrow at 20:30, in 29 hours\n" in told
    assert by_uid(done)["evening-log"]["next"] == "2026-11-23T20:30:00+01:00"
    for words in (("show", "evening"), ("next",)):
        assert re.search("today 20:30 +not needed today  ", done("reminders", *words).out)
    assert ("evening-log", "2026-11-22T20:30:00+01:00") not in coming(done)
    done("undo")
    assert by_uid(done)["evening-log"]["next"] == "2026-11-22T20:30:00+01:00"


def test_what_was_done_this_week_is_not_asked_for_again(done: Run) -> None:
    monday = {"DETOX_NOW": "2026-11-23T12:00:00Z"}
    done("log", "30", "writing", **monday)
    assert "not needed this week" in done("reminders", "show", "weekly-writing", **monday).out
    assert by_uid(done, **monday)["weekly-writing"]["next"] == "2026-11-30T09:00:00+01:00"


def test_while_no_account_is_being_left_what_hangs_on_it_is_not_promised(done: Run) -> None:
    words = ["stretch", "--when", "every day 21:00", "--while-leaving"]
    uid = done("reminders", "add", *words, "--json").data["uid"]
    assert by_uid(done)[uid]["next"] is None
    assert "not needed: you are not leaving any account" in done("reminders", "show", uid).out
    done("accounts", "add", "instagram", "--day", "31 december")
    assert by_uid(done)[uid]["next"] == "2026-11-22T21:00:00+01:00"


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        (["--when", "every 2 hours from 10:00"], ["10:00", "12:00", "14:00"]),
        (["--when", "every 3 hours", "--at", "9:30"], ["09:30", "12:30", "15:30"]),
    ],
)
def test_one_by_the_hour_comes_at_the_hours_it_says(
    done: Run, words: list[str], hours: list[str]
) -> None:
    said = done("reminders", "add", "drink", *words, DETOX_NOW="2026-11-20T08:00:00Z").out
    assert f"hours from {hours[0]}" in said
    assert re.findall(r"today (\d\d:\d\d)", said) == hours
