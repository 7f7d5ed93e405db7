"""The commands of the screens: their bindings, which scope they belong to, and which of them are
about a row.
"""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from detox.config.commands import (
    APP,
    COMMANDS,
    INSIGHTS,
    LIST,
    LOG,
    PEOPLE,
    PLAN,
    QUESTIONS,
    REMINDERS,
    SETTINGS,
    TODAY,
    Command,
)
from detox.config.keymap import SUSPEND
from detox.domain.problem import N_

__all__ = [
    "APP",
    "AT_ALL_TIMES",
    "COMMANDS",
    "INSIGHTS",
    "LIST",
    "LOG",
    "ON_A_ROW",
    "ON_A_STEP",
    "PEOPLE",
    "PLAN",
    "QUESTIONS",
    "REMINDERS",
    "SETTINGS",
    "TODAY",
    "UNDOING",
    "Command",
    "bindings",
    "of_scopes",
    "scope_title",
]

_SCOPE_TITLES = {
    APP: N_("Everywhere"),
    TODAY: N_("On Today"),
    LOG: N_("In the log"),
    PLAN: N_("In the plan"),
    PEOPLE: N_("In People"),
    INSIGHTS: N_("In Insights"),
    REMINDERS: N_("In the reminders"),
    SETTINGS: N_("In the settings"),
    QUESTIONS: N_("In the questions"),
    LIST: N_("In any list"),
}
ON_A_STEP = frozenset((
    "step.done", "step.skip", "step.move", "step.earlier", "step.later", "link.open",
))  # fmt: skip
ON_A_ROW = ON_A_STEP | frozenset((
    "due.done", "due.skip", "due.move", "due.open", "due.link", "log.edit", "log.duplicate",
    "log.delete", "accounts.edit", "plan.switch", "account.slip", "step.add", "accounts.day",
    "plan.fit", "facts.show", "history.show", "account.measure", "figures.show", "accounts.remove",
    "goodbye.open", "people.sign", "people.edit", "people.rest", "people.forget", "people.join",
    "insights.open", "sitting.compare", "sitting.remove", "reminders.edit", "reminders.switch",
    "reminders.test", "reminders.remove", "settings.change",
))  # fmt: skip
"""commands about what stands under the cursor"""
UNDOING = tuple(each for each in COMMANDS if each.id in ("change.undo", "change.redo"))
AT_ALL_TIMES = (SUSPEND,)
"""commands that hold in a dialog too"""


def bindings(scope: str) -> list[BindingType]:
    """The bindings of everything that is done in `scope`."""
    return [
        Binding(
            command.keys,
            command.action,
            command.title,
            show=False,
            id=command.id,
            priority=command.id in AT_ALL_TIMES,
        )
        for command in COMMANDS
        if command.scope == scope
    ]


def scope_title(scope: str) -> str:
    """What to call a scope, to be translated."""
    return _SCOPE_TITLES[scope]


def of_scopes(scopes: Iterable[str]) -> list[Command]:
    """The commands of several scopes, in their order here."""
    wanted = set(scopes)
    return [command for command in COMMANDS if command.scope in wanted]
