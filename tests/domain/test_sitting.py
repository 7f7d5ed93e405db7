"""A time with the questions: kept answer by answer, compared, and its quiet clock."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from detox.domain.cost import Band
from detox.domain.sitting import (
    Answer,
    Comparison,
    Question,
    QuietClock,
    Sitting,
    clock_of,
)

NOW = datetime(2026, 5, 20, 21, 0, tzinfo=UTC)
MAY = Sitting(
    "may", date(2026, 5, 20), 720,
    (
        Answer(Question.SCROLLING, 120), Answer(Question.MECHANICAL, 5, "walking"),
        Answer(Question.MAKING, 60), Answer(Question.WORTH, 10_000),
    ),
    "EUR", 300, is_ended=True,
)  # fmt: skip


def test_answers_stand_in_the_order_of_the_questions_whenever_they_came() -> None:
    sitting = Sitting("u", date(2026, 5, 20))
    assert sitting.next_question is Question.SCROLLING
    sitting = sitting.answered(Answer(Question.MAKING, 60)).answered(Answer(Question.SCROLLING, 0))
    assert [each.question for each in sitting.answers] == [Question.SCROLLING, Question.MAKING]
    assert sitting.next_question is Question.MECHANICAL
    assert sitting.answered(Answer(Question.MAKING, 30)).value(Question.MAKING) == 30


def test_scrolling_and_making_together_are_the_time_of_a_day() -> None:
    assert MAY.minutes_a_day == 180
    assert MAY.cost is not None
    assert (MAY.cost.cents, MAY.cost.band) == (9_000_000, Band.UNSAID)
    assert Sitting("u", MAY.day).cost is None
    only = Sitting("u", MAY.day, answers=(Answer(Question.MAKING, 60),)).cost
    assert only is not None
    assert (only.minutes, only.cents) == (60 * 300, None)


def test_then_and_now_differ_by_what_they_differ_by() -> None:
    now = Sitting(
        "now", date(2026, 11, 14), answers=(
            Answer(Question.SCROLLING, 40), Answer(Question.WEIGHT, 4),
            Answer(Question.WORTH, 9_000),
        ), currency="CHF",
    )  # fmt: skip
    changes = {each.question: each for each in Comparison(MAY, now).changes}
    assert changes[Question.SCROLLING].difference == -80
    assert changes[Question.MECHANICAL].difference is None
    assert changes[Question.WEIGHT].before is None
    assert changes[Question.WORTH].difference is None  # two currencies
    assert Question.FOR_A_LIKE not in changes


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_the_clock_counts_up_while_keys_come() -> None:
    clock = QuietClock().keyed(NOW)
    assert (clock.seconds(at(30)), clock.is_resting(at(30))) == (30, False)
    assert clock.keyed(at(50)).seconds(at(100)) == 100


def test_the_clock_rests_a_minute_after_the_last_key_and_ends_nothing() -> None:
    clock = QuietClock().keyed(NOW)
    assert clock.seconds(at(3600)) == 60
    assert clock.is_resting(at(61))
    assert clock.keyed(at(3600)).seconds(at(3610)) == 70


def test_a_sitting_that_is_gone_on_with_counts_on_from_where_it_was() -> None:
    clock = clock_of(MAY)
    assert clock.seconds(at(500)) == 720
    assert clock.keyed(NOW).rested(at(10)).seconds(at(999)) == 730


def test_a_clock_that_is_put_back_takes_nothing_away() -> None:
    clock = QuietClock().keyed(NOW).keyed(at(30))
    assert clock.seconds(at(-1000)) == 30
    assert clock.keyed(at(-1000)).seconds(at(-990)) == 40
    assert MAY.lasting(5).seconds == 720


@given(st.lists(st.floats(0, 300), max_size=20))
def test_the_clock_never_runs_backwards_or_ahead_of_time(pauses: list[float]) -> None:
    clock, now, before = QuietClock().keyed(NOW), NOW, 0
    for pause in pauses:
        now += timedelta(seconds=pause)
        clock = clock.keyed(now)
        assert before <= clock.seconds(now) <= (now - NOW).total_seconds()
        before = clock.seconds(now)
