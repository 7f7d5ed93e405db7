"""The daily check-in: focus, mood, and a line, for those who want to look back at them."""

from collections.abc import Callable
from datetime import date, timedelta

from detox.domain.amending import amended
from detox.domain.checkin import HIGHEST, LINE_LIMIT, LOWEST, CheckIn
from detox.domain.days import ONE_DAY, DayRange
from detox.domain.problem import N_, STILL_TO_COME, OnDay, Refused
from detox.domain.text import clean
from detox.services.ports import Change, Records

USUAL_DAYS = 14


def check_ins_of(records: Records, days: DayRange) -> list[CheckIn]:
    """The check-ins of some days, by day."""
    return sorted(each for each in records.of(CheckIn).values() if days.covers(each.day))


class CheckIns:
    """The check-ins of one person."""

    def __init__(self, records: Records, today: Callable[[], date]) -> None:
        self._records = records
        self._today = today

    def on(self, day: date) -> CheckIn | None:
        """That of a day."""
        return self._records.of(CheckIn).get(day.isoformat())

    @property
    def are_there(self) -> bool:
        """Whether any was noted."""
        return bool(self._records.of(CheckIn))

    def between(self, days: DayRange) -> list[CheckIn]:
        """Those of some days, by day."""
        return check_ins_of(self._records, days)

    def latest(self) -> list[CheckIn]:
        """Those of the last days, up to and with today."""
        after = self._today() + ONE_DAY
        return self.between(DayRange(after - timedelta(days=USUAL_DAYS), after))

    def note(
        self, focus: int, mood: int, line: str = "", day: date | None = None,
        seen: CheckIn | None = None,
    ) -> CheckIn:  # fmt: skip
        """Note how a day is, in place of what was noted of it before; where that was `seen` when
        this was asked, only what differs from it. Raises `Refused`.
        """
        day = day or self._today()
        if day > self._today():
            raise Refused(STILL_TO_COME)
        if not (LOWEST <= focus <= HIGHEST and LOWEST <= mood <= HIGHEST):
            raise Refused(N_("Focus and mood go from 1 to 5."))
        if len(line) > LINE_LIMIT:
            raise Refused(
                N_("This text has %(size)d characters; it can have up to %(limit)d."),
                size=len(line),
                limit=LINE_LIMIT,
            )
        before, after = self.on(day), CheckIn(day, focus, mood, clean(line, LINE_LIMIT))
        if before is not None and seen is not None:
            after = amended(before, seen, after)
        if after != before:
            self._records.commit("checkin.note", [Change(before, after)])
        return after

    def remove(self, day: date) -> CheckIn:
        """Take that of a day away; undo brings it back. Raises `Refused` where there is none."""
        before = self.on(day)
        if before is None:
            raise Refused(N_("There is no check-in on %(day)s."), day=OnDay(day))
        self._records.commit("checkin.remove", [Change(before, None)])
        return before
