"""`detox steps`: the plan backwards, from the command line. Today is Sunday 22 November 2026."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, is_refused, listing

KEYS = """uid account kind title why how latest sensible progress on reason link host late
    moved deadline""".split()  # noqa: SIM905 - read more easily as a line


@pytest.fixture
def lived(done: Run) -> Run:
    """A home with Instagram, to be deleted on 31 December."""
    done("accounts", "add", "instagram", "--day", "31 december")
    return done


def by_kind(run: Run, *words: str) -> dict[str, dict[str, Any]]:
    """The steps of all accounts, or those that the words ask for."""
    return {step["kind"]: step for step in run("steps", "list", *words, "--json").data}


def test_the_steps_of_a_plan_are_listed_by_their_latest_day(lived: Run) -> None:
    steps = lived("steps", "--json").data
    assert all(list(step) == KEYS for step in steps)
    assert {step["kind"]: step["latest"] for step in steps} == {
        "ask-archive": "2026-11-30",  # 31 - 14 at worst - 14 to answer - 3
        "fetch-archive": "2026-12-15",
        "choose-people": "2026-12-16",
        "ask-people": "2026-12-17",
        "goodbye": "2026-12-24",
        "delete": "2026-12-31",
        "stay-out": "2027-01-30",  # 30 days of grace
        "verify": "2027-01-31",
    }
    assert steps == sorted(steps, key=lambda step: step["latest"])
    assert {step["account"] for step in steps} == {"Instagram"}


def test_a_step_says_why_how_and_where_it_leads(lived: Run) -> None:
    step = by_kind(lived)["ask-archive"]
    assert step["link"].startswith("https://accountscenter.instagram.com/")
    assert step["host"] == "accountscenter.instagram.com"
    assert "14 days" in step["why"]
    assert step["how"]
    told = lived("steps", "list", "instagram").out
    assert f"{step['link']} leads to {step['host']}" in told
    assert "by 30 Nov" in told


def test_a_step_that_is_done_moves_what_hangs_on_it(lived: Run) -> None:
    uid = by_kind(lived)["ask-archive"]["uid"]
    record = lived("steps", "done", uid, "--on", "yesterday", "--json").data
    assert (record["progress"], record["on"]) == ("done", "2026-11-21")
    assert "ask-archive" not in by_kind(lived)
    assert by_kind(lived, "--all")["ask-archive"]["progress"] == "done"
    # asked on 21 November, 14 days at worst, its link works for 4
    assert by_kind(lived)["fetch-archive"]["latest"] == "2026-12-09"


def test_a_done_step_tells_the_next(lived: Run) -> None:
    ended = lived("steps", "done", "instagram.ask-archive")
    assert ended.out == "Done: ask for the archive of Instagram.\n"
    assert "Next: fetch the archive of Instagram" in ended.err


def test_a_step_is_left_out_with_a_reason_and_taken_up_again(lived: Run) -> None:
    lived("steps", "skip", "insta.goodbye", "--reason", "said it by letter")
    told = lived("steps", "list", "instagram", "--all").out
    assert "skipped: said it by letter" in told
    assert by_kind(lived, "--all")["goodbye"]["reason"] == "said it by letter"
    record = lived("steps", "reopen", "insta.goodbye", "--json").data
    assert (record["progress"], record["reason"], record["on"]) == ("todo", None, None)


def test_a_plan_whose_day_has_passed_says_so(lived: Run) -> None:
    said = lived("steps", "list", "instagram", DETOX_NOW="2027-01-08T14:32:00Z").out
    assert "The day of Instagram, Thursday 31 December 2026, has passed; the plan would" in said
    assert "If you keep the day" not in said


def test_a_step_is_moved(lived: Run) -> None:
    lived("steps", "move", "instagram.ask-people", "20", "dec")
    step = by_kind(lived)["ask-people"]
    assert (step["latest"], step["moved"]) == ("2026-12-20", True)
    lived("accounts", "set-day", "instagram", "10 january")
    assert by_kind(lived)["ask-people"]["latest"] == "2026-12-20"
    assert by_kind(lived)["goodbye"]["latest"] == "2027-01-03"


def test_a_move_after_which_the_plan_fits_no_longer_says_so_at_once(lived: Run) -> None:
    told = lived("steps", "move", "instagram.goodbye", "20 dec").err
    assert "fit" not in told
    told = lived("steps", "move", "instagram.fetch-archive", "30 dec").err
    assert "The plan for Instagram doesn’t fit before Thursday 31 December; it would" in told
    assert told.strip() in lived("steps", "list", "instagram").out


def test_a_step_of_ones_own_is_added_and_taken_away(lived: Run) -> None:
    words = ["print", "the album", "--on", "10 december"]
    record = lived("steps", "add", "instagram", *words, "--json").data
    assert (record["kind"], record["title"]) == ("own", "print the album")
    assert record["latest"] == "2026-12-10"
    assert (record["link"], record["why"], record["how"]) == (None, "", "")
    assert lived("steps", "--json").data[1]["uid"] == record["uid"]
    assert "print the album" in lived("steps", "remove", record["uid"]).out
    assert "own" not in by_kind(lived)
    assert "print the album" in lived("undo").out
    assert "own" in by_kind(lived)


def test_steps_of_one_day_are_put_in_order_in_one_go(lived: Run) -> None:
    for title in ("first", "second", "third"):
        lived("steps", "add", "instagram", title, "--on", "10 december")

    def titles() -> list[str]:
        return [step["title"] for step in lived("steps", "--json").data if step["kind"] == "own"]

    before = titles()
    uid = next(s["uid"] for s in lived("steps", "--json").data if s["title"] == before[0])
    lived("steps", "order", uid, "2")
    assert titles() == [before[1], before[0], before[2]]
    lived("steps", "order", uid, "9")
    assert titles() == [before[1], before[2], before[0]]
    lived("undo")
    lived("undo")
    assert titles() == before


def test_a_late_step_gets_today_and_no_scolding(lived: Run) -> None:
    later = {"DETOX_NOW": "2026-12-18T11:00:00Z"}
    steps = {s["kind"]: s for s in lived("steps", "--json", **later).data}
    assert steps["ask-archive"]["late"] is True
    assert steps["ask-archive"]["latest"] == "2026-11-30"
    assert steps["ask-archive"]["sensible"] == "2026-12-18"
    assert steps["goodbye"]["late"] is False
    told = lived("steps", **later).out
    assert "by 18 Dec" in told
    assert "ideally 30 Nov" in told
    assert "late" not in told


def test_a_late_step_comes_after_the_one_before_it_and_has_no_day_of_its_own(done: Run) -> None:
    done("accounts", "add", "linkedin", "--day", "3 december")
    told = done("steps", "list", "linkedin").out
    assert ".ask-archive  by 22 Nov  " in told
    assert ".fetch-archive  after ask-archive  " in told
    assert ".choose-people  after fetch-archive  " in told
    assert ".ask-people  after choose-people  " in told


def test_a_plan_that_no_longer_fits_offers_the_first_day_that_does(lived: Run) -> None:
    later = {"DETOX_NOW": "2026-12-20T11:00:00Z"}
    told = lived("steps", **later).out
    # 20 December + 14 days to arrive + 14 to answer + 1
    assert "detox accounts postpone Instagram 2027-01-18" in told
    assert "the archive itself may arrive after it" in told
    lived("accounts", "postpone", "instagram", "2027-01-18", **later)
    assert "postpone" not in lived("steps", **later).out


def test_accounts_that_hang_together_are_named(lived: Run) -> None:
    lived("accounts", "add", "threads")
    assert "Deleting Instagram also deletes: Threads." in lived("steps").out
    ended = lived("steps", "list", "threads")
    assert "Threads goes with Instagram" in ended.out
    assert "detox accounts set-day Threads DAY" in ended.err


def test_no_plan_is_said_on_stderr(done: Run) -> None:
    assert done("steps", "--json").data == []
    ended = done("steps")
    assert (ended.out, ended.err) == ("", "There are no steps to do.\n")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["done", "nothing"], "nothing"),
        (["done", ""], "single step"),
        (["done", "nobody.delete"], "nobody"),
        (["done", "instagram.delete"], "follows the account"),
        (["done", "instagram.goodbye", "--on", "tomorrow"], "still to come"),
        (["skip", "instagram.goodbye"], "why"),
        (["skip", "instagram.goodbye", "--reason", ""], "why"),
        (["reopen", "instagram.verify"], "follows the account"),
        (["move", "instagram.delete", "tomorrow"], "deletion day"),
        (["move", "instagram.goodbye", "yesterday"], "has passed"),
        (["move", "instagram.goodbye", "sometime"], "sometime"),
        (["order", "instagram.goodbye", "first"], "first"),
        (["order", "instagram.goodbye", "0"], "0"),
        (["add", "instagram", "x"], "--on"),
        (["add", "instagram", "\x1b", "--on", "tomorrow"], "words"),
        (["add", "nobody", "x", "--on", "tomorrow"], "nobody"),
        (["remove", "instagram.goodbye"], "skip this one"),
        (["list", "nobody"], "nobody"),
        (["frobnicate"], "reopen"),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, list) else "",
)
def test_what_cannot_be_is_refused_with_the_reason(
    lived: Run, detox: Run, home: Path, words: list[str], why: str
) -> None:
    before = listing(home / "data")
    is_refused(detox("steps", *words), why)
    assert listing(home / "data") == before


def test_what_may_be_done_since_a_day_now_called_tomorrow_may_be_done_today(done: Run) -> None:
    now = "2026-11-22T23:30:00Z"
    done("accounts", "add", "instagram", "--day", "3 december", TZ="Asia/Tokyo", DETOX_NOW=now)
    west = {"TZ": "America/New_York", "DETOX_NOW": now}
    assert "(Instagram, today)" in done("status", **west).out
    assert "today: ask for the archive" in done("accounts", **west).out
    assert "since" not in done("steps", **west).out


def test_a_step_done_on_a_day_now_called_tomorrow_keeps_it(lived: Run) -> None:
    now = "2026-11-22T23:30:00Z"
    uid = by_kind(lived)["ask-archive"]["uid"]
    lived("steps", "done", uid, TZ="Asia/Tokyo", DETOX_NOW=now)
    again = lived("steps", "done", uid, "--json", TZ="America/New_York", DETOX_NOW=now)
    assert again.data["on"] == "2026-11-23"
