"""What was won back: cases with figures worked out by hand, and laws that hold for any life."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.absence import Break, Pause, Slip
from detox.domain.account import Account, State
from detox.domain.balance import Line, WonBack
from detox.domain.baseline import TOGETHER, Baseline, Before, Part
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
ADDED = Account("b", "b", added_on=day(11))
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
        "only what the one that is away took: a third of 3 h",
        [A, away("b"), away("c")],
        [WHOLE],
        [],
        {"a": (22, 0, 22, 1320, 0, 22)},
    ),
    (
        "the figure for all counts once, half of it for each",
        [A, B],
        [WHOLE],
        [],
        {"a": (22, 0, 22, 1980, 0, 22), "b": (22, 0, 22, 1980, 0, 22)},
    ),
    (
        "an own figure is a part of that for all, and the rest of it is no guess",
        [A, B],
        [WHOLE, took(60)],
        [],
        {"a": (22, 22, 0, 1320, 0), "b": (22, 0, 22, 2640, 0)},
    ),
    (
        "each part counts on the days its account is away",
        [A, away("b", Break(day(21)))],
        [WHOLE, took(60)],
        [],
        {"a": (22, 22, 0, 1320, 0), "b": (2, 0, 2, 240, 0)},
    ),
    (
        "own figures of those that are not away are taken off first",
        [A, away("b"), away("c")],
        [WHOLE, took(100, account="c")],
        [],
        {"a": (22, 0, 22, 880, 0, 22)},
    ),
    (
        "own figures may hold more than that for all",
        [A, B],
        [WHOLE._replace(minutes=50), took(60)],
        [],
        {"a": (22, 22, 0, 1320, 0), "b": (22, 0, 22, 0, 0)},
    ),
    (
        "one that is kept took its part as well",
        [A, KEPT],
        [WHOLE],
        [],
        {"a": (22, 0, 22, 1980, 0, 22)},
    ),
    (
        "one that is kept took what was said of it",
        [A, KEPT],
        [WHOLE, took(40, account="b")],
        [],
        {"a": (22, 0, 22, 3080, 0)},
    ),
    (
        "what is deleted took its part, and gives it back from then on",
        [DELETED, away("b")],
        [WHOLE],
        [],
        {"a": (12, 0, 12, 1080, 0, 12)},
    ),
    (
        "one that was added on the 11th takes its part from then on: 10 days of 3 h, 12 of half",
        [A, ADDED],
        [WHOLE._replace(told_on=day(1))],
        [],
        {"a": (22, 0, 22, 2880, 0, 12)},
    ),
    (
        "what was said of all after that meant it too",
        [A, ADDED],
        [WHOLE._replace(told_on=day(12))],
        [],
        {"a": (22, 0, 22, 1980, 0, 22)},
    ),
    (
        "one that was away before it was added was there all along",
        [A, ADDED._replace(breaks=(Break(day(10)),))],
        [WHOLE._replace(told_on=day(1))],
        [],
        {"a": (22, 0, 22, 1980, 0, 22), "b": (13, 0, 13, 1170, 0, 13)},
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
        {"a": (22, 22, 0, 1320, 10), "b": (22, 0, 22, 2640, 15)},
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


def test_what_comes_from_the_figure_for_all_is_told_apart() -> None:
    slips = [slip(10, 2), slip(15, 22, "b")]
    accounts = [A, away("b", Break(day(21)))]
    won_back = WonBack(accounts, [WHOLE, took(60)], slips, TODAY)
    assert won_back.together(NOVEMBER) == Line(TOGETHER, 2, 2, 0, 240, 15)
    assert won_back.together(one_day(day(5))) is None


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
        accounts.append(Account(uid, uid, state=state, gone_on=gone, breaks=draw(some_breaks()),
                                added_on=draw(st.none() | DAYS)))  # fmt: skip
    uids = st.sampled_from(["a", "b", "c", "removed"])
    before = st.builds(Baseline, st.uuids().map(str), st.integers(0, 300), DAYS,
                       uids | st.just(TOGETHER), told_on=st.none() | DAYS)  # fmt: skip
    slips = st.builds(Slip, st.uuids().map(str), uids, DAYS, st.integers(1, 200))
    return accounts, draw(st.lists(before, max_size=6)), draw(st.lists(slips, max_size=6))


@st.composite
def some_days(draw: st.DrawFn) -> DayRange:
    first = draw(DAYS)
    return DayRange(first, first + timedelta(days=draw(st.integers(0, 50))))


def figure_on(baselines: list[Baseline], uid: str, on: date) -> Baseline | None:
    begun = [b for b in baselines if b.account == uid and b.valid_from <= on]
    return max(begun, key=lambda b: (b.valid_from, b.uid)) if begun else None


def took_part(account: Account, whole: Baseline, on: date) -> bool:
    """Whether a figure for all means an account on a day."""
    added = account.added_on
    if added is None or any(each.start < added for each in account.breaks):
        return True
    if account.gone_on is not None and account.gone_on < added:
        return True
    return whole.told_on is None or added <= on or added <= whole.told_on


def counted_day_by_day(life: Life, days: DayRange, today: date) -> dict[str, Fraction]:
    """Minutes won back of each account, one day after the other, with exact parts."""
    accounts, baselines, slips = life
    sums: dict[str, Fraction] = {}
    for each in days.days():
        own = {a.uid: figure_on(baselines, a.uid, each) for a in accounts}
        known = {uid: Fraction(one.minutes) for uid, one in own.items() if one is not None}
        whole = figure_on(baselines, TOGETHER, each)
        if whole is not None:
            others = [a.uid for a in accounts if a.uid not in known and took_part(a, whole, each)]
            rest = max(Fraction(), whole.minutes - sum(known.values()))
            known |= {uid: Fraction(rest, len(others)) for uid in others}
        for account in accounts:
            if each <= today and account.is_away(each) and account.uid in known:
                lost = sum(s.minutes for s in slips if (s.day, s.account) == (each, account.uid))
                sums[account.uid] = sums.get(account.uid, Fraction()) + known[account.uid] - lost
    return sums


@given(some_lives(), some_days(), DAYS)
def test_it_is_what_counting_each_day_gives(life: Life, days: DayRange, today: date) -> None:
    lines = WonBack(*life, today).over(days)
    counted = {uid: line.reclaimed_minutes for uid, line in lines.items() if line.is_known}
    exact = counted_day_by_day(life, days, today)
    assert counted.keys() == exact.keys()
    changes = len(life[0]) + len(life[1]) + 1  # the minutes left over go round until one comes
    assert all(abs(counted[uid] - exact[uid]) <= changes for uid in exact)
    for account in life[0]:
        gone = sum(account.is_away(each) for each in days.days() if each <= today)
        assert (lines[account.uid].days_away if account.uid in lines else 0) == gone


@given(some_lives(), some_days(), DAYS)
def test_no_more_is_won_back_than_all_of_it_took(life: Life, days: DayRange, today: date) -> None:
    won_back = WonBack(*life, today)
    for each in days.days():
        whole = figure_on(life[1], TOGETHER, each)
        lines = won_back.over(one_day(each)).values()
        if whole is not None and any(line.days_together for line in lines):
            parts = sum(line.baseline_minutes for line in lines if line.days_together)
            own = [figure_on(life[1], a.uid, each) for a in life[0]]
            rest = whole.minutes - sum(figure.minutes for figure in own if figure is not None)
            assert 0 <= parts <= max(0, rest)
            together = won_back.together(one_day(each))
            assert together is not None
            assert together.baseline_minutes == parts


@given(some_lives(), DAYS)
def test_what_all_took_is_what_a_day_away_from_all_of_them_gives_back(life: Life, on: date) -> None:
    accounts, baselines, _slips = life
    all_away = [each._replace(breaks=(Break(on),)) for each in accounts]
    before = Before(all_away, baselines)
    lines = WonBack(all_away, baselines, [], on).over(one_day(on)).values()
    if any(line.is_known for line in lines):
        took = sum(figure.minutes for figure in before.counted(on).values())
        assert took == sum(line.baseline_minutes for line in lines)


@given(some_lives(), some_days(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(life: Life, days, today: date, random) -> None:
    accounts, baselines, slips = (random.sample(part, len(part)) for part in life)
    shuffled = WonBack(accounts, baselines, slips, today)
    assert WonBack(*life, today).over(days) == shuffled.over(days)


@given(st.integers(0, 1440), st.integers(1, 12), some_days())
def test_parts_add_up_to_the_whole_and_are_equal(minutes: int, among: int, days) -> None:
    parts = [Part(minutes, among, place) for place in range(among)]
    assert sum(part.over(days) for part in parts) == minutes * days.length
    exact = Fraction(minutes * days.length, among)
    assert all(abs(part.over(days) - exact) < 1 for part in parts)


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
