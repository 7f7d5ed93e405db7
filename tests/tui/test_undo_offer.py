"""What is said of a change offers to undo that change, and no other."""

from pathlib import Path

import pytest
from textual.widgets._toast import Toast

from detox.bootstrap import Detox
from detox.deeds.goodbye import farewell
from detox.domain.channel import Effort
from detox.domain.days import ONE_DAY
from detox.domain.goodbye import Goodbye
from detox.domain.person import Way, WayKind
from detox.domain.sign import Sign
from detox.domain.source import Source
from detox.services.people import PersonEdit
from detox.services.sources import SourceEdit
from detox.tui.app import DetoxApp
from detox.tui.keys import shown as shown_key
from detox.tui.rescue.ask_screen import AskScreen
from detox.tui.rescue.goodbye_screen import GoodbyeScreen
from detox.tui.rescue.sources_screen import SourcesScreen
from detox.tui.thinking.channel import ChannelScreen
from detox.tui.widgets.key_table import KeyTable
from tests.tui.conftest import notices, shown, toasts, until
from tests.tui.typing import at_once, still


def minutes() -> list[int]:
    """Of every session of today, as another program reads them."""
    log = Detox().log
    return sorted(each.minutes for each in log.month(log.today()))


def offers(app: DetoxApp) -> bool:
    """Whether anything that is said can be undone."""
    return any(said.message.endswith("undo") for said in notices(app))


async def test_another_change_ends_the_offer_and_the_key_says_so_before_it_undoes_that(
    app: DetoxApp,
) -> None:
    async with app.run_test(notifications=True) as pilot:
        await at_once(app, "w30\r")
        await until(pilot, lambda: bool(app.screen.query(Toast)))
        assert offers(app)
        Detox().log.log(20, "reading")
        await pilot.press("u")
        assert minutes() == [20, 30], "nothing was undone unawares"
        assert not offers(app)
        assert "Something else has changed" in toasts(app)
        await pilot.press("u")
        assert minutes() == [30], "now it is known what goes"


async def test_over_a_dialog_nothing_offers_a_key_that_is_a_letter_there(app: DetoxApp) -> None:
    async with app.run_test():
        await at_once(app, "w30\r")
        assert offers(app)
        await at_once(app, "Le")
        assert not offers(app)
        assert not app.screen.query(Toast)


async def test_a_change_that_came_from_elsewhere_takes_the_offer_away_by_itself(
    app: DetoxApp,
) -> None:
    async with app.run_test():
        await at_once(app, "w30\r")
        Detox().log.log(20, "reading")
        app.changed()
        assert not offers(app)


async def test_where_nothing_was_changed_nothing_can_be_undone(app: DetoxApp) -> None:
    async with app.run_test():
        await at_once(app, "w30\r")
        assert offers(app)
        await at_once(app, "Le\x1530m\r")
        assert not offers(app), "that would take the session away"


async def test_what_was_said_and_taken_away_leaves_nothing_on_the_screen(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for _time in range(3):
            app.say("Something was done.")
            await pilot.pause()
            app.clear_notifications()
            await pilot.pause()
        assert not app.screen.query("ToastHolder")


@pytest.mark.parametrize("key", ["[", "]", "\\", "&"])
async def test_a_bracket_in_a_key_or_a_note_is_shown_as_what_it_is(
    used_home: Path, key: str
) -> None:
    settings = used_home / "config" / "config.toml"
    settings.write_text(f"[keys]\n\"change.undo\" = '{key}'\n")
    app = DetoxApp(Detox())
    async with app.run_test(notifications=True) as pilot:
        await at_once(app, "w30\r")
        app.say("an [ odd [b] \\[c] note", can_undo=True)
        await until(pilot, lambda: bool(app.screen.query(Toast)))
        said = str(app.screen.query(Toast).last().render())
    assert "an [ odd [b] \\[c] note" in said
    assert said.endswith(f" {key} undo")


@pytest.mark.parametrize("undo", ["u", "ctrl+y"])
@pytest.mark.parametrize("about", ["source", "goodbye", "asked", "effort"])
async def test_a_page_that_offers_to_undo_has_the_keys_for_it_and_tells_them(
    used_home: Path, undo: str, about: str
) -> None:
    settings = used_home / "config" / "config.toml"
    settings.write_text(f'[keys]\n"change.undo" = "{undo}"\n')
    house = Detox()
    instagram = house.accounts.add("Instagram", "instagram", house.log.today() + ONE_DAY)
    way = Way(WayKind.HANDLE, "instagram:zoe.testard")
    house.people.add(PersonEdit("Zoé Testard", ways=(way,)))
    letters = house.thinking.channels.add("Letters")
    app = DetoxApp(Detox())
    page, keys, kind = {
        "source": (SourcesScreen(), "aFoo\r", Source),
        "goodbye": (GoodbyeScreen(instagram, farewell(house, instagram)), "\r\x15Bye.\r", Goodbye),
        "asked": (AskScreen(instagram.uid), "v", Sign),
        "effort": (ChannelScreen(letters.uid), "+2h" + "\r" * 8, Effort),
    }[about]

    def kept() -> int:
        return len(Detox().records.of(kind))

    async with app.run_test(size=(100, 30)) as pilot:
        app.push_screen(page)
        await still(app)
        await at_once(app, keys)
        assert kept() == 1
        await pilot.press(undo)
        assert kept() == 0
        await pilot.press("U")
        assert kept() == 1
        await pilot.press("question_mark")
        told = str(app.screen.query_one(KeyTable).render())
        assert f"\n{shown_key(undo)} " in told
        assert "U  Ctrl R" in told


async def test_a_page_shows_what_another_program_does_and_goes_with_what_it_is_about(
    app: DetoxApp, ticking: None
) -> None:
    instagram = app.detox.accounts.add("Instagram", "instagram", app.overview.today + ONE_DAY)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(SourcesScreen())
        await still(app)
        Detox().sources.add(SourceEdit("Revue Exemple"))
        await until(pilot, lambda: "Revue Exemple" in shown(app, "#source-told"))
        await pilot.press("escape")
        app.push_screen(GoodbyeScreen(instagram, farewell(app.detox, instagram)))
        await still(app)
        Detox().accounts.remove(instagram.uid)
        await until(pilot, lambda: not isinstance(app.screen, GoodbyeScreen))
        assert app.warnings == 1
