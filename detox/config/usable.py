"""What of the settings can be used where it is known which themes and commands there are."""

from collections.abc import Iterable, Mapping, Sequence

from detox.config.keymap import CommandKeys, check_keymap
from detox.config.settings import Settings
from detox.config.tomlfile import shown
from detox.domain.problem import N_, Problem


def usable_theme(name: str, themes: Iterable[str]) -> tuple[str, list[Problem]]:
    """The theme to use, and that there is none of this name where that is so."""
    if name in themes:
        return name, []

    message = N_("There is no theme “%(theme)s”; the themes are %(themes)s.")
    problem = Problem(message, {"theme": name, "themes": ", ".join(sorted(themes))})
    return Settings().theme, [problem]


def usable(
    settings: Settings, themes: Iterable[str], commands: Sequence[CommandKeys]
) -> tuple[Settings, list[Problem]]:
    """The settings with the default for whatever can't be used, and what that is."""
    theme, problems = usable_theme(settings.theme, themes)
    accepted, wrong = check_keymap(settings.keys, commands)
    keys = {action: text for action, text in settings.keys.items() if action in accepted}
    return settings._replace(theme=theme, keys=keys), [*problems, *wrong]


def unusable_keys(
    action: str, text: str, keys: Mapping[str, str], commands: Sequence[CommandKeys]
) -> Problem | None:
    """Why an action can't have the keys in `text` beside those that were chosen for others."""
    others = {other: chosen for other, chosen in keys.items() if other != action}
    accepted, problems = check_keymap({**others, action: text}, commands)
    if action in accepted:
        return None
    return next(each for each in problems if each.params.get("action") == shown(action))
