"""Tables of any program: read by their headers, by what their numbers show, or asked about."""

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
from detox.measure import csvfile
from detox.measure.generic import read_generic
from detox.services.measuring import Gathered, Request
from detox.wording.imports import reading
from tests.measure.conftest import KNOWN, Gather
from tests.measure.sheets import Rows, xlsx
from tests.measure.tables_world import NOW, refusal, spent

LONG_HEADER = "Timestamp,Activity,Details,Category,Class,Duration"


def test_a_table_of_any_app_is_read_by_its_headers(recorded: Path, gather: Gather) -> None:
    gathered = gather(recorded / "phone" / "generic-app-usage.csv", now=NOW)
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
        ("Date,Time,App,Duration\n2026-10-01,21:05,Instagram,0:01:00\n", ""),
        ("Date,Time,App,Duration\n2026-10-01,9:05 PM,Instagram,0:01:00\n", ""),
        ("Date,Start time,End time,App,App usage\n2026-10-01,21:05,21:06,Instagram,1 min\n", ""),
        ("Date,App,Usage count,Time\n2026-10-01,Instagram,7,0:01:00\n", ""),
        ("Date,App,Duration (ms)\n2026-10-01,Instagram,60000\n", ""),
        ("Date,App,Usage (milliseconds)\n2026-10-01,Instagram,60000\n", ""),
        (
            "Date;Appli;Temps\n2026-10-01;Instagram;60000\n",
            "date=Date,name=Appli,time=Temps,unit=millisecondes",
        ),
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


@pytest.mark.parametrize(
    "content",
    [
        "Wann;Was;Wie lange\n2026-10-01;Instagram;1 min\nTotal;;1 min\n",
        "2026-10-01,Instagram,1 min\n",
    ],
)
def test_columns_that_can_be_read_one_way_only_are_proposed(
    content: str, tmp_path: Path, gather: Gather
) -> None:
    path = tmp_path / "usage.csv"
    path.write_text(content)
    gathered = gather(path, now=NOW)
    assert spent(gathered) == {"instagram": 60}
    (note,) = gathered.readings[0].notes
    assert note.asks
    said = str(note.said.params["columns"]).strip("'")
    assert spent(gather(path, now=NOW, columns=said)) == {"instagram": 60}


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (
            "App,2026-10-01,2026-10-02,Total\nInstagram,1 min,0:02:00,3 min\nTotal,9 h,9 h,9 h\n",
            180,
        ),
        ("Device;Appli;13/10/2026;14/10/2026\nPixel;Instagram;1 min;\nTablet;Instagram;;-\n", 60),
        ("Day,Instagram,Facebook,Mood\n2026-10-01,1 min,,3\n2026-10-02,-,5 min,2\n", 60),
        ("Day,Instagram (min),Total (min)\n2026-10-01,2,90\nTotal,2,90\n", 120),
        ("Usage of my phone\n\nDay,Instagram\n2026-10-01,1 min\n", 60),
    ],
)
def test_a_table_with_a_column_for_each_day_or_app_is_read(
    content: str, found: float, tmp_path: Path, gather: Gather
) -> None:
    path = tmp_path / "usage.csv"
    path.write_text(content)
    gathered = gather(path, now=NOW)
    assert spent(gathered)["instagram"] == found
    assert gathered.readings[0].notes == ()
    assert places(gathered) == []


@pytest.mark.parametrize(
    ("content", "asked"),
    [
        ("App,2026-10-01,2026-10-02\nVim,7,7\nInstagram,0,5000\n", "5000 under “2026-10-02”"),
        ("Day,Facebook,Instagram\n2026-10-01,,5000\n", "5000 under “Instagram”"),
    ],
)
def test_numbers_in_a_column_for_each_day_or_app_may_count_anything(
    content: str, asked: str, tmp_path: Path, gather: Gather
) -> None:
    path = tmp_path / "usage.csv"
    path.write_text(content)
    assert asked in refusal(gather(path))
    assert spent(gather(path, now=NOW, unit="seconds")) == {"instagram": 5000}


def test_a_day_on_which_no_app_was_used_was_watched(tmp_path: Path, gather: Gather) -> None:
    path = tmp_path / "usage.csv"
    path.write_text("App,2026-11-20,2026-11-21,2026-11-23\nVim,1 h,1 h,\nX,2 min,,1 min\n")
    gathered = gather(path)
    (reading,) = gathered.readings
    assert {use.day.day for use in reading.uses} == {20, 21}
    (missed,) = looked(gathered).missed
    assert (missed.place, render(missed.problem)) == (3, "its day is still to come")
    path.write_text("App,2026-11-20\nVim,1 h\n")
    assert spent(gather(path)) == {}


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
        ("a,b,c,d\n1 Oct 2026,X,Vim,3 min\n", "", "The columns are: a, b, c, d."),
        ("a,b,c\n1,2,3\n", "", "No column of usage.csv has full dates. Detox needs a row for"),
        ("App,Usage\nInstagram,3 h\n", "", "No column of usage.csv has full dates."),
        ("Day,Minutes\n2026-10-01,30\n", "", "No column of usage.csv has apps or sites."),
        ("Day,App,Opens\n2026-10-01,X,3\n", "", "No column of usage.csv has the time spent."),
        ("Day,App,Usage\n", "", "usage.csv has column headings, but no rows."),
        ("Day,App,Usage\n", "date=1,name=2,time=3", "column headings, but no rows."),
        ("App,2026-10-01\n,\n", "", "column headings, but no rows."),
        ("Date,Rank,Time Spent (seconds),Activity\n", "", "column headings, but no rows."),
        ("Day,App,Usage\nTotal,,3 h\n", "", "usage.csv has only totals; Detox needs"),
        ("App,2026-10-01\nTotal,3 h\n", "", "usage.csv has only totals; Detox needs"),
        (f"{LONG_HEADER}\n1,2,3,4,5,6\n", "date=x,name=App,time=Duration", "Class, Duration."),
        ("date,app,time\n2026-10-01,Instagram,\n", "date=1,name=2,time=3", "no length of time"),
        ("date,app,time\n,Instagram,1 min\n", "date=1,name=2,time=3", "it has no day"),
        ("date,app,time\nsoon,Instagram,long\n", "", "No column of usage.csv has full dates."),
        ("date,app,time\n2026-10-01,Instagram,\n,,3 h\n", "", "no length of time"),
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
        ('date,app,time\n"' + "x" * 200_000, "", "Line 2: one of its cells has more"),
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


@pytest.mark.parametrize("zero", ["0", "0,0", "00"])
def test_nothing_needs_no_unit(tmp_path: Path, gather: Gather, zero: str) -> None:
    path = tmp_path / "usage.csv"
    path.write_text(f"date;app;time\n2026-10-01;Instagram;{zero}\n2026-10-02;Instagram;1h 5m\n")
    assert spent(gather(path, now=NOW)) == {"instagram": 3900}
    path.write_text(f"date;app;time\n2026-10-01;Instagram;{zero}\n2026-10-02;Instagram;12\n")
    assert "what 12 under “time” means" in refusal(gather(path))


def test_two_numbers_are_read_one_way_in_a_whole_column(tmp_path: Path, gather: Gather) -> None:
    path = tmp_path / "usage.csv"
    path.write_text("date,app,time\n2026-10-01,Instagram,12:30\n2026-10-02,Instagram,45:10\n")
    gathered = gather(path, now=NOW)
    assert spent(gathered) == {"instagram": 12 * 60 + 30 + 45 * 60 + 10}
    assert "1:30 is read as a minute and a half" in " ".join(reading(looked(gathered).understood))
    path.write_text("date,app,time\n2026-10-01,Instagram,1:30\n2026-10-02,Instagram,2:10\n")
    assert spent(gather(path, now=NOW)) == {"instagram": 220 * 60}


@pytest.mark.parametrize(
    "total",
    [
        "Grand total;;26:10",
        "Insgesamt;;28:10",
        "Sous-total;;28:10",
        ";Toutes les apps;28:10",
        "Week 47;;40:12",
        ";;26:10",
    ],
)
def test_a_row_that_sums_up_has_no_say_in_the_unit(
    total: str, tmp_path: Path, gather: Gather
) -> None:
    path = tmp_path / "usage.csv"
    path.write_text(
        f"date;app;time\n2026-10-01;Instagram;1:30\n2026-10-02;Instagram;2:15\n{total}\n"
    )
    gathered = gather(path, now=NOW)
    assert spent(gathered) == {"instagram": 225 * 60}
    assert places(gathered) == ([4] if total.startswith(("Week", ";;")) else [])


def test_a_number_that_may_have_thousands_is_named(tmp_path: Path, gather: Gather) -> None:
    path = tmp_path / "usage.csv"
    path.write_text('date,app,minutes\n2026-10-01,X,"1,234"\n2026-10-01,X,"1,5"\n')
    gathered = gather(path, now=NOW)
    assert spent(gathered) == {"x": 90}
    assert places(gathered) == [2]


def test_days_that_can_be_read_both_ways_are_asked_about(tmp_path: Path, gather: Gather) -> None:
    path = tmp_path / "usage.csv"
    for days in ("3/4/2026", "13/4/2026\n4/13/2026\n3/4/2026"):
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


def test_a_day_still_to_come_is_named_and_measured_from_no_table(
    tmp_path: Path, gather: Gather
) -> None:
    usual, watcher = tmp_path / "usage.csv", tmp_path / "rescuetime.csv"
    usual.write_text("date,app,time\n2026-11-22,X,30 min\n2026-11-23,X,30 min\n")
    row = "2026-11-22 09:00:00 +0000,x.com,nothing,Social,News,60\n"
    watcher.write_text(row + row.replace("2026", "2027"))
    days = ["November 21, 2026", "November 22, 2026", "November 23, 2026"]
    wide = [["App", "Device", *days], ["X", "Pixel", "5m 0s", "2m 0s", "1m 0s"]]
    long = [["Day", "App", "Device", "Time"], *([day, "X", "Pixel", "5m 0s"] for day in days)]
    wide_path, long_path = xlsx(tmp_path / "a.xlsx", A=wide), xlsx(tmp_path / "b.xlsx", A=long)
    for path, line in ((usual, 3), (watcher, 2), (wide_path, 2), (long_path, 4)):
        gathered = gather(path)
        (missed,) = looked(gathered).missed
        assert (missed.place, render(missed.problem)) == (line, "its day is still to come")
        assert max(use.day for use in gathered.readings[0].uses) == date(2026, 11, 22)
    usual.write_text("date,app,time\n2026-11-23,X,30 min\n")
    assert "Line 2: its day is still to come" in refusal(gather(usual))


def test_a_sheet_of_days_counts_the_times_it_has(tmp_path: Path, gather: Gather) -> None:
    rows: Rows = [
        ["App", "Device", "November 19, 2023", "November 20, 2023"],
        ["Instagram", "Pixel", "5m 0s", "2m 0s"],
    ]
    assert looked(gather(xlsx(tmp_path / "a.xlsx", Usage=rows))).rows == 2


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
        read_generic(Decoded(f"date,app,time\n{text}"), Request(), KNOWN, "usage.csv", date.max)


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
