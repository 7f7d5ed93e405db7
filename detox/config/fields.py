"""Every setting, declared once: its key, title, default, and how a value of it is read."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from detox.config.tomlfile import shown
from detox.config.weekdays import read_weekday
from detox.domain.currencies import CODES, near
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import nearest
from detox.domain.tongues import any_answer, listed
from detox.domain.typed.answers import is_auto, is_no, is_nothing, is_yes, language_named
from detox.domain.typed.words import WEEKDAY_NAMES, fold
from detox.i18n import LANGUAGES

Value = str | bool
_SIGNS = {"€": "EUR", "£": "GBP"}
_DAY_FIRST, _MONTH_FIRST = "day-month", "month-day"
_ORDERS = {
    **{_DAY_FIRST: _DAY_FIRST, "dmy": _DAY_FIRST},
    **{_MONTH_FIRST: _MONTH_FIRST, "mdy": _MONTH_FIRST},
}


class Setting(NamedTuple):
    """One thing a person may choose; `allowed` is empty when only the shape matters."""

    key: str
    title: str
    allowed: tuple[str, ...]
    default: Value
    refusal: str
    read: Callable[[object], Value | None]
    typed_refusal: str = ""
    """what is said instead where a value is typed alone, not written into the file"""

    @property
    def as_typed(self) -> "Setting":
        """The setting as it refuses a value that is typed."""
        return self._replace(refusal=self.typed_refusal or self.refusal)

    def checked(self, value: object) -> Value | Unreadable:
        """`value` as it is stored, or the sentence that says what is allowed."""
        found = self.read(value)
        if found is None or (self.key == "theme" and self.allowed and found not in self.allowed):
            params: dict[str, object] = {"value": shown(value), "allowed": ", ".join(self.allowed)}
            if self.key == "currency":
                params["near"] = near(_word(value)) or "EUR"
            if len(self.allowed) > 2:
                params |= {"some": ", ".join(self.allowed[1:-1]), "last": self.allowed[-1]}
            return Unreadable(Problem(self.refusal, params))
        return found


def _word(value: object) -> str:
    return value.strip().casefold() if isinstance(value, str) else ""


def is_name(text: str) -> bool:
    """Whether `text` can name a theme: small letters, digits, dashes, 40 characters at most."""
    letters = text.replace("-", "a").replace("_", "a")
    short = text[:1] not in ("", "-", "_") and len(text) <= 40
    return short and letters.isascii() and letters.isalnum() and text == text.lower()


def _read_language(value: object) -> Value | None:
    word = _word(value)
    if is_auto(word):
        return "auto"
    found = word if word in LANGUAGES else language_named(word)
    return found if found in LANGUAGES else None


def _read_first_weekday(value: object) -> Value | None:
    word = _word(value)
    return "auto" if is_auto(word) else read_weekday(word)


def _read_day_start(value: object) -> Value | None:
    found = _read_time(_word(value))
    return found if found is not None and found <= "12:00" else None


def _read_clock(value: object) -> Value | None:
    word = _word(str(value) if type(value) is int else value)
    hours = word.removesuffix("h").rstrip()
    return "auto" if is_auto(word) else hours if hours in ("12", "24") else None


def _read_dates(value: object) -> Value | None:
    word = _word(value)
    return "auto" if is_auto(word) else _ORDERS.get(word.replace(" ", "-").replace("_", "-"))


def _read_currency(value: object) -> Value | None:
    word = _word(value)
    if is_auto(word):
        return "auto"
    code = _SIGNS.get(word, word.upper())
    return code if code in CODES else None


def _read_theme(value: object) -> Value | None:
    word = _word(value)
    return word if is_name(word) else None


def _read_wishes(value: object) -> Value | None:
    word = str(value) if type(value) is int else _word(value)
    return word if word in tuple("01234567") else None


def _read_switch(value: object) -> Value | None:
    if isinstance(value, bool):
        return value
    word = _word(value)
    return True if is_yes(word) else False if is_no(word) else None


def _read_quiet_hours(value: object) -> Value | None:
    word = _word(value)
    if value is False or is_no(word) or (word and is_nothing(word)):
        return "off"
    text = fold(word).strip()
    first, _space, rest = text.partition(" ")
    if first in any_answer("introduced"):
        text = rest
    if "-" not in text:
        for joiner in listed("to"):
            text = text.replace(f" {joiner} ", "-")
    since, _, until = text.partition("-")
    ends = [_read_time(since), _read_time(until)]
    return None if None in ends or ends[0] == ends[1] else f"{ends[0]}-{ends[1]}"


def _read_time(word: str) -> str | None:
    """`22:00` of 22:00, 22h, 22 h 00, 10pm or 10:00 p.m."""
    word = word.strip()
    if len(word) == 5 and word[2] == ":":  # as it is stored: most commands read no other
        digits = word[:2] + word[3:]
        is_one = digits.isascii() and digits.isdigit() and word[:2] < "24" and word[3] < "6"
        return word if is_one else None
    from detox.domain.typed.clocks import read_clock_or_hour

    found = read_clock_or_hour(word)
    return None if found is None or isinstance(found, Unreadable) else f"{found:%H:%M}"


_NO_SUCH_THEME = N_("theme is one of %(allowed)s; “%(value)s” is not.")
_SETTINGS = (
    Setting(
        "language",
        N_("Language"),
        ("auto", *LANGUAGES),
        "auto",
        N_("language must be auto, %(some)s or %(last)s, not “%(value)s”."),
        _read_language,
    ),
    Setting(
        "first_weekday",
        N_("First day of the week"),
        ("auto", *WEEKDAY_NAMES),
        "auto",
        N_("first_weekday must be auto or a day, monday to sunday, not “%(value)s”."),
        _read_first_weekday,
    ),
    Setting(
        "day_start",
        N_("Start of the day"),
        (),
        "00:00",
        N_("day_start must be a time in quotes, from 00:00 to 12:00, not “%(value)s”."),
        _read_day_start,
        N_("“%(value)s” is not a time from 00:00 to 12:00, such as 04:00."),
    ),
    Setting(
        "currency",
        N_("Currency"),
        (),
        "auto",
        N_("currency must be auto or a three-letter code such as %(near)s, not “%(value)s”."),
        _read_currency,
        N_("“%(value)s” is neither a three-letter code such as %(near)s, nor auto."),
    ),
    Setting(
        "theme",
        N_("Theme"),
        (),
        "calm-dark",
        N_("theme is the name of a theme, such as calm-dark; “%(value)s” is not."),
        _read_theme,
    ),
    Setting(
        "reminders",
        N_("Reminders"),
        ("true", "false"),
        True,
        N_("reminders must be true or false, not “%(value)s”."),
        _read_switch,
    ),
    Setting(
        "quiet_hours",
        N_("Quiet hours"),
        (),
        "22:00-08:00",
        N_("quiet_hours must be two times such as 22:00-08:00, or off, not “%(value)s”."),
        _read_quiet_hours,
        N_("“%(value)s” is neither two times, such as 22:00-08:00, nor off."),
    ),
    Setting(
        "check_in",
        N_("Daily check-in"),
        ("true", "false"),
        False,
        N_("check_in must be true or false, not “%(value)s”."),
        _read_switch,
    ),
    Setting(
        "clock",
        N_("Clock"),
        ("auto", "24", "12"),
        "auto",
        N_("clock must be auto, 24 or 12, not “%(value)s”."),
        _read_clock,
    ),
    Setting(
        "dates",
        N_("Dates"),
        ("auto", _DAY_FIRST, _MONTH_FIRST),
        "auto",
        N_("dates must be auto, day-month or month-day, not “%(value)s”."),
        _read_dates,
    ),
    Setting(
        "names",
        N_("Account names"),
        ("true", "false"),
        False,
        N_("names must be true or false, not “%(value)s”."),
        _read_switch,
    ),
    Setting(
        "wishes_a_week",
        N_("Wish-list"),
        tuple("01234567"),
        "1",
        N_("wishes_a_week must be a number from 0 to 7, not “%(value)s”."),
        _read_wishes,
    ),
    Setting(
        "people",
        N_("People on Today"),
        ("true", "false"),
        False,
        N_("people must be true or false, not “%(value)s”."),
        _read_switch,
    ),
)


def settings_table(themes: Sequence[str] = ()) -> tuple[Setting, ...]:
    """Each setting, in the order to show; `themes` are the names `theme` may take, when known."""
    if not themes:
        return _SETTINGS
    names = tuple(themes)
    return tuple(
        each if each.key != "theme" else each._replace(allowed=names, refusal=_NO_SUCH_THEME)
        for each in _SETTINGS
    )


def unknown(key: str) -> Problem:
    """The sentence that says there is no such setting, with the nearest one that exists."""
    from detox.config.commands import COMMANDS  # only what is misspelt asks

    names, actions = [*(each.key for each in _SETTINGS), "keys"], [each.id for each in COMMANDS]
    action = nearest(key, actions) if "." in key and not key.startswith("keys.") else ""
    meant = f"keys.{action}" if action else nearest(key, names)
    if meant == "keys":
        message = N_(
            "There is no setting “%(key)s”; the keys of an action are set with keys.ACTION, such "
            "as keys.session.log; “detox config actions” lists them."
        )
        return Problem(message, {"key": shown(key)})
    if not meant:
        message = N_("There is no setting “%(key)s”. The settings are %(allowed)s.")
        return Problem(message, {"key": shown(key), "allowed": ", ".join(names)})
    message = N_("There is no setting “%(key)s”; the nearest is %(nearest)s.")
    return Problem(message, {"key": shown(key), "nearest": meant})
