"""What is said of the days of a plan: which clock, which deadline, and nothing that is not so."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run, is_refused, listing

REQUEST = "2026-12-31T09:00:00Z"


@pytest.fixture
def leaving(done: Run) -> Run:
    """A home with Instagram, to be deleted on 31 December."""
    done("accounts", "add", "instagram", "--day", "31 december")
    return done


def lines(ended: Done, *words: str) -> list[str]:
    return [line for line in ended.out.splitlines() if all(word in line for word in words)]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            {
                "ask-archive": "by 30 Nov",
                "ask-people": "by 17 Dec",
                "goodbye": "by 24 Dec",
                "delete": "on 31 Dec",
                "stay-out": "until 30 Jan 2027",
                "verify": "from 31 Jan 2027",
            },
        ),
        (
            "fr",
            {
                "ask-archive": "d’ici au 30 nov.",
                "ask-people": "d’ici au 17 déc.",
                "goodbye": "d’ici au 24 déc.",
                "delete": "le 31 déc.",
                "stay-out": "jusqu’au 30 janv. 2027",
                "verify": "dès le 31 janv. 2027",
            },
        ),
    ],
)
def test_deadlines_say_by_on_until_or_from(leaving: Run, language: str, words: dict[str, str]):
    leaving("config", "set", "language", language)
    told = leaving("steps")
    for kind, said in words.items():
        (line,) = lines(told, f".{kind} ")
        assert f"  {said}  " in line, line
    assert "avant le" not in told.out
    kinds = {step["kind"]: step["deadline"] for step in leaving("steps", "--json").data}
    assert {kinds.pop("delete"), kinds.pop("stay-out"), kinds.pop("verify")} == {
        "on", "until", "from",
    }  # fmt: skip
    assert set(kinds.values()) == {"by"}


@pytest.mark.parametrize(
    ("today", "kind", "words"),
    [
        ("2027-01-29", "stay-out", "stay away from Instagram, until Saturday 30 January"),
        ("2027-01-30", "stay-out", "stay away from Instagram, until Saturday 30 January"),
        ("2027-01-31", "verify", "check that Instagram is gone, from Sunday 31 January"),
        ("2027-02-01", "verify", "check that Instagram is gone, from Sunday 31 January"),
        ("2027-03-05", "verify", "check that Instagram is gone, from Sunday 31 January"),
    ],
)
def test_the_next_step_is_to_stay_out_and_then_to_look(
    leaving: Run, today: str, kind: str, words: str
) -> None:
    leaving("accounts", "request", "instagram", DETOX_NOW=REQUEST)
    later = {"DETOX_NOW": f"{today}T09:00:00Z"}
    assert f"Next: {words}." in leaving("accounts", "show", "instagram", **later).out
    row = leaving("accounts", "list", **later).out
    assert ("; until 30 Jan: stay away" in row) is (kind == "stay-out")
    listed = leaving("steps", "--json", **later).data
    assert listed[0]["kind"] == kind
    assert not any(step["late"] for step in listed)
    told = leaving("steps", **later).out
    assert ("stay away" in told) is (kind == "stay-out")
    assert "ideally" not in told


@pytest.mark.parametrize(("platform", "days"), [("tinder", 90), ("bumble", 28)])
def test_what_is_closed_at_once_has_no_second_clock(done: Run, platform: str, days: int) -> None:
    done("accounts", "add", platform, "--day", "31 december")
    told = done("steps", "list", platform).out
    assert "The account is closed at once." in told
    assert f"Signing up again within {days} days would bring part of the data back." in told
    assert "You can cancel it" not in told
    kinds = {step["kind"]: step["latest"] for step in done("steps", "--json").data}
    assert "stay-out" not in kinds
    assert kinds["verify"] == "2027-01-01"
    ended = done("accounts", "request", platform, DETOX_NOW=REQUEST)
    assert "isn’t certain" not in ended.err
    record = done("accounts", "show", platform, "--json").data
    assert record["requested_on"] == record["irreversible_on"] == "2026-12-31"
    later = {"DETOX_NOW": "2027-01-01T09:00:00Z"}
    assert "Next: check that" in done("accounts", "show", platform, **later).out
    assert done("accounts", "confirm", platform, "--json", **later).data["state"] == "gone"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("platform", ["tinder", "bumble"])
def test_what_is_closed_at_once_is_called_so(done: Run, platform: str, language: str) -> None:
    done("config", "set", "language", language)
    said = done("platforms", "show", platform).out + done("platforms", "list", platform).out
    for wrong in ("be cancelled", "grace period", "nnulable", "annulation", "disagree", "contredi"):
        assert wrong not in said, wrong
    assert ("closed at once" if language == "en" else "fermé aussitôt") in said
    assert done("platforms", "show", platform, "--json").data["undo_days"] == 0


def test_an_account_whose_second_clock_was_wrong_is_looked_at_the_day_after(done: Run) -> None:
    done("accounts", "add", "tinder", "--day", "22 november")
    done("accounts", "request", "tinder", "--grace", "90")  # as it was worked out before
    later = {"DETOX_NOW": "2026-11-23T09:00:00Z"}
    shown = done("accounts", "show", "tinder", **later).out
    assert "Next: check that Tinder is gone, from Monday 23 November." in shown
    assert "2027" not in done("accounts", "list", **later).out
    (account,) = done("status", "--json", **later).data["accounts"]
    assert account["irreversible_on"] == "2026-11-22"
    assert "check that it is gone (Tinder, today)" in done("status", **later).out
    assert done("accounts", "confirm", "tinder", "--json", **later).data["state"] == "gone"
    done("undo", **later)
    assert done("accounts", "show", "tinder", "--json", **later).data["state"] == "requested"


def test_after_the_request_the_clock_is_named(leaving: Run) -> None:
    before = leaving("status").out.splitlines()[0]
    assert before == "Instagram: in 39 days, Thursday 31 December."
    asked = leaving("accounts", "request", "instagram").out
    after = {
        "request": asked.splitlines()[0],
        "list": leaving("accounts", "list").out,
        "show": leaving("accounts", "show", "instagram").out,
        "status": leaving("status").out.splitlines()[0],
    }
    for where, said in after.items():
        assert re.search("eletion (is )?final ", said), (where, said)
        assert "in 30 days" in said, (where, said)
    leaving("config", "set", "language", "fr")
    for words in (["status"], ["accounts", "list"], ["accounts", "show", "instagram"]):
        assert "définitive" in leaving(*words).out, words


def test_the_name_is_free_once_deleted(done: Run) -> None:
    for platform in ("instagram", "x", "tumblr"):
        said = done("platforms", "show", platform).out
        assert "the username afterwards: free once deleted" in said
        assert "free at once" not in said


@pytest.mark.parametrize("platform", ["bumble", "tinder", "snapchat", "linkedin"])
def test_only_sources_that_disagree_are_said_to(done: Run, platform: str) -> None:
    said = done("platforms", "show", platform).out
    assert "please note: " in said
    assert said.count("sources disagree: ") == (1 if platform == "linkedin" else 0)


def test_what_an_account_shows_of_doubts_has_a_heading(done: Run) -> None:
    for platform in ("x", "tiktok", "facebook"):
        done("accounts", "add", platform)
    shown = done("accounts", "show", "x").out
    assert "how hard it is, sources disagree: One directory rates it easy" in shown
    assert "deletion, sources disagree: Some guides" in done("accounts", "show", "tiktok").out
    assert "please note: The 30 days" in done("accounts", "show", "facebook").out
    done("accounts", "break", "facebook")
    assert "please note: " not in done("accounts", "show", "facebook").out


@pytest.mark.parametrize("platform", ["bluesky", "goodreads"])
def test_an_archive_that_comes_at_once_says_so(done: Run, platform: str) -> None:
    done("accounts", "add", platform, "--day", "31 december")
    told = done("steps", "list", platform).out
    assert "The archive comes at once." in told
    assert "0 days" not in told


def test_a_plan_a_second_old_has_nothing_that_no_longer_fits(done: Run) -> None:
    added = done("accounts", "add", "bluesky", "--day", "today")
    assert added.err == ""
    told = done("steps").out
    assert "ideally 8 Nov" in told
    for wrong in ("first thought of", "no longer", "doesn’t fit", "more time"):
        assert wrong not in told
    near = done("accounts", "add", "instagram", "--day", "today").err
    assert "doesn’t fit before Sunday 22 November" in near
    assert "no longer" not in near


@pytest.mark.parametrize(
    ("typed", "last"),
    [
        ("30 january", "2027-01-30"),
        ("30 days", "2026-12-22"),
        ("30", "2026-12-22"),
        ("2 weeks", "2026-12-06"),
    ],
)
def test_a_grace_is_read_whole(done: Run, typed: str, last: str) -> None:
    done("accounts", "add", "a forum", "--day", "31 december")
    record = done("accounts", "request", "a forum", "--grace", typed, "--json").data
    assert record["irreversible_on"] == last


@pytest.mark.parametrize("typed", ["30 or so", "30 31", "january", "soon", "9999"])
def test_a_grace_that_is_not_understood_is_refused(
    done: Run, detox: Run, home: Path, typed: str
) -> None:
    done("accounts", "add", "a forum", "--day", "31 december")
    before = listing(home / "data")
    is_refused(detox("accounts", "request", "a forum", "--grace", typed), typed)
    assert listing(home / "data") == before
