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

FORM = 3
"""Raised whenever totals are counted or kept differently."""

Row = dict[str, Any]
Count = Callable[[Iterable[Session], int, Callable[[str], tzinfo]], Totals]
"""counts sessions, given the start of day and what finds a zone"""


class Source:
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

    def tally(self, month: str) -> Totals:
        """The totals of the sessions noted in a month, the days they run over into included."""
        return self.count(self.sessions_of(month), self.day_start, self.zone_of)

    def mark(self, month: str, homes: Iterable[str]) -> str:
        """What changes when the totals of a month read from these other documents may have."""
        others = [(home, self.known.get(home)) for home in homes]
        return f"{FORM} {self.day_start} {self.known[f'log-{month}']!r} {others!r}"


class Derived:
    """Totals by month, kept in a folder, or only in memory where there is none.

    `prefix` begins the names of the files, so that what few ask for stands apart.
    """

    def __init__(self, folder: AnyPath | None, prefix: str = "") -> None:
        self._folder = folder
        self._prefix = prefix
        self._months: dict[str, Row] | None = None
        self._days: dict[str, tuple[str, list[str], Totals]] = {}

    def beside(self, prefix: str) -> "Derived":
        """Totals of another kind, kept in the same place."""
        return Derived(self._folder, prefix)

    def totals(self, days: DayRange, source: Source, *, fine: bool) -> Totals:
        """Totals of `days`; not `fine`, whole months are summed under their first day."""
        sums = Totals({}, {})
        known = dict(self._load())
        for month in months_in(DayRange(days.first - timedelta(days=1), days.after)):
            if f"log-{month}" not in source.known:
                continue
            whole = month_of(date.fromisoformat(f"{month}-01"))
            if not fine and days.first <= whole.first and whole.after <= days.after:
                _absorb(sums, _coarse(self._row(month, source), whole, days))
            else:
                _absorb(sums, self._detail(month, source).within(days))
        if any(self._load()[month] is not known.get(month) for month in self._load()):
            self._keep("months", self._load())
        return sums

    def uncounted(self, days: DayRange, source: Source) -> list[str]:
        """The months of these days that have still to be counted, as far as anybody kept them."""
        missing = self._uncounted(days, source)
        if missing and self._folder is not None:
            self._months = None  # maybe somebody else has counted them
            missing = self._uncounted(days, source)
        return missing

    def _uncounted(self, days: DayRange, source: Source) -> list[str]:
        rows = self._load()
        return [
            month
            for month in months_in(days)
            if f"log-{month}" in source.known
            and (
                month not in rows or rows[month]["mark"] != source.mark(month, rows[month]["homes"])
            )
        ]

    def _row(self, month: str, source: Source) -> Row:
        row = self._load().get(month)
        if row is not None and row["mark"] == source.mark(month, row["homes"]):
            return row
        detail = self._rebuilt(month, source)
        return _row_of(*_marked(month, source), detail, month)

    def _detail(self, month: str, source: Source) -> Totals:
        if month in self._days:
            mark, homes, detail = self._days[month]
            if mark == source.mark(month, homes):
                return detail
        found = self._read(month)
        if found is not None and found["mark"] == source.mark(month, found["homes"]):
            return Totals(found["activities"], found["tags"])
        return self._rebuilt(month, source)

    def _rebuilt(self, month: str, source: Source) -> Totals:
        detail = source.tally(month)
        if not source.is_settled(month):
            return detail
        mark, homes = _marked(month, source)
        self._load()[month] = _row_of(mark, homes, detail, month)
        others = {} if self._folder else self._days
        self._days = {**others, month: (mark, homes, detail)}
        self._keep(month, {"mark": mark, "homes": homes, **detail._asdict()})
        return detail

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


def _marked(month: str, source: Source) -> tuple[str, list[str]]:
    """The mark of a month that was just read, and the other documents it was read from."""
    homes = list(source.homes_of(month))
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


def _absorb(sums: Totals, more: Totals) -> None:
    for table, rows in zip(sums, more, strict=True):
        _absorb_table(table, rows)


def _absorb_table(table: Table, rows: Table) -> None:
    for day, row in rows.items():
        known = table.setdefault(day, {})
        for key, (minutes, sessions) in row.items():
            before = known.get(key, (0, 0))
            known[key] = [before[0] + minutes, before[1] + sessions]
