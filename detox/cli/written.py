"""What can be written where a command asks for a when or a period, as the tables declare it."""

from collections.abc import Sequence

from detox.domain import tongues

_HELD = "\u00a0"


def whens(language: str) -> Sequence[tuple[str, str]]:
    """When a reminder comes."""
    return _held(tongues.whens()[tongues.spoken(language)].shown)


def periods(language: str) -> Sequence[tuple[str, str]]:
    """Which days a report is of."""
    return _held(tongues.periods()[tongues.spoken(language)].shown)


def _held(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Rows whose examples are not torn by the end of a line."""
    return [(name, shown.replace(" ", _HELD).replace("," + _HELD, ", ")) for name, shown in rows]
