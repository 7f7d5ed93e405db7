"""What was won back: cases with figures worked out by hand, and laws that hold for any life."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.absence import Break, Pause, Slip
from detox.domain.account import Account, State
from detox.domain.balance import TOGETHER, Line, WonBack, is_away
from detox.domain.baseline import Baseline
from detox.domain.days import ONE_DAY, DayRange, one_day

TODAY = date(2026, 11, 22)
NOVEMBER = DayRange(date(2026, 11, 1), date(2026, 12, 1))


def day(number: int) -> date:
    """A day of November."""
    return date(2026, 11, number)


def away(uid: str, *breaks: Break, state: State = State.UNDECIDED) -> Account:
    return Account(uid, uid, state=state, breaks=breaks)


def took(minutes: int, since: int = 1, account: str = "a") -> Baseline:
    return Baseline(f"{account}{since}", minutes, day(since), account)


def slip(minutes: int, on: int, account: str = "a") -> Slip:
    return Slip(f"s{on}", account, day(on), minutes)


FIRST = Break(day(1))
A, B = away("a", FIRST), away("b", FIRST)
PAUSED = away("a", FIRST._replace(pauses=(Pause(day(5), day(8)),)))
BACK = away("a", Break(day(1), day(11)))
TWICE = away("a", Break(day(1), day(4)), Break(day(21)))
DELETED = Account("a", "a", state=State.GONE, gone_on=day(11))
DELETED_AWAY = DELETED._replace(breaks=(Break(day(1), day(11)),))
KEPT = Account("b", "b", state=State.KEEPING)
WHOLE = Baseline("w1", 180, day(1))

# account: days away, counted, in all together, minutes before, slips; today, the 22nd, is in
ONE_ACCOUNT = [
    ("22 days of an hour", [A], [took(60)], [], {"a": (22, 22, 0, 1320, 0)}),
    ("three days were paused: 19 hours", [PAUSED], [took(60)], [], {"a": (19, 19, 0, 1140, 0)}),
    ("back on the 11th: 10 hours", [BACK], [took(60)], [], {"a": (10, 10, 0, 600, 0)}),
    ("3 days, then 2", [TWICE], [took(60)], [], {"a": (5, 5, 0, 300, 0)}),
    (
        "old days keep the old figure: 10 hours, then 12 half hours",
        [A],
        [took(30, 11), took(60)],
        [],
        {"a": (22, 22, 0, 960, 0)},
    ),
    ("known for 13 days of 22", [A], [took(60, 10)], [], {"a": (22, 13, 0, 780, 0)}),
    ("nobody said what it took", [A], [], [slip(20, 3)], {"a": (22, 0, 0, 0, 0)}),
    ("it took nothing, and that is known", [A], [took(0)], [], {"a": (22, 22, 0, 0, 0)}),
    ("never away", [away("a")], [took(60)], [slip(20, 3)], {}),
    (
        "slips are subtracted whole, the longest too",
        [A],
        [took(60)],
        [slip(20, 3), slip(90, 4)],
        {"a": (22, 22, 0, 1320, 110)},
    ),
    (
        "a slip of a paused day took nothing from the break",
        [PAUSED],
        [took(60)],
        [slip(20, 6), slip(5, 8)],
        {"a": (19, 19, 0, 1140, 5)},
    ),
    ("after deletion it goes on", [DELETED_AWAY], [took(60)], [], {"a": (22, 22, 0, 1320, 0)}),
    (
        "deleted without a break: since the 11th",
        [DELETED],
        [took(60)],
        [],
        {"a": (12, 12, 0, 720, 0)},
    ),
]
SEVERAL_ACCOUNTS = [
    (
        "the figure for all counts once, not once for each",
        [A, B],
        [WHOLE],
        [],
        {"a": (22, 0, 22, 0, 0), "b": (22, 0, 22, 0, 0), TOGETHER: (22, 22, 0, 3960, 0)},
    ),
    (
        "an own figure is a part of that for all: 22 h and 22 times 2 h",
        [A, B],
        [WHOLE, took(60)],
        [],
        {"a": (22, 22, 0, 1320, 0), "b": (22, 0, 22, 0, 0), TOGETHER: (22, 22, 0, 2640, 0)},
    ),
    (
        "it counts while one without a figure is away",
        [A, away("b", Break(day(21)))],
        [WHOLE, took(60)],
        [],
        {"a": (22, 22, 0, 1320, 0), "b": (2, 0, 2, 0, 0), TOGETHER: (2, 2, 0, 240, 0)},
    ),
    (
        "own figures may hold more than that for all",
        [A, B],
        [WHOLE._replace(minutes=50), took(60)],
        [],
        {"a": (22, 22, 0, 1320, 0), "b": (22, 0, 22, 0, 0), TOGETHER: (22, 22, 0, 0, 0)},
    ),
    (
        "one that is kept was not meant",
        [A, KEPT],
        [WHOLE, took(40, account="b")],
        [],
        {"a": (22, 0, 22, 0, 0), TOGETHER: (22, 22, 0, 3960, 0)},
    ),
    (
        "each with its own: nothing is left for all together",
        [A, B],
        [WHOLE, took(60), took(45, account="b")],
        [],
        {"a": (22, 22, 0, 1320, 0), "b": (22, 22, 0, 990, 0)},
    ),
    (
        "a slip counts where its account does",
        [A, B],
        [WHOLE, took(60)],
        [slip(10, 2), slip(15, 3, "b"), slip(99, 3, "gone for good")],
        {"a": (22, 22, 0, 1320, 10), "b": (22, 0, 22, 0, 0), TOGETHER: (22, 22, 0, 2640, 15)},
    ),
]


@pytest.mark.parametrize(
    ("said", "accounts", "baselines", "slips", "lines"),
    [*ONE_ACCOUNT, *SEVERAL_ACCOUNTS],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_month_worked_out_by_hand(said, accounts, baselines, slips, lines) -> None:
    found = WonBack(accounts, baselines, slips, TODAY).over(NOVEMBER)
    assert found == {uid: Line(uid, *figures) for uid, figures in lines.items()}


def test_a_line_tells_what_is_left_of_it() -> None:
    line = Line("a", 22, 13, 4, 780, 800)
    assert (line.days_unknown, line.reclaimed_minutes) == (5, -20)


def test_days_away_from_any_account_are_counted_once() -> None:
    won_back = WonBack([BACK, away("b", Break(day(9)))], [], [], TODAY)
    assert won_back.first_day == day(1)
    assert won_back.days_away(NOVEMBER) == 22
    assert won_back.days_away(DayRange(day(10), day(12))) == 2
    assert WonBack([], [], [], TODAY).first_day is None


def test_a_break_that_begins_tomorrow_has_no_day_yet() -> None:
    won_back = WonBack([away("a", Break(day(23)))], [took(60)], [], TODAY)
    assert (won_back.first_day, won_back.over(NOVEMBER)) == (None, {})


DAYS = st.integers(0, 60).map(lambda later: day(1) + timedelta(days=later))


@st.composite
def some_breaks(draw: st.DrawFn) -> tuple[Break, ...]:
    """Breaks one after the other, maybe paused, the last maybe open."""
    turns = sorted(draw(st.sets(DAYS, max_size=6)))
    found = [Break(*pair) for pair in zip(turns[::2], turns[1::2], strict=False)]
    if len(turns) % 2:
        found.append(Break(turns[-1]))
    pauses = sorted(draw(st.sets(DAYS, max_size=3)))
    paused = tuple(Pause(*pair) for pair in zip(pauses, [*pauses[1:], None], strict=False))[::2]
    return tuple(each._replace(pauses=tuple(p for p in paused if p.start >= each.start))
                 for each in found)  # fmt: skip


Life = tuple[list[Account], list[Baseline], list[Slip]]


@st.composite
def some_lives(draw: st.DrawFn) -> Life:
    accounts = []
    for uid in "abc"[: draw(st.integers(0, 3))]:
        state = draw(st.sampled_from([State.UNDECIDED, State.KEEPING, State.GONE]))
        gone = draw(DAYS) if state is State.GONE else None
        accounts.append(Account(uid, uid, state=state, gone_on=gone, breaks=draw(some_breaks())))
    uids = st.sampled_from(["a", "b", "c", "removed"])
    before = st.builds(Baseline, st.uuids().map(str), st.integers(0, 300), DAYS,
                       st.one_of(uids, st.just(TOGETHER)))  # fmt: skip
    slips = st.builds(Slip, st.uuids().map(str), uids, DAYS, st.integers(1, 200))
    return accounts, draw(st.lists(before, max_size=6)), draw(st.lists(slips, max_size=6))


@st.composite
def some_days(draw: st.DrawFn) -> DayRange:
    first = draw(DAYS)
    return DayRange(first, first + timedelta(days=draw(st.integers(0, 50))))


def figure_on(baselines: list[Baseline], uid: str, on: date) -> int | None:
    begun = [b for b in baselines if b.account == uid and b.valid_from <= on]
    return max(begun, key=lambda b: (b.valid_from, b.uid)).minutes if begun else None


def counted_day_by_day(life, days: DayRange, today: date) -> dict[str, int]:
    """Minutes won back under each line, one day after the other."""
    accounts, baselines, slips = life
    sums: dict[str, int] = {}
    for each in days.days():
        there = [a for a in accounts if is_away(a, each)] if each <= today else []
        own = {a.uid: figure_on(baselines, a.uid, each) for a in there}
        whole = figure_on(baselines, TOGETHER, each)
        others = [uid for uid, minutes in own.items() if minutes is None]
        for uid, minutes in own.items():
            if minutes is not None:
                sums[uid] = sums.get(uid, 0) + minutes
        if others and whole is not None:
            meant = [a for a in accounts if a in there or a.state is not State.KEEPING]
            theirs = sum(figure_on(baselines, a.uid, each) or 0 for a in meant)
            sums[TOGETHER] = sums.get(TOGETHER, 0) + max(0, whole - theirs)
        for slip in slips:
            if slip.day == each and slip.account in own:
                if slip.account not in others:
                    sums[slip.account] -= slip.minutes
                elif whole is not None:
                    sums[TOGETHER] -= slip.minutes
    return sums


@given(some_lives(), some_days(), DAYS)
def test_it_is_what_counting_each_day_gives(life: Life, days: DayRange, today: date) -> None:
    lines = WonBack(*life, today).over(days)
    counted = {uid: line.reclaimed_minutes for uid, line in lines.items() if line.days_counted}
    assert counted == counted_day_by_day(life, days, today)
    for account in life[0]:
        gone = sum(is_away(account, each) for each in days.days() if each <= today)
        assert (lines[account.uid].days_away if account.uid in lines else 0) == gone


@given(some_lives(), some_days(), st.integers(0, 50), DAYS)
def test_two_periods_that_meet_add_up(life: Life, days: DayRange, cut: int, today: date) -> None:
    won_back = WonBack(*life, today)
    border = min(days.first + timedelta(days=cut), days.after)
    parts = won_back.over(DayRange(days.first, border)), won_back.over(DayRange(border, days.after))
    both = {
        uid: parts[0].get(uid, Line(uid)).plus(parts[1].get(uid, Line(uid)))
        for uid in parts[0].keys() | parts[1].keys()
    }
    assert both == won_back.over(days)
    lengths = [
        won_back.days_away(DayRange(*p)) for p in ((days.first, border), (border, days.after))
    ]
    assert sum(lengths) == won_back.days_away(days)


@given(some_lives(), some_days(), DAYS)
def test_a_day_to_come_never_counts(life: Life, days: DayRange, today: date) -> None:
    until_today = DayRange(days.first, max(days.first, min(days.after, today + ONE_DAY)))
    assert WonBack(*life, today).over(days) == WonBack(*life, today).over(until_today)
    later = [s for s in life[2] if s.day > today]
    assert WonBack(life[0], life[1], later, today).over(days) == (
        WonBack(life[0], life[1], [], today).over(days)
    )


@given(some_lives(), DAYS)
def test_days_away_are_those_counted_here_there_and_unknown(life: Life, today: date) -> None:
    won_back = WonBack(*life, today)
    for each in DayRange(day(1), today + ONE_DAY).days():
        for line in won_back.over(one_day(each)).values():
            assert line.days_away == 1
            assert line.days_counted + line.days_together + line.days_unknown == 1
