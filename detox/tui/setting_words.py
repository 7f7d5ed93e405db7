"""The settings in words: what each is now, what it is for, and what may be chosen."""

import os
from collections.abc import Callable
from datetime import time

from detox.config.fields import Value
from detox.config.settings import Settings
from detox.domain.problem import N_
from detox.domain.quiet import read_quiet_hours
from detox.domain.turns import MOST_WISHES
from detox.domain.typed.words import WEEKDAY_NAMES
from detox.i18n import full_day, ngettext, pgettext, wanted
from detox.i18n import gettext as _
from detox.tui.core import CoreApp
from detox.tui.dialogs.ask import Choice
from detox.tui.themes import COLOURLESS
from detox.tui.widgets.steps import OWN_NAMES, language_choices
from detox.wording.dates import WEEKDAYS, clock
from detox.wording.figures import money

AUTO = "auto"
KEYS = "keys"
EXAMPLE = 1234.5
SWITCHES = ("reminders", "check_in", "names", "people")
"""Settings that are on or off."""
_FORMS = {"clock": ("24", "12"), "dates": ("day-month", "month-day")}
_AFTERNOON = 15, 30
_ABOUT = {
    "language": N_("The language of every text, day and number."),
    "first_weekday": N_("The day that weeks, and weekly goals, start on."),
    "clock": N_("How times are shown; they can be typed in either way."),
    "dates": N_("Whether the day or the month comes first; in French it is always the day."),
    "day_start": N_("Anything before this time still counts for the day before."),
    "currency": N_("If you want hours shown as money."),
    "theme": N_("The colours. Themes of your own go in %(folder)s."),
    "reminders": N_("Whether Detox may send desktop notifications."),
    "quiet_hours": N_("No reminder is shown during these hours; it waits until they end."),
    "check_in": N_("Once a day: focus and mood from 1 to 5, and a line. Five seconds."),
    "names": N_(
        "Whether reminders, calendars, block lists and status bars name your accounts; other "
        "people may see those."
    ),
    "wishes_a_week": N_("How many of those on your wish-list come up in a week."),
    "people": N_("A quiet line on Today: up to three people you could write to this evening."),
    KEYS: N_(
        "You can choose every key in the config file, under [keys]; “detox config actions” lists "
        "the names of the actions."
    ),
}


def about(key: str, app: CoreApp) -> str:
    """What a setting is for."""
    if key == "theme" and (fixed := fixed_theme_words(app)):
        return fixed
    return _(_ABOUT[key]) % {"folder": at_home(str(app.detox.paths.themes))}


def value(key: str, app: CoreApp) -> str:
    """What a setting is now."""
    return _VALUES[key](app)


def choices(key: str, app: CoreApp) -> list[Choice]:
    """What may be chosen; nothing where the answer is typed."""
    if key == "language":
        auto = Choice(AUTO, _as_in_terminal(OWN_NAMES[wanted()]), "a")
        return [auto, *language_choices(auto.letter)]
    if key == "first_weekday":
        days = [Choice(name, _(day)) for name, day in zip(WEEKDAY_NAMES, WEEKDAYS, strict=True)]
        return [Choice(AUTO, _as_usual_here(_(WEEKDAYS[_usual_weekday(app)])), "a"), *days]
    if key == "theme":
        app.look_for_themes()
        return [Choice(name, title) for name, title in app.theme_titles.items()]
    if key in _FORMS:
        forms = {_form(app, key, name): name for name in reversed(_FORMS[key])}  # none twice
        auto = Choice(AUTO, _as_usual_here(_form(app, key, AUTO)), "a")
        return [auto, *(Choice(name, said) for said, name in reversed(forms.items()))]
    if key == "wishes_a_week":
        return [Choice(str(count), _a_week(count)) for count in range(MOST_WISHES + 1)]
    if key in SWITCHES:
        return [Choice("true", _switched(on=True)), Choice("false", _switched(on=False))]
    return []


def now(key: str, app: CoreApp) -> str:
    """The stored value of a setting, as text."""
    found = getattr(app.detox.settings, key)
    return str(found).lower() if isinstance(found, bool) else str(found)


def as_kept(key: str, chosen: str) -> Value:
    """What was chosen, as it is stored."""
    return chosen == "true" if key in SWITCHES else chosen


def currency_words(code: str) -> str:
    """A currency as it would be used."""
    if code == AUTO:
        code = _usual_currency()
        return _as_usual_here(f"{code} ({money(EXAMPLE, code)})")
    return f"{code} ({money(EXAMPLE, code)})"


def day_start_words(start: str) -> str:
    """What a start of day means."""
    if start == "00:00":
        return _("the day begins at midnight")
    return _("the day begins at %(time)s") % {"time": clock(time.fromisoformat(start))}


def quiet_words(hours: str) -> str:
    """Quiet hours as they would be kept."""
    quiet = read_quiet_hours(hours)
    if quiet is None:
        return pgettext("quiet hours", "off")
    parts = {"since": clock(quiet.since), "until": clock(quiet.until)}
    return _("%(since)s to %(until)s") % parts


def typed(key: str) -> tuple[Callable[[str], str], str]:
    """How a typed answer reads, and an example of one."""
    if key == "currency":
        return currency_words, _("auto, EUR, GBP, CHF")
    if key == "quiet_hours":
        return quiet_words, _("22:00-08:00, or off")
    return day_start_words, _("00:00, 4:00, 5h30")


def without_colour() -> bool:
    """Whether the terminal asked for no colour."""
    return bool(os.environ.get("NO_COLOR"))


def fixed_theme_words(app: CoreApp) -> str:
    """Why the theme chosen is not to be seen; empty where it is."""
    if without_colour():
        return _("NO_COLOR is set here, so there are no colours, whichever theme you choose.")
    if app.has_few_colours:
        said = _("This terminal has 16 colours; Detox uses those for every theme but “%(theme)s”.")
        return said % {"theme": app.theme_titles.get(COLOURLESS, COLOURLESS)}
    return ""


def at_home(path: str) -> str:
    """A path, with `~` for the person's own folder."""
    home = os.path.expanduser("~")  # noqa: PTH111 - text in, text out
    return f"~{path[len(home) :]}" if path.startswith(home + os.sep) else path


def _language(app: CoreApp) -> str:
    setting = app.detox.settings.language
    if setting == AUTO:
        return _as_in_terminal(OWN_NAMES[app.detox.language])
    return OWN_NAMES[setting]


def _first_weekday(app: CoreApp) -> str:
    name = _(WEEKDAYS[app.detox.rules.first_weekday])
    return _as_usual_here(name) if app.detox.settings.first_weekday == AUTO else name


def _form(app: CoreApp, key: str, value: str) -> str:
    """An example of the day or the time as `value` would write it."""
    detox = app.detox
    if key == "clock":
        settings = detox.settings._replace(clock=value)
        return settings.region(detox.language, os.environ).clock(*_AFTERNOON)
    settings = detox.settings._replace(dates=value)
    return full_day(detox.log.today(), here=settings.region(detox.language, os.environ))


def _formed(app: CoreApp, key: str) -> str:
    setting = now(key, app)
    words = _form(app, key, setting)
    return _as_usual_here(words) if setting == AUTO else words


def _theme(app: CoreApp) -> str:
    setting = app.detox.settings.theme
    title = app.theme_titles.get(setting, setting)
    return _("%(theme)s; no colour here") % {"theme": title} if without_colour() else title


def _keys(app: CoreApp) -> str:
    own = len(app.keys.keymap)
    if not own:
        return _("the defaults")
    return ngettext("%(count)d of your own", "%(count)d of your own", own) % {"count": own}


def _a_week(count: int) -> str:
    if not count:
        return _("nobody from it")
    words = ngettext("%(count)d person a week", "%(count)d people a week", count)
    return words % {"count": count}


def _switched(*, on: bool) -> str:
    return pgettext("setting", "on") if on else pgettext("setting", "off")


def _as_in_terminal(name: str) -> str:
    return _("%(value)s (from the terminal)") % {"value": name}


def _as_usual_here(name: str) -> str:
    return _("%(value)s, usual here") % {"value": name}


def _usual_weekday(app: CoreApp) -> int:
    settings = app.detox.settings._replace(first_weekday=AUTO)
    return settings.first_weekday_number(app.detox.language, os.environ)


def _usual_currency() -> str:
    return Settings().currency_code(os.environ)


_VALUES: dict[str, Callable[[CoreApp], str]] = {
    "language": _language,
    "first_weekday": _first_weekday,
    "day_start": lambda app: clock(time.fromisoformat(app.detox.settings.day_start)),
    "clock": lambda app: _formed(app, "clock"),
    "dates": lambda app: _formed(app, "dates"),
    "currency": lambda app: currency_words(app.detox.settings.currency),
    "theme": _theme,
    "reminders": lambda app: _switched(on=app.detox.settings.reminders),
    "quiet_hours": lambda app: quiet_words(app.detox.settings.quiet_hours),
    "check_in": lambda app: _switched(on=app.detox.settings.check_in),
    "names": lambda app: _switched(on=app.detox.settings.names),
    "wishes_a_week": lambda app: _a_week(app.detox.wishes_a_week),
    "people": lambda app: _switched(on=app.detox.settings.people),
    KEYS: _keys,
}
