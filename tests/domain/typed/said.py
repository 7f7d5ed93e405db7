"""A session said back as a log line that reads as it."""

from collections.abc import Sequence

from detox.domain.activity import Activity
from detox.domain.typed.durations import in_short
from detox.domain.typed.entry import Entry

_WORDS = {"en": ("at", "on"), "fr": ("à", "le")}
_QUOTES = ('""', "“”", "«»")


def said_back(entry: Entry, activities: Sequence[Activity], language: str) -> str:
    """The line, in the order in which people say it; its note in quotes that are not in it."""
    at, on = _WORDS[language]
    name = next(one.named(language) for one in activities if one.key == entry.activity)
    parts = [in_short(entry.minutes), name]
    if entry.start is not None:
        parts.append(f"{at} {entry.start:%H:%M}")
    parts.append(f"{on} {entry.day.isoformat()}")
    parts += [f"+{tag}" for tag in entry.tags]
    if entry.note:
        pair = next((each for each in _QUOTES if not set(each) & set(entry.note)), _QUOTES[0])
        parts.append(f"{pair[0]}{entry.note}{pair[1]}")
    return " ".join(parts)
