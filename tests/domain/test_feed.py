"""Feeds: made of a pattern and a name, or typed; never with what opens the person's own account."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.catalogue.loading import load_catalogue
from detox.domain.feed import PARTS, feed_address, needed, read_address
from detox.domain.platform import Feed, host_of
from detox.domain.problem import Unreadable

CATALOGUE, _PROBLEMS = load_catalogue()
CHANNEL = "UC" + "a1_-" * 5 + "zz"


def feed_of(platform: str) -> Feed:
    fact = CATALOGUE[platform].feed
    assert fact is not None
    return fact.value


@pytest.mark.parametrize(
    ("platform", "name", "address"),
    [
        ("youtube", CHANNEL, f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}"),
        ("youtube", "@studio.exemple", ""),
        ("mastodon", "@zoe@social.example", "https://social.example/@zoe.rss"),
        ("mastodon", "zoe@Social.Example", "https://social.example/@zoe.rss"),
        ("mastodon", "zoe", ""),
        ("mastodon", "zoe@localhost", ""),
        ("bluesky", "zoe.example.org", "https://bsky.app/profile/zoe.example.org/rss"),
        ("reddit", "r/printmaking", "https://www.reddit.com/r/printmaking/.rss"),
        ("reddit", "printmaking", "https://www.reddit.com/r/printmaking/.rss"),
        ("reddit", "u/demo_user", "https://www.reddit.com/user/demo_user/.rss"),
        ("medium", "@zoe", "https://medium.com/feed/@zoe"),
        ("medium", "studio-exemple", "https://medium.com/feed/studio-exemple"),
        ("tumblr", " studio-exemple ", "https://studio-exemple.tumblr.com/rss"),
        (
            "flickr",
            "12345678@N00",
            "https://www.flickr.com/services/feeds/photos_public.gne?id=12345678@N00",
        ),
        ("flickr", "studio", ""),
        ("instagram", "zoe.testard", ""),
    ],
)
def test_a_platform_and_a_name_give_the_address_of_a_feed(
    platform: str, name: str, address: str
) -> None:
    assert feed_address(feed_of(platform), name) == address


def test_where_nothing_is_known_no_address_is_made() -> None:
    assert feed_address(None, "zoe") == ""


@given(
    st.sampled_from([p for p, facts in CATALOGUE.items() if facts.feed]),
    st.one_of(st.text(max_size=60), st.from_regex(r"[@A-Za-z0-9./:?&=#% -]{1,40}", fullmatch=True)),
)
def test_whatever_the_name_is_the_address_stays_on_the_host_of_the_pattern(
    platform: str, name: str
) -> None:
    made = feed_address(feed_of(platform), name)
    if made and platform not in ("mastodon", "tumblr"):
        assert host_of(made) in {host_of(p) for p in feed_of(platform).patterns}
    assert not made or (host_of(made) and "{" not in made)


def test_a_pattern_says_what_it_needs() -> None:
    assert needed(feed_of("youtube")) == ("channel",)
    assert needed(feed_of("mastodon")) == ("server", "handle")
    assert needed(feed_of("facebook")) == ()
    for facts in CATALOGUE.values():
        if facts.feed is not None:
            assert set(needed(facts.feed.value)) <= set(PARTS)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("", ""),
        ("studio.example/feed", "https://studio.example/feed"),
        ("http://studio.example/rss#top", "http://studio.example/rss"),
        (
            "https://www.goodreads.com/review/list_rss/12?key=SECRET&shelf=read",
            "https://www.goodreads.com/review/list_rss/12?shelf=read",
        ),
        ("https://studio.example/feed?KEY=SECRET", "https://studio.example/feed"),
        ("https://studio.example/feed?monkey=1", "https://studio.example/feed?monkey=1"),
    ],
)
def test_an_address_is_taken_without_a_personal_key(typed: str, address: str) -> None:
    assert read_address(typed) == address


@pytest.mark.parametrize(
    "typed", ["studio", "javascript:a(1)", "https://user@studio.example/", "ftp://a.b/", "a b.c"]
)
def test_what_leads_nowhere_is_refused(typed: str) -> None:
    assert isinstance(read_address(typed), Unreadable)
