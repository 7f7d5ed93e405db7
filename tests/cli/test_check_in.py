"""`detox check-in`: focus, mood and a line, one for each day."""

import pytest

from tests.cli.conftest import Run, is_refused


def test_a_day_is_noted_and_shown(done: Run) -> None:
    told = done("check-in", "4", "3", "slept well", "--on", "yesterday").out
    assert told == "Checked in: focus 4, mood 3 “slept well”, yesterday.\n"
    done("check-in", "2", "5")
    assert done("check-in").out.splitlines() == [
        "Sat 21 Nov  focus 4  mood 3  slept well",
        "Sun 22 Nov  focus 2  mood 5",
    ]


def test_as_data(done: Run) -> None:
    record = {
        "uid": "2026-11-22",
        "day": "2026-11-22",
        "focus": 4,
        "mood": 3,
        "line": "a good page",
    }
    assert done("check-in", "4", "3", "a", "good", "page", "--json").data == record
    assert done("check-in", "--json").data == [record]
    assert done("check-in", "--on", "yesterday", "--json").data == []


def test_a_second_one_takes_the_place_of_the_first_until_it_is_undone(done: Run) -> None:
    done("check-in", "4", "3")
    done("check-in", "1", "1")
    assert [(c["focus"], c["mood"]) for c in done("check-in", "--json").data] == [(1, 1)]
    assert "checking in" in done("undo").out
    assert [(c["focus"], c["mood"]) for c in done("check-in", "--json").data] == [(4, 3)]


def test_one_is_taken_away(done: Run) -> None:
    done("check-in", "4", "3", "--on", "-2")
    assert "Removed: focus 4, mood 3" in done("check-in", "--remove", "--on", "-2").out
    assert done("check-in", "--json").data == []


def test_only_the_last_fourteen_days_are_shown(done: Run) -> None:
    for day in ("2026-11-08", "2026-11-09"):
        done("check-in", "3", "3", "--on", day)
    assert [c["day"] for c in done("check-in", "--json").data] == ["2026-11-09"]
    assert done("check-in", "--on", "2026-11-08", "--json").data[0]["day"] == "2026-11-08"


def test_nothing_noted_is_said_with_the_way_to_note_it(done: Run) -> None:
    told = done("check-in")
    assert (told.out, "detox check-in 4 3" in told.err) == ("", True)


def test_a_line_steers_no_terminal(done: Run) -> None:
    done("check-in", "4", "3", "\x1b[31mred\nand [b]bold[/b]")
    assert done("check-in").out == "Sun 22 Nov  focus 4  mood 3  [31mred and [b]bold[/b]\n"


@pytest.mark.parametrize(
    "words",
    [
        ["check-in", "4"],
        ["check-in", "4", "6"],
        ["check-in", "0", "3"],
        ["check-in", "fine", "today"],
        ["check-in", "٤", "3"],
        ["check-in", "4", "3", "--on", "tomorrow"],
        ["check-in", "4", "3", "x" * 201],
        ["check-in", "--remove"],
        ["check-in", "4", "3", "--remove"],
    ],
    ids=lambda words: " ".join(words)[:40],
)
def test_what_makes_no_sense_is_refused(detox: Run, words: list[str]) -> None:
    is_refused(detox(*words))


def test_a_line_that_says_nothing_but_a_day_is_that_day(done: Run) -> None:
    noted = done("check-in", "4", "3", "yesterday", "--json").data
    assert (noted["day"], noted["line"]) == ("2026-11-21", "")
    noted = done("check-in", "4", "3", "yesterday", "--on", "friday", "--json").data
    assert (noted["day"], noted["line"]) == ("2026-11-20", "yesterday")


@pytest.mark.parametrize("typed", ["1st", "1", "1er"])
def test_a_day_behind_an_option_may_be_its_number(done: Run, typed: str) -> None:
    assert "Sunday 1 November" in done("check-in", "4", "3", "--on", typed).out
    assert "1 November" in done("log", "20m", "writing", "--on", typed).out
    done("accounts", "add", "instagram")
    assert "Sunday 1 November" in done("accounts", "slip", "instagram", "20m", "--on", typed).out
    assert "Sunday 1 November" in done("accounts", "break", "instagram", "since", typed).out
    assert "1 December" in done("accounts", "set-day", "instagram", typed).out
