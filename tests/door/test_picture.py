"""What a kept picture may send to a terminal, whatever stands in its file."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detox.door import awake_mark
from detox.door.picture import HOLE, drawn, is_plain, look, told

LOOK = look(80, 24)
OURS = re.compile(r"\x1b\[[0-9;]*[mH]")


def picture(*lines: str, styles: tuple[str, ...] = ("0", "0;1")) -> list[str]:
    return told(LOOK, ("", "", ""), list(styles), list(lines))


@settings(max_examples=200)
@given(st.lists(st.text(max_size=12), max_size=9), st.text(max_size=6))
def test_a_terminal_is_sent_colours_places_and_plain_text_alone(fields, styles) -> None:
    for given_fields in (fields, [LOOK, "", "", "", styles, *fields], picture(*fields)):
        text = drawn(given_fields, LOOK, 0.0)
        assert text is None or is_plain(OURS.sub("", text))


@pytest.mark.parametrize(
    "line", ["0 \x1b[31mred", "0 \x9b31m", "0 a\x07", "0 a\nb", "9 far", "x none", "0 \u202eback"]
)
def test_a_line_that_we_would_not_write_means_no_picture(line: str) -> None:
    assert drawn(picture("0 fine", line), LOOK, 0.0) is None


def test_words_of_any_language_are_drawn() -> None:
    line = "0 « été »\t1 10\u202f000 日本\u3000語"
    assert drawn(picture(line), LOOK, 0.0) == (
        "\x1b[1;1H\x1b[0m« été »\x1b[0;1m10\u202f000 日本\u3000語"
    )


def test_another_look_is_another_picture() -> None:
    assert drawn(picture("0 fine"), look(81, 24), 0.0) is None


def test_a_clock_is_drawn_as_of_now_and_only_where_it_fits() -> None:
    now = time.time()
    fields = told(LOOK, ("754", str(int(now)), repr(awake_mark())), ["0"], [f"0 {HOLE}12:34"])
    assert drawn(fields, LOOK, now + 66) == "\x1b[1;1H\x1b[0m13:40"
    assert drawn(fields, LOOK, now + 3600) is None, "it has an hour now, and no room for it"
    asleep = told(LOOK, ("754", str(int(now)), repr(awake_mark() - 9)), ["0"], [f"0 {HOLE}12:34"])
    assert drawn(asleep, LOOK, now) is None
