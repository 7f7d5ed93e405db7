"""Addresses become platforms by whole labels of their host, and nothing looks like another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.catalogue.loading import load_catalogue
from detox.measure import known_of
from detox.measure.hosts import _PUBLISHING, tells_publishing
from tests.measure.conftest import KNOWN

label = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("address", "platform"),
    [
        ("https://www.facebook.com/", "facebook"),
        ("http://FACEBOOK.com", "facebook"),
        ("https://m.facebook.com.:443/x?y#z", "facebook"),
        ("https://x.com?from=mail", "x"),
        ("https://x.com#top", "x"),
        (r"https://x.com\@netflix.com/", "x"),  # as a browser reads it
        ("https://name:word@x.com/home", "x"),
        ("https://x.com@evil.example/", ""),
        ("https://netflix.com/", ""),
        ("https://notfacebook.com/", ""),
        ("https://facebook.com.evil.example/", ""),
        ("https://evil.example/facebook.com", ""),
        ("https://evil.example/?u=https://facebook.com/", ""),
        ("https://xn--facebook-x1a.com/", ""),
        ("https://[::1]/", ""),
        ("ftp://facebook.com/", ""),
        ("javascript:location='https://facebook.com'", ""),
        ("about:blank", ""),
        ("https://", ""),
        ("https:///x.com", ""),
        ("", ""),
        (None, ""),
        (17, ""),
    ],
)
def test_an_address_belongs_to_the_platform_of_its_host(address: object, platform: str) -> None:
    assert KNOWN.place_of(address)[0] == platform


@given(st.sampled_from(sorted(KNOWN.domains)), label)
def test_whatever_stands_below_a_host_is_at_its_platform(host: str, below: str) -> None:
    assert KNOWN.place_of(f"https://{below}.{host}/")[0] == KNOWN.domains[host]
    assert KNOWN.platform_at(f"{below}.{host}.".upper()) == KNOWN.domains[host]


@given(st.sampled_from(sorted(KNOWN.domains)), label)
def test_whatever_is_stuck_to_a_host_is_another_one(host: str, more: str) -> None:
    assert KNOWN.platform_at(f"{host}.{more}") == ""
    if f"{more}{host}" not in KNOWN.domains:
        assert KNOWN.platform_at(f"{more}{host}") == ""


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    assert KNOWN.place_of(text)[0] in {"", *KNOWN.domains.values()}
    assert KNOWN.place_of(f"https://{text}")[0] in {"", *KNOWN.domains.values()}


@pytest.mark.parametrize(
    ("address", "publishing"),
    [
        ("https://x.com/compose/post", True),
        ("https://x.com/compose", True),
        ("https://x.com/intent/post?text=hello", True),
        ("https://x.com/composer_fan", False),
        ("https://x.com/home", False),
        ("https://www.linkedin.com/post/new", True),
        ("https://www.linkedin.com/feed/", False),
        ("https://www.instagram.com/create/style/", True),
        ("https://www.instagram.com/created_with_love/", False),
        ("https://studio.youtube.com/channel/1/videos", True),
        ("https://studio.youtube.com", True),
        ("https://www.youtube.com/watch?v=upload", False),
        ("https://www.tumblr.com/new/text", True),
        ("https://www.tumblr.com/newest", False),
        ("https://www.reddit.com/r/python/submit?type=TEXT", True),
        ("https://www.reddit.com/r/python/", False),
        ("https://www.tiktok.com/upload?lang=en", True),
        ("https://www.facebook.com/", False),
        ("https://business.facebook.com/latest/composer", True),
        ("https://example.org/compose", False),
    ],
)
def test_pages_to_publish_on_are_told_by_their_address(address: str, publishing: bool) -> None:
    assert KNOWN.place_of(address)[1] is publishing


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("Instagram", "instagram"),
        ("instagram lite", "instagram"),
        ("Instagram.exe", "instagram"),
        ("com.instagram.android", "instagram"),
        ("Instagram™", "instagram"),
        ("https://www.instagram.com/", "instagram"),
        ("X", "x"),
        ("reddit.com", "reddit"),
        ("old.reddit.com", "reddit"),
        ("vim", ""),
        ("how to leave reddit.com", ""),
        (None, ""),
    ],
)
def test_an_app_goes_by_its_name_its_package_or_a_host(name: object, platform: str) -> None:
    assert KNOWN.platform_of_either(name) == platform


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("WhatsApp Messenger", "whatsapp"),
        ("WhatsApp Business", "whatsapp"),
        ("X, formerly Twitter", "x"),
        ("X (anciennement Twitter)", "x"),
        ("Threads, an Instagram app", "threads"),
        ("BeReal. Your friends for real.", "bereal"),
        ("Signal – Messagerie privée", "signal"),
        ("TikTok Lite", "tiktok"),
        ("Facebook Lite", "facebook"),
        ("Messenger Lite", "messenger"),
        ("YouTube Music", ""),
        ("X-plore", ""),
    ],
)
def test_an_app_goes_by_what_stores_call_it(name: str, platform: str) -> None:
    facts, _problems = load_catalogue()
    assert known_of(facts.values()).platform_of_app(name) == platform


def test_every_platform_of_the_catalogue_is_found_at_its_hosts() -> None:
    facts, problems = load_catalogue()
    known = known_of(facts.values())
    assert problems == []
    for each in facts.values():
        for host in each.hosts():
            assert known.place_of(f"https://{host}/")[0] == each.id
    assert known.platform_of_app("Twitter") == "x"


def test_only_platforms_of_the_catalogue_tell_publishing() -> None:
    facts, _problems = load_catalogue()
    assert set(_PUBLISHING) <= set(facts)
    assert tells_publishing("x")
    assert not tells_publishing("whatsapp")
