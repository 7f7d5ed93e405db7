"""Block lists, read the way their programs read them."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from detox.cli.export import FORMATS
from detox.domain.account import Account
from detox.domain.platform import Facts
from detox.export.blocking import Blocking, blocking
from detox.export.hosts import hosts_lines
from detox.export.leechblock import leechblock_options
from detox.export.ublock import ublock_filters
from tests.export.conftest import DAY, TODAY, known

FACEBOOK = Account("fb000001", "Facebook", "facebook").leave_on(DAY, TODAY)
MESSENGER = Account("ms000001", "Messenger", "messenger")
YOUTUBE = Account("yt000001", "YouTube", "youtube").keep(TODAY)
X = Account("x0000001", "X", "x").begin_break(date(2026, 5, 22))


def named(text: str) -> set[str]:
    """The names a hosts file leads nowhere."""
    lines = [line.split() for line in text.splitlines() if line and line[0] != "#"]
    assert all(line[0] == "0.0.0.0" and len(line) == 2 for line in lines)
    return {line[1] for line in lines}


def leechblock_stops(text: str, url: str) -> bool:
    """What LeechBlock NG does with an address: each pattern, from the beginning on."""
    options = dict(re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE))
    patterns = options["sites1"].split()

    def fits(pattern: str) -> bool:
        inner = re.escape(pattern).replace(r"\*", "[^/]*")
        return re.match(rf"https?:/+(www\.)?{inner}", url) is not None

    allowed = any(fits(pattern[1:]) for pattern in patterns if pattern[0] == "+")
    return not allowed and any(fits(pattern) for pattern in patterns if pattern[0] != "+")


def ublock_stops(text: str, url: str) -> bool:
    """What uBlock Origin does with an address: a host and all below it, but what `@@` excepts."""
    host = re.sub(r"https?://([^/]*).*", r".\1", url)

    def fits(sign: str) -> bool:
        found = re.findall(rf"^{sign}\|\|([^^]+)\^", text, re.MULTILINE)
        return any(host.endswith(f".{each}") for each in found)

    return fits("") and not fits("@@")


STOPS: dict[str, Callable[[str, str], bool]] = {
    "hosts": lambda text, url: re.sub(r"https?://([^/]*).*", r"\1", url) in named(text),
    "ublock": ublock_stops,
    "leechblock": leechblock_stops,
}
"""what the program that reads a format does with an address"""


def of(*accounts: Account, shared: bool = False) -> Blocking:
    return blocking(accounts, known, shared=shared)


def test_accounts_left_or_on_a_break_are_blocked_and_no_others() -> None:
    names = named(hosts_lines(of(FACEBOOK, X, YOUTUBE, MESSENGER)))
    assert {"facebook.com", "www.facebook.com", "x.com", "twitter.com"} <= names
    assert not names & {"youtube.com", "youtu.be", "messenger.com", "m.me"}


def test_one_that_is_gone_stays_blocked() -> None:
    gone = FACEBOOK.request(DAY, DAY).confirm(DAY)
    assert "facebook.com" in of(gone).hosts


def test_hosts_that_other_sites_use_are_left_out_and_named() -> None:
    text = hosts_lines(of(FACEBOOK))
    assert not named(text) & {"fbcdn.net", "facebook.net"}
    assert "Left out, because other sites use them too: facebook.net, fbcdn.net" in text


def test_they_are_taken_where_asked_for_with_what_that_means() -> None:
    text = hosts_lines(of(FACEBOOK, shared=True))
    assert {"fbcdn.net", "facebook.net"} <= named(text)
    assert "blocking those can leave gaps there" in text


def _facts(name: str, *hosts: str) -> Facts:
    from detox.domain.platform import Fact

    return Facts(name, name, block_domains=Fact(hosts))


def test_a_host_below_one_that_stays_is_left_out() -> None:
    facts = {"a": _facts("a", "video.example.org", "a.example"), "b": _facts("b", "example.org")}
    left = Account("1", "a", "a").leave_on(DAY, TODAY)
    stays = Account("2", "b", "b").keep(TODAY)
    assert blocking([left, stays], facts.get).hosts == ["a.example"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_host_that_stays_below_a_blocked_one_is_let_through(form: str) -> None:
    facts = {"a": _facts("a", "example.org"), "b": _facts("b", "chat.example.org")}
    left = Account("1", "a", "a").leave_on(DAY, TODAY)
    stays = Account("2", "b", "b").keep(TODAY)
    found = blocking([left, stays], facts.get)
    text = FORMATS[form][0](found)
    assert STOPS[form](text, "https://example.org/")
    assert STOPS[form](text, "https://www.example.org/")
    assert not STOPS[form](text, "https://chat.example.org/room")


def test_a_kept_account_is_not_blocked_even_on_a_break() -> None:
    assert of(YOUTUBE.begin_break(TODAY)).hosts == []


def test_ublock_gets_a_filter_for_each_host() -> None:
    lines = ublock_filters(of(X)).splitlines()
    assert "||x.com^$document,subdocument" in lines
    assert all(line.startswith(("!", "||")) or not line for line in lines)


def test_leechblock_blocks_at_all_times_the_sites_and_what_is_below() -> None:
    text = leechblock_options(of(FACEBOOK, X, YOUTUBE))
    assert "times1=0000-2400\n" in text
    assert "days1=127\n" in text
    for url in ("https://x.com/", "https://www.facebook.com/a", "https://m.facebook.com/a?b"):
        assert leechblock_stops(text, url)
    for url in ("https://x.community/", "https://netflix.com/", "https://youtube.com/watch"):
        assert not leechblock_stops(text, url)


def test_an_account_that_nobody_knows_is_named() -> None:
    forum = Account("forum001", "The old\nforum").leave_on(DAY, TODAY)
    text = hosts_lines(of(FACEBOOK, forum))
    assert "Detox knows nothing to block for The old forum." in text
    named(text)


def test_a_network_of_many_servers_says_so() -> None:
    mastodon = Account("mast0001", "Mastodon", "mastodon").leave_on(DAY, TODAY)
    assert "add the name of yours" in ublock_filters(of(mastodon))


@pytest.mark.parametrize("write", [write for write, _mark in FORMATS.values()])
@pytest.mark.parametrize("shared", [False, True])
def test_a_list_that_names_nobody_has_the_same_hosts_and_no_word_on_whose_they_are(
    write: Callable[[Blocking], str], shared: bool
) -> None:
    forum = Account("forum001", "The old forum").leave_on(DAY, TODAY)
    mastodon = Account("mast0001", "Mastodon", "mastodon").leave_on(DAY, TODAY)
    found = of(FACEBOOK, X, forum, mastodon, shared=shared)
    named, unnamed = write(found), write(found.unnamed())
    for name in ("Facebook", "The old forum", "Mastodon"):
        assert name in named
    told = [line for line in unnamed.splitlines() if line[:1] in ("#", "!")]
    assert told[1:]
    for line in told:
        assert not {"facebook", "fbcdn.net", "twitter", "forum", "mastodon"} & words_of(line)
        assert "Detox" in line or "X" not in line
    rest = [line for line in unnamed.splitlines() if line not in told]
    assert [line for line in named.splitlines() if line[:1] not in ("#", "!")] == rest


def words_of(line: str) -> set[str]:
    return set(re.findall(r"[a-z.]+[a-z]", line.casefold()))
