"""Days, times, durations and money as they are written where a person lives, and as they chose."""

import pytest

from tests.cli.conftest import Run

NB, NNB = "\u00a0", "\u202f"
REGIONS = {
    # a locale: the day, a time, a range of days, an amount at home, the same in US dollars
    "en_GB": ("Sunday 22 November 2026", "15:32", "16–22 Nov", "£1,234.50", "$1,234.50"),
    "en_US": ("Sunday, November 22, 2026", "3:32 PM", "Nov 15–21", "$1,234.50", "$1,234.50"),
    "en_CA": (
        "Sunday, November 22, 2026", "3:32 PM", "Nov 15–21", "$1,234.50", f"USD{NB}1,234.50",
    ),
    "fr_FR": (
        "dimanche 22 novembre 2026", "15:32", "du 16 au 22 nov.",
        f"1{NNB}234,50{NB}€", f"1{NNB}234,50{NB}$",
    ),
    "fr_BE": (
        "dimanche 22 novembre 2026", "15:32", "du 16 au 22 nov.",
        f"1{NNB}234,50{NB}€", f"1{NNB}234,50{NB}$",
    ),
    "fr_CH": (
        "dimanche 22 novembre 2026", "15:32", "du 16 au 22 nov.",
        f"1{NNB}234.50{NB}CHF", f"1{NNB}234.50{NB}$",
    ),
    "fr_CA": (
        "dimanche 22 novembre 2026", "15:32", "du 15 au 21 nov.",
        f"1{NNB}234,50{NB}$", f"1{NNB}234,50{NB}USD",
    ),
    "de_DE": ("Sunday 22 November 2026", "15:32", "16–22 Nov", "€1,234.50", "$1,234.50"),
    "C": ("Sunday 22 November 2026", "15:32", "16–22 Nov", "€1,234.50", "$1,234.50"),
}  # fmt: skip


@pytest.mark.parametrize(("locale", "written"), REGIONS.items())
def test_each_region_has_its_days_times_and_amounts(
    done: Run, locale: str, written: tuple[str, ...]
) -> None:
    day, clock, week, amount, dollars = written
    name = locale if locale == "C" else f"{locale}.UTF-8"
    checked = done("doctor", LC_ALL=name).out
    assert day in checked
    assert f" {clock}" in checked
    told = done(
        "report",
        "2026-11-15..2026-11-21" if "15" in week else "2026-11-16..2026-11-22",
        LC_ALL=name,
    )
    assert told.err[0].lower() + told.err[1:].partition(":")[0].strip() in (
        week,
        week.lower(),
        f"{week[0].lower()}{week[1:]}",
    )
    assert amount in done("rate", "1234.5", LC_ALL=name).out
    assert dollars in done("rate", "1234.5", "USD", LC_ALL=name).out


@pytest.mark.parametrize(
    ("locale", "length"),
    [("en_GB", "1 h 5 min"), ("en_US", "1 h 5 min"), ("de_DE", "1 h 5 min"), ("fr_FR", "1 h 05"),
     ("fr_CH", "1 h 05"), ("fr_CA", "1 h 05")],
)  # fmt: skip
def test_a_length_is_written_as_the_language_does(done: Run, locale: str, length: str) -> None:
    done("log", "65m", "writing")
    assert f" {length} (" in done("status", LC_ALL=f"{locale}.UTF-8").out
    assert done("status", "--format", "{today}", LC_ALL=f"{locale}.UTF-8").out == f"{length}\n"


def test_each_category_of_a_locale_says_its_own(done: Run) -> None:
    mixed = {"LANG": "en_US.UTF-8", "LC_TIME": "en_GB.UTF-8", "LC_MONETARY": "en_CA.UTF-8"}
    assert "15:32 on Sunday 22 November 2026" in done("doctor", **mixed).out
    assert "$3.00" in done("rate", "3", "CAD", **mixed).out
    assert "USD\u00a03.00" in done("rate", "3", "USD", **mixed).out


def test_french_is_written_as_in_france_where_french_is_not_spoken(done: Run) -> None:
    american = {"LC_ALL": "en_US.UTF-8"}
    done("config", "set", "language", "fr", **american)
    assert "Il est 15:32, dimanche 22 novembre 2026" in done("doctor", **american).out


def test_clock_and_dates_are_as_chosen_whatever_the_region_has(done: Run) -> None:
    american = {"LC_ALL": "en_US.UTF-8"}
    done("config", "set", "clock", "24", **american)
    done("config", "set", "dates", "day-month", **american)
    assert "15:32 on Sunday 22 November 2026" in done("doctor", **american).out
    done("undo", **american)
    assert "15:32 on Sunday, November 22, 2026" in done("doctor", **american).out
    done("config", "set", "clock", "12")
    assert "3:32 PM on Sunday 22 November 2026" in done("doctor").out


def test_what_is_shown_can_be_typed(done: Run) -> None:
    american = {"LC_ALL": "en_US.UTF-8"}
    record = done("log", "1 h 5 min writing from 9:10 AM", "--json", **american).data
    assert (record["minutes"], record["start"][11:16]) == (65, "09:10")
    assert "9:10 AM to 10:15 AM" in done("log", "65m", "reading", "--at", "9:10 AM", **american).out
    assert (
        done("log", "5m", "email", "--on", "Nov 20, 2026", "--json", **american).data["day"]
        == "2026-11-20"
    )
    assert "$100.00" in done("rate", "100 $", LC_ALL="en_CA.UTF-8").out


def test_the_kept_answer_of_the_status_is_that_of_the_region(done: Run) -> None:
    done("accounts", "add", "instagram", "--day", "2026-12-31")
    for locale, day in [
        ("en_GB", "31 December"),
        ("en_US", "December 31"),
        ("en_GB", "31 December"),
    ]:
        assert day in done("status", LC_TIME=f"{locale}.UTF-8").out
        assert day in done("status", LC_TIME=f"{locale}.UTF-8").out


def test_data_are_the_same_everywhere(done: Run) -> None:
    done("log", "65m", "writing", "--at", "9:10")
    british, american = (
        done("sessions", "--json", LC_ALL=f"{locale}.UTF-8").data for locale in ("en_GB", "en_US")
    )
    assert british == american
