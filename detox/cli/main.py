"""From the arguments to a verb, and from whatever went wrong to one line and an exit code."""

import io
import os
import sys
from contextlib import suppress

from detox import __version__, paths
from detox.cli.commands import command_of, has_changed, unknown
from detox.cli.console import complain, tell, tell_the_way_out
from detox.cli.outgoing import outgoing, trouble_of
from detox.cli.parser import Parser
from detox.cli.registry import VERBS, Command
from detox.clock import stamp
from detox.config.settings import Settings, load_settings
from detox.domain.problem import N_, DataTrouble, Problem, Refused
from detox.door import make_fit

LONG = frozenset(("sessions", "report", "export"))
"""what ends when nobody reads on"""
UNHEARD = frozenset(("remind",))
"""what schedulers start, with nobody to talk to: that of Windows gives it no stdout at all"""
DONE, FOUND, BAD_INPUT, TROUBLE, INTERRUPTED = 0, 1, 2, 3, 130


def run(argv: list[str]) -> int:
    """Do what the arguments say, and tell the exit code."""
    sys.stdout = outgoing(sys.stdout, ends=argv[0] in LONG, is_needed=argv[0] not in UNHEARD)
    sys.stderr = outgoing(sys.stderr)
    with suppress(io.UnsupportedOperation):  # one that was read from already stays as it is
        make_fit(sys.stdin)
    return _guarded(argv)


def _guarded(argv: list[str]) -> int:
    try:
        return _told(argv, _done(argv))
    except Refused as refused:
        complain(refused.problem)
        return BAD_INPUT
    except DataTrouble as trouble:
        complain(trouble.problem)
        tell_the_way_out([trouble.problem])
        return TROUBLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return DONE
    except OSError as error:
        complain(Problem(N_("The system refused: %(reason)s."), _reason(error)))
        return TROUBLE
    except Exception as error:  # noqa: BLE001 - the edge of the process
        return _unexpected(error)


def _done(argv: list[str]) -> int:
    try:
        code = _dispatched(argv)
        _tidy()
    except SystemExit as leaving:  # argparse, after its help
        return DONE if not leaving.code else BAD_INPUT
    return code


def _tidy() -> None:
    """Go on with what is left to be forgotten everywhere."""
    where = _where()
    if where is not None and where.is_forgetting:
        from detox.bootstrap import Detox  # next to never

        Detox().tidy()


def _told(argv: list[str], code: int) -> int:
    """The exit code, once all that was said has gone out."""
    sys.stdout.flush()
    trouble = trouble_of(sys.stdout)
    if trouble is None or isinstance(trouble, BrokenPipeError):
        return code
    message = N_("The output could not be written (%(reason)s).")
    if code == DONE and has_changed(argv):
        message = N_("It’s done, but the answer could not be written (%(reason)s).")
    complain(Problem(message, _reason(trouble)))
    return TROUBLE


def _reason(error: OSError) -> dict[str, object]:
    return {"reason": error.strerror or str(error)}


def _unexpected(error: Exception) -> int:
    from detox.accident import recorded

    complain(recorded(error, stamp()))
    return FOUND


def _dispatched(argv: list[str]) -> int:
    _speak()
    first, rest = argv[0], argv[1:]
    if first in ("-h", "--help"):
        first, rest = "help", []
    if first in ("-V", "--version"):
        tell(f"detox {__version__}")
        return DONE
    if first == "__complete":
        from detox.cli.candidates import complete

        return complete(rest)
    if first == "__started":
        from detox.cli.started import tell_where

        return tell_where()
    if first not in VERBS:
        raise unknown(first, list(VERBS), "detox")
    return _performed(f"detox {first}", command_of(first), rest)


def _speak() -> None:
    """The language comes first: what is misread is said in it."""
    where = _where()
    settings = Settings() if where is None else load_settings(where.settings_text)[0]
    settings.speak(os.environ)


def _where() -> paths.Paths | None:
    """Where everything is; what needs none of it, such as the help, comes without a home too."""
    try:
        return paths.locate()
    except DataTrouble:
        return None


def _performed(prog: str, command: Command, words: list[str]) -> int:
    if command.subs:
        return _picked(prog, command, words)
    assert command.run is not None
    return command.run(Parser(prog, command).read(words))


def _picked(prog: str, command: Command, words: list[str]) -> int:
    if words and words[0] in ("-h", "--help"):
        from detox.cli.help import tell_subs

        return tell_subs(prog, command)
    if words and words[0] in command.subs:
        return _performed(f"{prog} {words[0]}", command.subs[words[0]], words[1:])
    if command.default and (not words or words[0].startswith("-")):
        return _performed(f"{prog} {command.default}", command.subs[command.default], words)
    raise unknown(words[0] if words else "", list(command.subs), prog)
