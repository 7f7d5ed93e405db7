"""Totals kept beside the records: they can be thrown away at any time and are rebuilt from what changed.

One small file holds a row for each month; the days of a month stand in a file of their own.
"""

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from contextlib import suppress
from datetime import date, timedelta, tzinfo
from pathlib import Path
from typing import Any, NamedTuple

from detox.domain.days import DayRange, month_of, months_in
from detox.domain.problem import DataTrouble
from detox.domain.session import Session
from detox.domain.totals import Table, Totals, tally
from detox.storage.files import write_whole

FORM = 1
"""Raised whenever totals are counted or kept differently."""

Months = dict[str, dict[str, Any]]


class Source(NamedTuple):
    """What totals are counted from. `known` tells each document and what changes when it does."""

    known: Mapping[str, Hashable]
    sessions_of: Callable[[str], Iterable[Session]]
    day_start: int
    zone_of: Callable[[str], tzinfo]

    def tally(self, month: str) -> Totals:
        """The totals of the sessions noted in a month, the days they run over into included."""
        return tally(self.sessions_of(month), self.day_start, self.zone_of)


class Derived:
    """Totals by month, kept in a folder, or only in memory where there is none."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._months: Months | None = None
        self._days: dict[str, tuple[str, Totals]] = {}

    def totals(self, days: DayRange, source: "Source", *, fine: bool) -> Totals:
        """Totals of `days`; not `fine`, whole months are summed under their first day."""
        sums = Totals({}, {})
        rebuilt = False
        for month in months_in(DayRange(days.first - timedelta(days=1), days.after)):
            if f"log-{month}" not in source.known:
                continue
            mark = f"{FORM} {source.day_start} {source.known[f'log-{month}']!r}"
            row = self._load().get(month)
            if row is None or row.get("mark") != mark:
                row = self._rebuild(month, mark, source)
                rebuilt = True
            whole = month_of(date.fromisoformat(f"{month}-01"))
            if not fine and days.first <= whole.first and whole.after <= days.after:
                _absorb(sums, _coarse(row, whole, days))
            else:
                _absorb(sums, self._detail(month, mark, source).within(days))
        if rebuilt:
            self._keep("months", self._load())
        return sums

    def _rebuild(self, month: str, mark: str, source: "Source") -> dict[str, Any]:
        detail = source.tally(month)
        row = _row(mark, detail, month_of(date.fromisoformat(f"{month}-01")))
        self._load()[month] = row
        self._days = (
            {**self._days, month: (mark, detail)}
            if self._folder is None
            else {month: (mark, detail)}
        )
        self._keep(month, {"mark": mark, "activities": detail.activities, "tags": detail.tags})
        return row

    def _detail(self, month: str, mark: str, source: "Source") -> Totals:
        if month in self._days and self._days[month][0] == mark:
            return self._days[month][1]
        found = self._read(month)
        if isinstance(found, dict) and found.get("mark") == mark:
            return Totals(found["activities"], found["tags"])
        return source.tally(month)

    def _load(self) -> Months:
        if self._months is None:
            found = self._read("months")
            self._months = found if isinstance(found, dict) else {}
        return self._months

    def _read(self, name: str) -> Any:
        if self._folder is None:
            return None
        try:
            return json.loads((self._folder / f"{name}.json").read_bytes())
        except (OSError, ValueError):
            return None

    def _keep(self, name: str, content: dict[str, Any]) -> None:
        if self._folder is None:
            return
        with suppress(DataTrouble):  # a full disk costs speed here, nothing else
            text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
            write_whole(self._folder / f"{name}.json", text.encode(), durable=False)


def _row(mark: str, detail: Totals, whole: DayRange) -> dict[str, Any]:
    inside = detail.within(whole)
    beyond = [
        {d: row for d, row in table.items() if d >= whole.after.isoformat()} for table in detail
    ]
    return {
        "mark": mark,
        "activities": inside.by_activity(),
        "tags": inside.by_tag(),
        "beyond": beyond,
    }


def _coarse(row: dict[str, Any], whole: DayRange, days: DayRange) -> Totals:
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
