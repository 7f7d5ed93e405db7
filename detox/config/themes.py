"""Themes as data, from TOML; colours are parsed here, since a bad one ends a screen mid-paint."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from detox.config import tomlfile
from detox.config.fields import is_name
from detox.config.tomlfile import shown
from detox.domain.problem import N_, Problem, Unreadable
from detox.staging import leads_nowhere

COLORS = (
    "primary", "secondary", "accent", "foreground", "background", "surface", "panel",
    "success", "warning", "error", "boost",
)  # fmt: skip
NEEDED = ("primary", "foreground", "background")
FEWEST_ACTIVITIES = 7
_ANSI = "black|red|green|yellow|blue|magenta|cyan|white"
_COLOR = re.compile(
    rf"#[0-9a-fA-F]{{3}}|#[0-9a-fA-F]{{6}}|ansi_(?:default|(?:bright_)?(?:{_ANSI}))"
)
_PERCENT = r"[ ](?:100|[1-9]?[0-9])%"
_VARIABLE = re.compile(r"[a-z][a-z0-9-]{0,59}")
_STYLE_NAME = re.compile(r"(?:^|.*-)style(?:-.*)?")
# Style sheets ask for these two in a theme of the terminal's own colours, and nothing derives them.
_ANSI_VARIABLES = {"ansi-background": "ansi_black", "ansi-foreground": "ansi_white"}
_FLAGS = "bold|dim|italic|overline|reverse|strike|underline"
_STYLE = re.compile(rf"none|(?:not )?(?:{_FLAGS})(?: (?:not )?(?:{_FLAGS})){{0,7}}")


class Wrong(NamedTuple):
    """Why a field is not usable: the field, what it says, and the sentence."""

    message: str
    field: str = ""
    value: object = ""


class Theme(NamedTuple):
    """The colours of a screen, each `#rgb`, `#rrggbb` or an `ansi_` name; None is for derived."""

    name: str
    titles: dict[str, str]
    dark: bool
    primary: str
    foreground: str
    background: str
    secondary: str | None
    accent: str | None
    surface: str | None
    panel: str | None
    success: str | None
    warning: str | None
    error: str | None
    boost: str | None
    variables: dict[str, str]
    activities: tuple[str, ...]

    @property
    def ansi(self) -> bool:
        """Whether the terminal's own colours are used as they are."""
        return self.background.startswith("ansi_")

    def title(self, language: str) -> str:
        """What to call the theme in `language`, its name when it does not say."""
        return self.titles.get(language) or self.titles.get("en") or self.name


def is_color(value: object) -> bool:
    """Whether `value` is a colour a theme may hold."""
    return isinstance(value, str) and _COLOR.fullmatch(value) is not None


def builtin_folder() -> Path:
    """The themes that come with Detox: inside the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def all_themes(own: Path) -> tuple[dict[str, Theme], list[Problem]]:
    """The themes that come with Detox and those of the person's `own` folder, see `load_themes`."""
    return load_themes([builtin_folder(), own])


def stamp(own: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes with the files in the person's `own` folder."""
    try:
        found = [(path.name, path.lstat()) for path in own.iterdir()]
    except OSError:
        return ()
    return tuple(sorted((name, each.st_mtime_ns, each.st_size) for name, each in found))


def load_themes(folders: Sequence[Path]) -> tuple[dict[str, Theme], list[Problem]]:
    """Every usable theme by name, later folders overriding, and why other files are left out."""
    themes: dict[str, Theme] = {}
    problems: list[Problem] = []
    for folder in folders:
        here: dict[str, str] = {}
        for path in _files(folder, problems):
            theme = load_theme(path)
            if isinstance(theme, Unreadable):
                problems.append(theme.problem)
            elif theme.name in here:
                message = N_("%(file)s is left out: %(other)s already has the name “%(name)s”.")
                params = {"file": shown(str(path), 200), "other": here[theme.name]}
                problems.append(Problem(message, {**params, "name": theme.name}))
            else:
                here[theme.name] = shown(path.name)
                themes[theme.name] = theme
    return themes, problems


def _files(folder: Path, problems: list[Problem]) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except FileNotFoundError:
        return []
    except OSError as error:
        message = N_("%(file)s can’t be read: %(reason)s.")
        name = shown(str(folder), 200)
        problems.append(Problem(message, {"file": name, "reason": error.strerror or "?"}))
        return []


def load_theme(path: Path) -> Theme | Unreadable:
    """The theme in one file, or the file, the field and the reason why it cannot be used."""
    name = shown(str(path), 200)
    table = tomlfile.read(path)
    if table is None:
        return leads_nowhere(name)
    if isinstance(table, Unreadable):
        return table
    if not table:
        return Unreadable(Problem(N_("%(file)s is empty."), {"file": name}))
    wrong = _wrong(table)
    if wrong is not None:
        params: dict[str, object] = {
            "file": name,
            "field": shown(wrong.field),
            "value": shown(wrong.value),
        }
        return Unreadable(Problem(wrong.message, params))
    return _built(table)


def _wrong(table: Mapping[str, object]) -> Wrong | None:
    """The first thing that makes the theme unusable."""
    for field in table:
        if field not in ("name", "title", "dark", "colors", "variables", "activities"):
            return Wrong(N_("%(file)s: themes have no field “%(field)s”."), field)
    name = table.get("name")
    if not isinstance(name, str) or not is_name(name):
        message = N_(
            "%(file)s: name must be lower-case letters, digits and dashes, not “%(value)s”."
        )
        return Wrong(message, "name", "" if name is None else name)
    if not isinstance(table.get("dark"), bool):
        return Wrong(N_("%(file)s: dark must be true or false."), "dark")
    return (
        _wrong_title(table.get("title", ""))
        or _wrong_colors(table.get("colors"))
        or _wrong_variables(table.get("variables", {}))
        or _wrong_activities(table.get("activities"))
    )


def _wrong_title(title: object) -> Wrong | None:
    names = list(title.values()) if isinstance(title, dict) else [title]
    if all(isinstance(each, str) and each.isprintable() and len(each) <= 60 for each in names):
        return None
    return Wrong(
        N_("%(file)s: title must be one short line, or one for each language: en, fr."), "title"
    )


def _wrong_colors(colors: object) -> Wrong | None:
    if not isinstance(colors, dict):
        return Wrong(N_("%(file)s: the table %(field)s is missing."), "[colors]")
    for field, value in colors.items():
        if field not in COLORS:
            return Wrong(N_("%(file)s: themes have no field “%(field)s”."), f"colors.{field}")
        if not is_color(value):
            return _no_color(f"colors.{field}", value)
    for field in NEEDED:
        if field not in colors:
            return Wrong(N_("%(file)s: %(field)s is missing."), f"colors.{field}")
    return None


def _no_color(field: str, value: object) -> Wrong:
    message = N_(
        "%(file)s: %(field)s must be a colour such as #5fa8a0 or ansi_blue, not “%(value)s”."
    )
    return Wrong(message, field, value)


def _wrong_variables(variables: object) -> Wrong | None:
    if not isinstance(variables, dict):
        return Wrong(N_("%(file)s: %(field)s must be a table."), "[variables]")
    for name, value in variables.items():
        field = f"variables.{name}"
        if not _VARIABLE.fullmatch(name):
            return Wrong(N_("%(file)s: themes have no field “%(field)s”."), field)
        if _STYLE_NAME.fullmatch(name):
            if not isinstance(value, str) or not _STYLE.fullmatch(value):
                message = N_(
                    "%(file)s: %(field)s must be made of words such as bold or not underline."
                )
                return Wrong(message, field, value)
        elif not _usable(name, value):
            return _no_color(field, value)
    return None


def _usable(name: str, value: object) -> bool:
    """Whether `value` can stand where style sheets use `name`.

    A percentage is only safe where the derived value has one too: elsewhere a style sheet may add
    its own, and two of them do not parse.
    """
    if is_color(value):
        return True
    if not isinstance(value, str):
        return False
    if name in ("text", "text-muted", "text-disabled"):
        return re.fullmatch(f"auto{_PERCENT}", value) is not None
    if name.endswith("-selection-background"):
        return re.fullmatch(f"(?:{_COLOR.pattern}){_PERCENT}", value) is not None
    return value == "transparent" and name.endswith("-background")


def _wrong_activities(activities: object) -> Wrong | None:
    if activities is None:
        return None
    colors = activities.get("colors") if isinstance(activities, dict) else None
    if not isinstance(colors, list) or len(colors) < FEWEST_ACTIVITIES:
        return Wrong(
            N_("%(file)s: activities.colors must be a list of at least 7 colours."), "activities"
        )
    for number, color in enumerate(colors, 1):
        if not is_color(color):
            return _no_color(f"activities.colors ({number})", color)
    return None


def _built(table: Mapping[str, object]) -> Theme:
    """The theme of a table in which nothing is wrong."""
    colors = _texts(table["colors"])
    given = table.get("title", "")
    activities = table.get("activities")
    derived = _ANSI_VARIABLES if colors["background"].startswith("ansi_") else {}
    bars = activities["colors"] if isinstance(activities, dict) else _bars(colors)
    return Theme(
        name=str(table["name"]),
        titles=_texts(given) if isinstance(given, dict) else {"en": str(given)},
        dark=table["dark"] is True,
        primary=colors["primary"],
        foreground=colors["foreground"],
        background=colors["background"],
        secondary=colors.get("secondary"),
        accent=colors.get("accent"),
        surface=colors.get("surface"),
        panel=colors.get("panel"),
        success=colors.get("success"),
        warning=colors.get("warning"),
        error=colors.get("error"),
        boost=colors.get("boost"),
        variables={**derived, **_texts(table.get("variables", {}))},
        activities=tuple(str(color) for color in bars),
    )


def _bars(colors: Mapping[str, str]) -> list[str]:
    order = ("primary", "accent", "secondary", "success", "warning", "error", "foreground")
    return [colors.get(each, colors["primary"]) for each in order]


def _texts(table: object) -> dict[str, str]:
    return {str(key): str(value) for key, value in table.items()} if isinstance(table, dict) else {}
