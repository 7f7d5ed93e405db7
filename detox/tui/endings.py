"""How an account may end: the answers offered, and the two days that are typed."""

from collections.abc import Callable
from datetime import date

from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.typed.days import read_day
from detox.i18n import gettext as _
from detox.i18n import language
from detox.services.setup import offered_day
from detox.tui.core import CoreApp
from detox.tui.dialogs.ask import Choice, ask_line
from detox.wording.dates import day_and_month, near_day
from detox.wording.figures import countdown, days

OFFERED, OTHER, BREAK, UNDECIDED = "offered", "other", "break", "undecided"
Taken = Callable[[date], object]


def endings(today: date) -> list[Choice]:
    """What may be answered, the likeliest first."""
    offered = offered_day(today)
    return [
        Choice(OFFERED, in_words(offered, today), "o"),
        Choice(OTHER, _("another day"), "a"),
        Choice(BREAK, _("only a break"), "b"),
        Choice(UNDECIDED, _("not decided yet"), "n"),
    ]


def in_words(day: date, today: date) -> str:
    """A day to come, and how far it is."""
    return f"{day_and_month(day, today)}, {countdown((day - today).days)}"


def ask_day(app: CoreApp, title: str, then: Taken, now: date | None = None) -> None:
    """Ask for a deletion day."""
    today = app.overview.today
    value = "" if now is None else now.isoformat()
    hint = _("31 december, 15/01/2027, in 3 weeks")
    ask_line(app, title, read_deletion_day(today), lambda d: in_words(d, today), then, value, hint)


def ask_break(app: CoreApp, title: str, then: Taken, now: date | None = None) -> None:
    """Ask since when; today where nothing else is typed."""
    today = app.overview.today
    value = _("today") if now is None else now.isoformat()
    hint = _("today, monday, 22 april")
    ask_line(app, title, read_break(today), lambda d: break_in_words(d, today), then, value, hint)


def break_in_words(since: date, today: date) -> str:
    """Since when, and how many days that makes."""
    parts = {"day": near_day(since, today), "days": days((today - since).days)}
    if since == today:
        return _("a break since today")
    return _("a break since %(day)s: %(days)s") % parts


def read_deletion_day(today: date) -> Callable[[str], date | Unreadable]:
    """A reader of days from `today` on."""

    def read(text: str) -> date | Unreadable:
        day = read_day(text, today, language(), direction="future")
        if isinstance(day, Unreadable) or day >= today:
            return day
        message = N_("%(day)s has gone by; a deletion day is %(today)s (today) or later.")
        return Unreadable(Problem(message, {"day": day.isoformat(), "today": today.isoformat()}))

    return read


def read_break(today: date) -> Callable[[str], date | Unreadable]:
    """A reader of days up to `today`."""

    def read(text: str) -> date | Unreadable:
        day = read_day(text, today, language())
        if isinstance(day, Unreadable) or day <= today:
            return day
        message = N_("%(day)s is still to come; a break is noted once it has begun.")
        return Unreadable(Problem(message, {"day": day.isoformat()}))

    return read
