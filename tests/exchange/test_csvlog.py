"""Tables, our own and those of others."""

import csv
import io
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detox.domain.foreign import Understood
from detox.domain.problem import Refused
from detox.domain.session import Session
from detox.domain.written.moments import NO_DAY, NO_TIME
from detox.domain.written.tables import UNCLOSED, opened
from detox.exchange import csvlog
from detox.exchange.columns import read_columns
from detox.exchange.files import Here
from tests.exchange.conftest import HERE, PARIS, logs, split, zone_of
from tests.exchange.csvlog_world import told_by


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
    (told,) = told_by("sep=;\r\nDate;Minutes\r\n2026-11-20;45\r\n")
    assert (told.seconds, told.place) == (2700, 3)


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


def test_what_is_said_of_the_columns_may_be_typed_again() -> None:
    text = "Start Date,Start Time,End Date,End Time,Break,Project\n"
    text += "2026-11-20,9:00,2026-11-20,10:00,,x\n"
    found = csvlog.read(text, HERE).understood.columns
    said = read_columns([",".join(f"{field}={title}" for field, title in found.items())])
    assert csvlog.read(text, Here(PARIS, columns=said)).understood.columns == found


@pytest.mark.parametrize(
    ("said", "part"),
    [
        (["colour=Red"], "day, start, end, end_day, pause, length"),
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


DAYS = ["%Y-%m-%d", "%d.%m.%Y", "%d-%b-%y", "%a %d %B %Y", "%Y/%m/%d", "%b %d, %Y"]


CLOCKS = ["%H:%M", "%H:%M:00", "%I:%M %p", "%Hh%M", "%H h %M", "%H:%M Uhr"]


LENGTHS = ["{h}:{m:02}", "{h}:{m:02}:00", "{h}h{m:02}", "{h} h {m} min", "{all} min", "PT{all}M"]


NUMBERS = [("Hours", 60), ("Minutes", 1), ("Duration (s)", 1 / 60), ("Duration", 60)]


@given(
    st.lists(st.tuples(st.integers(0, 1439), st.integers(3, 1439)), min_size=1, max_size=6),
    st.sampled_from(DAYS),
    st.sampled_from(CLOCKS),
    st.sampled_from([*LENGTHS, *NUMBERS, None]),
    st.sampled_from([";", "\t", "|"]),
)
@settings(max_examples=60)
def test_however_a_table_is_written_each_minute_is_there(
    lived: list[tuple[int, int]],
    day: str,
    clock: str,
    length: str | tuple[str, float] | None,
    delimiter: str,
) -> None:
    title, worth = length if isinstance(length, tuple) else ("Duration", 0)
    rows = [["Date", "Start", "End", title]]
    for start, minutes in lived:
        begun = datetime(2026, 11, 2, tzinfo=UTC) + timedelta(minutes=start)
        ended = begun + timedelta(minutes=minutes)
        said = ""
        if isinstance(length, str):
            said = length.format(h=minutes // 60, m=minutes % 60, all=minutes)
        elif length:
            said = f"{minutes / worth:.2f}".rstrip("0").rstrip(".")
        end = "24:00" if start + minutes == 1440 else ended.strftime(clock)
        rows.append([begun.strftime(day), begun.strftime(clock), end, said])
    text = "\n".join(delimiter.join(row) for row in rows) + "\n"
    assert [told.seconds / 60 for told in told_by(text)] == [minutes for _start, minutes in lived]


def test_an_end_that_says_its_day_may_be_wrong_and_is_not_bent() -> None:
    text = "Start,End\n2026-11-20 10:00,2026-11-20 09:00\n"
    assert [told.seconds for told in told_by(text)] == [-3600]
    text = "Start Date,Start Time,End Date,End Time\n"
    rows = "2026-11-20,10:00,2026-11-20,09:00\n2026-11-20,10:00,2026-11-22,11:00\n"
    assert [told.seconds for told in told_by(text + rows)] == [-3600, 49 * 3600]


def test_a_wall_time_is_of_the_zone_that_its_row_names() -> None:
    text = "Date,Start,End,Time zone\n2026-11-20,09:00,10:00,America/New_York\n"
    (told,) = told_by(text)
    assert (told.start, told.zone) == (datetime(2026, 11, 20, 14, tzinfo=UTC), "America/New_York")


@pytest.mark.parametrize(
    ("row", "typed", "message"),
    [
        ("13/15/2024,9:00 AM,9:30 AM", "13/15/2024", NO_DAY),
        ("2025-02-29,09:00,10:00", "2025-02-29", NO_DAY),
        ("2026-11-20,25:00,26:00", "25:00", NO_TIME),
        ("2026-11-20,9:00,13:15 PM", "13:15 PM", NO_TIME),
        ("2026-11-20,9:00,soon", "soon", NO_TIME),
        ("2026-11-20,9,10", "9", NO_TIME),
        ("2.11.,9:00,10:00", "2.11.", NO_DAY),
        ("2026-11-20,9:00,2026-02-30 10:00", "2026-02-30", NO_DAY),
        ("2026-11-1x,9:00,10:00", "2026-11-1x", NO_DAY),
        ("11/1/2026x,9:00,10:00", "11/1/2026x", NO_DAY),
        ("2026-11-20 25:99,,10:00", "2026-11-20 25:99", NO_TIME),
    ],
)
def test_what_is_wrong_is_named_the_day_before_the_time(row: str, typed: str, message: str) -> None:
    text = f"Date,Start,End\n11/20/2026,9:00 AM,9:30 AM\n{row}\n"
    told, missed = split(csvlog.read(text, HERE).told)
    assert [each.place for each in told] == [2]
    assert [(each.problem.message, each.problem.params["typed"]) for each in missed] == [
        (message, typed)
    ]


@pytest.mark.parametrize("typed", ["2026-11-1x", "13.11.2026x", "11-13-2026b"])
def test_a_day_with_a_letter_in_it_is_no_time_of_day(typed: str) -> None:
    told, missed = split(csvlog.read(f"Date,Duration\n{typed},1h\n2026-11-13,1h\n", HERE).told)
    assert [each.place for each in told] == [3]
    assert [each.problem.message for each in missed] == [NO_DAY]


@pytest.mark.parametrize("typed", ["2026-11-1x", "13.11.2026x"])
def test_the_day_of_an_end_is_named_as_a_day_too(typed: str) -> None:
    text = f"Start date,Start time,End date,End time\n2026-11-13,9:00,{typed},10:00\n"
    _told, missed = split(csvlog.read(text, HERE).told)
    assert [each.problem.message for each in missed] == [NO_DAY]


def test_a_few_days_that_say_otherwise_than_all_the_others_are_mistakes() -> None:
    days = ["13/11/2026"] * 6 + ["11/13/2026"]
    text = "Date,Minutes\n" + "".join(f"{day},45\n" for day in days)
    told, missed = split(csvlog.read(text, HERE).told)
    assert (len(told), [each.place for each in missed]) == (6, [8])


def test_what_was_taken_for_what_can_be_seen() -> None:
    text = "Export of Zoé\n\nDate;Durée (min);Projet\n20/11/2026;45;écriture\n"
    understood = csvlog.read(text, HERE).understood
    assert understood == Understood(
        {"day": "Date", "length": "Durée (min)", "activity": "Projet"},
        "minutes",
        "title",
        "dmy",
        "rows",
        above=1,
    )


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


@pytest.mark.parametrize("days", [["03/04/2026"], ["13/11/2026", "11/13/2026", "03/04/2026"]])
def test_days_that_can_be_read_both_ways_are_refused(days: list[str]) -> None:
    text = "Date,Minutes\n" + "".join(f"{day},45\n" for day in days)
    with pytest.raises(Refused, match=r"such as 03/04/2026 .*--dates dmy"):
        csvlog.read(text, HERE)


@pytest.mark.parametrize("wrong", ["30/02/2026", "11/13/2026", "Fri 11/03/2026"])
def test_a_day_that_can_be_read_in_no_way_or_in_one_keeps_no_other_out(wrong: str) -> None:
    text = f"Date,Minutes\n13/11/2026,45\n2026-11-20,45\n{wrong},45\n"
    told, missed = split(csvlog.read(text, HERE).told)
    assert ([each.day for each in told], [each.place for each in missed]) == (
        [date(2026, 11, 13), date(2026, 11, 20)],
        [4],
    )


@pytest.mark.parametrize(
    "row", ["soon,45", "2026-02-30,45", "2026-11-20,", "2026-11-20,long", "2026-11-20", ",45"]
)
def test_a_row_that_makes_no_sense_is_named_by_its_line(row: str) -> None:
    text = f"Date,Minutes\n2026-11-19,30\n{row}\n2026-11-21,30\n"
    told, missed = split(csvlog.read(text, HERE).told)
    assert [each.place for each in told] == [2, 4]
    assert [each.place for each in missed] == [3]


def test_a_quote_that_is_never_closed_costs_its_line_alone() -> None:
    text = 'Date,Minutes,Note\n2026-11-19,30,\n2026-11-20,30,"half\n2026-11-21,30,x\n'
    told, missed = split(csvlog.read(text, HERE).told)
    assert [each.place for each in told] == [2, 4]
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
