"""Markup that is escaped whatever goes in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.page.html import Html, document, escaped, joined, tag
from tests.page.parsing import Page

HOSTILE = [
    "</style><script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "' onload='x",
    "<!-- --> <![CDATA[ ]]> &amp; &#0; &lt;",
    "{{7*7}} %(x)s ${x}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    page = Page(str(tag("b", text, title=text)))
    assert page.wrong == []
    assert page.tags == [("b", {"title": text})]
    assert page.words == [text]


@given(st.text(st.characters(codec="utf-8")))
def test_whatever_is_written_is_read_back(text: str) -> None:
    page = Page(str(tag("b", text, title=text)))
    assert [name for name, _attributes in page.tags] == ["b"]
    assert not page.wrong
    unfit = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
    assert "".join(page.words) == unfit.sub("\ufffd", text)


def test_what_no_document_may_hold_is_shown_as_a_sign() -> None:
    assert str(escaped("a\x00b\x1bc\ud800d")) == "a\ufffdb\ufffdc\ufffdd"
    str(escaped("\ud83d")).encode()


def test_attributes_have_the_names_of_html() -> None:
    made = tag("svg", class_="a", aria_hidden="true", viewBox="0 0 1 1", hidden=None, wide=1 / 3)
    assert str(made) == '<svg class="a" aria-hidden="true" viewBox="0 0 1 1" wide="0.33"></svg>\n'


def test_markup_is_not_escaped_twice() -> None:
    assert str(tag("q", tag("b", "<"), joined("&", None, Html("<i></i>")))) == (
        "<q><b>&lt;</b>&amp;<i></i></q>"
    )


def test_a_document_lets_in_its_own_stylesheet_alone() -> None:
    page = Page(document("A <b> title", "fr", "p{color:red}", "sha256-x", tag("p", "x")))
    policy = next(a["content"] for a in page.all("meta") if a.get("http-equiv")) or ""
    assert policy.startswith("default-src 'none'; style-src 'sha256-x'")
    assert page.all("html") == [{"lang": "fr"}]
    assert "A <b> title" in page.words
    assert page.wrong == page.reaches_out == []
