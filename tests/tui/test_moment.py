"""A weak moment: one's own words and something else to do, and nothing recorded."""

from datetime import date, timedelta
from pathlib import Path

from textual.events import Key

from detox.bootstrap import Detox
from detox.domain.sitting import Answer, Question
from detox.tui.app import DetoxApp
from detox.tui.screens.base import MainScreen
from detox.tui.screens.moment import MomentScreen
from detox.tui.widgets.key_table import KeyTable
from tests.clocks import StillClock
from tests.tui.conftest import notices, shown, toasts
from tests.tui.typing import at_once, send


def files(home: Path) -> dict[str, bytes]:
    """All that is kept, but for what follows from it."""
    return {
        str(each): each.read_bytes()
        for each in home.rglob("*")
        if each.is_file() and "derived" not in each.parts and each.name != "detox.log"
    }


async def test_a_moment_shows_words_and_the_week_and_leaves_no_trace(used_home: Path) -> None:
    detox = Detox()
    detox.thinking.moments.write("The evenings are for the book.")
    detox.log.log(90, "reading", date(2026, 11, 20))
    watch = StillClock("2026-11-22T23:50:00Z")
    app = DetoxApp(Detox(watch))
    async with app.run_test(size=(60, 24)):
        before = files(used_home)
        await at_once(app, "H")
        front = app.screen
        assert isinstance(front, MomentScreen)
        assert shown(app, "#own-words") == "The evenings are for the book."
        assert "1 h 30 min" in shown(app, "#moment-week")
        assert "reading" in shown(app, "#moment-else")
        await send(app, [Key("f1", None)])
        told = app.screen.query_one(KeyTable).render().plain
        assert "Your own words" in told
        assert "Reading" in told
        await at_once(app, "\x1b")
        await at_once(app, "\r")
        assert "10 min" in shown(app, "#quiet")
        watch.instant += timedelta(minutes=8, seconds=30)
        front._tick()
        assert "2 min" in shown(app, "#quiet")
        watch.instant += timedelta(minutes=2)
        front._tick()
        assert "Ten minutes" in shown(app, "#quiet")
        assert isinstance(app.screen, MomentScreen), "nothing ends"
        await at_once(app, "\x1b")
        assert isinstance(app.screen, MainScreen)
        assert files(used_home) == before
        assert not toasts(app), "and nobody is praised"


async def test_a_letter_starts_something_else(app: DetoxApp) -> None:
    async with app.run_test(size=(60, 24)):
        await at_once(app, "Hr")
        running = app.detox.timing.current()
        assert running is not None
        assert running.activity == "reading"
        assert isinstance(app.screen, MainScreen)
        await at_once(app, "Hw")
        running = app.detox.timing.current()
        assert running is not None
        assert running.activity == "writing"


async def test_words_that_are_left_as_they_were_take_the_place_of_no_others(app: DetoxApp) -> None:
    app.detox.thinking.moments.write("The evenings are for the book.")
    async with app.run_test(size=(60, 24)):
        await at_once(app, "HW")
        Detox().thinking.moments.write("The mornings, too.")
        await at_once(app, "\r")
        kept = Detox().thinking.moments.words()
        assert kept is not None
        assert kept.text == "The mornings, too."


async def test_words_are_written_changed_and_taken_back_there(app: DetoxApp) -> None:
    async with app.run_test(size=(60, 24)):
        await at_once(app, "H")
        assert "W" in shown(app, "#own-words")
        await at_once(app, "WThe book waits.\r")
        assert shown(app, "#own-words") == "The book waits."
        await at_once(app, "W Lina too.\r")
        words = Detox().thinking.moments.words()
        assert words is not None
        assert words.text == "The book waits. Lina too."
        await at_once(app, "W\x15\r")
        assert Detox().thinking.moments.words() is None
        await at_once(app, "\x1bu")
        assert Detox().thinking.moments.words() is not None


async def test_what_was_answered_stands_there_where_nothing_was_written(used_home: Path) -> None:
    sittings = Detox().thinking.sittings
    sittings.answer(sittings.fresh(), Answer(Question.WEIGHT, 5, "a weight since spring"))
    app = DetoxApp(Detox())
    async with app.run_test(size=(60, 24)):
        await at_once(app, "H")
        assert "a weight since spring" in shown(app, "#own-words")
        assert "November 2026" in shown(app, "#own-words")


async def test_no_start_of_the_program_opens_what_is_thought_over(used_home: Path) -> None:
    sittings = Detox().thinking.sittings
    sittings.answer(sittings.fresh(), Answer(Question.WEIGHT, 5))
    (file,) = used_home.rglob("records/*/thinking.json")
    file.write_text("torn")
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await at_once(app, "w30\r")
        app._tick()
        await pilot.pause()
        said = [each.message for each in notices(app)]
        assert not any("thinking.json" in each for each in said), "it would be told when read"
        await at_once(app, "O")
        for _second in range(10):
            app._tick()
        await pilot.pause()
        said = [each.message for each in notices(app)]
        assert any("thinking.json" in each for each in said), said
