"""What cannot be done is said, and the program goes on with nothing lost, on every screen."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from detox.bootstrap import Detox
from detox.services.people import PersonEdit
from detox.tui.app import DetoxApp
from detox.tui.screens.base import MainScreen
from detox.tui.screens.help import HelpScreen
from detox.tui.screens.settings import SettingsScreen
from detox.tui.widgets.line import Line
from tests.tui.conftest import notices, shown, until
from tests.tui.typing import SCREENS, asked, at_once, command_key, met_on, nowhere, send, still


def hasty() -> DetoxApp:
    """The program, with hardly any time for others that write."""
    return DetoxApp(Detox(patience=0.05))


@contextmanager
def locked_elsewhere(app: DetoxApp) -> Iterator[None]:
    """Another program writes, and goes on writing."""
    path = app.detox.paths.state / "lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def unreadable(app: DetoxApp) -> Iterator[None]:
    """A file stands where the records were."""
    records = app.detox.paths.records
    away = records.with_name("away")
    records.rename(away)
    records.touch()
    try:
        yield
    finally:
        records.unlink()
        away.rename(records)


def warned(app: DetoxApp) -> list[str]:
    """What is being said."""
    return [each.message for each in notices(app) if each.severity == "warning"]


@pytest.fixture
def lived_in(used_home: Path) -> Path:
    """A home with an account, a session and a timer that runs."""
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", detox.log.today().replace(month=12))
    detox.log.log(45, "writing", note="column draft")
    detox.timing.start("reading")
    return used_home


@pytest.mark.parametrize("screen", SCREENS)
async def test_no_key_of_a_screen_ends_the_program_while_the_records_cannot_be_read(
    lived_in: Path, screen: str, is_long: bool
) -> None:
    app = DetoxApp(Detox(), send=nowhere)
    async with app.run_test() as pilot:
        await pilot.pause()
        with unreadable(app):
            await at_once(app, SCREENS[screen])
            for command in met_on(screen, is_long=is_long):
                if command.action != "quit":
                    await send(app, [command_key(command)])
                    await at_once(app, "\r30\r\x1b\x1b\x1b" + SCREENS[screen])
                    await asked(app)
            app._tick()
            await still(app)
            assert app.warnings > 0
        await at_once(app, "\x1b\x1bT")
        app._ticks = 9
        app._tick()
        await at_once(app, "l7 writing afterwards\r")
        notes = [session.note for session in app.detox.log.month(app.overview.today)]
        assert "afterwards" in notes
        assert "column draft" in notes


async def test_what_needs_no_records_can_be_done_while_they_cannot_be_read(lived_in: Path) -> None:
    app = DetoxApp(Detox(), send=nowhere)
    async with app.run_test() as pilot:
        await pilot.pause()
        with unreadable(app):
            await at_once(app, "Sjjjjje\r\x1b\x1bT")  # a setting changes: all is read anew
            await at_once(app, "?")
            assert isinstance(app.screen, HelpScreen)
            await at_once(app, "\x1b7")
            assert isinstance(app.screen, SettingsScreen)
            await at_once(app, "Tq")
            assert not app.is_running
    assert app.return_code == 0


async def test_a_line_can_be_typed_while_the_records_cannot_be_read(lived_in: Path) -> None:
    app = DetoxApp(Detox(), send=nowhere)
    async with app.run_test() as pilot:
        await pilot.pause()
        with unreadable(app):
            await at_once(app, "l30 writing afterwards\r")
            assert any("could not be read" in text for text in warned(app))
        await at_once(app, "\r")
        assert "afterwards" in [each.note for each in app.detox.log.month(app.overview.today)]


@pytest.mark.parametrize("keys", [" ", ";w", ".", "!", ",\x155 minutes ago\r"])
async def test_a_timer_that_cannot_be_written_runs_on_and_that_is_said(
    lived_in: Path, keys: str
) -> None:
    app = hasty()
    async with app.run_test() as pilot:
        await pilot.pause()
        before = app.detox.timing.current()
        with locked_elsewhere(app):
            await at_once(app, keys)
            assert any("has been writing" in text for text in warned(app))
            await at_once(app, "\x1b")
            assert app.detox.timing.current() == before
            assert isinstance(app.screen, MainScreen)


async def test_a_line_that_could_not_be_written_comes_back_to_be_tried_again(
    used_home: Path,
) -> None:
    app = hasty()
    async with app.run_test() as pilot:
        await pilot.pause()
        with locked_elsewhere(app):
            await at_once(app, "l45m writing a long thought\r")
            assert app.screen.query_one(Line).value == "45m writing a long thought"
        await at_once(app, "\r")
        (session,) = app.detox.log.month(app.overview.today)
        assert session.note == "a long thought"


async def test_nobody_is_forgotten_everywhere_while_another_writes_and_no_key_waits_longer(
    lived_in: Path,
) -> None:
    Detox().people.add(PersonEdit(name="Anna Essai"))
    app = hasty()
    async with app.run_test():
        await at_once(app, "E")
        with locked_elsewhere(app):
            await at_once(app, "xe\ry")
            assert any("has been writing for 0 s" in text for text in warned(app))
        assert [each.name for each in app.detox.people.all()] == ["Anna Essai"]


async def test_forms_that_could_not_be_written_come_back_as_they_were_filled_in(
    lived_in: Path,
) -> None:
    (lived_in / "config" / "config.toml").write_text("check_in = true\n")
    app = hasty()
    async with app.run_test() as pilot:
        await pilot.pause()
        with locked_elsewhere(app):
            await at_once(app, "C45a calm day\r")
            assert type(app.screen).__name__ == "CheckInScreen"
            assert app.screen.query_one(Line).value == "a calm day"
            await at_once(app, "\x1bLe\x1550\r")
            assert type(app.screen).__name__ == "Form"
            assert app.screen.query_one("#minutes", Line).value == "50"
        await at_once(app, "\r")
        assert [s.minutes for s in app.detox.log.month(app.overview.today)] == [50]


@pytest.mark.parametrize(
    ("make", "remove", "keys", "said"),
    [
        (
            lambda d: d.log.log(30, "email").uid,
            lambda d, uid: d.log.delete(uid),
            "Ld",
            "That session is no longer here.",
        ),
        (
            lambda d: d.people.add(PersonEdit(name="Anna Essai")).uid,
            lambda d, uid: d.people.forget([uid]),
            "Ez\r",
            "That card is no longer here.",
        ),
        (
            lambda d: d.accounts.find("Instagram").uid,
            lambda d, uid: d.accounts.remove(uid),
            "Pgx\r",
            "That account is no longer here.",
        ),
    ],
)
async def test_what_went_away_elsewhere_is_named_by_what_it_is_not_by_its_letters(
    lived_in: Path,
    make: Callable[[Detox], str],
    remove: Callable[[Detox, str], object],
    keys: str,
    said: str,
) -> None:
    uid = make(Detox())
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await at_once(app, keys[:-1])
        remove(Detox(), uid)
        await at_once(app, keys[-1])
        assert warned(app) == [said]


async def test_a_timer_cancelled_elsewhere_while_its_dialog_is_open_is_a_word_and_no_end(
    lived_in: Path,
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await pilot.pause()
        await at_once(app, ";")
        Detox().timing.cancel()
        await at_once(app, "\r")
        assert warned(app)
        assert isinstance(app.screen, MainScreen)


@pytest.mark.parametrize("screen", SCREENS)
async def test_a_screen_that_is_being_opened_is_renewed_only_when_it_stands(
    lived_in: Path, screen: str
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await pilot.pause()
        app.action_show(screen)
        Detox().log.log(15, "email", note="elsewhere")
        app._tick()
        app.changed()
        await still(app)
        await at_once(app, "T")
        assert "email" in str(app.screen.query_one("DayPane").render())


async def test_an_activity_undone_elsewhere_under_the_cursor_of_the_settings_is_no_end(
    used_home: Path,
) -> None:
    other = Detox()
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await pilot.pause()
        other.activities.add("Gardening")
        app._tick()
        await at_once(app, "S")
        await pilot.press("G")
        await still(app)
        for back in (lambda: other.records.undo(), lambda: None):
            back()
            await pilot.press("enter")
            await still(app)
            await at_once(app, "\x1b")
            app._tick()
            await still(app)
        assert isinstance(app.screen, MainScreen)


async def test_what_is_damaged_of_another_machine_is_told_with_the_way_out(lived_in: Path) -> None:
    file = lived_in / "data" / "records" / "elsewhere" / "log-2026-11.json"
    file.parent.mkdir()
    file.write_bytes(b"")
    async with (app := DetoxApp(Detox())).run_test() as pilot:
        await until(pilot, lambda: len(warned(app)) == 2)
        assert any("is empty; it used to hold records." in said for said in warned(app))
        assert any("“detox restore”" in said for said in warned(app))


@contextmanager
def unmounted(home: Path) -> Iterator[None]:
    """The whole home is away, as with the disk that it is on."""
    away = home.with_name("away")
    home.rename(away)
    try:
        yield
    finally:
        away.rename(home)


@pytest.mark.parametrize("keys", ["T", "w30\r", "l30 it\r", " ", "La", "Sjjjjje\r", "PFa", "u"])
async def test_a_home_that_is_gone_while_it_is_open_is_named_and_never_begun_anew(
    lived_in: Path, keys: str
) -> None:
    app = DetoxApp(Detox(), send=nowhere)
    async with app.run_test() as pilot:
        await pilot.pause()
        with unmounted(lived_in):
            app._tick()
            await still(app)
            assert [text.partition(" is gone, and")[0] for text in warned(app)] == [
                str(lived_in / "data" / "records")
            ]
            await at_once(app, keys)
            await asked(app)
            app._ticks = 9
            app._tick()
            await still(app)
            assert not lived_in.exists()
            assert [account.name for account in app.overview.accounts] == ["Instagram"]
        await at_once(app, "\x1b\x1b\x1bT")
        app._ticks = 9
        app._tick()
        await at_once(app, "l7 writing afterwards\r")
        notes = [session.note for session in app.detox.log.month(app.overview.today)]
        assert sorted(notes) == ["afterwards", "column draft"]


async def test_a_line_typed_while_the_home_is_gone_is_kept_though_much_was_written_before(
    lived_in: Path,
) -> None:
    app = DetoxApp(Detox(), send=nowhere)
    async with app.run_test() as pilot:
        await pilot.pause()
        await at_once(app, "w5\r")
        with unmounted(lived_in):
            await at_once(app, "l20m reading away\r")
            assert any("is gone, and with it" in text for text in warned(app))
        await at_once(app, "\r")
        assert "away" in [each.note for each in app.detox.log.month(app.overview.today)]


async def test_a_home_begun_by_another_program_while_the_disk_is_away_is_not_written_to(
    lived_in: Path,
) -> None:
    app = DetoxApp(Detox(), send=nowhere)
    async with app.run_test() as pilot:
        await pilot.pause()
        away = lived_in.rename(lived_in.with_name("away"))
        (lived_in / "state").mkdir(parents=True)  # the look of each minute at the reminders
        for _second in range(10):
            app._tick()
        await at_once(app, "w30\r")
        assert any("is missing or empty" in text for text in warned(app))
        assert not (lived_in / "data").exists()
        (lived_in / "state").rename(lived_in / "other")
        away.joinpath("state").rename(lived_in / "state")
        away.joinpath("data").rename(lived_in / "data")
        await at_once(app, "\x1b\x1bTl7 writing afterwards\r")
        assert "afterwards" in [each.note for each in app.detox.log.month(app.overview.today)]


@pytest.mark.parametrize("harm", ["empty", "missing"])
@pytest.mark.parametrize(
    ("document", "keys", "place", "nothing"),
    [
        ("plan", "T", "#countdown-words", "no accounts yet"),
        ("plan", "P", ".nothing-yet", "No accounts yet"),
        ("people", "E", "#people-empty", "Whom would you miss?"),
        ("log-2026-11", "L", "#log-empty", "Nothing logged"),
        ("log-2026-11", "I", "#insight-nothing", "logged"),
    ],
)
async def test_a_screen_says_what_cannot_be_read_in_place_of_that_there_is_nothing(
    lived_in: Path, document: str, keys: str, place: str, nothing: str, harm: str
) -> None:
    Detox().people.add(PersonEdit(name="Mina"))
    (path,) = (lived_in / "data" / "records").glob(f"*/{document}.json")
    path.unlink() if harm == "missing" else path.write_bytes(b"")
    app = DetoxApp(Detox(), send=nowhere)
    async with app.run_test() as pilot:
        await pilot.pause()
        await at_once(app, keys)
        why = "some records can’t be read" if place == "#countdown-words" else f"{document}.json"
        await until(pilot, lambda: why in shown(app, place))
        assert nothing not in shown(app, place)


async def test_the_log_of_a_home_that_is_gone_names_no_month_and_counts_nothing(
    lived_in: Path,
) -> None:
    app = DetoxApp(Detox(), send=nowhere)
    async with app.run_test() as pilot:
        await pilot.pause()
        with unmounted(lived_in):
            await at_once(app, "L")
            await still(app)
            assert shown(app, "MonthTitle").strip() == ""
        app._ticks = 9
        app._tick()
        await still(app)
        assert "November" in shown(app, "MonthTitle")
