"""What can be written where a command asks for a when or a period, as the tables declare it."""

from collections.abc import Sequence


def whens(language: str) -> Sequence[tuple[str, str]]:
    """When a reminder comes."""
    from detox.domain.typed.slots import TABLES

    return TABLES[language].shown


def periods(language: str) -> Sequence[tuple[str, str]]:
    """Which days a report is of."""
    from detox.domain.typed.ranges import TABLES

    return TABLES[language].shown
