"""Tables, our own and those of others."""

import csv
import io
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detox.domain.foreign import Told, Understood
from detox.domain.problem import Refused
from detox.domain.session import Session
from detox.domain.written.lengths import TWO_WAYS
from detox.domain.written.moments import NO_DAY, NO_TIME
from detox.domain.written.tables import UNCLOSED, opened
from detox.exchange import csvlog
from detox.exchange.columns import read_columns
from detox.exchange.files import Here
from detox.exchange.rows import NO_LENGTH
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


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [("45m", 2700), ("1h30", 5400), ("1:30", 5400), ("0:45:10", 2710), ("25:10:00", 90600),
     ("1,5 h", 5400), ("47:06 min", 2826), ("45 sec", 45), ("1h 13m 53s", 4433), ("00:00:30", 30),
     ("PT45M", 2700), ("an hour and a half", 5400), ("une heure et demie", 5400)],
)  # fmt: skip
def test_lengths_are_read_as_people_and_programs_write_them(cell: str, seconds: int) -> None:
    assert told_by(f"Date;Duration\n2026-11-20;{cell}\n")[0].seconds == seconds


@pytest.mark.parametrize(
    ("title", "cell", "seconds"),
    [("Hours", "1.5", 5400), ("Seconds", "90", 90), ("hours", "2", 7200)],
)
def test_a_title_may_say_the_unit(title: str, cell: str, seconds: int) -> None:
    assert told_by(f"Date;{title}\n2026-11-20;{cell}\n")[0].seconds == seconds


@pytest.mark.parametrize("cell", ["45", "0.75", "0,75", "2700"])
@pytest.mark.parametrize("title", ["Duration", "Durée", "Time spent", "Temps passé", "Time"])
def test_a_bare_number_whose_unit_nothing_says_is_asked_about(title: str, cell: str) -> None:
    text = f"Date;{title}\n2026-11-20;{cell}\n"
    with pytest.raises(Refused, match=f"{cell} under “{title}”.*--unit minutes"):
        csvlog.read(text, HERE)


@pytest.mark.parametrize("row", ["2026-11-20;0", "Total;45", ";"])
def test_what_is_no_time_at_all_asks_for_no_unit(row: str) -> None:
    told, _missed = split(csvlog.read(f"Date;Duration\n2026-11-20;1h\n{row}\n", HERE).told)
    assert told[0].seconds == 3600


@pytest.mark.parametrize(
    ("unit", "seconds"), [("seconds", [90, 2700]), ("minutes", [5400, 2700]), ("hours", [0, 2700])]
)
def test_what_is_said_counts_where_the_cell_says_nothing(unit: str, seconds: list[int]) -> None:
    text = "Date;Duration\n2026-11-20;90\n2026-11-20;45 min\n"
    log = csvlog.read(text, Here(PARIS, unit=unit))
    assert (log.understood.unit, log.understood.unit_by) == (unit, "said")
    if unit != "hours":
        assert [told.seconds for told in split(log.told)[0]] == seconds


@pytest.mark.parametrize(
    ("title", "cell", "unit"),
    [
        ("Duration (h)", "0.21", "hours"),
        ("Duration (decimal)", "0.21", "hours"),
        ("Hours", "1,5", "hours"),
        ("Time Spent (seconds)", "600", "seconds"),
        ("durationMinutes", "10", "minutes"),
        ("Durée (min)", "10", "minutes"),
        ("Durée en minutes", "10", "minutes"),
        ("Time in hours", "0.5", "hours"),
        ("Total (h)", "0,5", "hours"),
        ("Nombre d’heures", "1,5", "hours"),
        ("Heures travaillées", "1,5", "hours"),
        ("Elapsed (s)", "600", "seconds"),
    ],
)
def test_a_title_may_say_the_unit_of_bare_numbers(title: str, cell: str, unit: str) -> None:
    understood = csvlog.read(f"Date;{title}\n2026-11-20;{cell}\n", HERE).understood
    assert (understood.unit, understood.unit_by) == (unit, "title")


@pytest.mark.parametrize(
    ("cells", "unit"),
    [
        (["600", "5400"], "seconds"),
        (["10", "90"], "minutes"),
        (["0.17", "1.5"], "hours"),
        (["0,17", "1,5"], "hours"),
    ],
)
def test_rows_with_both_ends_show_the_unit_of_the_whole_column(cells: list[str], unit: str) -> None:
    ends = [("09:00", "09:10"), ("10:00", "11:30")]
    rows = [f"2026-11-20;{a};{b};{cell}" for (a, b), cell in zip(ends, cells, strict=True)]
    text = "\n".join(["Date;From;To;Duration", *rows, f"2026-11-20;;;{cells[1]}", ""])
    log = csvlog.read(text, HERE)
    assert (log.understood.unit, log.understood.unit_by) == (unit, "rows")
    assert [told.seconds for told in split(log.told)[0]] == [600, 5400, 5400]


def test_rows_show_a_unit_that_is_another_than_the_title_says() -> None:
    ends = [("09:00", "09:10", 600), ("10:00", "11:30", 5400)]
    rows = "".join(f"2026-11-20;{a};{b};{seconds}\n" for a, b, seconds in ends)
    log = csvlog.read(f"Date;From;To;Minutes\n{rows}2026-11-20;;;300\n", HERE)
    assert (log.understood.unit, log.understood.unit_by) == ("seconds", "rows")
    assert [told.seconds for told in split(log.told)[0]] == [600, 5400, 300]


def test_rows_show_another_unit_than_was_said_for_the_file() -> None:
    text = "Date;From;To;Duration\n2026-11-20;09:00;09:10;600\n2026-11-20;;;300\n"
    log = csvlog.read(text, Here(PARIS, unit="minutes"))
    assert (log.understood.unit, log.understood.unit_by) == ("seconds", "rows")
    assert [told.seconds for told in split(log.told)[0]] == [600, 300]


@pytest.mark.parametrize(
    ("header", "rows", "minutes"),
    [
        ("Hours,Minutes", ["1,30", "0,45", "2,", ",20"], [90, 45, 120, 20]),
        ("Heures,Minutes", ["1,5", "0,45"], [65, 45]),
        ("Hours,Minutes", ["1.5,90", "0.75,45", "1,60"], [90, 45, 60]),
        ("Duration (hours),Duration (minutes)", ["1.5,90", "0.3,20"], [90, 20]),
        ("Hours,Minutes,Seconds", ["1,30,29", "0,0,40"], [90, 1]),
    ],
)
def test_hours_and_minutes_in_two_columns_are_one_length_or_say_it_twice(
    header: str, rows: list[str], minutes: list[int]
) -> None:
    text = "\n".join([f"Date,{header}", *(f"2026-11-20,{row}" for row in rows), ""])
    assert [round(told.seconds / 60) for told in told_by(text)] == minutes


def test_a_part_of_a_length_that_cannot_be_read_leaves_its_row_out() -> None:
    text = "Date,Hours,Minutes\n2026-11-20,1,30\n2026-11-20,1,some\n"
    told, missed = split(csvlog.read(text, HERE).told)
    assert [each.place for each in told] == [2]
    assert [each.problem.params["typed"] for each in missed] == ["some"]


@pytest.mark.parametrize("title", ["Minutes", "Duration (seconds)"])
@pytest.mark.parametrize("cell", ["1,800", "12.345"])
def test_thousands_are_not_taken_for_a_fraction(title: str, cell: str) -> None:
    told, missed = split(csvlog.read(f"Date;{title}\n2026-11-20;{cell}\n", HERE).told)
    assert told == []
    assert [each.problem.message for each in missed] == [TWO_WAYS]


@pytest.mark.parametrize(
    ("length", "overruled"), [("2:00", True), ("1:00", False), ("1:10", False), ("0:45", False)]
)
def test_a_length_that_start_and_end_overrule_is_marked(length: str, overruled: bool) -> None:
    text = f"Date,Start,End,Duration\n2026-11-20,09:00,10:00,{length}\n"
    assert [told.overruled for told in told_by(text)] == [overruled]


def test_two_numbers_are_minutes_and_seconds_where_the_title_says_so() -> None:
    log = csvlog.read("Date,Duration (mm:ss)\n2026-11-20,12:30\n2026-11-20,1:02:03\n", HERE)
    assert [told.seconds for told in split(log.told)[0]] == [750, 3723]
    assert log.understood.is_short


def test_a_pause_that_says_no_unit_is_asked_about_where_it_counts() -> None:
    text = "Date,Start,End,Break\n2026-11-20,09:00,12:00,30\n"
    with pytest.raises(Refused, match=r"30 under “Break”.*--unit minutes"):
        csvlog.read(text, HERE)
    assert [told.seconds for told in told_by(text, Here(PARIS, unit="minutes"))] == [9000]


def test_columns_that_say_something_and_are_not_read_are_named() -> None:
    text = "Date,Duration,Mood,Place\n2026-11-20,45 min,good,\n"
    assert csvlog.read(text, HERE).understood.unread == ("Mood",)


def test_a_table_without_a_header_loses_no_row() -> None:
    text = "2026-11-20,writing,45 min\n2026-11-21,reading,1:30\n"
    with pytest.raises(Refused, match="--columns day=1,length=3"):
        csvlog.read(text, HERE)
    here = Here(PARIS, columns=read_columns(["day=1,length=3,activity=2"]))
    log = csvlog.read(text, here)
    assert log.understood.columns == {"day": "1", "length": "3", "activity": "2"}
    told, missed = split(log.told)
    assert [(each.names, each.seconds) for each in told] == [
        (("writing",), 2700), (("reading",), 5400)
    ]  # fmt: skip
    assert missed == []


def test_a_number_that_agrees_with_its_row_in_another_unit_gives_way_to_start_and_end() -> None:
    rows = ["09:00,09:45,45", "10:00,10:45,0.75", "11:00,11:45,2700", "12:00,13:00,40"]
    text = "Date,From,To,Minutes\n" + "".join(f"2026-11-20,{row}\n" for row in rows)
    log = csvlog.read(text, HERE)
    assert log.understood.unit == "minutes"
    assert [told.seconds for told in split(log.told)[0]] == [2700, 2700, 2700, 2400]


def test_rows_of_a_minute_or_two_show_no_unit() -> None:
    text = "Date,From,To,Duration\n2026-11-20,09:00,09:01,1\n2026-11-20,,,30\n"
    with pytest.raises(Refused, match="--unit minutes"):
        csvlog.read(text, HERE)


def test_a_unit_that_was_said_for_a_column_holds() -> None:
    text = "Date;From;To;Length\n2026-11-20;09:00;09:10;600\n2026-11-20;;;30\n"
    here = Here(PARIS, columns=read_columns(["minutes=Length"]))
    assert [told.seconds for told in told_by(text, here)] == [600, 1800]


@pytest.mark.parametrize("title", ["Time", "Heure", "Hour"])
@pytest.mark.parametrize("cell", ["14:10", "9:10 AM"])
def test_a_time_of_day_is_not_taken_for_a_length(title: str, cell: str) -> None:
    log = csvlog.read(f"Date,{title},Duration\n2026-11-20,{cell},0:45\n", HERE)
    (told,) = split(log.told)[0]
    assert told.seconds == 2700
    assert told.start is not None
    without, missed = split(csvlog.read(f"Date,{title}\n2026-11-20,{cell}\n", HERE).told)
    assert (without, [each.problem.message for each in missed]) == ([], [NO_LENGTH])


def test_ends_that_no_unit_agrees_with_win_over_a_bare_number() -> None:
    text = "Date;From;To;Duration\n2026-11-20;09:00;09:10;7\n2026-11-20;10:00;10:30;9000\n"
    assert [told.seconds for told in told_by(text)] == [600, 1800]


@pytest.mark.parametrize(
    ("header", "row", "seconds"),
    [
        ("Duration (decimal)", "0.21", 748),
        ("Duration (h)", "0.2", 748),
        ("Hours", "0.25", 748),
        ("Hours", "9", 748),
        ("Duration", "0:12", 748),
        ("Duration", "00:12:28", 748),
        ("Duration (h),Duration (decimal)", "00:12:28,0.21", 748),
        ("Duration", "0:10:28", 628),  # a pause of two minutes is left out
        ("Hours,Break", "0.1,0:06", 360),
        ("Duration", "–", 748),
    ],
)
def test_ends_win_over_a_length_that_is_rounded(header: str, row: str, seconds: int) -> None:
    text = f"Start Date,Start Time,End Date,End Time,{header}\n"
    text += f"2026-11-20,09:10:00,2026-11-20,09:22:28,{row}\n"
    assert [told.seconds for told in told_by(text)] == [seconds]


@pytest.mark.parametrize(
    ("header", "row", "minutes"),
    [
        ("Date,Start,End", "2026-11-20,23:30,00:15", 45),
        ("Date,Start,End", "2026-11-20,22:00,24:00", 120),
        ("Date,From,To", "2026-11-20,22:00,00:00", 120),
        ("Date,Time", "2026-11-20,22:00-24:00", 120),
        ("Date,Start", "2026-11-20,22:00 – 24:00", 120),
        ("Date,Duration", "2026-11-20,9:00 AM - 10:30 AM", 90),
        ("Start,End", "2026-11-20 23:30,00:15", 45),
        ("Start,End", "2026-11-20T23:30:00-05:00,2026-11-21T00:15:00-05:00", 45),
        ("From,To", "2026-11-20 22:00,2026-11-20 24:00", 120),
        ("Start Date,Start Time,End Date,End Time", "20/11/2026,23:30,21/11/2026,00:15", 45),
        ("Start Date,End Date", "2026-11-20 23:30,2026-11-21 00:15", 45),
        ("Date,From,To,Duration", "2026-11-20,11:30,13:11,73:41", 73 * 60 + 41),
        ("Date,Start,End", "2026-10-25,01:30,03:30", 180),
        ("Date,Start,Duration", "2026-11-20,22:00,2h", 120),
        ("Started;Ended", "Nov 20, 2026 10:00 PM;Nov 20, 2026 11:15 PM", 75),
        ("start;stop", "1795161600;1795165200", 60),
        ("Date,Start,End", "2026-11-20,9 h,10 h 30", 90),
        ("Date,Durée (hh:mm)", "2026-11-20,01:30", 90),
        ("Date,Durée,Durée", "2026-11-20,1h,2h", 60),
        ("Start Date,Start Time,End Date,End Time", "2026-11-20,23:00,2026-11-21,24:00", 25 * 60),
        ("Datum,Von,Bis", "2026-11-20,09:00 Uhr,10 Uhr", 60),
        ("Date,Heure", "2026-11-20,de 9 h à 10 h 30", 90),
        ("Date,Horaires", "2026-11-20,9h → 10h30", 90),
        ("Date,Start,End,Break", "2026-11-20,09:00,12:00,0:30", 150),
        ("Date,Start,End,Break", "2026-11-20,09:00,12:00,", 180),
        ("Date,Start,End,Break", "2026-11-20,09:00,12:00,0", 180),
        ("Date,Start,End,Break (min)", "2026-11-20,09:00,12:00,30", 150),
        ("Date,Start,End,Break,Duration", "2026-11-20,09:00,12:00,30,2:30", 150),
    ],
)
def test_two_ends_are_a_length(header: str, row: str, minutes: int) -> None:
    assert [told.seconds / 60 for told in told_by(f"{header}\n{row}\n")] == [minutes]


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
    ],
)
def test_what_is_wrong_is_named_the_day_before_the_time(row: str, typed: str, message: str) -> None:
    text = f"Date,Start,End\n11/20/2026,9:00 AM,9:30 AM\n{row}\n"
    told, missed = split(csvlog.read(text, HERE).told)
    assert [each.place for each in told] == [2]
    assert [(each.problem.message, each.problem.params["typed"]) for each in missed] == [
        (message, typed)
    ]


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
