import string
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.notify.sanitise import (
    ELSEWHERE,
    WINDOWS,
    Limits,
    clipped,
    escaped,
    plain,
    sanitise,
)

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=400)
FAMILY = "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}"


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("l'écriture, aujourd'hui", "l'écriture, aujourd'hui"),
        ("a\x1b[31mred\x07", "a[31mred"),
        ("null\0null", "nullnull"),
        ("one\r\ntwo\rthree\n\tfour", "one\ntwo\nthree\n\tfour"),
        ("c1 \x9b31m\x85", "c1 31m"),
        ("file-\udce9.txt", "file-?.txt"),
        ("\ud83d alone", "? alone"),
        ("🌱 شكرا 写作", "🌱 شكرا 写作"),
        ("- buy milk", "- buy milk"),
    ],
)
def test_plain_text_keeps_what_a_person_wrote_and_drops_what_a_terminal_obeys(
    given_text: str, expected: str
) -> None:
    assert plain(given_text) == expected


@pytest.mark.parametrize("empty", ["", "  ", "\n", "\x00\x1b"])
def test_an_empty_title_is_replaced(empty: str) -> None:
    assert sanitise(empty, "", ELSEWHERE) == ("Detox", "")


def test_a_title_is_one_line_and_a_body_is_several() -> None:
    assert sanitise("one\ntwo\t three", "\none\n two\n", ELSEWHERE) == (
        "one two three",
        "one\n two",
    )


@pytest.mark.parametrize(
    ("text", "limit", "utf16", "expected"),
    [
        ("exactly", 7, False, "exactly"),
        ("exactly.", 7, False, "exactl…"),
        ("ends a word here", 8, False, "ends a…"),
        ("ab🌱🌱", 5, True, "ab🌱…"),
        ("ab🌱🌱", 4, True, "ab…"),
        ("ab🌱🌱", 4, False, "ab🌱🌱"),
        ("cafe\u0301s", 5, False, "caf…"),
        (f"ab{FAMILY}c", 6, False, "ab…"),
        ("ab\N{WAVING HAND SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}cd", 4, False, "ab…"),
        ("e" + "\u0301" * 50, 9, False, "e" + "\u0301" * 7 + "…"),
    ],
)
def test_a_long_text_is_cut_between_two_characters_as_they_are_seen(
    text: str, limit: int, utf16: bool, expected: str
) -> None:
    assert clipped(text, limit, utf16) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("if x<3 and y>5", "if x&lt;3 and y&gt;5"),
        ("<b>bold</b> & co", "&lt;b&gt;bold&lt;/b&gt; &amp; co"),
        ("already &lt;", "already &amp;lt;"),
        ('it\'s "said"', 'it\'s "said"'),
    ],
)
def test_markup_in_a_body_is_shown_and_not_obeyed(body: str, expected: str) -> None:
    assert escaped(body) == expected


@given(ANY_TEXT, ANY_TEXT, st.sampled_from([ELSEWHERE, WINDOWS, Limits(5, 9, utf16=True)]))
def test_any_text_becomes_one_that_every_desktop_takes(
    title: str, body: str, limits: Limits
) -> None:
    text = sanitise(title, body, limits)
    length = units if limits.utf16 else len
    assert 0 < length(text.title) <= limits.title
    assert length(text.body) <= limits.body
    assert "\n" not in text.title
    assert (text.title + text.body).encode()
    assert not set(text.title + text.body) & ({chr(c) for c in range(32)} - {"\n", "\t"})


@given(ANY_TEXT, ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(title: str, body: str) -> None:
    once = sanitise(title, body, ELSEWHERE)
    assert sanitise(once.title, once.body, ELSEWHERE) == once


@given(st.text(string.printable, max_size=100))
def test_what_fits_and_is_printable_is_left_alone(body: str) -> None:
    kept = body.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "").replace("\x0c", "")
    assert sanitise("Title", body, ELSEWHERE).body == kept.strip("\n")


@given(ANY_TEXT)
def test_escapes_are_read_back_as_the_text(body: str) -> None:
    assert unescape(escaped(body)) == body
