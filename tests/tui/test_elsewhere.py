"""What comes from elsewhere: sessions of another zone, and what another program changes while
somebody is being asked.
"""

import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from detox.bootstrap import Detox
from detox.deeds.deed import On
from detox.domain.checkin import CheckIn
from detox.domain.person import Way, WayKind
from detox.domain.problem import Refused
from detox.services.activities import ActivityEdit
from detox.services.people import PersonEdit
from detox.services.reminders import ReminderEdit
from detox.services.sessions import Edit
from detox.tui.app import DetoxApp
from detox.tui.deeds import ask_for
from detox.tui.dialogs.reminder_form import ReminderForm
from detox.tui.widgets.line import Line
from detox.tui.widgets.toggle import Toggle
from tests.deeds.test_declared import DEEDS
from tests.deeds.test_standing import RECORDS
from tests.tui.conftest import shown, toasts
from tests.tui.log_world import lines
from tests.tui.typing import at_once


@pytest.mark.usefixtures("used_home")
async def test_a_start_is_told_as_it_was_where_it_was_lived(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start = datetime(2026, 11, 22, 8, 10, tzinfo=UTC)
    Detox().log.log(30, "writing", date(2026, 11, 22), start=start)
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "09:10  writing" in shown(app, "DayPane")
        await pilot.press("L")
        await pilot.pause()
        assert any("09:10" in line for line in lines(pilot))


NOW = date(2026, 11, 22)


async def test_what_another_program_changed_meanwhile_stays_where_a_card_is_saved(
    app: DetoxApp,
) -> None:
    zoe = app.detox.people.add(PersonEdit("Zoé Testard", note="n"))
    async with app.run_test(size=(80, 40)):
        await at_once(app, "Ee")
        ways = (Way(WayKind.MAIL, "zoe@example.org"),)
        Detox().people.edit(zoe.uid, PersonEdit(ways=ways))
        await at_once(app, "\t\t\tRue Exemple 1\r")
        kept = Detox().people.find("zoé")
        assert {way.kind for way in kept.ways} == {WayKind.MAIL, WayKind.POST}


async def test_of_several_tags_and_circles_those_of_another_program_stay(app: DetoxApp) -> None:
    zoe = app.detox.people.add(PersonEdit("Zoé Testard", circles=("artists", "choir")))
    session = app.detox.log.log(30, "writing", NOW, tags=("novel", "draft"))
    async with app.run_test(size=(80, 40)):
        await at_once(app, "Ee")
        Detox().people.edit(zoe.uid, PersonEdit(circles=("choir", "neighbours")))
        app.screen.query_one("#circles", Line).value = "artists, choir, chess"
        await at_once(app, "\r")
        assert Detox().people.find("zoé").circles == ("choir", "chess", "neighbours")
        await at_once(app, "Le")
        Detox().log.edit(session.uid, Edit(tags=("novel", "draft", "garden")))
        app.screen.query_one("#tags", Line).value = "+draft +night"
        await at_once(app, "\r")
        assert Detox().log.find(session.uid).tags == ("draft", "night", "garden")


async def test_conditions_of_a_reminder_are_changed_one_by_one(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 40)):
        await at_once(app, "Re")
        assert isinstance(app.screen, ReminderForm)
        before = app.screen.on.subject
        there = before.only._replace(nothing_this_week="reading")
        Detox().reminders.edit(before.uid, ReminderEdit(only=there))
        app.screen.query_one("#nothing_today", Toggle).focus()
        await at_once(app, " \r")
        kept = Detox().reminders.find(before.uid).only
        assert kept == there._replace(nothing_today=not there.nothing_today)


async def test_a_session_moved_meanwhile_keeps_its_day(app: DetoxApp) -> None:
    session = app.detox.log.log(30, "writing", NOW, start=datetime(2026, 11, 22, 8, tzinfo=UTC))
    async with app.run_test(size=(80, 40)):
        await at_once(app, "Le\t\t\t\x158:30")
        Detox().log.edit(session.uid, Edit(day=date(2026, 11, 21)))
        await at_once(app, "\r")
        assert Detox().log.find(session.uid).start == datetime(2026, 11, 21, 7, 30, tzinfo=UTC)


async def test_a_check_in_takes_the_place_of_what_was_seen_and_of_nothing_else(
    used_home: Path,
) -> None:
    (used_home / "config" / "config.toml").write_text("check_in = true\n")
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await at_once(app, "C")
        Detox().past.check_ins.note(4, 2, "written there")
        await at_once(app, "53\r")
        assert Detox().past.check_ins.on(NOW) == CheckIn(NOW, 5, 3, "written there")


AMENDING = {deed.id: deed for deed in DEEDS if deed.amends}
MEANWHILE = {
    "activity.edit": ("goal", 360),
    "channel.edit": ("name", "letters"),
    "effort.edit": ("answers", 12),
    "source.edit": ("line", "on mondays"),
    "person.edit": ("bring", "the film"),
    "account.day": ("day", date(2027, 3, 1)),
    "step.move": ("day", date(2026, 12, 20)),
}


def _record(house: Detox, deed: str) -> Any:
    if deed in RECORDS:
        return RECORDS[deed](house)[0]
    account = house.accounts.add("Instagram", "instagram", date(2027, 1, 31))
    return account if deed == "account.day" else house.leaving.plan(account.uid).next


@pytest.mark.parametrize("name", AMENDING)
async def test_a_form_left_as_it_is_writes_nothing_back(name: str, app: DetoxApp) -> None:
    deed, (field, value) = AMENDING[name], MEANWHILE[name]
    assert deed.noun is not None
    record = _record(app.detox, name)
    app.look_again()
    async with app.run_test(size=(80, 40)):
        asks = [each.name for each in deed.fields if each.stands is not None]
        ask_for(app, deed, On(app.detox, record, "it"), asks)
        house = Detox()
        nothing = {each.name: None for each in deed.fields}
        after = deed.do(On(house, record, "it", {**nothing, field: value}))
        assert after != record
        await at_once(app, "\r" * len(asks))
        assert not app.screen.is_modal
        assert deed.noun.find(Detox(), after.uid) == after


async def test_what_is_said_of_a_change_is_from_what_stood_just_before(app: DetoxApp) -> None:
    piano = app.detox.activities.add("piano", ActivityEdit(goal=90))
    async with app.run_test(size=(80, 40)):
        ask_for(app, AMENDING["activity.edit"], On(app.detox, piano, "piano"), ["goal"])
        Detox().activities.edit(piano.key, ActivityEdit(goal=360))
        await at_once(app, "\x1590m\r")
        assert Detox().activities.get(piano.key).goal == 90
        assert "Changed: piano" in toasts(app)


def test_no_goodbye_is_kept_for_an_account_that_is_no_longer_here(used_home: Path) -> None:
    account = Detox().accounts.add("Facebook", "facebook", date(2026, 12, 31))
    window = Detox()
    window.goodbyes.write(account, "See you in the garden.", "en")
    Detox().accounts.remove(account.uid)
    for late in (
        lambda: window.goodbyes.write(account, "Or by letter.", "en"),
        lambda: window.goodbyes.forget(account, "en"),
    ):
        with pytest.raises(Refused, match="no longer here"):
            late()
