"""How long a row of any table took: lengths, units, two ends."""

import pytest

from detox.domain.problem import Refused
from detox.domain.written.lengths import TWO_WAYS
from detox.exchange import csvlog
from detox.exchange.columns import read_columns
from detox.exchange.files import Here
from detox.exchange.rows import NO_LENGTH
from tests.exchange.conftest import HERE, PARIS, split
from tests.exchange.csvlog_world import told_by


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
    [("Hours", "1.5", 5400), ("Seconds", "90", 90), ("hours", "2", 7200),
     ("Duration (ms)", "90000", 90), ("Durée (millisecondes)", "90000", 90)],
)  # fmt: skip
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


@pytest.mark.parametrize("header", ["Date,Nombre,Durée", "Date,In 2,Durée"])
def test_what_no_unit_stands_with_is_no_length(header: str) -> None:
    columns = csvlog.read(f"{header}\n2026-11-20,3,1:30\n", HERE).understood.columns
    assert columns["length"] == "Durée"


def test_without_a_length_both_ends_are_asked_for_too() -> None:
    with pytest.raises(Refused, match="--columns start=TITLE,end=TITLE"):
        csvlog.read("Date,Anfahrt,Abfahrt\n2026-11-20,9:00,10:30\n", HERE)


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
        ("Date,Time In,Time Out", "2026-11-20,14:00,15:15", 75),
        ("Date,Time In,Time Out", "2026-11-20,11:00 AM,01:15 PM", 135),
        ("Date,In,Out,Total Hours", "2026-11-20,9:00,10:30,1.5", 90),
        ("Date,In,Out,In,Out,Total Hours", "2026-11-20,9:00,12:00,13:00,17:00,7", 420),
        ("Date,Time,End", "2026-11-20,9:00,10:30", 90),
        ("Date,Start Time,Finish Time", "2026-11-20,9:00,10:30", 90),
        ("Date,start_hour,end_hour", "2026-11-20,9:00,10:30", 90),
        ("Date,Time from,Time to", "2026-11-20,9:00,10:30", 90),
        ("Datum,Zeit von,Zeit bis", "2026-11-20,9:00,10:30", 90),
        ("Date,Heure début,Heure fin,Temps (h)", "2026-11-20,9:00,10:30,1.5", 90),
        ("Date,Heure d’arrivée,Heure de départ", "2026-11-20,9:00,10:30", 90),
        ("Date,Départ,Arrivée", "2026-11-20,9:00,10:30", 90),
        ("Start date,Start time,End date,End time", "2026-03-29,02:30,2026-03-29,03:30", 60),
        ("Date,Start,End,Duration", "2026-03-29,02:30,03:45,1:15", 75),
        ("Date,Start,End", "2026-03-29,02:45,03:15", 30),
    ],
)
def test_two_ends_are_a_length(header: str, row: str, minutes: int) -> None:
    assert [told.seconds / 60 for told in told_by(f"{header}\n{row}\n")] == [minutes]
