"""How screens look, at three widths, in two languages and other themes; the clock stands still.

After a change that is meant, run `pytest tests/tui/test_pictures.py --snapshot-update`, and look.
"""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from textual.pilot import Pilot

from detox.bootstrap import Detox
from detox.domain.delivery import Status
from detox.domain.person import WISHES, Person, Way, WayKind
from detox.domain.problem import Problem
from detox.domain.sign import SignWay
from detox.domain.sitting import Answer, Question
from detox.services.activities import ActivityEdit
from detox.services.channels import EffortEdit
from detox.services.delivering import Message
from detox.services.reminders import ReminderEdit
from detox.tui.app import DetoxApp
from tests.conftest import Once

TODAY = date(2026, 11, 22)
NETWORKS = ("Instagram", "Facebook", "Tumblr", "LinkedIn")


@pytest.fixture
def full_home(used_home: Path, once: Once) -> Path:
    """A home in use since a month: five networks, two goals, sessions with notes and tags."""
    once(_use_for_a_month)
    return used_home


def _use_for_a_month() -> None:
    detox = Detox()
    for name in NETWORKS:
        detox.accounts.add(name, name.lower(), date(2026, 12, 31), date(2026, 5, 22))
    detox.accounts.add("YouTube", "youtube")
    detox.activities.edit("writing", ActivityEdit(goal=240, goal_since=date(2026, 1, 1)))
    detox.activities.edit("reading", ActivityEdit(goal=120, goal_since=date(2026, 1, 1)))
    for back in range(1, 30):
        activity = ("writing", "email", "reading", "people")[back % 4]
        day = TODAY - timedelta(days=back)
        detox.log.log(15 + back * 13 % 100, activity, day, "essai sur la lumière", ("lettre",))
    morning = datetime(2026, 11, 22, 8, 10, tzinfo=UTC)
    detox.log.log(45, "writing", None, "chronique du lundi", ("lettre",), morning)
    detox.log.log(30, "email", start=morning + timedelta(hours=5))


def settings(home: Path, **chosen: str) -> None:
    lines = "".join(f'{key} = "{value}"\n' for key, value in chosen.items())
    (home / "config" / "config.toml").write_text(lines)


async def settled(pilot: Pilot[int]) -> None:
    """Wait for what is read ahead, after the first paint."""
    await pilot.pause()


SIZES = [(60, 24), (80, 24), (140, 40)]


@pytest.mark.parametrize("size", SIZES, ids=["60x24", "80x24", "140x40"])
@pytest.mark.parametrize("key", ["T", "L", "P"], ids=["today", "log", "plan"])
def test_screens_of_every_day(snap_compare, full_home: Path, size, key: str) -> None:
    assert snap_compare(DetoxApp(Detox()), terminal_size=size, press=[key], run_before=settled)


@pytest.mark.parametrize("size", SIZES[:1], ids=["60x24"])
def test_plan_in_french(snap_compare, full_home: Path, size) -> None:
    settings(full_home, language="fr")
    assert snap_compare(DetoxApp(Detox()), terminal_size=size, press=["P"], run_before=settled)


@pytest.mark.parametrize("key", ["T", "L", "question_mark"])
def test_screens_in_french(snap_compare, full_home: Path, key: str) -> None:
    settings(full_home, language="fr")
    assert snap_compare(DetoxApp(Detox()), terminal_size=(80, 24), press=[key], run_before=settled)


@pytest.mark.parametrize("theme", ["calm-light", "high-contrast", "mono"])
def test_today_in_other_themes(snap_compare, full_home: Path, theme: str) -> None:
    settings(full_home, theme=theme)
    assert snap_compare(DetoxApp(Detox()), terminal_size=(80, 24), run_before=settled)


@pytest.mark.parametrize(
    ("language", "size"),
    [*(("en", size) for size in SIZES), ("fr", SIZES[0])],
    ids=["en-60x24", "en-80x24", "en-140x40", "fr-60x24"],
)
def test_what_is_due_on_today(snap_compare, full_home: Path, monkeypatch, size, language) -> None:
    settings(full_home, language=language)
    monkeypatch.setenv("DETOX_NOW", "2026-12-21T14:32:00Z")
    assert snap_compare(DetoxApp(Detox()), terminal_size=size, run_before=settled)


@pytest.fixture
def reminded_home(full_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same home with a reminder of one's own, one that was shown and one that was missed."""
    monkeypatch.setenv("DETOX_NOW", "2026-11-18T08:00:00Z")
    send = Sent("shown", Problem("")).told
    detox = Detox()
    text, rule = ("Stretch, and look out of the window",), "FREQ=DAILY"
    detox.reminders.add(ReminderEdit(text, rule, time(16, 15)))
    detox.reminders.switch("keep-in-touch", is_on=False)
    detox.remind(send)
    monkeypatch.setenv("DETOX_NOW", "2026-11-19T08:01:00Z")
    Detox().remind(send)
    monkeypatch.setenv("DETOX_NOW", "2026-11-22T14:32:00Z")
    Detox().remind(send)
    return full_home


class Sent(NamedTuple):
    """What became of a notification."""

    status: Status
    detail: Problem

    def told(self, _message: Message) -> "Sent":
        return self


async def reminders_open(pilot: Pilot[int]) -> None:
    await pilot.press("R")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES, ids=["60x24", "80x24", "140x40"])
def test_reminders(snap_compare, reminded_home: Path, size) -> None:
    app = DetoxApp(Detox())
    assert snap_compare(app, terminal_size=size, press=["j"], run_before=reminders_open)


def test_reminders_in_french(snap_compare, reminded_home: Path) -> None:
    settings(reminded_home, language="fr")
    app = DetoxApp(Detox())
    assert snap_compare(app, terminal_size=(80, 24), press=["j"], run_before=reminders_open)


def test_changing_a_reminder(snap_compare, reminded_home: Path) -> None:
    app, press = DetoxApp(Detox()), ["j", "e", "tab"]
    assert snap_compare(app, terminal_size=(80, 24), press=press, run_before=reminders_open)


def test_an_empty_today(snap_compare, used_home: Path) -> None:
    assert snap_compare(DetoxApp(Detox()), terminal_size=(80, 24))


@pytest.mark.parametrize("steps", [0, 1, 2, 3], ids=["language", "networks", "day", "hours"])
def test_the_first_run(snap_compare, home: Path, steps: int) -> None:
    press = ["enter", "space", "enter", "enter"]
    counts = [0, 1, 3, 4]
    assert snap_compare(
        DetoxApp(Detox()), terminal_size=(80, 24), press=["f12", *press[: counts[steps]]]
    )


def test_editing_a_session(snap_compare, full_home: Path) -> None:
    assert snap_compare(DetoxApp(Detox()), terminal_size=(80, 24), press=["L", "e"])


INSIGHTS = {"weeks": [], "days": ["d"], "hours": ["h"], "goals": ["o"], "balance": ["b"]}


@pytest.mark.parametrize("size", SIZES, ids=["60x24", "80x24", "140x40"])
@pytest.mark.parametrize("keys", INSIGHTS.values(), ids=INSIGHTS.keys())
def test_insights(snap_compare, full_home: Path, size, keys: list[str]) -> None:
    Detox().past.figures.set("", 180, date(2026, 5, 1))
    assert snap_compare(DetoxApp(Detox()), terminal_size=size, press=["I", *keys])


@pytest.mark.parametrize("keys", [[], ["d"]], ids=["weeks", "days"])
def test_insights_in_another_theme(snap_compare, full_home: Path, keys: list[str]) -> None:
    settings(full_home, theme="mono")
    assert snap_compare(DetoxApp(Detox()), terminal_size=(80, 24), press=["I", *keys])


def test_insights_in_french(snap_compare, full_home: Path) -> None:
    settings(full_home, language="fr")
    assert snap_compare(DetoxApp(Detox()), terminal_size=(60, 24), press=["I"])


@pytest.fixture
def thought_over_home(full_home: Path) -> Path:
    """The same home, thought over in May and in November, with channels and words."""
    thinking = Detox().thinking
    for day, minutes, level in ((date(2026, 5, 15), 150, 5), (TODAY, 40, 2)):
        sitting = thinking.sittings.fresh()._replace(day=day)
        for question, value in ((Question.SCROLLING, minutes), (Question.MECHANICAL, level)):
            answer = Answer(question, value, "en marchant" if level == 5 else "")
            sitting = thinking.sittings.answer(sitting, answer, 700)
        sitting = thinking.sittings.answer(sitting, Answer(Question.WORTH, 10_000), 700, "EUR", 300)
        thinking.sittings.end(sitting, 700)
    for name, minutes, others in (("publications", 54_000, ()), ("lettres", 480, LETTERS)):
        channel = thinking.channels.add(name)
        edit = EffortEdit(own_minutes=minutes, others=others, money=(24_000, "EUR"), answers=5)
        thinking.channels.note(channel.uid, edit)
    thinking.moments.write("Les soirées sont pour le livre.")
    return full_home


LETTERS = ((1000, (1500, "EUR"), ""),)
THOUGHT_OVER = {
    "times-80x24": ("en", (80, 24), ["O"]),
    "question-60x24": ("fr", (60, 24), ["O", "a", *"2h", "enter", "enter", "3"]),
    "cost-80x24": ("en", (80, 24), ["I", "s", "enter"]),
    "channels-120x36": ("en", (120, 36), ["I", "v"]),
    "moment-60x24": ("fr", (60, 24), ["H"]),
}


@pytest.mark.parametrize("case", THOUGHT_OVER.values(), ids=THOUGHT_OVER.keys())
def test_thinking_it_over(snap_compare, thought_over_home: Path, case) -> None:
    language, size, press = case
    settings(thought_over_home, language=language, currency="EUR")
    assert snap_compare(DetoxApp(Detox()), terminal_size=size, press=press)


@pytest.fixture
def sociable_home(full_home: Path) -> Path:
    """The same home with people: by pace, on the wish-list, in turn, at rest."""
    people = Detox().people
    mail = (Way(WayKind.MAIL, "zoe@exemple.invalid"), Way(WayKind.HANDLE, "instagram:zoe.testard"))
    known = [
        Person("a", "Zoé Testard", mail, ("artistes",), 6, "le livre dont nous parlions"),
        Person("b", "Studio Exemple", (), (WISHES,), None, "l’article sur la lumière"),
        Person("c", "Lina Épreuve", (), (WISHES,)),
        Person("d", "Bruno Modèle", (), ("pairs",), rests=True),
    ]
    people.keep(known)
    people.sign("a", SignWay.LETTER, date(2026, 10, 1), "merci pour l’exposition")
    people.sign("a", SignWay.CALL, date(2026, 7, 12), from_them=True)
    return full_home


@pytest.mark.parametrize(
    ("language", "size"), [("fr", (60, 24)), ("en", (120, 36))], ids=["fr-60x24", "en-120x36"]
)
def test_people(snap_compare, sociable_home: Path, language: str, size: tuple[int, int]) -> None:
    settings(sociable_home, language=language)
    assert snap_compare(DetoxApp(Detox()), terminal_size=size, press=["E"], run_before=settled)
