"""What the pieces of a when come to: how often and on which days, as parts of a rule."""

from datetime import date
from itertools import combinations
from typing import Any

from detox.domain.problem import N_, Unreadable
from detox.domain.tongues import any_answer, listed
from detox.domain.typed.rules import WEEKDAYS as CODES
from detox.domain.typed.rules import Parts
from detox.domain.typed.slots import MonthDays, day_of_the_year
from detox.domain.typed.when_words import Span
from detox.domain.typed.worded import Line, Piece
from detox.domain.typed.words import fold, unreadable, without_first

NO_SUCH_MONTH_DAY = N_("“%(typed)s” is not a day of any month; write one from the 1st to the 31st.")
APART = N_("“%(one)s” and “%(other)s” do not go together; leave one out, or write two reminders.")
NOT_LEFT_OUT = N_(
    "“%(typed)s” can’t be left out there; weekdays can, as in every day except sunday."
)

_DAY_KINDS = ("weekdays", "nth_days", "month_days", "year_day", "day")
_QUARTERS = {1: "1,4,7,10", -1: "3,6,9,12"}
_YEAR_ENDS = {1: ("1", "1"), -1: ("12", "31")}
_A_MONTH, _A_WEEK = Span("MONTHLY", 1), Span("WEEKLY", 1)
_WORKDAYS = CODES[:5]


class Pieces:
    """The pieces of a when by kind, each kind once."""

    def __init__(self, line: Line, pieces: list[Piece]) -> None:
        self.line = line
        self.all = pieces
        self._found = {piece.kind: piece for piece in pieces}

    def of(self, kind: str) -> Piece | None:
        """The piece of that kind."""
        return self._found.get(kind)

    def got(self, kind: str, name: str) -> Any:
        """What a slot of that kind's piece read, None where there is none."""
        piece = self._found.get(kind)
        return piece.got.get(name) if piece else None

    def typed(self, piece: Piece) -> str:
        """The words of a piece as they were typed."""
        return self.line.text[piece.start : piece.end].strip(" ,;.")

    def apart(self, one: str, other: str) -> Unreadable:
        """That the pieces of two kinds do not go together."""
        texts = [self.typed(self._found[kind]) for kind in (one, other)]
        return unreadable(APART, self.line.text, one=texts[0], other=texts[1])

    @property
    def days(self) -> Piece | None:
        """The piece that names days."""
        return next((p for kind in _DAY_KINDS if (p := self.of(kind))), None)

    def two_of(self) -> Unreadable | None:
        """That two kinds of days stand there."""
        for one, other in combinations([kind for kind in _DAY_KINDS if self.of(kind)], 2):
            return self.apart(one, other)
        return None


def repeats(pieces: Pieces, today: date, language: str) -> Parts | Unreadable | None:
    """FREQ, INTERVAL and what chooses days; None where nothing comes again."""
    often = _often(pieces)
    if isinstance(often, Unreadable):
        return often
    problem = pieces.two_of()
    if problem:
        return problem
    parts = _days(pieces, often, today, language)
    if parts is None or isinstance(parts, Unreadable):
        return parts
    if often and often.times != 1 and not ("BYMONTH" in parts and often.freq == "MONTHLY"):
        parts = parts | {"INTERVAL": str(often.times)}
    return _months(pieces, _without(pieces, parts))


def _often(pieces: Pieces) -> Span | Unreadable | None:
    """How often, out of `every 2 weeks` and `of each month`."""
    own, of = _span(pieces, "often"), _span(pieces, "of")
    if pieces.got("often", "bare") and pieces.of("from"):
        return pieces.apart("often", "from")  # `a week from today` is a day
    if pieces.got("weekdays", "every") and own is None and of in (_A_MONTH, _A_WEEK):
        return None
    if own is None or of is None or (own.freq, of.freq) == ("DAILY", "WEEKLY"):
        return own or of
    is_day_of_it = pieces.got("often", "nth") and own.freq == "DAILY"
    if is_day_of_it or (own.freq == of.freq and own.times == 1):
        return of
    return own if own.freq == "DAILY" and own.times == 1 else pieces.apart("often", "of")


def _span(pieces: Pieces, kind: str) -> Span | None:
    piece = pieces.of(kind)
    if piece is None:
        return None
    got = piece.got
    times = got.get("apart", 1)
    if "nth" in got and kind == "often":
        times = got["nth"]
    if "weekdays" in got:
        return Span("WEEKLY", times)
    if "part" in got or not {"span", "adverb", "unit", "bare"} & got.keys():
        return Span("DAILY", times)
    span: Span = got.get("span") or got.get("adverb") or got.get("bare") or got["unit"]
    return Span(span.freq, span.times * times)


def _days(
    pieces: Pieces, often: Span | None, today: date, language: str
) -> Parts | Unreadable | None:
    nth = pieces.got("often", "nth")
    if nth and pieces.of("of") and often:
        return _month_days(pieces, MonthDays((nth,), is_clear=True), often, "often")
    weekdays = pieces.got("often", "weekdays") or pieces.got("weekdays", "weekdays")
    if weekdays:
        return _weekdays(pieces, weekdays, often)
    if pieces.of("nth_days"):
        return _nth_days(pieces, often)
    if pieces.of("month_days"):
        return _month_days(pieces, pieces.got("month_days", "month_days"), often, "month_days")
    if pieces.of("year_day") or pieces.of("day"):
        return _year_day(pieces, often, today, language)
    if often and (nth is None or nth > 1):
        return {"FREQ": often.freq}
    is_daily = pieces.of("time") and not (often or pieces.of("tonight"))
    return {"FREQ": "DAILY"} if is_daily else None


def _weekdays(pieces: Pieces, codes: tuple[str, ...], often: Span | None) -> Parts | Unreadable:
    fits = often is None or often.freq == "WEEKLY" or often == Span("DAILY", 1)
    if not fits:
        return pieces.apart("often" if pieces.of("often") else "of", "weekdays")
    return {"FREQ": "WEEKLY", "BYDAY": ",".join(codes)}


def _nth_days(pieces: Pieces, often: Span | None) -> Parts | Unreadable | None:
    days: tuple[str, ...] = pieces.got("nth_days", "nth_days")
    if often and often.freq not in ("MONTHLY", "YEARLY"):
        return pieces.apart("often" if pieces.of("often") else "of", "nth_days")
    is_one_day = not (often or pieces.got("nth_days", "every") or pieces.of("months"))
    if is_one_day and any(day.startswith("-") for day in days):
        return None
    freq = often.freq if often else "MONTHLY"
    named = [day for day in days if day[-2:] in CODES]
    if not named:
        places = ",".join(days)
        return {"FREQ": freq, "BYDAY": ",".join(_WORKDAYS), "BYSETPOS": places}
    if len(named) < len(days):
        return None
    return {"FREQ": freq, "BYDAY": ",".join(days)}


def _month_days(
    pieces: Pieces, read: MonthDays, often: Span | None, kind: str
) -> Parts | Unreadable:
    if any(not (day == -1 or 1 <= day <= 31) for day in read.days):
        piece = pieces.of(kind)
        return unreadable(NO_SUCH_MONTH_DAY, pieces.typed(piece) if piece else pieces.line.text)
    days = ",".join(map(str, read.days))
    if often is None or often.freq == "MONTHLY":
        if pieces.got("of", "unit") == Span("MONTHLY", 3) and days in ("1", "-1"):
            return {"FREQ": "MONTHLY", "BYMONTH": _QUARTERS[int(days)], "BYMONTHDAY": days}
        return {"FREQ": "MONTHLY", "BYMONTHDAY": days}
    if often.freq == "YEARLY" and pieces.of("of") and days in ("1", "-1"):
        month, day = _YEAR_ENDS[int(days)]
        return {"FREQ": "YEARLY", "BYMONTH": month, "BYMONTHDAY": day}
    return pieces.apart("often" if pieces.of("often") else "of", kind)


def _year_day(
    pieces: Pieces, often: Span | None, today: date, language: str
) -> Parts | Unreadable | None:
    kind = "year_day" if pieces.of("year_day") else "day"
    piece = pieces.of(kind)
    if piece is None or (kind == "day" and often is None):
        return None
    day = piece.got[kind]
    if kind == "day":
        day = day_of_the_year(_without_on(day.typed), today, language)
    if day is None or (often and often.freq != "YEARLY"):
        return pieces.apart("often" if pieces.of("often") else "of", kind)
    if isinstance(day, Unreadable):
        return day
    return {"FREQ": "YEARLY", "BYMONTH": str(day.month), "BYMONTHDAY": str(day.day)}


def _without_on(typed: str) -> str:
    return without_first(without_first(fold(typed), listed("on")), any_answer("articles"))


def _without(pieces: Pieces, parts: Parts) -> Parts | Unreadable:
    """The days but those that are left out."""
    left_out = pieces.got("except", "weekdays")
    if not left_out:
        return parts
    freq, days = parts["FREQ"], parts.get("BYDAY", ",".join(CODES)).split(",")
    kept = [code for code in days if code not in left_out]
    is_weekdays = parts.keys() <= {"FREQ", "INTERVAL", "BYDAY"} and set(days) <= set(CODES)
    said = freq == "DAILY" or "BYDAY" in parts
    if not (is_weekdays and said and kept and freq in ("DAILY", "WEEKLY")):
        piece = pieces.of("except")
        return unreadable(NOT_LEFT_OUT, pieces.typed(piece) if piece else pieces.line.text)
    freq = "DAILY" if "INTERVAL" in parts and freq == "DAILY" else "WEEKLY"
    return parts | {"FREQ": freq, "BYDAY": ",".join(kept)}


def _months(pieces: Pieces, parts: Parts | Unreadable) -> Parts | Unreadable | None:
    """The months alone that were named."""
    left_out = pieces.got("except_months", "months")
    months = pieces.got("months", "months")
    if isinstance(parts, Unreadable) or not (months or left_out):
        return parts
    months = months or tuple(range(1, 13))
    kept = [month for month in months if month not in (left_out or ())]
    if parts["FREQ"] in ("HOURLY", "YEARLY") or "BYMONTH" in parts or not kept:
        piece = pieces.of("months") or pieces.of("except_months")
        return unreadable(NOT_LEFT_OUT, pieces.typed(piece) if piece else pieces.line.text)
    return parts | {"BYMONTH": ",".join(map(str, kept))}
