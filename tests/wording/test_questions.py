"""What two times with the questions are called, so that they can be told apart."""

from datetime import UTC, date, datetime

import pytest

from detox.domain.sitting import Answer, Question, Sitting
from detox.wording.questions import by_month, sitting_words


def sitting(day: date, hour: int) -> Sitting:
    return Sitting(f"s{hour}", day, begun=datetime(day.year, day.month, day.day, hour, tzinfo=UTC))


@pytest.mark.parametrize(
    ("days", "named"),
    [
        ((date(2026, 5, 3), date(2026, 11, 22)), ["May 2026", "November 2026"]),
        ((date(2026, 11, 3), date(2026, 11, 22)), ["3 November 2026", "22 November 2026"]),
        (
            (date(2026, 11, 22), date(2026, 11, 22)),
            ["22 November 2026, 09:00", "22 November 2026, 10:00"],
        ),
    ],
)
def test_each_is_called_by_as_much_as_tells_it_apart(
    days: tuple[date, date], named: list[str]
) -> None:
    sittings = [sitting(day, 9 + place) for place, day in enumerate(days)]
    assert by_month(sittings, lambda instant: instant) == named


def test_what_was_passed_over_is_no_answer() -> None:
    asked = sitting(date(2026, 11, 22), 9)._replace(is_ended=True)
    for question in Question:
        asked = asked.answered(Answer(question))
    assert sitting_words(asked) == "0 answers"
    asked = asked.answered(Answer(Question.SCROLLING, 0))
    asked = asked.answered(Answer(Question.WEIGHT, words="on the train"))
    assert sitting_words(asked) == "2 answers, 0 min a day"
