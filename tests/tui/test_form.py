"""The one form: Enter goes on, what is wrong stands below, and a proposal follows what is typed."""

from datetime import date

from detox.tui.app import DetoxApp
from detox.tui.dialogs.form import Form
from detox.tui.widgets.line import Line
from tests.tui.conftest import shown
from tests.tui.typing import at_once


def line(app: DetoxApp, name: str) -> str:
    return app.screen.query_one(f"#{name}", Line).value


async def test_it_asks_the_question_of_the_line_in_hand_and_says_what_enter_does(
    app: DetoxApp,
) -> None:
    app.detox.accounts.add("Forum")
    app.look_again()
    async with app.run_test():
        await at_once(app, "Pec")
        assert shown(app, ".dialog-title") == "What are you keeping it for?"
        assert "Enter next field" in shown(app, ".dialog-keys")
        await at_once(app, "friends\r")
        assert shown(app, ".dialog-title") == "When will you think about it again?"
        assert "Enter save" in shown(app, ".dialog-keys")
        assert line(app, "reason") == "friends"


async def test_a_line_passed_by_with_tab_is_gone_back_to_where_it_is_wrong(app: DetoxApp) -> None:
    app.detox.accounts.add("Forum", "", date(2026, 12, 31))
    app.look_again()
    async with app.run_test():
        await at_once(app, "P+\ttomorrow\r")
        assert isinstance(app.screen, Form)
        assert app.screen.query_one("#words").has_focus
        assert "few words" in shown(app, ".dialog-preview")
        await at_once(app, "call the bank\r\r")
        (added,) = [step for step in app.detox.leaving.plans()[0].steps if step.title]
        assert added.title == "call the bank"


async def test_a_letter_is_proposed_for_the_name_until_another_is_typed(app: DetoxApp) -> None:
    async with app.run_test():
        await at_once(app, "Sagarden")
        assert line(app, "letter") == "g"
        await at_once(app, "\x15zither")
        assert line(app, "letter") == "z"
        await at_once(app, "\tk")
        assert shown(app, ".dialog-title") == "Which letter logs “zither”?"
        assert line(app, "letter") == "k"


async def test_without_room_for_an_example_no_colon_announces_one(app: DetoxApp) -> None:
    async with app.run_test(size=(60, 24)):
        app.set_to("language", "fr")
        await at_once(app, "Sa")
        told = app.screen.query_one("#name", Line).placeholder
        assert told == "ce pour quoi vous voulez du temps"
