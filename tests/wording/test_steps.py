"""Steps in words."""

from datetime import date

import pytest

from detox.catalogue.loading import load_facts, load_platforms
from detox.domain.account import Account
from detox.domain.platform import Fact, Facts
from detox.domain.problem import Unreadable
from detox.domain.steps import Step, StepKind
from detox.wording.steps import step_host, step_how, step_link, step_title, step_why

DAY = date(2026, 12, 31)


def step(kind: StepKind, title: str = "") -> Step:
    return Step(f"insta001.{kind}", "insta001", kind, DAY, DAY, title=title)


def facts(platform: str) -> Facts:
    found = load_facts(platform)
    assert not isinstance(found, Unreadable)
    return found


@pytest.mark.parametrize("kind", [kind for kind in StepKind if kind is not StepKind.OWN])
def test_every_step_has_a_title_a_reason_and_a_way(kind: StepKind) -> None:
    account = Account("insta001", "Instagram", "instagram")
    assert "Instagram" in step_title(step(kind), account)
    for known in (None, facts("instagram")):
        assert step_why(step(kind), known, "en")
        assert step_how(step(kind), known, "en")


@pytest.mark.parametrize("platform", load_platforms())
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_platform_can_be_told_calmly(platform: str, language: str) -> None:
    known = facts(platform)
    for kind in StepKind:
        said = step_why(step(kind), known, language) + step_how(step(kind), known, language)
        assert "!" not in said
        assert "%(" not in said


def test_a_step_of_ones_own_is_its_own_words() -> None:
    own = step(StepKind.OWN, "thank Aunt Nobody")
    assert step_title(own, Account("1", "Instagram")) == "thank Aunt Nobody"
    assert step_why(own, None, "en") == step_how(own, None, "en") == ""


def test_the_archive_says_how_long_it_takes_and_lasts() -> None:
    said = step_why(step(StepKind.ASK_ARCHIVE), facts("instagram"), "en")
    assert "up to 14 days" in said
    assert "works for 4 days" in said
    assert "isn’t known" in step_why(step(StepKind.ASK_ARCHIVE), None, "en")


def test_what_is_not_confirmed_says_so() -> None:
    assert "4 days (unconfirmed)." in step_why(
        step(StepKind.FETCH_ARCHIVE), facts("facebook"), "en"
    )


def test_deleting_warns_of_the_phone() -> None:
    assert "by phone" in step_why(step(StepKind.DELETE), facts("instagram"), "en")


def test_a_path_is_a_row_of_menus() -> None:
    how = step_how(step(StepKind.DELETE), facts("instagram"), "en")
    assert how.startswith("Accounts Center > Personal details > ")


def test_a_link_is_https_and_its_host_is_known() -> None:
    assert step_host(step(StepKind.DELETE), facts("instagram")) == "accountscenter.instagram.com"
    plain = Facts("a", "A", delete_url=Fact("http://a.example/"))
    disguised = Facts("a", "A", delete_url=Fact("https://a.example@b.example/"))
    for each in (plain, disguised, None, facts("mastodon")):
        assert step_link(step(StepKind.DELETE), each) is None
