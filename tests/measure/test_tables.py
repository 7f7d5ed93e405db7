"""What phones and trackers export: StayFree, RescueTime, and any table of app, day and time."""

import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.problem import Refused
from detox.domain.usage import Look
from detox.domain.written.letters import Decoded
from detox.i18n import render
from detox.measure import csvfile, spreadsheet
from detox.measure.cells import day_in, is_wordy, seconds_in
from detox.measure.generic import read_generic
from detox.services.measuring import Gathered, Request
from detox.wording.imports import reading
from tests.measure.conftest import KNOWN, Gather, seconds
from tests.measure.sheets import Rows, xls, xlsx

NOW = 1.9e9  # in 2030, so that whatever was exported lies behind
Write = Callable[..., Path]
NBSP = "\N{NO-BREAK SPACE}"


def spent(gathered: Gathered) -> dict[str, float]:
    assert gathered.trouble == ()
    found = seconds(*gathered.readings, now=NOW)
    return {name: s for name, s in found.items() if s}


def refusal(gathered: Gathered) -> str:
    assert gathered.readings == ()
    (problem,) = gathered.trouble
    return render(problem)


# Cells


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


# StayFree

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
def test_another_spreadsheet_is_refused(write: Write, tmp_path: Path, gather: Gather) -> None:
    path = write(tmp_path / "a.xls", Sheet=[["Name", "Sum"], ["Rent", "700"]], Counts=COUNTS)
    assert "no times" in refusal(gather(path))


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


# RescueTime


@pytest.mark.parametrize("name", ["activity-history", "anapi-interval"])
def test_rescuetime_gives_seconds_by_activity(name: str, fixtures: Path, gather: Gather) -> None:
    path = fixtures / "phone" / f"rescuetime-{name}.csv"
    assert spent(gather(path, now=NOW)) == {"reddit": 612}


def test_a_ranking_of_rescuetime_has_no_days(tmp_path: Path, gather: Gather) -> None:
    path = tmp_path / "rank.csv"
    path.write_text(
        "Rank,Time Spent (seconds),Number of People,Activity,Category,Productivity\n"
        "1,612,1,reddit.com,Social,-2\n"
    )
    assert "has no days" in refusal(gather(path))


# Any table


def test_a_table_of_any_app_is_read_by_its_headers(fixtures: Path, gather: Gather) -> None:
    gathered = gather(fixtures / "phone" / "generic-app-usage.csv", now=NOW)
    assert spent(gathered) == {"instagram": 4433, "tiktok": 2710, "x": 612}
    (note,) = gathered.readings[0].notes
    assert note.asks
    assert "--columns 'date=Date,name=App name,time=Duration,unit=seconds'" in render(note.said)


@pytest.mark.parametrize(
    ("content", "columns"),
    [
        (
            "Wann;Was;Wie lange\n2026-10-01;Instagram;60\n",
            "date=Wann,name=Was,time=Wie lange,unit=seconds",
        ),
        ("Wann;Was;Wie lange\n2026-10-01;Instagram;60\n", "time=3, name=2, date=1, unit=seconds"),
        ("a,b,c\n2026-10-01,Instagram,60\n", "Jour=a,nom=b,durée=c,unité=Secondes"),
        ("a\tb\tc\td\n0\tInstagram\t1\t1 Oct 2026\n", "date=d,name=b,time=c,unit=minutes"),
        ("day,app,minutes\n10/13/2026,Instagram,1\n", "date=day,name=app,time=minutes"),
        ("day,app,minutes\n10/13/2026,Instagram,1\n", ""),
        ("Jour;Application;Durée\n13/10/2026;Instagram;1 min\n", ""),
        ('date,app,seconds\n2026-10-01,"In\nsta",60\n2026-10-01,Instagram,60\n', ""),
        ("date|app|time\n2026-10-01|Instagram|0:01:00\nTotal||99:00:00\n", ""),
    ],
)
def test_columns_are_given_or_proposed(
    content: str, columns: str, tmp_path: Path, gather: Gather
) -> None:
    path = tmp_path / "usage.csv"
    path.write_text(content)
    gathered = gather(path, now=NOW, columns=columns)
    assert spent(gathered) == {"instagram": 60}
    assert bool(gathered.readings[0].notes) is not bool(columns)


def test_a_table_without_a_header_loses_no_row(tmp_path: Path, gather: Gather) -> None:
    export = tmp_path / "export.csv"
    export.write_text("2026-11-20,Instagram,30 min\n21-Nov-26,Instagram,1:30\n")
    (reading,) = gather(export, columns="date=1,name=2,time=3").readings
    assert [use.seconds for use in reading.uses] == [1800, 5400]
    assert reading.look is not None
    assert reading.look.understood.columns == {"date": "1", "name": "2", "time": "3"}


def test_letters_of_windows_are_read(tmp_path: Path, gather: Gather) -> None:
    for encoding in ("utf-16", "cp1252", "utf-8-sig"):
        path = tmp_path / "usage.csv"
        path.write_bytes("Jour;Appli;Durée\n2026-10-01;Instagram;60\n".encode(encoding))
        assert spent(gather(path, now=NOW, columns="date=Jour,name=Appli,time=Durée,unit=seconds"))


@pytest.mark.parametrize(
    ("content", "columns", "said"),
    [
        ("a,b,c\n1,2,3\n", "", "The columns are: a, b, c"),
        ("date,app,time\nsoon,Instagram,long\n", "", "isn’t clear"),
        ("date,app,time\n2026-10-01,Instagram,60\n", "date=date,name=app", "takes date, name and"),
        ("date,app,time\n2026-10-01,Instagram,60\n", "date=x,name=app,time=time", "column “x”"),
        ("date,app,time\n2026-10-01,Instagram,60\n", "date=9,name=app,time=time", "column “9”"),
        ("date,app,time\n2026-10-01,Instagram,60\n", "rubbish", "takes date, name and"),
        (
            "date,app,time\n2026-10-01,Instagram,60\n",
            "date=1,name=2,time=3,unit=years",
            "The unit must be",
        ),
        ("date,app,time\nsoon,Instagram,long\n", "date=1,name=2,time=3", "No row"),
        ("\n\n", "", "is empty"),
        ("a line\nanother\n", "", "isn’t a history, export or table"),
        ('date,app,time\n"' + "x" * 200_000, "", "isn’t clear"),
    ],
)
def test_a_table_that_is_not_clear_says_why(
    content: str, columns: str, said: str, tmp_path: Path, gather: Gather
) -> None:
    path = tmp_path / "usage.csv"
    path.write_text(content)
    assert said in refusal(gather(path, columns=columns))


def test_a_table_without_end_is_refused(
    tmp_path: Path, gather: Gather, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "usage.csv"
    path.write_text("date,app,seconds\n" + "2026-10-01,Instagram,60\n" * 20)
    monkeypatch.setattr(csvfile, "MOST_ROWS", 10)
    assert "more than 10 rows" in refusal(gather(path))
    monkeypatch.setattr(csvfile, "LARGEST", 10)
    assert "larger than" in refusal(gather(path))


# What a table was read as


def looked(gathered: Gathered) -> Look:
    assert gathered.trouble == ()
    (reading,) = gathered.readings
    assert reading.look is not None
    return reading.look


def places(gathered: Gathered) -> list[int]:
    return [each.place for each in looked(gathered).missed]


@pytest.mark.parametrize(
    ("content", "unit", "by", "found"),
    [
        ("date,app,Duration (min)\n2026-10-01,Instagram,60\n", "minutes", "title", 3600),
        ("date,app,time,start,end\n2026-10-01,Instagram,60,09:00,10:00\n", "minutes", "rows", 3600),
        ("date,app,time,start,end\n2026-10-01,X,0.5,09:00,09:30\n", "hours", "rows", 1800),
        ("date,app,time\n2026-10-01,Instagram,3600\n2026-10-01,X,5\n", "seconds", "room", 3605),
        ("date,app,time\n2026-10-01,X,1m 5s\n2026-10-01,X,2m 1s\n2026-10-02,X,40\n", "seconds",
         "others", 226),
        ("date,app,time\n2026-10-01,X,1m 5s\n", "", "", 65),
    ],
)  # fmt: skip
def test_a_bare_number_counts_what_the_table_itself_shows(
    content: str, unit: str, by: str, found: float, tmp_path: Path, gather: Gather
) -> None:
    path = tmp_path / "usage.csv"
    path.write_text(content)
    gathered = gather(path, now=NOW)
    assert sum(spent(gathered).values()) == found
    understood = looked(gathered).understood
    assert (understood.unit, understood.unit_by) == (unit, by)
    if unit:
        assert f"unit={unit}" in render(gathered.readings[0].notes[0].said)


@pytest.mark.parametrize("columns", ["", "date=date,name=app,time=time"])
def test_a_bare_number_of_which_nothing_says_what_it_counts_is_asked_about(
    columns: str, tmp_path: Path, gather: Gather
) -> None:
    path = tmp_path / "usage.csv"
    path.write_text("date,app,time\n2026-10-01,Instagram,90\n")
    assert "what 90 under “time” means: add --unit" in refusal(gather(path, columns=columns))
    for unit, worth in (("seconds", 90), ("minutes", 5400)):
        assert spent(gather(path, now=NOW, columns=columns, unit=unit)) == {"instagram": worth}
    assert "is longer than a day" in refusal(gather(path, columns=columns, unit="hours"))


def test_two_numbers_are_read_one_way_in_a_whole_column(tmp_path: Path, gather: Gather) -> None:
    path = tmp_path / "usage.csv"
    path.write_text("date,app,time\n2026-10-01,Instagram,12:30\n2026-10-02,Instagram,45:10\n")
    gathered = gather(path, now=NOW)
    assert spent(gathered) == {"instagram": 12 * 60 + 30 + 45 * 60 + 10}
    assert "1:30 is read as a minute and a half" in " ".join(reading(looked(gathered).understood))
    path.write_text("date,app,time\n2026-10-01,Instagram,1:30\n2026-10-02,Instagram,2:10\n")
    assert spent(gather(path, now=NOW)) == {"instagram": 220 * 60}


def test_a_number_that_may_have_thousands_is_named(tmp_path: Path, gather: Gather) -> None:
    path = tmp_path / "usage.csv"
    path.write_text('date,app,minutes\n2026-10-01,X,"1,234"\n2026-10-01,X,"1,5"\n')
    gathered = gather(path, now=NOW)
    assert spent(gathered) == {"x": 90}
    assert places(gathered) == [2]


def test_days_that_can_be_read_both_ways_are_asked_about(tmp_path: Path, gather: Gather) -> None:
    path = tmp_path / "usage.csv"
    for days in ("3/4/2026", "13/4/2026\n4/13/2026"):
        rows = "".join(f"{day},Instagram,10 min\n" for day in days.split("\n"))
        path.write_text(f"date,app,time\n{rows}")
        assert "can be read both ways: add --dates" in refusal(gather(path))
    path.write_text("date,app,time\n3/4/2026,Instagram,10 min\n")
    for order, day in (("dmy", date(2026, 4, 3)), ("mdy", date(2026, 3, 4))):
        gathered = gather(path, now=NOW, dates=order)
        assert looked(gathered).first[0].day == day
        assert looked(gathered).understood.dates_by == "said"


def test_rows_that_do_not_fit_are_named_and_keep_no_other_out(
    tmp_path: Path, gather: Gather
) -> None:
    path = tmp_path / "usage.csv"
    path.write_text(
        "Usage of my phone\n\ndate,app,time (min)\n"
        "2026-10-01,Instagram,1,5\n"  # line 4
        "2026-10-02,Instagram,10\n"
        "soon,Instagram,10\n"  # 6
        "2026-10-03,Instagram,a while\n"  # 7
        "2026-10-04,Instagram,2000\n"  # 8
        '2026-10-05,"Instagram,10\n'  # 9
        "2026-10-06,Instagram,20\n"
        "Total,,30\n"
    )
    gathered = gather(path, now=NOW)
    assert spent(gathered) == {"instagram": 1800}
    assert places(gathered) == [4, 6, 7, 8, 9]
    seen = looked(gathered)
    assert (seen.understood.above, seen.rows, seen.last) == (1, 2, None)
    assert [use.seconds for use in seen.first] == [600, 1200]


def test_a_day_that_is_too_full_is_said(tmp_path: Path, gather: Gather) -> None:
    path = tmp_path / "usage.csv"
    path.write_text("date,app,hours\n2026-10-01,Instagram,20\n2026-10-01,X,5\n")
    (note, _asked) = gather(path, now=NOW).readings[0].notes
    assert "more than 24 hours in usage.csv" in render(note.said)


def test_the_letters_of_windows_are_said(tmp_path: Path, gather: Gather) -> None:
    path = tmp_path / "usage.csv"
    path.write_bytes("Jour;Appli;Durée\n2026-10-01;Instagram;1 min\n".encode("cp1252"))
    gathered = gather(path, now=NOW, columns="date=Jour,name=Appli,time=Durée")
    assert looked(gathered).understood.encoding == "Windows-1252"


def test_a_broken_row_of_rescuetime_is_named(tmp_path: Path, gather: Gather) -> None:
    path = tmp_path / "history.csv"
    row = "2026-10-01 09:00:00 -0700,reddit.com,nothing,Social,News,60\n"
    path.write_text(
        row + "2026-10-01 10:00:00 -0700,reddit.com,a, comma,Social,News,60\n" + row[:30]
    )
    gathered = gather(path, now=NOW)
    assert spent(gathered) == {"reddit": 60}
    assert places(gathered) == [2, 3]


@given(st.text(alphabet='date,app;me\n\t"19:0hm/-. é', max_size=120))
def test_no_table_is_an_accident(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    with suppress(Refused):
        read_generic(Decoded(f"date,app,time\n{text}"), Request(), KNOWN, "usage.csv")


@pytest.mark.parametrize(
    ("header", "first"),
    [
        (["11/11/2023", "11/12/2023", "11/13/2023"], date(2023, 11, 11)),
        (["11/1/2023", "11/2/2023", "11/3/2023"], date(2023, 11, 1)),
        (["1/11/2023", "2/11/2023", "3/11/2023"], date(2023, 11, 1)),
    ],
)
def test_days_of_a_sheet_are_read_as_they_follow_each_other(
    header: list[str], first: date, tmp_path: Path, gather: Gather
) -> None:
    rows: Rows = [["App", "Device", *header], ["Instagram", "Pixel", "5m 0s", "1m 0s", "2m 0s"]]
    gathered = gather(xlsx(tmp_path / "a.xlsx", Usage=rows), now=NOW)
    assert spent(gathered) == {"instagram": 480}
    assert min(use.day for use in gathered.readings[0].uses) == first


def test_days_of_a_sheet_that_can_be_read_both_ways_are_asked_about(
    tmp_path: Path, gather: Gather
) -> None:
    rows: Rows = [["App", "Device", "3/4/2023"], ["Instagram", "Pixel", "5m 0s"]]
    path = xlsx(tmp_path / "a.xlsx", Usage=rows)
    assert "add --dates" in refusal(gather(path))
    assert spent(gather(path, now=NOW, dates="mdy")) == {"instagram": 300}


def test_a_cell_of_a_sheet_that_is_no_time_is_named(tmp_path: Path, gather: Gather) -> None:
    rows: Rows = [
        ["App", "Device", "November 19, 2023", "November 20, 2023"],
        ["Instagram", "Pixel", "5m 0s", "30h 0m 0s"],
        ["X", "Pixel", "1m 0s", "-"],
    ]
    gathered = gather(xlsx(tmp_path / "a.xlsx", Usage=rows), now=NOW)
    assert spent(gathered) == {"instagram": 300, "x": 60}
    assert places(gathered) == [2]
