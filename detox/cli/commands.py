"""The command of a verb: written in a module of the command line, or made of declared deeds."""

from importlib import import_module

from detox.cli.registry import VERBS, Command
from detox.domain.problem import N_, Refused
from detox.domain.text import nearest, shown

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


def unknown(word: str, known: list[str], prog: str) -> Refused:
    """The refusal of what is no command, with the nearest one where there is one."""
    near = nearest(word.lower(), known)
    params: dict[str, object] = {"word": shown(word), "command": prog}
    if near:
        return Refused(
            N_("“%(command)s %(word)s” is not a command; did you mean “%(command)s %(near)s”?"),
            **params,
            near=near,
        )
    if prog == "detox":
        return Refused(
            N_("“detox %(word)s” is not a command; “detox --help” lists them all."), **params
        )
    return Refused(
        N_("“%(command)s” must be followed by one of %(known)s, not “%(word)s”."),
        **params,
        known=", ".join(known),
    )
