"""Themes of Detox made known to Textual, the colours of activities among them."""

import os
from zlib import crc32

from textual.theme import Theme as TextualTheme

from detox.config.themes import Theme

ACTIVITY_COLOURS = 8


def for_textual(theme: Theme) -> TextualTheme:
    """A theme as Textual knows it; `$activity-1` to `$activity-8` are the colours of activities."""
    activities = {
        f"activity-{place + 1}": theme.activities[place % len(theme.activities)]
        for place in range(ACTIVITY_COLOURS)
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
        variables={**theme.variables, **activities},
        ansi=theme.ansi,
    )


def wanted_theme(setting: str) -> str:
    """The theme to use: `mono` where the terminal asked for no colour."""
    return "mono" if os.environ.get("NO_COLOR") else setting


def activity_style(key: str, order: int) -> str:
    """The style of an activity: built-in ones by their order, others by their name, always the
    same.
    """
    place = order if order < ACTIVITY_COLOURS else crc32(key.encode())
    return f"$activity-{place % ACTIVITY_COLOURS + 1}"
