"""What holds for every log line: it is read whole, said back the same, and shown piece by piece."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox import i18n
from detox.domain.activity import BUILT_IN
from detox.domain.problem import Problem, Unreadable
from detox.domain.session import AHEAD
from detox.domain.tongues import Form, tongue
from detox.domain.typed.activities import WHICH_ACTIVITY
from detox.domain.typed.entry import (
    HOW_LONG,
    NOTHING_YET,
    Entry,
    read_partial,
)
from detox.domain.typed.hedges import MULTIPLE, ROUGH
from detox.domain.typed.phrases import TWO_READINGS
from tests.domain.typed.entry_world import read_entry
from tests.domain.typed.said import said_back
from tests.domain.typed.sheet import cases, languages

NOW = datetime(2026, 11, 26, 16, 30, tzinfo=ZoneInfo("Europe/Paris"))
LANGUAGES = ("en", "fr")
AT = {"en": "at", "fr": "à"}


@cache
def entry_of(line: str, language: str) -> Entry | Unreadable:
    return read_entry(line, BUILT_IN, NOW.date(), language, NOW)


def examples(language: str, *kinds: str) -> list[tuple[Form, str]]:
    """The examples of the table, one by one."""
    return [
        (form, example)
        for form in tongue(language).forms
        for example in form.example.split(", ")
        if example and form.kind in kinds
    ]


def lines_of(form: Form, example: str, language: str) -> list[str]:
    """Lines that an example is a piece of."""
    if form.kind in ("duration", "lasting"):
        return [f"{example} vision", f"vision {example}", f"vision {example} +tag"]
    if form.kind == "time":
        example = f"{AT[language]} {example}"
    if form.pattern.count("{time}") + form.pattern.count("{o}") > 1:
        return [f"vision {example}", f"{example} vision"]
    return [f"45m vision {example}", f"{example} 45m vision", f"vision 45m {example}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_the_table_is_read_wherever_it_stands(language: str) -> None:
    for form, example in examples(language, "duration", "lasting", "time", "day", "when"):
        for line in lines_of(form, example, language):
            read = entry_of(line, language)
            assert isinstance(read, Entry), (line, read)
            assert read.note == "", line


def test_what_a_sheet_holds_is_said_back_and_read_again_the_same() -> None:
    read = (entry_of(case.line, sheet) for sheet in languages("") for case in cases("", sheet))
    entries = dict.fromkeys(each for each in read if isinstance(each, Entry))  # much comes often
    for entry in entries:
        for language in LANGUAGES:
            assert entry_of(said_back(entry, BUILT_IN, language), language) == entry


QUOTED_AWAY = (HOW_LONG, NOTHING_YET, WHICH_ACTIVITY)
"""What a line lacks once the quotes that a refusal proposes have made it the note."""


def proposals(line: str, problem: Problem) -> Iterator[str]:
    """The lines that a refusal says to write instead."""
    shown = {key for key in ("line", "length", "range") if f"%({key})s" in problem.message}
    typed = str(problem.params.get("typed", ""))
    for key in shown:
        if key == "line":
            yield str(problem.params[key])
        elif problem.message in (TWO_READINGS, ROUGH, MULTIPLE):
            assert typed in line
            yield line.replace(typed, str(problem.params[key]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_refusal_proposes_is_not_refused_as_well(language: str) -> None:
    for case in cases("", language):
        read = entry_of(case.line, language)
        for line in proposals(case.line, read.problem) if isinstance(read, Unreadable) else ():
            again = entry_of(line, language)
            is_short_of_something = (
                isinstance(again, Unreadable)
                and '"' in line
                and again.problem.message in QUOTED_AWAY
            )
            to_come = isinstance(again, Unreadable) and again.problem.message == AHEAD
            assert isinstance(again, Entry) or is_short_of_something or to_come, (case.typed, line)


LENGTHS = {
    one: [example for _form, example in examples(one, "duration", "lasting")] for one in LANGUAGES
}
WHENS = {one: [example for _form, example in examples(one, "day", "when")] for one in LANGUAGES}
TIMES = {one: [example for _form, example in examples(one, "time")] for one in LANGUAGES}
NAMES = {one: [each.named(one) for each in BUILT_IN] for one in LANGUAGES}
NOTES = {
    "en": ["column draft", "a novel", "two chapters", "chapter 9", "plan for tomorrow",
           "the 39 steps", "to the bank", "re: yesterday", "2 pages", "and more", "until",
           "at the desk", "1984"],
    "fr": ["chronique", "à la plage", "dix pages", "de Proust", "pour demain", "à Zoé", "le monde",
           "un roman", "chapitre 9", "d’hier", "et la suite", "jusqu’à la fin", "à 20 km"],
}  # fmt: skip


@st.composite
def lines(draw: st.DrawFn) -> tuple[str, str]:
    """Words of one language that may be a log line, in any order."""
    language = draw(st.sampled_from(LANGUAGES))
    pick = lambda words: st.lists(st.sampled_from(words), max_size=2)  # noqa: E731
    minutes = st.integers(1, 600).map(lambda n: f"{n // 60}h{n % 60:02}" if n > 60 else f"{n}m")
    times = st.sampled_from(TIMES[language]).map(lambda each: f"{AT[language]} {each}")
    parts = [
        draw(st.sampled_from(NAMES[language])),
        draw(st.sampled_from(LENGTHS[language]) | minutes),
        *draw(pick(WHENS[language])),
        *draw(st.lists(times, max_size=1)),
        *draw(pick(NOTES[language])),
        *draw(st.lists(st.sampled_from(["+tag", "+lettre", ",", "-"]), max_size=1)),
    ]
    return " ".join(draw(st.permutations(parts))), language


@given(lines())
def test_a_line_that_is_read_means_the_same_when_it_is_said_back(case: tuple[str, str]) -> None:
    line, language = case
    read = entry_of(line, language)
    if isinstance(read, Unreadable):
        i18n.speak(language)
        assert i18n.render(read.problem).endswith(".")
        return
    assert entry_of(said_back(read, BUILT_IN, language), language) == read
    assert is_whole(line, language)


def is_whole(line: str, language: str) -> bool:
    """Whether each word of a line is in a piece that was taken for something."""
    pieces = read_partial(line, BUILT_IN, NOW.date(), language, NOW).pieces
    return all(piece.kind != "unread" for piece in pieces)


@given(
    st.text(max_size=40)
    | lines().map(lambda case: case[0])
    | st.text("0123456789 hm:,.-+@'\"«»()éàdel", max_size=30)
)
def test_pieces_stand_in_order_and_cover_what_was_typed(line: str) -> None:
    pieces = read_partial(line, BUILT_IN, NOW.date(), "fr", NOW).pieces
    covered = [place for piece in pieces for place in range(piece.start, piece.end)]
    assert covered == sorted(set(covered))
    assert {place for place, letter in enumerate(line) if not letter.isspace()} <= set(covered)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_understood_whatever_is_spoken(language: str) -> None:
    for other in LANGUAGES:
        for form, example in examples(other, "duration", "lasting", "day"):
            if "/" not in example:  # whose numbers hang on the language
                line = lines_of(form, example, other)[0]
                assert entry_of(line, language) == entry_of(line, other), line
