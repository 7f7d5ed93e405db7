"""Records as a stranger, a fault or a hand may leave them: of each table one good, hundreds odd.

The odd ones take a good one apart: every field of it, those inside fields too, is left out, or has
one of many odd values instead.
"""

import copy
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from detox.storage.document import header

Raw = dict[str, Any]
REV = "2026-11-22T10:00:00.000Z-0000-stranger"
DAY, INSTANT = "2026-11-20", "2026-11-20T10:00:00Z"

GOOD: dict[str, tuple[str, Raw]] = {
    "sessions": (
        "2611good",
        {
            "day": DAY, "minutes": 45, "activity": "writing", "note": "a good note",
            "tags": ["good"], "start": INSTANT, "zone": "Europe/Paris",
        },
    ),
    "accounts": (
        "goodaccount",
        {
            "name": "Good Net", "platform": "instagram", "state": "leaving", "day": "2026-12-31",
            "requested_on": None, "irreversible_on": None, "deactivated_on": None,
            "gone_on": None, "review_on": None, "reason": "because",
            "breaks": [
                {
                    "start": "2026-05-22", "end": None,
                    "pauses": [{"start": "2026-06-01", "end": "2026-06-03"}],
                }
            ],
            "events": [
                {
                    "on": "2026-05-22", "deed": "leave", "day": "2026-12-31", "before": None,
                    "reason": "",
                }
            ],
        },
    ),
    "activities": (
        "goodactivity",
        {
            "name": "Good deeds", "letter": "g", "colour": "", "goal": 120, "archived": False,
            "order": 3,
        },
    ),
    "timers": (
        "timer",
        {
            "activity": "writing", "stretches": [["2026-11-22T14:00:00Z", None]], "seed": "2611t",
            "zone": "Europe/Paris", "note": "a good timer", "tags": ["timed"],
            "awake": ["boot", 12.5, "host"],
        },
    ),
    "baselines": (
        "goodbaseline",
        {
            "minutes": 150, "valid_from": "2026-01-01", "account": "goodaccount",
            "method": "typed", "publishing": 30,
        },
    ),
    "slips": (
        "goodslip",
        {
            "account": "goodaccount", "day": DAY, "minutes": 20, "led_by": "a link",
            "word": "by habit",
        },
    ),
    "steps": (
        "goodaccount.own1",
        {
            "account": "goodaccount", "kind": "own", "progress": "todo", "on": None, "reason": "",
            "due": "2026-12-10", "title": "print the good album", "order": 2,
        },
    ),
    "reminders": (
        "goodreminder",
        {
            "kind": "own", "at": "09:00", "rule": "FREQ=WEEKLY;BYDAY=MO", "leads": [],
            "first": "2026-11-01", "zone": "Europe/Paris", "texts": ["the good one"],
            "only": {
                "nothing_today": False, "nothing_this_week": "people", "while_leaving": False,
            },
            "names_platforms": False, "is_on": True, "changed": "2026-11-01T09:00:00Z",
        },
    ),
    "rates": (
        "goodrate",
        {"amount_cents": 10_000, "currency": "EUR", "valid_from": "2026-01-01"},
    ),
    "checkins": (DAY, {"focus": 4, "mood": 3, "line": "a good day"}),
    "people": (
        "goodperson",
        {
            "name": "Good Person",
            "ways": [{"kind": "mail", "value": "good@example.org", "label": "home"}],
            "circles": ["artists"], "pace_weeks": 8, "bring": "a good book", "note": "a good note",
            "origin": {"platform": "instagram", "handle": "good", "since": DAY}, "rests": False,
            "rest_until": None, "added_on": DAY, "joined": ["another"],
        },
    ),
    "signs": (
        "goodsign",
        {
            "person": "goodperson", "day": DAY, "way": "letter", "from_them": False,
            "line": "a good letter", "session": "2611good",
        },
    ),
    "sources": (
        "goodsource",
        {
            "name": "Good Source", "followed": {"platform": "reddit", "handle": "r/good"},
            "is": "site", "address": "https://good.example", "feed": "https://good.example/feed",
            "state": "found", "tags": ["good"], "line": "a good read",
        },
    ),
    "goodbyes": ("goodaccount.en", {"text": "a good bye", "written_on": DAY}),
    "whereabouts": (
        "own",
        {
            "mail": "me@example.org", "site": "https://me.example",
            "newsletter": "https://me.example/letter",
        },
    ),
    "sittings": (
        "goodsitting",
        {
            "day": DAY, "seconds": 700,
            "answers": [
                {"question": "scrolling", "value": 120, "words": "in the good evening"},
                {"question": "worth", "value": 10_000, "words": ""},
            ],
            "currency": "EUR", "days": 300, "returns_cents": 100, "ended": True,
        },
    ),
    "channels": (
        "goodchannel",
        {"name": "good letters", "kind": "letters", "archived": False, "order": 1},
    ),
    "efforts": (
        "goodeffort",
        {
            "channel": "goodchannel", "first": "2026-11-01", "after": "2026-11-21",
            "own_minutes": 60, "others": [{"minutes": 30, "rate_cents": 1_500, "who": "printer"}],
            "money_cents": 100, "currency": "EUR", "reached": 9, "answers": 3,
            "brought_cents": 200, "line": "a good effort",
        },
    ),
    "upkeeps": (
        "goodupkeep",
        {
            "name": "good upkeep", "minutes_a_day": 90, "days_a_year": 300, "first": "2026-01-01",
            "after": None,
        },
    ),
    "campaigns": (
        "goodcampaign",
        {
            "name": "good push", "first": "2026-11-01", "after": "2027-12-01",
            "weekdays": [0, 1, 2], "minutes_a_day": 60,
        },
    ),
    "ownwords": ("own", {"text": "good words", "written_on": DAY}),
}  # fmt: skip
DOCUMENTS = {
    "people": ("people", "signs", "sources", "goodbyes", "whereabouts"),
    "thinking": ("sittings", "channels", "efforts", "upkeeps", "campaigns", "ownwords"),
    "log-2026-11": ("sessions",),
}
"""the tables that don't stand in the plan"""

_LONG = "x" * 50_000
_DEEP: Any = "deep"
for _level in range(60):
    _DEEP = {"a": [_DEEP]}

ODD: list[Any] = [
    None, True, False, 0, 1, -1, 3, 10**30, -(10**30), 1e308, 0.5, float("nan"), float("inf"),
    "", " ", "x", "0", "NaN", "nothing", "\ud800", "\x00", "\x1b[2J\x1b]0;owned\x07",
    "a\nb\tc", "\u202egnirts", "[red]x[/]", "[@click=app.quit]x[/]", "%(n)s %s {0}", "é" * 300,
    _LONG, "🌱👩\u200d👩\u200d👧", "../../etc/passwd", "$(touch /tmp/owned)",
    "2026-02-30", "0001-01-01", "9999-12-31", "2026-11-20", "2026-W47-5", "20261120",
    "2199-12-31", "1900-01-01", "25:61", "24:00", "09:00:01", "09:00+02:00", "00:00",
    "2026-11-20T10:00:00", "2026-11-20T10:00:00+99:99", "2026-11-20T10:00:00Z",
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2199-12-31T23:59:59Z",
    "Nowhere/Land", "UTC", "Europe/Paris", "goodaccount", "gone-account", "writing", "own",
    "leaving", "requested", "gone", "keeping", "plan-steps", "evening-log", "done",
    [], [None], [[]], [1, 2, 3], ["a"] * 1000, ["x", "y"], [["2026-11-22T14:00:00Z", 5]],
    {}, {"a": 1}, {"": {}}, _DEEP,
]  # fmt: skip

RULES = [
    "x", "RRULE:FREQ=DAILY", "freq=daily", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1",
    "FREQ=DAILY;INTERVAL=999999999", "FREQ=DAILY;COUNT=-1", "FREQ=DAILY;COUNT=0",
    "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;UNTIL=zzz", "FREQ=DAILY;WKST=ZZ", "FREQ=SECONDLY",
    "FREQ=MINUTELY", "FREQ=MINUTELY;INTERVAL=1", "FREQ=HOURLY;BYDAY=MO", "FREQ=HOURLY;INTERVAL=0",
    "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=", "FREQ",
    "FREQ=DAILY;FREQ=WEEKLY", "FREQ=DAILY;", ";FREQ=DAILY", "FREQ=DAILY\nFREQ=WEEKLY",
    "FREQ=YEARLY;BYWEEKNO=54;BYDAY=MO", "FREQ=YEARLY;BYYEARDAY=367", "FREQ=YEARLY;BYEASTER=0",
    "FREQ=DAILY;BYHOUR=9", "FREQ=DAILY;BYSETPOS=400", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=99",
    "DTSTART:20260101T000000\nRRULE:FREQ=DAILY", "FREQ=DAILY;X-FOO=1", "FREQ=DAILY;UNTIL=20261340",
    "FREQ=DAILY;COUNT=5;UNTIL=20261201", "FREQ=WEEKLY;BYMONTHDAY=3", "BYDAY=MO", "EXDATE:20260101",
    "FREQ=DAILY;INTERVAL=２", "FREQ=DAILY;INTERVAL=1.5", "FREQ=DAILY " * 100,
]  # fmt: skip
"""Rules that no reminder of ours has; each is what makes the record odd."""


def variants(table: str) -> Iterator[Raw]:
    """The good record of a table, each field left out or odd; and some that are no records."""
    good = GOOD[table][1]
    yield {}
    yield {**good, "unheard_of": {"a": [1]}, "": "x"}
    for path in _paths(good):
        yield _with(good, path, None, leave_out=True)
        for value in ODD:
            yield _with(good, path, value)
    if table == "reminders":
        for rule in RULES:
            yield {**good, "rule": rule}


def odd_uids(table: str) -> Iterator[str]:
    """Uids that no record of ours has."""
    yield from ("", " ", "\x00", "\ud800", "\x1b[2J", "../../x", "x" * 300, "a\nb", "[red]", "🌱")
    yield "evening-log" if table == "reminders" else "evening-log "


def file_of(records: dict[str, dict[str, Any]]) -> bytes:
    """A file of records of a stranger."""
    whole = {"header": {"detox": header("stranger", "x")}, **records}
    return json.dumps(whole).encode()


def stamped(raw: Raw) -> Raw:
    """A record with a revision."""
    return {**raw, "rev": REV}


def good_records() -> dict[str, dict[str, Raw]]:
    """One good record of each table."""
    return {table: {uid: stamped(raw)} for table, (uid, raw) in GOOD.items()}


def put(home: Path, records: dict[str, dict[str, Any]]) -> None:
    """Lay records of any tables into a home, in a folder of another machine."""
    folder = home / "data" / "records" / "stranger"
    folder.mkdir(parents=True, exist_ok=True)
    document = {table: name for name, tables in DOCUMENTS.items() for table in tables}
    for name in ("plan", *DOCUMENTS):
        its = {table: r for table, r in records.items() if document.get(table, "plan") == name}
        (folder / f"{name}.json").write_bytes(file_of(its))


def crowd(tables: list[str], every: int = 1) -> dict[str, dict[str, Any]]:
    """What is odd in these tables at once, beside one good record of every table.

    With `every` 4 it is every fourth of them.
    """
    records: dict[str, dict[str, Any]] = good_records()
    for table in tables:
        strange: dict[str, Any] = {}
        for number, raw in enumerate(islice(variants(table), None, None, every)):
            strange[uid_for(table, number)] = stamped(raw)
        for uid in odd_uids(table):
            strange[uid] = stamped(GOOD[table][1])
        shapeless: list[Any] = [None, True, 7, "x", [], [{}]]
        for number, value in enumerate(shapeless):
            strange[f"{uid_for(table, number)}n"] = value
        records[table] = {**strange, **records[table]}
    return records


def uid_for(table: str, number: int) -> str:
    """A sound uid: what is odd is the record."""
    if table == "sessions":
        return f"2611odd{number}"
    if table == "checkins":
        return f"2026-{1 + number // 28 % 10:02}-{1 + number % 28:02}"
    return f"odd{number}"


def _paths(raw: Any, so_far: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where everything is in a record, and in what it holds."""
    items = raw.items() if isinstance(raw, dict) else enumerate(raw)
    for key, value in items:
        yield (*so_far, key)
        if isinstance(value, dict | list):
            yield from _paths(value, (*so_far, key))


def _with(raw: Raw, path: tuple[Any, ...], value: Any, *, leave_out: bool = False) -> Raw:
    changed = copy.deepcopy(raw)
    inner: Any = changed
    for key in path[:-1]:
        inner = inner[key]
    if leave_out:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return changed
