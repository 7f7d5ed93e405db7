"""The letter, in both languages."""

import re
from datetime import date

import pytest

from detox.domain.account import Account
from detox.domain.problem import Refused
from detox.export.letter import Sender, letter, written
from tests.export.conftest import DAY

LATER = date(2027, 3, 1)
ZOE = Sender("Zoé Testard", ("1 rue Inventée", "00000 Nulleville"), "@zoe_nobody", "it answers.")


@pytest.fixture
def asked(instagram: Account) -> Account:
    return instagram.request(DAY, date(2027, 1, 30))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_rests_on_the_articles_it_needs(asked: Account, language: str) -> None:
    text = letter(asked, "Instagram", Sender(), language, LATER)
    articles = set(re.findall(r"articles?\s+(\d+)", text))
    assert {"12", "17", "19", "21", "77", "79"} <= articles
    assert "2016/679" in text
    assert "CNIL" in text
    assert max(map(len, text.splitlines())) <= 90


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("en", ("31 December 2026", "30 January 2027", "1 March 2027")),
        ("fr", ("31 décembre 2026", "30 janvier 2027", "1er mars 2027")),
    ],
)
def test_it_has_the_days_in_its_own_language(
    asked: Account, language: str, days: tuple[str, ...]
) -> None:
    text = " ".join(letter(asked, "Instagram", ZOE, language, LATER).split())
    assert all(day in text for day in days)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_not_known_stands_in_brackets(asked: Account, language: str) -> None:
    empty = letter(asked, "Instagram", Sender(), language, LATER)
    assert len(re.findall(r"\[[^]]+\]", empty)) == 8
    filled = letter(asked, "Instagram", ZOE, language, LATER)
    assert len(re.findall(r"\[[^]]+\]", filled)) == 2  # the platform's address, and the place
    assert filled.startswith("Zoé Testard\n1 rue Inventée\n00000 Nulleville\n")
    assert filled.endswith("Zoé Testard\n")
    assert "@zoe_nobody" in filled
    assert "$" not in filled


def test_before_the_day_of_no_return_it_claims_nothing_that_has_not_happened(
    asked: Account,
) -> None:
    before = " ".join(letter(asked, "Instagram", ZOE, "en", date(2027, 1, 29)).split())
    after = " ".join(letter(asked, "Instagram", ZOE, "en", date(2027, 1, 30)).split())
    assert "is to be final on 30 January 2027. As things stand, it answers." in before
    assert "was to be final on 30 January 2027. To this day, it answers." in after


def test_a_name_of_its_own_is_what_the_account_is_called(asked: Account) -> None:
    named = asked._replace(name="Pictures of $nobody")
    assert "account Pictures of $nobody on" in letter(named, "Instagram", Sender(), "en", LATER)


def test_without_a_request_there_is_nothing_to_complain_about(instagram: Account) -> None:
    with pytest.raises(Refused, match="has not been asked for"):
        letter(instagram, "Instagram", Sender(), "en", LATER)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_a_name_in_both_languages(month: int) -> None:
    names = {written(date(2027, month, 2), language) for language in ("en", "fr")}
    assert len(names) == 2
