"""An account in sentences."""

from datetime import date

import pytest

from detox import i18n
from detox.domain.account import Account
from detox.wording.accounts import break_words
from detox.wording.dates import close_day


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_written_short_at_the_end_of_a_sentence_brings_no_second_stop(
    language: str, month: int
) -> None:
    i18n.speak(language)
    since, today = date(2026, month, 3), date(2026, 12, 28)
    said = break_words(Account("a", "Club").begin_break(since), today, close_day)
    assert said.endswith(".")
    assert ".." not in said
