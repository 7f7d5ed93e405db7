"""Time spent there, typed in one line."""

from datetime import date

import pytest

from detox import i18n
from detox.domain.problem import Unreadable
from detox.domain.typed.slips import TypedSlip, read_slip
from tests.domain.typed.sheet import Case, cases, languages, refused_as

TODAY = date(2026, 11, 26)


def fault(case: Case, language: str) -> str:
    """What is wrong with how a line is read, or nothing."""
    read = read_slip(case.line, TODAY, language)
    if isinstance(read, Unreadable):
        return refused_as(case, i18n.render(read.problem))
    minutes, led_by, word, day = case.cells(4)
    meant = TypedSlip(int(minutes), led_by, word, date.fromisoformat(day) if day else None)
    return "" if read == meant else f"{case.typed} | {case.means}\n    {tuple(read)}"


@pytest.mark.parametrize("language", languages("slips"))
def test_every_slip_of_a_sheet_is_read_as_it_says(language: str) -> None:
    i18n.speak(language)
    faults = [told for case in cases("slips", language) if (told := fault(case, language))]
    assert not faults, "\n".join(["", *faults])


@pytest.mark.parametrize("text", ["", f"20 {'b' * 201}", f"20 bored; {'b' * 201}"])
def test_a_slip_without_minutes_or_with_too_many_words_is_refused(text: str) -> None:
    assert isinstance(read_slip(text, TODAY, "en"), Unreadable)
