"""Lines of a text are broken where a reader would break them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.style import Style
from textual.visual import RenderOptions

from detox.tui.widgets.told import Told
from detox.tui.wrapping import wrapped


def style_of(style: str | Style) -> Style:
    return Style.parse(style) if isinstance(style, str) else style


def lines_of(text: str, width: int) -> list[str]:
    """As it is shown in a place of that width."""
    told = Told(Content.styled(text, "bold")).render()
    strips = told.render_strips(width, None, Style(), RenderOptions(style_of, {}))
    assert told.get_height({}, width) == len(strips)
    return [strip.text.rstrip(" ") for strip in strips]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Combien de temps par jour sur Instagram\u202f?", 41, None),
        (
            "Combien de temps par jour sur Instagram\u202f?",
            40,
            ["Combien de temps par jour", "sur Instagram\u202f?"],
        ),
        ("it may be a word that is alone", 25, ["it may be a word that", "is alone"]),
        ("a few words are alone", 17, ["a few words", "are alone"]),
        ("few words alone", 10, ["few words", "alone"]),
        ("these are four noticeable", 16, ["these are four", "noticeable"]),
        ("Retirer «\u00a0Forum\u00a0»\u202f?", 14, ["Retirer", "«\u00a0Forum\u00a0»\u202f?"]),
        ("writing 1 h 50 min in all", 14, ["writing", "1 h 50 min in", "all"]),
        ("écriture 1 h 50 en tout", 11, ["écriture", "1 h 50 en", "tout"]),
        ("one two\nthree four", 9, ["one two", "three", "four"]),
        ("  one two three", 9, ["  one two", "  three"]),
    ],
)
def test_a_sign_or_a_unit_never_begins_a_line(
    text: str, width: int, lines: list[str] | None
) -> None:
    assert lines_of(text, width) == (lines or [text])


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("go to the top of all rows", 22, ["go to the top of", "all rows"]),
        ("top of rows", 8, ["top of", "rows"]),
        ("one two three four incomprehensible", 18, ["one two three four", "incomprehensible"]),
        ("abcdefgh", 4, ["abcd", "efgh"]),
        ("", 4, []),
    ],
)
def test_lines_of_a_table_are_broken_so_as_well(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@given(st.text("ab \u00a0\u202f1h?", min_size=1, max_size=60), st.integers(1, 30))
def test_no_letter_is_lost_and_no_line_is_too_long(text: str, width: int) -> None:
    lines = lines_of(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) <= width for line in lines)


@given(st.text("ab /-1h", max_size=80), st.integers(4, 40))
def test_lines_of_a_table_joined_are_the_text(text: str, width: int) -> None:
    words = text.split()
    lines = wrapped(text, max([width, *map(len, words)]))
    assert [word for line in lines for word in line.split()] == words


def test_a_path_with_a_hyphen_stays_whole() -> None:
    said = "Keys can be chosen in /tmp/marie/.config/detox-planner/config.toml"
    assert "/tmp/marie/.config/detox-planner/config.toml" in wrapped(said, 60)[-1].split()
