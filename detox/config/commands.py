"""Every command of the terminal program, declared once: bindings, key bar, palette, help and the
keys a person may rebind all derive from this."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from detox.config.keymap import GLOBAL, CommandKeys, check_keymap, unknown_action
from detox.domain.activity import LETTERS_TAKEN
from detox.domain.problem import N_, NP_, Refused

APP, TODAY, LOG, PLAN, LIST = "app", "today", "log", "plan", "list"
INSIGHTS, REMINDERS, SETTINGS = "insights", "reminders", "settings"
QUESTIONS, PEOPLE = "questions", "people"
ACTIVITY = "activity."
"""before the key of one, it is the action that logs it"""


class Command(NamedTuple):
    """One thing a key does. `id` is stable for ever, since people write it in their config."""

    id: str
    title: str
    keys: str
    scope: str
    action: str
    label: str = ""
    """A short name for the key bar; a command without one is not shown there."""
    name: str = ""
    """What the screen calls what it shows."""


COMMANDS = (
    Command("session.log", N_("Log time won back"), "l", APP, "log_session", N_("log")),
    Command("timer.toggle", N_("Start or stop the timer"), "space", APP, "toggle_timer", N_("timer")),
    Command("timer.pause", N_("Pause or resume the timer"), "full_stop", APP, "pause_timer"),
    Command("timer.began", N_("Set when the timer really started"), "comma", APP, "move_timer"),
    Command("timer.switch", N_("Switch the timer to another activity"), "semicolon", APP, "switch_timer"),
    Command("timer.cancel", N_("Drop the timer, log nothing"), "exclamation_mark", APP, "cancel_timer"),
    Command("change.undo", N_("Undo the last change"), "u", APP, "undo"),
    Command("change.redo", N_("Redo what was undone"), "U,ctrl+r", APP, "redo"),
    Command("screen.today", N_("Go to Today"), "T,A,f2,1", APP, "show('today')"),
    Command("screen.log", N_("Go to the log"), "L,f3,2", APP, "show('log')"),
    Command("screen.accounts", N_("Go to the plan"), "P,f4,3", APP, "show('plan')"),
    Command("screen.people", N_("Go to People"), "E,f5,4", APP, "show('people')"),
    Command("screen.insights", N_("Go to Insights"), "I,D,f6,5", APP, "show('insights')"),
    Command("screen.reminders", N_("Go to the reminders"), "R,f7,6", APP, "show('reminders')"),
    Command("screen.settings", N_("Go to the settings"), "S,f8,7", APP, "show('settings')"),
    Command("questions.open", N_("Think it over: the seven questions"), "O,f9,8", APP, "show('questions')"),
    Command("app.palette", N_("Find a command"), "ctrl+p,colon", APP, "command_palette", N_("find")),
    Command("app.help", N_("Show all keys"), "question_mark,f1", APP, "show_help", N_("keys")),
    Command("app.quit", N_("Quit Detox"), "q", APP, "quit", N_("quit")),
    Command("app.suspend", N_("Suspend Detox; “fg” brings it back"), "ctrl+z", APP, "suspend_process"),
    Command("due.done", N_("Mark what is due as done"), "V", TODAY, "due('done')"),
    Command("due.skip", N_("Skip what is due, or keep the account"), "N", TODAY, "due('skip')"),
    Command("due.move", N_("Move what is due to another day"), "M", TODAY, "due('move')"),
    Command("due.open", N_("Open what is due"), "enter", TODAY, "due('open')"),
    Command("due.link", N_("Open the link for what is due"), "ctrl+o", TODAY, "due('link')"),
    Command("checkin.open", N_("Check in: focus, mood, a line"), "C", TODAY, "check_in", N_("check in")),
    Command("moment.open", N_("A hard moment: your own words, and something else to do"), "H", TODAY, "app.moment", N_("a moment")),
    Command("log.add", N_("Add a session"), "a", LOG, "add", N_("add")),
    Command("log.edit", N_("Edit the session"), "e,enter", LOG, "edit", N_("edit")),
    Command("log.duplicate", N_("Repeat the session today"), "d", LOG, "duplicate", N_("repeat")),
    Command("log.delete", N_("Delete the session"), "x,delete", LOG, "delete", N_("delete")),
    Command("log.filter", N_("Show only some sessions"), "slash", LOG, "filter", N_("filter")),
    Command("log.previous", N_("Go to the previous month"), "left,p", LOG, "previous", N_("earlier")),
    Command("log.next", N_("Go to the next month"), "right,n", LOG, "next", N_("later")),
    Command("accounts.edit", N_("Open the account, or the step"), "e,enter", PLAN, "edit", N_("open")),
    Command("plan.switch", N_("Switch between accounts and steps"), "tab,shift+tab", PLAN, "switch"),
    Command("plan.steps", N_("Go to the steps of the account"), "right", PLAN, "part('steps')", N_("steps")),
    Command("plan.accounts", N_("Go back to the accounts"), "left", PLAN, "part('accounts')", N_("accounts")),
    Command("account.slip", N_("Log a slip: time spent there during a break"), "s", PLAN, "slip", N_("slip")),
    Command("accounts.add", N_("Add an account"), "a", PLAN, "add", N_("add")),
    Command("step.done", N_("Mark the step done"), "v,V", PLAN, "done", NP_("step", "done")),
    Command("step.skip", N_("Skip the step, with a reason"), "n,N", PLAN, "skip", N_("skip")),
    Command("step.move", N_("Move the step to another day"), "m,M", PLAN, "move", N_("move")),
    Command("step.earlier", N_("Move the step up within its day"), "K", PLAN, "shift(-1)"),
    Command("step.later", N_("Move the step down within its day"), "J", PLAN, "shift(1)"),
    Command("step.add", N_("Add a step of your own"), "plus", PLAN, "add_step", N_("add a step")),
    Command("link.open", N_("Open the link of the step"), "o", PLAN, "open_link", N_("link")),
    Command("accounts.day", N_("Choose the deletion day"), "d", PLAN, "day", N_("day")),
    Command("plan.fit", N_("Move the day to the first one the plan fits"), "f", PLAN, "fit", N_("first day that fits")),
    Command("facts.show", N_("Show what is known about the platform"), "i", PLAN, "facts", N_("facts")),
    Command("history.show", N_("Show the history of the account"), "h", PLAN, "history", N_("history")),
    Command("account.measure", N_("Measure how much time the platforms take, or type it"), "t", PLAN, "measure", N_("measure")),
    Command("figures.show", N_("Show the breaks in figures"), "b", PLAN, "figures", N_("breaks")),
    Command("goodbye.open", N_("Write a goodbye, and copy it"), "B", PLAN, "goodbye", N_("goodbye")),
    Command("accounts.remove", N_("Remove the account, or a step of your own"), "x,delete", PLAN, "remove", N_("remove")),
    Command("people.sign", N_("Log a sign, given or received"), "s", PEOPLE, "sign", NP_("of life", "sign")),
    Command("people.add", N_("Add a person"), "a", PEOPLE, "add", N_("add")),
    Command("people.edit", N_("Open the person"), "e,enter", PEOPLE, "edit", N_("open")),
    Command("people.rest", N_("Let the person rest, or come up again"), "z", PEOPLE, "rest", NP_("key", "rest")),
    Command("people.filter", N_("Show only some people"), "slash", PEOPLE, "filter", N_("filter")),
    Command("people.forget", N_("Forget the person"), "x,delete", PEOPLE, "forget", N_("forget")),
    Command("people.join", N_("Join two cards of one person"), "J", PEOPLE, "join", N_("join")),
    Command("people.rescue", N_("Keep people from an archive"), "i", PEOPLE, "app.rescue", N_("from an archive")),
    Command("sources.open", N_("See what you followed, and where you read it instead"), "t", PEOPLE, "app.sources", N_("sources")),
    Command("insights.open", N_("Show the sessions behind the chosen part"), "enter,e", INSIGHTS, "open", N_("its sessions")),
    Command("insights.previous", N_("Go to the previous period"), "p,left", INSIGHTS, "previous", N_("earlier")),
    Command("insights.next", N_("Go to the next period"), "n,right", INSIGHTS, "next", N_("later")),
    Command("insights.weeks", N_("Show weeks as stacked bars"), "w", INSIGHTS, "picture('weeks')", name=N_("Weeks")),
    Command("insights.calendar", N_("Show a year as a calendar of days"), "d", INSIGHTS, "picture('calendar')", name=N_("Days")),
    Command("insights.clock", N_("Show weekdays and hours"), "h", INSIGHTS, "picture('clock')", name=N_("Hours")),
    Command("insights.goals", N_("Show weekly goals"), "o", INSIGHTS, "picture('goals')", name=N_("Goals")),
    Command("insights.balance", N_("Show the balance"), "b", INSIGHTS, "picture('balance')", name=N_("Balance")),
    Command("insights.before", N_("Show time won back by week, and how much of it is logged"), "i", INSIGHTS,
            "picture('before')", name=N_("Before")),
    Command("insights.check_ins", N_("Show focus and mood"), "c", INSIGHTS, "picture('check_ins')", name=N_("Mood")),
    Command("insights.cost", N_("Show what the time comes to in a year"), "s", INSIGHTS, "picture('cost')", name=N_("Cost")),
    Command("insights.channels", N_("Show the channels and what each takes"), "v", INSIGHTS, "picture('channels')", name=N_("Channels")),
    Command("insights.loads", N_("Show the two loads: being there, and campaigns"), "f", INSIGHTS, "picture('loads')", name=N_("Loads")),
    Command("insights.add", N_("Add a channel, or a load"), "plus", INSIGHTS, "add"),
    Command("insights.month", N_("Show a month"), "m", INSIGHTS, "span('month')"),
    Command("insights.quarter", N_("Show a quarter"), "t", INSIGHTS, "span('quarter')"),
    Command("insights.year", N_("Show a year"), "y", INSIGHTS, "span('year')"),
    Command("insights.all", N_("Show all time"), "a", INSIGHTS, "span('all')"),
    Command("insights.report", N_("Save a report of this period as a web page"), "r", INSIGHTS, "report", N_("report")),
    Command("reminders.edit", N_("Change the reminder"), "e,enter", REMINDERS, "edit", N_("change")),
    Command("reminders.read", N_("Read on about the reminder, or go back to the list"), "tab,shift+tab", REMINDERS,
            "read_on", N_("read on")),
    Command("reminders.switch", N_("Turn the reminder on or off"), "o", REMINDERS, "switch", N_("on, off")),
    Command("reminders.add", N_("Add a reminder of your own"), "a", REMINDERS, "add", N_("add")),
    Command("reminders.snooze", N_("Snooze the last one"), "z", REMINDERS, "snooze", N_("snooze")),
    Command("reminders.test", N_("Send the reminder now, to see whether it arrives"), "t", REMINDERS,
            "try_out", N_("try")),
    Command("reminders.history", N_("Show past reminders"), "h", REMINDERS, "history", N_("history")),
    Command("reminders.remove", N_("Remove the reminder, or reset it"), "x,delete", REMINDERS,
            "remove", N_("remove")),
    Command("reminders.install", N_("Turn reminders with Detox closed on or off"), "i", REMINDERS, "install"),
    Command("settings.change", N_("Change the setting"), "e,enter", SETTINGS, "change", N_("change")),
    Command("settings.add", N_("Add an activity"), "a", SETTINGS, "add", N_("add an activity")),
    Command("sitting.open", N_("Go on with the questions, or read the answers"), "enter,e", QUESTIONS, "open", N_("open")),
    Command("sitting.begin", N_("Begin the seven questions"), "a", QUESTIONS, "begin", N_("begin")),
    Command("sitting.compare", N_("Choose which earlier answers to compare with"), "c", QUESTIONS, "compare", N_("compare")),
    Command("sitting.again", N_("Turn a reminder to ask again in six months on or off"), "z", QUESTIONS, "again", N_("ask again")),
    Command("sitting.remove", N_("Remove the answers"), "x,delete", QUESTIONS, "remove", N_("remove")),
    Command("sitting.leave", N_("Go back to the screen before the questions"), "escape", QUESTIONS, "app.show_before", N_("back")),
    Command("list.down", N_("Go down"), "j,down", LIST, "move(1)"),
    Command("list.up", N_("Go up"), "k,up", LIST, "move(-1)"),
    Command("list.page_down", N_("Go down a page"), "ctrl+d,pagedown", LIST, "page(1)"),
    Command("list.page_up", N_("Go up a page"), "ctrl+u,pageup", LIST, "page(-1)"),
    Command("list.first", N_("Go to the top"), "g,home", LIST, "edge(0)"),
    Command("list.last", N_("Go to the bottom"), "G,end", LIST, "edge(1)"),
)  # fmt: skip


def keyed(letters: Iterable[tuple[str, str]]) -> list[CommandKeys]:
    """All that keys do: the commands, whose keys a person can choose, and the activities, each by
    the letter that logs it, if any.
    """
    return [
        *(CommandKeys(c.id, tuple(c.keys.split(",")), _where(c)) for c in COMMANDS),
        *(
            CommandKeys(f"{ACTIVITY}{key}", (letter,) if letter else (), TODAY, key)
            for key, letter in letters
        ),
    ]


@lru_cache(maxsize=8)
def letters_taken(
    chosen: tuple[tuple[str, str], ...], held: tuple[tuple[str, str], ...]
) -> frozenset[str]:
    """The letters that Today uses for itself with the keys that were chosen; an activity that holds
    a letter already, as in `held`, keeps it from being chosen for anything else.
    """
    stay = _letters_with(dict(chosen), ())
    known = [(key, letter) for key, letter in held if letter not in stay.of_defaults]
    now = _letters_with(dict(chosen), known)
    return now.of_defaults | now.of_chosen


class _Letters(NamedTuple):
    of_defaults: frozenset[str]
    of_chosen: frozenset[str]


def _letters_with(chosen: dict[str, str], held: Iterable[tuple[str, str]]) -> _Letters:
    accepted, _problems = check_keymap(chosen, keyed(held))
    here = [command for command in COMMANDS if command.scope in (APP, TODAY, LIST)]
    defaults = {key for c in here if c.id not in accepted for key in c.keys.split(",")}
    own = {key for c in here if c.id in accepted for key in accepted[c.id].split(",")}
    return _Letters(LETTERS_TAKEN & defaults, frozenset(key for key in own if key.isalpha()))


def check_action(action: str, commands: Sequence[CommandKeys]) -> None:
    """Raises `Refused` for one that nobody can give a key."""
    known = {command.id: command for command in commands}
    problem = known[action].why_fixed() if action in known else unknown_action(action, commands)
    if problem is not None:
        raise Refused(problem.message, **problem.params)


def _where(command: Command) -> str:
    return GLOBAL if command.scope in (APP, LIST) else command.scope
