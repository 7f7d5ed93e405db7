"""Where a link leads, and which platform a host belongs to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.platform import host_of, matches


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.facebook.com/help/delete_account", "www.facebook.com"),
        ("HTTP://Intranet/leave", "intranet"),
        ("https://x.com:8443/settings?a=b#c", "x.com"),
        ("https://müsli.example/", "xn--msli-0ra.example"),
        ("https://x.com./", "x.com"),
    ],
)
def test_the_host_is_the_one_that_the_browser_asks(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    "url",
    [
        *("", "x.com", "//x.com/", "ftp://x.com/", "javascript:alert(1)", "file:///etc/passwd"),
        *("data:text/html,hi", "https://", "https:///delete", "https://x.com:99999/"),
        *("https://x.com@evil.example/", "https://user:secret@x.com/", "https://x.com\\@evil/"),
        *("https://x.com/a b", "https://x.com/\n", "https://x.com/\x1b[2J", "https://x..com/"),
        *("https://[::1", "https://<instance>/settings", "https://x.com/" + "a" * 3000),
    ],
)
def test_what_is_no_plain_web_address_has_no_host(url: str) -> None:
    assert host_of(url) is None


@given(st.text())
def test_any_text_has_a_host_or_none(text: str) -> None:
    for url in (text, f"https://{text}"):
        host = host_of(url)
        assert host is None or host.isascii()


@pytest.mark.parametrize("host", ["x.com", "X.com", "mobile.x.com", "a.b.x.com", "x.com."])
def test_a_host_belongs_to_its_domain(host: str) -> None:
    assert matches(host, ["t.co", "x.com"])


@pytest.mark.parametrize("host", ["netflix.com", "x.com.example", "com", "", "ax.com", "x.co"])
def test_a_host_that_only_looks_alike_does_not(host: str) -> None:
    assert not matches(host, ("x.com",))
