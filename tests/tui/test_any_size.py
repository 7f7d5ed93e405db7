"""Any size of the terminal draws something, on every screen and behind every dialog."""

import re
from pathlib import Path

import pytest
from textual.widgets import Input
from textual.widgets._toast import Toast

from detox.bootstrap import Detox
from detox.domain.sitting import Answer, Question
from detox.i18n import gettext as _
from detox.services.people import PersonEdit
from detox.tui.app import DetoxApp
from detox.tui.widgets.box import KeyLine
from detox.tui.widgets.charts.heat_map import HeatMap
from detox.tui.widgets.panes import DayPane, WeekPane
from detox.tui.widgets.row_list import RowList
from detox.tui.widgets.titled import Titled
from tests.tui.conftest import until
from tests.tui.quick import painted
from tests.tui.typing import at_once

SIZES = [(1, 1), (3, 24), (80, 1), (400, 3), (80, 24)]
PAIRS = [[(1, 1), size] for size in SIZES[1:]]
"""the sizes of a dialog: the smallest, and in turn another"""
OPENED = {
    "today": ("T", ["w", "l", " ", "?", "\x10", "C", "H", "HW"]),
    "log": ("L", ["e", "x", "/"]),
    "plan": ("P", ["e", "i", "h", "a", "t", "→e"]),
    "people": ("E", ["a", "s", "e", "z", "xe", "J", "/", "i"]),
    "insights": ("I", [*"wdhobic", "\r", "r", "dy", "s", "s\r", "v", "v\r", "f", "f+"]),
    "reminders": ("R", ["e", "a", "h", "x"]),
    "settings": ("S", ["e", "↓↓e", "a"]),
    "questions": ("O", ["a", "\r", "c", "a2h\r\r3"]),
}


@pytest.mark.parametrize("screen", OPENED)
async def test_a_screen_and_its_dialogs_are_drawn_at_any_size(
    used_home: Path, screen: str, is_long: bool
) -> None:
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", detox.log.today().replace(month=12))
    detox.log.log(45, "writing", note="column draft")
    sittings = detox.thinking.sittings
    for minutes in (120, 30):
        sittings.end(sittings.answer(sittings.fresh(), Answer(Question.SCROLLING, minutes)))
    detox.thinking.channels.add("letters")
    for name in ("Zoé Testard", "Anna Essai"):
        detox.people.add(PersonEdit(name))
    app = DetoxApp(detox)
    key, opening = OPENED[screen]
    async with app.run_test() as pilot:
        for turn, opened in enumerate(["", *opening]):
            await at_once(app, key + opened)
            for size in PAIRS[turn % len(PAIRS)] if opened and not is_long else SIZES:
                await pilot.resize_terminal(*size)
                await painted(app)
                strips = app.screen._compositor.render_strips(app.size)
                assert len(strips) == size[1], (opened, size)
                widths = {sum(segment.cell_length for segment in strip) for strip in strips}
                assert widths == {size[0]}, (opened, size)
            await at_once(app, "\x1b\x1b")


async def test_the_first_run_is_drawn_at_any_size(home: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        for keys in ("", "\r", "insta\r\r", "\r"):
            await at_once(app, keys)
            for size in SIZES:
                await pilot.resize_terminal(*size)
                await painted(app)
                assert len(app.screen._compositor.render_strips(app.size)) == size[1]
    assert app.return_code in (0, None)


LOW = [(80, 12), (40, 12), (80, 13), (80, 14), (40, 15), (80, 16), (40, 17), (80, 18)]
"""each list in every second of them, the next list in the others"""
LISTS = ["T", "L", "P", "P→", "E", "I", "Ic", "Is", "If", "R", "S"]
"""the keys that lead to each list"""


@pytest.mark.parametrize("keys", LISTS)
async def test_the_row_that_a_key_acts_on_is_seen_on_a_low_terminal(
    used: Path, keys: str, is_long: bool
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await at_once(app, keys)
        for size in LOW if is_long else LOW[LISTS.index(keys) % 2 :: 2]:
            await pilot.resize_terminal(*size)
            for moved in ("", "jj", "jjjj", "jjjjjjjj", "kkk"):
                await at_once(app, moved)
                await painted(app)
                rows = app.focused
                assert isinstance(rows, RowList)
                if rows.selected:
                    y = rows.region.y + rows.cursor - rows.scroll_offset.y
                    seen = app.screen._compositor.visible_widgets[rows]
                    region = seen[0].intersection(seen[1])
                    assert region.y <= y < region.bottom, (size, moved, y, region)


@pytest.mark.parametrize("keys", ["L", "L/", "P", "E", "E/", "R", "S", "I", "Ib"])
async def test_a_low_terminal_shows_several_rows_of_a_list(used: Path, keys: str) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(40, 12)) as pilot:
        await at_once(app, keys)
        await painted(app)
        at = app.screen._compositor.visible_widgets
        lists = [at[each] for each in app.screen.query(RowList) if each in at]
        assert max(clip.intersection(place).height for place, clip in lists) >= 4
        for size in (40, 12), (40, 16), (50, 14), (60, 16):
            await pilot.resize_terminal(*size)
            await painted(app)
            assert not app.screen.show_vertical_scrollbar, size


@pytest.mark.parametrize("size", [(40, 12), (60, 12), (80, 10)])
@pytest.mark.parametrize("keys", ["Le", "Re", "Ra", "Ee", "Ea"])
async def test_the_line_in_hand_is_seen_with_what_is_said_of_it_and_the_keys(
    used: Path, keys: str, size: tuple[int, int]
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=size):
        await at_once(app, keys[:1])
        for typed in (keys[1:], "\t", "zz zz zz", *"\t\t", "zz zz zz", *"\t\t\t\t"):
            await at_once(app, typed)
            await painted(app)
            here = app.focused
            assert here is not None
            whole = here.parent if isinstance(here.parent, Titled) else here
            for each in (here, whole, app.screen.query_one(KeyLine)):
                place, clip = app.screen._compositor.visible_widgets[each]
                assert clip.contains_region(place), (typed, each)


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_a_message_lies_over_no_line_and_no_key_of_a_dialog(
    used: Path, size: tuple[int, int]
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_once(app, "L")
        await at_once(app, "e")
        app.say("Something is said.")
        await until(pilot, lambda: bool(app.screen.query(Toast)))
        await painted(app)
        toast = app.screen.query_one(Toast).region
        for each in (
            *app.screen.query(KeyLine),
            *app.screen.query(Input),
            app.screen.query_one(".dialog-title"),
        ):
            assert not toast.overlaps(each.region), each


@pytest.mark.parametrize("keys", ["L", "Io", "Iv", "If", "Is", "Ib", "Ii"])
async def test_a_narrow_list_shows_its_figures_whole(used: Path, keys: str) -> None:
    """Of one that is cut, the rest would read as another."""
    app = DetoxApp(Detox())
    async with app.run_test(size=(40, 40)):
        await at_once(app, keys)
        await painted(app)
        rows = app.focused
        assert isinstance(rows, RowList)
        shown = 0
        for y, row in enumerate(rows._rows[: rows.size.height]):
            cells = row.cells() if callable(row.cells) else row.cells
            laid_out = rows._lay_out(cells, rows.size.width)
            figures = [c.text for c in laid_out if c.right and not c.spare]
            assert all(figure in rows.render_line(y).text for figure in figures), y
            shown += len(figures)
        assert shown


async def test_no_part_of_an_hour_stands_over_the_hours(used: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(40, 40)):
        await at_once(app, "Ih")
        await painted(app)
        heads = app.screen.query_one(HeatMap).render_line(0).text.split()
        assert heads == ["00", "03", "06", "09", "12", "15", "18"]


@pytest.mark.parametrize(
    ("size", "least"),
    [((40, 24), 0), ((80, 18), 0), ((80, 16), 0), ((60, 16), 1), ((60, 11), 1), ((80, 40), 0)],
)
async def test_the_week_on_today_says_how_many_activities_it_has_no_line_for(
    used: Path, size: tuple[int, int], least: int
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=size):
        await painted(app)
        pane = app.screen.query_one(WeekPane)
        _title, *lines = str(pane.render()).splitlines()[: pane.size.height]
        known = [s for s in app.overview.shares if s.week_minutes or s.activity.goal]
        left_out = [re.search(r"(\d+) more$", line) for line in lines]
        more = sum(int(found[1]) for found in left_out if found)
        rows = [line for line in lines if not re.fullmatch(r"\d+ more", line)]
        assert len(rows) + more == len(known)
        assert len(rows) >= (least or len(known))
        strips = app.screen._compositor.render_strips(app.size)
        blank = sum(not "".join(s.text for s in strip).strip() for strip in strips)
        assert not more or blank <= 2, "room that is there is used"


@pytest.mark.parametrize("height", [11, 12, 13, 16])
async def test_where_today_has_no_line_for_a_session_it_says_how_many_there_are(
    used: Path, height: int
) -> None:
    app = DetoxApp(Detox())
    for minutes in (10, 20, 30):
        app.detox.log.log(minutes, "writing")
    async with app.run_test(size=(60, height)):
        await painted(app)
        pane = app.screen.query_one(DayPane)
        _title, *rows = str(pane.render()).splitlines()
        count = len(app.overview.sessions)
        assert len(rows) < pane.size.height
        assert len(rows) == count or str(count - max(0, len(rows) - 1)) in str(pane.render())


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_a_sentence_is_whole_in_forty_columns(used: Path, language: str) -> None:
    (used / "config" / "config.toml").write_text(f'language = "{language}"\n')
    app = DetoxApp(Detox())
    async with app.run_test(size=(40, 40)):
        for keys, said in (
            ("Is", [_("What money doesn’t count isn’t in this figure.")]),
            ("R", [_("only while Detox is open"), _("turn it on")]),
            ("a", [_("only if nothing was logged that day")]),
        ):
            await at_once(app, keys)
            await app.workers.wait_for_complete()
            await painted(app)
            for each in said:
                assert each.replace(" ", "") in written(app), each


def written(app: DetoxApp) -> str:
    """All letters on the screen, one line after the other."""
    strips = app.screen._compositor.render_strips(app.size)
    return "".join(strip.text.strip("│▂▁ ") for strip in strips).replace(" ", "")
