"""Costs, channels, loads and a moment by command."""

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment, is_refused
from tests.cli.thinking_world import NEEDS_TERMINAL, asked
from tests.cli.typing import Terminal


def test_three_hours_a_day_come_to_ninety_thousand(done: Run) -> None:
    told = done("cost", "3h", "--rate", "100 EUR", "--days", "300", "--returns", "30000")
    assert told.out.splitlines() == [
        "3 h a day × 300 days × €100 = €90,000 (900 h)",
        "100%  €90,000",
        " 50%  €45,000",
        " 25%  €22,500",
        "They bring back €30,000 a year: 33%, a quarter or more, less than half.",
    ]
    assert told.err == "What money doesn’t count isn’t in this figure.\n"
    french = done("cost", "3h", "--rate", "100 EUR", LANG="fr_FR.UTF-8").out.splitlines()[0]
    assert french.endswith("× 100\u00a0€ = 90\u202f000\u00a0€ (900 h)")


def test_a_share_of_thousands_of_percent_has_them_apart(done: Run) -> None:
    words = ["1m", "--rate", "1 EUR", "--days", "300", "--returns", "30000"]
    assert "600,000%" in done("cost", *words).out
    assert "600\u202f000\u00a0%" in done("cost", *words, LANG="fr_FR.UTF-8").out


def test_a_channel_is_masculine_in_french_and_an_activity_feminine(done: Run) -> None:
    done("channels", "add", "radio")
    done("channels", "archive", "radio")
    assert done("channels", LANG="fr_FR.UTF-8").out.split()[-1] == "archivé"
    archived = done("activities", "archive", "plans", LANG="fr_FR.UTF-8").out
    assert "archivée" in archived


def test_what_is_no_number_of_answers_is_refused_with_what_to_write(done: Run, detox: Run) -> None:
    done("channels", "add", "radio")
    ended = detox("channels", "effort", "radio", "--own", "1h", "--answers", "1.5")
    is_refused(ended, "“1.5” is not a number of people; write a whole number, such as 12.")


def test_a_cost_without_a_duration_is_what_the_accounts_took(detox: Run, done: Run) -> None:
    is_refused(detox("cost"), "detox cost 3h")
    done("measure", "--set", "all", "3h")
    assert done("cost").out == "3 h a day × 300 days = 900 h\n"
    done("rate", "100", "EUR")
    assert done("cost", "--json").data["cost"] == 90_000
    is_refused(detox("cost", "--returns", "1 CHF"), "EUR", "CHF")
    is_refused(detox("cost", "25h"))
    is_refused(detox("cost", "--days", "0"))


PRICES = [
    ("posts", "--own 900h --answers 6", 90_000, 15_000, 150 * 60),
    ("newsletter", "--own 60h --money 240EUR --answers 12", 6_240, 520, 5 * 60),
    ("letters", "--own 8h --others 1000m@15 --money 1700EUR --answers 5", 2_750, 550, 96),
    ("calls", "--own 20h --answers 8", 2_000, 250, 150),
    ("press", "--own 10h --others 12h@60 --money 3000EUR --answers 2", 4_720, 2_360, 5 * 60),
    ("spot", "--own 15h --others 120h@50 --money 20000EUR --answers 0", 27_500, None, None),
]  # fmt: skip


def test_six_channels_stand_side_by_side_to_the_cent(done: Run) -> None:
    done("rate", "100", "EUR")
    for kind, options, *_figures in PRICES:
        done("channels", "add", kind, "--kind", kind)
        done("channels", "effort", kind, *options.split())
    data = done("channels", "compare", "--json").data
    figures = [
        (row["name"], row["total"], row["per_answer"], row["own_minutes_per_answer"])
        for row in data["channels"]
    ]
    assert figures == [(kind, *numbers) for kind, _options, *numbers in PRICES]
    assert not any(row["partial"] for row in data["channels"])
    told = done("channels", "compare").out.splitlines()
    assert [line.split()[0] for line in told[2:]] == [kind for kind, *_ in PRICES]
    assert told[-1].split()[-3:] == ["€27,500", "0", "–"]
    assert "16 h 40 min" in told[4]


def test_time_of_others_without_a_rate_is_said_to_be_missing(done: Run) -> None:
    done("channels", "add", "press", "-k", "press")
    done("channels", "effort", "press", *["--own", "10h", "--others", "12h", "--money", "3000EUR"])
    told = done("channels", "compare", "--rate", "100EUR")
    assert "€4,000, in part" in told.out
    assert told.err == "press: and 12 h of others, without a price.\n"


@pytest.mark.process
@NEEDS_TERMINAL
def test_where_no_line_is_long_enough_they_stand_one_below_the_other(done: Run, home: Path) -> None:
    done("channels", "add", "half a page in the press")
    done(
        "channels", "effort", "half", *["--own", "10h", "--others", "12h@60", "--money", "3000EUR"]
    )
    words = [sys.executable, "-m", "detox", "channels", "compare", "--rate", "100EUR"]
    with Terminal(words, home, environment(COLUMNS="60")) as terminal:
        assert "half a page in the press\r\n  your own" in terminal.waits_for("answers not counted")
        assert terminal.ends() == 0


def test_what_is_a_list_may_be_given_piece_by_piece(detox: Run, done: Run) -> None:
    done("channels", "add", "calls")
    done("channels", "effort", "calls", "--others", "7m@10 EUR", "--others", "50m + 1h@20 EUR")
    (row,) = done("channels", "compare", "--json").data["channels"]
    assert (row["others_minutes"], row["others_unpriced_minutes"]) == (117, 50)
    is_refused(detox("channels", "effort", "calls", "--others", "1h", "--others", "x"), "“x”")
    days = ["--from", "2027-03-01", "--to", "2027-03-07", "--on", "mon", "--on", "thu-fri"]
    done("loads", "campaign", "fair", "--a-day", "8h", *days)
    assert done("loads", "show", "2027", "--json").data["campaigns"][0]["days"] == 3


def test_a_period_without_effort_does_not_say_that_there_is_none(done: Run) -> None:
    done("channels", "add", "calls")
    assert "yet: detox channels effort calls" in done("channels", "compare", "2025").err
    done("channels", "effort", "calls", "--own", "1h")
    told = done("channels", "compare", "2025")
    assert (told.out, told.err) == ("", "No effort is logged in this period.\n")


def test_two_currencies_are_refused_by_name(detox: Run, done: Run) -> None:
    done("channels", "add", "press")
    done("channels", "effort", "press", "--money", "3000EUR")
    done("channels", "add", "calls")
    done("channels", "effort", "calls", "--money", "10CHF")
    is_refused(detox("channels", "compare"), "CHF", "EUR")
    is_refused(detox("channels", "effort", "calls", "--money", "1CHF", "--brought", "1EUR"))


def test_own_time_is_taken_from_the_log(detox: Run, done: Run) -> None:
    done("log", "45m", "writing", "+newsletter")
    done("log", "30m", "email", "+newsletter", "--on", "yesterday")
    done("channels", "add", "newsletter")
    effort = done(
        "channels", "effort", "newsletter", "--logged", "+newsletter",
        "--from", "2026-11-16", "--to", "2026-11-22", "--json",
    ).data  # fmt: skip
    assert (effort["own_minutes"], effort["to"]) == (75, "2026-11-23")
    is_refused(detox("channels", "effort", "newsletter", "--logged", "writing", "--own", "1h"))
    is_refused(detox("channels", "effort", "newsletter"), "--own")
    uid = effort["uid"]
    changed = done("channels", "change", uid, "--logged", "writing", "--answers", "7", "--json")
    assert (changed.data["own_minutes"], changed.data["answers"]) == (45, 7)
    assert done("channels", "show", "news", "--json").data == [changed.data]
    done("channels", "drop", uid)
    done("undo")
    assert len(done("channels", "show", "newsletter", "--json").data) == 1


def test_what_was_said_of_an_effort_by_mistake_is_taken_away(done: Run) -> None:
    done("channels", "add", "news")
    options = "--own 1h --money 10EUR --others 2h@15 --brought 5EUR --reached 7 --answers 3"
    uid = done("channels", "effort", "news", *options.split(), "--json").data["uid"]

    def changed(*words: str) -> dict[str, object]:
        return dict(done("channels", "change", uid, *words, "--json").data)

    assert changed("--answers", "")["answers"] is None
    assert changed("--reached", "none")["reached"] is None
    assert changed("--brought", "aucun")["brought"] is None
    assert changed("--money", "-")["money"] == 0
    after = changed("--others", "", "--own", "")
    assert (after["others"], after["own_minutes"]) == ([], 0)


def test_the_currency_of_an_effort_is_corrected_with_all_its_amounts(detox: Run, done: Run) -> None:
    done("channels", "add", "news")
    uid = done("channels", "effort", "news", "--money", "10 USD", "--json").data["uid"]
    after = done("channels", "change", uid, "--money", "10 EUR", "--brought", "5", "--json").data
    assert (after["money"], after["brought"], after["currency"]) == (10, 5, "EUR")
    is_refused(detox("channels", "change", uid, "--money", "10 CHF"), "CHF", "EUR")
    both = ["--money", "10 CHF", "--brought", "none"]
    assert done("channels", "change", uid, *both, "--json").data["currency"] == "CHF"


def test_a_channel_is_renamed_put_away_and_taken_away(detox: Run, done: Run) -> None:
    done("channels", "add", "letters", "--kind", "letters")
    is_refused(detox("channels", "add", "Letters"))
    is_refused(detox("channels", "edit", "letters"))
    is_refused(detox("channels", "add", "smoke", "--kind", "smoke"), "newsletter")
    done("channels", "edit", "letters", "--name", "a thousand letters")
    assert done("channels", "archive", "a th").out == "Changed: a thousand letters, letters.\n"
    assert done("channels", "list", "--json").data[0]["archived"]
    done("channels", "unarchive", "a th")
    for _time in range(3):
        done("channels", "effort", "a th", "--own", "1h")
    assert done("channels", "remove", "a thousand").err == "“detox undo” brings it back.\n"
    assert done("channels").err.startswith("No channels yet")
    assert done("undo").out == "Undone: removing the channel “a thousand letters”.\n"
    assert len(done("channels", "show", "a th", "--json").data) == 3


def test_a_year_of_both_loads_takes_970_hours(done: Run) -> None:
    done("loads", "upkeep", "--a-day", "1h30", "--from", "2027-01-01")
    done(
        "loads", "campaign", "exhibition", "--from", "2027-03-01", "--to", "2027-06-20",
        "--a-day", "8h", "--on", "mon-fri",
    )  # fmt: skip
    data = done("loads", "show", "2027", "--rate", "100EUR", "--json").data
    assert (data["from"], data["to"]) == ("2027-01-01", "2028-01-01")
    assert data["upkeep"] == {"days": 220, "minutes": 330 * 60}
    assert [(c["days"], c["minutes"]) for c in data["campaigns"]] == [(80, 640 * 60)]
    assert (data["minutes"], data["cost"], data["currency"]) == (970 * 60, 97_000, "EUR")
    told = done("loads", "show", "2027").out
    assert "as much as a full-time job for 80 days" in told
    assert told.endswith("330 h of being there and 640 h of campaigns: 970 h.\n")
    assert done("loads", "show", "all").out.startswith("All time\n")
    assert done("loads", "show", "2026").out.startswith("1 January to 31 December 2026\n")


def test_what_nobody_noted_is_what_the_accounts_take(detox: Run, done: Run) -> None:
    assert done("loads").err == "Being there is also simply being; it need not be counted.\n"
    done("measure", "--set", "all", "90m")
    assert done("loads", "--json").data["minutes"] == 300 * 90
    done("loads", "upkeep", "--name", "newsletter", "--a-day", "30m", "--days", "52")
    assert done("loads", "--json").data["minutes"] == 52 * 30
    done("loads", "end", "newsletter", "2027-01-31")
    assert done("loads", "list", "--json").data[0]["to"] == "2027-02-01"
    for meant, after in (("22 december", "2026-12-23"), ("today", "2026-11-23")):
        done("loads", "end", "newsletter", meant)
        assert done("loads", "list", "--json").data[0]["to"] == after
    told = detox("loads", "end", "newsletter", "2026-11-01")
    is_refused(told, "It begins on", "22 November", "it can’t end before that")
    is_refused(detox("cost", "25h"), "write from 0 to 24 hours")
    done("loads", "remove", "newsletter")
    done("undo")
    for wrong in (
        ("upkeep",), ("upkeep", "--a-day", "0"), ("upkeep", "--a-day", "2h", "--days", "0"),
        ("upkeep", "--a-day", "2h", "--days", "²"),
        ("campaign", "x", "--a-day", "8h"),
        ("campaign", "x", "--a-day", "8h", "--to", "2027-01-05", "--from", "2027-01-06"),
        ("campaign", "x", "--a-day", "8h", "--to", "2027-01-05", "--on", "someday"),
        ("end", "nothing such", "2027-01-01"), ("remove", "nothing such"),
    ):  # fmt: skip
        is_refused(detox("loads", *wrong))


def test_a_moment_shows_ones_own_words_and_records_nothing(
    detox: Run, done: Run, home: Path
) -> None:
    told = done("moment")
    assert "detox start writing" in told.out
    assert "detox moment --write" in told.err
    assert list(home.rglob("thinking.json")) == []
    done("log", "40m", "reading", "--on", "yesterday")
    done("moment", "--write", "For the mornings.")
    told = done("moment")
    assert told.out.splitlines() == [
        "For the mornings.",
        "The last seven days: reading 40 min; 40 min in all.",
        "Something else to do:",
        "  detox start reading",
        "  detox start writing",
        "  detox start learning",
    ]
    assert told.err == ""
    done("moment", "--forget")
    is_refused(detox("moment", "--forget"))
    is_refused(detox("moment", "--write", " "))
    done("undo")
    assert done("moment", "--json").data["own"]["text"] == "For the mornings."


def test_words_of_the_questions_stand_where_nothing_was_written(detox: Run, done: Run) -> None:
    asked(detox, DETOX_NOW="2026-05-20T19:00:00Z")
    told = done("moment").out.splitlines()
    assert told[:2] == ["Your words of May 2026", "taken from: the book"]
    french = done("moment", LANG="fr_FR.UTF-8").out.splitlines()
    assert french[0] == "Vos mots, mai 2026"


def test_words_steer_no_terminal(done: Run) -> None:
    done("questions", "answer", "weight", "4", "\x1b[31mred")
    assert "\x1b" not in done("questions").out
    done("moment", "--write", "\x1b[2Jgone")
    assert "\x1b" not in done("moment").out


def test_it_leaves_and_comes_back_as_one_file(
    detox: Run, done: Run, home: Path, tmp_path: Path
) -> None:
    asked(detox)
    done("channels", "add", "letters")
    done("channels", "effort", "letters", "--own", "1h")
    done("loads", "upkeep", "--a-day", "1h")
    done("loads", "campaign", "x", "--to", "2027-01-05", "--a-day", "8h")
    done("moment", "--write", "For the book.")
    file, other = tmp_path / "all.json", {"DETOX_HOME": str(tmp_path / "other")}
    done("export", "json", "--to", str(file))
    done("import", "json", str(file), "--yes", **other)
    for words in (
        ("questions", "list"), ("channels", "list"), ("channels", "show", "letters"),
        ("loads", "list"), ("moment",),
    ):  # fmt: skip
        assert done(*words, "--json", **other).data == done(*words, "--json").data, words


def test_what_is_done_all_day_never_opens_it(done: Run, home: Path) -> None:
    done("measure", "--set", "all", "3h")
    done("questions", "answer", "weight", "4")
    (file,) = home.rglob("records/*/thinking.json")
    file.write_text("torn")
    for words in (("log", "45m", "writing"), ("remind",), ("report",)):
        assert done(*words).err == "", words


def test_a_report_tells_the_cost_then_and_now_only_if_it_is_asked_for(
    detox: Run, done: Run
) -> None:
    asked(detox, DETOX_NOW="2026-05-20T19:00:00Z")
    asked(detox, "40m\n2\n2\n\n\n20m\n100 EUR\n")
    done("log", "45m", "writing")
    assert "cost" not in done("report", "year", "--md").out
    told = done("report", "year", "--md", "--cost").out
    assert "## The cost, then and now" in told
    assert "| 20 May 2026 | 3 h | 900 h |\n| 22 November 2026 | 1 h | 300 h |" in told
    told = done("report", "year", "--md", "--cost", "--notes").out
    assert "| 20 May 2026 | 3 h | 900 h | €90,000 |\n| 22 November 2026 | 1 h | 300 h |" in told
    is_refused(detox("report", "year", "--csv", "--cost"), "--html")
    assert "€30,000" not in done("report", "2026-01..2026-10", "--md", "--cost", "--notes").out


@pytest.mark.parametrize("form", ["--html", "--md"])
def test_a_page_tells_of_money_only_with_notes(detox: Run, done: Run, form: str) -> None:
    asked(detox, DETOX_NOW="2026-05-20T19:00:00Z")
    words = ("report", "2026", form, "--cost")
    done("accounts", "add", "instagram", "--since", "2026-06-01")
    for sheet in ((), ("--sheet",)):
        told, private = done(*words, *sheet).out, done(*words, *sheet, "--notes").out
        assert "900 h" in told.replace("\xa0", " ")
        assert "€" not in told
        assert "worth" not in told
        assert "€90,000" in private


def test_a_period_of_loads_without_a_year_is_the_one_that_is_not_over(
    detox: Run, done: Run
) -> None:
    def shown(*words: str, language: str = "en_GB") -> tuple[str, str]:
        data = done("loads", "show", *words, "--json", LANG=f"{language}.UTF-8").data
        return data["from"], data["to"]

    done(
        "loads", "campaign", "winter", "--from", "2026-12-01", "--to", "2027-03-31", "--a-day", "8h"
    )
    for words, days in {
        "december": ("2026-12-01", "2027-01-01"),
        "last december": ("2025-12-01", "2026-01-01"),
        "november": ("2026-11-01", "2026-12-01"),
        "march": ("2027-03-01", "2027-04-01"),
        "W48": ("2026-11-23", "2026-11-30"),
        "W45": ("2027-11-08", "2027-11-15"),
        "Q1": ("2027-01-01", "2027-04-01"),
        "Q4": ("2026-10-01", "2027-01-01"),
        "december..march": ("2026-12-01", "2027-04-01"),
        "1 to 15 december": ("2026-12-01", "2026-12-16"),
    }.items():
        assert shown(*words.split()) == days, words
    assert shown("décembre", language="fr_FR") == ("2026-12-01", "2027-01-01")
    assert "winter" in done("loads", "show", "december").out
    assert done("loads", "show", "oct..dec").out.startswith("1 October to 31 December 2026")
    assert done("loads", "show", "2025-12").out == "1–31 December 2025\n"


def test_of_several_of_one_name_the_uids_are_told_and_a_uid_is_enough(
    detox: Run, done: Run, tmp_path: Path
) -> None:
    file, other = tmp_path / "all.json", {"DETOX_HOME": str(tmp_path / "other")}
    done("channels", "add", "newsletter", **other)
    done("export", "json", "--to", str(file), **other)
    done("channels", "add", "newsletter")
    done("import", "json", str(file), "--yes")
    one, two = (each["uid"] for each in done("channels", "list", "--json").data)
    for verb in ("effort", "show", "archive", "edit"):
        is_refused(detox("channels", verb, "newsletter"), "more than one channel", one, two)
    assert done("channels", "archive", two, "--json").data["uid"] == two
    is_refused(detox("channels", "show", "nothing"), "No channel is called “nothing”.")
    loads = [done("loads", "upkeep", "--a-day", "1h", "--json").data["uid"] for _time in range(2)]
    is_refused(detox("loads", "end", "being there", "1 april"), "more than one load", *loads)
    done("loads", "remove", loads[0])
    assert done("loads", "end", "being", "today", "--json").data["uid"] == loads[1]
    is_refused(detox("loads", "remove", "nothing"), "No load is called “nothing”.")


@pytest.mark.parametrize(
    ("first", "last", "after"),
    [
        ("1 march 2025", "20 march", "2025-03-21"), ("1 december", "5 january", "2026-01-06"),
        ("1 mars 2028", "20 mars", "2028-03-21"), ("2025-03-01", "yesterday", "2026-11-22"),
        ("", "20 december", "2026-12-21"), ("1 october", "20 december", "2026-12-21"),
    ],
)  # fmt: skip
def test_the_last_day_of_an_effort_is_read_beside_its_first(
    done: Run, first: str, last: str, after: str
) -> None:
    done("channels", "add", "news")
    begun = ["--from", first] if first else []
    words = ["channels", "effort", "news", "--own", "1h", *begun, "--to", last, "--json"]
    effort = done(*words).data
    assert effort["to"] == after
    if first:
        moved = done("channels", "change", effort["uid"], "--to", last, "--json").data
        assert moved["to"] == after


@pytest.mark.parametrize(
    ("first", "last", "after"),
    [
        ("1 december 2027", "20 december", "2027-12-21"),
        ("20 nov", "25 nov", "2026-11-26"), ("friday", "monday", "2026-11-24"),
        ("20 nov", "21 nov", "2027-11-22"), ("1 october", "20 december", "2026-12-21"),
        ("1er mars 2028", "20 mars", "2028-03-21"), ("1 december", "in 3 weeks", "2026-12-14"),
    ],
)  # fmt: skip
def test_the_last_day_of_a_load_is_read_beside_its_first(
    done: Run, first: str, last: str, after: str
) -> None:
    words = ["--from", first, "--to", last, "--a-day", "2h", "--json"]
    assert done("loads", "campaign", "x", *words).data["to"] == after
    assert done("loads", "upkeep", *words).data["to"] == after


def test_an_end_that_has_been_is_not_put_off_to_next_year(detox: Run, done: Run) -> None:
    done("channels", "add", "letters", "--kind", "letters")
    for days in (["--to", "20 nov"], ["--from", "20 nov", "--to", "10 nov"]):
        told = detox("channels", "effort", "letters", "--own", "1h", *days)
        is_refused(told, "ends before it begins")
    for days in (["--from", "28 dec", "--to", "3 jan"], ["--to", "5 jan"]):
        told = done("channels", "effort", "letters", "--own", "1h", *days, "--json")
        assert "-01-0" in told.out


@pytest.mark.parametrize(("typed", "back"), [("half", 45_000), ("quart", 22_500), ("10%", 9000)])
def test_what_comes_back_may_be_a_share(detox: Run, typed: str, back: int) -> None:
    words = ["cost", "3h", "--days", "300", "--returns", typed]
    is_refused(detox(*words), "an amount, as in 30000 ")
    assert detox(*words, "--rate", "100EUR", "--json").data["returns"] == back
