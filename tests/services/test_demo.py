"""The made-up life: believable, deterministic, in both languages."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from detox.domain.absence import Slip
from detox.domain.account import Account, State
from detox.domain.balance import WonBack
from detox.domain.baseline import Baseline
from detox.domain.checkin import CheckIn
from detox.domain.days import year_of
from detox.domain.person import Person, WayKind
from detox.domain.session import Session
from detox.domain.sign import Sign, last_signs
from detox.domain.sitting import Sitting
from detox.domain.turns import Why, whose_turn
from detox.i18n import speak
from detox.services.demo import BASELINE_MINUTES, OWN_BASELINE, Wanted, make_demo
from detox.services.ports import Change

LEADING = (WayKind.MAIL, WayKind.SITE)
PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 22, 15, 32, tzinfo=PARIS)


def made(wanted: Wanted, now: datetime = NOW) -> list[Change]:
    return make_demo(wanted, now.date(), now, PARIS, "Europe/Paris")


def sessions(wanted: Wanted, now: datetime = NOW) -> list[Session]:
    return [c.after for c in made(wanted, now) if isinstance(c.after, Session)]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_same_seed_makes_the_same_life(language: str) -> None:
    speak(language)
    wanted = Wanted(seed=3)
    assert made(wanted) == made(wanted)
    assert made(wanted) != made(wanted._replace(seed=4))


@pytest.mark.parametrize("count", [0, 1, 2, 400, 5000])
def test_there_are_as_many_sessions_as_were_asked_for(count: int) -> None:
    found = sessions(Wanted(entries=count))
    assert len(found) == count
    assert len({session.uid for session in found}) == count


@pytest.mark.parametrize("now", [NOW, NOW.replace(hour=0, minute=5), NOW.replace(month=3, day=29)])
def test_every_session_has_been_by_now(now: datetime) -> None:
    for session in sessions(Wanted(entries=2000, days=100), now):
        assert session.day <= now.date()
        assert 5 <= session.minutes <= 90
        assert session.uid.startswith(f"{session.day:%y%m}")
        if session.start is not None and session.end is not None:
            assert session.start.tzinfo is UTC
            assert session.start.astimezone(PARIS).date() == session.day
            assert session.end <= now


def test_sessions_with_a_start_do_not_overlap() -> None:
    timed = sorted(s for s in sessions(Wanted(entries=3000)) if s.start)
    ends: dict[date, datetime] = {}
    for session in sorted(timed, key=lambda s: s.start or NOW):
        assert session.start is not None
        assert session.end is not None
        assert session.start >= ends.get(session.day, session.start)
        ends[session.day] = session.end


def test_five_accounts_leave_and_two_stay() -> None:
    accounts = [c.after for c in made(Wanted()) if isinstance(c.after, Account)]
    leaving = [a for a in accounts if a.state is State.LEAVING]
    assert {a.platform for a in leaving} == {"instagram", "facebook", "x", "tumblr", "linkedin"}
    assert {a.day for a in leaving} == {date(2026, 12, 31)}
    assert {a.break_since for a in leaving} == {date(2026, 5, 22)}
    assert {a.platform for a in accounts if a.state is State.KEEPING} == {"youtube", "behance"}


def test_a_break_never_begins_in_the_future() -> None:
    january = datetime(2026, 1, 10, 12, tzinfo=PARIS)
    changes = made(Wanted(), january)
    since = {c.after.break_since for c in changes if isinstance(c.after, Account)} - {None}
    assert since == {date(2025, 5, 22)}


@pytest.mark.parametrize(("now", "times"), [(NOW, 2), (NOW.replace(month=6), 1)])
def test_the_questions_were_answered_before_the_break_and_in_autumn(
    now: datetime, times: int
) -> None:
    sittings = [c.after for c in made(Wanted(), now) if isinstance(c.after, Sitting)]
    assert len(sittings) == times
    assert sittings[0].day == date(2026, 5, 20)
    assert sittings[0].cost is not None
    assert sittings[0].cost.cents == 9_000_000
    assert all(each.day <= now.date() and not each.is_short for each in sittings)


def test_there_is_a_time_before() -> None:
    before = [c.after for c in made(Wanted()) if isinstance(c.after, Baseline)]
    assert [baseline.minutes for baseline in before] == [BASELINE_MINUTES, OWN_BASELINE[1]]


@pytest.mark.parametrize("now", [NOW, NOW.replace(month=5, day=22), NOW.replace(month=2)])
def test_all_days_away_have_a_figure_and_slips_are_of_days_away(now: datetime) -> None:
    entities = [change.after for change in made(Wanted(days=30), now)]
    accounts = [e for e in entities if isinstance(e, Account)]
    before = [e for e in entities if isinstance(e, Baseline)]
    slips = [e for e in entities if isinstance(e, Slip)]
    lines = WonBack(accounts, before, slips, now.date()).over(year_of(now.date()))
    assert len(lines) == 5
    assert not any(line.days_unknown for line in lines.values())
    everything = WonBack(accounts, before, slips, now.date())
    assert everything.first_day is not None
    assert everything.first_day <= now.date()
    known = {account.uid: account for account in accounts}
    for slip in slips:
        assert slip.day <= now.date()
        assert any(each.covers(slip.day) for each in known[slip.account].breaks)


def test_a_week_of_the_summer_was_paused() -> None:
    accounts = [c.after for c in made(Wanted()) if isinstance(c.after, Account)]
    paused = [(a.platform, p) for a in accounts for each in a.breaks for p in each.pauses]
    assert paused == [("facebook", (date(2026, 8, 1), date(2026, 8, 8)))]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_most_of_the_last_days_are_checked_in(language: str) -> None:
    speak(language)
    found = [c.after for c in made(Wanted()) if isinstance(c.after, CheckIn)]
    assert 14 < len(found) < 28
    assert len({check_in.day for check_in in found}) == len(found)
    assert all(date(2026, 10, 25) <= check_in.day < NOW.date() for check_in in found)
    assert any(check_in.line for check_in in found)


def test_there_are_people_to_stay_in_reach_of_and_somebody_comes_up():
    entities = [change.after for change in made(Wanted())]
    people = [each for each in entities if isinstance(each, Person)]
    signs = [each for each in entities if isinstance(each, Sign)]
    assert 6 <= len(people) <= 10
    leading = [way.value for each in people for way in each.ways if way.kind in LEADING]
    assert all(value.endswith(".invalid") for value in leading)
    assert {sign.person for sign in signs} <= {person.uid for person in people}
    turns = whose_turn(people, last_signs(signs), 0, NOW.date())
    assert [turn.why for turn in turns] == [Why.PACE, Why.WISH, Why.TURN]
