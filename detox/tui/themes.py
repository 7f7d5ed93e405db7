"""Themes of Detox made known to Textual, the colours of activities among them."""

import os
from zlib import crc32

from textual.theme import Theme as TextualTheme

from detox.config.themes import Theme
from detox.domain.activity import COLOURS, Activity

SIXTEEN, COLOURLESS = "sixteen", "mono"
_SIXTEEN_ACTIVITIES = (
    "ansi_bright_cyan", "ansi_bright_yellow", "ansi_white", "ansi_bright_magenta",
    "ansi_bright_green", "ansi_cyan", "ansi_green", "ansi_bright_red",
)  # fmt: skip
"""names and letters stand in them, for which brown and light blue are too dark on a console"""
_SIXTEEN_VARIABLES = {
    "text-muted": "ansi_white",
    "foreground-muted": "ansi_white",
    "text-primary": "ansi_bright_white",
    "text-secondary": "ansi_bright_white",
    "text-accent": "ansi_bright_white",
    "text-success": "ansi_bright_green",
    "text-warning": "ansi_bright_yellow",
    "text-error": "ansi_bright_red",
    "border": "ansi_bright_white",
    "border-blurred": "ansi_bright_black",
    "block-cursor-text-style": "bold",
    "footer-key-foreground": "ansi_bright_white",
    "scrollbar": "ansi_white",
    "scrollbar-hover": "ansi_white",
    "scrollbar-active": "ansi_white",
}


def for_textual(theme: Theme) -> TextualTheme:
    """A theme as Textual knows it; `$activity-1` to `$activity-8` are the colours of activities,
    `$text-when` that of days and times that are typed.
    """
    when = theme.variables.get("text-warning") or theme.warning or theme.primary
    activities = {
        f"activity-{colour}": theme.activities[place % len(theme.activities)]
        for place, colour in enumerate(COLOURS)
    }
    return TextualTheme(
        name=theme.name,
        primary=theme.primary,
        secondary=theme.secondary,
        warning=theme.warning,
        error=theme.error,
        success=theme.success,
        accent=theme.accent,
        foreground=theme.foreground,
        background=theme.background,
        surface=theme.surface,
        panel=theme.panel,
        boost=theme.boost,
        dark=theme.dark,
        variables={"text-when": when, **theme.variables, **activities},
        ansi=theme.ansi,
    )


def in_sixteen(mono: Theme) -> Theme:
    """The theme for terminals that have sixteen colours and no more: a table of its own, since the
    nearest of sixteen makes rules of a theme black on black and half of its activities grey.
    """
    return mono._replace(
        name=SIXTEEN,
        primary="ansi_bright_white",
        secondary="ansi_white",
        accent="ansi_bright_white",
        foreground="ansi_white",
        background="ansi_black",
        surface="ansi_black",
        panel="ansi_blue",
        boost="ansi_black",
        success="ansi_bright_green",
        warning="ansi_bright_yellow",
        error="ansi_bright_red",
        variables={**mono.variables, **_SIXTEEN_VARIABLES},
        activities=_SIXTEEN_ACTIVITIES,
    )


def wanted_theme(setting: str) -> str:
    """The theme to use: `mono` where the terminal asked for no colour."""
    return COLOURLESS if os.environ.get("NO_COLOR") else setting


def activity_style(activity: Activity) -> str:
    """The style of an activity as `coloured` shows it; an unknown one has always the same."""
    if activity.colour in COLOURS:
        return f"$activity-{activity.colour}"
    return f"$activity-{crc32(activity.key.encode()) % len(COLOURS) + 1}"
