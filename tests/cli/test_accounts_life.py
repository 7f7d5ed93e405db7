"""`detox accounts`: the life of an account, breaks and slips. Today is Sunday 22 November 2026."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment, is_refused, listing
from tests.conftest import Once

KEYS = ["uid", "platform", "name", "state", "day", "requested_on", "irreversible_on", "break_since"]
PHONE = "No platform deletes an account by phone"


@pytest.fixture
def lived(done: Run, once: Once) -> Run:
    """A home with one account that is left, one undecided, one kept, one of an unknown grace."""

    def live() -> None:
        done("accounts", "add", "instagram", "--day", "31 december", "--since", "22 may")
        done("accounts", "add", "facebook")
        done("accounts", "add", "youtube")
        done("accounts", "add", "Forum of Nobody", "--day", "31 december")

    once(live)
    return done


def test_youtube_and_behance_begin_as_kept(done: Run) -> None:
    assert done("accounts", "add", "youtube", "--json").data["state"] == "keeping"
    assert done("accounts", "add", "behance", "--json").data["state"] == "keeping"
    added = done("accounts", "add", "facebook", "--json").data
    assert added["state"] == "undecided"


def test_a_kept_one_has_a_reason_and_a_day_to_think_again(lived: Run) -> None:
    words = ["--reason", "my own films", "--review", "in 6 months"]
    assert list(lived("accounts", "keep", "youtube", *words, "--json").data) == KEYS
    shown = lived("accounts", "show", "youtube", "--json").data
    assert (shown["reason"], shown["review_on"]) == ("my own films", "2027-05-22")
    told = lived("accounts", "show", "youtube").out
    assert "my own films" in told
    assert "Saturday 22 May 2027" in told


def test_the_day_to_think_again_comes_and_stays_until_it_is_answered(lived: Run) -> None:
    lived("accounts", "keep", "youtube", "--reason", "my own films", "--review", "8 december")
    assert "a day to think again" in lived("export", "ics").out.lower()

    def asks(day: str) -> bool:
        now = {"DETOX_NOW": f"{day}T12:00:00Z"}
        listed = "time to think again" in lived("accounts", "list", **now).out
        assert listed is any(
            each["need"] == "review" for each in lived("status", "--json", **now).data["due"]
        )
        assert listed is ("think again about YouTube: " in lived("status", **now).out)
        return listed

    assert [asks(f"2026-12-{day}") for day in ("07", "08", "20")] == [False, True, True]
    now = {"DETOX_NOW": "2026-12-20T12:00:00Z"}
    told = lived("accounts", "show", "youtube", **now).out
    assert "To reconsider" not in told
    assert "has come: Tuesday 8 December" in told
    lived("accounts", "keep", "youtube", "--review", "in 3 months", **now)
    assert not asks("2026-12-20")
    assert lived("accounts", "show", "youtube", "--json", **now).data["reason"] == "my own films"
    assert asks("2027-03-20")
    lived("accounts", "set-day", "youtube", "31 march", DETOX_NOW="2027-03-20T12:00:00Z")
    assert not asks("2027-03-20")


def test_who_keeps_one_on_for_another_reason_keeps_the_day_to_think_again(lived: Run) -> None:
    def review(*words: str) -> str | None:
        lived("accounts", "keep", "youtube", *words)
        day: str | None = lived("accounts", "show", "youtube", "--json").data["review_on"]
        return day

    assert review("--reason", "films", "--review", "8 december") == "2026-12-08"
    assert review("--reason", "my own films") == "2026-12-08"
    assert review("--review", "none") is None


def test_a_postponed_one_keeps_the_old_day_and_why(lived: Run) -> None:
    words = ["postpone", "instagram", "31", "january", "--reason", "the archive is late"]
    assert lived("accounts", *words, "--json").data["day"] == "2027-01-31"
    last = lived("accounts", "history", "instagram", "--json").data[-1]
    assert last["deed"] == "postpone"
    assert (last["before"], last["day"]) == ("2026-12-31", "2027-01-31")
    assert last["reason"] == "the archive is late"
    told = lived("accounts", "history", "instagram").out
    assert "postponed from Thursday 31 December to Sunday 31 January 2027" in told


def test_a_request_is_not_undone_before_it_was_made(detox: Run, lived: Run) -> None:
    lived("accounts", "request", "instagram", "--on", "2026-11-20")
    is_refused(detox("accounts", "cancel-request", "instagram", "--on", "2026-11-19"))
    shown = lived("accounts", "show", "instagram", "--json").data
    assert (shown["state"], shown["requested_on"]) == ("requested", "2026-11-20")


def test_a_request_is_undone_at_once_after_a_flight_to_the_west(lived: Run) -> None:
    lived("accounts", "request", "instagram", DETOX_NOW="2026-11-22T06:00:00Z")
    west = {"DETOX_NOW": "2026-11-22T06:30:00Z", "TZ": "America/Los_Angeles"}
    undone = lived("accounts", "cancel-request", "instagram", "--json", **west).data
    assert (undone["state"], undone["day"]) == ("leaving", "2026-12-31")


def test_a_request_tells_of_logins_and_of_the_phone_once(lived: Run) -> None:
    ended = lived("accounts", "request", "instagram")
    assert "signing in may cancel the deletion" in ended.out
    assert ended.out.count(PHONE) == 1
    assert "shows a different one" in ended.err  # the thirty days are disputed
    shown = lived("accounts", "show", "instagram", "--json").data
    assert shown["requested_on"] == "2026-11-22"
    assert shown["irreversible_on"] == "2026-12-22"  # 22 November + 30
    assert shown["days_left"] == 30


def test_a_request_long_past_is_told_to_be_looked_after(lived: Run) -> None:
    told = lived("accounts", "request", "facebook", "--on", "20 september").out
    assert "deletion final since" in told
    assert "signing in may cancel" not in told
    assert "Check without signing in." in told


@pytest.mark.parametrize(
    ("words", "requested", "irreversible"),
    [
        (["--grace", "10"], "2026-11-22", "2026-12-02"),
        (["--grace", "0"], "2026-11-22", "2026-11-22"),
        (["--grace", "14 days", "--on", "yesterday"], "2026-11-21", "2026-12-05"),
        (["--irreversible", "5 january"], "2026-11-22", "2027-01-05"),
        (["--irreversible", "20 november", "--on", "1 november"], "2026-11-01", "2026-11-20"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_day_of_no_return_follows_from_what_is_said(
    lived: Run, words: list[str], requested: str, irreversible: str
) -> None:
    record = lived("accounts", "request", "forum", *words, "--json").data
    assert (record["requested_on"], record["irreversible_on"]) == (requested, irreversible)
    assert record["state"] == "requested"


def test_an_unknown_grace_is_not_invented(lived: Run, detox: Run, home: Path) -> None:
    before = listing(home / "data")
    is_refused(detox("accounts", "request", "forum"), "--grace", "--irreversible")
    assert listing(home / "data") == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_an_unknown_grace_is_asked_for_where_somebody_is_there(lived: Run) -> None:
    import pty

    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "detox", "accounts", "request", "forum", "--json"],
        env=environment(),
        stdin=follower,
        stdout=subprocess.DEVNULL,
        stderr=follower,
    )
    os.close(follower)
    os.write(leader, b"many\n20\n")
    assert process.wait(60) == 0
    said = os.read(leader, 10_000).decode()
    os.close(leader)
    assert "be brought back?" in said
    assert "many" in said
    account = next(a for a in lived("accounts", "--json").data if a["platform"] is None)
    assert account["irreversible_on"] == "2026-12-12"  # 22 November + 20


def test_a_login_undoes_a_request_and_erases_nothing(lived: Run) -> None:
    lived("accounts", "request", "instagram", "--on", "yesterday")
    ended = lived("accounts", "cancel-request", "instagram", "--reason", "opened the app")
    assert "Nothing is erased" in ended.err
    shown = lived("accounts", "show", "instagram", "--json").data
    assert (shown["state"], shown["day"]) == ("leaving", "2026-12-31")
    assert shown["irreversible_on"] is None
    deeds = [entry["deed"] for entry in lived("accounts", "history", "instagram", "--json").data]
    assert deeds == ["break", "request", "leave", "cancel"]  # by their days
    assert (
        "it would have been final on Monday 21 December"
        in lived("accounts", "history", "instagram").out
    )


def test_one_is_gone_once_nothing_brings_it_back(lived: Run, detox: Run) -> None:
    lived("accounts", "request", "instagram")
    is_refused(detox("accounts", "confirm", "instagram"), "22 December 2026")
    later = {"DETOX_NOW": "2026-12-22T11:00:00Z"}
    told = lived("accounts", "confirm", "instagram", **later).out
    assert re.fullmatch(r"Instagram is gone \(\w+\)\.\nAway since Friday 22 May\.\n", told)
    shown = lived("accounts", "show", "instagram", "--json", **later).data
    assert (shown["state"], shown["gone_on"]) == ("gone", "2026-12-22")
    assert shown["break_since"] is None
    is_refused(detox("accounts", "set-day", "instagram", "tomorrow", **later), "gone")


def test_once_it_is_final_a_request_is_undone_with_a_day_of_the_delay(
    lived: Run, detox: Run
) -> None:
    lived("accounts", "request", "instagram")
    later = {"DETOX_NOW": "2027-02-04T11:00:00Z"}
    for deed in (["keep"], ["reconsider"], ["request"], ["set-day", "31 march"]):
        ended = detox("accounts", deed[0], "instagram", *deed[1:], **later)
        is_refused(ended, "final since 22 December 2026", "is gone", "which day before that")
    is_refused(detox("accounts", "cancel-request", "instagram", **later), "--on DAY", "confirm")
    late = detox("accounts", "cancel-request", "instagram", "--on", "22 december", **later)
    is_refused(late, "21 December 2026 at the latest")
    undone = lived("accounts", "cancel-request", "instagram", "--on", "21 december", **later)
    assert "Nothing is erased" in undone.err
    assert lived("accounts", "keep", "instagram", "--json", **later).data["state"] == "keeping"


def test_a_request_undone_where_no_day_was_chosen_leaves_the_matter_open(lived: Run) -> None:
    lived("accounts", "set-day", "instagram", "none")
    before = lived("accounts", "show", "instagram", "--json").data
    plans = lived("status", "--json").data
    lived("accounts", "request", "instagram")
    undone = lived("accounts", "cancel-request", "instagram")
    assert "on a break" in undone.out
    assert "today" not in undone.out
    assert lived("accounts", "show", "instagram", "--json").data == before
    assert lived("status", "--json").data["next"] == plans["next"]


def test_what_is_open_again_has_no_day(lived: Run) -> None:
    lived("accounts", "deactivate", "instagram", "--on", "yesterday")
    shown = lived("accounts", "show", "instagram", "--json").data
    assert shown["deactivated_on"] == "2026-11-21"
    record = lived("accounts", "reconsider", "instagram", "--json").data
    assert (record["state"], record["day"]) == ("undecided", None)


def test_one_that_is_gone_is_told_to_be_gone(lived: Run, detox: Run) -> None:
    lived("accounts", "request", "instagram", "--irreversible", "today")
    lived("accounts", "confirm", "instagram")
    for deed in ("confirm", "cancel-request", "request", "keep", "reconsider"):
        is_refused(
            detox("accounts", deed, "instagram"),
            "“Instagram” is gone.",
            "add it under another name",
        )


def test_one_that_is_there_again_is_added_anew(lived: Run, detox: Run) -> None:
    lived("accounts", "request", "instagram", "--irreversible", "today")
    lived("accounts", "confirm", "instagram")
    is_refused(detox("accounts", "add", "instagram"), "which is gone", "another name")
    assert "gone" not in detox("accounts", "add", "facebook").err
    lived("accounts", "add", "instagram again")
    lived("accounts", "remove", "Instagram")
    again = lived("accounts", "add", "instagram", "--json").data
    assert (again["platform"], again["state"]) == ("instagram", "undecided")


TWICE = [
    (["set-day", "instagram", "31 december"], 0),
    (["set-day", "instagram", "30 december"], 1),
    (["keep", "youtube", "--reason", "my films", "--review", "in 6 months"], 1),
    (["keep", "instagram"], 2),
    (["reconsider", "facebook"], 0),
    (["reconsider", "instagram"], 1),
    (["deactivate", "instagram", "--on", "yesterday"], 1),
]


@pytest.mark.parametrize(("words", "lines"), TWICE, ids=lambda value: str(value)[:60])
def test_what_changes_nothing_is_said_so_and_not_noted(
    lived: Run, home: Path, words: list[str], lines: int
) -> None:
    """`lines` is how many the deed brings into the history when it is done first."""

    def history() -> list[object]:
        known: list[object] = lived("accounts", "history", words[1], "--json").data
        return known

    before = len(history())
    lived("accounts", *words)
    assert len(history()) == before + lines
    kept = listing(home / "data")
    assert lived("accounts", *words).out.startswith("Nothing to change: ")
    assert (len(history()), listing(home / "data")) == (before + lines, kept)


@pytest.mark.parametrize(
    "words",
    [("begin", "pause", "resume", "end"), ("commencer", "Pause", "reprendre", "fin")],
    ids=" ".join,
)
def test_a_break_is_turned_by_the_words_of_each_language(lived: Run, words: list[str]) -> None:
    def history() -> list[str]:
        return [e["deed"] for e in lived("accounts", "history", "facebook", "--json").data]

    for word in words:
        lived("accounts", "break", "facebook", word)
    assert history() == ["break", "break_pause", "break_resume", "break_end"]


@pytest.mark.parametrize("word", ["over", "fini", "finie", "terminée", "Finished"])
def test_a_break_is_over_in_one_word(lived: Run, word: str) -> None:
    lived("accounts", "break", "instagram", word, "yesterday")
    assert lived("accounts", "show", "instagram", "--json").data["break_since"] is None


IMPOSSIBLE = [
    (["postpone", "facebook", "tomorrow"], "no deletion day"),
    (["postpone", "instagram", "1 december"], "after the old one"),
    (["postpone", "instagram", "yesterday"], "has passed"),
    (["request", "youtube"], "kept on purpose"),
    (["request", "instagram", "--on", "tomorrow"], "still to come"),
    (["request", "instagram", "--grace", "soon"], "soon"),
    (["request", "instagram", "--grace", "99999"], "3650"),
    (["request", "instagram", "--grace", "3", "--irreversible", "tomorrow"], "--irreversible"),
    (["request", "instagram", "--irreversible", "2026-11-20"], "before it is requested"),
    (["cancel-request", "instagram"], "hasn’t been requested"),
    (["confirm", "instagram"], "hasn’t been requested"),
    (["keep", "instagram", "--review", "yesterday"], "isn’t a day to come"),
    (["keep", "instagram", "--reason", "x" * 201], "201"),
    (["deactivate", "youtube"], "YouTube"),
    (["break", "instagram"], "already"),
    (["break", "facebook", "end"], "no break"),
    (["break", "facebook", "resume"], "no break"),
    (["break", "facebook", "since", "tomorrow"], "still to come"),
    (["break", "facebook", "sometime"], "sometime"),
    (["break", "facebook", "yesterday", "--on", "yesterday"], "once"),
    (["break", "instagram", "end", "--on", "1 may"], "before the break"),
    (["break", "instagram", "resume"], "isn’t paused"),
    (["slip", "instagram", "soon"], "soon"),
    (["slip", "instagram", "25h"], "24"),
    (["slip", "instagram", "20m", "--on", "tomorrow"], "still to come"),
    (["slip", "nobody", "20m"], "nobody"),
    (["show", "nobody"], "nobody"),
    (["history"], "account"),
]


@pytest.mark.parametrize(("words", "why"), IMPOSSIBLE, ids=lambda value: " ".join(value)[:60])
def test_what_cannot_be_is_refused_with_the_reason(
    lived: Run, detox: Run, home: Path, words: list[str], why: str
) -> None:
    before = listing(home / "data")
    is_refused(detox("accounts", *words), why)
    assert listing(home / "data") == before


@pytest.mark.parametrize(
    "words",
    [["since", "22", "april"], ["begin", "--since", "22 april"], ["--on", "22 april"],
     ["depuis", "le", "22", "avril"], ["begin", "2026-04-22"]],
    ids=" ".join,
)  # fmt: skip
def test_a_break_begins_in_the_past_too(lived: Run, words: list[str]) -> None:
    record = lived("accounts", "break", "facebook", *words, "--json").data
    assert record["break_since"] == "2026-04-22"


def test_a_break_pauses_goes_on_and_ends(lived: Run) -> None:
    lived("accounts", "break", "facebook", "since", "1 november")
    lived("accounts", "break", "facebook", "pause", "--on", "11 november")
    assert "paused" in lived("accounts").out
    lived("accounts", "break", "facebook", "resume", "16", "november")
    ended = lived("accounts", "break", "facebook", "end")
    assert "accounts keep Facebook" in ended.err
    shown = lived("accounts", "show", "facebook", "--figures", "--json").data
    assert shown["breaks"] == [
        {
            "start": "2026-11-01",
            "end": "2026-11-22",
            "pauses": [{"start": "2026-11-11", "end": "2026-11-16"}],
        }
    ]
    assert shown["figures"] == {
        "current": 0,
        "longest": 16,  # 21 days without the 5 of the pause
        "average": 16.0,
        "share": 0.727,  # 16 of 22, today counts
        "slips": 0,
        "slip_minutes": 0,
    }


def test_a_slip_is_noted_and_ends_nothing(lived: Run) -> None:
    words = ["20", "min", "--on", "yesterday", "--led-by", "a birthday", "--word", "nothing new"]
    slip = lived("accounts", "slip", "instagram", *words, "--json").data
    assert slip == {
        "uid": slip["uid"],
        "account": "Instagram",
        "day": "2026-11-21",
        "minutes": 20,
        "led_by": "a birthday",
        "word": "nothing new",
    }
    ended = lived("accounts", "slip", "instagram", "1h30")
    assert "1 h 30 min" in ended.out
    assert "The break goes on." in ended.err
    shown = lived("accounts", "show", "instagram", "--json").data
    assert shown["break_since"] == "2026-05-22"
    assert [each["minutes"] for each in shown["slips"]] == [20, 90]


def test_only_a_break_that_has_the_day_and_is_not_paused_goes_on(lived: Run) -> None:
    before = lived("accounts", "slip", "instagram", "10m", "--on", "2026-04-01")
    assert "goes on" not in before.err
    lived("accounts", "break", "instagram", "pause")
    assert "goes on" not in lived("accounts", "slip", "instagram", "10m").err
    lived("accounts", "break", "instagram", "resume")
    assert "The break goes on." in lived("accounts", "slip", "instagram", "10m").err


def test_slips_of_one_day_stand_as_they_were_noted(lived: Run) -> None:
    for minutes in range(1, 7):
        lived("accounts", "slip", "instagram", str(minutes))
    shown = lived("accounts", "show", "instagram", "--json").data
    assert [each["minutes"] for each in shown["slips"]] == [1, 2, 3, 4, 5, 6]


def test_figures_are_shown_only_where_asked_for(lived: Run) -> None:
    lived("accounts", "slip", "instagram", "20m")
    for words in (["list"], ["show", "instagram"]):
        told = lived("accounts", *words).out
        assert "185" not in told
        assert "20 min" not in told
    assert "figures" not in lived("accounts", "show", "instagram", "--json").data
    told = lived("accounts", "show", "instagram", "--figures").out
    assert "This break: 185 days." in told  # 22 May to 22 November
    assert "20 min there, in 1 visit." in told


def test_the_mean_break_is_in_whole_days_and_a_small_share_is_never_nothing(lived: Run) -> None:
    lived("accounts", "break", "facebook", "--since", "2025-01-01")
    lived("accounts", "break", "facebook", "end", "2025-01-02")
    lived("accounts", "break", "facebook", "--since", "2026-11-21")
    told = lived("accounts", "show", "facebook", "--figures").out
    assert "This break: 2 days.\nOn average: 2 days.\n" in told
    assert "Since the first day away, <1% of the days." in told


def test_the_history_has_every_day_with_slips_in_between(lived: Run) -> None:
    lived("accounts", "slip", "instagram", "20m", "--on", "3 july", "--led-by", "a birthday")
    lines = lived("accounts", "history", "instagram").out.splitlines()
    assert [line.split("  ")[0] for line in lines] == [
        "Friday 22 May",
        "Friday 3 July",
        "Sunday 22 November",
    ]
    assert "20 min there; a birthday" in lines[1]
    entries = lived("accounts", "history", "instagram", "--json").data
    assert [entry["on"] for entry in entries] == ["2026-05-22", "2026-07-03", "2026-11-22"]
    assert len({entry["uid"] for entry in entries}) == 3


def test_an_account_is_found_by_any_name_of_its_platform(done: Run) -> None:
    done("accounts", "add", "twitter")
    assert done("accounts", "set-day", "twitter", "31 december", "--json").data["platform"] == "x"


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("Instagram work", "instagram"),
        ("insta pro", "instagram"),
        ("Facebook Messenger old", "messenger"),
        ("twitter of the choir", "x"),
        ("Xylophones", None),
        ("Club of Instagram", None),
    ],
)
def test_another_account_is_on_the_platform_that_its_name_begins_with(
    done: Run, name: str, platform: str | None
) -> None:
    ended = done("accounts", "add", name, "--day", "31 december")
    assert ended.out.startswith(f"Added: {name}, leaving")
    assert ("Going by its name" in ended.err) == (platform is not None)
    assert done("accounts", "show", name, "--json").data["platform"] == platform


def test_a_name_that_looks_misspelt_is_taken_and_doubted(done: Run) -> None:
    ended = done("accounts", "add", "facebok")
    assert "If you mean Facebook: “detox undo”" in ended.err
    assert done("accounts", "add", "Bookface").err == ""


def test_the_commands_of_one_of_two_accounts_of_a_platform_run(done: Run) -> None:
    for name in ("Instagram", "Instagram work"):
        done("accounts", "add", name, "--day", "10 december")
    told = done("steps", "list", "instagram").out
    verbs = "goodbye|people list|accounts postpone"
    commands = re.findall(rf"detox ({verbs}) (.*?)(?:\.|$)", told, re.MULTILINE)
    assert [verb for verb, _rest in commands] == ["people list", "goodbye", "accounts postpone"]
    for verb, rest in commands:
        done(*verb.split(), *rest.split())
    done("steps", "done", "instagram.ask-archive")


def test_a_day_too_near_for_the_archive_is_taken_and_said(done: Run) -> None:
    ended = done("accounts", "add", "instagram", "--day", "1 december")
    # asked today, there in 14 days at worst, 14 more for people to answer, deleted the day after
    assert "detox accounts postpone Instagram 2026-12-21" in ended.err
    assert "the archive itself may arrive after it" in ended.err
    ended = done("accounts", "set-day", "instagram", "13 december")
    assert "people have 6 days to answer instead of 14" in ended.err
    assert "postpone" not in done("accounts", "set-day", "instagram", "21 december").err


def test_show_tells_what_comes_next_and_what_servers_keep(lived: Run) -> None:
    lived("accounts", "set-day", "facebook", "31 december")
    lived("accounts", "add", "messenger")
    told = lived("accounts", "show", "facebook").out
    assert "Next: ask for the archive of Facebook" in told
    assert "Deleting Facebook also deletes: Messenger." in told
    assert "Messenger goes with Facebook" in lived("accounts", "show", "messenger").out
    lived("accounts", "request", "facebook")
    assert "copies until" in lived("accounts", "show", "facebook").out


def test_every_change_is_undone_by_its_name(lived: Run) -> None:
    before = lived("accounts", "--json").data
    for words, said in (
        (["request", "instagram"], "deletion"),
        (["break", "instagram", "pause"], "break"),
        (["slip", "instagram", "20m"], "20 min"),
        (["keep", "facebook"], "keeping"),
    ):
        lived("accounts", *words)
        told = lived("undo").out
        assert said in told
        assert "account." not in told
    assert lived("accounts", "--json").data == before


def test_words_with_control_characters_are_kept_clean(lived: Run) -> None:
    lived("accounts", "keep", "facebook", "--reason", "red\x1b[31m\nline")
    shown = lived("accounts", "show", "facebook", "--json").data
    assert shown["reason"] == "red[31m line"


def test_a_removed_one_is_told_as_data(lived: Run) -> None:
    removed = lived("accounts", "remove", "facebook", "--json").data
    assert removed["name"] == "Facebook"
    assert "Facebook" not in lived("accounts").out
