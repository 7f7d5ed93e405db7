"""The sheets of whens: what people type in each language and what it means; each line is tried."""

from datetime import date, datetime, time
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox import i18n
from detox.domain.problem import Unreadable
from detox.domain.tongues import whens
from detox.domain.typed.rules import ONCE
from detox.domain.typed.schedule import When, read_when, taken_for
from detox.services.recurrence import read_rule, walls
from detox.wording.schedule import rule_in_words
from tests.domain.typed.sheet import Case, blank_apart, cases, languages, refused_as

TODAY = date(2026, 11, 26)
ENOUGH = 150
NINE = time(9)


@cache
def read_of(text: str, language: str) -> When | Unreadable:
    return read_when(text, TODAY, language)


def means(read: When) -> list[str]:
    """What was read, as a sheet says it."""
    is_once = read.rule == ONCE and read.on
    at = f"{read.at:%H:%M}" if read.at else ""
    return ["once" if is_once else read.rule, at, str(read.on or "")]


def fault(case: Case, language: str) -> str:
    """What is wrong with how a line is read, or nothing."""
    read = read_of(case.line, language)
    if isinstance(read, Unreadable):
        return refused_as(case, i18n.render(read.problem))
    return "" if means(read) == case.cells(3) else f"{case.typed} | {case.means}\n    {means(read)}"


@pytest.mark.parametrize("language", languages("when"))
def test_every_when_of_a_sheet_is_read_as_it_says(language: str) -> None:
    i18n.speak(language)
    faults = [told for case in cases("when", language) if (told := fault(case, language))]
    assert not faults, "\n".join(["", *faults])


@pytest.mark.parametrize("language", languages("when"))
def test_a_sheet_of_whens_holds_enough_lines_and_none_twice(language: str) -> None:
    typed = [case.typed for case in cases("when", language)]
    assert len(set(typed)) == len(typed) >= ENOUGH


def test_each_language_that_is_spoken_has_its_sheet_of_whens() -> None:
    assert tuple(languages("when")) == tuple(whens()) == i18n.LANGUAGES


@pytest.mark.parametrize("language", languages("when"))
def test_what_help_shows_can_be_written(language: str) -> None:
    daily = whens()[language].shown[0][1].partition(",")[0]
    for _name, shown in whens()[language].shown:
        for text in shown.split(", "):
            alone, daily_so = (read_of(t, language) for t in (text, f"{daily} {text}"))
            assert isinstance(alone, When) or isinstance(daily_so, When), text


def coming(when: When) -> list[datetime]:
    """The next times of a when, on from the day of the sheet."""
    first = datetime.combine(when.on or TODAY, when.at or NINE)
    found = walls(when.rule, first, datetime.combine(TODAY, time()), datetime(2041, 1, 1))
    return [wall for wall, _place in zip(found, range(8), strict=False)]


def said_again(when: When, language: str) -> When | Unreadable:
    """A when in words, and those typed again."""
    words = rule_in_words(when.rule, when.at or NINE, when.on)
    return read_of(blank_apart(words), language)


@pytest.mark.parametrize("language", languages("when"))
def test_a_when_said_in_words_and_typed_again_means_the_same(language: str) -> None:
    for sheet in languages("when"):
        for case in cases("when", sheet):
            read = read_of(case.line, sheet)
            if isinstance(read, When):
                i18n.speak(language)
                again = said_again(read, language)
                assert isinstance(again, When), case.typed
                assert coming(again) == coming(read), case.typed


DAYS = st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, max_size=7)
MONTH_DAYS = st.lists(st.sampled_from([*range(1, 32), -1]), min_size=1, max_size=3)
NUMBERED = st.builds("{}{}".format, st.sampled_from([1, 2, 3, 4, 5, -1]), DAYS.map(lambda d: d[0]))
MONTHS = st.lists(st.integers(1, 12), max_size=11)
INTERVALS = st.sampled_from([1, 1, 2, 3, 5, 15, 20])
ENDS = st.sampled_from(["", "", "COUNT=1", "COUNT=3", "UNTIL=20270115", "UNTIL=20261126"])


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A rule of the kinds that have words."""
    parts = draw(
        st.one_of(
            st.just("FREQ=DAILY"),
            DAYS.map(lambda days: f"FREQ=WEEKLY;BYDAY={','.join(days)}"),
            MONTH_DAYS.map(lambda days: f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, days))}"),
            st.lists(NUMBERED, min_size=1, max_size=2).map(
                lambda days: f"FREQ=MONTHLY;BYDAY={','.join(days)}"
            ),
            st.builds("FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}".format, *[st.integers(1, 12)] * 2),
        )
    )
    months = draw(MONTHS)
    if months and "YEARLY" not in parts:
        parts += f";BYMONTH={','.join(map(str, months))}"
    interval = draw(INTERVALS)
    parts += f";INTERVAL={interval}" if interval < 13 or "YEARLY" not in parts else ""
    end = draw(ENDS)
    return parts + (f";{end}" if end else "")


@given(
    rule=rules(),
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    on=st.none() | st.dates(TODAY, date(2026, 12, 31)),
    language=st.sampled_from(languages("when")),
)
def test_any_rule_said_in_words_is_read_as_that_rule(
    rule: str, at: time, on: date | None, language: str
) -> None:
    i18n.speak(language)
    checked = read_rule(rule)
    if isinstance(checked, Unreadable):
        return
    when = When(checked, at, on)
    again = said_again(when, language)
    if isinstance(again, Unreadable):
        assert on, again
        assert "UNTIL" in rule  # it ends before it begins
    else:
        assert (again.at, coming(again)) == (at, coming(when))


WORDS = sorted({w for lg in languages("when") for c in cases("when", lg) for w in c.line.split()})


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), st.sampled_from(["en", "fr"]))
def test_every_word_of_what_is_accepted_is_in_a_piece(text: str, language: str) -> None:
    read = read_when(text, TODAY, language)
    if isinstance(read, When) and "=" not in text:
        pieces = taken_for(text, TODAY, language)
        assert "unread" not in {piece.kind for piece in pieces}
        covered = {place for piece in pieces for place in range(piece.start, piece.end)}
        assert all(place in covered or text[place] in " ,;." for place in range(len(text)))


def test_words_that_a_when_does_not_know_are_shown_as_unread() -> None:
    text = "every blue monday, at 9 h  jusqu'au 31 décembre"
    taken = [(text[each.start : each.end], each.kind) for each in taken_for(text, TODAY, "en")]
    assert ("blue", "unread") in taken
    assert ("monday", "day") in taken
    assert ("at 9 h", "time") in taken
    assert ("jusqu'au 31 décembre", "range") in taken
