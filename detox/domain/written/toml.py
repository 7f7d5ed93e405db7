"""TOML as people write it: its tables, or where and why it is none."""

import re
import tomllib

from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import clean

_MAX_LINE = 5000  # tomllib takes the square of the length of a dotted key
_LONGEST_REASON = 120
_AT_LINE = r"\s*\(at (?:line (\d+), column \d+|end of document)\)$"


def tables_in(text: str, name: str) -> dict[str, object] | Unreadable:
    """The tables of the file called `name`."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > _MAX_LINE:
            message = N_("%(file)s, line %(line)d, is too long to be read.")
            return Unreadable(Problem(message, {"file": name, "line": number}))
    try:
        return tomllib.loads(text)
    except RecursionError:
        return Unreadable(Problem(N_("%(file)s is nested too deeply to be read."), {"file": name}))
    except ValueError as error:  # TOMLDecodeError, and integers or dates that Python cannot hold
        return Unreadable(_not_toml(str(error), text, name))


def _not_toml(reason: str, text: str, name: str) -> Problem:
    place = re.search(_AT_LINE, reason)
    said = clean(reason[: place.start() if place else None], _LONGEST_REASON)
    if place is None:
        message = N_("%(file)s isn’t valid TOML: %(reason)s.")
        return Problem(message, {"file": name, "reason": said})
    line = int(place[1]) if place[1] else text.count("\n") + 1
    message = N_("%(file)s, line %(line)d, isn’t valid TOML: %(reason)s.")
    return Problem(message, {"file": name, "line": line, "reason": said})
