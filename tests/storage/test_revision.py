"""Revisions only ever go up, and stand in the order of what happened."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from detox.storage.revision import after, device_in, is_revision, trusted_until, wall
from tests.storage.machine import NOW

moments = st.integers(-(10**9), 10**9).map(lambda ms: NOW + timedelta(milliseconds=ms))
devices = st.text("abcdefghijkmnpqrstuvwxyz23456789", min_size=1, max_size=8)
made = st.builds(
    lambda now, counter, device: f"{wall(now)}-{counter:04}-{device}",
    moments,
    st.one_of(st.integers(0, 9999), st.just(9999)),
    devices,
)


@given(st.one_of(made, st.just("")), moments, devices)
def test_a_revision_is_above_the_one_before_and_not_before_now(previous, now, device) -> None:
    found = after(previous, now, device)
    assert is_revision(found)
    assert found > previous
    assert found >= wall(now)
    assert device_in(found) == device


@given(made, moments, devices, devices)
def test_even_a_clock_that_goes_backwards_makes_revisions_that_go_up(
    first, now, one, other
) -> None:
    second = after(first, now, one)
    third = after(second, now - timedelta(days=400), other)
    assert first < second < third


@given(moments, moments)
def test_walls_stand_in_the_order_of_time(one, other) -> None:
    if one <= other:
        assert wall(one) <= wall(other)
    else:
        assert wall(one) >= wall(other)


def test_the_counter_runs_over_into_the_next_millisecond() -> None:
    full = "2026-11-22T23:59:59.999Z-9999-k3v9"
    assert after(full, NOW, "k3v9") == "2026-11-23T00:00:00.000Z-0000-k3v9"
    nowhere = "2026-02-31T23:59:59.999Z-9999-k3v9"  # a day that never was
    assert is_revision(nowhere)
    assert nowhere < after(nowhere, NOW - timedelta(days=365), "k3v9") < "2026-03-05"


def test_a_day_ahead_is_trusted_and_more_is_not() -> None:
    limit = trusted_until(NOW)
    assert after("", NOW + timedelta(hours=23, minutes=59), "a") <= limit
    assert after("", NOW + timedelta(hours=24, minutes=1), "a") > limit


@given(st.one_of(st.text(), st.none(), st.integers(), st.binary()))
def test_anything_else_is_no_revision(text) -> None:
    assert not is_revision(text)


def test_what_only_looks_like_one_is_none() -> None:
    good = "2026-11-22T14:32:00.000Z-0000-k3v9"
    assert is_revision(good)
    for bad in (
        good[:-5],
        good + "-x",
        good.replace("2026-11", "2026-13"),
        good.replace("-0000-", "-٠٠٠٠-"),
        good.replace("2026", "9999"),
        good + "\n",
        good.replace("T14", "T24"),
    ):
        assert not is_revision(bad), bad
