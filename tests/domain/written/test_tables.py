"""Tables as programs write them, with what stands above, below and inside them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.foreign import Missed
from detox.domain.written.tables import TOO_LONG, UNCLOSED, UNEVEN, Row, Table, opened

TITLES = ("date", "minutes", "note")


def read(text: str) -> tuple[Table, list[Row], list[Missed]]:
    table = opened(text, TITLES)
    found = list(table.rows())
    rows = [each for each in found if isinstance(each, Row)]
    return table, rows, [each for each in found if isinstance(each, Missed)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("above", "lines"),
    [
        ("", 0),
        ("\n\n", 0),
        ("Rapport, détaillé; du 1er au 30\n", 1),
        ("Report of Zoé Testard\n\nFrom,1 November\nTo;30 November\n\n", 3),
        ('"Notes: a, b"\n\n', 1),
    ],
)
def test_a_header_is_found_under_what_stands_above_it(
    delimiter: str, above: str, lines: int
) -> None:
    rows = [["Date", "Minutes", "Note"], ["2026-11-20", "45", "x"]]
    text = above + "".join(delimiter.join(row) + "\r\n" for row in rows)
    table, read_rows, missed = read(text)
    assert (table.titles, table.delimiter, table.above) == (rows[0], delimiter, lines)
    assert [row.cells for row in read_rows] == rows[1:]
    assert read_rows[0].place == text.splitlines().index(delimiter.join(rows[1])) + 1
    assert missed == []


def test_a_header_with_titles_of_its_own_is_what_is_as_wide_as_the_rows() -> None:
    table, rows, _missed = read("My log\n\nWann;Was;Wie lang\n20.11.2026;Lesen;0,5\n")
    assert table.titles == ["Wann", "Was", "Wie lang"]
    assert [row.cells for row in rows] == [["20.11.2026", "Lesen", "0,5"]]


@pytest.mark.parametrize("titles", ["Date;Minutes;Note", "Wann;Wie lang;Was"])
def test_a_line_above_may_be_as_wide_as_the_rows(titles: str) -> None:
    text = f"Relevé;;\n;;\n{titles}\n20.11.2026;0:45;a\n21.11.2026;0:30;\n"
    table, rows, missed = read(text)
    assert (table.titles, table.above) == (titles.split(";"), 1)
    assert ([row.place for row in rows], missed) == ([4, 5], [])


@pytest.mark.parametrize(
    "row", ["2026-11-20,0,75,x", "2026-11-20,45,bread, butter", "2026-11-20,45", "Total"]
)
def test_a_row_that_does_not_fit_its_header_is_missed(row: str) -> None:
    text = f"Date,Minutes,Note\n2026-11-19,30,a\n{row}\n2026-11-21,30,b\n"
    _table, rows, missed = read(text)
    assert [each.place for each in rows] == [2, 4]
    assert [(each.place, each.problem.message) for each in missed] == [(3, UNEVEN)]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Date,Minutes,Note", "2026-11-20,45,x,,"),
        ("Date,Minutes,Note,,", "2026-11-20,45,x"),
        ("Date,Minutes,Note,,", "2026-11-20,45,x,,"),
    ],
)
def test_what_is_empty_at_the_end_is_no_cell(header: str, row: str) -> None:
    _table, rows, missed = read(f"{header}\n{row}\n")
    assert ([each.cells[:3] for each in rows], missed) == ([["2026-11-20", "45", "x"]], [])


@pytest.mark.parametrize(
    ("stray", "lost"),
    [
        (['2026-11-20,45,"half'], [3]),
        (['2026-11-20,45,"half', '2026-11-21,45,whole"'], [3]),
        (['2026-11-20,45,"half" and more'], [3]),
        (['2026-11-20,45,"half', '2026-11-21,45,"a, b"'], [3]),
        (['2026-11-20,45,"half', '2026-11-21,45,""'], [3]),
        (['2026-11-20,45,"half', "that goes on"], [3, 4]),
        (['"2026-11-20,45,x', '"2026-11-21,45,x'], [3, 4]),
    ],
)
def test_a_stray_quote_costs_its_own_line(stray: list[str], lost: list[int]) -> None:
    lines = ["Date,Minutes,Note", "2026-11-19,30,a", *stray]
    lines += [f"2026-11-{day},30,b" for day in range(22, 29)]
    _table, rows, missed = read("\n".join(lines) + "\n")
    assert [each.place for each in missed] == lost
    assert [each.place for each in rows] == [
        place for place in range(2, len(lines) + 1) if place not in lost
    ]
    assert {each.problem.message for each in missed} <= {UNCLOSED, UNEVEN}


def test_a_cell_as_long_as_a_novel_is_named_as_that() -> None:
    text = f"Date,Minutes,Note\n2026-11-20,45,{'x' * 140_000}\n2026-11-21,45,b\n"
    _table, rows, missed = read(text)
    assert [row.place for row in rows] == [3]
    assert [(each.place, each.problem.message) for each in missed] == [(2, TOO_LONG)]


def test_a_note_of_several_lines_is_one_cell() -> None:
    text = 'Date,Minutes,Note\n2026-11-20,45,"a, b\n- 1, 2\nc"\n2026-11-21,5,d\n'
    _table, rows, missed = read(text)
    assert [each.cells[2] for each in rows] == ["a, b\n- 1, 2\nc", "d"]
    assert ([each.place for each in rows], missed) == ([2, 5], [])


def test_another_table_under_the_first_is_left_alone_and_counted() -> None:
    text = "Date,Minutes,Note\n2026-11-20,45,a\n\nMinutes,%\n45,100\n\n"
    table, rows, missed = read(text)
    assert ([each.place for each in rows], missed, table.below) == ([2], [], 2)


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize("header", ["Date,Start,End", "Minutes,Date,Note"])
def test_a_table_of_other_titles_is_not_read_as_rows_of_the_first(gap: str, header: str) -> None:
    text = f"Date,Minutes,Note\n2026-11-20,45,x\n{gap}{header}\n2026-11-21,9:00,10:00\n"
    table = opened(text, {"date", "minutes", "note", "start", "end"})
    assert [row.cells for row in table.rows() if isinstance(row, Row)] == [
        ["2026-11-20", "45", "x"]
    ]
    assert table.below == 2


def test_a_row_that_says_what_titles_say_is_a_row() -> None:
    text = "Date,Project,Note\n2026-11-20,note,project\n2026-11-21,date,end\n"
    _table, rows, missed = read(text)
    assert ([row.place for row in rows], missed) == ([2, 3], [])


def test_a_header_that_comes_again_is_no_row() -> None:
    for again in ("Date,Minutes,Note", "DATE, minutes,Note"):
        text = f"Date,Minutes,Note\n2026-11-20,45,a\n{again}\n2026-11-21,45,b\n"
        _table, rows, missed = read(text)
        assert ([each.place for each in rows], missed) == ([2, 4], [])


cells = st.text(max_size=12) | st.sampled_from(['"', '""', "a\nb", ",", ";", "'", "\r\n", "2026-1"])


@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=8), st.sampled_from(",;\t|"))
def test_what_was_written_as_the_standard_has_it_is_read_as_it_was(
    written: list[list[str]], delimiter: str
) -> None:
    rows = [[cell.replace("\0", "") for cell in row] for row in written]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([["Date", "Note"], *rows])
    _table, found, missed = read(out.getvalue())
    said = [row for row in rows if any(cell.strip() for cell in row) and row != ["Date", "Note"]]
    assert ([row.cells for row in found], missed) == (said, [])


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    read(text)
    read("Date,Minutes,Note\n" + text)
