"""argparse in the person's language, saying a misread in one line."""

import argparse
from typing import TYPE_CHECKING, Any, NoReturn

from detox.cli.console import width
from detox.cli.fitting import hanging, outdented, paragraphs, wrapped
from detox.cli.registry import Command
from detox.domain.problem import N_, Refused
from detox.domain.text import shown
from detox.i18n import gettext, language, ngettext

if TYPE_CHECKING:
    from detox.cli.offers import Offers

# argparse looks its own words up through these two names; ours follow the settings.
vars(argparse).update(_=gettext, ngettext=ngettext)

ARGPARSE_WORDS = (
    N_("usage: "), N_("positional arguments"), N_("options"), N_("show this help message and exit"),
    N_("expected one argument"), N_("expected at most one argument"),
    N_("expected at least one argument"), N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"), N_("unrecognized arguments: %s"),
    N_("not allowed with argument %s"), N_("ignored explicit argument %r"),
    N_("one of the arguments %s is required"),
)  # fmt: skip
"""What argparse says itself; listed so that it gets translated."""

VALUES = (
    N_("ACCOUNT"), N_("ACTIVITY"), N_("ADDRESS"), N_("AMOUNT"), N_("AT"), N_("CHANNEL"),
    N_("CIRCLE"), N_("COLOUR"), N_("COMMAND"), N_("DATE"), N_("DAY"), N_("DAYS"),
    N_("DURATION"), N_("FILE"), N_("GOAL"), N_("KEY"), N_("LETTER"), N_("LIST"), N_("MINUTES"),
    N_("NAME"), N_("NOTE"), N_("PERIOD"), N_("PLACE"), N_("PLATFORM"), N_("REST"), N_("SINCE"),
    N_("TAG"), N_("TEXT"), N_("UID"), N_("UNTAG"), N_("VALUE"), N_("WAY"), N_("WHEN"),
    N_("WHO"), N_("ZONE"),
)  # fmt: skip
"""What stands for a value in help, where a command says nothing else."""

RECORD, RECORDS = N_("show the record as JSON"), N_("show the records as JSON")
IT = N_("show it as JSON")
_LONGEST = 40

_FREE = "\0"


def whole_number(text: str) -> int:
    """What an option counts, as the `type` of it; what is none is refused in the person's language,
    where argparse would name the type.
    """
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            gettext(N_("“%(typed)s” is not a whole number")) % {"typed": text[:_LONGEST]}
        ) from None


def json_option(parser: argparse._ActionsContainer, about: str = RECORD) -> None:
    """`--json`; `about` is what it shows then."""
    parser.add_argument("--json", action="store_true", help=gettext(about))


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Fits the terminal, and names values in the person's language."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=width() - 2)

    def _format_usage(self, *given: Any) -> str:
        return outdented(super()._format_usage(*given))

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width)

    def _get_default_metavar_for_optional(self, action: argparse.Action) -> str:
        return _value(action.dest)

    def _get_default_metavar_for_positional(self, action: argparse.Action) -> str:
        return _value(action.dest)


class Parser(argparse.ArgumentParser):
    """Reads the words after a verb. Raises `Refused` for those it cannot read."""

    def __init__(self, prog: str, command: Command) -> None:
        super().__init__(
            prog=prog,
            formatter_class=_Formatter,
            allow_abbrev=False,
        )
        self.offers: dict[str, Offers] = {}
        if command.options is not None:
            command.options(self)
        self._command = command
        self._free = command.free

    def format_help(self) -> str:
        """With what can be written, and examples."""
        parts = (written_text(self._command), examples_text(self._command))
        self.epilog = "\n\n".join(part for part in parts if part)
        self.description = paragraphs(gettext(self._command.about))
        return super().format_help()

    def add_argument(self, *names: str, offers: "Offers" = (), **options: Any) -> argparse.Action:
        """As `argparse` does it, and what completion `offers` for it; what a positional stands for
        is told in the person's language.
        """
        is_positional = len(names) == 1 and not names[0].startswith("-")
        if is_positional and not {"choices", "metavar"} & options.keys():
            options["metavar"] = _value(names[0])
        added = super().add_argument(*names, **options)
        if offers:
            self.offers[added.dest] = offers
        return added

    def actions(self) -> list[argparse.Action]:
        """All that it reads, in the order in which it was declared."""
        return self._actions

    def error(self, message: str) -> NoReturn:
        raise Refused(
            N_("%(command)s: %(problem)s; “%(command)s --help” shows the options."),
            command=self.prog,
            problem=message,
        )

    def read(self, words: list[str]) -> argparse.Namespace:
        """The options and the words, which may stand in any order."""
        if "--" in words:
            place = words.index("--")
            words = words[:place] + [_FREE + word for word in words[place + 1 :]]
        words = [_FREE + word if self._is_free(word) else word for word in words]
        wants_help = "-h" in words or "--help" in words
        if wants_help:  # and no intermixing, which cuts the usage where English has it begin
            words = ["--help"]
        if self._get_positional_actions() and not wants_help:
            self.usage = ""  # argparse would lay it out first, for what it never says here
            read = self.parse_intermixed_args(words)
        else:
            read = self.parse_args(words)
        for name, value in vars(read).items():
            if isinstance(value, list):
                setattr(read, name, [_bared(item) for item in value])
            elif isinstance(value, str):
                setattr(read, name, _bared(value))
        return read

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            said = gettext(N_("“%(typed)s” is not one of %(choices)s")) % {
                "typed": shown(str(value)),
                "choices": ", ".join(map(str, action.choices)),
            }
            raise argparse.ArgumentError(action, said)

    def _is_free(self, word: str) -> bool:
        return bool(self._free) and word.partition("=")[0] in self._free


def names_a_file(action: argparse.Action) -> bool:
    """Whether the value of an argument is a path, by the word that stands for it in help."""
    return action.metavar in (gettext(N_("FILE")), gettext(N_("FOLDER")))


def _value(name: str) -> str:
    """What stands for the value of an option in help; one without a word is not looked for."""
    word = name.upper()
    return gettext(word) if word in VALUES else word


def in_short(command: Command) -> str:
    """What a command does, as a list of several tells it: the first paragraph of its page."""
    return gettext(command.about).partition("\n\n")[0]


def examples_text(command: Command) -> str | None:
    """The examples of a command, as help shows them."""
    if not command.examples:
        return None
    lines = [f"  detox {_in_language(line)}" for line in command.examples]
    return "\n".join([gettext(N_("examples:")), *lines])


def written_text(command: Command) -> str | None:
    """What can be written for the words of a command, as help shows it."""
    if command.written is None:
        return None
    rows = command.written(language())
    label = max(len(name) for name, _said in rows) + 2
    lines = [hanging(f"  {name:{label}}", said) for name, said in rows]
    return "\n".join([gettext(N_("you can write:")), *lines])


def _in_language(example: str) -> str:
    """An example with the words of the language; a command by itself is the same in all."""
    return gettext(example) if " " in example else example


def _bared(word: object) -> object:
    return word.removeprefix(_FREE) if isinstance(word, str) else word
