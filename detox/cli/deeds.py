"""Deeds on the command line: values read as everywhere, or refused with the same sentence."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from detox.cli.desk import got
from detox.deeds.deed import On
from detox.domain.problem import Unreadable

if TYPE_CHECKING:
    from detox.bootstrap import Detox

T = TypeVar("T")


def read(app: "Detox", reader: Callable[[str, On], T | Unreadable], typed: str) -> T:
    """What was typed, as both faces read it. Raises `Refused`."""
    return got(reader(typed, On(app)))


def read_if(
    app: "Detox", reader: Callable[[str, On], T | Unreadable], typed: str | None
) -> T | None:
    """The same, where something was typed."""
    return None if typed is None else read(app, reader, typed)
