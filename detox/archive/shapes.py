"""What stands where in JSON whose keys change capitals, blanks and places from year to year; and
lists that have a row on each line, maybe under no header.
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from detox.domain.problem import N_

UNKNOWN_SHAPE = N_("%(file)s in the archive isn’t laid out in a way that Detox knows.")
_DEEPEST = 6
_MOST_KEYS = 10_000
_DELIMITERS = ",;\t"


def letters(key: object) -> str:
    """A key as it is compared: `Profile And Settings` is `profile_and_settings`."""
    return "".join(filter(str.isalnum, key.lower())) if isinstance(key, str) else ""


def folded(value: object) -> dict[str, Any]:
    """An object by its keys as they are compared; the first of several that become one stays.
    Nothing else has any.
    """
    found: dict[str, Any] = {}
    if isinstance(value, Mapping):
        for key, inner in value.items():
            found.setdefault(letters(key), inner)
    return found


def values_of(document: object, keys: frozenset[str]) -> Iterator[object]:
    """What stands under any of these keys, the outermost first; not what is inside of that."""
    level: list[object] = [document]
    seen = 0
    for _depth in range(_DEEPEST):
        below: list[object] = []
        for each in level:
            for key, inner in each.items() if isinstance(each, Mapping) else ():
                seen += 1
                if letters(key) in keys:
                    yield inner
                elif isinstance(inner, Mapping):
                    below.append(inner)
        if seen > _MOST_KEYS or not below:
            return
        level = below


def section_in(begins: str, key: str) -> object:
    """What stands under a key in a JSON text of which only the beginning was read; None where that
    does not hold all of it.
    """
    found = re.search(rf'(?<!\\)"{key}"\s*:\s*', begins)
    try:
        return json.JSONDecoder().raw_decode(begins, found.end())[0] if found else None
    except (ValueError, RecursionError):
        return None


def list_in(value: object) -> list[object] | None:
    """The list that a section holds, bare or one or two steps in; empty where the section is, and
    None where it holds something else.
    """
    for _step in range(3):
        if isinstance(value, list):
            return value
        if value is None or value == {} or value == "":
            return []
        if not isinstance(value, Mapping):
            return None
        inner = [each for each in value.values() if isinstance(each, list | Mapping)]
        if not inner:
            return [] if all(each is None for each in value.values()) else None
        value = next((each for each in inner if isinstance(each, list)), inner[0])
    return value if isinstance(value, list) else None


def lined(text: str) -> Iterator[list[str]]:
    """The cells of each line that says anything; for lists in which no cell has several lines, so
    that a quotation mark that is never closed swallows nothing.
    """
    lines = [line.replace("\0", "") for line in text.splitlines() if line.strip("\0 \t\ufeff")]
    sample = "".join(lines[:20])
    delimiter = max(_DELIMITERS, key=sample.count)
    for line in lines:
        try:
            yield next(csv.reader([line.strip("\ufeff")], delimiter=delimiter), [])
        except csv.Error:  # a cell without an end
            yield []
