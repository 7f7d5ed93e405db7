"""What is asked about an activity; without one, of a new one."""

from collections.abc import Callable

from detox.deeds.deed import Field, On
from detox.domain.problem import N_, Refused, Unreadable
from detox.domain.text import read_name
from detox.domain.typed.durations import read_goal
from detox.i18n import gettext as _
from detox.wording.figures import duration, goal_words, quoted

NO_GOAL = 0


def _key(on: On) -> str:
    return "" if on.subject is None else str(on.subject.key)


def _unless_refused(value: str, check: Callable[[str], object]) -> str | Unreadable:
    try:
        check(value)
    except Refused as refused:
        return Unreadable(refused.problem)
    return value


def _name(text: str, on: On) -> str | Unreadable:
    name = read_name(text)
    if isinstance(name, Unreadable):
        return name
    return _unless_refused(name, lambda name: on.house.activities.check_name(_key(on), name))


def _named(on: On) -> str:
    return "" if on.subject is None else str(on.subject.named(on.house.language))


def _letter(text: str, on: On) -> str | Unreadable:
    letter = text.strip().lower()
    return _unless_refused(letter, lambda let: on.house.activities.check_letter(_key(on), let))


def _letter_stands(on: On) -> str:
    if on.subject is not None:
        return str(on.subject.lettered(on.house.language))
    name = on.values.get("name", "")
    return on.house.activities.free_letter(name) if name else ""


def _logs(letter: str, on: On) -> str:
    if not letter:
        return _("no letter")
    name = on.values.get("name") or _named(on)
    return _("%(letter)s logs “%(name)s”") % {"letter": letter, "name": name}


def _goal(text: str, _on: On) -> int | Unreadable:
    found = read_goal(text)
    return NO_GOAL if found is None else found


def _goal_stands(on: On) -> str:
    return duration(on.subject.goal) if on.subject.goal else ""


NAME = Field(
    "name", N_("Name"), _name, lambda name, _on: quoted(name),
    question=N_("Call it otherwise"), stands=_named,
)  # fmt: skip
NEW_NAME = NAME._replace(
    question=N_("Add an activity"), hint=N_("what time can become: piano, garden")
)
LETTER = Field(
    "letter", N_("Letter"), _letter, _logs,
    question=N_("Which letter logs “%(name)s”?"), stands=_letter_stands,
)  # fmt: skip
GOAL = Field(
    "goal", N_("Goal"), _goal, lambda goal, _on: goal_words(goal),
    question=N_("How long in a week?"), hint=N_("4h, 1h30, or none"), stands=_goal_stands,
)  # fmt: skip
