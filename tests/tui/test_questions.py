"""The seven questions by keys: each answer kept as it is given, a clock that ends nothing, what it
comes to, what is decided.
"""

from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.events import Key

from detox.bootstrap import Detox
from detox.deeds.questions import AGAIN
from detox.domain.account import State
from detox.domain.baseline import Baseline
from detox.domain.cost import Band
from detox.domain.sitting import Answer, Question, Sitting
from detox.tui.app import DetoxApp
from detox.tui.dialogs.ask import ChoiceScreen
from detox.tui.dialogs.ticks import TickScreen
from detox.tui.screens.asking import QuestionsScreen
from detox.tui.screens.questions import SittingsScreen
from detox.tui.widgets.row_list import RowList
from tests.clocks import StillClock
from tests.tui.conftest import shown, toasts
from tests.tui.quick import painted
from tests.tui.typing import at_once, send, still

PAGES = ("2h\rle soir\r", "4in the train\r", "3\r", "4\r", "4Lina\r", "1h\r\r", "100 EUR\r\r\r")
"""what is typed on each page"""
CLOCK, EARLIER = [Key("ctrl+t", None)], [Key("ctrl+b", None)]


def kept() -> Sitting:
    """The last sitting, as another program reads it."""
    return Detox().thinking.sittings.all()[-1]


def answered(detox: Detox, minutes: int, *, level: int = 3, words: str = "") -> Sitting:
    """One that is ended."""
    sittings = detox.thinking.sittings
    sitting = sittings.answer(sittings.fresh(), Answer(Question.SCROLLING, minutes, words), 700)
    return sittings.end(sittings.answer(sitting, Answer(Question.MECHANICAL, level), 700))


async def test_every_answer_is_on_disk_before_the_next_question_is_asked(used_home: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(60, 24)):
        await at_once(app, "Oa")
        for place, typed in enumerate(PAGES, 1):
            assert f"Question {place} of 7" in shown(app, "Head")
            await at_once(app, typed)
            assert len(kept().answers) == place
            assert not kept().is_ended
        said = kept()
        assert said.answer(Question.SCROLLING) == Answer(Question.SCROLLING, 120, "le soir")
        assert said.answer(Question.MECHANICAL) == Answer(Question.MECHANICAL, 4, "in the train")
        assert said.answer(Question.TAKEN_FROM) == Answer(Question.TAKEN_FROM, 4, "Lina")
        assert (said.value(Question.WORTH), said.currency, said.days) == (10000, "EUR", 300)


async def test_a_measure_is_kept_before_its_words_are_asked_for(app: DetoxApp) -> None:
    async with app.run_test():
        await at_once(app, "Oa2h\r")
        assert kept().answers == (Answer(Question.SCROLLING, 120),)
        await at_once(app, "\r4")
        assert kept().value(Question.MECHANICAL) == 4


async def test_what_cannot_be_read_is_told_and_nothing_goes_on(app: DetoxApp) -> None:
    async with app.run_test():
        await at_once(app, "Oasoon\r")
        assert "soon" in shown(app, "#measure-said")
        assert "Question 1 of 7" in shown(app, "Head")
        assert Detox().thinking.sittings.all() == []
        await at_once(app, "\x150\r\r")
        assert kept().answers == (Answer(Question.SCROLLING, 0),)


async def test_an_answer_that_cannot_be_read_is_not_dropped_unasked(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oasoon\ta true sentence\x1b")
        assert "“soon” is not a duration" in shown(app, ".dialog-text")
        await at_once(app, "\x1b, this\r")
        assert "Question 1 of 7" in shown(app, "Head"), "it is gone back to"
        await at_once(app, "\x15about 2h\r\r\x1ba\x1b")
        assert kept().answers == (Answer(Question.SCROLLING, 120, "a true sentence, this"),)
        await at_once(app, "a")
        await send(app, [Key("shift+tab", None)])
        await at_once(app, "\x15tea\x1b\r")
        assert isinstance(app.screen, SittingsScreen)
        assert "Your answers are kept. Press a to go on with them." in toasts(app)
        await at_once(app, "a")
        assert not toasts(app), "it is no news where one is back in them"
    assert kept().answers == (Answer(Question.SCROLLING, 120, "a true sentence, this"),)


async def test_figures_of_a_year_are_kept_on_the_way_back(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa" + "".join(PAGES) + "30000")
        for _line in range(4):
            await send(app, [Key("shift+tab", None)])
        assert "Question 7 of 7" in shown(app, "Head")
    assert kept().returns_cents == 3_000_000


async def test_what_it_comes_to_follows_each_figure_as_it_is_typed(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa" + "".join(PAGES))
        assert "€90,000" in shown(app, "#cost-sum")
        assert "900 h" in shown(app, "#cost-sum")
        for typed, band in (
            ("90000", "100%, as much or more"),
            ("89999.99", "99%, half or more"),
            ("44999.99", "49%, a quarter or more"),
            ("22499.99", "24%, less than a quarter"),
        ):
            await at_once(app, "\x15" + typed)
            assert band in shown(app, "#cost-shares")
        await at_once(app, "\x1530000↑\x1550↑↑\x15")
        assert shown(app, "#cost-sum") == "", "without a time there is no sum"
        await at_once(app, "1h")
        assert "€15,000" in shown(app, "#cost-sum")
        await at_once(app, "↓↓↓\re")
        said = kept()
        assert (said.returns_cents, said.value(Question.WORTH), said.is_ended) == (
            3000000,
            5000,
            True,
        )
        assert said.minutes_a_day == 180, "the time stays what was answered"


async def test_two_currencies_are_refused_by_name_and_nothing_ends(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa" + "".join(PAGES) + "100 USD\r")
        assert "EUR" in shown(app, "#cost-sum")
        assert "USD" in shown(app, "#cost-sum")
        assert not kept().is_ended
        assert "comes to" in shown(app, "Head")


async def test_the_clock_counts_up_quietly_pauses_and_can_be_hidden(used_home: Path) -> None:
    watch = StillClock()
    app = DetoxApp(Detox(watch))
    async with app.run_test():
        await at_once(app, "Oa")
        for _minute in range(3):
            watch.instant += timedelta(seconds=50)
            await at_once(app, "1")
        front = app.screen
        assert isinstance(front, QuestionsScreen)
        assert shown(app, "Head").endswith("2 min")
        watch.instant += timedelta(seconds=3600)
        front._tick()
        assert shown(app, "Head").endswith("3 min, paused"), "a minute after the last key it rests"
        await send(app, CLOCK)
        assert "min" not in shown(app, "Head")
        assert shown(app, "#quiet") == ""
        await at_once(app, "\x152h\r\r")
        assert "min" not in shown(app, "Head"), "and it stays hidden"
        await at_once(app, "h")
        assert "min" in shown(app, "Head")
        assert "Nothing hurries" in shown(app, "#quiet")
        for _minute in range(8):
            watch.instant += timedelta(seconds=59)
            await at_once(app, "↓")
        assert "Ten minutes have" in shown(app, "#quiet")
        assert "Question 2 of 7" in shown(app, "Head"), "nothing ends"


async def test_all_keys_are_shown_in_the_middle_of_a_word(app: DetoxApp) -> None:
    async with app.run_test(size=(60, 24)):
        await at_once(app, "Oa2h\rin the e")
        await send(app, [Key("f1", None)])
        assert "Ctrl B" in shown(app, "KeyTable")
        await at_once(app, "\x1bvening\r")
        assert kept().answers == (Answer(Question.SCROLLING, 120, "in the evening"),)


async def test_h_in_an_empty_figure_is_the_beginning_of_half_an_hour(app: DetoxApp) -> None:
    async with app.run_test():
        await at_once(app, "Oahalf an hour\r\r")
        assert kept().answers == (Answer(Question.SCROLLING, 30),)


@pytest.mark.parametrize("none", ["none", "aucun", "-"])
async def test_none_is_an_amount_wherever_it_is_promised(app: DetoxApp, none: str) -> None:
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa" + "".join(PAGES[:6]) + f"{none}\r\r\r")
        assert Question.WORTH not in {each.question for each in kept().answers if each.value}
        assert "900 h" in shown(app, "#cost-sum")
        await at_once(app, f"{none}↑{none}↑\x15220 days")
        assert "660 h" in shown(app, "#cost-sum")
        await at_once(app, "\x15220jours")
        assert "660 h" in shown(app, "#cost-sum")


async def test_before_ten_minutes_one_is_asked_to_stay_once(used_home: Path) -> None:
    watch = StillClock()
    app = DetoxApp(Detox(watch))
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa2h\r")
        for _minute in range(4):
            watch.instant += timedelta(seconds=60)
            await at_once(app, "a")
        await at_once(app, "\r" + "".join(PAGES[1:]) + "\r")
        assert isinstance(app.screen, ChoiceScreen)
        assert "That was 4 minutes" in shown(app, ".dialog-title")
        await at_once(app, "s")
        assert "Question 1 of 7" in shown(app, "Head")
        await at_once(app, "\r\r" * 6 + "\r\r\r\r")
        assert "What is decided" in shown(app, "Head"), "once is enough"
        assert (kept().minutes, kept().is_ended) == (4, True)


async def test_after_ten_minutes_nobody_is_asked_to_stay(used_home: Path) -> None:
    watch = StillClock()
    app = DetoxApp(Detox(watch))
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa2h\r")
        for _minute in range(10):
            watch.instant += timedelta(seconds=60)
            await at_once(app, "a")
        await at_once(app, "\r" + "".join(PAGES[1:]) + "\r")
        assert "What is decided" in shown(app, "Head")


async def test_an_earlier_answer_is_hidden_until_the_new_one_is_there(used_home: Path) -> None:
    detox = Detox()
    answered(detox, 150, level=5, words="walking")
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa")
        assert not app.screen.query_one("#earlier").display
        await at_once(app, "40m")
        assert not app.screen.query_one("#earlier").display, "it could still change"
        await at_once(app, "\r")
        assert "November 2026: 2 h 30 min; “walking”" in shown(app, "#earlier")
        await send(app, EARLIER)
        assert "2 h 30" not in shown(app, "#earlier")
        await at_once(app, "\r3")
        assert "entirely" not in shown(app, "#earlier")
        await send(app, EARLIER)
        assert "5, entirely" in shown(app, "#earlier")


async def test_what_was_measured_is_offered_and_taken_with_a_sign(used_home: Path) -> None:
    detox = Detox()
    account = detox.accounts.add("Instagram", "instagram")
    figure = Baseline(detox.unique(), 95, date(2026, 11, 1), account.uid, "firefox")
    detox.past.figures.keep([figure])
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa")
        assert "1 h 35" in shown(app, "#measure-said")
        assert "measured" in shown(app, "#measure-said")
        await at_once(app, "=\r\r")
        assert kept().value(Question.SCROLLING) == 95


async def test_an_answer_that_is_offered_again_is_no_rate(used_home: Path) -> None:
    thinking = Detox().thinking
    sitting = thinking.sittings.fresh()
    answer = Answer(Question.WORTH, 8550)
    thinking.sittings.end(thinking.sittings.answer(sitting, answer, currency="EUR"))
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa" + "".join(PAGES[:6]))
        assert "your last answer: €85.50 an hour" in shown(app, "#measure-said")


async def test_a_rate_is_offered_and_no_answer_until_it_is_taken(used_home: Path) -> None:
    Detox().past.rates.set(8550, "EUR", date(2026, 1, 1))
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa" + "".join(PAGES[:6]))
        assert "your rate: €85.50 an hour" in shown(app, "#measure-said")
        await at_once(app, "\x1b")
        assert kept().answer(Question.WORTH) is None
        await at_once(app, "\r=\r\r\r")
        assert kept().value(Question.WORTH) == 8550


async def test_the_share_that_the_question_names_is_read_for_what_comes_back(
    app: DetoxApp,
) -> None:
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa" + "".join(PAGES) + "half\r")
    cost = kept().cost
    assert cost is not None
    assert (cost.band, cost.share_percent) == (Band.HALF, 50)


async def test_escape_leaves_a_draft_that_the_way_in_goes_on_with(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa2h\r\r4half a sentence\x1b")
        assert isinstance(app.screen, SittingsScreen)
        assert kept().answer(Question.MECHANICAL) == Answer(
            Question.MECHANICAL, 4, "half a sentence"
        )
        assert not kept().is_ended
        assert "Press a to go on with the questions." in shown(app, "#sittings-intro")
        assert "a go on" in shown(app, "#keys")
        assert "compare" not in shown(app, "#keys"), "there is none to compare it with"
        await at_once(app, "\x1bT")
        draft = app.screen.query_one("#draft")
        assert (draft.display, shown(app, "#draft")) == (
            True,
            "Press O then a to go on with the questions.",
        )
        await at_once(app, "Oa")
        assert "Question 3 of 7" in shown(app, "Head")
        await at_once(app, "↑\x1b[Z")
        assert len(Detox().thinking.sittings.all()) == 1


@pytest.mark.parametrize(("day", "is_told"), [("2026-11-28", True), ("2026-11-29", False)])
async def test_questions_left_open_are_a_matter_of_today_for_a_week(
    app: DetoxApp, monkeypatch: pytest.MonkeyPatch, day: str, is_told: bool
) -> None:
    sittings = app.detox.thinking.sittings
    sittings.answer(sittings.fresh(), Answer(Question.SCROLLING, 120))
    monkeypatch.setenv("DETOX_NOW", f"{day}T12:00:00Z")
    later = DetoxApp(Detox())
    async with later.run_test(size=(80, 24)):
        assert later.screen.query_one("#draft").display is is_told
        await at_once(later, "O\r")
        assert "Question 2 of 7" in shown(later, "Head"), "it is gone on with all the same"


async def test_the_program_may_end_in_the_middle_of_a_word(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa2h\rin the eve")
        app.exit()
    assert kept().answers == (Answer(Question.SCROLLING, 120, "in the eve"),)


async def test_each_answer_is_undone_as_one_step(used_home: Path) -> None:
    watch = StillClock()
    app = DetoxApp(Detox(watch))
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa2h\r\r4\r")
        watch.instant += timedelta(seconds=50)
        await at_once(app, "\x1b")
        assert len(kept().answers) == 2
        draft = app.detox.thinking.sittings.draft()
        assert draft is not None
        assert draft.seconds >= 50, "the clock goes on from there"
        await at_once(app, "u")
        assert [each.question for each in kept().answers] == [Question.SCROLLING]


async def test_other_figures_of_a_year_are_undone_as_one_step(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa" + "".join(PAGES) + "\x1530000↑\x1550↓\r")
        said = kept()
        assert (said.returns_cents, said.value(Question.WORTH)) == (3000000, 5000)
        await at_once(app, "\x1b\x1bu")
        said = kept()
        assert (said.returns_cents, said.value(Question.WORTH)) == (None, 10000)


@pytest.mark.parametrize(("then", "now"), [(150, 40), (40, 150)])
async def test_then_and_now_stand_beside_each_other_in_the_same_words(
    used_home: Path, monkeypatch: pytest.MonkeyPatch, then: int, now: int
) -> None:
    monkeypatch.setenv("DETOX_NOW", "2026-05-15T10:00:00Z")
    answered(Detox(), then)
    monkeypatch.setenv("DETOX_NOW", "2026-11-22T10:00:00Z")
    answered(Detox(), now)
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await at_once(app, "O")
        words = {150: "2 h 30 min", 40: "40 min"}
        lines = [" ".join(each.split()) for each in shown(app, "#sitting-told").splitlines()]
        assert lines[:2] == ["15 May 22 Nov", f"scrolling {words[then]} {words[now]}"]
        hours = {150: "2 h 30 min a day, 750 h", 40: "40 min a day, 200 h"}
        assert lines[-1] == f"in a year {hours[then]} {hours[now]}"
        await pilot.resize_terminal(50, 24)
        await painted(app)
        assert "750 h" in shown(app, "#sitting-told")
        assert "…" not in shown(app, "#sitting-told"), "what fits stands whole"
        await pilot.resize_terminal(80, 24)
        await at_once(app, "\r")
        assert f"May 2026: {words[then]}" in shown(app, "#text")
        await at_once(app, "\x1bx")
        assert [each.value(Question.SCROLLING) for each in Detox().thinking.sittings.all()] == [
            then
        ]
        await at_once(app, "u")
        assert len(Detox().thinking.sittings.all()) == 2


async def test_an_undecided_account_leads_to_the_questions_and_they_to_what_is_decided(
    used_home: Path,
) -> None:
    detox = Detox()
    detox.accounts.add("Forum")
    detox.accounts.add("Club")
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Pg")
        name = app.overview.accounts[0].name
        await at_once(app, "eO" + "".join(PAGES) + "\re")
        assert shown(app, "#door-accounts").startswith(name)
        assert len(shown(app, "#door-accounts").splitlines()) == 1
        await at_once(app, "w\r")
        assert {a.name: a.break_since for a in Detox().accounts.all()}[name] == date(2026, 11, 22)
        await at_once(app, "d\x1531 december\r")
        assert {a.name: a.day for a in Detox().accounts.all()}[name] == date(2026, 12, 31)
        await at_once(app, "cfriends\r\r")
        assert {a.name: a.state for a in Detox().accounts.all()}[name] is State.KEEPING
        await at_once(app, "y")
        assert app.screen is app.screen_stack[-1]
        assert not isinstance(app.screen, QuestionsScreen)


async def test_of_several_accounts_some_are_ticked_and_without_any_the_plan_is_named(
    app: DetoxApp,
) -> None:
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa2h" + "\r\r" * 7 + "\r\re")
        assert "What is decided" in shown(app, "Head")
        await at_once(app, "d")
        assert "the plan (P) is where" in toasts(app)
        for name in ("Forum", "Club"):
            app.detox.accounts.add(name)
        app.changed()
        await at_once(app, "c\r")
        assert isinstance(app.screen, TickScreen), "none is ticked until somebody does"
        await at_once(app, " \rfriends\r\r")
        assert [a.state for a in Detox().accounts.all()].count(State.KEEPING) == 1
        await at_once(app, "wa\r\r")
        since = date(2026, 11, 22)
        assert [a.break_since for a in Detox().accounts.all()] == [since, since]
        Detox().records.undo()
        assert [a.break_since for a in Detox().accounts.all()] == [None, None], "one step"
        Detox().records.redo()
        app.changed()
        await at_once(app, "da\r\x1531 december\r")
        assert {a.day for a in Detox().accounts.all()} == {date(2026, 12, 31)}


async def test_whoever_comes_back_from_the_questions_finds_their_answers_chosen(
    used_home: Path,
) -> None:
    earlier = answered(Detox(), 150, level=5, words="walking")
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa2h" + "\r\r" * 7 + "\r\rey")
        assert isinstance(app.screen, SittingsScreen)
        (new,) = [e for e in Detox().thinking.sittings.all() if e.uid != earlier.uid]
        assert app.screen.query_one(RowList).selected == new.uid


@pytest.mark.parametrize("size", [(60, 24), (80, 24)])
async def test_answers_are_read_whole_where_there_are_rows_for_them(
    used_home: Path, size: tuple[int, int]
) -> None:
    answered(Detox(), 150, level=5, words="walking along the river until it grows dark, and then")
    app = DetoxApp(Detox())
    async with app.run_test(size=size) as pilot:
        await at_once(app, "O")
        await painted(app)
        told = shown(app, "#sitting-told")
        assert "…" not in told
        assert "until it grows dark, and then" in " ".join(told.split())
        await pilot.resize_terminal(60, 7)
        await painted(app)
        assert "…" in shown(app, "#sitting-told")
        assert "in a year" in shown(app, "#sitting-told"), "each question keeps its line"


@pytest.mark.parametrize("letter", ["T", "L", "P", "I", "S"])
async def test_escape_leads_back_to_where_one_came_from(used_home: Path, letter: str) -> None:
    app = DetoxApp(Detox())
    async with app.run_test():
        await at_once(app, letter)
        came_from = app.screen
        await at_once(app, "O")
        assert "Esc back" in " ".join(str(app.screen.query_one("#keys").render()).split())
        await at_once(app, "\x1b")
        assert app.screen is came_from
        await at_once(app, "O\x1bO\x1b")
        assert app.screen is came_from


async def test_the_questions_come_back_in_six_months_only_when_asked_for(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 16)):
        await at_once(app, "O")
        assert app.screen.query_one("#sittings-intro").region, "before the first it is needed"
        await at_once(app, "\x1b")
        await at_once(app, "Oa2h\r\r\x1b")
        assert AGAIN not in {each.uid for each in Detox().reminders.all()}
        await at_once(app, "z")
        reminder = Detox().reminders.find(AGAIN)
        assert reminder.first == date(2027, 5, 22)
        assert "22 May 2027" in shown(app, "#sittings-again")
        assert not app.screen.query_one("#sittings-intro").region, "few rows are for the answers"
        await at_once(app, "z")
        await still(app)
        assert AGAIN not in {each.uid for each in Detox().reminders.all()}


async def test_however_many_accounts_there_are_the_doors_are_in_reach(used_home: Path) -> None:
    detox = Detox()
    for number in range(9):
        detox.accounts.add(f"Forum {number}", day=date(2026, 12, 31), since=date(2026, 5, 22))
    app = DetoxApp(Detox())
    async with app.run_test(size=(60, 24)):
        await at_once(app, "Oa" + "".join(PAGES) + "\re")
        await painted(app)
        lines = [strip.text for strip in app.screen._compositor.render_strips(app.size)]
        assert any("ask me again" in line for line in lines)
        assert any("…" in line for line in lines), "it is told that there are more"


async def test_the_doors_stand_right_below_the_accounts(used_home: Path) -> None:
    detox = Detox()
    for number in range(6):
        detox.accounts.add(f"Forum {number}", day=date(2026, 12, 31))
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa" + "".join(PAGES) + "\re")
        await painted(app)
        accounts, doors = (
            app.screen.query_one(each).region for each in ("#door-accounts", "#doors")
        )
        assert (accounts.height, doors.y) == (6, accounts.bottom + 1)


async def test_the_doors_tell_their_own_keys_not_those_of_the_questions(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Oa" + "".join(PAGES) + "\re?")
        told = shown(app, "KeyTable")
        assert "Take a break" in told
        assert "Choose a word" not in told
