"""Channels compared: whose time and what money, each apart, to the cent."""

from datetime import date

import pytest

from detox.domain.channel import Channel, ChannelKind, Effort, Other, taken

DAY, AFTER = date(2026, 1, 1), date(2027, 1, 1)
RATE = 10_000
HOUR = 60


def effort(channel: str, own: int = 0, *others: Other, money: int = 0, answers: int = 0) -> Effort:
    return Effort(channel, channel, DAY, AFTER, own, others, money, "EUR", answers=answers)


EFFORTS = [
    effort("posts", 900 * HOUR, answers=6),
    effort("newsletter", 60 * HOUR, money=24_000, answers=12),
    effort("letters", 8 * HOUR, Other(1_000, 1_500), money=170_000, answers=5),
    effort("calls", 20 * HOUR, answers=8),
    effort("press", 10 * HOUR, Other(12 * HOUR, 6_000), money=300_000, answers=2),
    effort("spot", 15 * HOUR, Other(120 * HOUR, 5_000), money=2_000_000),
]
CHANNELS = [
    Channel(each.uid, each.uid, ChannelKind(each.uid), order=place)
    for place, each in enumerate(EFFORTS)
]


@pytest.mark.parametrize(
    ("name", "own", "others", "money", "total", "per_answer", "own_each", "percent"),
    [
        ("posts", 9_000_000, 0, 0, 9_000_000, 1_500_000, 150 * HOUR, 100),
        ("newsletter", 600_000, 0, 24_000, 624_000, 52_000, 5 * HOUR, 96),
        ("letters", 80_000, 25_000, 170_000, 275_000, 55_000, 96, 29),
        ("calls", 200_000, 0, 0, 200_000, 25_000, 150, 100),
        ("press", 100_000, 72_000, 300_000, 472_000, 236_000, 5 * HOUR, 21),
        ("spot", 150_000, 600_000, 2_000_000, 2_750_000, None, None, 5),
    ],
)
def test_six_channels_at_a_hundred_an_hour(
    name: str, own: int, others: int, money: int, total: int,
    per_answer: int | None, own_each: int | None, percent: int,
) -> None:  # fmt: skip
    (found,) = [each for each in taken(CHANNELS, EFFORTS, RATE) if each.channel.uid == name]
    assert (found.own_cents, found.others_cents, found.money_cents) == (own, others, money)
    assert (found.total_cents, found.is_partial) == (total, False)
    assert (found.cents_per_answer, found.own_minutes_per_answer) == (per_answer, own_each)
    assert found.own_percent == percent


def test_they_stand_as_they_were_entered_whatever_they_cost() -> None:
    names = [each.channel.uid for each in taken(CHANNELS[::-1], EFFORTS[::-1], RATE)]
    assert names == ["posts", "newsletter", "letters", "calls", "press", "spot"]


def test_time_of_others_without_a_price_makes_the_sum_one_in_part() -> None:
    unpriced = effort("press", 10 * HOUR, Other(12 * HOUR), money=300_000, answers=2)
    (found,) = taken(CHANNELS, [unpriced], RATE)
    assert (found.total_cents, found.is_partial) == (400_000, True)
    assert (found.others_minutes, found.others_unpriced_minutes) == (12 * HOUR, 12 * HOUR)
    assert found.own_percent is None


def test_own_time_without_a_rate_makes_the_sum_one_in_part_too() -> None:
    (found,) = taken(CHANNELS, [EFFORTS[1]], None)
    assert (found.own_cents, found.total_cents, found.is_partial) == (None, 24_000, True)


def test_the_sum_is_rounded_once_and_not_from_rounded_parts() -> None:
    odd = [effort("calls", 20, Other(20, 1), Other(20, 1))._replace(uid=uid) for uid in "ab"]
    (found,) = taken(CHANNELS, odd, 1)  # 120 minutes at a cent an hour: two cents, not 1 + 1 + 1
    assert (found.own_cents, found.others_cents, found.total_cents) == (1, 1, 2)


def test_what_was_not_counted_is_not_nothing() -> None:
    uncounted = EFFORTS[3]._replace(answers=None)
    (found,) = taken(CHANNELS, [uncounted], RATE)
    assert (found.answers, found.reached, found.brought_cents) == (None, None, None)
    both = [uncounted, EFFORTS[3]._replace(uid="again")]
    assert [each.answers for each in taken(CHANNELS, both, RATE)] == [8]
