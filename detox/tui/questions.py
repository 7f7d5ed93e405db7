"""Questions that are answered by a line: a day gone by, a day to come, words, a grace, a slip."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import clean
from detox.domain.typed.days import read_day
from detox.domain.typed.durations import read_minutes
from detox.domain.typed.grace import TypedGrace, read_grace
from detox.i18n import gettext as _
from detox.i18n import language
from detox.tui.core import CoreApp
from detox.tui.dialogs.ask import ask_line
from detox.tui.endings import in_words
from detox.wording.dates import day_and_month, near_day
from detox.wording.figures import countdown, duration

REASON_LIMIT = 200


class TypedSlip(NamedTuple):
    """Minutes, what led to it, and a word."""

    minutes: int
    led_by: str
    word: str


def ask_past(
    app: CoreApp,
    title: str,
    then: Callable[[date], object],
    preview: Callable[[date], str] | None = None,
) -> None:
    """Ask for a day up to today, which is proposed."""
    today = app.overview.today

    def read(text: str) -> date | Unreadable:
        day = read_day(text, today, language())
        if isinstance(day, Unreadable) or day <= today:
            return day
        return Unreadable(Problem(N_("%(day)s is still to come."), {"day": day.isoformat()}))

    words = preview or (lambda day: near_day(day, today))
    ask_line(app, title, read, words, then, _("today"), _("today, yesterday, 22 november"))


def ask_coming(
    app: CoreApp, title: str, then: Callable[[date], object], now: date | None = None
) -> None:
    """Ask for a day from today on."""
    today = app.overview.today
    value = "" if now is None else now.isoformat()
    hint = _("31 december, 15/01/2027, in 3 weeks")
    ask_line(app, title, _coming(today), lambda day: in_words(day, today), then, value, hint)


def ask_review(app: CoreApp, title: str, then: Callable[[date | None], object]) -> None:
    """Ask when to think again; nothing typed is never."""
    today = app.overview.today
    coming = _coming(today)

    def read(text: str) -> date | Unreadable | None:
        return coming(text) if text.strip() else None

    def words(day: date | None) -> str:
        return "" if day is None else in_words(day, today)

    ask_line(app, title, read, words, then, "", _("in 3 months, 1 march; or nothing"))


def ask_words(
    app: CoreApp, title: str, then: Callable[[str], object], hint: str, *, needed: bool = False
) -> None:
    """Ask for a few words."""

    def read(text: str) -> str | Unreadable:
        words = clean(text, REASON_LIMIT)
        return words if words or not needed else Unreadable(Problem(N_("A few words are needed.")))

    ask_line(app, title, read, lambda words: f"“{words}”" if words else "", then, "", hint)


def ask_grace(app: CoreApp, name: str, asked: date, then: Callable[[TypedGrace], object]) -> None:
    """Ask for the day of no return, or the days until it, as the platform says them."""
    today = app.overview.today

    def read(text: str) -> TypedGrace | Unreadable:
        return read_grace(text, asked, today, language())

    title = _("How long can “%(name)s” be brought back? The platform says so.") % {"name": name}
    hint = _("days, as 30; or the day of no return")
    ask_line(app, title, read, lambda typed: return_words(typed.day(asked), today), then, "", hint)


def return_words(day: date, today: date) -> str:
    """The day of no return, and how far it is."""
    return _("no return from %(day)s, %(when)s") % {
        "day": day_and_month(day, today),
        "when": countdown((day - today).days),
    }


def read_slip(text: str) -> TypedSlip | Unreadable:
    """`20 bored on the train; a word on it`: a duration of up to three pieces, then words."""
    pieces = text.split()
    fault = read_minutes(pieces[0] if pieces else "")
    for count in range(min(3, len(pieces)), 0, -1):
        minutes = read_minutes(" ".join(pieces[:count]))
        if not isinstance(minutes, Unreadable):
            led_by, _sign, word = " ".join(pieces[count:]).partition(";")
            return TypedSlip(minutes, clean(led_by, REASON_LIMIT), clean(word, REASON_LIMIT))
    assert isinstance(fault, Unreadable)
    return fault


def slip_words(slip: TypedSlip) -> str:
    """A slip as it was understood."""
    return ", ".join(part for part in (duration(slip.minutes), slip.led_by, slip.word) if part)


def _coming(today: date) -> Callable[[str], date | Unreadable]:
    def read(text: str) -> date | Unreadable:
        day = read_day(text, today, language(), direction="future")
        if isinstance(day, Unreadable) or day >= today:
            return day
        return Unreadable(Problem(N_("%(day)s has gone by."), {"day": day.isoformat()}))

    return read
