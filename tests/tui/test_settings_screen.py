"""The settings: each changed by keys and read back from the file."""

import tomllib
from pathlib import Path

import pytest
from textual.pilot import Pilot

from detox import i18n
from detox.bootstrap import Detox
from detox.config.themes import builtin_folder
from detox.tui.app import DetoxApp
from detox.tui.screens.help import HelpScreen
from detox.tui.screens.settings import SettingsScreen
from detox.tui.setting_words import choices
from detox.tui.widgets.row_list import RowList
from tests.tui.conftest import shown, toasts
from tests.tui.typing import at_once

ROWS = (
    *("language", "first_weekday", "day_start", "currency", "theme"),
    *(
        "reminders",
        "quiet_hours",
        "check_in",
        "clock",
        "dates",
        "names",
        "wishes_a_week",
        "people",
        "keys",
    ),
)
SIZES = [(60, 24), (80, 24), (140, 40)]


@pytest.fixture(autouse=True)
def english_again():
    yield
    i18n.speak("en")


def stored(home: Path) -> dict[str, object]:
    return tomllib.loads((home / "config" / "config.toml").read_text("utf-8"))


async def go_to(pilot: Pilot[int], key: str) -> None:
    """Open the settings and go to a row."""
    await pilot.press("S")
    await pilot.pause()
    await pilot.press("g", *["j"] * ROWS.index(key))
    await pilot.pause()


def text(app: DetoxApp) -> str:
    rows = app.screen.query_one(RowList)
    return "\n".join(rows.render_line(y).text.rstrip() for y in range(rows.size.height))


def under_cursor(app: DetoxApp) -> str:
    return app.screen.query_one(RowList).selected


@pytest.mark.parametrize(
    ("key", "keys", "value"),
    [
        ("language", ["f"], "fr"),
        ("language", ["e"], "en"),
        ("first_weekday", ["j", "j", "enter"], "tuesday"),
        ("day_start", ["ctrl+u", *"4h30", "enter"], "04:30"),
        ("clock", ["j", "j", "enter"], "12"),
        ("dates", ["j", "j", "enter"], "month-day"),
        ("currency", ["ctrl+u", *"chf", "enter"], "CHF"),
        ("theme", ["j", "enter"], "calm-light"),
        ("reminders", ["j", "enter"], False),
        ("check_in", ["k", "enter"], True),
        ("names", ["k", "enter"], True),
        ("wishes_a_week", ["j", "enter"], "2"),
        ("quiet_hours", ["ctrl+u", *"21h-7", "enter"], "21:00-07:00"),
        ("quiet_hours", ["ctrl+u", *"non", "enter"], "off"),
    ],
)
async def test_each_is_changed_and_read_back(
    app: DetoxApp, home: Path, key: str, keys: list[str], value: object
) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, key)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        assert under_cursor(app) == key, "the cursor stays where it was"
        await pilot.press("j")
        assert under_cursor(app) != key, "keys still come to the list"
    assert stored(home) == {key: value}
    assert getattr(Detox().settings, key) == value


async def test_what_is_set_is_under_the_cursor_when_it_is_asked(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "reminders")
        await pilot.press("enter")
        await pilot.pause()
        assert under_cursor(app) == "true"
        await pilot.press("escape")
        await pilot.pause()
        await go_to(pilot, "theme")
        await pilot.press("enter")
        await pilot.pause()
        assert under_cursor(app) == "calm-dark"


async def test_a_theme_shows_while_one_chooses_and_goes_back_on_leaving(
    app: DetoxApp, home: Path
) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "theme")
        await pilot.press("enter")
        await pilot.pause()
        before = app.theme
        await pilot.press("j")
        await pilot.pause()
        assert app.theme == "calm-light"
        await pilot.press("escape")
        await pilot.pause()
        assert app.theme == before == "calm-dark"
    assert stored(home) == {}


async def test_a_theme_put_there_meanwhile_can_be_chosen_at_once(app: DetoxApp, home: Path) -> None:
    mono = (builtin_folder() / "mono.toml").read_text(encoding="utf-8")
    async with app.run_test() as pilot:
        await go_to(pilot, "theme")
        for name in ("sand", "stone"):
            path = home / "config" / "themes" / f"{name}.toml"
            path.parent.mkdir(exist_ok=True)
            own = mono.replace('name = "mono"', f'name = "{name}"').replace("No colour", name)
            path.write_text(own, encoding="utf-8")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("G", "enter")
        await pilot.pause()
        assert app.theme == "stone"
        path.with_name("moss.toml").write_text(own.replace("stone", "moss"), encoding="utf-8")
        await at_once(app, "\x10theme moss\r")
        assert app.theme == "moss"
    assert stored(home) == {"theme": "moss"}


async def test_no_color_keeps_mono_and_says_so(
    app: DetoxApp, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with app.run_test() as pilot:
        await go_to(pilot, "theme")
        assert "NO_COLOR" in shown(app, ".about")
        await pilot.press("enter")
        await pilot.pause()
        assert "NO_COLOR" in shown(app, ".dialog-text")
        await pilot.press("j", "j", "enter")
        await pilot.pause()
        assert app.theme == "mono"
    assert stored(home) == {"theme": "dusk"}


async def test_another_language_shows_everywhere_at_once(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("P")
        await pilot.pause()
        await go_to(pilot, "language")
        await pilot.press("enter", "f")
        await pilot.pause()
        assert "écriture" in text(app)
        assert i18n.gettext("Settings") in shown(app, "TopBar")
        await pilot.press("T")
        await pilot.pause()
        assert "écriture" in shown(app, "#letters")
        assert i18n.gettext("hours logged this week") in shown(app, "#countdown-words")
        assert i18n.gettext("keys") in shown(app, "#keys")
        await pilot.press("P")
        await pilot.pause()
        assert "ajouter le premier" in shown(app, ".nothing-yet")


async def test_a_start_of_day_is_explained_while_it_is_typed(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "day_start")
        await pilot.press("enter", "ctrl+u", *"4:00")
        await pilot.pause()
        assert "begins at 04:00" in shown(app, ".dialog-preview")
        await pilot.press("ctrl+u", *"25h", "enter")
        await pilot.pause()
        assert (
            shown(app, ".dialog-preview").strip()
            == "“25h” is not a time from 00:00 to 12:00, such as 04:00."
        )


async def test_quiet_hours_are_read_back_while_they_are_typed(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "quiet_hours")
        assert "22:00 to 08:00" in text(app)
        assert "waits until they end" in shown(app, ".about")
        await pilot.press("enter", "ctrl+u", *"23-7:30")
        await pilot.pause()
        assert "23:00 to 07:30" in shown(app, ".dialog-preview")
        await pilot.press("ctrl+u", *"25:00-7", "enter")
        await pilot.pause()
        assert "neither two times, such as 22:00-08:00, nor off" in shown(app, ".dialog-preview")


async def test_automatic_ones_say_what_they_come_to(
    used_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await pilot.press("S")
        await pilot.pause()
        seen = text(app)
        assert "English (from the terminal)" in seen
        assert "Sunday, usual here" in seen
        assert "USD ($1,234.50), usual here" in seen


@pytest.mark.parametrize(("language", "count"), [("en", 3), ("fr", 2)])
async def test_no_two_choices_say_the_same(used_home: Path, language: str, count: int) -> None:
    (used_home / "config" / "config.toml").write_text(f'language = "{language}"\n')
    app = DetoxApp(Detox())
    async with app.run_test():
        said = [choice.title for choice in choices("dates", app)]
    assert len(said) == len(set(said)) == count


async def test_keys_open_the_help_that_says_where_to_choose_them(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "keys")
        assert "[keys]" in shown(app, ".about")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)


async def test_a_config_file_that_cannot_be_read_is_said_and_left_alone(
    app: DetoxApp, home: Path
) -> None:
    path = home / "config" / "config.toml"
    async with app.run_test() as pilot:
        await go_to(pilot, "theme")
        await pilot.press("enter")
        await pilot.pause()
        path.write_text("theme = ", "utf-8")
        await pilot.press("j", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        assert toasts(app)
        assert app.theme == "calm-dark", "what was not kept is not shown as if it were"
    assert path.read_text("utf-8") == "theme = "


async def test_a_weekly_goal_is_set_shown_and_taken_away(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await go_to(pilot, "language")
        await pilot.press("G", "enter", "h", *"4h", "enter")
        await pilot.pause()
        assert "4 h a week" in text(app)
        assert "Goal: 4 h a week" in shown(app, ".about")
        assert app.detox.activities.get("people").goal == 240
        await pilot.press("enter", "h", "ctrl+u", *"none", "enter")
        await pilot.pause()
        assert app.detox.activities.get("people").goal is None


async def test_an_activity_is_renamed_relettered_and_put_away(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await go_to(pilot, "language")
        await pilot.press("G", "enter", "r", "ctrl+u", *"letters", "enter")
        await pilot.pause()
        await pilot.press("enter", "t", "ctrl+u", "w", "enter")
        await pilot.pause()
        assert "already logs" in shown(app, ".dialog-preview")
        await pilot.press("ctrl+u", "t", "enter")
        await pilot.pause()
        people = app.detox.activities.get("people")
        assert (people.name, people.letter) == ("letters", "t")
        await pilot.press("enter", "z")
        await pilot.pause()
        assert app.detox.activities.get("people").archived
        assert "archived" in text(app)
        await pilot.press("enter", "z")
        await pilot.pause()
        assert not app.detox.activities.get("people").archived


async def test_an_activity_is_added_with_the_letter_that_is_proposed(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await go_to(pilot, "language")
        await pilot.press("a", *"garden", "enter")
        await pilot.pause()
        assert "Press g to log “garden”" in shown(app, ".dialog-preview")
        await pilot.press("enter")
        await pilot.pause()
        assert under_cursor(app) == "activity.garden"
        assert app.detox.activities.by_letter()["g"].key == "garden"
        await pilot.press("u")
        await pilot.pause()
        assert "garden" not in text(app)


async def test_a_name_that_is_taken_is_said_while_it_is_typed(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "language")
        await pilot.press("a", *"reading")
        await pilot.pause()
        assert "already" in shown(app, ".dialog-preview")


async def test_a_letter_can_be_typed_before_there_is_a_name_for_it(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await go_to(pilot, "language")
        await pilot.press("a", "tab", "ctrl+u", "i")
        await pilot.pause()
        assert shown(app, ".dialog-preview") == "i"


@pytest.mark.parametrize("size", SIZES)
async def test_where_the_files_are_is_said_at_every_width(
    app: DetoxApp, home: Path, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press("S")
        await pilot.pause()
        said = shown(app, ".files")
        assert "records" in said
        assert "config.toml" in said
        await pilot.press("G")
        assert "people" in text(app)


async def test_a_second_click_changes_a_setting(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("S")
        await pilot.pause()
        for _each in range(2):
            await pilot.click(".main-list", offset=(4, 5))
            await pilot.pause()
        assert "Reminders" in shown(app, ".dialog-title")


async def test_u_takes_a_setting_back_and_leaves_the_records_alone(
    app: DetoxApp, home: Path
) -> None:
    async with app.run_test() as pilot:
        await pilot.press("w", *"30", "enter")
        await go_to(pilot, "language")
        await pilot.press("enter", "f")
        await pilot.pause()
        assert stored(home)["language"] == "fr"
        await pilot.press("u")
        await pilot.pause()
        assert "language" not in stored(home)
        assert i18n.language() == "en", "it speaks as before at once"
        assert toasts(app).splitlines()[-1] == "Undone: changing the setting “language”"
        assert app.overview.today_minutes == 30
        await pilot.press("U")
        await pilot.pause()
        assert stored(home)["language"] == "fr"
