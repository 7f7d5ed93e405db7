"""Totals kept beside the records: thrown away at any time, they are rebuilt from what changed.

One small file holds a row for each month; the days of a month stand in a file of their own.
"""

import json
import os
from binascii import crc32
from collections.abc import Callable, Hashable, Iterable, Mapping
from contextlib import suppress
from datetime import date, timedelta, tzinfo
from typing import Any

from detox.domain.days import DayRange, month_of, months_in
from detox.domain.problem import DataTrouble
from detox.domain.session import Session
from detox.domain.totals import Table, Totals, tally
from detox.paths import AnyPath
from detox.staging import read_regular
from detox.storage.files import write_whole
from detox.storage.here import zone_mark

FORM = 4
"""Raised whenever totals are counted or kept differently."""

_HERE = "here"
"""stands among the documents of a month with sessions that go by the zone of the person"""

_FEW_MONTHS = 2
"""so few are looked up by themselves, not in the file of all months"""

_AT_HAND = 14
"""months whose days stay in memory where they are kept on disk: those that a year is read from"""

Row = dict[str, Any]
Count = Callable[[Iterable[Session], int, Callable[[str], tzinfo]], Totals]
"""counts sessions, given the start of day and what finds a zone"""


class Countable:
    """What totals are counted from. `known` tells each document and what changes when it does.

    What was read of a month that `is_settled` not may be read differently later. `homes_of` names
    the other documents that a month was read from, once it was.
    """

    def __init__(
        self,
        known: Mapping[str, Hashable],
        sessions_of: Callable[[str], Iterable[Session]],
        is_settled: Callable[[str], bool],
        homes_of: Callable[[str], Iterable[str]],
        day_start: int,
        zone_of: Callable[[str], tzinfo],
        count: Count = tally,
    ) -> None:
        self.known = known
        self.sessions_of = sessions_of
        self.is_settled = is_settled
        self.homes_of = homes_of
        self.day_start = day_start
        self.zone_of = zone_of
        self.count = count
        self.relied_on: set[str] = set()
        """the documents whose state was asked for"""
        self._is_here = False

    def tally(self, month: str) -> Totals:
        """The totals of the sessions noted in a month, the days they run over into included."""
        return self.counted(self.sessions_of(month))

    def counted(self, sessions: Iterable[Session]) -> Totals:
        """The totals of these; `homes` tells afterwards whether they hang on where one is."""
        self._is_here = False
        return self.count(sessions, self.day_start, self._found_zone)

    def homes(self, month: str, before: Iterable[str] | None = None) -> list[str]:
        """What else a month was just counted from: as it was `before`, or other documents."""
        homes = list(self.homes_of(month) if before is None else before)
        return [*homes, _HERE] if self._is_here and _HERE not in homes else homes

    def mark(self, month: str, homes: Iterable[str]) -> str:
        """What changes when the totals of a month read from these other documents may have."""
        documents = [home for home in homes if home != _HERE]
        self.relied_on.update((f"log-{month}", *documents))
        others = [(home, zone_mark() if home == _HERE else self.known.get(home)) for home in homes]
        return f"{FORM} {self.day_start} {self.known[f'log-{month}']!r} {others!r}"

    def _found_zone(self, name: str) -> tzinfo:
        self._is_here = self._is_here or not name
        return self.zone_of(name)


class Derived:
    """Totals by month, kept in a folder, or only in memory where there is none.

    `prefix` begins the names of the files, so that what few ask for stands apart.
    """

    def __init__(self, folder: AnyPath | None, prefix: str = "") -> None:
        self._folder = folder
        self._prefix = prefix
        self._months: dict[str, Row] | None = None
        self._are_new = False
        self._days: dict[str, tuple[str, list[str], Totals]] = {}

    def beside(self, prefix: str) -> "Derived":
        """Totals of another kind, kept in the same place: few ask for them, so that nothing of them
        stays in memory.
        """
        return Derived(self._folder, prefix)

    def totals(
        self,
        days: DayRange,
        source: Countable,
        *,
        fine: bool,
        under: Callable[[str], str] | None = None,
    ) -> Totals:
        """Totals of `days`; not `fine`, whole months are summed under their first day, and with
        `under` each day under what that tells of it.
        """
        sums = Totals({}, {})
        for month in months_in(DayRange(days.first - timedelta(days=1), days.after)):
            if f"log-{month}" not in source.known:
                continue
            whole = month_of(date.fromisoformat(f"{month}-01"))
            if not fine and days.first <= whole.first and whole.after <= days.after:
                _absorb(sums, _coarse(self._row(month, source), whole, days), under)
            else:
                _absorb(sums, self._detail(month, source).within(days), under)
        if self._are_new:
            self._keep("months", self._load())
            self._are_new = False
        if self._prefix and self._folder is not None:
            self._months = None
            self._days.clear()
        return sums

    def carry_on(
        self,
        month: str,
        added: Iterable[Session],
        before: Mapping[str, Hashable],
        after: Mapping[str, Hashable],
        source: Callable[[int, Mapping[str, Hashable]], Countable],
    ) -> None:
        """Make what is kept of a month that of after sessions were added to it, and nothing else.

        `before` and `after` tell each document and what changes when it does.
        """
        kept = self._read(month)
        if kept is None or any(before.get(home) != after.get(home) for home in kept["homes"]):
            return
        day_start = int(kept["mark"].split(" ", 2)[1])
        old, new = source(day_start, before), source(day_start, after)
        if kept["mark"] == old.mark(month, kept["homes"]):
            more = new.counted(added)
            homes = new.homes(month, kept["homes"])
            detail = Totals(kept["activities"], kept["tags"]).plus(more)
            self._keep_days(new.mark(month, homes), homes, detail, month)

    def uncounted(self, days: DayRange, source: Countable) -> list[str]:
        """The months of these days that have still to be counted, as far as anybody kept them."""
        missing = self._uncounted(days, source)
        if missing and self._folder is not None:
            self._months = None  # maybe somebody else has counted them
            missing = self._uncounted(days, source)
        return missing

    def _uncounted(self, days: DayRange, source: Countable) -> list[str]:
        months = [month for month in months_in(days) if f"log-{month}" in source.known]
        rows = self._load() if len(months) > _FEW_MONTHS else {}
        return [
            month
            for month in months
            if (month not in rows or not _holds(rows[month], month, source))
            and self._kept(month, source) is None
        ]

    def _row(self, month: str, source: Countable) -> Row:
        row = self._load().get(month)
        if row is not None and _holds(row, month, source):
            return row
        kept = self._kept(month, source)
        if kept is not None:
            return self._keep_row(*kept, month)
        detail = self._rebuilt(month, source)
        return _row_of(*_marked(month, source), detail, month)

    def _detail(self, month: str, source: Countable) -> Totals:
        if month in self._days:
            mark, homes, detail = self._days[month]
            if mark == source.mark(month, homes):
                return detail
        kept = self._kept(month, source)
        if kept is None:
            return self._rebuilt(month, source)
        self._remember(month, *kept)
        return kept[-1]

    def _remember(self, month: str, mark: str, homes: list[str], detail: Totals) -> None:
        """Have it at hand for who asks next: a report and a picture ask several times."""
        self._days.pop(month, None)
        if self._folder is not None and len(self._days) >= _AT_HAND:
            del self._days[next(iter(self._days))]
        self._days[month] = (mark, homes, detail)

    def _kept(self, month: str, source: Countable) -> tuple[str, list[str], Totals] | None:
        """The days of a month as they were kept, with mark and other documents, if it holds."""
        found = self._read(month)
        if found is None or not _holds(found, month, source):
            return None
        return found["mark"], found["homes"], Totals(found["activities"], found["tags"])

    def _rebuilt(self, month: str, source: Countable) -> Totals:
        detail = source.tally(month)
        if not source.is_settled(month):
            return detail
        mark, homes = _marked(month, source)
        self._keep_row(mark, homes, detail, month)
        self._remember(month, mark, homes, detail)
        self._keep_days(mark, homes, detail, month)
        return detail

    def _keep_row(self, mark: str, homes: list[str], detail: Totals, month: str) -> Row:
        self._are_new = True
        row = self._load()[month] = _row_of(mark, homes, detail, month)
        return row

    def _keep_days(self, mark: str, homes: list[str], detail: Totals, month: str) -> None:
        self._keep(month, {"mark": mark, "homes": homes, **detail._asdict()})

    def _load(self) -> dict[str, Row]:
        if self._months is None:
            self._months = self._read("months") or {}
        return self._months

    def _read(self, name: str) -> dict[str, Any] | None:
        """What was kept, unless the smallest thing about it has changed since."""
        if self._folder is None:
            return None

        try:
            kept = read_regular(self._place(self._folder, name))
            form, checked, content = kept.split(b"\n", 2)
            if int(form) != FORM or int(checked) != crc32(content):
                return None
            found: dict[str, Any] = json.loads(content)
        except (OSError, ValueError, RecursionError):
            return None
        return found

    def _place(self, folder: AnyPath, name: str) -> str:
        return os.path.join(folder, f"{self._prefix}{name}.json")

    def _keep(self, name: str, content: Mapping[str, Any]) -> None:
        if self._folder is None:
            return

        with suppress(DataTrouble):  # a full disk costs speed here, nothing else
            text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
            kept = b"%d\n%d\n%s" % (FORM, crc32(text), text)
            write_whole(self._place(self._folder, name), kept, durable=False)


def _holds(kept: Row, month: str, source: Countable) -> bool:
    """Whether what was kept of a month is what would be counted now."""
    return bool(kept["mark"] == source.mark(month, kept["homes"]))


def _marked(month: str, source: Countable) -> tuple[str, list[str]]:
    """The mark of a month that was just read, and the other documents it was read from."""
    homes = source.homes(month)
    return source.mark(month, homes), homes


def _row_of(mark: str, homes: list[str], detail: Totals, month: str) -> Row:
    whole = month_of(date.fromisoformat(f"{month}-01"))
    inside = detail.within(whole)
    after = whole.after.isoformat()
    return {
        "mark": mark,
        "homes": homes,
        "activities": inside.by_activity(),
        "tags": inside.by_tag(),
        "beyond": [{d: row for d, row in table.items() if d >= after} for table in detail],
    }


def _coarse(row: Row, whole: DayRange, days: DayRange) -> Totals:
    first = whole.first.isoformat()
    month = Totals({first: row["activities"]}, {first: row["tags"]})
    return month.plus(Totals(*row["beyond"]).within(days))


def _absorb(sums: Totals, more: Totals, under: Callable[[str], str] | None) -> None:
    for table, rows in zip(sums, more, strict=True):
        _absorb_table(table, rows, under)


def _absorb_table(table: Table, rows: Table, under: Callable[[str], str] | None) -> None:
    for day, row in rows.items():
        place = under(day) if under else day
        known = table.get(place)
        if known is None:
            table[place] = dict(row)
            continue
        for key, (minutes, sessions) in row.items():
            before = known.get(key, (0, 0))
            known[key] = [before[0] + minutes, before[1] + sessions]
