"""A goodbye that fits: counted as the platform counts, cut on a word border, addresses whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.fitting import fitted, length
from detox.domain.platform import Counts, Place, Room

FAMILY = "👨\u200d👩\u200d👧"
FLAG = "🇫🇷"
MAIL, SITE = "lina@example.invalid", "https://lina.example.invalid/lettre"


def room(most: int, counts: Counts = Counts.CHARACTERS, link: int | None = None) -> Room:
    return Room(Place.POST, most, counts, link)


@pytest.mark.parametrize(
    ("counts", "text", "found"),
    [
        (Counts.CHARACTERS, f"été {FAMILY}", 9),
        (Counts.GRAPHEMES, f"e\u0301te\u0301 {FAMILY}{FLAG}{FLAG}", 7),
        (Counts.UTF16, f"été {FLAG}", 8),
        (Counts.BYTES, "été €", 9),
        (Counts.WEIGHTED, "abc é", 5),
        (Counts.WEIGHTED, f"日本 {FAMILY}{FLAG}", 9),
        (Counts.WEIGHTED, "e\u0301", 1),
    ],
)
def test_each_platform_counts_in_its_own_way(counts: Counts, text: str, found: int) -> None:
    assert length(text, room(280, counts)) == found


def test_a_link_counts_the_same_however_long_it_is() -> None:
    assert length(f"see {SITE}", room(280, Counts.WEIGHTED, 23)) == 27
    assert length(f"see {SITE}", room(280)) == 4 + len(SITE)


def test_a_text_that_fits_stays_as_it_is_with_the_addresses_it_lacks_behind_it() -> None:
    text = f"Write to me at {MAIL}."
    assert fitted(text, [MAIL], None) == (text, "", ())
    assert fitted(text, [MAIL, SITE], room(280)) == (f"{text}\n{SITE}", "", ())


def test_the_beginning_of_a_longer_address_is_not_the_address() -> None:
    found = fitted(f"Read {SITE}", ["https://lina.example.invalid"], None)
    assert found.text.endswith("\nhttps://lina.example.invalid")


def test_what_is_too_long_is_cut_between_words_and_keeps_the_address() -> None:
    text = "Thank you, all of you, for seven years of pictures. Write to me soon."
    found = fitted(text, [MAIL], room(52))
    assert found.text == f"Thank you, all of you, for… {MAIL}"
    assert found.cut == "seven years of pictures. Write to me soon."
    assert found.left_out == ()


def test_an_address_in_the_part_that_is_cut_comes_behind_what_is_left() -> None:
    text = f"Thank you for the pictures. {MAIL} is where I am, and I would be glad of a word."
    assert fitted(text, [MAIL], room(60)).text == f"Thank you for the pictures. {MAIL} is where I…"
    assert fitted(text, [MAIL], room(45)).text == f"Thank you for the… {MAIL}"


def test_where_there_is_no_room_for_words_the_first_addresses_are_all_there_is() -> None:
    found = fitted("Goodbye, all of you", [MAIL, SITE], room(25))
    assert found == (MAIL, "Goodbye, all of you", (SITE,))
    assert fitted("Goodbye, all of you", [MAIL], room(10)) == ("", "Goodbye, all of you", (MAIL,))


words = st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12), max_size=30)


@given(words, st.lists(st.sampled_from([MAIL, SITE]), unique=True), st.integers(20, 200),
       st.sampled_from(Counts), st.sampled_from([None, 23]))  # fmt: skip
def test_what_comes_out_always_fits_and_tears_no_address(
    said: list[str], addresses: list[str], most: int, counts: Counts, link: int | None
) -> None:
    place = room(most, counts, link)
    found = fitted(" ".join(said), addresses, place)
    assert length(found.text, place) <= most
    assert all(each in found.text for each in addresses if each not in found.left_out)
