"""Values quoted for bash: one word each, whatever is in them and whatever is open before them."""

import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detox.cli.quoting import Quotes, quoted_for_bash, typed_in_bash

STRANGE = st.text(st.sampled_from("ab $`\"'\\!~*?[]{}()<>|&;#=:@%^-\té語👩") | st.characters(
    exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=8)  # fmt: skip
OPENINGS = {Quotes.NONE: "", Quotes.SINGLE: "'", Quotes.DOUBLE: '"', Quotes.ANSI: "$'"}


def typed_out(value: str, quotes: Quotes) -> str:
    """What stands on the line after bash has put `value` there: it closes what is still open."""
    written, mark = quoted_for_bash(value, quotes), quotes.value[-1:]
    return OPENINGS[quotes] + written + ("" if written.endswith(mark) and written else mark)


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@settings(max_examples=20)
@given(st.lists(st.tuples(STRANGE, st.sampled_from(Quotes)), min_size=1, max_size=40))
def test_bash_reads_each_value_as_one_word_again(values: list[tuple[str, Quotes]]) -> None:
    words = [f"x{typed_out(value, quotes)}" for value, quotes in values]
    ended = subprocess.run(
        ["bash", "--norc", "-c", f"set -f; printf '%s\\0' {' '.join(words)}"],
        capture_output=True, check=True, timeout=60,
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/nobody"},
    )  # fmt: skip
    assert ended.stdout.decode().split("\0")[:-1] == [f"x{value}" for value, _quotes in values]


@given(st.lists(st.tuples(STRANGE, st.sampled_from(Quotes)), min_size=1, max_size=5))
def test_what_was_quoted_is_read_back(values: list[tuple[str, Quotes]]) -> None:
    line = " ".join(["detox", *(f"x{typed_out(value, quotes)}" for value, quotes in values)])
    typed = typed_in_bash(line)
    assert typed is not None
    assert typed.words == ("detox", *(f"x{value}" for value, _quotes in values))
    assert typed.quotes is Quotes.NONE


@given(STRANGE, st.integers(0, 8))
def test_a_value_goes_on_after_any_beginning_of_it(value: str, place: int) -> None:
    begun = f"detox {quoted_for_bash(value[:place])}"
    whole = typed_in_bash(begun + quoted_for_bash(value[place:]))
    assert whole is not None
    assert whole.words == ("detox", value)


@pytest.mark.parametrize(
    ("line", "word", "quotes"),
    [
        ("detox ", "", Quotes.NONE),
        ("detox a\\ b", "a b", Quotes.NONE),
        ("detox 'a b", "a b", Quotes.SINGLE),
        ('detox "a\\"\\x', 'a"\\x', Quotes.DOUBLE),
        ("detox $'a\\'b", "a'b", Quotes.ANSI),
        ('detox "a b"\'c', "a bc", Quotes.SINGLE),
        ("detox 'it'\\''s", "it's", Quotes.SINGLE),
        ("detox ''", "", Quotes.NONE),
        ("detox a\\", "a", Quotes.NONE),
    ],
)
def test_an_unfinished_word_is_read(line: str, word: str, quotes: Quotes) -> None:
    assert typed_in_bash(line) == (("detox", word), quotes)
