"""The palette has everything, from every screen, and does what the key does."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from detox.bootstrap import Detox
from detox.domain.account import State
from detox.domain.sitting import Answer, Question
from detox.domain.typed.words import fold
from detox.i18n import full_day
from detox.i18n import gettext as _
from detox.services.sources import SourceEdit
from detox.storage.lately import MOST, Lately
from detox.tui.app import DetoxApp
from detox.tui.commands import COMMANDS, Command
from detox.tui.dialogs.palette import PaletteScreen
from detox.tui.palette import entries
from detox.tui.rescue.sources_screen import SourcesScreen
from detox.tui.screens.base import MainScreen
from detox.tui.screens.insights import PICTURES
from detox.tui.screens.log import LogScreen
from detox.tui.screens.page import Page
from detox.tui.screens.questions import SittingsScreen
from detox.tui.widgets import bars
from detox.tui.widgets.insight_bars import Picks
from detox.tui.widgets.line import Line
from detox.tui.widgets.row_list import RowList
from tests.tui.conftest import notices, shown, until
from tests.tui.typing import SCREENS, at_once, command_key, key_of, nowhere, paste, send, still

ELSEWHERE = {
    "today": "L",
    "log": "P",
    "plan": "E",
    "people": "I",
    "insights": "R",
    "reminders": "S",
    "settings": "O",
    "questions": "T",
}
NOT_DONE = ("app.palette", "app.quit", "app.suspend", "change.undo", "change.redo")


@pytest.fixture
def lived_in(used_home: Path) -> Path:
    """A home with accounts and sessions of several months."""
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    detox.accounts.add("Forum")
    detox.log.log(45, "writing", note="column draft", tags=("newsletter",))
    detox.log.log(30, "reading", date(2026, 3, 2), "Crème brûlée, a recipe")
    return used_home


def shows(command: Command) -> list[str]:
    """The screen of the line on top that a command goes to, if it does."""
    return [screen for screen in bars.SCREENS if command.action == f"show({screen!r})"]


def listed(app: DetoxApp) -> list[str]:
    """The rows of the palette."""
    assert isinstance(app.screen, PaletteScreen)
    return [entry.title for entry in app.screen._listed]


def came_to(app: DetoxApp) -> tuple[object, ...]:
    """What a key has led to, as far as it is to be seen."""
    front = app.screen
    title = [str(each.render()) for each in front.query(".dialog-title")]
    fields = [line.value for line in front.query(Line)]
    rows = [each.selected for each in front.query(RowList) if each.display]
    screens = [type(screen).__name__ for screen in app.screen_stack]
    view = app.overview
    records = (view.sessions, view.accounts, view.marks, view.running is not None)
    return screens, title, fields, rows, records


async def through_the_key(app: DetoxApp, screen: str, command: Command) -> None:
    await send(app, [key_of(SCREENS[screen]), command_key(command)])


async def through_the_palette(app: DetoxApp, away: str, command: Command) -> None:
    await at_once(app, f"{away}\x10")
    await paste(app, command.title)
    await at_once(app, "\r")


async def answered(pilot: Pilot[int], app: DetoxApp) -> tuple[object, ...]:
    """What it has led to, once no scheduler is asked for it any more."""
    await until(pilot, lambda: not app.is_scheduling or app.screen.is_modal)
    return came_to(app)


async def back(app: DetoxApp, revision: object) -> None:
    """Close what is open, and undo what was done."""
    await at_once(app, "\x1b\x1b\x1b")
    if app.detox.records.stamp() != revision:
        await at_once(app, "u")


async def test_every_command_is_in_the_palette_of_every_screen(lived_in: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test():
        for letter in SCREENS.values():
            await at_once(app, letter)
            assert isinstance(app.screen, MainScreen)
            ids = [entry.id for entry in entries(app, app.screen)]
            wanted = {command.id for command in COMMANDS} - {"app.palette"}
            assert wanted <= set(ids)
            assert len(ids) == len(set(ids)), "each once"


@pytest.mark.parametrize("screen", SCREENS)
async def test_the_palette_of_another_screen_does_what_the_key_does(
    lived_in: Path, screen: str
) -> None:
    app = DetoxApp(Detox(), send=nowhere)
    async with app.run_test(size=(48, 14)) as pilot:
        await pilot.pause()
        for command in COMMANDS:
            if command.scope == screen and command.id not in NOT_DONE:
                before = app.detox.records.stamp()
                await through_the_key(app, screen, command)
                by_key = await answered(pilot, app)
                await back(app, before)
                before = app.detox.records.stamp()
                await through_the_palette(app, ELSEWHERE[screen], command)
                by_name = await answered(pilot, app)
                await back(app, before)
                assert by_name[:3] == by_key[:3], command.id


async def test_words_are_found_in_any_order_and_without_accents(lived_in: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test():
        await at_once(app, "\x10POSTPONE ínstagram")
        assert listed(app) == ["Instagram: postpone it, with a reason"]


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_every_screen_view_and_key_is_found_by_its_name_there(
    lived_in: Path, language: str
) -> None:
    (lived_in / "config" / "config.toml").write_text(f'language = "{language}"\n')
    app = DetoxApp(Detox())
    app.detox.past.check_ins.note(4, 3, "", date(2026, 11, 20))
    async with app.run_test(size=(140, 40)):
        await at_once(app, "I")
        shown_there = {pick.name for pick in app.screen.query_one(Picks)._picks}
        named = {c.id: _(c.name) for c in COMMANDS if c.id.removeprefix("insights.") in PICTURES}
        assert set(named.values()) == shown_there
        screens = {c.id: _(bars.SCREENS[s]) for c in COMMANDS for s in shows(c)}
        assert len(screens) == len(bars.SCREENS)
        labels = {c.id: _(c.label) for c in COMMANDS if c.label}
        await at_once(app, "\x10")
        for about in (named, screens, labels):
            for command, name in about.items():
                if command == "app.palette":
                    continue
                await at_once(app, "\x15")
                await paste(app, fold(name))
                assert isinstance(app.screen, PaletteScreen)
                assert command in [entry.id for entry in app.screen._listed], name
                if about is named:
                    assert app.screen._listed[0].id == command, name


async def test_a_source_is_found_and_leads_to_its_page(lived_in: Path) -> None:
    app = DetoxApp(Detox())
    for name in ("Atelier Prototype", "Revue Exemple"):
        app.detox.sources.add(SourceEdit(name))
    async with app.run_test(size=(100, 30)):
        await at_once(app, "\x10revue")
        assert listed(app)[0] == "Revue Exemple"
        assert "Revue Exemple: let it go" in listed(app)
        await at_once(app, "\r")
        assert isinstance(app.screen, SourcesScreen)
        assert shown(app, "#source-told").startswith("Revue Exemple")


@pytest.mark.parametrize("title", ["Write a goodbye, and copy it", "See what you followed"])
async def test_a_page_of_another_screen_leads_back_to_where_one_was(
    lived_in: Path, title: str
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(100, 30)) as pilot:
        await at_once(app, "L\x10")
        await paste(app, title)
        await at_once(app, "\r")
        assert isinstance(app.screen, Page)
        await at_once(app, "\x1b")
        await until(pilot, lambda: isinstance(app.screen, LogScreen))


async def test_a_time_with_the_questions_is_found_by_its_day(lived_in: Path) -> None:
    app = DetoxApp(Detox())
    sittings = app.detox.thinking.sittings
    kept = [sittings.answer(sittings.fresh(), Answer(Question.WEIGHT, place)) for place in (2, 4)]
    async with app.run_test(size=(100, 30)):
        await at_once(app, f"\x10seven questions {full_day(kept[0].day)}")
        palette = app.screen
        assert isinstance(palette, PaletteScreen)
        (found,) = [each for each in palette._listed if each.id == f"sitting.{kept[0].uid}"]
        await at_once(app, "\x1b")
        await app._chosen(found)
        await still(app)
        assert isinstance(app.screen, SittingsScreen)
        assert app.screen.query_one(RowList).selected == kept[0].uid


async def test_the_palette_has_what_came_since_it_was_open_last(lived_in: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test():
        await at_once(app, "P:")
        assert not any(title.startswith("Chess club") for title in listed(app))
        await at_once(app, "\x1baChess club\ry:")
        assert any(title.startswith("Chess club") for title in listed(app))
        await at_once(app, "\x1bu:")
        assert not any(title.startswith("Chess club") for title in listed(app))


async def test_an_account_by_name_is_done_to_without_leaving_the_screen(lived_in: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test():
        await at_once(app, "\x10forum keep\rfriends\r\r")
        (forum,) = [a for a in app.detox.accounts.all() if a.name == "Forum"]
        assert forum.state is State.KEEPING
        await at_once(app, "\x10forum postpone")
        assert listed(app) == [], "it has no day that could be postponed"


async def test_a_theme_and_a_language_are_set_at_once_and_undone(lived_in: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test():
        before = app.detox.settings
        await at_once(app, "\x10theme paper\r")
        assert app.detox.settings.theme != before.theme
        await at_once(app, "u\x10language français\r")
        assert app.detox.language == "fr"
        assert app.detox.settings.theme == before.theme
        await at_once(app, "u")
        assert app.detox.language == "en"


async def test_a_report_asks_for_its_file(lived_in: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test():
        await at_once(app, "\x10report 2026 page november\r")
        assert "November 2026" in shown(app, ".dialog-title")


@pytest.mark.parametrize(
    ("words", "name", "beginning"),
    [
        ("days calendar", "detox.ics", b"BEGIN:VCALENDAR"),
        ("sessions spreadsheet", "detox.csv", b"\xef\xbb\xbfuid,day,start"),
        ("everything file", "detox.json", b'{"format":"detox-export"'),
    ],
)
async def test_an_export_asks_for_its_file_and_writes_what_the_command_writes(
    lived_in: Path, tmp_path: Path, words: str, name: str, beginning: bytes
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test():
        await at_once(app, f"\x10export {words}\r")
        assert name in app.screen.query_one(Line).value
        await at_once(app, "\x15")
        await paste(app, str(tmp_path / name))
        await at_once(app, "\r")
        assert (tmp_path / name).read_bytes().startswith(beginning)
        (said,) = notices(app)
        assert said.message == f"Saved: {tmp_path / name}"


async def test_a_session_of_another_month_is_found_by_its_words(lived_in: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await at_once(app, "\x10brulee recipe reading")
        await until(pilot, lambda: bool(listed(app)))
        await at_once(app, "\r")
        assert isinstance(app.screen, LogScreen)
        assert app.screen.month == date(2026, 3, 1)
        assert app.screen.sessions.selected


async def test_enter_waits_for_the_session_that_was_asked_for(lived_in: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await at_once(app, "\x10creme brulee\r")
        await until(pilot, lambda: isinstance(app.screen, LogScreen))
        await still(app)
        assert isinstance(app.screen, LogScreen)
        assert app.screen.month == date(2026, 3, 1)


async def test_what_was_chosen_lately_comes_first_and_holds_no_name(lived_in: Path) -> None:
    for _start in range(2):
        app = DetoxApp(Detox())
        async with app.run_test():
            await at_once(app, "\x10forum history\r\x1b\x10")
            assert listed(app)[0] == "Forum: history"
    kept = (lived_in / "state" / "palette.lately").read_text()
    assert "Forum" not in kept
    assert len(kept.splitlines()) == 1


async def test_a_command_about_a_row_says_so_where_there_is_none(app: DetoxApp) -> None:
    async with app.run_test():
        await at_once(app, "\x10skip the step\r")
        (said,) = notices(app)
        assert said.message == "That needs a row under the cursor, and there isn’t one."


def test_a_broken_list_of_what_was_chosen_is_no_trouble(tmp_path: Path) -> None:
    lately = Lately(tmp_path)
    (tmp_path / "palette.lately").write_bytes(b"\xff\x00\n" * 4000)
    lately.note("app.help")
    assert lately.read()[0] == "app.help"
    for number in range(MOST + 5):
        lately.note(f"session.{number}")
    assert len(lately.read()) == MOST
    (tmp_path / "palette.lately").unlink()
    (tmp_path / "palette.lately").mkdir()
    lately.note("app.help")
    assert lately.read() == []


@pytest.mark.parametrize("width", [80, 120])
async def test_the_way_to_the_palette_stands_below_every_screen(lived_in: Path, width: int) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(width, 30)):
        for letter in SCREENS.values():
            await at_once(app, letter)
            assert "Ctrl P find" in shown(app, "#keys")
            assert "? keys" in shown(app, "#keys")
            assert ("q quit" in shown(app, "#keys")) == (width == 120)


async def test_a_step_by_name_is_done_to_from_any_screen_and_what_was_done_is_said(
    lived_in: Path,
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test():
        await at_once(app, "R\x10ask archive instagram done today\r")
        (uid,) = [step.uid for step in app.detox.leaving.plans()[0].steps if step.on is not None]
        assert uid.endswith(".ask-archive")
        (said,) = notices(app)
        assert said.message.startswith("Done: ask for the archive of Instagram  ")
        assert said.message.endswith("u [/]undo")
        await at_once(app, "\x10ask archive instagram done")
        assert listed(app) == [], "it is done already"
        await at_once(app, "\x1bu\x10ask for the archive of instagram\r")
        assert "Ask for the archive of Instagram" in shown(app, ".dialog-title")


async def test_a_reminder_by_name_is_switched_from_any_screen(lived_in: Path) -> None:
    app = DetoxApp(Detox(), send=nowhere)
    async with app.run_test():
        await at_once(app, "L\x10weekly writing turn it off\r")
        assert not app.detox.reminders.find("weekly-writing").is_on
        await at_once(app, "\x10weekly writing turn it on\r")
        assert app.detox.reminders.find("weekly-writing").is_on
        await at_once(app, "\x10weekly writing remove")
        assert listed(app) == [], "it comes with Detox"


async def test_an_activity_by_name_is_put_away_and_undone(lived_in: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test():
        await at_once(app, "\x10plans archive\r")
        assert app.detox.activities.get("vision").archived
        await at_once(app, "u\x10plans archive")
        assert listed(app) == ["plans: archive it"]


async def test_two_records_of_one_name_say_what_they_are(lived_in: Path) -> None:
    detox = Detox()
    detox.thinking.channels.add("forum")
    app = DetoxApp(Detox())
    async with app.run_test():
        await at_once(app, "\x10forum remove")
        assert listed(app) == ["Forum: remove", "forum (channels): remove it, with all it took"]
