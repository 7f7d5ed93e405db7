"""What holds on every screen: keys, palette, help, dialogs that answer first."""

import shutil
from pathlib import Path

import pytest
from textual.events import MouseDown

from detox.bootstrap import Detox
from detox.services.activities import ActivityEdit
from detox.tui.app import DetoxApp
from detox.tui.commands import COMMANDS
from detox.tui.dialogs.palette import PaletteScreen
from detox.tui.screens.base import MainScreen
from detox.tui.screens.help import HelpScreen
from detox.tui.widgets.row_list import RowList
from tests.tui.conftest import notices, shown, toasts, until


async def test_help_shows_every_key_in_force(app: DetoxApp) -> None:
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        text = " ".join(shown(app, "KeyTable").split())
        for command in COMMANDS:
            if command.scope in ("app", "list"):
                assert command.title in text
        await pilot.press("escape")
        assert isinstance(app.screen, MainScreen)


@pytest.mark.parametrize(
    ("keys", "screen"),
    [
        ("L", "log"),
        ("f3", "log"),
        ("2", "log"),
        ("P", "plan"),
        ("f4", "plan"),
        ("3", "plan"),
        ("E", "people"),
        ("f5", "people"),
        ("4", "people"),
        ("I", "insights"),
        ("D", "insights"),
        ("f6", "insights"),
        ("5", "insights"),
        ("R", "reminders"),
        ("f7", "reminders"),
        ("6", "reminders"),
        ("S", "settings"),
        ("f8", "settings"),
        ("7", "settings"),
        ("T", "today"),
        ("A", "today"),
        ("f2", "today"),
    ],
)
async def test_every_screen_has_a_letter_a_function_key_and_a_digit(app, keys, screen) -> None:
    async with app.run_test() as pilot:
        await pilot.press(keys)
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)
        assert screen == app.screen.SCOPE


async def test_the_palette_finds_and_runs_commands(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, PaletteScreen)
        await pilot.press(*"go to the log", "enter")
        assert isinstance(app.screen, MainScreen)
        assert app.screen.SCOPE == "log"


async def test_the_palette_shows_which_command_enter_runs(app: DetoxApp) -> None:
    def standing_out() -> list[str]:
        rows = app.screen.query_one(RowList)
        strips = [rows.render_line(y).crop(1) for y in range(rows.size.height)]
        lines = [next(iter(strip)) for strip in strips]
        grounds = [line.style and line.style.bgcolor for line in lines]
        return [
            line.text.strip()
            for line, ground in zip(lines, grounds, strict=True)
            if ground != grounds[-1]
        ]

    async with app.run_test() as pilot:
        await pilot.press("ctrl+p")
        assert standing_out() == ["Log time won back"]
        await pilot.press("down")
        assert standing_out() == ["Start or stop the timer"]
        await pilot.press(*"go to the log")
        assert standing_out() == ["Go to the log"]


async def test_keys_can_be_rebound(used_home: Path) -> None:
    (used_home / "config" / "config.toml").write_text('[keys]\n"session.log" = "ctrl+l"\n')
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        assert "Ctrl L log" in shown(app, "#keys")
        await pilot.press("ctrl+l")
        assert not isinstance(app.screen, MainScreen)
        await pilot.press("escape", "l")
        assert isinstance(app.screen, MainScreen), "the old key does nothing any more"


async def test_a_key_given_up_logs_the_activity_that_has_it_as_its_letter(used_home: Path) -> None:
    (used_home / "config" / "config.toml").write_text('[keys]\n"session.log" = "ctrl+l"\n')
    Detox().activities.edit("people", ActivityEdit(letter="l"))
    app = DetoxApp(Detox())
    async with app.run_test(size=(120, 40)) as pilot:
        assert "l people" in shown(app, "#letters")
        await pilot.press("l", "5", "enter")
        await pilot.pause()
    assert [each.activity for each in app.detox.log.month(app.overview.today)] == ["people"]


@pytest.mark.parametrize(
    ("key", "english", "french"),
    [
        *((sign, sign, sign) for sign in "&'€^[-(=«"),
        ("ctrl+]", "Ctrl ]", "Ctrl ]"), ("insert", "Ins", "Inser"),
        ("backspace", "Backspace", "Retour arrière"),
    ],
)  # fmt: skip
async def test_a_key_is_shown_as_it_stands_on_the_keyboard(
    used_home: Path, key: str, english: str, french: str
) -> None:
    for language, shown_as in (("en", english), ("fr", french)):
        lines = f'language = "{language}"\n[keys]\n"checkin.open" = "{key}"\n'
        (used_home / "config" / "config.toml").write_text(f"check_in = true\n{lines}", "utf-8")
        app = DetoxApp(Detox())
        async with app.run_test(size=(160, 40)):
            label = {"en": "check in", "fr": "faire le point"}[language]
            assert f"{shown_as} {label}" in shown(app, "#keys")


async def test_a_bad_keymap_is_explained_and_the_rest_works(used_home: Path) -> None:
    (used_home / "config" / "config.toml").write_text(
        '[keys]\n"session.log" = "w"\n"change.undo" = "nonsense"\n"no.such" = "x"\n'
    )
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await until(pilot, lambda: len(notices(app)) > 1)
        said = toasts(app)
        assert "session.log" in said
        assert "nonsense" in said
        assert "no.such" in said
        await pilot.press("l")
        assert not isinstance(app.screen, MainScreen), "log kept its own key"


async def test_a_dialog_answers_before_the_screens_behind_it(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("space", "T", "space", "u", "q")
        assert not isinstance(app.screen, MainScreen), "neither leaves, nor goes elsewhere"
        await pilot.press("escape")
        assert isinstance(app.screen, MainScreen)


async def test_q_leaves(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0


async def test_a_click_on_a_name_above_goes_there(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.click("TopBar", offset=(11, 0))
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)
        assert app.screen.SCOPE == "log"


async def test_what_another_machine_wrote_is_missed_while_the_program_is_open(
    app: DetoxApp, used_home: Path
) -> None:
    app.detox.log.log(45, "writing")
    records = used_home / "data" / "records"
    (own,) = records.iterdir()
    other = records / "abcdefgh"
    async with app.run_test() as pilot:
        shutil.copytree(own, other)
        app._tick()
        await pilot.pause()
        assert not toasts(app), "what comes along is only remembered"
        shutil.rmtree(other)
        for _again in range(2):
            app._tick()
            await pilot.pause()
        (said,) = notices(app)
        assert "abcdefgh" in said.message


async def test_damaged_files_are_named_and_the_rest_is_shown(app: DetoxApp, used_home) -> None:
    app.detox.log.log(45, "writing")
    (month,) = (used_home / "data" / "records").rglob("log-*.json")
    month.write_bytes(month.read_bytes()[:40])
    fresh = DetoxApp(Detox())
    async with fresh.run_test() as pilot:
        await until(pilot, lambda: len(notices(fresh)) > 0)
        assert "log-2026-11.json" in toasts(fresh)
        await pilot.press("w", "4", "5", "enter")
        await pilot.pause()
        assert fresh.detox.log.month(fresh.overview.today) == []


def test_command_ids_are_unique_and_named_noun_verb() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(set(ids)) == len(ids)
    assert all(len(command_id.split(".")) == 2 for command_id in ids)


async def test_every_key_below_can_be_clicked(app: DetoxApp) -> None:
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.click("#letters", offset=(3, 0))
        await pilot.pause()
        assert "Writing" in shown(app, ".dialog-title")
        await pilot.press("escape")
        await pilot.pause()
        place = shown(app, "#keys").index("timer") + 2
        await pilot.click("#keys", offset=(place, 0))
        await pilot.pause()
        assert "timer" in shown(app, ".dialog-title")


async def test_a_click_on_what_has_just_gone_is_passed_over(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        bar = app.screen.query_one("#keys")
        x, y = bar.region.x + 3, bar.region.y
        await bar.remove()  # gone, and still painted
        click = MouseDown(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y)
        app._let_in = click  # all else is at rest
        await app.on_event(click)
        await pilot.pause()
        assert app.is_running


async def test_a_screen_that_was_away_comes_back_in_the_colours_and_the_width_of_now(
    app: DetoxApp,
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("L")
        before = app.screen.styles.background
        await pilot.press("T")
        app.theme = "calm-light"
        await pilot.resize_terminal(60, 24)
        await pilot.press("L")
        assert app.screen.styles.background != before
        assert app.screen.has_class("-narrow", "-short")
        assert not app.screen.has_class("-wide")


async def test_what_is_to_be_done_once_is_done_though_its_time_passes_before_one_waits_for_it(
    app: DetoxApp,
) -> None:
    done: list[None] = []
    async with app.run_test() as pilot:
        app.set_timer(1e-9, lambda: done.append(None))
        await until(pilot, lambda: bool(done))
    assert done == [None]
