"""What a terminal sends never ends the program, and costs no key that comes after it."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from detox.tui.terminal.keyboard import Keyboard
from tests.terminal.conftest import Open
from tests.terminal.window import STANDS


def events_of(*pieces: bytes) -> Iterator[Message]:
    keyboard = Keyboard()
    return (event for piece in pieces for event in keyboard.feed(piece))


def keys(*pieces: bytes) -> list[str]:
    return [event.key for event in events_of(*pieces) if isinstance(event, events.Key)]


@pytest.mark.parametrize(
    "noise",
    [
        b"\xe9",  # é of a terminal that speaks Latin-1
        b"\xff\xfe\xc0\xaf",
        b"\xed\xa0\x80",  # half a surrogate pair
        b"\x1b[M \xe9\x30",  # a click far to the right, as old terminals tell it
        b"\x1b[M\x20\xc3\xa9",
        b"\x1b[M#\x80\x80",
        b"\x1b[97:65;2u",  # keys with numbers that nobody asked for
        b"\x1b[99999999999u",
        b"\x1b[<0;0;0M",
    ],
)
def test_what_is_no_text_is_left_out_and_the_key_after_it_counts(noise: bytes) -> None:
    assert keys(noise + b"l") == ["l"]
    assert keys(*(bytes([byte]) for byte in noise + b"l")) == ["l"]


@pytest.mark.parametrize(
    "pasted",
    [
        b"ab\x1bcd",
        b"one\rtwo\x1b[1mthree\x1b[0m\rfour\r",
        b"\x1b\x1b[20\x1b[200~x\x1b[A",
        b"x\x1b",
        b"\x1b" * 40,
    ],
)
def test_nothing_that_is_pasted_is_a_key(pasted: bytes) -> None:
    sent = b"k\x1b[200~" + pasted + b"\x1b[201~l"
    told = pasted.decode().replace("\x1b", "")
    for pieces in ([sent], [bytes([byte]) for byte in sent]):
        found = list(events_of(*pieces))
        assert [each.key for each in found if isinstance(each, events.Key)] == ["k", "l"]
        assert [each.text for each in found if isinstance(each, events.Paste)] == [told]


def test_a_letter_cut_in_two_is_whole() -> None:
    assert keys("é".encode()[:1], "é".encode()[1:]) == ["é"]


def test_a_terminal_without_pixels_can_have_a_mouse() -> None:
    assert keys(b"\x1b[48;24;80;0;0t\x1b[<0;5;5Ml") == ["l"]
    assert keys(b"\x1b[48;0;0;0;0t\x1b[<0;5;5Ml") == ["l"]


@settings(max_examples=200)
@given(
    st.lists(
        st.binary(max_size=12) | st.sampled_from([b"\x1b[", b"\x1b[M", b"\x1b[<", b"\x1b[200~"])
    )
)
def test_no_bytes_are_the_end_of_it(pieces: list[bytes]) -> None:
    keyboard = Keyboard()
    for piece in pieces:
        list(keyboard.feed(piece))
        list(keyboard.tick())


def test_a_key_after_a_byte_that_is_no_text_opens_the_help(opened: Open) -> None:
    window = opened().until(STANDS)
    window.send(b"\xe9\x1b[M \xe9\x30?")
    window.until("All keys")
    window.send("?q")  # Esc and q in one read would be one key
    assert (window.ended(), window.left_sane()) == (0, "")
