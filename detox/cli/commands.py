"""The command of a verb: written in a module of the command line, or made of declared deeds."""

from importlib import import_module

from detox.cli.registry import VERBS, Command

_NOTHING_DONE = frozenset(("-h", "--help", "--dry-run", "--list"))


def command_of(verb: str) -> Command:
    """The command of a verb; only its own module is imported."""
    module = VERBS[verb].module
    if module:
        commands: dict[str, Command] = import_module(f"detox.cli.{module}").COMMANDS
        return commands[verb]
    from detox.cli.deeds import verb_of  # people wait for verbs that have no deeds

    return verb_of(verb, import_module(f"detox.deeds.{verb}").KIND)


def has_changed(argv: list[str]) -> bool:
    """Whether a command line that ended well has changed something."""
    if argv[0] not in VERBS or _NOTHING_DONE.intersection(argv):
        return False
    command = command_of(argv[0])
    return command.subs.get(argv[1] if len(argv) > 1 else "", command).changes
