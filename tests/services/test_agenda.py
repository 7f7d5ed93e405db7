"""What needs its person: one rule for Today, `detox status` and the rows of accounts."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detox.catalogue.brief import brief_facts
from detox.catalogue.index import load_index
from detox.domain.account import Account, State
from detox.domain.steps import Progress, StepKind, StepMark, plan_steps
from detox.services.agenda import Can, Item, Need, agenda, coming, standings
from detox.services.overview import LONGEST_LEAD, may_need_somebody
from detox.services.ports import Change

DAY = date(2026, 12, 31)
DEC_21 = date(2026, 12, 21)
FIVE = ("facebook", "instagram", "linkedin", "tumblr", "x")


def leaving(platform: str, day: date = DAY, **more) -> Account:
    return Account(f"{platform}1", platform.title(), platform, State.LEAVING, day, **more)


def requested(platform: str, asked: date = DAY) -> Account:
    return leaving(platform).request(asked, asked + timedelta(days=30))


def due(accounts: list[Account], today: date, *marks: StepMark) -> list[Item]:
    return agenda(accounts, {mark.uid: mark for mark in marks}, brief_facts, today)


def kinds(items: list[Item]) -> list[StepKind | None]:
    return [item.step and item.step.kind for item in items]


def mark(account: Account, kind: StepKind, progress: Progress, on: date = DEC_21) -> StepMark:
    return StepMark(f"{account.uid}.{kind}", account.uid, kind, progress, on)


def test_nothing_is_due_while_there_is_time() -> None:
    assert due([leaving(each) for each in FIVE], date(2026, 11, 22)) == []


def test_late_steps_and_plans_that_do_not_fit_come_with_their_own_dates() -> None:
    items = due([leaving(each) for each in FIVE], DEC_21)
    assert items[0].need is Need.MISFIT
    assert items[0].on == DAY
    assert items[0].first_day is not None
    assert items[0].first_day > DAY
    assert StepKind.ASK_ARCHIVE in kinds(items)
    assert all(item.on < DEC_21 for item in items if item.step is not None)


def test_nothing_waits_since_before_its_day_was_chosen() -> None:
    account = Account("a1", "Facebook", "facebook").leave_on(DAY, DEC_21)
    for today in (DEC_21, DAY):
        assert {item.on for item in due([account], today) if item.step} == {DEC_21, *late(today)}
    moved = StepMark("a1.goodbye", "a1", StepKind.GOODBYE, due=date(2026, 12, 18))
    assert date(2026, 12, 18) in {item.on for item in due([account], DEC_21, moved)}


def late(today: date) -> list[date]:
    """The days of the steps of Facebook that come after that one."""
    return [day for day in (date(2026, 12, 24), date(2026, 12, 28)) if day <= today]


def test_the_same_step_of_several_accounts_is_one_item() -> None:
    items = due([leaving(each) for each in FIVE], DEC_21)
    keys = [(item.need, item.on, item.step and item.step.kind) for item in items]
    assert len(set(keys)) == len(keys)
    assert any(len(item.accounts) > 1 for item in items)


def test_own_steps_go_together_by_their_words() -> None:
    one, other = leaving("tumblr"), leaving("x")
    own = [
        StepMark(f"own{place}", account.uid, StepKind.OWN, due=DEC_21, title=title)
        for place, (account, title) in enumerate(
            [(one, "print photos"), (other, "print photos"), (other, "tell Anna Essai")]
        )
    ]
    items = [item for item in due([one, other], DEC_21, *own) if item.step and item.step.title]
    assert [len(item.accounts) for item in items] == [2, 1]


def test_what_waits_for_another_step_is_not_due_before_it() -> None:
    account = leaving("facebook")
    day = DAY - timedelta(days=1)
    assert StepKind.FETCH_ARCHIVE not in kinds(due([account], day))
    asked = mark(account, StepKind.ASK_ARCHIVE, Progress.DONE)
    assert StepKind.FETCH_ARCHIVE in kinds(due([account], day, asked))


@pytest.mark.parametrize("today", [DAY, date(2027, 3, 2)])
def test_a_deletion_day_that_has_come_is_first_and_stands_for_the_request(today: date) -> None:
    first, *rest = due([leaving(each) for each in FIVE], today)
    assert (first.need, first.on, len(first.accounts)) == (Need.DAY, DAY, 5)
    assert first.can == (Can.REQUEST, Can.KEEP, Can.MOVE, Can.LINK)
    assert all(item.need is Need.STEP for item in rest)
    assert StepKind.DELETE not in kinds(rest)


def test_after_the_request_only_looking_is_left_and_only_from_its_day_on() -> None:
    account = requested("instagram")
    last = account.irreversible_on
    assert last is not None
    assert due([account], last) == []
    for later in (1, 90):
        (item,) = due([account], last + timedelta(days=later))
        assert (item.need, item.on, kinds([item])) == (
            Need.LOOK,
            last + timedelta(days=1),
            [StepKind.VERIFY],
        )


def test_what_is_done_skipped_or_moved_ahead_is_not_due() -> None:
    account = leaving("linkedin")
    marks: list[StepMark] = []
    while found := [item.step for item in due([account], DEC_21, *marks) if item.step]:
        marks += [mark(account, step.kind, Progress.SKIPPED) for step in found]
    assert StepKind.ASK_ARCHIVE in [each.kind for each in marks]
    ahead = [each._replace(progress=Progress.TODO, due=date(2026, 12, 28)) for each in marks]
    assert set(kinds(due([account], DEC_21, *ahead))) <= {None}, "only the day itself is left"


def test_where_nothing_is_due_the_next_thing_is_known_of_all_it_is_the_same_for() -> None:
    item = coming([leaving("facebook"), leaving("instagram")], {}, brief_facts, date(2026, 11, 1))
    assert item is not None
    assert item.step is not None
    assert item.step.kind is StepKind.ASK_ARCHIVE
    assert len(item.accounts) == 2
    assert coming([Account("a", "Nowhere")], {}, brief_facts, DAY) is None


def test_the_next_thing_is_the_day_once_it_has_come_and_to_stay_out_once_asked_for() -> None:
    account, asked = leaving("facebook"), requested("instagram")
    last = asked.irreversible_on
    assert last is not None

    def following(of: Account, today: date) -> tuple[Need, StepKind | None]:
        matter = standings([of], {}, brief_facts, today)[of.uid].next
        assert matter is not None
        return matter.need, matter.step and matter.step.kind

    assert following(account, DEC_21) == (Need.STEP, StepKind.ASK_ARCHIVE)
    assert following(account, DAY) == following(account, last) == (Need.DAY, None)
    assert following(asked, DAY) == following(asked, last) == (Need.LOOK, StepKind.STAY_OUT)
    assert following(asked, last + timedelta(days=1)) == (Need.LOOK, StepKind.VERIFY)


def test_steps_of_one_day_are_due_in_the_order_the_person_gave_them() -> None:
    account = leaving("tumblr")
    own = [
        StepMark(f"own{n}", account.uid, StepKind.OWN, due=DEC_21, title=title, order=3 - n)
        for n, title in enumerate(["print photos", "tell Anna Essai", "empty the drafts"])
    ]
    items = [item for item in due([account], DEC_21, *own) if item.step and item.step.title]
    assert [item.step and item.step.uid for item in items] == ["own2", "own1", "own0"]


def test_no_step_is_earlier_than_the_days_alone_tell() -> None:
    for platform in load_index():
        steps = plan_steps(leaving(platform), brief_facts(platform), [], DAY - timedelta(days=365))
        assert DAY - min(step.latest for step in steps) <= LONGEST_LEAD, platform


@pytest.mark.parametrize("days", [-120, -61, -60, -10, 0, 1, 30, 31, 90])
def test_where_the_days_alone_say_so_nothing_is_due(world, days: int) -> None:
    asked = world.accounts.add("Instagram", "instagram", DAY)
    world.records.commit("account.edit", [Change(asked, asked.request(DAY, DAY))])
    world.accounts.add("Facebook", "facebook", DAY)
    world.clock.pass_by(days=(DAY - world.log.today()).days + days)
    view = world.overview()
    assert may_need_somebody(view) or not due(view.accounts, view.today)
    assert may_need_somebody(view) == (days >= -60)


def test_a_step_moved_too_late_is_told_however_far_off_its_day_is(world) -> None:
    account = world.accounts.add("Instagram", "instagram", DAY + timedelta(days=200))
    assert not may_need_somebody(world.overview())
    kind = StepKind.ASK_ARCHIVE
    moved = mark(account, kind, Progress.TODO)._replace(on=None, due=DAY + timedelta(days=199))
    world.records.commit("step.move", [Change(None, moved)])
    view = world.overview()
    assert may_need_somebody(view)
    assert [item.need for item in due(view.accounts, view.today, *view.marks.values())] == [
        Need.MISFIT
    ]


accounts = st.lists(
    st.builds(
        lambda platform, days, asked: (
            requested(platform, DAY + timedelta(days=days))
            if asked
            else leaving(platform, DAY + timedelta(days=days))
        ),
        st.sampled_from([*FIVE, "bumble", "behance", "not-known"]),
        st.integers(-90, 90),
        st.booleans(),
    ),
    max_size=6,
    unique_by=lambda account: account.uid,
)


@settings(max_examples=60)
@given(accounts, st.integers(-120, 120))
def test_nothing_due_is_left_out_and_nothing_ahead_is_in_it(known, days: int) -> None:
    today = DAY + timedelta(days=days)
    items = due(known, today)
    ranks = [list(Need).index(item.need) for item in items]
    assert ranks == sorted(ranks), "the most pressing first"
    assert all(item.on <= today for item in items if item.need is not Need.MISFIT)
    told = [matter.account.uid for item in items for matter in item.matters]
    for account in known:
        steps = plan_steps(account, brief_facts(account.platform), [], today)
        late = [
            s for s in steps if s.is_open and s.kind is not StepKind.STAY_OUT and s.latest <= today
        ]
        assert (account.uid in told) or not late
