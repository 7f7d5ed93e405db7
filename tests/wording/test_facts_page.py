"""What is known of a platform, told to somebody who wants to leave it."""

import re
from datetime import date

import pytest

from detox import i18n
from detox.catalogue.loading import load_catalogue
from detox.domain.account import Account
from detox.domain.platform import Facts
from detox.wording.facts import purged_on
from detox.wording.facts_page import passages
from detox.wording.who_says import who_says

KNOWN, _PROBLEMS = load_catalogue()


def _asked(platform: str, final: date) -> Account:
    """An account whose deletion was asked for on 31 December 2026."""
    return Account("a1", "Mine", platform).request(date(2026, 12, 31), final, is_told=True)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("jdm-contrib/jdm@4762ba504d Club (2026-08-21, entry of 2013-08-28)",
         "a list kept by volunteers, August 2026"),
        ("OpenTermsArchive/pga-versions@577430aa7c Club/Privacy Policy.md (2026-08-22)",
         "the terms of Club, August 2026"),
        ("https://www.club.example/en/delete/ (undated)", "club.example"),
        ('public code file ("Holmes" registry, 2026-07)', "other programs, July 2026"),
        ("somebody/parser#77 (2022-11-19)", "other programs, November 2022"),
        ("a friend (2026)", "a friend"),
    ],
)  # fmt: skip
def test_a_source_is_told_without_versions_and_paths(source: str, told: str) -> None:
    assert who_says([source], "Club") == [told]


def test_several_sources_of_one_kind_are_told_once_with_the_latest_month() -> None:
    found = ["other/a@1234 x (2024-01-02)", "other/b@1234 y (2026-03-01)", "other/c@1234 z"]
    assert who_says(found, "Club") == ["other programs, March 2026"]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("facts", KNOWN.values(), ids=KNOWN)
def test_every_platform_is_told_in_sentences(facts: Facts, language: str) -> None:
    i18n.speak(language)
    found = passages(facts, _asked(facts.id, date(2027, 1, 30)))
    assert found
    for passage in found:
        assert passage.said or passage.doubts
        for said in (*passage.said, *passage.doubts):
            assert said.endswith((".", "…")) or " " not in said, said
            assert not said[0].islower() or " " not in said, said
        for source in passage.sources:
            assert not re.search(r"@|/|\[", source), source


def test_what_can_be_cancelled_stands_with_its_doubts() -> None:
    i18n.speak("en")
    facebook = Account("a1", "Facebook", "facebook")
    found = {passage.title: passage for passage in passages(KNOWN["facebook"], facebook)}
    cancelling = found["Cancelling"]
    assert cancelling.said[0] == "You have 30 days after the request."
    assert any("any sign-in" in doubt for doubt in cancelling.doubts)
    assert list(found)[:2] == ["Deleting", "Cancelling"]


@pytest.mark.parametrize(
    ("platform", "final", "purged"),
    [
        ("facebook", date(2027, 1, 30), date(2027, 7, 29)),  # 90 + 90 days after the 30 of grace
        ("facebook", date(2027, 11, 1), date(2028, 4, 29)),
        ("tumblr", date(2027, 11, 1), date(2027, 11, 1)),  # its days count from the request
        ("youtube", date(2027, 1, 30), None),
    ],
)
def test_servers_forget_nothing_before_the_deletion_is_final(
    platform: str, final: date, purged: date | None
) -> None:
    assert purged_on(KNOWN[platform], _asked(platform, final)) == purged
