"""The questions, the cost, the channels, the loads and weak moments, as one person uses them."""

from datetime import date, timedelta

import pytest

from detox.domain.baseline import Baseline
from detox.domain.channel import ChannelKind
from detox.domain.days import DayRange, year_of
from detox.domain.problem import Refused
from detox.domain.sitting import Answer, Question, Sitting
from detox.services.channels import EffortEdit
from detox.services.ports import Change, Rules
from detox.services.thinking import Thinking
from tests.services.conftest import World

TODAY = date(2026, 11, 22)
EUR_100 = (10_000, "EUR")
GIVEN = {
    Question.SCROLLING: 120, Question.MECHANICAL: 4, Question.FOR_A_LIKE: 2, Question.WEIGHT: 5,
    Question.TAKEN_FROM: 3, Question.MAKING: 60,
}  # fmt: skip


@pytest.fixture
def thinking(world: World) -> Thinking:
    numbers = iter(range(100))
    unique = lambda: f"t{next(numbers):02}"  # noqa: E731
    return Thinking(world.records, Rules(), world.log.today, unique, world.clock.now)


def answered(thinking: Thinking) -> Sitting:
    sitting = thinking.sittings.fresh()
    for question, value in GIVEN.items():
        sitting = thinking.sittings.answer(sitting, Answer(question, value))
    worth = Answer(Question.WORTH, 10_000)
    return thinking.sittings.answer(sitting, worth, 700, "EUR", 300)


def test_each_answer_is_kept_at_once_and_undone_by_itself(world: World, thinking: Thinking) -> None:
    sitting = thinking.sittings.fresh()
    assert thinking.sittings.all() == []
    for question, value in GIVEN.items():
        sitting = thinking.sittings.answer(sitting, Answer(question, value), 30)
        assert thinking.sittings.draft() == sitting
    assert world.records.undo().deed == "sitting.answer"
    draft = thinking.sittings.draft()
    assert draft is not None
    assert draft.next_question is Question.MAKING


def test_time_alone_is_no_step_and_the_next_answer_keeps_it(
    world: World, thinking: Thinking
) -> None:
    sitting = thinking.sittings.answer(thinking.sittings.fresh(), Answer(Question.WEIGHT, 4), 30)
    assert thinking.sittings.stay(sitting, 90).seconds == 90
    draft = thinking.sittings.draft()
    assert draft is not None
    assert draft.seconds == 90
    draft = thinking.sittings.answer(draft, Answer(Question.MAKING, 60), draft.seconds)
    assert world.records.of(Sitting)[draft.uid].seconds == 90
    world.records.undo()
    assert [a.question for a in world.records.of(Sitting)[draft.uid].answers] == [Question.WEIGHT]
    world.records.undo()
    assert thinking.sittings.all() == []


def test_an_answer_that_was_kept_meanwhile_elsewhere_stays(thinking: Thinking) -> None:
    sittings = thinking.sittings
    seen = sittings.answer(sittings.fresh(), Answer(Question.SCROLLING, 60))
    weight, making = Answer(Question.WEIGHT, 4, "from there"), Answer(Question.MAKING, 30)
    sittings.answer(seen, weight)
    here = sittings.answer(seen, making, 40)
    assert [here.answer(e.question) for e in (weight, making)] == [weight, making]
    sittings.returns(seen, 5_000, "EUR")
    ended = sittings.end(seen, 20)
    assert (len(ended.answers), ended.returns_cents, ended.seconds) == (3, 5_000, 40)
    assert sittings.all() == [ended]


def test_one_that_was_stayed_at_can_be_removed(thinking: Thinking) -> None:
    sitting = thinking.sittings.answer(thinking.sittings.fresh(), Answer(Question.SCROLLING, 60))
    thinking.sittings.stay(sitting, 90)
    thinking.sittings.remove(sitting.uid)
    assert thinking.sittings.all() == []


def test_the_seventh_leads_to_the_cost(thinking: Thinking) -> None:
    sitting = thinking.sittings.end(answered(thinking), 750)
    assert (sitting.minutes, sitting.is_short, thinking.sittings.draft()) == (12, False, None)
    assert sitting.cost is not None
    assert sitting.cost.cents == 9_000_000
    sitting = thinking.sittings.returns(sitting, 3_000_000, "EUR")
    assert sitting.cost is not None
    assert sitting.cost.share_percent == 33


def test_a_later_rate_rewrites_no_answer(world: World, thinking: Thinking) -> None:
    sitting = thinking.sittings.end(answered(thinking))
    world.rates.set(20_000, "EUR")
    assert thinking.sittings.find(sitting.uid).cost == sitting.cost


@pytest.mark.parametrize(
    "answer",
    [
        Answer(Question.WEIGHT, 0), Answer(Question.WEIGHT, 6), Answer(Question.SCROLLING, 1441),
        Answer(Question.MAKING, -1), Answer(Question.WORTH, 0),
        Answer(Question.WEIGHT, 1, "x" * 2001),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_is_refused_and_nothing_kept(
    thinking: Thinking, answer: Answer
) -> None:
    with pytest.raises(Refused):
        thinking.sittings.answer(thinking.sittings.fresh(), answer, 0, "EUR")
    assert thinking.sittings.all() == []


def test_amounts_of_two_currencies_are_refused_by_name(thinking: Thinking) -> None:
    sitting = answered(thinking)
    with pytest.raises(Refused, match=r"EUR and in CHF"):
        thinking.sittings.returns(sitting, 100, "CHF")
    sitting = thinking.sittings.returns(sitting, 100, "EUR")
    with pytest.raises(Refused, match=r"EUR and in CHF"):
        thinking.sittings.answer(sitting, Answer(Question.WORTH, 1), 0, "CHF")


def test_two_sittings_are_compared_the_earlier_first(world: World, thinking: Thinking) -> None:
    first = thinking.sittings.end(answered(thinking))
    with pytest.raises(Refused):
        thinking.sittings.compared()
    world.clock.pass_by(days=180)
    second = thinking.sittings.fresh()
    second = thinking.sittings.answer(second, Answer(Question.SCROLLING, 40))
    assert thinking.sittings.earlier(second) == first
    second = thinking.sittings.end(second)
    for pair in ((), (first.uid,), (second.uid, first.uid)):
        assert thinking.sittings.compared(*pair) == (first, second)
    with pytest.raises(Refused):
        thinking.sittings.compared(first.uid, first.uid)
    thinking.sittings.remove(second.uid)
    assert thinking.sittings.all() == [first]
    with pytest.raises(Refused):
        thinking.sittings.find(second.uid)


def test_what_was_measured_is_offered_where_a_duration_is_asked(
    world: World, thinking: Thinking
) -> None:
    assert thinking.sittings.offered(Question.SCROLLING) is None
    account = world.accounts.add("Imaginary", "")
    figure = Baseline("b1", 90, TODAY, account.uid, "firefox", publishing=20)
    world.records.commit("baseline.set", [Change(None, figure)])
    assert thinking.sittings.offered(Question.SCROLLING) == (70, True)
    assert thinking.sittings.offered(Question.MAKING) == (20, True)
    assert thinking.sittings.offered(Question.WEIGHT) is None
    world.figures.set("", 180)
    assert thinking.sittings.offered(Question.SCROLLING) == (70, True), "nobody takes the rest"
    world.accounts.add("Invented", "")
    assert thinking.sittings.offered(Question.SCROLLING) == (160, False)
    assert thinking.sittings.offered(Question.MAKING) == (20, True)


def test_a_cost_takes_what_was_said_before_where_nothing_is_given(
    world: World, thinking: Thinking
) -> None:
    with pytest.raises(Refused):
        thinking.costing.cost()
    answered(thinking)
    assert thinking.costing.cost().minutes_a_day == 180
    world.figures.set("", 90)
    assert thinking.costing.cost() == (90, 300, 10_000, "EUR", None)
    world.rates.set(12_000, "EUR")
    assert thinking.costing.cost().cents == 5_400_000
    assert thinking.costing.cost(180, (5_000, "CHF"), 100).cents == 1_500_000
    assert thinking.costing.cost(180, returns=(3_000_000, "EUR")).share_percent == 27
    for wrong in ({"minutes_a_day": 1441}, {"days": 0}, {"returns": (1, "CHF")}):
        with pytest.raises(Refused):
            thinking.costing.cost(**wrong)


def test_channels_are_compared_in_one_currency_or_not_at_all(
    world: World, thinking: Thinking
) -> None:
    channels = thinking.channels
    channels.add("Letters", ChannelKind.LETTERS)
    channels.add("Calls", ChannelKind.CALLS)
    with pytest.raises(Refused):
        channels.add("letters")
    letters = EffortEdit(
        own_minutes=480, others=((1_000, (1_500, "EUR"), ""),), money=(170_000, "EUR"), answers=5
    )
    effort = channels.note("lett", letters)
    world.rates.set(10_000, "EUR")
    (row,) = channels.compared().taken
    assert (row.channel.name, row.total_cents) == ("Letters", 275_000)
    channels.note("calls", EffortEdit(own_minutes=60, money=(500, "CHF")))
    with pytest.raises(Refused, match="CHF and in EUR"):
        channels.compared()
    with pytest.raises(Refused, match="CHF and in EUR"):
        channels.change(effort.uid, EffortEdit(brought=(100, "CHF")))
    world.records.undo()
    with pytest.raises(Refused, match="CHF and in EUR"):
        channels.compared(rate=(10_000, "CHF"))


def test_answers_may_come_later(thinking: Thinking) -> None:
    thinking.channels.add("Letters")
    effort = thinking.channels.note("letters", EffortEdit(money=EUR_100, reached=1000))
    after = thinking.channels.change(effort.uid, EffortEdit(answers=5))
    assert (after.answers, after.money_cents, after.reached) == (5, 10_000, 1000)
    for wrong in (
        EffortEdit(own_minutes=-1), EffortEdit(after=effort.first), EffortEdit(answers=-1),
        EffortEdit(others=((1, None, ""),) * 9), EffortEdit(money=(-1, "EUR")),
    ):  # fmt: skip
        with pytest.raises(Refused):
            thinking.channels.change(effort.uid, wrong)


def test_a_channel_goes_with_its_efforts_in_one_step(world: World, thinking: Thinking) -> None:
    channel = thinking.channels.add("Letters")
    thinking.channels.note("letters", EffortEdit(own_minutes=60))
    thinking.channels.remove("letters")
    assert (thinking.channels.all(), thinking.channels.efforts()) == ([], [])
    world.records.undo()
    assert thinking.channels.all() == [channel]
    assert len(thinking.channels.efforts()) == 1


def test_an_effort_that_reaches_beyond_the_period_counts_whole_and_is_told(
    thinking: Thinking,
) -> None:
    thinking.channels.add("Posts")
    year = EffortEdit(date(2026, 1, 1), date(2027, 1, 1), own_minutes=600)
    thinking.channels.note("posts", year)
    november = DayRange(date(2026, 11, 1), date(2026, 12, 1))
    compared = thinking.channels.compared(november)
    assert (compared.taken[0].own_minutes, compared.beyond) == (600, 1)
    assert thinking.channels.compared(year_of(TODAY)).beyond == 0
    assert thinking.channels.compared(year_of(date(2025, 1, 1))).taken == ()


def test_own_minutes_come_from_what_is_logged(world: World, thinking: Thinking) -> None:
    world.log.log(45, "writing", tags=("newsletter",))
    world.log.log(30, "email", tags=("newsletter",))
    week = DayRange(date(2026, 11, 16), date(2026, 11, 23))
    assert thinking.channels.logged("newsletter", week, by="tag") == 75
    assert thinking.channels.logged("email", week) == 30
    assert thinking.channels.logged("piano", week) == 0


def test_a_load_that_nobody_noted_is_what_the_accounts_take(
    world: World, thinking: Thinking
) -> None:
    year = year_of(date(2027, 1, 1))
    assert thinking.loads.loads(year).upkeeps == ()
    world.figures.set("", 90)
    days = (date(2027, 3, 1), date(2027, 6, 21))
    thinking.loads.push("exhibition", *days, 480, (0, 1, 2, 3, 4))
    assert thinking.loads.loads(year).minutes == 970 * 60
    thinking.loads.keep_up(30, "newsletter", 52, date(2027, 1, 1))
    assert thinking.loads.loads(year).upkeep_minutes == (52 - 16) * 30
    thinking.loads.end("exh", date(2027, 3, 8))
    assert thinking.loads.loads(year).campaigns[0].days == 5
    thinking.loads.remove("newsletter")
    with pytest.raises(Refused):
        thinking.loads.find("newsletter")


def test_accounts_take_no_time_once_the_last_of_them_is_left(
    world: World, thinking: Thinking
) -> None:
    world.figures.set("", 60)
    world.accounts.add("Instagram", "instagram", date(2026, 12, 2))
    days = DayRange(TODAY, date(2027, 11, 22))
    assert thinking.loads.loads(days).upkeeps[0].upkeep.after == date(2026, 12, 2)
    world.accounts.add("Facebook", "facebook", date(2026, 12, 12))
    assert thinking.loads.loads(days).upkeeps[0].upkeep.after == date(2026, 12, 12)
    assert thinking.loads.loads(DayRange(date(2027, 1, 1), days.after)).upkeeps == ()
    world.accounts.add("Forum")
    assert thinking.loads.loads(days).upkeep_days == 300
    world.accounts.remove("forum")
    world.clock.instant += timedelta(days=30)
    assert thinking.loads.loads(thinking.loads.year()).upkeep_days == 300
    for name in ("instagram", "facebook"):
        world.accounts.request(name)
    assert thinking.loads.loads(thinking.loads.year()).upkeeps == ()


def test_a_weak_moment_shows_ones_own_words_and_records_nothing(
    world: World, thinking: Thinking
) -> None:
    world.log.log(40, "writing", date(2026, 11, 20))
    before = world.records.stamp()
    moment = thinking.moments.look()
    assert (moment.own, moment.answers, moment.minutes) == (None, (), 40)
    assert world.records.stamp() == before
    sitting = thinking.sittings.fresh()
    said = [Answer(Question.WEIGHT, 5), Answer(Question.TAKEN_FROM, 4, "the book")]
    for answer in said:
        sitting = thinking.sittings.answer(sitting, answer)
    assert [each.words for each in thinking.moments.look().answers] == ["the book"]
    thinking.moments.write("For the mornings.\nFor her.")
    moment = thinking.moments.look()
    assert moment.own is not None
    assert (moment.own.text, moment.answers) == ("For the mornings.\nFor her.", ())
    thinking.moments.forget()
    with pytest.raises(Refused):
        thinking.moments.forget()
