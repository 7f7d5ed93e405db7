"""Amounts as people type them, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.problem import Hundredths, Unreadable
from detox.domain.typed.money import NO_CURRENCY, NOT_AN_AMOUNT, read_amount, read_share
from detox.domain.typed.words import TWO_WAYS

READ = [
    ("100", 10_000, "EUR"), ("100 EUR", 10_000, "EUR"), ("100EUR", 10_000, "EUR"),
    ("100 €", 10_000, "EUR"), ("€100", 10_000, "EUR"), ("85,50 €", 8_550, "EUR"),
    ("85.5", 8_550, "EUR"), ("120 chf", 12_000, "CHF"), ("$ 90", 9_000, "USD"),
    ("£12.05", 1_205, "GBP"), ("100 €/h", 10_000, "EUR"), ("100 EUR / hour", 10_000, "EUR"),
    ("100 euros de l’heure", 10_000, "EUR"), ("90 dollars an hour", 9_000, "USD"),
    ("12 000 XPF", 1_200_000, "XPF"), ("12\u202f000 xpf", 1_200_000, "XPF"),
    ("€1,234.50", 123_450, "EUR"), ("1.234,50 €", 123_450, "EUR"), ("1’234.50", 123_450, "EUR"),
    ("1'200 CHF", 120_000, "CHF"), ("1,234,567 EUR", 123_456_700, "EUR"),
    ("3000.50 JPY", 300_100, "JPY"), ("3000 yen", 300_000, "JPY"), ("1500,4 KRW", 150_000, "KRW"),
    ("1.234.567,8", 123_456_780, "EUR"), ("1 234,50", 123_450, "EUR"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "cents", "currency"), READ)
def test_an_amount_is_read(typed: str, cents: int, currency: str) -> None:
    assert read_amount(typed, "EUR") == (cents, currency)


@pytest.mark.parametrize(
    "typed",
    ["", "EUR", "a lot", "-100", "10 20", "EUR 100 EUR", "1,00,000", "1,000,000,5", "1.000.5",
     "100 bitcoin", "1e3", "٣ EUR", "100 €" * 100, "\x00", "9" * 30],
)  # fmt: skip
def test_what_is_no_amount_is_answered_with_examples(typed: str) -> None:
    read = read_amount(typed, "EUR")
    assert isinstance(read, Unreadable)
    assert read.problem.message == NOT_AN_AMOUNT
    assert read.problem.params["example"] == "100 EUR"


@pytest.mark.parametrize(
    ("typed", "share"),
    [("half", (1, 2)), ("La moitié", (1, 2)), ("un quart", (1, 4)), ("a third", (1, 3)),
     ("10 %", (100, 1000)), ("12,5%", (125, 1000)), ("10 pour cent", (100, 1000)),
     ("one half", (1, 2)), ("two-thirds", (2, 3)), ("half of it", (1, 2)), ("3 quarts", (3, 4)),
     ("1/3", (1, 3)), ("½", (1, 2)), ("tout", (1, 1)), ("", None), ("half a day", None),
     ("1/0", None), ("100", None)],
)  # fmt: skip
def test_a_share_is_read_by_its_word_or_in_percent(
    typed: str, share: tuple[int, int] | None
) -> None:
    assert read_share(typed) == share


@pytest.mark.parametrize(
    ("typed", "near"), [("100 EUT", "EUR"), ("usb 90", "USD"), ("90 CHG", "CHF"), ("9 zzz", "EUR")]
)
def test_a_code_of_no_currency_is_refused_with_one_that_is_near(typed: str, near: str) -> None:
    read = read_amount(typed, "EUR")
    assert isinstance(read, Unreadable)
    assert read.problem.message == NO_CURRENCY
    assert read.problem.params["example"] == f"100 {near}"


def test_where_no_code_is_near_the_usual_one_is_told() -> None:
    read = read_amount("100 XYZ", "USD")
    assert isinstance(read, Unreadable)
    assert read.problem.params["example"] == "100 USD"


def test_a_currency_that_is_no_more_is_read_beside_amounts_of_it() -> None:
    assert read_amount("100 HRK", "HRK") == (10_000, "HRK")


@pytest.mark.parametrize(
    ("typed", "one", "other"),
    [("1,000 EUR", "1000", 100), ("€30.125", "30125", 3013), ("100.505", "100505", 10051)],
)
def test_what_may_be_thousands_or_not_is_refused_with_both(
    typed: str, one: str, other: int
) -> None:
    read = read_amount(typed, "EUR")
    assert isinstance(read, Unreadable)
    assert read.problem.message == TWO_WAYS
    assert (read.problem.params["one"], read.problem.params["other"]) == (one, Hundredths(other))


@given(st.text(max_size=40))
def test_nothing_typed_breaks_it(typed: str) -> None:
    read = read_amount(typed, "EUR")
    assert isinstance(read, Unreadable) or (read[0] >= 0 and len(read[1]) == 3)
