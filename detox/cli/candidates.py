"""What could come next on a command line, one candidate a line, with a word about it."""

import sys
from argparse import Action
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from detox.bootstrap import Detox
from detox.cli.commands import command_of
from detox.cli.console import plain
from detox.cli.offers import A_FILE
from detox.cli.parser import Parser, in_short, names_a_file
from detox.cli.quoting import is_one_word, quoted_for_bash, typed_in_bash
from detox.cli.registry import VERBS, Command
from detox.deeds.deed import On
from detox.deeds.noun import Candidate
from detox.domain.problem import ProblemError
from detox.domain.tongues import answers, any_answer
from detox.i18n import gettext as _
from detox.i18n import language

if TYPE_CHECKING:
    from detox.cli.offers import Offers


def complete(words: list[str]) -> int:
    """Tell what the last of these words could become; nothing where nothing can be known.

    A shell that quotes what it is told says `--words WORD…`, and gets the values as they are. bash
    does not: it says `--bash LINE WORD`, its line up to the cursor and the end of it that it would
    replace. Another program called detox may take words for files, but refuses such an option.

    A line of a tab alone says that a file belongs there, which a shell completes best.
    """
    if len(words) == 3 and words[0] == "--bash":
        return _complete_in_bash(words[1], words[2])
    if words[:1] == ["--words"]:
        words = words[1:]
    for value, about in _fitting(words):
        sys.stdout.write(f"{value}\t{_note(about)}\n")
    return 0


def _complete_in_bash(line: str, replaced: str) -> int:
    typed = typed_in_bash(line)
    kept = typed_in_bash(line.removesuffix(replaced))
    if typed is None or kept is None or not line.endswith(replaced):
        return 0
    for value, _about in _fitting(list(typed.words[1:])):
        rest = value[len(kept.words[-1]) :]
        written = quoted_for_bash(rest, kept.quotes) if value != A_FILE else "\t"
        sys.stdout.write(written + "\n")
    return 0


def _fitting(words: list[str]) -> Iterator[Candidate]:
    """What the last of these words could become, with a word about it."""
    current = words[-1] if words else ""
    try:
        found = dict(_candidates(words[:-1], current))
    except (ProblemError, OSError):
        return
    wanted, fits = current.casefold(), False
    for value, about in found.items():
        if value.casefold().startswith(wanted) and value != A_FILE and is_one_word(value):
            fits = True
            yield value, about
    if A_FILE in found and not fits:
        yield A_FILE, ""


def _note(text: str) -> str:
    return " ".join(plain(text).split())


def _candidates(before: list[str], current: str) -> Iterable[Candidate]:
    if not before:
        verbs = [(name, _(verb.summary)) for name, verb in VERBS.items()]
        return [*verbs, ("--help", ""), ("--version", "")] if current[:1] == "-" else verbs
    if before[0] not in VERBS:
        return []
    command, prog, rest = command_of(before[0]), f"detox {before[0]}", before[1:]
    if command.subs:
        if not rest:
            return [(name, in_short(sub)) for name, sub in command.subs.items()]
        if rest[0] not in command.subs:
            return []
        command, prog, rest = command.subs[rest[0]], f"{prog} {rest[0]}", rest[1:]
    return _of_line(Parser(prog, command), command, rest, current)


def _of_line(
    parser: Parser, command: Command, before: list[str], current: str
) -> Iterable[Candidate]:
    """What a verb could go on with: an option, its value, or the next of its words."""
    is_open = "--" not in before  # “--” ends the options
    line = Line(parser, command)
    for word in before:
        line.take(word)
    option, is_joined, typed = current.partition("=")
    if is_open and is_joined and line.asks(option):
        line.take(option)
        return [(value and f"{option}={value}", about) for value, about in line.offered(typed)]
    if is_open and current.startswith("-"):
        return _options(parser, command)
    found = line.offered(current)
    # A value with a dash in front would be read as an option.
    return [each for each in found if not (is_open and each[0].startswith("-"))]


def _options(parser: Parser, command: Command) -> Iterator[Candidate]:
    for action in parser.actions():
        for option in action.option_strings:
            if option.startswith("--"):
                yield option, action.help or ""
    foreign = {*any_answer("line_options")}.difference(answers(language()).line_options)
    for option in command.free:
        if option not in foreign:
            yield option, ""


class Line:
    """The words of a line so far, and what asks for the next one."""

    def __init__(self, parser: Parser, command: Command) -> None:
        self._parser, self._free = parser, command.free
        self._options = {o: a for a in parser.actions() for o in a.option_strings}
        self._places = [a for a in parser.actions() if not a.option_strings]
        self._values: dict[str, str | list[str]] = {a.dest: _nothing(a) for a in self._places}
        self._asking: str = ""
        self._is_open = True

    def take(self, word: str) -> None:
        """A word that is written."""
        asking, self._asking = self._asking, ""
        if self._is_open and word == "--":
            self._is_open = False
        elif self._is_open and word in (*self._options, *self._free):
            self._asking = word if self.asks(word) else ""
        elif not asking and not (self._is_open and self._has_its_value(word)):
            self._place(word)

    def asks(self, option: str) -> bool:
        """Whether this is an option that takes a value."""
        action = self._options.get(option)
        return option in self._free or (action is not None and action.nargs != 0)

    def _has_its_value(self, word: str) -> bool:
        """Whether it is an option and its value in one word: `--minutes=30` or `-m30`."""
        return self.asks(word.partition("=")[0]) or (word[:2] != "--" and self.asks(word[:2]))

    def _place(self, word: str) -> None:
        if self._places:
            place, value = self._places[0], self._values[self._places[0].dest]
            if isinstance(value, list):
                value.append(word)
            else:
                self._values[place.dest] = word
                del self._places[0]

    def offered(self, typed: str) -> Iterator[Candidate]:
        """What could stand next."""
        for each in self._offers(typed):
            yield each if isinstance(each, tuple) else (str(each), "")

    def _offers(self, typed: str) -> Iterable[str | Candidate]:
        if self._asking in self._free:
            return self._known(self._free[self._asking], typed)
        action = self._options.get(self._asking) or next(iter(self._places), None)
        if action is None:
            return ()
        if action.choices:
            return action.choices
        if names_a_file(action):
            return (A_FILE,)
        return self._known(self._parser.offers.get(action.dest, ()), typed)

    def _known(self, offers: "Offers", typed: str) -> Iterable[str | Candidate]:
        if not callable(offers):
            return offers
        return offers(On(Detox(once=True), values={**self._values, "typed": typed}))


def _nothing(place: Action) -> str | list[str]:
    return [] if place.nargs in ("*", "+") else ""
