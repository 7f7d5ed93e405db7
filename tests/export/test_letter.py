"""The letter, in both languages."""

import re
from datetime import date, timedelta

import pytest

from detox.domain.account import Account
from detox.domain.problem import Refused
from detox.export.letter import Addressee, Sender, letter, written
from tests.export.conftest import DAY, known

LATER = date(2027, 3, 1)
ZOE = Sender("Zoé Testard", ("1 rue Inventée", "00000 Nulleville"), "@zoe_nobody", "it answers.")


INSTAGRAM = Addressee("Instagram", known("instagram"))


@pytest.fixture
def asked(instagram: Account) -> Account:
    return instagram.request(DAY, date(2027, 1, 30), is_told=True)


def of(platform: str, days: int, *, is_told: bool = False) -> tuple[Account, Addressee]:
    """An account whose deletion was asked for, final so many days later; and its platform."""
    account = Account("one00001", platform, platform).leave_on(DAY, DAY)
    facts = known(platform)
    last = DAY + timedelta(days=days)
    return account.request(DAY, last, is_told=is_told), Addressee("Somewhere", facts)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_rests_on_the_articles_it_needs(asked: Account, language: str) -> None:
    text = letter(asked, INSTAGRAM, Sender(), language, LATER)
    articles = set(re.findall(r"articles?\s+(\d+)", text))
    assert {"12", "17", "19", "21", "77", "79"} <= articles
    assert "2016/679" in text
    assert ("CNIL" in text) == (language == "fr")
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
    text = " ".join(letter(asked, INSTAGRAM, ZOE, language, LATER).split())
    assert all(day in text for day in days)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_not_known_stands_in_brackets(asked: Account, language: str) -> None:
    empty = letter(asked, INSTAGRAM, Sender(), language, LATER)
    assert len(re.findall(r"\[[^]]+\]", empty)) == 9
    filled = letter(asked, INSTAGRAM, ZOE, language, LATER)
    assert len(re.findall(r"\[[^]]+\]", filled)) == 3  # two addresses, the place
    assert filled.startswith("Zoé Testard\n1 rue Inventée\n00000 Nulleville\n")
    assert filled.endswith("Zoé Testard\n")
    assert "@zoe_nobody" in filled
    assert "$" not in filled


@pytest.mark.parametrize(
    ("language", "coming", "passed"),
    [
        (
            "en",
            "According to what I was told, the deletion will be final on 30 January 2027.",
            "According to what I was told, the deletion was to be final on 30 January 2027.",
        ),
        (
            "fr",
            "D’après ce qui m’a été indiqué, cette suppression doit être définitive le 30",
            "D’après ce qui m’a été indiqué, cette suppression devait être définitive le 30",
        ),
    ],
)
def test_a_day_that_the_platform_showed_is_claimed_as_told(
    asked: Account, language: str, coming: str, passed: str
) -> None:
    assert coming in flat(letter(asked, INSTAGRAM, ZOE, language, date(2027, 1, 29)))
    assert passed in flat(letter(asked, INSTAGRAM, ZOE, language, date(2027, 1, 30)))


@pytest.mark.parametrize(
    ("platform", "days", "said"),
    [
        ("instagram", 30, "According to your own terms, the deletion may take up to 30 days"),
        ("pinterest", 14, "According to your own terms, the deletion may take up to 14 days"),
        ("tiktok", 30, "As far as I know, the deletion may take up to 30 days"),
    ],
)
def test_a_day_that_was_worked_out_is_not_claimed_but_the_days_are_as_who_says_them(
    platform: str, days: int, said: str
) -> None:
    account, addressee = of(platform, days)
    last = DAY + timedelta(days=days)
    for today, more in ((DAY, ". As things"), (last, "; that time has passed. To this day")):
        text = flat(letter(account, addressee, ZOE, "en", today))
        assert said + more in text
        assert written(last, "en") not in text.replace(written(today, "en"), "")
        assert "was told" not in text


@pytest.mark.parametrize(
    ("platform", "days"),
    [
        ("tinder", 90), ("bumble", 28), ("tinder", 0),  # closed at once: nothing of that undoes it
        ("youtube", 20), ("", 20),  # nobody knows
        ("reddit", 0), ("instagram", 45),  # at once; other days than the known ones
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "fr"])
def test_where_no_time_is_known_none_is_claimed(platform: str, days: int, language: str) -> None:
    account, addressee = of(platform, days)
    text = flat(letter(account, addressee, ZOE, language, LATER))
    dates = re.findall(r"\d+\S* \S+ 20\d\d", text)
    assert dates == [written(LATER, language), written(DAY, language)]
    assert not re.search(r"\d+ (days|jours)", text)
    assert ("To this day, it answers." in text) == (language == "en")


def test_a_day_that_was_shown_is_claimed_whatever_is_known_of_the_platform() -> None:
    account, addressee = of("youtube", 20, is_told=True)
    assert "final on 20 January 2027" in flat(letter(account, addressee, ZOE, "en", DAY))
    undone = account.cancel_request(DAY).request(DAY, DAY + timedelta(days=20))
    assert "20 January" not in flat(letter(undone, addressee, ZOE, "en", DAY))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "within one month of receiving this request",
                "by two further months",
                "within one month of your receiving this letter",
                "a supervisory authority (article 77): [your authority]",
            ),
        ),
        (
            "fr",
            (
                "un délai d’un mois à compter de la réception de la présente demande",
                "prolonger ce délai de deux mois",
                "un mois à compter de la réception de la présente lettre",
                "auprès d’une autorité de contrôle (article 77) : [votre autorité",
            ),
        ),
    ],
)
def test_the_month_runs_from_receipt_and_may_be_extended_and_any_authority_will_do(
    asked: Account, language: str, said: tuple[str, ...]
) -> None:
    text = flat(letter(asked, INSTAGRAM, ZOE, language, LATER))
    assert all(part in text for part in said)


def test_a_name_of_its_own_is_what_the_account_is_called(asked: Account) -> None:
    named = asked._replace(name="Pictures of $nobody")
    assert "account Pictures of $nobody on" in letter(named, INSTAGRAM, Sender(), "en", LATER)


def test_without_a_request_there_is_nothing_to_complain_about(instagram: Account) -> None:
    with pytest.raises(Refused, match="hasn’t been requested"):
        letter(instagram, INSTAGRAM, Sender(), "en", LATER)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_a_name_in_both_languages(month: int) -> None:
    names = {written(date(2027, month, 2), language) for language in ("en", "fr")}
    assert len(names) == 2
