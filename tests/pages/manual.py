"""The manual page in each language, made from the commands as they are declared.

`make manual` writes them to `man`, from where a wheel takes them. What the program itself does not
say is in `man/<language>.toml`.
"""

import argparse
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from detox import i18n
from detox.cli.commands import command_of
from detox.cli.parser import Parser, examples_text, written_text
from detox.cli.registry import VERBS, Command
from detox.i18n import gettext as _

FOLDER = Path(__file__).parents[2] / "man"
LANGUAGES = tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))

PLACES = ("~/.local/share/detox-planner", "~/.config/detox-planner", "~/.local/state/detox-planner")
VARIABLES = ("DETOX_HOME", "DETOX_NOW", "NO_COLOR", "LC_ALL, LC_MESSAGES, LANG")
WIDTH, INDENT = 80, 4
_KEPT = dict.fromkeys(map(ord, "\xa0\u202f"), "\\ ")
"""blanks that keep together; as they are, a terminal without Unicode would lose them"""
CODES = ("0", "1", "2", "3", "130")


def page(language: str) -> str:
    """The manual page in a language, as groff's man macros."""
    words = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    before = i18n.language()
    i18n.speak(language)
    try:
        columns = WIDTH - INDENT + 2  # a help page indents by two itself
        with mock.patch.dict(os.environ, COLUMNS=str(columns)):
            return "\n".join(_lines(words)) + "\n"
    finally:
        i18n.speak(before)


def _lines(words: dict[str, Any]) -> Iterator[str]:
    name, synopsis, description, commands, files, environment, codes = words["sections"]
    yield '.TH DETOX 1 "" "Detox" ""'
    yield from (f".SH {name}", f"detox \\- {words['name']}")
    yield from (f'.SH "{synopsis}"', ".B detox", _plain(words["synopsis"]))
    yield from (f".SH {description}", _plain(words["about"]))
    yield f".SH {commands}"
    group = ""
    for verb, declared in VERBS.items():
        if declared.group != group:
            group = declared.group
            yield f'.SS "{_plain(_(group))}"'
        yield from _command(f"detox {verb}", command_of(verb), _(declared.summary))
    yield from _listed(files, PLACES, words["files"])
    yield from _listed(environment, VARIABLES, words["environment"])
    yield from _listed(codes, CODES, words["codes"])


def _command(prog: str, command: Command, summary: str) -> Iterator[str]:
    yield ".TP"
    if command.subs:
        yield from (f".B {_plain(prog)}", _plain(summary), ".RS")
        for name, sub in command.subs.items():
            yield from _command(f"{prog} {name}", sub, _(sub.about))
        yield ".RE"
        return
    actions = [action for action in Parser(prog, command).actions() if action.dest != "help"]
    words = [_usage(action) for action in actions if not action.option_strings]
    yield f"\\fB{_plain(prog)}\\fR {_plain(' '.join(words))}".rstrip()
    first, *more = summary.split("\n\n")
    yield _plain(first)
    for paragraph in more:
        yield from (".sp", _plain(paragraph))
    yield ".RS"
    for action in actions:
        if action.help:
            yield from (".TP", f"\\fI{_plain(_named(action))}\\fR", _plain(action.help))
    yield from _verbatim(written_text(command))
    yield from _verbatim(examples_text(command))
    yield ".RE"


def _value(action: argparse.Action) -> str:
    if action.choices is not None:
        return "{" + ",".join(map(str, action.choices)) + "}"
    return str(action.metavar or _(action.dest.upper()))


def _usage(action: argparse.Action) -> str:
    value = _value(action)
    some = {"*": f"[{value} ...]", "+": f"{value} [{value} ...]", "?": f"[{value}]"}
    return some.get(str(action.nargs), value)


def _named(action: argparse.Action) -> str:
    if not action.option_strings:
        return _value(action)
    value = "" if action.nargs == 0 else f" {_usage(action)}"
    return ", ".join(action.option_strings) + value


def _verbatim(text: str | None) -> Iterator[str]:
    """Lines as they stand, further left than what is around them: they need the width."""
    if text:
        title, *lines = text.splitlines()
        fitting = [part for line in lines for part in _within(line.removeprefix("  "))]
        yield from (".PP", f".in {INDENT}n", _plain(title), ".nf", *map(_plain, fitting))
        yield from (".fi", ".in")


def _within(line: str) -> list[str]:
    """A line, broken before an option where it is too long, as a shell takes it."""
    room = WIDTH - INDENT
    at = line.rfind(" --", 0, room - 1) if len(line) > room else -1
    if at <= 0:
        return [line]
    return [f"{line[:at]} \\", *_within(f"    {line[at + 1 :]}")]


def _listed(title: str, names: tuple[str, ...], told: list[str]) -> Iterator[str]:
    yield f'.SH "{title}"'
    for name, what in zip(names, told, strict=True):
        yield from (".TP", f".B {_plain(name)}", _plain(what))


def _plain(text: str) -> str:
    """Text in which nothing is taken for a request or an escape."""
    safe = text.replace("%%", "%").replace("\\", "\\e").replace("-", "\\-")
    safe = safe.replace("~", "\\(ti").translate(_KEPT)
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe


def place(language: str) -> Path:
    """Where the page of a language is kept."""
    return FOLDER / f"detox.{language}.1"


if __name__ == "__main__":
    for each in LANGUAGES:
        place(each).write_text(page(each), encoding="utf-8")
