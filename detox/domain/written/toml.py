"""TOML as people write it: its tables, or where and why it is none."""

import re
import tomllib

from detox.domain.problem import N_, Problem, Unreadable

_MAX_LINE = 5000  # tomllib takes the square of the length of a dotted key
_AT_PLACE = r"\(at (?:line (\d+), column (\d+)|end of document)\)$"
_TWICE = r"Cannot (?:overwrite|declare|mutate|redefine)|Duplicate"


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
    """The place, without the reason, which is English, but for the one that has no sign of it."""
    place = re.search(_AT_PLACE, reason)
    if place is None:
        return Problem(N_("%(file)s isn’t valid TOML."), {"file": name})
    line = int(place[1]) if place[1] else text.count("\n") + 1
    params: dict[str, object] = {"file": name, "line": line}
    if re.match(_TWICE, reason):
        return Problem(N_("%(file)s, line %(line)d, sets again what was set before."), params)
    if place[2] is None:
        return Problem(N_("%(file)s, line %(line)d, isn’t valid TOML."), params)
    message = N_("%(file)s, line %(line)d, column %(column)d, isn’t valid TOML.")
    return Problem(message, {**params, "column": int(place[2])})
