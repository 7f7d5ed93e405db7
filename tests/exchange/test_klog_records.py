"""Records of klog, read: our own, and what its specification allows."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.foreign import RUNNING
from detox.domain.session import Session
from detox.domain.walls import wall_of
from detox.domain.written.moments import NO_DAY
from detox.exchange import klog, klog_records
from detox.exchange.files import NotThatKind
from detox.exchange.klog_records import BACKWARDS, NO_ENTRY, TAKES_OFF
from tests.exchange.conftest import HERE, PARIS, logs, split, zone_of

DAY = date(2026, 11, 20)


def told_by(*entries: str) -> list[tuple[float, tuple[str, ...], str]]:
    text = "2026-11-20\n" + "".join(f"    {entry}\n" for entry in entries)
    told, missed = split(klog_records.read(text, HERE))
    assert missed == []
    return [(each.seconds / 60, each.names, each.note) for each in told]


@given(logs)
def test_what_we_wrote_comes_back_to_the_minute(sessions: list[Session]) -> None:
    text = "".join(klog.lines(sessions, zone_of))
    told, missed = split(klog_records.read(text, HERE)) if text else ([], [])
    assert missed == []
    assert [(t.day, t.seconds // 60, t.names, t.note) for t in told] == [
        (
            session.day,
            session.minutes,
            tuple(dict.fromkeys((session.activity, *session.tags))),
            "\n".join(line.strip() for line in session.note.splitlines() if line.strip()),
        )
        for session in sessions
    ]


@given(logs)
def test_a_start_comes_back_on_the_same_clock(sessions: list[Session]) -> None:
    here = [session._replace(zone="Europe/Paris") for session in sessions if session.start]
    text = "".join(klog.lines(here, zone_of))
    told = split(klog_records.read(text, HERE))[0] if text else []
    for each, session in zip(told, here, strict=True):
        assert session.start is not None
        if each.start is not None:
            wall = wall_of(session.start, PARIS).replace(second=0, microsecond=0)
            assert wall_of(each.start, PARIS) == wall


@pytest.mark.parametrize(
    ("entry", "minutes"),
    [
        ("1h", 60), ("45m", 45), ("1h30m", 90), ("+2h", 120), ("90m", 90), ("0m", 0),
        ("9:00 - 10:30", 90), ("9:00-10:30", 90), ("09:00 - 09:05", 5), ("9:00am - 1:15pm", 255),
        ("9:00am - 1pm", 240), ("<23:30 - 0:30", 60), ("23:30 - 0:30>", 60),
        ("<23:00 - 24:00", 1500), ("22:00 - 24:00", 120), ("0:30> - 2:00>", 90),
        ("12:00am - 12:30am", 30), ("8:00 - 8:00", 0),
    ],
)  # fmt: skip
def test_an_entry_lasts_as_long_as_klog_counts(entry: str, minutes: int) -> None:
    assert told_by(f"{entry} draft #writing") == [(minutes, ("writing",), "draft")]


@pytest.mark.parametrize(
    ("entry", "start"),
    [
        ("<23:30 - 0:30 #x", datetime(2026, 11, 19, 22, 30, tzinfo=UTC)),
        ("9:00pm - 10pm #x", datetime(2026, 11, 20, 20, 0, tzinfo=UTC)),
        ("0:30> - 2:00> #x", datetime(2026, 11, 20, 23, 30, tzinfo=UTC)),
        ("45m #x", None),
    ],
)
def test_a_range_begins_on_the_clock_here_and_counts_on_its_records_day(
    entry: str, start: datetime | None
) -> None:
    (told,), _missed = split(klog_records.read(f"2026-11-20\n    {entry}\n", HERE))
    assert (told.start, told.day) == (start, DAY)


@pytest.mark.parametrize(
    ("lines", "names", "note"),
    [
        (["45m draft #writing #column"], ("writing", "column"), "draft"),
        (["45m #writing the draft"], ("writing",), "the draft"),
        (["45m #writing #column the #draft again"], ("writing", "column", "draft"),
         "the #draft again"),
        (["45m #12 and #13 #writing"], ("13", "writing"), "#12 and"),
        (["45m to #anna about #tea, twice"], ("anna", "tea"), "to #anna about #tea, twice"),
        (["45m see #12 #writing"], ("12", "writing"), "see"),
        (["45m #project=detox #who=\"a b\""], ("project=detox", "who=a b"), ""),
        (["45m see #12", "    and more", "    #writing"], ("writing",), "see #12\nand more"),
        (["45m", "    first", "    second #x"], ("x",), "first\nsecond #x"),
        (["45m writing"], ("writing",), ""),
        (["45m long walk"], ("long walk",), ""),
        (["45m a long walk by the sea"], (), "a long walk by the sea"),
        (["45m"], (), ""),
    ],
)  # fmt: skip
def test_tags_may_say_the_activity_and_the_rest_is_the_note(
    lines: list[str], names: tuple[str, ...], note: str
) -> None:
    assert told_by("\n    ".join(lines)) == [(45, names, note)]


def test_a_file_of_several_records_is_read_whole() -> None:
    text = (
        "2026-11-19 (8h!)\r\nA day at #home\r\nwith rain\r\n\t1h #writing\r\n\t30m reading\r\n"
        "\r\n\r\n2026/11/20\r\n  9:00 - 10:00 #email\r\n    to the others\r\n  15m #email\r\n"
    )
    told, missed = split(klog_records.read(text, HERE))
    assert missed == []
    assert [(t.place, t.day, t.seconds // 60, t.names, t.note) for t in told] == [
        (4, date(2026, 11, 19), 60, ("writing", "home"), ""),
        (5, date(2026, 11, 19), 30, ("home",), "reading"),
        (9, DAY, 60, ("email",), "to the others"),
        (11, DAY, 15, ("email",), ""),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("    9:00 - ? #writing", RUNNING),
        ("    9:00 - ??? #writing", RUNNING),
        ("    -30m lunch", TAKES_OFF),
        ("    10:00 - 9:00", BACKWARDS),
        ("    1h75m", NO_ENTRY),
        ("    25:00 - 26:00", NO_ENTRY),
        ("    13:00pm - 2:00pm", NO_ENTRY),
        ("    9 - 10", NO_ENTRY),
        ("    lunch", NO_ENTRY),
        ("    m", NO_ENTRY),
        ("lunch", NO_ENTRY),
    ],
)
def test_what_is_no_session_is_named_by_its_line_and_the_rest_comes(
    line: str, message: str
) -> None:
    text = f"2026-11-20\n    1h #writing\n{line}\n    2h #email\n"
    told, missed = split(klog_records.read(text, HERE))
    assert [each.place for each in told] == [2, 4]
    assert [(each.place, each.problem.message) for each in missed] == [(3, message)]


def test_a_record_of_no_day_keeps_no_other_out() -> None:
    text = (
        "2026-11-19\n    1h\n\n2026-02-30\n    1h\n    2h\n\nnotes\n    1h\n\n2026-11-20\n    1h\n"
    )
    told, missed = split(klog_records.read(text, HERE))
    assert [each.place for each in told] == [2, 12]
    assert [(each.place, each.problem.message) for each in missed] == [
        (5, NO_DAY), (6, NO_DAY), (8, NO_ENTRY), (9, NO_ENTRY),
    ]  # fmt: skip


def test_an_entry_stays_known_when_its_end_or_its_tags_are_changed() -> None:
    told = [
        split(klog_records.read(f"2026-11-20\n    {entry}\n", HERE))[0][0].identity
        for entry in ("9:00 - 10:00 #writing", "9:00 - 10:30 draft #email", "9:05 - 10:00 #writing")
    ]
    assert told[0] == told[1] != told[2]


def test_two_entries_that_say_the_same_are_two() -> None:
    text = "2026-11-20\n    1h #writing\n    1h #writing\n"
    first, second = split(klog_records.read(text, HERE))[0]
    assert first.identity != second.identity


def test_what_stands_above_the_first_record_keeps_none_out() -> None:
    told, missed = split(klog_records.read("# My log\n\n2026-11-20\n    1h\n", HERE))
    assert ([each.place for each in told], [each.place for each in missed]) == ([4], [1])


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "[]", "2026-11-20,1h\n", "notes\n    1h\n"])
def test_what_has_no_record_is_no_file_of_klog(text: str) -> None:
    with pytest.raises(NotThatKind):
        klog_records.read(text, HERE)


@given(st.text("0159:-<>?+hmap #\n\t\"='x", max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    told, _missed = split(klog_records.read(f"2026-11-20\n{text}", HERE))
    assert all(each.seconds >= 0 for each in told)
