"""The settings of one person: a small TOML file, defaults for whatever it does not say."""

import os
from collections.abc import Mapping
from typing import NamedTuple

from detox import i18n
from detox.config import regions, tomlfile, weekdays
from detox.config.fields import settings_table, unknown
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.region import Region
from detox.domain.typed.words import WEEKDAY_NAMES
from detox.paths import AnyPath
from detox.staging import leads_nowhere


class Settings(NamedTuple):
    """What the person chose; `keys` maps an action id to comma separated keys, not yet checked."""

    language: str = "auto"
    first_weekday: str = "auto"
    day_start: str = "00:00"
    currency: str = "auto"
    theme: str = "calm-dark"
    reminders: bool = True
    quiet_hours: str = "22:00-08:00"
    check_in: bool = False
    clock: str = "auto"
    dates: str = "auto"
    names: bool = False
    wishes_a_week: str = "1"
    people: bool = False
    keys: dict[str, str] = {}

    def first_weekday_number(self, language: str, environ: Mapping[str, str]) -> int:
        """The first day of the week, Monday being 0; when `auto`, that of the territory."""
        if self.first_weekday != "auto":
            return WEEKDAY_NAMES.index(self.first_weekday)
        return weekdays.starts_on(regions.country_of(language, environ))

    @property
    def day_start_minutes(self) -> int:
        """Minutes after midnight at which a day begins."""
        hours, _, minutes = self.day_start.partition(":")
        return int(hours) * 60 + int(minutes)

    def currency_code(self, environ: Mapping[str, str]) -> str:
        """The ISO 4217 code to count in; when `auto`, that of the territory, else EUR."""
        if self.currency != "auto":
            return self.currency
        return regions.currency_in(environ)

    def region(self, language: str, environ: Mapping[str, str]) -> Region:
        """How days, times and amounts are written in `language`."""
        return regions.region_of(self.clock, self.dates, language, environ)

    def speak(self, environ: Mapping[str, str]) -> None:
        """Have the texts come in the language chosen, as they are written in the region."""
        language = i18n.wanted(self.language)
        i18n.speak(language, self.region(language, environ))


def load_settings(path: AnyPath) -> tuple[Settings, list[Problem]]:
    """The settings in the file and whatever was wrong there; never raises for what a file holds."""
    found = tomlfile.read(path)
    if found is None:
        is_link = os.path.islink(path)  # noqa: PTH114 - text in
        gone = leads_nowhere(tomlfile.shown(str(path), 200))
        return Settings(), [gone.problem] if is_link else []
    if isinstance(found, Unreadable):
        return Settings(), [found.problem]

    problems: list[Problem] = []
    chosen: dict[str, object] = {}
    table = {each.key: each for each in settings_table()}
    for key, value in found.items():
        if key == "keys":
            chosen["keys"] = _keys(value, problems)
        elif key not in table:
            problems.append(unknown(key))
        elif isinstance(checked := table[key].checked(value), Unreadable):
            problems.append(checked.problem)
        else:
            chosen[key] = checked
    return Settings(**chosen), problems  # type: ignore[arg-type]  # each was read by its own field


def _keys(table: object, problems: list[Problem]) -> dict[str, str]:
    if not isinstance(table, dict):
        problems.append(
            Problem(N_("keys must be a table: one line for each action, under [keys]."))
        )
        return {}
    keys: dict[str, str] = {}
    for action, value in tomlfile.flat(table).items():
        given: list[object] = value if isinstance(value, list) else [value]
        parts = [part for part in given if isinstance(part, str)]
        if len(parts) == len(given):
            keys[action] = ",".join("comma" if part.strip() == "," else part for part in parts)
            continue
        message = N_("keys.%(action)s must be text such as “l” or “ctrl+l,f5”, not “%(value)s”.")
        name = tomlfile.shown(action)
        problems.append(Problem(message, {"action": name, "value": tomlfile.shown(value)}))
    return keys
