"""Themes of Detox made known to Textual, the colours of activities among them."""

import os
from zlib import crc32

from textual.theme import Theme as TextualTheme

from detox.config.themes import Theme
from detox.domain.activity import COLOURS, Activity


def for_textual(theme: Theme) -> TextualTheme:
    """A theme as Textual knows it; `$activity-1` to `$activity-8` are the colours of activities."""
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
        variables={**theme.variables, **activities},
        ansi=theme.ansi,
    )


def wanted_theme(setting: str) -> str:
    """The theme to use: `mono` where the terminal asked for no colour."""
    return "mono" if os.environ.get("NO_COLOR") else setting


def activity_style(activity: Activity) -> str:
    """The style of an activity as `coloured` shows it; an unknown one has always the same."""
    if activity.colour in COLOURS:
        return f"$activity-{activity.colour}"
    return f"$activity-{crc32(activity.key.encode()) % len(COLOURS) + 1}"
