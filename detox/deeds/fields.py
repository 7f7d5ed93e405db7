"""What both faces ask, read in one way: days, a few words, names, a grace; limits are the domain's.

A reader takes what was typed and what is known so far, and gives a value or an `Unreadable`; each
has words for what it read.
"""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from detox.deeds.deed import NEW_LINE, Field, On, Option
from detox.domain.problem import N_, OnDay, Problem, Refused, Unreadable
from detox.domain.session import NOT_YET
from detox.domain.text import read_name, read_words, shown
from detox.domain.typed.answers import NOTHING, Nothing, is_here, is_nothing
from detox.domain.typed.days import read_only_day
from detox.domain.typed.grace import TypedGrace, read_grace, read_last_day
from detox.domain.typed.slips import TypedSlip, read_slip
from detox.i18n import gettext as _
from detox.wording.accounts import away_since, day_ahead
from detox.wording.dates import near_day
from detox.wording.figures import duration, quoted

TICK = "✓"
"""what a tick is as text; without it, nothing stands there"""
T = TypeVar("T")
BROUGHT_BACK = N_("“detox undo” brings it back.")
PAST_HINT = N_("today, yesterday, 22 november")
COMING_HINT = N_("31 december, 15/01/2027, in 3 weeks")
_NOT_HAPPENED_YET = N_("%(day)s is still to come; record it once it has happened.")


def day_gone(text: str, on: On) -> date | Unreadable:
    """A day up to today, on which something happened."""
    return _up_to_today(text, on, _NOT_HAPPENED_YET)


def session_day(text: str, on: On) -> date | Unreadable:
    """A day up to today, on which time was lived."""
    return _up_to_today(text, on, NOT_YET)


def goal_day(text: str, on: On) -> date | Unreadable:
    """The day a goal began."""
    message = N_("%(day)s is still to come; a goal begins today at the latest.")
    return _up_to_today(text, on, message)


def break_day(text: str, on: On) -> date | Unreadable:
    """The day a break began."""
    message = N_("%(day)s is still to come; log a break once it has begun.")
    return _up_to_today(text, on, message)


def day_to_come(text: str, on: On) -> date | Unreadable:
    """A day from today on: the end of an account, or by when a step is to be done."""
    day = read_only_day(text, on.today, on.house.language, direction="future")
    if isinstance(day, Unreadable) or day >= on.today:
        return day
    message = N_("%(day)s has passed; choose %(today)s (today) or a later day.")
    return Unreadable(Problem(message, {"day": OnDay(day), "today": OnDay(on.today)}))


def review_day(text: str, on: On) -> date | Unreadable | None:
    """A day after today on which to think again; nothing typed is never."""
    if not text.strip():
        return None
    day = read_only_day(text, on.today, on.house.language, direction="future")
    if isinstance(day, Unreadable) or day > on.today:
        return day
    return Unreadable(Problem(N_("%(day)s isn’t a day to come."), {"day": OnDay(day)}))


def words(text: str, _on: On) -> str | Unreadable:
    """A reason or a few words on one line, maybe none."""
    return read_words(text)


def new_name(text: str, on: On) -> str | Unreadable:
    """A name that no other account goes by."""
    name = read_name(text)
    if isinstance(name, Unreadable):
        return name
    return unless_refused(name, lambda: on.house.accounts.check_name(name, on.subject.uid))


def no_return(text: str, on: On) -> TypedGrace | Unreadable:
    """The days until nothing brings an account back, or the day itself, of a request made `on`."""
    return read_grace(text, on.values.get("on") or on.today, on.today, on.house.language)


def last_day(text: str, on: On) -> TypedGrace | Unreadable:
    """The day from which nothing brings an account back, of a request made `on`."""
    return read_last_day(text, on.values.get("on") or on.today, on.today, on.house.language)


def slip(text: str, on: On) -> TypedSlip | Unreadable:
    """Minutes, what led to it, a word, and the day it was if that is not today."""
    typed = read_slip(text, on.today, on.house.language)
    if isinstance(typed, Unreadable) or typed.day is None or typed.day <= on.today:
        return typed
    return Unreadable(Problem(_NOT_HAPPENED_YET, {"day": OnDay(typed.day)}))


def zone(text: str, on: On) -> str | Unreadable:
    """A fixed zone; `here` or nothing goes with the person."""
    name = "" if is_nothing(text) or is_here(text) else shown(text) or "?"
    return unless_refused(name, lambda: on.house.reminders.check_zone(name))


def maybe(read: Callable[[str, On], T | Unreadable]) -> Callable[[str, On], T | Unreadable | None]:
    """A reader that takes nothing typed for nothing said."""
    return lambda text, on: read(text, on) if text.strip() else None


def or_nothing(
    read: Callable[[str, On], T | Unreadable],
) -> Callable[[str, On], T | Unreadable | Nothing]:
    """A reader that takes nothing typed, or a word for nothing, for what takes a value away."""
    return lambda text, on: NOTHING if is_nothing(text) else read(text, on)


def or_empty(read: Callable[[str, On], str | Unreadable]) -> Callable[[str, On], str | Unreadable]:
    """A reader of a text that a word for nothing empties."""
    return lambda text, on: "" if is_nothing(text) else read(text, on)


def say_minutes(minutes: int | None, _on: On) -> str:
    """A duration as it was understood; nothing where none was given."""
    return "" if minutes is None else duration(minutes)


def say_day(day: date | None, on: On) -> str:
    """A day as it was understood; nothing for none."""
    return near_day(day, on.today) if day else ""


def unless_refused(value: T, check: Callable[[], object]) -> T | Unreadable:
    """A value, unless a check refuses it."""
    try:
        check()
    except Refused as refused:
        return Unreadable(refused.problem)
    return value


def tick(name: str, title: str, is_on: Callable[[On], bool]) -> Field:
    """A yes or a no."""
    return Field(
        name, title, lambda text, _on: bool(text), lambda _is_on, _on: "", asked=False,
        stands=lambda on: TICK if is_on(on) else "",
    )  # fmt: skip


def activity_name(key: str, on: On) -> str:
    """The name of an activity in the person's language."""
    return on.house.name_of(key)


def say_coming(day: date | None, on: On) -> str:
    """A day to come, and how far it is; nothing for none."""
    return "" if day is None else day_ahead(day, on.today)


def say_break(day: date, on: On) -> str:
    """Since when, and how many days that makes."""
    return away_since(day, on.today)


def other_name(name: Field, stands: Callable[[On], str]) -> Field:
    """The field of a name, where one stands already."""
    options = (Option("--name -n", N_("another name")),)
    return name._replace(options=options, question=N_("Rename"), hint="", stands=stands)


def say_words(text: str, _on: On) -> str:
    """Words of the person's own, in quotes; nothing for none."""
    return quoted(text) if text else ""


def say_lines(text: str, _on: On) -> str:
    """What parts the lines of a text, where it has several."""
    return _("%(sign)s starts a new line") % {"sign": NEW_LINE} if "\n" in text else ""


def say_return(typed: TypedGrace, on: On) -> str:
    """The day on which a deletion asked for `on` is final."""
    return day_ahead(typed.day(on.values.get("on") or on.today), on.today)


def say_slip(typed: TypedSlip, on: On) -> str:
    """A slip as it was understood."""
    parts = (duration(typed.minutes), say_day(typed.day, on), typed.led_by, typed.word)
    return ", ".join(part for part in parts if part)


def today_stands(_on: On) -> str:
    """Today, as it is typed."""
    return _("today")


def brought_back(_on: On) -> list[str]:
    """How what was taken away comes back."""
    return [_(BROUGHT_BACK)]


def _up_to_today(text: str, on: On, message: str) -> date | Unreadable:
    day = read_only_day(text, on.today, on.house.language)
    if isinstance(day, Unreadable) or day <= on.today:
        return day
    return Unreadable(Problem(message, {"day": OnDay(day)}))
