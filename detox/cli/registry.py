"""Every verb, declared once: where it lives, what it is for, where it stands in the help."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from detox.domain.problem import N_


class Command(NamedTuple):
    """How a verb is read and done. `run` gives the exit code.

    `free` are options that belong to a free line, with what completion offers after each: they
    reach `run` among its words. With `subs` the first word picks one, `default` where there is
    none. `written` gives what can be written for its words in a language, row by row, for its help.
    One that `changes` something has done so whenever it ends well.
    """

    about: str
    run: Callable[[Namespace], int] | None = None
    options: Callable[[Any], object] | None = None
    examples: tuple[str, ...] = ()
    free: Mapping[str, Sequence[str]] = {}
    subs: "Mapping[str, Command]" = {}
    default: str = ""
    written: Callable[[str], Sequence[tuple[str, str]]] | None = None
    changes: bool = False


class Parts(Mapping[str, Command]):
    """What follows a verb where it stands in several modules: for one that is given by the name of
    its module, which has it in `COMMANDS`, that is imported when it is asked for.
    """

    def __init__(self, parts: "Mapping[str, Command | str]") -> None:
        self._parts = parts

    def __getitem__(self, name: str) -> Command:
        found = self._parts[name]
        if isinstance(found, Command):
            return found
        commands: dict[str, Command] = import_module(f"detox.cli.{found}").COMMANDS
        return commands[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


class Verb(NamedTuple):
    """A verb of the command line; its `Command` is in `COMMANDS` of the module of ours. One without
    is nothing but what can be done to a kind of record: `KIND` in the module of deeds of its name.
    """

    module: str
    group: str
    summary: str


_DAILY = N_("Every day")
_BACK = N_("Looking back")
_MEND = N_("Mending")
_PLAN = N_("What ends, and what time becomes")
_KEEP = N_("Files and settings")
_MORE = N_("More")

VERBS = {
    "log": Verb("log", _DAILY, N_("note time won back")),
    "start": Verb("timing", _DAILY, N_("start the timer")),
    "switch": Verb("timing", _DAILY, N_("stop the timer and start it for something else")),
    "pause": Verb("timing", _DAILY, N_("let the timer stand still")),
    "resume": Verb("timing", _DAILY, N_("let the timer run again")),
    "stop": Verb("timing", _DAILY, N_("stop the timer and note what it ran")),
    "cancel": Verb("timing", _DAILY, N_("drop the timer; nothing is noted")),
    "status": Verb("status", _DAILY, N_("the days left, today, this week, the timer")),
    "check-in": Verb("check_in", _DAILY, N_("focus and mood of a day, if you like")),
    "report": Verb("report", _BACK, N_("totals of a period")),
    "sessions": Verb("sessions", _BACK, N_("the sessions of a period, one a line")),
    "balance": Verb("balance", _BACK, N_("what the days away gave back, and what is not noted")),
    "edit": Verb("sessions", _MEND, N_("change a session")),
    "delete": Verb("sessions", _MEND, N_("delete sessions or accounts")),
    "undo": Verb("history", _MEND, N_("take the last change back")),
    "redo": Verb("history", _MEND, N_("make the last undone change again")),
    "accounts": Verb("accounts", _PLAN, N_("the accounts you leave or keep")),
    "steps": Verb("steps", _PLAN, N_("what there is to do before an account ends, and after")),
    "platforms": Verb("platforms", _PLAN, N_("what is known of each platform, and its sources")),
    "reminders": Verb("reminders", _PLAN, N_("what to be reminded of, when, and in which words")),
    "remind": Verb("remind", _PLAN, N_("show the reminders that are due")),
    "measure": Verb("measure", _PLAN, N_("what the networks take, as this machine remembers")),
    "activities": Verb("", _PLAN, N_("names, letters, colours and weekly goals")),
    "import": Verb("importing", _KEEP, N_("bring along a log of another program")),
    "export": Verb("export", _KEEP, N_("calendars, sessions, block lists and letters to take out")),
    "backup": Verb("backups", _KEEP, N_("copy all records to a dated folder")),
    "restore": Verb("backups", _KEEP, N_("put damaged files right, or go back to a date")),
    "rate": Verb("rate", _KEEP, N_("what an hour is worth, if you want to see money")),
    "config": Verb("config", _KEEP, N_("the settings")),
    "doctor": Verb("doctor", _KEEP, N_("look at everything, change nothing")),
    "demo": Verb("demo", _MORE, N_("look around in a made-up home")),
    "notify-test": Verb("notify", _MORE, N_("show one notification and say what became of it")),
    "completion": Verb("completion", _MORE, N_("what a shell needs to complete commands")),
    "help": Verb("help", _MORE, N_("this page, or the page of a command")),
}
