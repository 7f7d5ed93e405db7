"""The log screen: keys and clicks in, what the services then know out."""

from datetime import UTC, date, datetime

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from detox.bootstrap import Detox
from detox.domain.session import Session
from detox.tui.widgets.month_panes import MonthPane
from detox.tui.widgets.titled import Titled
from tests.tui.conftest import notices
from tests.tui.log_world import (
    OCTOBER,
    TODAY,
    YESTERDAY,
    lines,
    log_screen,
    screen,
    selected,
    title,
)


async def type_in(pilot: "Pilot[int]", field: str, text: str) -> None:
    box = pilot.app.screen.query_one(f"#{field}", Input)
    box.focus()
    await pilot.pause()
    box.value = text
    await pilot.pause()


def november() -> list[Session]:
    return Detox().log.month(TODAY)


async def test_a_month_is_told_with_its_total_and_each_day_once(filled: list[Session]) -> None:
    filled_day = Detox().log.log(15, "email", YESTERDAY)
    async with log_screen() as pilot:
        assert title(pilot).startswith("November 2026  3 h  4 sessions")
        shown = [line for line in lines(pilot) if line]
        assert [line[1:7] for line in shown if line[1:2] == "S"] == ["Sun 22", "Sat 21"]
        assert "45 min" in shown[1]
        assert sum("Sat 21" in line for line in shown) == 1
        assert selected(pilot) == filled[0].uid
        assert filled_day.day == YESTERDAY


async def test_notes_are_one_line_and_never_markup(filled: list[Session]) -> None:
    async with log_screen((140, 40)) as pilot:
        assert any("to [bold]Mira second line" in line for line in lines(pilot))


async def test_an_edit_is_saved_from_any_field(filled: list[Session]) -> None:
    async with log_screen() as pilot:
        await pilot.press("e")
        await pilot.press(*"1h30")
        await pilot.press("tab", *"lecture")
        await pilot.press("enter")
        await pilot.pause()
        after = Detox().log.find(filled[0].uid)
        assert (after.minutes, after.activity) == (90, "reading")
        assert after._replace(minutes=45, activity="writing") == filled[0]


@pytest.mark.parametrize("typed", ["08:00", "8h"])
async def test_a_start_is_typed_by_the_clock_of_its_own_day(detox: Detox, typed: str) -> None:
    session = detox.log.log(30, "reading", date(2026, 7, 1))
    async with log_screen() as pilot:
        await pilot.press(*["p"] * 4)
        await pilot.press("e")
        await type_in(pilot, "start", typed)
        await pilot.press("enter")
        await pilot.pause()
    after = Detox().log.find(session.uid)
    assert (after.start, after.day) == (datetime(2026, 7, 1, 6, 0, tzinfo=UTC), date(2026, 7, 1))


async def test_a_form_refuses_what_would_lie_ahead(filled: list[Session]) -> None:
    async with log_screen() as pilot:
        await pilot.press("e")
        await type_in(pilot, "minutes", "8h")
        await pilot.press("enter")
        await pilot.pause()
        assert Detox().log.find(filled[0].uid) == filled[0]
        await type_in(pilot, "minutes", "6h")
        await pilot.press("enter")
        await pilot.pause()
        assert Detox().log.find(filled[0].uid).minutes == 360


async def test_a_day_that_passes_24_hours_is_said(detox: Detox) -> None:
    detox.log.log(20 * 60, "writing", TODAY)
    async with log_screen() as pilot:
        await pilot.press("d")
        await pilot.pause()
        said = [note.message for note in notices(pilot.app)]
        assert any("40 h" in text for text in said), said


async def test_an_edit_to_another_month_takes_the_selection_along(filled: list[Session]) -> None:
    async with log_screen() as pilot:
        await pilot.press("e")
        await type_in(pilot, "day", "2026-10-31")
        await pilot.press("enter")
        await pilot.pause()
        moved = Detox().log.month(OCTOBER)[-1]
        assert (moved.note, moved.day) == ("column draft", date(2026, 10, 31))
        assert screen(pilot).month == date(2026, 10, 1)
        assert selected(pilot) == moved.uid
        await pilot.press("u")
        await pilot.pause()
        assert filled[0] in november()


async def test_a_form_left_as_it_was_changes_nothing(filled: list[Session]) -> None:
    before = Detox().records.stamp()
    async with log_screen() as pilot:
        await pilot.press("j", "e", "enter")
        await pilot.pause()
        await pilot.press("e")
        await type_in(pilot, "note", "other")
        await pilot.press("escape")
        await pilot.pause()
        assert Detox().records.stamp() == before


async def test_a_field_that_cannot_be_read_says_so_and_keeps_the_form(
    filled: list[Session],
) -> None:
    async with log_screen() as pilot:
        await pilot.press("e")
        await type_in(pilot, "day", "tomorrow")
        assert "still to come" in str(pilot.app.screen.query_one("#day-field", Titled).said)
        await type_in(pilot, "start", "23:00")
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen.query_one("#day", Input).has_focus
        assert filled[0] in november()


async def test_start_note_and_tags_are_mended_and_lines_kept(filled: list[Session]) -> None:
    async with log_screen() as pilot:
        await pilot.press("j", "e")
        await type_in(pilot, "start", "9")
        assert pilot.app.screen.query_one("#note", Input).value == "to [bold]Mira↵second line"
        await type_in(pilot, "note", "to Mira↵third line")
        await type_in(pilot, "tags", "+client, Letters client")
        await pilot.press("enter")
        await pilot.pause()
        after = Detox().log.find(filled[1].uid)
        assert after.start == datetime(2026, 11, 21, 8, tzinfo=UTC)
        assert after.note == "to Mira\nthird line"
        assert after.tags == ("client", "letters")


async def test_an_emptied_start_is_forgotten(filled: list[Session]) -> None:
    async with log_screen() as pilot:
        await pilot.press("e")
        await type_in(pilot, "start", "")
        await pilot.press("enter")
        await pilot.pause()
        assert Detox().log.find(filled[0].uid).start is None


async def test_a_session_is_repeated_today(filled: list[Session]) -> None:
    async with log_screen() as pilot:
        await pilot.press("G", "d")
        await pilot.pause()
        fresh = [s for s in november() if s.day == TODAY and s.note == "letters"]
        assert [s.minutes for s in fresh] == [90]
        assert selected(pilot) == fresh[0].uid


async def test_a_deleted_session_gives_way_to_its_neighbour_and_undo_brings_it_back(
    filled: list[Session],
) -> None:
    async with log_screen() as pilot:
        await pilot.press("j", "x")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert filled[1] in november()
        await pilot.press("x")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert filled[1] not in november()
        assert selected(pilot) == filled[2].uid
        await pilot.press("u")
        await pilot.pause()
        assert filled[1] in november()
        assert selected(pilot) == filled[2].uid


async def test_an_added_session_is_selected(filled: list[Session]) -> None:
    async with log_screen() as pilot:
        await pilot.press("a")
        await pilot.press(*"25m people yesterday", "enter")
        await pilot.pause()
        fresh = next(s for s in november() if s.activity == "people")
        assert selected(pilot) == fresh.uid


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("writing", [0, 2]),
        ("ÉCRITURE", [0, 2]),
        ("writ draft", [0]),
        ("+news", [0]),
        ("newsletter", [0]),
        ("+essay writing", [2]),
        ('"writing"', []),
        ("mira", [1]),
    ],
)
async def test_a_filter_is_read_while_it_is_typed(
    filled: list[Session], typed: str, places: list[int]
) -> None:
    async with log_screen() as pilot:
        await pilot.press("slash", *typed)
        await pilot.pause()
        shown = screen(pilot).sessions.size.height
        found = [line for line in lines(pilot)[:shown] if line.strip()]
        assert len(found) == len(places)
        assert "Only" in title(pilot)
        await pilot.press("enter")
        if places:
            assert selected(pilot) == filled[places[0]].uid


async def test_the_hours_beside_the_log_are_those_of_what_was_found(
    filled: list[Session],
) -> None:
    async with log_screen((140, 40)) as pilot:
        pane = screen(pilot).query_one(MonthPane)
        assert "email" in str(pane.content)
        await pilot.press("slash", *"newsletter", "enter")
        await pilot.pause()
        assert "email" not in str(pane.content)
        assert "45 min" in str(pane.content)


async def test_escape_clears_the_filter_and_finds_the_session_back(
    filled: list[Session],
) -> None:
    async with log_screen() as pilot:
        await pilot.press("j", "slash", *"writing", "enter")
        await pilot.pause()
        assert "Only  writing  2 h 15 min  2 sessions" in title(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert "Only" not in title(pilot)
        assert selected(pilot) == filled[1].uid
        assert screen(pilot).sessions.has_focus


async def test_a_session_over_midnight_counts_on_both_days(detox: Detox) -> None:
    late = datetime(2026, 10, 31, 22, 30, tzinfo=UTC)
    detox.log.log(60, "vision", date(2026, 10, 31), start=late)
    async with log_screen() as pilot:
        assert title(pilot).startswith("November 2026  30 min  0 sessions")


async def test_another_theme_repaints_the_rows(filled: list[Session]) -> None:
    async with log_screen() as pilot:
        before = screen(pilot).sessions.render_line(1)
        pilot.app.theme = "calm-light"
        await pilot.pause()
        after = screen(pilot).sessions.render_line(1)
        assert before.text == after.text
        assert [s.style for s in before] != [s.style for s in after]


async def test_arrows_go_from_field_to_field(filled: list[Session]) -> None:
    async with log_screen() as pilot:
        await pilot.press("e", "down", "down", "up")
        assert pilot.app.screen.query_one("#activity", Input).has_focus
        assert pilot.app.screen.query_one("#activity-field").has_class("-here")


async def test_a_start_so_long_ago_brings_its_day(filled: list[Session]) -> None:
    async with log_screen() as pilot:
        await pilot.press("j", "e")
        await type_in(pilot, "start", "-35")
        await pilot.press("enter")
        await pilot.pause()
        after = next(s for s in november() if s.activity == "email")
        assert after.day == TODAY
        assert after.start is not None
        assert f"{after.start:%H:%M}" == "13:57"


async def test_day_says_what_a_start_so_long_ago_says_and_no_other_day(
    filled: list[Session],
) -> None:
    async with log_screen() as pilot:
        await pilot.press("j", "e")
        await type_in(pilot, "start", "2h ago")
        await pilot.pause()
        assert "Sunday 22 November" in str(pilot.app.screen.query_one("#day-field", Titled).said)
        await type_in(pilot, "day", "2026-11-20")
        await pilot.press("enter")
        await pilot.pause()
        assert "Day says another; change one of them." in str(
            pilot.app.screen.query_one("#start-field", Titled).said
        )
        await type_in(pilot, "day", "today")
        await pilot.press("enter")
        await pilot.pause()
    after = next(s for s in november() if s.activity == "email")
    assert after.day == TODAY
    assert after.start is not None
