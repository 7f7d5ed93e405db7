"""What could come next on a command line, one candidate a line, with a word about it."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from detox.cli.console import plain
from detox.cli.registry import VERBS, Command, command_of
from detox.domain.problem import ProblemError
from detox.i18n import gettext as _

if TYPE_CHECKING:
    from detox.bootstrap import Detox

Candidate = tuple[str, str]
RANGES = ("today", "yesterday", "week", "last week", "month", "last month", "year", "all")
DAYS = ("today", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday")  # fmt: skip
_REMINDERS = {
    "--when": ("every day 20:30", "monday 9:00", "weekdays 8:30", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    "--from": ("today", "tomorrow", *DAYS[2:]),
}
_TAKE_TAGS = frozenset(("--tag", "-t", "--untag"))
_TAKE_TEXT = frozenset((
    *("--at", "--note", "-n", "--minutes", "-m", "--format", "--day"),
    *("--goal", "--letter", "--colour", "--text", "--home", "--leads", "--zone", "--columns"),
    *("--reason", "--led-by", "--word", "--grace", "--irreversible", "--days"),
))  # fmt: skip
_TAGGED = ("log", "start", "switch", "edit")
_RECENT_DAYS = 14


def complete(words: list[str]) -> int:
    """Tell what the last of these words could become; nothing where nothing can be known.

    A shell that quotes what it is told gets the values as they are. bash does not: it says
    `--bash LINE WORD`, its line up to the cursor and the end of it that it would replace.
    """
    if len(words) == 3 and words[0] == "--bash":
        return _complete_in_bash(words[1], words[2])
    for value, about in _fitting(words):
        sys.stdout.write(f"{value}\t{_note(about)}\n")
    return 0


def _complete_in_bash(line: str, replaced: str) -> int:
    from detox.cli.quoting import quoted_for_bash, typed_in_bash

    typed = typed_in_bash(line)
    kept = typed_in_bash(line.removesuffix(replaced))
    if typed is None or kept is None or not line.endswith(replaced):
        return 0
    for value, _about in _fitting(list(typed.words[1:])):
        rest = value[len(kept.words[-1]) :]
        sys.stdout.write(quoted_for_bash(rest, kept.quotes) + "\n")
    return 0


def _fitting(words: list[str]) -> Iterator[Candidate]:
    """What the last of these words could become, with a word about it."""
    from detox.cli.quoting import is_one_word

    current = words[-1] if words else ""
    try:
        found = dict(_candidates(words[:-1], current))
    except (ProblemError, OSError):
        return
    wanted = current.casefold()
    for value, about in found.items():
        if value.casefold().startswith(wanted) and value != "" and is_one_word(value):
            yield value, about


def _note(text: str) -> str:
    return " ".join(plain(text).split())


def _candidates(before: list[str], current: str) -> Iterable[Candidate]:
    if not before:
        verbs = [(name, _(verb.summary)) for name, verb in VERBS.items()]
        return [*verbs, ("--help", ""), ("--version", "")] if current[:1] == "-" else verbs
    if before[0] not in VERBS:
        return []
    command, path, rest = command_of(before[0]), before[0], before[1:]
    if command.subs:
        if not rest:
            return [(name, _(sub.about)) for name, sub in command.subs.items()]
        if rest[0] not in command.subs:
            return []
        command, path, rest = command.subs[rest[0]], f"{path} {rest[0]}", rest[1:]
    if "--" in rest:
        rest.remove("--")
        return _values(path, rest)
    if current.startswith("-"):
        return _options(path, command)
    choices = list(_choices(path, command, rest[-1])) if rest else []
    if choices:
        return choices
    if current.startswith("+") and path in _TAGGED:
        return [(f"+{tag}", about) for tag, about in _tags()]
    # A value with a dash in front would be read as an option; “--” ends those.
    return [each for each in _values(path, rest) if not each[0].startswith("-")]


def _options(path: str, command: Command) -> Iterator[Candidate]:
    from detox.cli.parser import Parser

    for action in Parser(f"detox {path}", command)._actions:
        for option in action.option_strings:
            if option.startswith("--"):
                yield option, action.help or ""
    for option in command.free:
        yield option, ""


def _choices(path: str, command: Command, option: str) -> Iterator[Candidate]:
    """The values of an option that takes only some."""
    if option.startswith("-"):
        from detox.cli.parser import Parser

        for action in Parser(f"detox {path}", command)._actions:
            if option in action.option_strings:
                yield from ((str(choice), "") for choice in action.choices or ())


def _values(path: str, rest: list[str]) -> Iterable[Candidate]:
    last = rest[-1] if rest else ""
    if last.startswith("-"):
        by_option = _after_option(path, last)
        if by_option is not None:
            return by_option
    if path in ("log", "start", "switch"):
        return _activities() if path == "log" or not rest else []
    if path in ("report", "sessions", "balance"):
        return [(name, "") for name in RANGES]
    if path in ("edit", "delete"):
        return _uids() if path == "delete" or not rest else []
    if path.startswith(("accounts ", "steps ", "platforms ")):
        return _of_the_plan(path, rest)
    if path.startswith("reminders "):
        return _of_reminders(path, rest)
    if path in ("activities edit", "activities archive", "activities unarchive"):
        return _activities(archived=True) if not rest else []
    if path.startswith("config "):
        return _settings(rest)
    return _fixed(path, rest)


def _after_option(path: str, option: str) -> Iterable[Candidate] | None:
    """The values of an option; nothing for one that takes none."""
    if path == "measure" and option in ("--from", "--set"):
        return _measured_from() if option == "--from" else _accounts()
    if option == "--account":
        return _accounts()
    if option in ("--activity", "-a", "--rest", "--unless"):
        return _activities()
    if option in _TAKE_TAGS:
        return _tags()
    if option == "--on" and path == "steps add":
        return [(day, "") for day in ("tomorrow", *DAYS[2:])]
    if path.startswith("reminders ") and option in _REMINDERS:
        return [(value, "") for value in _REMINDERS[option]]
    if option == "--review":
        return [(day, "") for day in ("in 3 months", "in 6 months", "in 1 year")]
    if option in ("--on", "--le", "--jour", "--since") or (
        option == "--day" and path != "accounts add"
    ):
        return [(day, "") for day in DAYS]
    if option == "--by":
        from detox.cli.report import GROUPINGS

        return [(name, "") for name in GROUPINGS]
    return [] if option in _TAKE_TEXT else None


def _app() -> "Detox":
    from detox.bootstrap import Detox

    return Detox()


def _activities(*, archived: bool = False) -> Iterator[Candidate]:
    app = _app()
    for activity in app.activities.all() if archived else app.activities.current():
        name = activity.named(app.language)
        yield name, ""
        if activity.key != name:
            yield activity.key, name


def _tags() -> Iterator[Candidate]:
    """The tags in use, with how many sessions have them."""
    from detox.domain.days import EARLIEST, LATEST, DayRange
    from detox.services.report import make_report
    from detox.wording.figures import sessions

    app = _app()
    for row in make_report(app.records, app.rules, DayRange(EARLIEST, LATEST), "tag").rows:
        if row.key:
            yield row.key, sessions(row.sessions)


def _accounts() -> Iterator[Candidate]:
    from detox.wording.accounts import state

    for account in _app().accounts.all():
        yield account.name, state(account)


def _measured_from() -> Iterator[Candidate]:
    from detox.measure import NAMES

    for name in NAMES:
        yield name, ""


def _of_the_plan(path: str, rest: list[str]) -> Iterable[Candidate]:
    if path == "accounts add":
        return _platforms() if not rest else []
    if path == "platforms show":
        return _platforms() if not rest else []
    if path == "accounts break" and len(rest) == 1:
        from detox.cli.account_breaks import ACTIONS

        return [(action, "") for action in ACTIONS]
    if rest or path in ("accounts list", "platforms list"):
        return []
    if path.startswith("accounts ") or path in ("steps add", "steps list"):
        return _accounts()
    return _steps(path)


def _platforms() -> Iterator[Candidate]:
    from detox import paths
    from detox.catalogue import load_platforms

    for platform in load_platforms(paths.locate().platforms).values():
        yield platform.id, platform.name


def _steps(path: str) -> Iterator[Candidate]:
    """The steps that a command is for: those that are over, of one's own, or still open."""
    from detox.domain.steps import StepKind
    from detox.wording.steps import step_title

    for plan in _app().leaving.plans():
        for step in plan.steps:
            fits = not step.is_open if path == "steps reopen" else step.is_open
            if step.kind is StepKind.OWN if path == "steps remove" else fits:
                yield step.uid, step_title(step, plan.account)


def _of_reminders(path: str, rest: list[str]) -> Iterable[Candidate]:
    """The reminders that a command is for: those to switch are the ones that are not yet."""
    from detox.wording.reminders import reminder_title

    if path == "reminders snooze" and len(rest) == 1:
        return [(word, "") for word in ("10m", "1h", "evening", "tomorrow")]
    if path == "reminders install" and not rest:
        from detox.schedule.ways import WAYS

        return [(way, "") for way in WAYS]
    several = path in ("reminders on", "reminders off")
    one = path in ("reminders show", "reminders edit", "reminders remove", "reminders snooze")
    if not several and (rest or not (one or path == "reminders test")):
        return []
    known = [r for r in _app().reminders.all() if r.uid not in rest]
    if several:
        known = [r for r in known if r.is_on is (path == "reminders off")]
    everyone = [("all", "")] if several and not rest else []
    return [*((r.uid, reminder_title(r)) for r in known), *everyone]


def _uids() -> Iterator[Candidate]:
    from datetime import timedelta

    from detox.cli.desk import naming
    from detox.domain.days import ONE_DAY, DayRange
    from detox.wording.deeds import brief

    app = _app()
    today, name = app.log.today(), naming(app)
    recent = DayRange(today - timedelta(days=_RECENT_DAYS), today + ONE_DAY)
    for session in reversed(app.log.between(recent)):
        yield session.uid, brief(session, today, name)


def _settings(rest: list[str]) -> Iterable[Candidate]:
    from detox.config.settings import settings_table

    if not rest:
        return [(setting.key, _(setting.title)) for setting in settings_table()]
    known = {setting.key: setting for setting in settings_table()}
    if rest[0] == "theme":
        from detox import paths
        from detox.config.themes import builtin_folder, load_themes

        themes, _problems = load_themes([builtin_folder(), paths.locate().themes])
        return [(name, "") for name in themes]
    return [(value, "") for value in known[rest[0]].allowed] if rest[0] in known else []


def _fixed(path: str, rest: list[str]) -> Iterable[Candidate]:
    if path == "check-in":
        return [(level, "") for level in "12345"] if len(rest) < 2 else []
    if path == "rate":
        return [] if rest else [("off", "")]
    if path == "completion" and not rest:
        from detox.cli.completion import SHELLS

        return [(shell, "") for shell in SHELLS]
    if path == "help":
        if not rest:
            return [(name, _(verb.summary)) for name, verb in VERBS.items()]
        subs = command_of(rest[0]).subs if rest[0] in VERBS and len(rest) == 1 else {}
        return [(name, _(sub.about)) for name, sub in subs.items()]
    return []
