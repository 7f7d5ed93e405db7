"""Whole log lines, in both languages and in any sensible order."""

from collections.abc import Sequence
from datetime import date, datetime

import pytest

from detox.domain.activity import BUILT_IN
from detox.domain.problem import Unreadable
from detox.domain.session import NOT_YET
from detox.domain.text import NOTE_LIMIT
from detox.domain.typed import (
    activities,
    dates,
    doubts,
    durations,
    entry,
    marks,
    phrases,
    reader,
)
from detox.domain.typed.clocks import NO_SUCH_TIME
from detox.domain.typed.days import NOT_A_DAY
from detox.domain.typed.entry import Entry
from detox.domain.typed.moments import NOT_A_MOMENT
from tests.domain.typed.entry_world import NOW, PARIS, SUNDAY, entry_of, partial_of, read_entry


def told(line: str | Sequence[str], language: str = "en") -> str:
    read = entry_of(line, language)
    assert isinstance(read, Unreadable), read
    return read.problem.message


# line, language, minutes, activity, note, tags, day, start
READ = [
    ('45m writing "column draft" +newsletter --on yesterday', "en", 45, "writing", "column draft",
     "newsletter", 21, ""),
    ("45m writing column draft +newsletter on yesterday", "en", 45, "writing", "column draft",
     "newsletter", 21, ""),
    ("1h30 écriture chronique +lettre hier", "fr", 90, "writing", "chronique", "lettre", 21, ""),
    ("writing 45m column draft", "en", 45, "writing", "column draft", "", 22, ""),
    ("writing column draft 45m", "en", 45, "writing", "column draft", "", 22, ""),
    ("writing 45 column", "en", 45, "writing", "column", "", 22, ""),
    ("45 writing", "en", 45, "writing", "", "", 22, ""),
    ("45m w", "en", 45, "writing", "", "", 22, ""),
    ("45 e brouillon", "fr", 45, "writing", "brouillon", "", 22, ""),
    ("45 m e brouillon", "fr", 45, "writing", "brouillon", "", 22, ""),
    ("1 h 30 écriture", "fr", 90, "writing", "", "", 22, ""),
    ("1 heure 30 écriture", "fr", 90, "writing", "", "", 22, ""),
    ("une heure et demie lecture avant-hier", "fr", 90, "reading", "", "", 20, ""),
    ("une heure d'écriture", "fr", 60, "writing", "", "", 22, ""),
    ("une demi-heure de lecture hier", "fr", 30, "reading", "", "", 21, ""),
    ("half an hour of reading", "en", 30, "reading", "", "", 22, ""),
    ("45m prises de vue studio le 20/11", "fr", 45, "shooting", "studio", "", 20, ""),
    ("prises de vue 45m studio", "en", 45, "shooting", "studio", "", 22, ""),
    ('45m "prises de vue" studio', "en", 45, "shooting", "studio", "", 22, ""),
    ("45m @yesterday writing", "en", 45, "writing", "", "", 21, ""),
    ("45m writing @hier chronique", "fr", 45, "writing", "chronique", "", 21, ""),
    ("hier 45m écriture", "fr", 45, "writing", "", "", 21, ""),
    ("2026-11-20 45m writing", "en", 45, "writing", "", "", 20, ""),
    ("on monday 45m writing", "en", 45, "writing", "", "", 16, ""),
    ("45m writing on monday", "en", 45, "writing", "", "", 16, ""),
    ("45m writing draft monday", "en", 45, "writing", "draft monday", "", 22, ""),
    ("30 reading Black Friday", "en", 30, "reading", "Black Friday", "", 22, ""),
    ("20 email plan for tomorrow", "en", 20, "email", "plan for tomorrow", "", 22, ""),
    ("20 lecture Robinson ou Vendredi", "fr", 20, "reading", "Robinson ou Vendredi", "", 22, ""),
    ("30 reading Friday", "en", 30, "reading", "", "", 20, ""),
    ("30 reading The Black +film Friday", "en", 30, "reading", "The Black", "film", 20, ""),
    ('30 reading "Black" friday', "en", 30, "reading", "Black", "", 20, ""),
    ("friday 30 reading Black Sunday", "en", 30, "reading", "Black Sunday", "", 20, ""),
    ("30 reading Black Friday --on yesterday", "en", 30, "reading", "Black Friday", "", 21, ""),
    ("30 reading Black Friday at 9:10", "en", 30, "reading", "Black Friday", "", 22, "22 09:10"),
    ("45m writing draft last friday", "en", 45, "writing", "draft", "", 20, ""),
    ("45m écriture brouillon lundi dernier", "fr", 45, "writing", "brouillon", "", 16, ""),
    ("45m writing on the 20th of november", "en", 45, "writing", "", "", 20, ""),
    ("45m écriture il y a 3 jours", "fr", 45, "writing", "", "", 19, ""),
    ("45m writing draft 3 days ago", "en", 45, "writing", "draft", "", 19, ""),
    ("45m écriture --le 20 nov. brouillon", "fr", 45, "writing", "brouillon", "", 20, ""),
    ("45m writing --on=-2 draft", "en", 45, "writing", "draft", "", 20, ""),
    ("--on hier 45m writing draft", "en", 45, "writing", "draft", "", 21, ""),
    ("45m writing at 9:10", "en", 45, "writing", "", "", 22, "22 09:10"),
    ("45m écriture à 9h10", "fr", 45, "writing", "", "", 22, "22 09:10"),
    ("à 9h10 45m écriture", "fr", 45, "writing", "", "", 22, "22 09:10"),
    ("45m writing --at 9 draft", "en", 45, "writing", "draft", "", 22, "22 09:00"),
    ("45m writing @9:10", "en", 45, "writing", "", "", 22, "22 09:10"),
    ("45m writing draft on monday at 9am", "en", 45, "writing", "draft", "", 16, "16 09:00"),
    ("45m writing draft at 9am on monday", "en", 45, "writing", "draft", "", 16, "16 09:00"),
    ("45m writing at 23:00", "en", 45, "writing", "", "", 21, "21 23:00"),
    ("45m writing draft 9 in the evening", "en", 45, "writing", "draft", "", 21, "21 21:00"),
    ("45m écriture brouillon 9h du soir", "fr", 45, "writing", "brouillon", "", 21, "21 21:00"),
    ("45m écriture 9 h du matin", "fr", 45, "writing", "", "", 22, "22 09:00"),
    ("writing from 9:10 to 10:00", "en", 50, "writing", "", "", 22, "22 09:10"),
    ("écriture de 9h10 à 10h brouillon", "fr", 50, "writing", "brouillon", "", 22, "22 09:10"),
    ("9:10-10:00 writing draft", "en", 50, "writing", "draft", "", 22, "22 09:10"),
    ("9h10 - 10h écriture", "fr", 50, "writing", "", "", 22, "22 09:10"),
    ("2 to 3pm writing", "en", 60, "writing", "", "", 22, "22 14:00"),
    ("writing 9 to 1pm", "en", 240, "writing", "", "", 22, "22 09:00"),
    ("writing 3 pages from 9:10 to 10:00", "en", 50, "writing", "3 pages", "", 22, "22 09:10"),
    ("45m writing from 9:10 to 10:00", "en", 45, "writing", "", "", 22, "22 09:10"),
    ("writing from 23:30 to 0:30", "en", 60, "writing", "", "", 21, "21 23:30"),
    ("writing yesterday from 23:30 to 0:30", "en", 60, "writing", "", "", 21, "21 23:30"),
    ("45m écriture brouillon le lundi", "fr", 45, "writing", "brouillon", "", 16, ""),
    ("hier écriture entre 9h et 10h", "fr", 60, "writing", "", "", 21, "21 09:00"),
    ("écriture de 9 h à 10 h 30", "fr", 90, "writing", "", "", 22, "22 09:00"),
    ("écriture 9 h - 10 h", "fr", 60, "writing", "", "", 22, "22 09:00"),
    ("écriture de 14 heures à 15 heures 30", "fr", 90, "writing", "", "", 22, "22 14:00"),
    ("lecture entre 9 h et 10 h 15", "fr", 75, "reading", "", "", 22, "22 09:00"),
    ("9 h-10 h 30 écriture", "fr", 90, "writing", "", "", 22, "22 09:00"),
    ("écriture 1h à 9h", "fr", 60, "writing", "", "", 22, "22 09:00"),
    ("lecture 1h30 à 9h", "fr", 90, "reading", "", "", 22, "22 09:00"),
    ("lecture 9h à 10h", "fr", 60, "reading", "", "", 22, "22 09:00"),
    ("reading 1h a novel", "en", 60, "reading", "a novel", "", 22, ""),
    ("reading 2h two chapters", "en", 120, "reading", "two chapters", "", 22, ""),
    ("lecture 1h à la plage", "fr", 60, "reading", "à la plage", "", 22, ""),
    ("lecture 1h dix pages", "fr", 60, "reading", "dix pages", "", 22, ""),
    ("lecture une heure dix pages", "fr", 60, "reading", "dix pages", "", 22, ""),
    ("lecture une heure trente chapitre 2", "fr", 90, "reading", "chapitre 2", "", 22, ""),
    ("writing 9:00 until 11:00", "en", 120, "writing", "", "", 22, "22 09:00"),
    ("writing 9:00 till 11:00", "en", 120, "writing", "", "", 22, "22 09:00"),
    ("writing 9:00 — 11:00", "en", 120, "writing", "", "", 22, "22 09:00"),
    ("writing 9:00 → 11:00", "en", 120, "writing", "", "", 22, "22 09:00"),
    ("writing 2pm-3", "en", 60, "writing", "", "", 22, "22 14:00"),
    ("9:00 writing 45m", "en", 45, "writing", "", "", 22, "22 09:00"),
    ("45m writing yesterday evening", "en", 45, "writing", "", "", 21, ""),
    ("45m écriture hier soir", "fr", 45, "writing", "", "", 21, ""),
    ("45m writing yesterday 9:10", "en", 45, "writing", "", "", 21, "21 09:10"),
    ("45m écriture le 20", "fr", 45, "writing", "", "", 20, ""),
    ("45m writing on 2026-11-20T09:10", "en", 45, "writing", "", "", 20, "20 09:10"),
    ("writing yesterday at 9:10 for 45m", "en", 45, "writing", "", "", 21, "21 09:10"),
    ("1 hour, 45 minutes writing", "en", 105, "writing", "", "", 22, ""),
    ("from 9 to 11 writing", "en", 120, "writing", "", "", 22, "22 09:00"),
    ("45m writing at 9", "en", 45, "writing", "", "", 22, "22 09:00"),
    ("45m writing until 11:00", "en", 45, "writing", "", "", 22, "22 10:15"),
    ("reading 22:00-24:00 yesterday", "en", 120, "reading", "", "", 21, "21 22:00"),
    ("reading yesterday evening from 8 to 8:45", "en", 45, "reading", "", "", 21, "21 20:00"),
    ("45m writing draft yesterday", "en", 45, "writing", "draft", "", 21, ""),
    ("45m writing draft (second) yesterday", "en", 45, "writing", "draft (second)", "", 21, ""),
    ("45m email re: yesterday", "en", 45, "email", "re: yesterday", "", 22, ""),
    ("30 min de courriels", "fr", 30, "email", "", "", 22, ""),
    ("45m writing --on 2026-11-20T09:10", "en", 45, "writing", "", "", 20, "20 09:10"),
    ("writing --at 9:10-10:00", "en", 50, "writing", "", "", 22, "22 09:10"),
]  # fmt: skip


@pytest.mark.parametrize("case", READ, ids=[case[0] for case in READ])
def test_a_line_is_read(case: tuple[str, str, int, str, str, str, int, str]) -> None:
    line, language, minutes, activity, note, tags, day, start = case
    read = entry_of(line, language)
    assert isinstance(read, Entry), read
    shown = f"{read.start:%d %H:%M}" if read.start else ""
    assert (read.minutes, read.activity, read.note) == (minutes, activity, note)
    assert (" ".join(read.tags), read.day, shown) == (tags, date(2026, 11, day), start)


NOTES = {
    "45m email reply to Paul on": "reply to Paul on",
    "45m writing about on and off": "about on and off",
    "45m writing on cats": "on cats",
    "45m writing Monday column": "Monday column",
    "45m writing the monday column again": "the monday column again",
    'on monday 45m writing "on yesterday"': "on yesterday",
    '45m writing "hier"': "hier",
    "45m writing « la une » hier": "la une",
    "45m writing “at 9:10”": "at 9:10",
    '45m writing "left open': "left open",
    "45m writing + more -- and more @alice": "+ more -- and more @alice",
    "45m writing 3 chapters": "3 chapters",
    "45m writing ÉTÉ à Paris": "ÉTÉ à Paris",
    "45m writing l'été d'après": "l'été d'après",
    '45m writing "half an hour"': "half an hour",
    "45m writing room 9 to 10": "room 9 to 10",
    "45m writing stopped at 9": "stopped at 9",
    "45m writing \x1b[31mred\u202e": "[31mred",
    "45m writing on sun": "",
    "45m writing the sun": "the sun",
    "45m écriture le lundi noir": "le lundi noir",
}


@pytest.mark.parametrize(("line", "note"), NOTES.items())
def test_what_is_no_piece_is_the_note(line: str, note: str) -> None:
    read = entry_of(line)
    assert isinstance(read, Entry), read
    assert read.note == note


def test_the_words_of_a_shell_are_read_like_a_line() -> None:
    words = ["45m", "writing", "column draft", "+newsletter", "--on", "last monday"]
    expected = Entry(45, "writing", "column draft", ("newsletter",), date(2026, 11, 16), None)
    assert entry_of(words) == expected


def test_a_single_word_of_a_shell_is_a_whole_line() -> None:
    assert entry_of(["45m writing draft"]) == entry_of("45m writing draft")


def test_what_a_shell_kept_together_may_be_a_name_or_a_duration() -> None:
    read = entry_of(["1 h 30", "prises de vue", "on yesterday"])
    assert read == Entry(90, "shooting", "on yesterday", (), SUNDAY, None)


def test_tags_are_lowered_and_kept_once() -> None:
    read = entry_of("45m +Été writing +lettre draft +été")
    assert isinstance(read, Entry)
    assert read.tags == ("été", "lettre")
    assert read.note == "draft"


REFUSED = [
    ("", "en", entry.NOTHING_YET), ("draft", "en", activities.UNKNOWN),
    ("45m", "en", activities.WHICH_ACTIVITY), ('45m "draft"', "en", activities.WHICH_ACTIVITY),
    ("writing", "en", entry.HOW_LONG), ("writing draft", "en", entry.HOW_LONG),
    ("45m writting", "en", activities.UNKNOWN_BUT_NEAR), ("1h75 writing", "en", durations.PAST_59),
    ("25h writing", "en", durations.OUT_OF_BOUNDS), ("0 writing", "en", durations.OUT_OF_BOUNDS),
    ("-45 writing", "en", durations.OUT_OF_BOUNDS), ("writing 1h75", "en", durations.PAST_59),
    ("1e3 writing", "en", durations.NOT_A_DURATION),
    ("45m writing on 10/11", "en", dates.AMBIGUOUS),
    ("45m writing on 30 feb", "en", reader.NO_SUCH_DAY),
    ("45m writing at 25:00", "en", NO_SUCH_TIME),
    ("45m writing tomorrow", "en", NOT_YET), ("45m écriture demain", "fr", NOT_YET),
    ("45m writing --on", "en", marks.NOTHING_AFTER), ("45m writing --on blurg", "en", NOT_A_DAY),
    ("45m writing --at blurg", "en", NOT_A_MOMENT), ("45m writing --at 25", "en", NO_SUCH_TIME),
    ("writing from 9:00 to 9:00", "en", entry.NO_LENGTH),
    ("2h writing from 9:00 to 10:00", "en", entry.LONGER_THAN_RANGE),
    ("writing 45m, reading 30m", "en", doubts.TWO_SESSIONS),
    ("45m writing and 30m reading", "en", doubts.TWO_SESSIONS),
    ("45m writing half an hour", "en", doubts.SECOND),
    ("hier 45m écriture lundi", "fr", doubts.SECOND),
    ("45m writing at 9:10 at 10:10", "en", doubts.SECOND),
    ("45m writing --on monday --on friday", "en", marks.TWICE),
    ("45m writing --when yesterday", "en", marks.NO_SUCH_OPTION),
    ("45m writing after 9:00", "en", doubts.NOT_READ),
    ("45m writing 30", "en", doubts.NOT_READ), ("45m writing 9 to 11", "en", doubts.NOT_READ),
    ("writing 9:00 until late", "en", doubts.NOT_READ),
    ("lecture 1 h 30 pages", "fr", doubts.MINUTES_OR_NOTE),
    ("45m writing last week", "en", phrases.NO_SINGLE_DAY),
    ("45m écriture la semaine dernière", "fr", phrases.NO_SINGLE_DAY),
    ("45m writing 2 hours ago", "en", doubts.AGO),
    ("écriture 2h à 4h", "fr", phrases.TWO_READINGS),
    ("9:00 writing", "en", entry.TIME_OR_LENGTH), ("20h writing", "en", entry.NOT_PASSED),
    ("45m writing until 25:00 friday", "en", NO_SUCH_TIME),
]  # fmt: skip


@pytest.mark.parametrize(("line", "language", "message"), REFUSED)
def test_a_line_that_cannot_be_says_why(line: str, language: str, message: str) -> None:
    assert told(line, language) == message


def test_a_bad_tag_is_named() -> None:
    read = entry_of("45m writing +a/b")
    assert isinstance(read, Unreadable)
    assert read.problem.params["typed"] == "+a/b"


def test_ten_megabytes_are_refused_with_their_size() -> None:
    read = entry_of("45m writing " + "x" * 10_000_000)
    assert isinstance(read, Unreadable)
    assert read.problem.params["size"] == 10_000_012


def test_a_note_too_long_is_refused_with_its_size() -> None:
    read = entry_of(["45m", "writing", "x" * (NOTE_LIMIT + 1)])
    assert isinstance(read, Unreadable)
    assert read.problem.params["size"] == NOTE_LIMIT + 1


def test_french_reads_an_ambiguous_day_day_first() -> None:
    read = entry_of("45m écriture le 10/11", "fr")
    assert isinstance(read, Entry)
    assert read.day == date(2026, 11, 10)


def test_before_the_day_begins_a_time_belongs_to_the_day_that_still_runs() -> None:
    late = datetime(2026, 11, 23, 1, 0, tzinfo=PARIS)
    for line, start in (("30m w at 0:15", "23 00:15"), ("30m w at 22:00", "22 22:00")):
        read = read_entry(line, BUILT_IN, SUNDAY, "en", late)
        assert isinstance(read, Entry)
        assert read.day == SUNDAY
        assert f"{read.start:%d %H:%M}" == start


@pytest.mark.parametrize(
    "part",
    [
        "this evening", "tonight", '--on "this evening"', "today evening", "sunday evening",
        "sunday night", "ce soir", "dimanche soir", "--le “ce soir”",
    ],
)  # fmt: skip
def test_a_part_of_today_still_to_come_is_named(part: str) -> None:
    read = entry_of(f"45m writing {part}")
    assert isinstance(read, Unreadable)
    assert read.problem.message == entry.PART_TO_COME
    assert str(read.problem.params["typed"]) in part


@pytest.mark.parametrize(
    "part", ["this evening", "tonight", "this afternoon", "--on tonight", "ce soir", "sunday night"]
)
def test_before_the_next_day_begins_all_of_a_day_has_been(part: str) -> None:
    late = datetime(2026, 11, 23, 2, 10, tzinfo=PARIS)
    read = read_entry(f"45m writing {part}", BUILT_IN, SUNDAY, "en", late, 4 * 60)
    assert isinstance(read, Entry)
    assert read.day == SUNDAY


def test_an_option_may_say_a_part_of_the_day() -> None:
    read = entry_of('45m writing --on "yesterday evening" --at 8')
    assert isinstance(read, Entry)
    assert f"{read.start:%d %H:%M}" == "21 20:00"


@pytest.mark.parametrize(
    ("line", "day_start", "expected"),
    [
        ("45m reading until midnight friday", 0, "20 20 23:15"),
        ("45m reading until midnight yesterday", 0, "21 21 23:15"),
        ("45m lecture vendredi jusqu'à minuit", 0, "20 20 23:15"),
        ("45m reading until 24:00 friday", 0, "20 20 23:15"),
        ("45m reading until 23:59 friday", 0, "20 20 23:14"),
        ("45m reading until 24:00", 0, "21 21 23:15"),
        ("45m reading until midnight friday", 240, "20 20 23:15"),
        ("45m reading until 4:00 friday", 240, "20 21 03:15"),
    ],
)
def test_midnight_as_an_end_is_that_of_the_day(line: str, day_start: int, expected: str) -> None:
    read = read_entry(line, BUILT_IN, SUNDAY, "en", NOW, day_start)
    assert isinstance(read, Entry)
    assert f"{read.day:%d} {read.start:%d %H:%M}" == expected


def test_minutes_between_two_times_are_real_minutes_over_a_clock_change() -> None:
    read = read_entry("w from 1:00 to 4:00", BUILT_IN, date(2026, 3, 29), "en",
                      datetime(2026, 3, 29, 12, 0, tzinfo=PARIS))  # fmt: skip
    assert isinstance(read, Entry)
    assert read.minutes == 120


TYPING = [
    ("", None, None, "", entry.NOTHING_YET),
    ("4", 4, None, "", activities.WHICH_ACTIVITY),
    ("45m", 45, None, "", activities.WHICH_ACTIVITY),
    ("45m wr", 45, "writing", "", None),
    ("45m writing col", 45, "writing", "col", None),
    ("45m writting col", 45, None, "col", activities.UNKNOWN_BUT_NEAR),
    ("wri", None, "writing", "", entry.HOW_LONG),
    ('45m writing "col', 45, "writing", "col", None),
    ("45m writing col on", 45, "writing", "col on", None),
    ("45m writing col --on", 45, "writing", "col", marks.NOTHING_AFTER),
]


@pytest.mark.parametrize(("line", "minutes", "activity", "note", "message"), TYPING)
def test_a_preview_tells_what_is_understood_and_what_comes_next(
    line: str, minutes: int | None, activity: str | None, note: str, message: str | None
) -> None:
    part = partial_of(line)
    assert (part.minutes, part.activity, part.note) == (minutes, activity, note)
    assert (part.problem.message if part.problem else None) == message
