"""The reminders: each thing done by keys, and read back from the services."""

from datetime import date, time
from pathlib import Path

import pytest
from textual.widgets import Input

from detox import i18n
from detox.bootstrap import Detox
from detox.services.reminders import ReminderEdit
from detox.tui.app import DetoxApp
from detox.tui.dialogs.reminder_form import ReminderForm
from detox.tui.screens.reminders import RemindersScreen
from detox.tui.widgets.readable import Readable
from detox.tui.widgets.row_list import RowList
from detox.tui.widgets.titled import Titled
from tests.tui.conftest import shown, toasts
from tests.tui.reminders_world import PLACES, SIZES, about, answer, go_to, own, row, text


@pytest.fixture(autouse=True)
def english_again():
    yield
    i18n.speak("en")


def said(app: DetoxApp, field: str) -> str:
    return str(app.screen.query_one(f"#{field}-field", Titled).said)


@pytest.mark.parametrize("size", SIZES)
async def test_each_says_whether_it_is_on_and_when_it_comes(
    app: DetoxApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await go_to(pilot, "evening-log")
        assert " on " in row(app, "Evening log")
        assert "today 20:30" in row(app, "Evening log")
        assert "tomorrow 09:00" in row(app, "Weekly writing")
        assert "every day at 20:30" in about(app)
        assert "Final check" in text(app)


async def test_the_one_under_the_cursor_is_told_in_full(app: DetoxApp) -> None:
    app.detox.log.log(45, "writing", date(2026, 11, 16))
    app.detox.log.log(45, "writing", date(2026, 11, 12))
    app.detox.log.log(45, "writing", date(2026, 10, 26))
    async with app.run_test(size=(140, 40)) as pilot:
        await go_to(pilot, "weekly-writing")
        for part in (
            "Weekly writing",
            "only if nothing is logged for writing\n       that week",
            "tomorrow at 09:00, in 17 hours",
            "Thu 26 Nov 09:00",
            "Mon 7 Dec 09:00",
            "this week: done",
            "week of 9 Nov: done later in the week",
            "“What is worth writing down this week?”",
            "today 18:00: Weekly look back",
        ):
            assert part in about(app), part
        assert "week of 2 Nov" not in about(app), "a week that went by without is not told"


async def test_what_is_below_the_edge_is_read_by_keys(app: DetoxApp) -> None:
    async with app.run_test(size=(60, 24)) as pilot:
        await go_to(pilot, "evening-log")
        side = app.screen.query_one(Readable)
        assert "Tab read on" in shown(app, "#keys")
        await pilot.press("tab", "G")
        await pilot.pause()
        assert side.scroll_y == side.max_scroll_y > 0
        await pilot.press("tab", "j")
        assert app.screen.query_one(RowList).has_focus
        await pilot.pause()
        assert side.scroll_y == 0, "the next one is read from its top"
        await pilot.resize_terminal(140, 40)
        await pilot.pause()
        await pilot.press("tab")
        assert "Everything about this reminder is on the screen." in toasts(app)


async def test_those_by_plan_say_what_they_wait_for(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "deletion-day")
        assert "no account has such a day ahead" in about(app)
        assert "nothing coming up" in row(app, "Deletion day"), "as “detox reminders” says it"
        app.detox.accounts.add("Instagram", "instagram", date(2026, 12, 31))
        app.changed()
        await pilot.pause()
        assert "Thu 24 Dec 09:00" in row(app, "Deletion day")
        assert "names no account" in about(app)
        assert "Instagram" not in about(app)


async def test_quiet_hours_hold_one_back_and_that_is_said(app: DetoxApp) -> None:
    app.detox.reminders.edit("evening-log", ReminderEdit(at=time(23, 15)))
    async with app.run_test() as pilot:
        await go_to(pilot, "evening-log")
        assert "quiet hours: shown at 08:00" in about(app)
        assert "tomorrow at 08:00" in about(app)
        assert about(app).count("23:15") == 1, "as its own time"
        assert "tomorrow 08:00" in row(app, "Evening log")
        await answer(pilot, "e")
        following = shown(app, "#reminder-next").replace("\xa0", " ")
        assert "tomorrow 08:00" in following
        assert "quiet hours: shown at 08:00" in following


async def test_one_is_switched_off_and_on_again_by_undo(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "look-back")
        await answer(pilot, "o")
        assert not app.detox.reminders.find("look-back").is_on
        assert "x brings it back to what it was" in about(app)
        assert " off " in row(app, "look back")
        assert "18:00" not in row(app, "look back").replace("at 18:00", "")
        assert app.screen.query_one(RowList).selected == "look-back", "the cursor stays"
        await answer(pilot, "u")
        assert app.detox.reminders.find("look-back").is_on
        assert "Undone" in toasts(app)


async def test_one_of_ones_own_is_added_with_its_next_times_in_sight(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "evening-log")
        await answer(pilot, "a")
        assert isinstance(app.screen, ReminderForm)
        await answer(pilot, *"Stretch / Look out", "tab", *"every monday 15:30")
        assert "2 texts, shown in turn" in said(app, "texts")
        assert "every Monday at 15:30" in said(app, "when")
        following = shown(app, "#reminder-next").replace("\xa0", " ")
        assert "tomorrow 15:30" in following
        assert "Mon 21 Dec 15:30" in following
        await answer(pilot, "enter")
        assert isinstance(app.screen, RemindersScreen)
        added = own(app)
        assert (added.texts, added.at) == (("Stretch", "Look out"), time(15, 30))
        assert added.rule == "FREQ=WEEKLY;BYDAY=MO"
        assert app.screen.query_one(RowList).selected == added.uid
        await answer(pilot, "u")
        assert "Stretch" not in text(app)


async def test_the_form_leaves_out_the_times_that_are_not_needed(app: DetoxApp) -> None:
    app.detox.log.log(45, "writing")
    async with app.run_test() as pilot:
        await go_to(pilot, "evening-log")
        await answer(pilot, "e")
        following = shown(app, "#reminder-next").replace("\xa0", " ")
        assert "not needed today  ·  tomorrow 20:30" in following
        assert "today 20:30" not in following
        await pilot.click("#nothing_today")
        assert "today 20:30" in shown(app, "#reminder-next").replace("\xa0", " ")


async def test_each_word_of_the_when_looks_like_what_it_is_taken_for(app: DetoxApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await go_to(pilot, "evening-log")
        await answer(pilot, "a", *"Stretch", "tab", *"every day at 9 except sunday frob ")
        segments = app.screen.query_one("#when", Input).render_line(0)
        looks = {s.text.strip(): s.style for s in segments if s.text.strip() and s.style}
        underlined = [word for word, style in looks.items() if style.underline]
        assert underlined == ["every day", "at 9", "except sunday"]
        assert len({looks[word].color for word in (*underlined, "frob")}) == 4
        assert "“frob” was not understood" in said(app, "when")


async def test_conditions_and_a_zone_are_chosen_in_the_form(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "evening-log")
        await answer(pilot, "a", *"Write", "tab", *"daily 9h", "tab", *"wri", "tab")
        assert "not in weeks with “writing”" in said(app, "activity")
        await answer(pilot, *"Asia/Tokyo")
        assert "23:32 there now" in said(app, "zone")
        await answer(pilot, "tab", "space", "tab", "space", "enter")
        added = own(app)
        assert added.zone == "Asia/Tokyo"
        assert added.only == (True, "writing", True)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("whenever", "write every monday 9:00"),
        ("every monday", "The time of day is missing"),
        ("today 9:00", "would never come"),
    ],
)
async def test_what_cannot_be_is_said_and_nothing_is_kept(
    app: DetoxApp, typed: str, sentence: str
) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "evening-log")
        await answer(pilot, "a", "x", "tab", *typed, "enter")
        assert isinstance(app.screen, ReminderForm)
        assert sentence in said(app, "when") + shown(app, "#reminder-next")
        await answer(pilot, "escape")
        assert all(r.is_built_in for r in app.detox.reminders.all())


async def test_a_reminder_without_a_text_is_refused_in_a_sentence(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "evening-log")
        await answer(pilot, "a", "tab", *"daily 9:00", "enter")
        assert "needs a text" in shown(app, "#reminder-next")


async def test_a_built_in_one_gets_another_time_and_words(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "evening-log")
        await answer(pilot, "enter", *"How was it?", "tab", "ctrl+u", *"every day 21h", "enter")
        changed = app.detox.reminders.find("evening-log")
        assert (changed.texts, changed.at) == (("How was it?",), time(21))
        assert changed.only.nothing_today, "what was not touched stays"
        await answer(pilot, "e", "ctrl+u", "enter")
        assert app.detox.reminders.find("evening-log").texts == (), "ours again"


async def test_a_form_left_as_it_is_changes_nothing(app: DetoxApp) -> None:
    before = app.detox.reminders.all()
    async with app.run_test() as pilot:
        for uid in PLACES:
            await go_to(pilot, uid)
            await answer(pilot, "e", "enter")
            assert isinstance(app.screen, RemindersScreen), uid
    assert app.detox.reminders.all() == before


async def test_what_the_form_offers_can_be_read_back_in_both_languages(used_home: Path) -> None:
    for language in ("en", "fr"):
        (used_home / "config" / "config.toml").write_text(f'language = "{language}"\n')
        app = DetoxApp(Detox())
        async with app.run_test() as pilot:
            for uid in PLACES[:4]:
                await go_to(pilot, uid)
                await answer(pilot, "e")
                line = app.screen.query_one("#when", Input)
                line.value += " "
                await pilot.pause()
                line.value = line.value.replace(":", "h").strip()
                await answer(pilot, "enter")
                assert isinstance(app.screen, RemindersScreen), (uid, line.value)


async def test_days_before_a_time_and_names_for_those_by_plan(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "deletion-day")
        await answer(pilot, "e", "tab", "ctrl+u", *"14, 3,0", "tab", "ctrl+u", *"8h30")
        assert "14 days and 3 days before, and on the day, at 08:30" in said(app, "leads")
        await answer(pilot, "tab", "tab", "space", "enter")
        changed = app.detox.reminders.find("deletion-day")
        assert (changed.leads, changed.at) == ((14, 3, 0), time(8, 30))
        assert changed.names_platforms
        await answer(pilot, "e", "tab", "ctrl+u", *"soon", "enter")
        assert "from 0 to 365" in said(app, "leads")


async def test_all_of_them_follow_from_few_looks_at_the_records(
    app: DetoxApp, looks: list[str]
) -> None:
    app.detox.log.log(45, "writing", date(2026, 11, 16))
    async with app.run_test() as pilot:
        for _visit in range(2):
            looks.clear()
            await pilot.press("R")
            assert looks.count(app.detox.paths.records_text) < len(PLACES)
            await pilot.press("T")


async def test_late_at_night_the_screen_and_the_form_have_the_days_of_the_person(
    used_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = 'day_start = "04:00"\nquiet_hours = "off"\n'
    (used_home / "config" / "config.toml").write_text(settings, "utf-8")
    monkeypatch.setenv("DETOX_NOW", "2026-11-23T01:00:00Z")
    app = DetoxApp(Detox())
    async with app.run_test(size=(140, 40)) as pilot:
        await go_to(pilot, "evening-log")
        assert "tomorrow 20:30" in row(app, "Evening log")
        await pilot.press("a")
        await pilot.pause()
        await answer(pilot, *"stretch", "tab", *"today 3:30")
        await pilot.pause()
        assert "today 03:30" in shown(app, "#reminder-next").replace("\xa0", " ")
