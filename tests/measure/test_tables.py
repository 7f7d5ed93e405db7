"""What phones and trackers export: StayFree, RescueTime, and any table of app, day and time."""

import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import xlrd
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from detox.domain.problem import Refused
from detox.measure import spreadsheet
from detox.measure.cells import day_in, is_wordy, seconds_in
from tests.measure.conftest import Gather
from tests.measure.sheets import Rows, xls, xlsx
from tests.measure.tables_world import NOW, refusal, spent

Write = Callable[..., Path]


NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1h 13m 53s", 4433),
        ("1u 3m", 3780),
        ("1 Std. 3 Min.", 3780),
        ("2 godz. 5 min", 7500),
        ("2 heures 5 minutes", 7500),
        (f"1{NBSP}h{NBSP}05{NBSP}min", 3900),
        ("0s", 0),
        ("1h13m", 4380),
        ("1,5 h", 5400),
        ("0:45:10", 2710),
        ("1:05", 3900),
        ("45:10", 2710),
        ("612", 612),
        ("12.5", 12.5),
        ("", None),
        ("a while", None),
        ("1h of nothing", None),
        ("-5", None),
        ("25h", None),
        ("9" * 400, None),
        ("1:2:3:4", None),
        ("3 apples", None),
    ],
)
def test_a_duration_is_read_as_it_is_written(text: str, found: float | None) -> None:
    assert seconds_in(text) == found


def test_a_bare_number_counts_in_the_unit_of_its_column() -> None:
    assert seconds_in("2", 60.0) == 120
    assert seconds_in("2m", 3600.0) == 120


def test_only_a_duration_with_units_says_so_itself() -> None:
    assert is_wordy("1h 2m")
    assert not is_wordy("12")


@pytest.mark.parametrize(
    "text",
    ["2026-11-03", "2026/11/3", "2026-11-03T09:00:00Z", "2026-11-03 09:00", "3/11/2026",
     "03.11.2026", "3-11-26", "November 3, 2026", "3 novembre 2026", "3. November 2026",
     "mar. 3 nov. 2026", "3 listopada 2026", "3 de noviembre de 2026", "Nov 3, 2026 9:00 AM"],
)  # fmt: skip
def test_a_day_is_read_in_several_languages(text: str) -> None:
    assert day_in(text) == date(2026, 11, 3)


@pytest.mark.parametrize(
    ("text", "month"),
    [("1 stycznia 2026", 1), ("1 février 2026", 2), ("1 maart 2026", 3), ("1 août 2026", 8),
     ("1 juillet 2026", 7), ("1 juin 2026", 6), ("1 października 2026", 10),
     ("1 dezembro 2026", 12)],
)  # fmt: skip
def test_months_are_told_apart(text: str, month: int) -> None:
    assert day_in(text) == date(2026, month, 1)


@pytest.mark.parametrize(
    "text", ["", "Device", "Total Usage", "31/02/2026", "2026-13-01", "1970-01-01", "12", "9/9"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert day_in(text) is None


def test_the_month_comes_first_where_that_is_said() -> None:
    assert day_in("11/3/2026", month_first=True) == date(2026, 11, 3)


@given(st.text())
def test_no_cell_is_too_odd(text: str) -> None:
    found = seconds_in(text)
    assert found is None or 0 <= found <= 86400
    day_in(text)
    is_wordy(text)


WIDE: Rows = [
    ["App", "Device", "November 19, 2023", "November 20, 2023", "Total Usage"],
    ["Instagram", "Pixel", "1h 13m 53s", "0s", "1h 13m 53s"],
    ["Instagram", "Tablet", "7s", "1m 0s", "1m 7s"],
    ["X", "Pixel", "", "10m 12s", "10m 12s"],
    ["Camera", "Pixel", "3h 0m 0s", "0s", "3h 0m 0s"],
    ["Total Usage", "", "4h 14m 0s", "11m 12s", "4h 25m 12s"],
    [],
    ["Created by StayFree."],
    ["Creation date: November 20, 2023"],
]


COUNTS: Rows = [WIDE[0], ["Instagram", "Pixel", "12", "0", "12"]]


EXPECTED = {"instagram": 4433 + 7 + 60, "x": 612}


@pytest.mark.parametrize("write", [xls, xlsx])
def test_stayfree_gives_seconds_by_app_and_day(
    write: Write, tmp_path: Path, gather: Gather
) -> None:
    name = "StayFree Export - Total Usage - 11_20_23.xls"
    path = write(tmp_path / name, **{"Usage Count": COUNTS, "Usage Time": WIDE})
    gathered = gather(path, now=NOW)
    assert spent(gathered) == EXPECTED
    (reading,) = gathered.readings
    assert {use.day for use in reading.uses} == {date(2023, 11, 19), date(2023, 11, 20)}


def test_stayfree_in_another_language(tmp_path: Path, gather: Gather) -> None:
    rows = [
        ["Datum", "App", "Device", "Tijd"],
        ["19 november 2023", "Instagram", "Pixel", "1u 3m"],
        ["20 november 2023", "TikTok", "Pixel", "45s"],
        ["Totaal", "", "", "1u 4m"],
    ]
    assert spent(gather(xlsx(tmp_path / "a.xlsx", Gebruikstijd=rows), now=NOW)) == {
        "instagram": 3780,
        "tiktok": 45,
    }


@pytest.mark.parametrize("write", [xls, xlsx])
def test_a_spreadsheet_without_days_is_refused(
    write: Write, tmp_path: Path, gather: Gather
) -> None:
    path = write(tmp_path / "a.xls", Sheet=[["Name", "Sum"], ["Rent", "700"]])
    assert "No column of a.xls has full dates." in refusal(gather(path))
    assert "a.xls is empty" in refusal(gather(write(path, Sheet=[[], ["", ""]])))


ROWS: Rows = [
    ["Usage of my phone"],
    [],
    ["Day", "Device", "App", "Opens", "Usage"],
    ["2026-10-01", "Pixel", "Instagram", "7", "0:01:30"],
    ["2026-10-02", "Pixel", 'a, "b"; c|d', "1", "1 h"],
    ["2026-10-02", "Pixel", "X", "1", "soon"],
    ["Total", "", "", "9", "1:01:30"],
]


@pytest.mark.parametrize("write", [xls, xlsx])
@pytest.mark.parametrize("columns", ["", "date=Day,name=App,time=Usage", "date=1,name=3,time=5"])
def test_a_spreadsheet_of_any_program_is_read_as_a_table(
    columns: str, write: Write, tmp_path: Path, gather: Gather
) -> None:
    gathered = gather(write(tmp_path / "a", Cover=[[]], Usage=ROWS), now=NOW, columns=columns)
    assert spent(gathered) == {"instagram": 90}
    (reading,) = gathered.readings
    assert reading.look is not None
    assert [each.place for each in reading.look.missed] == [6]
    assert bool(reading.notes) is not bool(columns)


def test_a_sheet_that_is_no_such_table_hides_no_other(tmp_path: Path, gather: Gather) -> None:
    cover: Rows = [["Phone", "Owner"], ["Pixel", "Anna Muster"]]
    assert spent(gather(xlsx(tmp_path / "a", Cover=cover, Usage=ROWS), now=NOW)) == {
        "instagram": 90
    }
    several = gather(xlsx(tmp_path / "c", Usage=ROWS, Cover=cover, Other=ROWS), now=NOW)
    assert spent(several) == {"instagram": 90}
    notes = [note.said.message for each in several.readings for note in each.notes]
    assert any("only the first was read" in note for note in notes)
    counts = gather(xlsx(tmp_path / "b", Cover=cover, Counts=COUNTS))
    assert "what 12 under “November 19, 2023” means" in refusal(counts)


def test_columns_that_are_given_count_in_a_sheet_of_stayfree_too(
    tmp_path: Path, gather: Gather
) -> None:
    head = ["Datum", "App", "Device", "Tijd", "Meer"]
    rows = [head, ["19 november 2023", "Instagram", "Pixel", "1u 3m", "0:02:00"]]
    path = xlsx(tmp_path / "a.xlsx", Usage=rows)
    assert spent(gather(path, now=NOW)) == {"instagram": 3780}
    columns = "date=Datum,name=App,time=Meer"
    assert spent(gather(path, now=NOW, columns=columns)) == {"instagram": 120}


@pytest.mark.parametrize(
    "row",
    [
        ["2026-10-01", "09:00", "09:30", "Instagram", "30m 0s"],
        ["2026-10-01", "Instagram", "30m 0s", "0:30:00", ""],
    ],
)
def test_a_sheet_with_a_day_in_front_is_not_yet_stayfree(
    row: list[str], tmp_path: Path, gather: Gather
) -> None:
    path = xlsx(tmp_path / "a.xlsx", Sheet=[["a", "b", "c", "d", "e"], row])
    assert "isn’t clear which columns" in refusal(gather(path))


def test_cells_of_a_spreadsheet_are_read_as_what_they_are(tmp_path: Path, gather: Gather) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Date", "App", "Duration", "Hours"])
    sheet.append([date(2026, 4, 3), "Instagram", time(1, 30), 1.125])
    sheet.append([datetime(2026, 4, 3, 21, 5), "X", timedelta(minutes=12, seconds=30), 1 / 3])
    sheet.append([date(2026, 4, 4), "X", timedelta(hours=26), 2])
    book.save(path := tmp_path / "a.xlsx")
    assert spent(gather(path, now=NOW)) == {"instagram": 5400, "x": 750}
    columns = "date=Date,name=App,time=Hours"
    assert spent(gather(path, now=NOW, columns=columns, unit="")) == {
        "instagram": 4050,
        "x": pytest.approx(8400, abs=0.01),
    }


def test_dates_and_times_of_old_spreadsheets_are_read_as_what_they_are() -> None:
    cell = xlrd.sheet.Cell
    said = [
        (xlrd.XL_CELL_DATE, 46115.0, "2026-04-03"),
        (xlrd.XL_CELL_DATE, 0.0625, "1:30:00"),
        (xlrd.XL_CELL_NUMBER, 60.0, "60"),
        (xlrd.XL_CELL_ERROR, 7, "#DIV/0!"),
        (xlrd.XL_CELL_BOOLEAN, 1, "True"),
        (xlrd.XL_CELL_DATE, 1e9, "1000000000"),
    ]
    for kind, value, text in said:
        assert spreadsheet.text_of(spreadsheet.in_xls(cell(kind, value), 0)) == text


def test_a_sheet_without_end_is_refused(
    tmp_path: Path, gather: Gather, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_CELLS", 20)
    assert "more than 20 cells" in refusal(gather(xlsx(tmp_path / "a.xlsx", Sheet=ROWS)))


def test_a_packed_bomb_is_refused_unopened(
    tmp_path: Path, gather: Gather, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = xlsx(tmp_path / "a.xlsx", Sheet=WIDE)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b" " * (spreadsheet.UNPACKED + 1))
    assert path.stat().st_size < spreadsheet.LARGEST
    assert "larger than 128 MB" in refusal(gather(path))


def test_a_bomb_of_entities_is_refused(tmp_path: Path, gather: Gather) -> None:
    path = xlsx(tmp_path / "a.xlsx", Sheet=WIDE)
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "boom">{entities}]><worksheet>&e11;</worksheet>'
    other = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            is_sheet = name.startswith("xl/worksheets/")
            new.writestr(name, bomb if is_sheet else old.read(name))
    assert "damaged" in refusal(gather(other))


def test_a_sheet_that_claims_to_be_endless_is_read_as_it_is(tmp_path: Path, gather: Gather) -> None:
    path = xlsx(tmp_path / "a.xlsx", Sheet=WIDE)
    other = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            raw = old.read(name)
            new.writestr(name, raw.replace(b'ref="A1:E9"', b'ref="A1:XFD1048576"'))
    assert spent(gather(other, now=NOW)) == EXPECTED


@pytest.mark.parametrize("write", [xls, xlsx])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_a_truncated_spreadsheet_is_refused(
    share: float, write: Write, tmp_path: Path, gather: Gather
) -> None:
    path = write(tmp_path / "a.xls", **{"Usage Time": WIDE * 50})
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    gathered = gather(path)
    assert gathered.readings == ()
    assert gathered.trouble


@pytest.mark.parametrize("write", [xls, xlsx])
@given(place=st.integers(0, 3000), letters=st.binary(min_size=1, max_size=12))
def test_no_damage_to_a_spreadsheet_is_an_accident(
    write: Write, place: int, letters: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = write(tmp_path_factory.mktemp("damaged") / "a.xls", **{"Usage Time": WIDE})
    whole = bytearray(path.read_bytes())
    place = 8 + place % (len(whole) - 8)
    whole[place : place + len(letters)] = letters
    path.write_bytes(bytes(whole))
    with suppress(Refused):
        spreadsheet.read_sheets(path)


def test_a_huge_spreadsheet_is_refused_unread(tmp_path: Path, gather: Gather) -> None:
    path = xls(tmp_path / "a.xls", Sheet=WIDE)
    with path.open("ab") as file:
        file.truncate(spreadsheet.LARGEST + 1)
    assert "larger than 32 MB" in refusal(gather(path))


@pytest.mark.parametrize(
    ("module", "write"), [("xlrd", xls), ("openpyxl", xlsx), ("defusedxml", xlsx)]
)
def test_where_the_readers_are_missing_it_says_how_to_get_them(
    module: str,
    write: Write,
    tmp_path: Path,
    gather: Gather,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = write(tmp_path / "a.xls", Sheet=WIDE)
    monkeypatch.setitem(sys.modules, module, None)
    assert "detox-planner[phone]" in refusal(gather(path))


@pytest.mark.parametrize("name", ["activity-history", "anapi-interval"])
def test_rescuetime_gives_seconds_by_activity(name: str, recorded: Path, gather: Gather) -> None:
    path = recorded / "phone" / f"rescuetime-{name}.csv"
    assert spent(gather(path, now=NOW)) == {"reddit": 612}


def test_a_ranking_of_rescuetime_has_no_days(tmp_path: Path, gather: Gather) -> None:
    path = tmp_path / "rank.csv"
    path.write_text(
        "Rank,Time Spent (seconds),Number of People,Activity,Category,Productivity\n"
        "1,612,1,reddit.com,Social,-2\n"
    )
    assert "has no days" in refusal(gather(path))
