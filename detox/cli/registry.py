"""Every verb, declared once: where it lives, what it is for, where it stands in the help."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from detox.domain.problem import N_

if TYPE_CHECKING:
    from detox.cli.offers import Offers


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
    free: "Mapping[str, Offers]" = {}
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
_MEND = N_("Corrections")
_PLAN = N_("Accounts and time")
_THINK = N_("Thinking it over")
_PEOPLE = N_("People")
_KEEP = N_("Files and settings")
_MORE = N_("More")

VERBS = {
    "log": Verb("log", _DAILY, N_("log time won back")),
    "start": Verb("timing", _DAILY, N_("start the timer")),
    "switch": Verb("timing", _DAILY, N_("stop the timer and start it for something else")),
    "pause": Verb("timing", _DAILY, N_("pause the timer")),
    "resume": Verb("timing", _DAILY, N_("resume the timer")),
    "stop": Verb("timing", _DAILY, N_("stop the timer and log the time")),
    "cancel": Verb("timing", _DAILY, N_("drop the timer without logging")),
    "status": Verb("status", _DAILY, N_("the days left, today, this week, the timer")),
    "check-in": Verb("check_in", _DAILY, N_("focus and mood for a day, if you like")),
    "report": Verb("report", _BACK, N_("totals of a period")),
    "sessions": Verb("sessions", _BACK, N_("the sessions of a period, one per line")),
    "balance": Verb(
        "balance", _BACK, N_("the time the days away won back, and how much of it isn’t logged")
    ),
    "edit": Verb("sessions", _MEND, N_("change a session")),
    "delete": Verb("sessions", _MEND, N_("delete sessions or accounts")),
    "undo": Verb("history", _MEND, N_("undo the last change")),
    "redo": Verb("history", _MEND, N_("redo the last undone change")),
    "accounts": Verb("accounts", _PLAN, N_("the accounts you are leaving or keeping")),
    "steps": Verb("steps", _PLAN, N_("what to do before an account is deleted, and after")),
    "platforms": Verb("platforms", _PLAN, N_("what is known about each platform, with sources")),
    "reminders": Verb("reminders", _PLAN, N_("your reminders: when they come, and what they say")),
    "remind": Verb("remind", _PLAN, N_("show the reminders that are due")),
    "measure": Verb(
        "measure", _PLAN, N_("how much time platforms take, from this computer’s history")
    ),
    "activities": Verb("", _PLAN, N_("names, letters, colours and weekly goals")),
    "questions": Verb("questions", _THINK, N_("seven questions, asked one by one and compared")),
    "cost": Verb("cost", _THINK, N_("what time comes to in a year, and what comes back")),
    "channels": Verb("channels", _THINK, N_("ways to reach many, and whose time each takes")),
    "loads": Verb("loads", _THINK, N_("being there, and pushing something for a while")),
    "moment": Verb("moment", _THINK, N_("for a moment when it is hard: your own words")),
    "people": Verb(
        "people", _PEOPLE, N_("those you stay in touch with, and the signs between you")
    ),
    "sources": Verb("sources", _PEOPLE, N_("what you followed, and where you read it instead")),
    "goodbye": Verb("goodbye", _PEOPLE, N_("a goodbye in your own words, for each account")),
    "import": Verb("importing", _KEEP, N_("import a log from another program")),
    "export": Verb("export", _KEEP, N_("export calendars, sessions, block lists and letters")),
    "backup": Verb("backups", _KEEP, N_("copy all records to a dated folder")),
    "restore": Verb("backups", _KEEP, N_("repair damaged files, or go back to a date")),
    "rate": Verb("rate", _KEEP, N_("what an hour is worth, if you want to see money")),
    "config": Verb("config", _KEEP, N_("the settings")),
    "desktop": Verb("desktop", _KEEP, N_("an entry for Detox in the menu of your desktop")),
    "doctor": Verb("doctor", _KEEP, N_("check everything, change nothing")),
    "demo": Verb("demo", _MORE, N_("look around with sample data")),
    "notify-test": Verb(
        "notify", _MORE, N_("show a notification, and say honestly whether it was shown")
    ),
    "completion": Verb("completion", _MORE, N_("what a shell needs to complete commands")),
    "help": Verb("help", _MORE, N_("this page, or the page for a command")),
}
