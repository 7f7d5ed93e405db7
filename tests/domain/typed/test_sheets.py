"""The sheets: what people type in each language and what it means; each of their lines is tried."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from detox import i18n
from detox.domain.activity import BUILT_IN
from detox.domain.problem import Unreadable
from detox.domain.typed.entry import Entry
from tests.domain.typed.entry_world import read_entry
from tests.domain.typed.sheet import Case, cases, languages, refused_as

LANGUAGES = languages()
NOW = datetime(2026, 11, 26, 15, 32, tzinfo=ZoneInfo("Europe/Paris"))
ENOUGH = 400


def day_of(written: str) -> date:
    """The day of a sheet: month-day of this year, or year-month-day, or today."""
    if not written:
        return NOW.date()
    return date.fromisoformat(written if written.count("-") == 2 else f"{NOW.year}-{written}")


def expected(means: str) -> tuple[object, ...]:
    """What a sheet says: activity, minutes, day, start on the clock, note and tags."""
    cells = [cell.strip() for cell in means.split("|")]
    activity, minutes, day, start, note, tags = cells + [""] * (6 - len(cells))
    return activity, int(minutes), day_of(day), start, note, tuple(tags.split())


def found(read: Entry) -> tuple[object, ...]:
    """What was read, as a sheet says it."""
    start = f"{read.start:%H:%M}" if read.start else ""
    return read.activity, read.minutes, read.day, start, read.note, read.tags


def fault(case: Case, language: str) -> str:
    """What is wrong with how a line is read, or nothing."""
    read = read_entry(case.line, BUILT_IN, NOW.date(), language, NOW)
    if isinstance(read, Unreadable):
        return refused_as(case, i18n.render(read.problem))
    if case.named or found(read) != expected(case.means):
        return f"{case.typed} | {case.means}\n    {found(read)}"
    return ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_a_sheet_is_read_as_it_says(language: str) -> None:
    i18n.speak(language)
    faults = [told for case in cases("", language) if (told := fault(case, language))]
    assert not faults, "\n".join(["", *faults])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_holds_enough_lines_and_none_twice(language: str) -> None:
    typed = [case.typed for case in cases("", language)]
    assert len(set(typed)) == len(typed) >= ENOUGH


def test_each_language_that_is_spoken_has_its_sheet() -> None:
    assert tuple(LANGUAGES) == i18n.LANGUAGES
