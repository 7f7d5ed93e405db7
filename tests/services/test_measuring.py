"""Measuring: what is proposed, what is kept from which day on, and what a break has to say."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from detox.domain.baseline import Baseline
from detox.domain.problem import Problem, Refused
from detox.domain.usage import DayUse, Device, Measured, Method, Note, Reading, Visit
from detox.services.figures import Figures
from detox.services.measuring import (
    Cancelled,
    Gathered,
    Measuring,
    MeasuringStopped,
    NothingFound,
    Notice,
    Proposal,
    Request,
    Window,
)

TODAY = date(2026, 11, 22)


class Told:
    """A gatherer that has these readings."""

    def __init__(self, *readings: Reading, trouble: tuple[Problem, ...] = ()) -> None:
        self.readings, self.trouble = readings, trouble
        self.windows: list[Window] = []

    def gather(
        self, request: Request, window: Window, notice: Notice, cancelled: Cancelled
    ) -> Gathered:
        self.windows.append(window)
        for done, reading in enumerate(self.readings):
            if cancelled():
                raise MeasuringStopped
            notice(done, len(self.readings), reading.name)
        return Gathered(self.readings, self.trouble, (("Firefox", ("~/.mozilla",)),))

    def tells_publishing(self, platform: str) -> bool:
        return platform != "facebook"


Make = Callable[..., Measuring]


@pytest.fixture
def measuring(world: Any) -> Make:
    def make(*readings: Reading, **more: Any) -> Measuring:
        numbers = iter(range(1000))
        return Measuring(
            world.accounts,
            Figures(world.records, lambda: f"b{next(numbers)}", world.log.today),
            world.clock,
            world.rules,
            Told(*readings, **more),
            lambda: f"b{next(numbers)}",
        )

    return make


def phone(*uses: DayUse, notes: tuple[Note, ...] = ()) -> Reading:
    return Reading("a phone", Device.PHONE, Method.PHONE, uses=uses, notes=notes)


def every_day(platform: str, minutes: float, days: int = 28, after: date = TODAY) -> list[DayUse]:
    first = after - timedelta(days=days)
    return [DayUse(first + timedelta(days=n), platform, minutes * 60) for n in range(days)]


def browser(*visits: tuple[str, str, float]) -> Reading:
    return Reading(
        "a browser",
        Device.BROWSER,
        visits=tuple(
            Visit(datetime.fromisoformat(at).timestamp(), platform, False, seconds)
            for at, platform, seconds in visits
        ),
    )


def measured(measuring: Measuring, days: int = 28) -> Measured:
    return measuring.measure(Request(days=days))


def test_minutes_a_day_are_over_the_days_with_data(measuring: Make) -> None:
    found = measured(measuring(phone(*every_day("x", 30, days=10))))
    assert (found.days.first, found.days.after) == (date(2026, 11, 12), TODAY)
    (use,) = found.platforms()
    assert (use.platform, use.seconds, use.method) == ("x", 10 * 1800, Method.PHONE)


def test_days_follow_the_zone_and_the_start_of_day(world: Any, measuring: Make) -> None:
    world.rules = world.rules._replace(day_start=240)
    night = browser(("2026-11-20T02:30:00+00:00", "x", 60.0), ("2026-11-20T03:30:00+00:00", "x", 9))
    found = measured(measuring(night))
    assert [(use.day, use.seconds) for use in found.uses] == [
        (date(2026, 11, 19), 60),
        (date(2026, 11, 20), 9),
    ]


def test_what_is_read_reaches_back_a_little_further_than_the_days(measuring: Make) -> None:
    asking = measuring(phone(*every_day("x", 1)))
    measured(asking, 14)
    (window,) = asking._gatherer.windows  # type: ignore[attr-defined]  # the double of this test
    assert window.length == 16 * 86400


@pytest.mark.parametrize("days", [0, -1, 367, 10**9])
def test_days_have_limits(days: int, measuring: Make) -> None:
    with pytest.raises(Refused, match="1 to 366 days"):
        measured(measuring(), days)


def test_nothing_at_all_says_where_it_was_looked_for(measuring: Make) -> None:
    with pytest.raises(NothingFound) as caught:
        measured(measuring())
    assert caught.value.looked == (("Firefox", ("~/.mozilla",)),)
    with pytest.raises(NothingFound):
        measured(measuring(browser()))


def test_trouble_is_told_beside_what_could_be_read_and_refused_without(measuring: Make) -> None:
    trouble = (Problem("%(name)s is broken.", {"name": "History"}),)
    found = measured(measuring(phone(*every_day("x", 1)), trouble=trouble))
    assert found.trouble == trouble
    with pytest.raises(Refused, match="History is broken"):
        measured(measuring(trouble=trouble))


def test_notes_about_memory_are_said_where_days_are_missing(measuring: Make) -> None:
    short, always = Note(Problem("forgets")), Note(Problem("guesses"), always=True)
    full = measured(measuring(phone(*every_day("x", 1), notes=(short, always))))
    assert full.notes == (always.said,)
    part = measured(measuring(phone(*every_day("x", 1, days=3), notes=(short, always))))
    assert part.notes == (short.said, always.said)


def test_a_question_of_a_source_stands_until_it_is_answered(measuring: Make) -> None:
    asks = Note(Problem("which column?"), asks=True)
    assert measured(measuring(phone(*every_day("x", 1), notes=(asks,)))).question == asks.said
    assert measured(measuring(phone(*every_day("x", 1)))).question is None


def test_where_nothing_tells_writing_from_reading_it_is_said(measuring: Make) -> None:
    pages = browser(
        ("2026-11-20T12:00:00+00:00", "x", 60), ("2026-11-20T13:00:00+00:00", "facebook", 60)
    )
    assert measured(measuring(pages)).unsplit == {"facebook"}
    both = measured(measuring(pages, phone(DayUse(TODAY, "x", 60.0))))
    assert both.unsplit == {"facebook", "x"}


def test_progress_is_told_and_it_can_be_stopped(measuring: Make) -> None:
    asking = measuring(phone(*every_day("x", 1)), browser())
    heard: list[tuple[int, int, str]] = []
    asking.measure(Request(), lambda *told: heard.append(told))
    assert heard == [(0, 2, "a phone"), (1, 2, "a browser")]
    with pytest.raises(MeasuringStopped):
        asking.measure(Request(), cancelled=lambda: True)


# What is kept


def test_a_figure_is_proposed_for_the_account_of_a_platform(world: Any, measuring: Make) -> None:
    account = world.accounts.add("Instagram", "instagram")
    world.accounts.add("Forum")
    asking = measuring(phone(*every_day("instagram", 41.6), *every_day("x", 10)))
    (proposal,) = asking.proposals(measured(asking))
    assert proposal == Proposal(account, 42, 0, 28, date(2026, 10, 25), Method.PHONE, TODAY)


def test_what_is_accepted_holds_from_the_first_measured_day(world: Any, measuring: Make) -> None:
    account = world.accounts.add("Instagram", "instagram")
    use = DayUse(date(2026, 11, 21), "instagram", 1200.0, 600.0)
    asking = measuring(phone(use))
    (kept,) = asking.accept(asking.proposals(measured(asking)))
    assert kept == Baseline("b0", 30, date(2026, 11, 21), account.uid, "phone", 10)
    assert list(world.records.of(Baseline).values()) == [kept]


def test_days_before_keep_the_figure_they_had(world: Any, measuring: Make) -> None:
    world.accounts.add("Instagram", "instagram")
    asking = measuring(phone(*every_day("instagram", 40)))
    proposals = asking.proposals(measured(asking))
    asking.accept(proposals, date(2026, 1, 1))
    asking.accept([proposals[0]._replace(minutes=50)])
    known = sorted((b.valid_from, b.minutes) for b in world.records.of(Baseline).values())
    assert known == [(date(2026, 1, 1), 40), (date(2026, 10, 25), 50)]


def test_a_guess_of_later_days_gives_way_to_what_was_measured(world: Any, measuring: Make) -> None:
    account = world.accounts.add("Instagram", "instagram")
    other = world.accounts.add("X", "x")
    asking = measuring(phone(*every_day("instagram", 40)))
    figures = world.figures
    figures.set_all({account.uid: 20, other.uid: 5})
    guessed = world.records.of(Baseline)
    asking.accept(asking.proposals(measured(asking)))
    assert {(one.account, one.minutes) for one in figures_of(world)} == {
        (account.uid, 40),
        (other.uid, 5),
    }
    world.records.undo()
    assert world.records.of(Baseline) == guessed


def test_what_was_measured_of_these_days_gives_way_and_of_later_ones_stays(
    world: Any, measuring: Make
) -> None:
    world.accounts.add("Instagram", "instagram")
    asking = measuring(phone(*every_day("instagram", 40)))
    (proposal,) = asking.proposals(measured(asking))
    asking.accept([proposal._replace(since=date(2026, 11, 20))])
    asking.accept([proposal])
    assert [one.valid_from for one in figures_of(world)] == [proposal.since]
    asking.accept([proposal._replace(since=date(2026, 9, 1), after=date(2026, 9, 29))])
    assert sorted(one.valid_from for one in figures_of(world)) == [
        date(2026, 9, 1),
        proposal.since,
    ]


def figures_of(world: Any) -> list[Baseline]:
    return list(world.records.of(Baseline).values())


def test_accepting_again_for_the_same_day_replaces_and_is_one_step_back(
    world: Any, measuring: Make
) -> None:
    world.accounts.add("Instagram", "instagram")
    world.accounts.add("X", "x")
    asking = measuring(phone(*every_day("instagram", 40), *every_day("x", 20)))
    proposals = asking.proposals(measured(asking))
    asking.accept(proposals)
    before = world.records.of(Baseline)
    again = asking.accept([each._replace(minutes=5) for each in proposals])
    assert {b.uid for b in again} == set(before)
    assert [b.minutes for b in world.records.of(Baseline).values()] == [5, 5]
    world.records.undo()
    assert world.records.of(Baseline) == before
    world.records.undo()
    assert world.records.of(Baseline) == {}


def test_days_of_a_break_say_nothing_about_the_time_before(world: Any, measuring: Make) -> None:
    world.accounts.add("Instagram", "instagram", since=date(2026, 11, 12))
    uses = every_day("instagram", 40, days=18, after=date(2026, 11, 12))
    asking = measuring(phone(*uses, DayUse(date(2026, 11, 21), "instagram", 600.0)))
    found = measured(asking)
    (proposal,) = asking.proposals(found)
    assert (proposal.minutes, proposal.days) == (40, 18)
    assert proposal.since == date(2026, 10, 25)
    assert found.platforms()[0].seconds == 18 * 2400 + 600


def test_an_account_on_a_break_all_along_has_no_proposal(world: Any, measuring: Make) -> None:
    world.accounts.add("Instagram", "instagram", since=date(2026, 1, 1))
    asking = measuring(phone(*every_day("instagram", 40)))
    assert asking.proposals(measured(asking)) == []


def test_two_accounts_on_one_platform_are_not_told_apart(world: Any, measuring: Make) -> None:
    mine = [world.accounts.add("Instagram", "instagram"), world.accounts.add("Work", "instagram")]
    asking = measuring(phone(*every_day("instagram", 40)))
    found = measured(asking)
    assert asking.proposals(found) == []
    assert sorted(asking.shared(found)) == sorted(mine)


# What a break has to say


def test_time_during_a_break_without_a_slip_is_a_question(world: Any, measuring: Make) -> None:
    account = world.accounts.add("Instagram", "instagram", since=date(2026, 11, 10))
    world.accounts.slip(account.uid, 5, date(2026, 11, 15))
    days = [date(2026, 11, day) for day in (9, 12, 15, 20)]
    asking = measuring(
        phone(
            *(DayUse(day, "instagram", 700.0) for day in days),
            DayUse(date(2026, 11, 13), "instagram", 20.0),
            DayUse(date(2026, 11, 12), "x", 700.0),
        )
    )
    found = asking.unnoted(measured(asking))
    assert [(one.day, one.minutes) for one in found] == [(days[1], 12), (days[3], 12)]
    asking.note([found[0]])
    assert [slip.day for slip in world.accounts.slips(account)] == [days[1], days[2]]
    assert [one.day for one in asking.unnoted(measured(asking))] == [days[3]]
    assert world.accounts.find("instagram").is_on_break


def test_days_of_a_pause_and_another_account_there_ask_nothing(world: Any, measuring: Make) -> None:
    account = world.accounts.add("Instagram", "instagram", since=date(2026, 11, 10))
    asking = measuring(phone(DayUse(date(2026, 11, 20), "instagram", 700.0)))
    assert len(asking.unnoted(measured(asking))) == 1
    other = world.accounts.add("Work", "instagram")
    assert asking.unnoted(measured(asking)) == []
    world.accounts.remove(other.uid)
    world.accounts.pause_break(account.uid, date(2026, 11, 18))
    assert asking.unnoted(measured(asking)) == []
