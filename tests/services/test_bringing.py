"""Logs from elsewhere, brought along once and for all."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.account import Account
from detox.domain.activity import Activity
from detox.domain.days import ALL_DAYS
from detox.domain.foreign import TO_COME, Missed, Told
from detox.domain.problem import Problem, Refused
from detox.domain.session import Session
from detox.services.bounty import Bounty, Names
from detox.services.bringing import BACKWARDS, TOO_LONG, TOO_OLD, Bringing
from detox.services.ports import Entity, Rules
from detox.services.sessions import Edit
from tests.services.conftest import World

START = datetime(2026, 11, 20, 8, tzinfo=UTC)
REST = Names(rest="people")


def told(number: int, *names: str, seconds: int = 1800, **more: object) -> Told:
    fields = {"start": START + timedelta(hours=number), **more}
    return Told(number, f"id{number}", seconds, names, **fields)  # type: ignore[arg-type]  # fields of a Told


@pytest.fixture
def bringing(world: World) -> Bringing:
    return Bringing(world.records, world.clock, world.rules)


def brought(bringing: Bringing, log: Iterable[Told | Missed], names: Names = REST) -> Bounty:
    bounty = bringing.look("watson", log, names)
    bringing.bring(bounty)
    return bounty


def sessions(world: World) -> list[Session]:
    return world.records.sessions(ALL_DAYS)


def test_looking_changes_nothing(world: World, bringing: Bringing) -> None:
    assert len(bringing.look("watson", [told(1, "x")], REST).sessions) == 1
    assert sessions(world) == []


def test_a_log_is_brought_once_however_often(world: World, bringing: Bringing) -> None:
    log = [told(1, "writing"), told(2, "email")]
    brought(bringing, log)
    first = sessions(world)
    assert [s.activity for s in first] == ["writing", "email"]
    assert {s.zone for s in first} == {"Europe/Paris"}
    again = brought(bringing, log)
    assert (again.entities, again.known) == ([], 2)
    grown = brought(bringing, [*log, told(3, "reading")])
    assert (len(grown.sessions), grown.known) == (1, 2)
    assert sessions(world)[:2] == first


def test_all_of_it_is_one_step(world: World, bringing: Bringing) -> None:
    brought(bringing, [told(n, f"name {n}") for n in range(5)], Names(add=True))
    assert len(sessions(world)) == 5
    step = world.records.undo()
    assert step.deed == "session.import"
    assert sessions(world) == []
    assert "name-1" not in world.records.of(Activity)


def test_what_was_undone_can_be_brought_again(world: World, bringing: Bringing) -> None:
    log = [told(1, "x"), told(2, "y")]
    brought(bringing, log)
    world.records.undo()
    world.log.log(5, "writing")
    bounty = brought(bringing, log, Names(rest="reading"))
    assert len(bounty.sessions) == 2
    assert [s.activity for s in sessions(world)][:2] == ["reading", "reading"]


def test_what_was_deleted_stays_away_unless_asked_for(world: World, bringing: Bringing) -> None:
    log = [told(1, "x"), told(2, "y")]
    brought(bringing, log)
    world.log.delete(sessions(world)[0].uid)
    bounty = brought(bringing, log)
    assert (bounty.entities, bounty.known, bounty.deleted) == ([], 1, 1)
    assert len(sessions(world)) == 1
    bringing.bring(bringing.look("watson", log, REST, again=True))
    assert len(sessions(world)) == 2


def test_what_was_deleted_and_brought_back_by_undo_is_known(
    world: World, bringing: Bringing
) -> None:
    brought(bringing, [told(1, "x")])
    world.log.delete(sessions(world)[0].uid)
    world.records.undo()
    assert bringing.look("watson", [told(1, "x")], REST).known == 1
    world.records.redo()
    assert bringing.look("watson", [told(1, "x")], REST).deleted == 1


def test_what_was_changed_here_stays_as_it_is(world: World, bringing: Bringing) -> None:
    brought(bringing, [told(1, "x")])
    uid = sessions(world)[0].uid
    world.log.edit(uid, Edit(minutes=99, note="mine"))
    assert brought(bringing, [told(1, "x", seconds=60)]).known == 1
    assert (sessions(world)[0].minutes, sessions(world)[0].note) == (99, "mine")


def test_what_an_earlier_import_knew_otherwise_is_known(world: World, bringing: Bringing) -> None:
    brought(bringing, [told(1, "x"), told(2, "y"), told(3, "z")])
    world.log.delete(sessions(world)[0].uid)
    world.log.edit(sessions(world)[0].uid, Edit(minutes=99))
    entries = [told(1, "x"), told(2, "y"), told(3, "z")]
    now = [each._replace(identity=f"start {each.place}", former=each.identity) for each in entries]
    bounty = brought(bringing, now)
    assert (bounty.entities, bounty.known, bounty.changed, bounty.deleted) == ([], 2, 1, 1)
    bringing.bring(bringing.look("watson", now, REST, again=True))
    assert len(sessions(world)) == 3


def test_what_moved_to_another_month_does_not_come_twice(world: World, bringing: Bringing) -> None:
    brought(bringing, [told(1, "x")])
    world.log.edit(sessions(world)[0].uid, Edit(day=date(2026, 10, 3)))
    bounty = brought(bringing, [told(1, "x")])
    assert bounty.entities == []
    assert len(sessions(world)) == 1


def test_the_same_time_in_two_logs_comes_once(world: World, bringing: Bringing) -> None:
    brought(bringing, [told(1, "writing")])
    bounty = bringing.look("timewarrior", [told(1, "writing")], REST)
    assert (bounty.entities, bounty.known) == ([], 1)
    other = bringing.look("timewarrior", [told(1, "email")], REST)
    assert len(other.sessions) == 1


def test_two_entries_known_by_the_same_come_once(world: World, bringing: Bringing) -> None:
    bounty = bringing.look("watson", [told(1, "x"), told(1, "x")], REST)
    assert (len(bounty.sessions), bounty.known) == (1, 1)


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [(60, 1), (89, 1), (90, 2), (1799, 30), (1830, 31), (24 * 3600, 1440), (24 * 3600 + 29, 1440)],
)
def test_seconds_are_rounded_half_up(bringing: Bringing, seconds: int, minutes: int) -> None:
    (session,) = bringing.look("watson", [told(1, "x", seconds=seconds)], REST).sessions
    assert session.minutes == minutes


def test_what_lasts_no_minute_is_counted_and_left_out(bringing: Bringing) -> None:
    bounty = bringing.look("watson", [told(n, "x", seconds=n) for n in (0, 29)], REST)
    assert (bounty.entities, bounty.short) == ([], 2)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (told(7, "x", seconds=24 * 3600 + 30), TOO_LONG),
        (told(7, "x", seconds=-1), BACKWARDS),
        (told(7, "x", start=datetime(2026, 11, 23, tzinfo=UTC)), TO_COME),
        (told(7, "x", start=datetime(1999, 11, 23, tzinfo=UTC)), TOO_OLD),
    ],
)
def test_what_no_session_can_be_is_named(bringing: Bringing, entry: Told, message: str) -> None:
    bounty = bringing.look("watson", [told(1, "x"), entry], REST)
    assert len(bounty.sessions) == 1
    assert [(each.place, each.problem.message) for each in bounty.missed] == [(7, message)]


def test_what_the_log_missed_is_passed_on(bringing: Bringing) -> None:
    missed = Missed(3, Problem("it was not there"))
    assert bringing.look("watson", [missed], REST).missed == [missed]


def test_names_are_found_in_either_language_and_case(bringing: Bringing) -> None:
    names = ("Writing", "écriture", "ECRITURE", "lecture", "Prises de vue")
    bounty = bringing.look("watson", [told(n, name) for n, name in enumerate(names)], Names())
    assert [s.activity for s in bounty.sessions] == ["writing"] * 3 + ["reading", "shooting"]
    assert all(s.tags == () for s in bounty.sessions)


def test_what_was_said_comes_before_what_is_known(bringing: Bringing) -> None:
    names = Names({"writing": "email", "work": "learning"})
    log = [told(1, "Writing"), told(2, "WORK", tags=("Client A",)), told(3, "x", "work")]
    bounty = bringing.look("watson", log, names)
    assert [s.activity for s in bounty.sessions] == ["email", "learning", "learning"]
    assert [s.tags for s in bounty.sessions] == [("writing",), ("work", "client-a"), ("x", "work")]
    assert bounty.became == {
        ("Writing", "email"): 1,
        ("WORK", "learning"): 1,
        ("work", "learning"): 1,
    }


def test_the_name_of_the_activity_is_no_tag_but_the_others_are(bringing: Bringing) -> None:
    bounty = bringing.look("timewarrior", [told(1, "column", "écriture", "Monday!")], Names())
    assert bounty.sessions[0].activity == "writing"
    assert bounty.sessions[0].tags == ("column", "monday")


def test_names_nobody_knows_are_counted_and_stay_out(world: World, bringing: Bringing) -> None:
    log = [told(1, "work"), told(2, "work"), told(4)]
    bounty = bringing.look("watson", log, Names())
    assert bounty.unmapped == {"work": 2, "": 1}
    with pytest.raises(Refused):
        bringing.bring(bounty)
    assert sessions(world) == []
    brought(bringing, [*log, told(3, "writing")], Names())
    assert [s.activity for s in sessions(world)] == ["writing"]


def test_what_cannot_come_is_told_by_its_kind_where_there_is_much_of_it(bringing: Bringing) -> None:
    missed = [Missed(n, Problem("odd %(n)s" if n % 3 else "even", {"n": n})) for n in range(1, 13)]
    few = bringing.look("watson", missed[:10], REST).flaws
    assert [flaw.first for flaw in few] == [[each] for each in missed[:10]]
    many = bringing.look("watson", missed, REST).flaws
    assert [[each.place for each in flaw.first] for flaw in many] == [[1, 2, 4], [3, 6, 9]]
    assert [flaw.others for flaw in many] == [(5, 7, 8, 10, 11), (12,)]


def test_names_that_differ_by_case_or_accents_become_one_activity(
    world: World, bringing: Bringing
) -> None:
    log = [told(1, "Réunion"), told(2, "reunion"), told(3, "RÉUNION "), told(4, "ECRITURE")]
    assert bringing.look("watson", log, Names()).unmapped == {"Réunion": 3}
    brought(bringing, [*log, told(5)], Names(rest="people", add=True))
    assert [s.activity for s in sessions(world)] == ["reunion"] * 3 + ["writing", "people"]


def test_names_of_what_is_here_need_no_activity_again(bringing: Bringing) -> None:
    brought(bringing, [told(1, "work")])
    bounty = bringing.look("watson", [told(1, "work"), told(2, "writing")], Names())
    assert (bounty.unmapped, bounty.known, len(bounty.sessions)) == ({}, 1, 1)


def test_activities_are_made_once_for_each_name(world: World, bringing: Bringing) -> None:
    log = [told(1, "Deep work"), told(2, "deep  WORK"), told(3, "writing"), told(4, "日記")]
    brought(bringing, log, Names(add=True))
    made = [a for a in world.activities.all() if a.name]
    assert [a.name for a in made] == ["Deep work", "日記"]
    assert [s.activity for s in sessions(world)] == [
        made[0].key,
        made[0].key,
        "writing",
        made[1].key,
    ]
    assert len({a.order for a in world.activities.all()}) == 9
    assert bringing.look("watson", log, Names()).unmapped == {}


def test_what_has_no_name_needs_an_activity_said(bringing: Bringing) -> None:
    assert bringing.look("watson", [told(1)], Names(add=True)).unmapped == {"": 1}
    assert bringing.look("watson", [told(1)], REST).sessions[0].activity == "people"


def test_a_session_after_midnight_counts_for_the_evening_where_the_day_begins_later() -> None:
    world = World(Rules(4 * 60, 0, "en"))
    bringing = Bringing(world.records, world.clock, world.rules)
    late = told(1, "x", start=datetime(2026, 11, 20, 1, tzinfo=UTC))
    assert bringing.look("watson", [late], REST).sessions[0].day == date(2026, 11, 19)


def test_a_uid_of_ours_is_kept_and_another_gives_one_that_lasts(bringing: Bringing) -> None:
    def uid_of(uid: str) -> str:
        entry = Told(1, "", 600, ("x",), day=date(2026, 11, 20), uid=uid)
        return bringing.look("csv", [entry], REST).sessions[0].uid

    assert uid_of("2611abcd") == "2611abcd"
    for uid in ("2610abcd", "26 11", "x" * 500, "é", "2611-a"):
        assert uid_of(uid).startswith("2611")
        assert uid_of(uid) == uid_of(uid) != uid
    assert len({uid_of("2610abcd"), uid_of("2610abce")}) == 2


@given(st.text(max_size=40), st.text(max_size=40), st.lists(st.text(max_size=60), max_size=4))
def test_whatever_a_log_holds_can_be_kept(note: str, name: str, tags: list[str]) -> None:
    world = World(Rules(0, 0, "en"))
    bringing = Bringing(world.records, world.clock, world.rules)
    brought(bringing, [told(1, name, note=note, tags=tuple(tags))])
    assert len(sessions(world)) == 1
    assert brought(bringing, [told(1, name, note=note, tags=tuple(tags))]).known == 1


@given(st.lists(st.integers(0, 30), max_size=12), st.integers(0, 12), st.integers(0, 99))
def test_in_whatever_parts_and_order_a_log_comes_all_of_it_is_here_once(
    numbers: list[int], cut: int, seed: int
) -> None:
    world = World(Rules(0, 0, "en"))
    bringing = Bringing(world.records, world.clock, world.rules)
    log = [told(number, "x") for number in numbers]
    for part in (log[:cut], Random(seed).sample(log, len(log)), log[cut:]):
        brought(bringing, part)
    assert len(sessions(world)) == len(set(numbers))


def test_how_far_it_is_is_told_with_the_part_where_lines_are_known(bringing: Bringing) -> None:
    heard: list[tuple[int, float]] = []
    log = [told(n, "x", start=START - timedelta(hours=n)) for n in (1, 2)]
    bringing.look("watson", log, REST, advance=lambda *far: heard.append(far))
    bringing.look("csv", log, REST, advance=lambda *far: heard.append(far), lines=4)
    assert heard == [(1, 0.0), (2, 0.0), (1, 0.25), (2, 0.5)]


def test_an_export_of_ours_adds_what_is_not_here(world: World, bringing: Bringing) -> None:
    here = world.accounts.add("Invented")
    session = Session("2611aaaa", date(2026, 11, 20), 30, "piano")
    found: list[Entity | Missed] = [
        session,
        Activity("piano", "piano", "o", order=9),
        Account("other", "Elsewhere"),
        here._replace(name="Renamed"),
        Missed(4, Problem("no")),
    ]
    bounty = bringing.look_whole(found)
    assert (bounty.sessions, len(bounty.others), bounty.known) == ([session], 2, 1)
    assert len(bounty.missed) == 1
    bringing.bring(bounty)
    assert {account.name for account in world.accounts.all()} == {"Invented", "Elsewhere"}
    assert bringing.look_whole(found).entities == []
    world.records.undo()
    assert [account.name for account in world.accounts.all()] == ["Invented"]
    assert len(bringing.look_whole(found).entities) == 3
