"""What stands below each other on a screen begins in the same cell."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from detox.bootstrap import Detox
from detox.tui.app import DetoxApp
from detox.tui.widgets.key_table import KeyTable
from detox.tui.widgets.row_list import FEWEST, LED, RowList
from tests.tui.typing import at_once

MARKED = 1
"""the cell in which the row under the cursor is marked"""
APART = re.compile(r"\s{2,}")
EVERYWHERE = ("L", "P", "E", "R", "S", "O", "Iw", "Io", "Ib", "Ii", "Ic", "Is", "Iv", "If")


def led(app: DetoxApp) -> list[int]:
    """Where each list of the screen in front marks its row."""
    return [
        rows.region.x + line.index(LED)
        for rows in app.screen.query(RowList)
        for line in (rows.render_line(y).text for y in range(rows.size.height))
        if rows.display and LED in line[:2]
    ]


@pytest.mark.parametrize("width", [60, 80, 140])
async def test_the_cursor_is_in_the_same_cell_on_every_screen(used: Path, width: int) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(width, 24)):
        found = []
        for keys in EVERYWHERE:
            await at_once(app, keys)
            found += led(app)
        assert len(found) == len(EVERYWHERE)
        assert set(found) == {MARKED}


@pytest.mark.parametrize("width", [60, 80, 140])
async def test_no_list_touches_the_edge_and_no_text_a_scrollbar(used: Path, width: int) -> None:
    app = DetoxApp(Detox())
    bars = 0
    async with app.run_test(size=(width, 24)):
        for keys in EVERYWHERE:
            await at_once(app, keys)
            for rows in app.screen.query(RowList):
                assert rows.region.right < width, keys
                if rows.show_vertical_scrollbar:
                    bars += 1
                    lines = [rows.render_line(y).text for y in range(rows.size.height)]
                    assert {line[-2:] for line in lines} == {"  "}, keys
    assert bars


@pytest.mark.parametrize("width", [60, 80, 140])
async def test_what_keys_do_begins_in_one_cell_of_a_column(used: Path, width: int) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(width, 40)):
        await at_once(app, "L?")
        table = app.screen.query_one(KeyTable)
        lines = table.render().plain.splitlines()
        edges = {table.size.width} if width < 120 else {(table.size.width - 4) // 2}
        column = [line[: max(edges)] for line in lines]
        rows = [re.match(r"\S+(?: {1,2}\S+)*? {3,}(?=\S)", line) for line in column]
        assert len({row.end() for row in rows if row}) == 1


@pytest.mark.parametrize("height", [12, 24, 40])
async def test_what_a_narrow_list_cuts_can_still_be_read(
    used: Path, height: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    app = DetoxApp(Detox())
    async with app.run_test(size=(40, height)):
        seen = 0
        for keys in EVERYWHERE:
            await at_once(app, keys)
            for rows in app.screen.query(RowList):
                lines = [rows.render_line(y).text for y in range(rows.size.height)]
                pieces = [each for line in lines for each in APART.split(line.strip(f" {LED}"))]
                seen += len(pieces)
                cut = [each for each in pieces if each.endswith("…")]
                assert all(cell_len(each) > FEWEST for each in cut), (keys, cut)
        assert seen > len(EVERYWHERE)
