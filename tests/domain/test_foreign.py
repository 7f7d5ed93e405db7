"""Words of other programs, as tags of ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.foreign import as_tag
from detox.domain.text import read_tag


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("Social media", "social-media"),
        ("newsletter", "newsletter"),
        ("Écriture (fr)", "écriture-fr"),
        ("client: A/B", "client-a-b"),
        ("  _x_ ", "x"),
        ("e\u0301crire·ici", "écrire-ici"),
        ("!!!", ""),
        ("", ""),
        ("a" * 90, "a" * 40),
    ],
)
def test_a_word_becomes_a_tag(word: str, tag: str) -> None:
    assert as_tag(word) == tag


@given(st.text(max_size=80))
def test_whatever_the_word_it_is_a_tag_or_nothing(word: str) -> None:
    tag = as_tag(word)
    assert tag == "" or read_tag(tag) == tag


@given(st.text("abcé1-_", min_size=1, max_size=40).filter(lambda tag: read_tag(tag) == tag))
def test_a_tag_of_ours_stays_as_it_is(tag: str) -> None:
    assert as_tag(tag) == tag
