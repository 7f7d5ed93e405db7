"""The facts that come with Detox are whole, sourced, in two languages, and the right ones."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import detox.catalogue
from detox.catalogue.index import OFFERED_FIRST
from detox.catalogue.loading import load_catalogue, load_facts, load_platforms, recognise
from detox.domain.platform import (
    Before,
    Bond,
    Counts,
    Fact,
    Facts,
    GraceKind,
    Holds,
    Place,
    Room,
    Tie,
    Tier,
    UsernameAfter,
    host_of,
    is_host,
)

FOLDER = Path(detox.catalogue.__file__).parent / "facts"
CATALOGUE, PROBLEMS = load_catalogue()


def all_facts(facts: Facts) -> list[Fact[Any]]:
    return [*facts.named().values(), *facts.tied, *facts.preconditions, *facts.notes]


def test_every_platform_of_the_index_has_a_file_and_no_file_is_too_many() -> None:
    assert not PROBLEMS
    assert list(CATALOGUE) == list(load_platforms())
    assert {path.stem for path in FOLDER.iterdir()} == set(CATALOGUE)


def test_the_index_still_answers() -> None:
    assert set(OFFERED_FIRST) <= set(load_platforms())
    found = recognise(" Twitter ")
    assert found is not None
    assert (found.id, found.name) == ("x", "X (Twitter)")
    assert recognise("carrier pigeon") is None


def test_one_platform_alone_is_the_same_as_in_the_whole() -> None:
    for facts in CATALOGUE.values():
        assert load_facts(facts.id) == facts


def test_a_fact_has_a_source_and_its_tier_or_is_unconfirmed() -> None:
    for facts in CATALOGUE.values():
        for fact in all_facts(facts):
            assert fact.confirmed is bool(fact.sources) is (fact.tier is not None), fact
            assert fact.tier is not Tier.OWN


def test_a_source_is_short_and_dated_or_says_what_it_is() -> None:
    for facts in CATALOGUE.values():
        for source in facts.sources():
            assert len(source) < 200, source
            assert re.search(r"\((20\d\d|.*20\d\d)|undated\)|^public code file", source), source
        assert len(facts.sources()) == len(set(facts.sources()))


def test_every_sentence_is_there_in_both_languages() -> None:
    for facts in CATALOGUE.values():
        for fact in [*facts.named().values(), *facts.listed()]:
            english, french = fact.words("en"), fact.words("fr")
            assert bool(english) is bool(french), fact
            assert not english or english != french, fact
            assert all(not said or said.endswith(".") for said in (english, french)), fact
        for fact in facts.listed():
            assert fact.words("en"), fact


def test_the_french_is_set_as_french_is() -> None:
    for facts in CATALOGUE.values():
        for fact in [*facts.named().values(), *facts.listed()]:
            french = fact.words("fr")
            assert not re.search("[^\u202f][;?!]|[^\u00a0][:»]|«[^\u00a0]|['\"“”]", french), french


def test_every_address_leads_to_a_host() -> None:
    for facts in CATALOGUE.values():
        for field, fact in facts.named().items():
            if field.endswith("_url"):
                host = host_of(fact.value)
                assert host is not None, fact
                assert "." in host, fact


def test_domains_are_hosts_and_shared_ones_are_among_the_blocked() -> None:
    for facts in CATALOGUE.values():
        assert facts.hosts()
        assert all(is_host(host) and "." in host for host in facts.hosts())
        blocked = facts.block_domains.value if facts.block_domains else ()
        assert set(facts.shared_hosts) <= set(blocked)


def test_what_a_dispute_is_about_can_be_asked_for() -> None:
    for facts in CATALOGUE.values():
        for dispute in facts.disputes:
            assert dispute.words("fr") in facts.doubts("fr", dispute.value)
            assert dispute.words("en") in facts.conflicts("en")


@pytest.mark.parametrize(
    ("platform", "days", "kind"),
    [
        ("instagram", 30, GraceKind.LOGIN_THEN_CANCEL),
        ("facebook", 30, GraceKind.LOGIN_THEN_CANCEL),
        ("messenger", 30, GraceKind.LOGIN_THEN_CANCEL),
        ("threads", 30, None),
        ("x", 30, GraceKind.LOGIN),
        ("tumblr", 30, None),
        ("linkedin", 14, GraceKind.REOPEN_REQUEST),
        ("tiktok", 30, GraceKind.LOGIN),
        ("snapchat", 30, GraceKind.LOGIN),
        ("pinterest", 14, GraceKind.LOGIN_THEN_LINK),
        ("discord", 14, None),
        ("twitch", 90, GraceKind.LOGIN),
        ("vk", 210, GraceKind.LOGIN),
        ("wechat", 60, GraceKind.LOGIN),
        ("bereal", 15, GraceKind.LOGIN),
        ("weibo", 14, GraceKind.LOGIN_THEN_CANCEL),
        ("meetup", 7, GraceKind.ACTIVITY),
        ("tinder", 90, GraceKind.RE_REGISTER),
        ("bumble", 28, GraceKind.RE_REGISTER),
        ("reddit", 0, GraceKind.NONE),
        ("mastodon", 0, GraceKind.NONE),
        ("signal", 0, None),
        ("flickr", None, None),
        ("youtube", None, None),
        ("behance", None, None),
        ("medium", None, None),
        ("nextdoor", None, None),
        ("goodreads", None, None),
        ("500px", None, None),
        ("vimeo", None, None),
        ("hinge", None, None),
    ],
)
def test_the_days_of_grace(platform: str, days: int | None, kind: GraceKind | None) -> None:
    grace = CATALOGUE[platform].grace()
    assert (grace.days, grace.kind) == (days, kind)


@pytest.mark.parametrize(
    ("platform", "days"), [("instagram", 4), ("x", 7), ("tiktok", 4), ("hinge", 2)]
)
def test_only_four_links_have_a_sourced_life(platform: str, days: int) -> None:
    fact = CATALOGUE[platform].export_link_valid_days
    assert fact is not None
    assert (fact.value, fact.confirmed) == (days, True)
    sourced = {
        name
        for name, facts in CATALOGUE.items()
        if facts.export_link_valid_days and facts.export_link_valid_days.confirmed
    }
    assert sourced == {"instagram", "x", "tiktok", "hinge"}


@pytest.mark.parametrize(
    ("platform", "usual", "worst"),
    [
        ("instagram", 3, 14),
        ("x", 1, 2),
        ("linkedin", 1, 3),
        ("tiktok", 4, 4),
        ("reddit", 3, 30),
        ("discord", 2, 30),
        ("bluesky", 0, 0),
    ],
)
def test_how_long_an_archive_takes(platform: str, usual: int, worst: int) -> None:
    fact = CATALOGUE[platform].export_arrival_days
    assert fact is not None
    assert fact.value == (usual, worst)
    assert fact.words("fr")


def test_at_meta_everything_is_forgotten_210_days_after_the_request_at_worst() -> None:
    for platform in ("facebook", "instagram", "threads"):
        assert CATALOGUE[platform].purge_days() == 30 + 90 + 90


def test_elsewhere_the_servers_forget_counting_from_the_request() -> None:
    assert CATALOGUE["linkedin"].purge_days() == 30
    assert CATALOGUE["discord"].purge_days() == 14 + 30
    assert CATALOGUE["flickr"].purge_days() == 30
    assert CATALOGUE["vk"].purge_days() is None


@pytest.mark.parametrize(
    ("platform", "about"),
    [
        ("tumblr", "grace_days"),
        ("facebook", "login_cancels"),
        ("instagram", "login_cancels"),
        ("linkedin", "grace_days"),
        ("discord", "grace_days"),
        ("twitch", "grace_days"),
        ("weibo", "grace_days"),
        ("threads", "delete_url"),
    ],
)
def test_where_sources_disagree_it_is_said(platform: str, about: str) -> None:
    facts = CATALOGUE[platform]
    assert about in {dispute.value for dispute in facts.disputes}
    assert facts.grace().disputed is bool(facts.doubts("en", "grace_days"))


@pytest.mark.parametrize("platform", ["tinder", "bumble", "snapchat", "vk", "facebook"])
def test_what_only_makes_a_fact_less_certain_is_no_disagreement(platform: str) -> None:
    facts = CATALOGUE[platform]
    assert "grace_days" not in {dispute.value for dispute in facts.disputes}
    assert facts.doubts("en", "grace_days")
    assert facts.grace().disputed


def test_whom_an_archive_holds() -> None:
    held = {name: f.archive_holds.value for name, f in CATALOGUE.items() if f.archive_holds}
    assert held == {
        "bluesky": Holds.NOBODY,
        "facebook": Holds.NAMES,
        "flickr": Holds.NAMES,
        "instagram": Holds.HANDLES,
        "linkedin": Holds.NAMES,
        "mastodon": Holds.ADDRESSES,
        "reddit": Holds.CHANNELS,
        "snapchat": Holds.HANDLES,
        "telegram": Holds.PHONES,
        "threads": Holds.HANDLES,
        "tiktok": Holds.HANDLES,
        "x": Holds.IDS,
        "youtube": Holds.CHANNELS,
    }
    with_people = {name for name, facts in CATALOGUE.items() if facts.archive_has_people}
    assert with_people == set(held) - {"youtube", "reddit", "bluesky"}


def test_where_feeds_are_none_or_not_known() -> None:
    known = {name: facts.feed.value.patterns for name, facts in CATALOGUE.items() if facts.feed}
    assert {name for name, patterns in known.items() if not patterns} == {
        *("instagram", "facebook", "x", "twitch", "tiktok", "telegram", "linkedin", "threads"),
    }
    assert set(CATALOGUE) - set(known) == {
        *("snapchat", "behance", "whatsapp", "messenger", "discord", "quora", "vk", "weibo"),
        *("strava", "meetup", "nextdoor", "bereal", "500px", "wechat", "line", "signal"),
        *("tinder", "bumble", "hinge"),
    }, "no source was found either way"
    assert CATALOGUE["reddit"].feed is not None
    assert "2026" in CATALOGUE["reddit"].feed.words("fr"), "its doubt is said"


def test_how_much_text_a_platform_takes() -> None:
    rooms = {name: facts.post_limit.value for name, facts in CATALOGUE.items() if facts.post_limit}
    assert rooms["instagram"] == (Room(Place.CAPTION, 2200), Room(Place.BIO, 150))
    assert rooms["x"] == (
        Room(Place.POST, 280, Counts.WEIGHTED, 23), Room(Place.BIO, 160, Counts.WEIGHTED)
    )  # fmt: skip
    assert rooms["bluesky"][0] == Room(Place.POST, 300, Counts.GRAPHEMES)
    assert rooms["mastodon"] == (Room(Place.POST, 500, link=23),)
    assert {"facebook", "tumblr", "linkedin", "tiktok", "threads", "telegram"} <= set(rooms)
    assert "hinge" not in rooms


def test_a_login_undoes_the_deletion_unless_a_source_says_it_does_not() -> None:
    undone = {name for name, facts in CATALOGUE.items() if not facts.grace().login_undoes}
    assert undone == {
        *("reddit", "bluesky", "mastodon", "whatsapp", "telegram", "meetup", "strava", "tinder"),
        *("line", "signal"),
    }
    assert CATALOGUE["weibo"].login_cancels is None
    assert CATALOGUE["weibo"].grace().login_undoes


def test_accounts_that_hang_together() -> None:
    ties = {name: fact.value for name, facts in CATALOGUE.items() for fact in facts.tied}
    assert ties == {
        "facebook": Tie("messenger", Bond.TAKES_ALONG),
        "messenger": Tie("facebook", Bond.ONLY_WITH),
        "instagram": Tie("threads", Bond.TAKES_ALONG),
        "threads": Tie("instagram", Bond.GOES_WITH),
    }


def test_what_is_kept_unless_the_person_says_otherwise() -> None:
    kept = {name for name, facts in CATALOGUE.items() if facts.kept_by_default}
    assert kept == {"youtube", "behance"}


def test_what_comes_before_has_a_kind() -> None:
    kinds = [fact.value for fact in CATALOGUE["facebook"].preconditions]
    assert kinds == [
        *(Before.HANDOVER, Before.SIGNINS, Before.CANCEL_PAID, Before.ARCHIVE, Before.CONTACTS)
    ]
    assert set(Before) == {
        fact.value for facts in CATALOGUE.values() for fact in facts.preconditions
    }


def test_names_that_others_may_take() -> None:
    found = {name: f.username_after.value for name, f in CATALOGUE.items() if f.username_after}
    assert found["x"] is UsernameAfter.FREE
    assert found["reddit"] is UsernameAfter.NEVER
    assert found["twitch"] is UsernameAfter.LATER


def test_hosts_that_other_sites_use_are_marked() -> None:
    for platform, host in [
        ("x", "t.co"),
        ("facebook", "fbcdn.net"),
        ("linkedin", "licdn.com"),
        ("youtube", "ytimg.com"),
    ]:
        assert host in CATALOGUE[platform].shared_hosts


def test_the_files_have_no_table_that_is_empty() -> None:
    for path in FOLDER.iterdir():
        table = tomllib.loads(path.read_text("utf-8"))
        assert all(value not in ({}, [], "") for value in table.values()), path.name
