"""A when cut into pieces: every word belongs to one, or the whole is refused."""

import re
from collections.abc import Sequence
from datetime import date, time
from functools import cache
from typing import NamedTuple

from detox.domain.problem import N_, Unreadable
from detox.domain.text import shown
from detox.domain.tongues import spoken, tongue, whens
from detox.domain.typed.repeats import APART, NOT_LEFT_OUT, Pieces
from detox.domain.typed.rules import WEEKDAYS as CODES
from detox.domain.typed.slots import MonthDays, Slots
from detox.domain.typed.vocabulary import LAST, MONTHS, NEAR_DAYS, NEXT, NUMBERS, WEEKDAYS
from detox.domain.typed.when_words import Span, vocabulary
from detox.domain.typed.worded import Line, Piece, Worded
from detox.domain.typed.words import TWO_WAYS, fold, unreadable

NO_WHEN = N_("When? Write every monday 9:00, the 31st 9:00 or tomorrow 9:00.")
NOT_A_WHEN = N_(
    "“%(typed)s” does not say when; write every monday 9:00, the 31st 9:00 or tomorrow 9:00."
)
NOT_UNDERSTOOD = N_(
    "“%(rest)s” was not understood; write every monday 9:00, the 31st 9:00 or tomorrow 9:00."
)
SEVERAL_TIMES = N_("“%(typed)s” has several times; write one reminder for each.")
TOO_OFTEN = N_("“%(typed)s” is not a whole number of hours; write one, as in every 2 hours 9:00.")
OFTEN = N_("“%(typed)s” does not say when; write one reminder for each time, as in monday 9:00.")
IN_HOURS = N_("“%(typed)s” counts from now; write the time of day, as in today 18:30.")
BARE_HOUR = N_("“%(typed)s” may be a time or a day; for a time, write %(time)s.")

_REFUSED = {
    "several": OFTEN, "too_often": TOO_OFTEN, "in_hours": IN_HOURS,
    "except_what": NOT_LEFT_OUT,
}  # fmt: skip


class Against(NamedTuple):
    """What was typed, and what it is read against."""

    text: str
    today: date
    language: str
    day_start: int = 0
    at: time | None = None
    """the time where the text says none"""


def cut(line: Line, against: Against) -> tuple[list[Piece], list[int]]:
    """The pieces of a line, and the places of words that are in none."""
    known = vocabulary()
    joiners = ("joiner", "|".join(known.joiners))
    slots = Slots(line, against.today, against.language).all
    return Worded(line, slots).pieces((*known.forms, joiners))


def gathered(against: Against) -> Pieces | Unreadable:
    """The pieces, all words being in one, each kind once; or why not."""
    line = Line(against.text)
    found, left = cut(line, against)
    found = [_in_whole_hours(piece) for piece in found]
    refused = next((piece for piece in found if piece.kind in _REFUSED), None)
    pieces = Pieces(line, found)
    if refused:
        whole = refused._replace(end=len(against.text))
        typed = pieces.typed(whole if refused.kind == "except_what" else refused)
        return unreadable(_REFUSED[refused.kind], typed)
    found = [_settled(piece, found) for piece in found]
    unclear = next((piece for piece in found if piece.kind in ("unclear", "either")), None)
    if unclear:
        return _both_readings(unclear, pieces, against)
    rest = [line.typed(place, place + 1) for place in left]
    rest += [pieces.typed(piece) for piece in found if piece.kind == "bare_days"]
    if rest or not found or found[-1].kind == "joiner":
        others = [piece for piece in found if piece.kind != "bare_days"]
        return not_understood(" ".join(rest), against, others)
    return _each_once([piece for piece in found if piece.kind != "joiner"], pieces, against)


def _in_whole_hours(piece: Piece) -> Piece:
    """Minutes that come to hours as these: `every 60 minutes`."""
    hours, over = divmod(piece.got.get("apart", 1), 60)
    if piece.kind != "too_often" or over or not hours:
        return piece
    return piece._replace(kind="often", got={"span": Span("HOURLY", hours)})


def _settled(piece: Piece, others: list[Piece]) -> Piece:
    """A piece under the name of what it comes to."""
    if piece.kind == "fortnight":
        return piece._replace(kind="often", got={"span": Span("WEEKLY", 2)})
    if piece.kind == "twice":
        return piece._replace(kind="times", got={"apart": 2})
    if piece.kind == "month_end":
        return piece._replace(kind="month_days", got={"month_days": MonthDays((-1,), True)})
    spans = [each.got.get("unit") or each.got.get("adverb") for each in others]
    is_monthly = any(span and span.freq in ("MONTHLY", "YEARLY") for span in spans)
    if piece.kind == "unclear" and (is_monthly or piece.got["nth"] in (1, -1)):
        days = (f"{piece.got['nth']}{piece.got['weekday']}",)
        return piece._replace(kind="nth_days", got={"nth_days": days, "every": "every"})
    if piece.kind == "bare_days" or (piece.kind == "month_days" and "every" in piece.got):
        is_clear = is_monthly or piece.got["month_days"].is_clear
        return piece._replace(kind="month_days" if is_clear else "bare_days")
    return piece


def _each_once(found: list[Piece], pieces: Pieces, against: Against) -> Pieces | Unreadable:
    """Pieces of one kind are one where they name days; other kinds stand there once."""
    kept: dict[str, Piece] = {}
    for piece in found:
        before = kept.get(piece.kind)
        if before is None:
            kept[piece.kind] = piece
        elif piece.kind == "time":
            return unreadable(SEVERAL_TIMES, against.text)
        elif piece.kind in ("weekdays", "nth_days", "month_days") and "part" not in piece.got:
            kept[piece.kind] = _both(before, piece)
        else:
            one, other = pieces.typed(before), pieces.typed(piece)
            return unreadable(APART, against.text, one=one, other=other)
    return Pieces(pieces.line, list(kept.values()))


def _both(one: Piece, other: Piece) -> Piece:
    """Two pieces of days in one."""
    kind = one.kind
    days: object
    if kind == "weekdays":
        days = tuple(c for c in CODES if c in one.got[kind] or c in other.got[kind])
    elif kind == "month_days":
        days = MonthDays(one.got[kind].days + other.got[kind].days, is_clear=True)
    else:
        days = one.got[kind] + other.got[kind]
    return one._replace(end=other.end, got={**other.got, **one.got, kind: days})


def _both_readings(piece: Piece, pieces: Pieces, against: Against) -> Unreadable:
    """What was typed in the two ways it can be read."""
    typed = pieces.typed(piece)
    table = whens()[spoken(against.language)]
    if piece.kind == "either":
        either = next(t.either[fold(typed)] for t in whens().values() if fold(typed) in t.either)
        one, other = either
    else:
        number, code = piece.got["nth"], piece.got["weekday"]
        if number > len(table.nth_names):
            return unreadable(NOT_A_WHEN, against.text)
        nth = table.nth_names[number - 1]
        names = tongue(against.language).weekdays
        weekday = next(word for word, place in names.items() if place == CODES.index(code))
        parts = {"n": number, "nth": nth, "weekday": weekday}
        one, other = (reading.format(**parts) for reading in table.unclear)
    return unreadable(TWO_WAYS, typed, one=one, other=other)


def not_understood(rest: str, against: Against, found: Sequence[Piece] = ()) -> Unreadable:
    """The refusal, with the words of `rest` that mean nothing beside the pieces that were found."""
    unknown = [
        word
        for word in rest.split()
        if not re.fullmatch("[0-9]+", word) and word not in known_words()
    ]
    if found and re.fullmatch("1?[0-9]|2[0-3]", rest):
        return unreadable(BARE_HOUR, rest, time=f"{rest}:00")
    if unknown:
        return unreadable(NOT_UNDERSTOOD, against.text, rest=shown(" ".join(unknown)))
    return unreadable(NOT_A_WHEN, against.text)


@cache
def known_words() -> frozenset[str]:
    """Words that mean something in a when, if not where they stood; numbers are not among them."""
    known = vocabulary()
    said = [form for _kind, form in known.forms]
    said += [*known.units, *known.nths, *known.counts, *known.parts, *known.sets, *known.every]
    said += [*known.joiners, *WEEKDAYS, *MONTHS, *NUMBERS, *NEAR_DAYS, *LAST, *NEXT]
    return frozenset(re.findall(r"[a-z'-]+(?![a-z'=-]*[}=])", " ".join(said)))
