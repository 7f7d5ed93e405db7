"""`detox balance` and `detox rate`: what came back, what became of it, and plainly the rest."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, is_refused


@pytest.fixture
def away(done: Run) -> Run:
    """Ten days away, today included, at an hour a day; two hours noted, a slip of 20 minutes."""
    done("accounts", "add", "instagram", "--since", "2026-11-13")
    done("measure", "--set", "instagram", "1h", "--since", "2026-11-13")
    done("log", "2h", "writing", "--on", "2026-11-14")
    done("accounts", "slip", "instagram", "20m", "--on", "2026-11-15")
    return done


def cells(told: str) -> list[list[str]]:
    """The cells of a table."""
    return [[cell for cell in line.split("  ") if cell] for line in told.splitlines()]


def test_the_rest_is_not_noted(away: Run) -> None:
    told = away("balance")
    assert told.err == ""
    assert [[cell.strip() for cell in row] for row in cells(told.out)] == [
        ["13–22 Nov: 10 days away."],
        ["Instagram", "10 days", "9 h 40 min", "minus 20 min spent there"],
        [],
        ["writing", "2 h"],
        ["logged", "2 h"],
        ["not logged", "7 h 40 min"],
    ]


def test_as_data_it_has_every_figure(away: Run) -> None:
    found = away("balance", "month", "--json").data
    assert (found["from"], found["to"], found["days_away"]) == ("2026-11-13", "2026-11-23", 10)
    (account,) = found["accounts"]
    assert account == {
        "uid": account["uid"],
        "name": "Instagram",
        "days_away": 10,
        "days_counted": 10,
        "days_together": 0,
        "days_unknown": 0,
        "days_guessed": 0,
        "baseline_minutes": 600,
        "slips_minutes": 20,
        "reclaimed_minutes": 580,
    }
    assert found["by"] == [{"key": "writing", "name": "writing", "minutes": 120}]
    assert (found["together"], found["money"]) == (None, [])
    assert (found["reclaimed_minutes"], found["noted_minutes"]) == (580, 120)
    assert (found["not_noted_minutes"], found["guessed"]) == (460, False)


def test_more_noted_than_it_took_is_said_plainly(away: Run) -> None:
    away("log", "10h", "reading")
    assert cells(away("balance").out)[-1] == ["logged beyond that", " 2 h 20 min"]
    assert away("balance", "--json").data["not_noted_minutes"] == -140


def test_more_time_there_than_before_is_said_as_that(away: Run) -> None:
    away("accounts", "slip", "instagram", "11h")
    assert cells(away("balance").out)[-1] == ["more than before", "1 h 20 min"]
    report = away("report", "month", "--md").out
    assert (
        "that would have taken 10 h; 11 h 20 min was spent there, 1 h 20 min more than before."
        in report
    )
    assert "2 h is logged, all of it other time." in report
    assert "won back" not in report
    assert "−" not in report


def test_one_account_has_its_own_line(away: Run) -> None:
    away("accounts", "add", "facebook", "--since", "2026-11-20")
    away("measure", "--set", "all", "3h", "--since", "2026-11-01")
    told = away("balance", "--account", "insta")
    assert told.out == "Instagram  10 days  9 h 40 min  minus 20 min spent there\n"
    assert away("balance", "--account", "facebook", "--json").data["days_together"] == 3
    assert "No days away from Facebook" in away("balance", "2026-10", "--account", "facebook").err
    together = away("balance", "--json").data["together"]
    assert (together["days_away"], together["reclaimed_minutes"]) == (3, 360)


def test_of_a_figure_for_all_only_the_part_of_those_that_are_away_is_won_back(done: Run) -> None:
    done("accounts", "add", "instagram", "--since", "2026-11-13")
    done("accounts", "add", "facebook", "--day", "2026-12-31")
    done("accounts", "add", "youtube", "--keep")
    asked = done("measure", "--set", "all", "2h30", "--since", "2026-11-13")
    assert "How does that divide up?" in asked.err
    told = done("balance")
    assert cells(told.out)[1][-2:] == ["8 h 20 min", "an equal share, a guess"]
    assert "detox measure --set Instagram TIME --since 2026-11-13" in told.err
    found = done("balance", "--json").data
    assert (found["reclaimed_minutes"], found["guessed"]) == (500, True)
    one = done("balance", "--account", "instagram", "--json").data
    assert (one["reclaimed_minutes"], one["days_guessed"]) == (500, 10)
    report = done("report", "month", "--md")
    assert "without their own figure get equal shares, which is a guess" in report.out


@pytest.mark.parametrize(
    ("deeds", "longest"),
    [
        ([], 185),
        ([["break", "instagram", "pause", "2026-09-01"]], 102),
        ([["break", "instagram", "end", "2026-10-01"]], 132),
        (
            [
                ["request", "instagram", "--on", "2026-08-01", "--grace", "30"],
                ["confirm", "instagram", "--on", "2026-10-01"],
            ],
            185,
        ),
    ],
    ids=["a break", "a pause", "an end", "a deletion"],
)
def test_days_away_are_the_same_in_the_balance_and_in_the_figures(
    done: Run, deeds: list[list[str]], longest: int
) -> None:
    done("accounts", "add", "instagram", "--since", "2026-05-22")
    for words in deeds:
        done("accounts", *words)
    figures = done("accounts", "show", "instagram", "--figures", "--json").data["figures"]
    assert done("balance", "--json").data["days_away"] == figures["longest"] == longest
    assert figures["share"] == round(longest / 185, 3)


def test_it_is_asked_once_and_told_in_one_go(done: Run) -> None:
    done("accounts", "add", "instagram", "--since", "2026-11-13")
    done("accounts", "add", "facebook", "--day", "2026-12-31")
    done("measure", "--set", "all", "2h30", "--since", "2026-11-13")
    assert (
        "How does that divide up?"
        not in done("measure", "--set", "all", "2h", "--since", "today").err
    )
    since = ["--since", "2026-11-13"]
    parts = ["--set", "all", "2h30", "--set", "instagram", "1h", "--set", "facebook", "30m"]
    told = done("measure", *parts, *since)
    assert told.out.count("Saved:") == 2
    assert "Nothing to change: all together" in told.out
    found = done("balance", "--json").data
    assert (found["reclaimed_minutes"], found["guessed"]) == (600, False)
    assert "guess" not in done("balance").out
    done("undo")
    assert done("balance", "--json").data["guessed"]


def test_parts_that_come_to_more_than_the_whole_are_said(done: Run) -> None:
    done("accounts", "add", "instagram", "--since", "2026-11-13")
    done("accounts", "add", "facebook", "--since", "2026-11-13")
    told = done("measure", "--set", "all", "1h", "--set", "insta", "2h", "--since", "2026-11-13")
    assert "The parts come to 2 h, more than the 1 h for all of them." in told.err
    assert done("balance", "--json").data["reclaimed_minutes"] == 1200


def test_days_without_a_figure_are_said_with_the_way_to_tell_it(done: Run) -> None:
    done("accounts", "add", "my old forum", "--since", "2026-11-13")
    told = done("balance")
    assert "10 days without a figure" in told.out
    assert "not logged" not in told.out
    assert "detox measure --set 'my old forum' TIME --since 2026-11-13" in told.err
    assert done("balance", "--json").data["not_noted_minutes"] is None


def test_without_a_day_away_there_is_a_way_to_begin(done: Run) -> None:
    told = done("balance")
    assert (told.out, "detox accounts break NAME" in told.err) == ("", True)
    found = done("balance", "2027", "--json").data
    assert (found["accounts"], found["reclaimed_minutes"]) == ([], 0)


def test_a_rate_shows_money_until_it_is_taken_away(away: Run) -> None:
    assert "€" not in away("balance").out
    told = away("rate", "60", "EUR", "--since", "2026-11-01").out
    assert told == "From Sunday 1 November on, an hour is worth €60.00.\n"
    shown = away("balance").out
    assert "9 h 40 min  €580.00" in shown
    assert shown.endswith("not logged           7 h 40 min\n"), "what was lived has no price"
    (money,) = away("balance", "--json").data["money"]
    assert (money["currency"], money["not_noted"], money["by"]) == ("EUR", None, {"writing": 120})
    away("rate", "off")
    assert "€" not in away("balance").out
    away("undo")
    assert "€580.00" in away("balance").out


def test_without_a_rate_the_answer_that_costs_use_is_named(done: Run) -> None:
    assert "“detox balance” shows no amounts" in done("rate").err
    assert "last answer" not in done("rate").err
    done("questions", "answer", "making", "2h")
    done("questions", "answer", "worth", "100", "EUR")
    assert (
        "“detox cost” and “detox loads” use your last answer, €100.00 an hour." in done("rate").err
    )
    assert "€" in done("cost", "3h").out
    done("rate", "60", "EUR")
    assert "your last answer" in done("rate", "off").err


def test_an_amount_with_two_meanings_is_offered_as_it_is_typed(detox: Run) -> None:
    is_refused(detox("rate", "12,345"), "12345, or 12.35")
    is_refused(detox("rate", "12,345", LANG="fr_FR.UTF-8"), "12345, ou 12,35")


def test_of_two_rates_of_a_day_the_one_that_is_listed_holds_and_is_changed(
    done: Run, tmp_path: Path
) -> None:
    """Two machines each told one; with four days hardly any rule by chance would do."""
    everything, there = str(tmp_path / "all.json"), {"DETOX_HOME": str(tmp_path / "other")}
    days = [f"2026-11-0{day}" for day in range(1, 5)]
    for day in days:
        done("rate", "100", "EUR", "--since", day)
        done("rate", "50", "EUR", "--since", day, **there)
    done("export", "json", "--to", everything, **there)
    done("import", "json", everything, "--yes")
    assert [each["valid_from"] for each in done("rate", "--json").data] == days
    for day, amount in zip(days, (81, 82, 83, 84), strict=True):
        done("rate", str(amount), "EUR", "--since", day)
        reckoned = done("cost", "1h", "--json", DETOX_NOW=f"{day}T12:00:00Z").data
        assert reckoned["rate"]["amount"] == amount
    assert [each["amount"] for each in done("rate", "--json").data] == [81, 82, 83, 84]
    done("rate", "off")
    assert done("rate", "--json").data == []


def test_what_is_not_known_has_no_price_and_a_price_of_nothing_is_shown(away: Run) -> None:
    for name in ("facebook", "my old forum"):
        away("accounts", "add", name, "--since", "2026-11-13")
    away("measure", "--set", "facebook", "1m", "--since", "2026-11-13")
    away("accounts", "slip", "facebook", "10m", "--on", "2026-11-14")
    away("rate", "60", "EUR", "--since", "2026-11-01")
    rows = {line.split("  ")[0]: line for line in away("balance").out.splitlines()}
    assert "€0.00" in rows["Facebook"]
    assert "€" not in rows["my old forum"]
    (money,) = away("balance", "--json").data["money"]
    assert sorted(money["accounts"].values()) == [0, 580]


def test_currencies_stand_beside_each_other(away: Run) -> None:
    away("rate", "60 €", "--since", "2026-11-01")
    away("rate", "90 CHF", "--since", "2026-11-22")
    told = away("balance")
    assert "€520.00" in told.out
    assert "CHF\xa090.00" in told.out
    assert told.err.splitlines() == [
        "Amounts in EUR are for the days with a rate in it (13–21 Nov).",
        "Amounts in CHF are for the days with a rate in it (22 Nov).",
    ]
    assert [m["reclaimed"] for m in away("balance", "--json").data["money"]] == [520, 90]


def test_amounts_of_some_of_the_days_say_of_which(away: Run) -> None:
    away("rate", "60 EUR", "--since", "2026-11-20")
    away("rate", "90 CHF", "--since", "2026-11-22")
    assert "in it (20–21 Nov)." in away("balance").err
    told = away("report", "month", "--md", "--notes").out
    assert (
        "20–21 November 2026: at the hourly rate of these days, the time won back is worth €120.00"
        in told
    )
    assert "22 November 2026: at the hourly rate of these days" in told


def test_an_amount_that_is_not_known_is_left_open(away: Run) -> None:
    away("accounts", "add", "tiktok", "--since", "2026-11-13")
    away("rate", "60 EUR", "--since", "2026-11-01")
    assert "0.00" not in away("balance", "--account", "tiktok").out
    (money,) = away("balance", "--json").data["money"]
    assert list(money["accounts"].values()) == [580]


def test_a_rate_is_in_the_usual_currency_and_takes_a_day(done: Run) -> None:
    assert done("rate").out == ""
    assert "detox rate 100 sets one" in done("rate").err
    done("config", "set", "currency", "CHF")
    done("rate", "85,50", "--since", "2026-09-01")
    (rate,) = done("rate", "--json").data
    assert (rate["amount"], rate["currency"], rate["valid_from"]) == (85.5, "CHF", "2026-09-01")
    assert done("rate", "off", "--json").data == [rate]
    assert done("rate", "--json").data == []


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["rate", "a", "lot"], "“a lot” is not an amount"),
        (["rate", "0"], "must be above 0"),
        (["rate", "--since", "monday"], "Add an amount"),
        (["rate", "off", "--since", "monday"], "leave --since out"),
        (["rate", "100", "EUR", "--since", "someday"], "someday"),
        (["balance", "someday"], "someday"),
        (["balance", "--account", "nobody"], "nobody"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_read_is_refused(detox: Run, words: list[str], part: str) -> None:
    is_refused(detox(*words), part)
