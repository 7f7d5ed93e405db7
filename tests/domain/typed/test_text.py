"""Text as it may be kept: notes, names and tags."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain import text as texts
from detox.domain.problem import Unreadable
from detox.domain.text import clean, read_name, read_note, read_tag, shown

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
RAINBOW = "\U0001f3f3\ufe0f\u200d\U0001f308"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
TYPED = st.text() | st.text(
    st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zs", "So", "Mn", "L"])
)

CLEANED = {
    "plain": "plain", "  trimmed \t": "trimmed", "a\tb": "a b", "a\nb": "a b", "a\r\nb": "a b",
    "a\x00b": "ab", "\x1b[31mred": "[31mred", "a\x7fb": "ab", "a\x9bb": "ab", "a\x85b": "a b",
    "a\u2028b": "a b", "a\u202eb\u202c": "ab", "a\u2066b\u2069": "ab", "a\u200bb": "ab",
    "a\ufeffb": "ab", "a\xadb": "ab", "a\u200db": "ab", "a\ud800b": "ab",
    "\u2060": "", "a\U000e0041b": "ab", "été": "été", "é": "é", "« oui »": "« oui »",
    "1\u202f000": "1\u202f000", FAMILY: FAMILY, RAINBOW: RAINBOW, FAMILY + "\u200d": FAMILY,
    "\u200d" + FAMILY: FAMILY, ENGLAND: ENGLAND, ENGLAND[:-1]: ENGLAND[0], ENGLAND[1:]: "",
    "日本": "日本", "עברית": "עברית", "[bold]": "[bold]",
}  # fmt: skip


@pytest.mark.parametrize(("text", "cleaned"), CLEANED.items())
def test_what_cannot_be_seen_is_taken_out(text: str, cleaned: str) -> None:
    assert clean(text, 100) == cleaned


def test_line_breaks_stay_where_they_are_wanted() -> None:
    assert (
        clean("one\r\ntwo\u2028three\rfour\tfive\n", 100, lines=True)
        == "one\ntwo\nthree\nfour five"
    )


def test_text_is_cut_at_its_limit_and_never_inside_an_emoji_joiner() -> None:
    assert clean("abcdef", 3) == "abc"
    assert clean("abc def", 4) == "abc"
    assert clean(FAMILY, 2) == FAMILY[0]
    assert clean(ENGLAND, 4) == ENGLAND[0]


def test_what_is_quoted_in_a_sentence_is_short() -> None:
    assert shown("short") == "short"
    assert shown("x" * 10_000_000) == "x" * 39 + "…"
    assert shown("a\nb") == "a b"


def test_what_is_shortened_ends_between_two_characters_as_they_are_seen() -> None:
    for limit in range(1, len(FAMILY)):
        assert texts.shortened(FAMILY, limit) == "…"
    assert texts.shortened(f"a {FAMILY} b", 8) == f"a {FAMILY}…"
    assert texts.shortened(ENGLAND + "x", 4) == "…"
    assert texts.shortened("e\u0301e\u0301e\u0301", 4) == "e\u0301…"
    assert texts.shortened("abcd", 4) == "abcd"


def test_a_note_keeps_its_lines() -> None:
    assert read_note(" one\ntwo ") == "one\ntwo"
    assert read_note("") == ""
    assert read_note("x" * 10_000) == "x" * 10_000


@pytest.mark.parametrize("size", [10_001, 10_000_000])
def test_a_note_too_long_is_refused_with_its_size(size: int) -> None:
    read = read_note("x" * size)
    assert isinstance(read, Unreadable)
    assert read.problem.params == {"size": size, "limit": 10_000}


def test_a_name_is_one_line_and_not_empty() -> None:
    assert read_name(" Jardin\n") == "Jardin"
    assert read_name("My  Space\u00a0 2") == "My Space 2", "runs of blanks are one"
    for text in ("", "  ", "\u200b", "x" * 81):
        assert isinstance(read_name(text), Unreadable)


TAGS = {
    "newsletter": "newsletter", "+Newsletter": "newsletter", "Été": "été", "E\u0301te\u0301": "été",
    "a-b_c": "a-b_c", "2026": "2026", " x ": "x", "ÎLE": "île", "日本": "日本", "हिन्दी": "हिन्दी",
    "x" * 40: "x" * 40, "+" + "x" * 40: "x" * 40,
}  # fmt: skip


@pytest.mark.parametrize(("text", "tag"), TAGS.items())
def test_a_tag_is_lowered_and_composed(text: str, tag: str) -> None:
    assert read_tag(text) == tag


@pytest.mark.parametrize(
    "text",
    ["", "+", "++a", "a b", "a/b", "-a", "_", "a.b", "#a", "a\x00", "a\u200b", "\u0301", "x" * 41,
     "x" * 10_000_000, "\U0001f600", "[a]", "a\ud800"],
)  # fmt: skip
def test_what_is_no_tag_is_refused(text: str) -> None:
    assert isinstance(read_tag(text), Unreadable)


@given(text=TYPED, limit=st.integers(0, 30), lines=st.booleans())
def test_clean_text_holds_nothing_unseen_and_is_clean_already(
    text: str, limit: int, lines: bool
) -> None:
    kept = clean(text, limit, lines)
    assert len(kept) <= limit
    assert kept == kept.strip()
    assert clean(kept, limit, lines) == kept
    allowed = {"\n"} if lines else set()
    unseen = {letter for letter in kept if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")}
    assert unseen <= allowed
    kept.encode()


@given(text=TYPED)
def test_every_reader_of_text_gives_what_it_would_read_again(text: str) -> None:
    for read_one in (read_note, read_name, read_tag):
        read = read_one(text)
        if not isinstance(read, Unreadable):
            assert read_one(read) == read


def test_limits_are_those_that_are_told() -> None:
    assert (texts.NOTE_LIMIT, texts.NAME_LIMIT, texts.TAG_LIMIT) == (10_000, 80, 40)
