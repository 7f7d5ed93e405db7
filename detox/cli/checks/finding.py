"""What a check comes to."""

from typing import NamedTuple


class Finding(NamedTuple):
    """Something that was looked at, and a sentence about it."""

    is_well: bool
    text: str


def well(text: str, **parts: object) -> Finding:
    """All is as it should be."""
    return Finding(True, text % parts)


def ill(text: str, **parts: object) -> Finding:
    """Something wants a look: what, and what to do."""
    return Finding(False, text % parts)
