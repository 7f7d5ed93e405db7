"""The letters of files, as spreadsheets and other programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.written.letters import MAC, UTF_8, UTF_16, WINDOWS, decoded

TABLE = (
    "Date;Durée;Activité;Notes\r\n"
    "20/11/2026;0:45;écriture;« L’été à Évian », où l’on paie 3 €\r\n"
    "21/11/2026;1:10;lecture;forêt, maïs, Noël, reçu, garçon\r\n"
)


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", UTF_8),
        ("utf-8-sig", UTF_8),
        ("utf-16", UTF_16),
        ("utf-16-le", UTF_16),
        ("utf-16-be", UTF_16),
        ("utf-32", "UTF-32"),
        ("cp1252", WINDOWS),
        ("mac_roman", MAC),
    ],
)
def test_a_table_is_read_in_whatever_it_was_written(codec: str, name: str) -> None:
    assert decoded(TABLE.encode(codec)) == (TABLE, name, 0)


@pytest.mark.parametrize("word", ["été", "Écriture", "à côté", "naïf", "l’heure", "GARÇON"])
@pytest.mark.parametrize(("codec", "name"), [("cp1252", WINDOWS), ("mac_roman", MAC)])
def test_a_few_words_show_which_of_two_alphabets_it_is(word: str, codec: str, name: str) -> None:
    assert decoded(f"Note\n{word}\n".encode(codec)) == (f"Note\n{word}\n", name, 0)


def test_lines_that_another_program_put_in_are_read_and_counted() -> None:
    content = "Note\nété\nhiver\n".encode() + "forêt\n".encode("cp1252")
    assert decoded(content) == ("Note\nété\nhiver\nforêt\n", UTF_8, 1)


def test_a_zero_byte_that_a_crash_left_keeps_no_text_out() -> None:
    text = "Date,Minutes\n" + "2026-11-20,45\n" * 9
    assert decoded(f"{text}\0\n{text}".encode()) == (f"{text}\0\n{text}", UTF_8, 0)


@pytest.mark.parametrize(
    "content",
    [b"SQLite format 3\0\x10\0", b"\xff\xd8\xff\xe0\0\x10JFIF", b"\xff\xfeD", b"\1\2\xe9"],
)
def test_what_is_no_text_is_none(content: bytes) -> None:
    assert decoded(content) is None


@given(st.text(min_size=1).filter(lambda text: "\0" not in text and text[0] != "\ufeff"))
def test_what_was_written_in_utf_8_is_read_as_it_was(text: str) -> None:
    found = decoded(text.encode("utf-8", "ignore"))
    assert found is None or found.text == text.encode("utf-8", "ignore").decode()


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading(content: bytes) -> None:
    decoded(content)
