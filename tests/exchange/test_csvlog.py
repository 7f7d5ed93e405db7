"""Tables, our own and those of others."""

import csv
import io
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.foreign import Told
from detox.domain.problem import Refused
from detox.domain.session import Session
from detox.exchange import csvlog
from detox.exchange.columns import read_columns
from detox.exchange.files import Here
from detox.exchange.tables import UNCLOSED, opened
from tests.exchange.conftest import HERE, PARIS, logs, split, zone_of


def told_by(text: str, here: Here = HERE) -> list[Told]:
    told, missed = split(csvlog.read(text, here).told)
    assert missed == []
    return told


@given(logs)
def test_our_own_comes_back_as_it_was(sessions: list[Session]) -> None:
    text = "".join(csvlog.lines(sessions, zone_of))
    back = [
        Session(t.uid, t.day, t.seconds // 60, t.names[0], t.note, t.tags, t.start, t.zone)  # type: ignore[arg-type]  # ours have a day
        for t in told_by(text)
    ]
    assert back == sessions


@given(logs)
def test_our_own_is_as_the_standard_has_it_and_runs_nothing(sessions: list[Session]) -> None:
    text = "".join(csvlog.lines(sessions, zone_of))
    assert text.encode().startswith(csvlog.MARK)
    assert text.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert [len(row) for row in rows] == [8] * (len(sessions) + 1)
    assert not any(
        cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_delimiter_is_found(delimiter: str, ends: str) -> None:
    rows = [["Date", "Durée", "Projet", "Notes"], ["2026-11-20", "1h30", "écriture", "page 3"]]
    text = ends.join(delimiter.join(row) for row in rows)
    (told,) = told_by(text)
    assert told[1:7] == (told.identity, 5400, ("écriture",), "page 3", (), None)
    assert told.day == date(2026, 11, 20)


def test_a_line_for_excel_is_passed_over() -> None:
    assert told_by("sep=;\r\nDate;Minutes\r\n2026-11-20;45\r\n")[0].seconds == 2700


def test_quoted_cells_may_hold_anything() -> None:
    text = 'Date,Minutes,Note\n2026-11-20,45,"a, ""b""\nc"\n2026-11-21,5,\n'
    first, second = told_by(text)
    assert first.note == 'a, "b"\nc'
    assert second.place == 4


def test_columns_can_be_named_by_title_or_number() -> None:
    text = "When,What,How long\n2026-11-20,writing,45\n"
    said = read_columns(["day=When,minutes=3", "activity=what"])
    (told,) = told_by(text, Here(PARIS, columns=said))
    assert (told.day, told.seconds, told.names) == (date(2026, 11, 20), 2700, ("writing",))


@pytest.mark.parametrize(
    ("said", "part"),
    [
        (["colour=Red"], "day, start, end"),
        (["day"], "names no column"),
        (["day="], "names no column"),
        (["day=Nowhere"], "When, What"),
        (["day=9"], "no column"),
        ([], "--columns day=TITLE"),
    ],
)
def test_a_column_that_is_not_there_is_refused_with_those_that_are(
    said: list[str], part: str
) -> None:
    def read() -> None:
        columns = read_columns(said)
        csvlog.read("When,What\n2026-11-20,writing\n", Here(PARIS, columns=columns))

    with pytest.raises(Refused) as refused:
        read()
    assert part in str(refused.value)


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [("45", 2700), ("45m", 2700), ("1h30", 5400), ("1:30", 5400), ("0:45:10", 2710),
     ("25:10:00", 90600), ("1,5 h", 5400)],
)  # fmt: skip
def test_lengths_are_read_as_people_and_programs_write_them(cell: str, seconds: int) -> None:
    assert told_by(f"Date;Duration\n2026-11-20;{cell}\n")[0].seconds == seconds


@pytest.mark.parametrize(
    ("title", "cell", "seconds"),
    [("Hours", "1.5", 5400), ("Seconds", "90", 90), ("hours", "2", 7200)],
)
def test_a_title_may_say_the_unit(title: str, cell: str, seconds: int) -> None:
    assert told_by(f"Date;{title}\n2026-11-20;{cell}\n")[0].seconds == seconds


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("date,start,end", "2026-11-20,09:00,09:45"),
        ("start,end", "2026-11-20 09:00,2026-11-20T09:45:00"),
        ("start,end", "2026-11-20T08:00:00Z,2026-11-20T09:45:00+01:00"),
        ("start,minutes", "2026-11-20T09:00:00+01:00,45"),
        ("date,start,minutes", "20/11/2026,9:00 AM,45"),
        ("start,minutes", "20/11/2026 09:00,45"),
    ],
)
def test_a_start_is_an_instant_however_it_is_told(header: str, row: str) -> None:
    (told,) = told_by(f"{header}\n{row}\n")
    assert told.start == datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert told.seconds == 2700


@pytest.mark.parametrize(
    ("days", "language", "said", "read"),
    [
        (["13/11/2026", "03/04/2026"], "en", "", date(2026, 4, 3)),
        (["11/13/2026", "03/04/2026"], "en", "", date(2026, 3, 4)),
        (["03/04/2026"], "fr", "", date(2026, 4, 3)),
        (["03/04/2026"], "fr", "mdy", date(2026, 3, 4)),
        (["03/04/26"], "en", "dmy", date(2026, 4, 3)),
        (["03.04.2026"], "en", "", date(2026, 4, 3)),
        (["2026/04/03"], "en", "", date(2026, 4, 3)),
    ],
)
def test_days_are_read_as_the_file_the_person_or_the_language_says(
    days: list[str], language: str, said: str, read: date
) -> None:
    text = "Date,Minutes\n" + "".join(f"{day},45\n" for day in days)
    assert told_by(text, Here(PARIS, language, said))[-1].day == read


@pytest.mark.parametrize("days", [["03/04/2026"], ["13/11/2026", "11/13/2026"]])
def test_days_that_can_be_read_both_ways_are_refused(days: list[str]) -> None:
    text = "Date,Minutes\n" + "".join(f"{day},45\n" for day in days)
    with pytest.raises(Refused, match="--dates dmy"):
        csvlog.read(text, HERE)


@pytest.mark.parametrize(
    "row", ["soon,45", "2026-02-30,45", "2026-11-20,", "2026-11-20,long", "2026-11-20", ",45"]
)
def test_a_row_that_makes_no_sense_is_named_by_its_line(row: str) -> None:
    text = f"Date,Minutes\n2026-11-19,30\n{row}\n2026-11-21,30\n"
    told, missed = split(csvlog.read(text, HERE).told)
    assert [each.place for each in told] == [2, 4]
    assert [each.place for each in missed] == [3]


def test_a_quote_that_is_never_closed_is_named() -> None:
    text = 'Date,Minutes,Note\n2026-11-19,30,\n2026-11-20,30,"half\n2026-11-21,30,x\n'
    told, missed = split(csvlog.read(text, HERE).told)
    assert len(told) == 1
    assert [(each.place, each.problem.message) for each in missed] == [(3, UNCLOSED)]


def test_rows_that_say_the_same_are_two_sessions_and_the_same_two_again() -> None:
    text = "Date,Minutes\n2026-11-20,45\n2026-11-20,45\n"
    first, second = told_by(text)
    assert first.identity != second.identity
    assert [t.identity for t in told_by(text)] == [first.identity, second.identity]


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    for beginning in ("Date,Minutes\n", "Date;Start;End\n", ""):
        with suppress(Refused):
            split(csvlog.read(beginning + text, HERE).told)


def test_an_empty_header_is_no_table() -> None:
    assert opened("\n").header == []
    with pytest.raises(Refused):
        csvlog.read("\n\n", HERE)
