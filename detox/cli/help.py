"""The page of all commands, in groups, and the page of one."""

from argparse import Namespace

from detox.cli.commands import command_of, unknown
from detox.cli.console import tell
from detox.cli.fitting import hanging, paragraphs
from detox.cli.parser import Parser, examples_text, in_short
from detox.cli.registry import VERBS, Command
from detox.deeds.deed import On
from detox.deeds.noun import Candidate
from detox.domain.problem import N_
from detox.i18n import gettext as _


def _commands(on: On) -> list[Candidate]:
    """The verbs; after one, what can follow it."""
    words = on.values["command"]
    if not words:
        return [(name, _(verb.summary)) for name, verb in VERBS.items()]
    subs = command_of(words[0]).subs if words[0] in VERBS and len(words) == 1 else {}
    return [(name, in_short(sub)) for name, sub in subs.items()]


def _help_options(parser: Parser) -> None:
    parser.add_argument(
        "command", nargs="*", default=[], help=_("a command, such as log"), offers=_commands
    )


def _help(args: Namespace) -> int:
    if not args.command:
        return tell_all()
    verb, subs = args.command[0], args.command[1:]
    if verb not in VERBS:
        raise unknown(verb, list(VERBS), "detox")
    command, prog = command_of(verb), f"detox {verb}"
    if subs and command.subs:
        if subs[0] not in command.subs:
            raise unknown(subs[0], list(command.subs), prog)
        command, prog = command.subs[subs[0]], f"{prog} {subs[0]}"
    if command.subs:
        return tell_subs(prog, command)
    tell(Parser(prog, command).format_help().rstrip())
    return 0


_FIRST = (
    N_('log 45m writing "column draft" +newsletter'),
    N_("log 1h30 reading --on yesterday"),
    N_("start learning"),
    N_("status"),
    N_("report month --by day"),
    N_('accounts add instagram --day "31 december"'),
    "undo",
)
"""What to begin with."""


def tell_all() -> int:
    """Every command, by what it is for."""
    tell(_("usage: detox [COMMAND] [OPTION…]"))
    tell("")
    what = _("Detox counts down to the day an account ends, and logs what you do with the time.")
    bare = _("Without a command, Detox opens its screens.")
    tell(paragraphs(f"{what}\n{bare}"))
    width = max(map(len, VERBS)) + 2
    group = ""
    for name, verb in VERBS.items():
        if verb.group != group:
            group = verb.group
            tell(f"\n{_(group)}")
        tell(hanging(f"  {name:{width}}", _(verb.summary)))
    tell("")
    tell(examples_text(Command("", examples=_FIRST)) or "")
    tell("")
    more = _(
        "“detox COMMAND --help” shows a command’s options and examples. “detox --version” "
        "tells the version."
    )
    tell(paragraphs(more))
    return 0


def tell_subs(prog: str, command: Command) -> int:
    """What can follow a verb that has commands of its own."""
    usage = _("usage: %(command)s {%(subs)s}")
    before, braces, _subs = (usage % {"command": prog, "subs": ""}).partition("{")
    tell(hanging(before, braces + ",".join(command.subs) + "}"))
    tell("")
    tell(paragraphs(_(command.about)))
    tell("")
    width = max(map(len, command.subs)) + 2
    for name, sub in command.subs.items():
        tell(hanging(f"  {name:{width}}", in_short(sub)))
    examples = [line for sub in command.subs.values() for line in sub.examples]
    shown = examples_text(Command("", examples=(*command.examples, *examples)))
    if shown:
        tell("")
        tell(shown)
    return 0


COMMANDS = {
    "help": Command(
        N_("Show all commands, or the page of one."),
        _help,
        _help_options,
        ("help", N_("help log"), N_("help accounts add")),
    )
}
