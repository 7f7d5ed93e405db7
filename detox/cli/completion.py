"""`detox completion`: the script that lets a shell ask Detox what could come next."""

import sys
from argparse import Namespace
from pathlib import Path

from detox.cli.console import tell
from detox.cli.parser import Parser
from detox.cli.registry import Command
from detox.domain.problem import N_
from detox.i18n import gettext as _

SHELLS = ("bash", "zsh", "fish")
_NAMES = ("detox", "detox-planner")
_PLACE = "@COMMAND@"
"""where a script has the name it completes; `hatch_build.py` fills it in too"""


def _completion_options(parser: Parser) -> None:
    parser.add_argument("shell", choices=SHELLS, help=_("the shell"))


def _command() -> str:
    """The name we were started by: the other one may be another program's, and is not asked."""
    name = Path(sys.argv[0]).stem
    return name if name in _NAMES else _NAMES[0]


def _completion(args: Namespace) -> int:
    script = Path(__file__).with_name("shells") / f"detox.{args.shell}"
    named = script.read_text("utf-8").replace(_PLACE, _command())
    tell(named.rstrip("\n").replace("\t", " "))
    return 0


COMMANDS = {
    "completion": Command(
        N_(
            "Print the script for a shell. Put one of these where the shell reads its settings:\n"
            '  bash   eval "$(detox completion bash)"    in ~/.bashrc\n'
            '  zsh    eval "$(detox completion zsh)"     in ~/.zshrc, after compinit\n'
            "  fish   detox completion fish | source     in ~/.config/fish/config.fish"
        ),
        _completion,
        _completion_options,
        (N_("completion bash"),),
    )
}
