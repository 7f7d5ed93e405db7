"""The manual page in each language, made from the commands as they are declared.

`python -m tests.pages.manual` (or `make manual`) writes them to `man`, from where a wheel takes them.
"""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from detox import i18n
from detox.cli.parser import Parser, examples_text, written_text
from detox.cli.registry import VERBS, Command, command_of
from detox.i18n import gettext as _

FOLDER = Path(__file__).parents[2] / "man"
LANGUAGES = ("en", "fr")

WORDS = {
    "en": {
        "name": "leave social media on purpose",
        "about": "Detox counts down to the day you delete an account, plans backwards from that day, "
        "and logs the time you win back. Without a command it opens its screens.",
        "sections": "NAME|SYNOPSIS|DESCRIPTION|COMMANDS|FILES|ENVIRONMENT|EXIT STATUS",
        "synopsis": "[command] [option ...]",
        "files": "records, readable as JSON|settings|backups, undo, log file",
        "environment": "one folder for everything, instead of those above|the instant at which the clock "
        "of Detox starts, such as 2026-11-22T14:32:00Z|set to anything: no colours|the language "
        "and the region, unless the settings name them",
        "codes": "done|a check found something|the input could not be used; nothing was changed|"
        "trouble with the files, or the answer could not be written|interrupted",
    },
    "fr": {
        "name": "quitter les réseaux sociaux parce qu’on l’a décidé",
        "about": "Detox compte les jours jusqu’à la suppression d’un compte, établit le plan à rebours de "
        "cette date, et garde trace du temps retrouvé. Sans commande, il ouvre ses écrans.",
        "sections": "NOM|SYNOPSIS|DESCRIPTION|COMMANDES|FICHIERS|ENVIRONNEMENT|CODES DE SORTIE",
        "synopsis": "[commande] [option ...]",
        "files": "les données, lisibles en JSON|les réglages|sauvegardes, annulations, fichier journal",
        "environment": "un seul dossier pour tout, au lieu de ceux ci-dessus|l’instant où l’horloge de Detox "
        "démarre, par exemple 2026-11-22T14:32:00Z|quelle que soit sa valeur : pas de couleurs|la langue "
        "et la région, si les réglages ne les donnent pas",
        "codes": "fait|une vérification a trouvé quelque chose|la saisie est inutilisable ; rien n’a changé|"
        "un problème de fichiers, ou la réponse n’a pas pu s’écrire|interrompu",
    },
}  # fmt: skip
PLACES = ("~/.local/share/detox-planner", "~/.config/detox-planner", "~/.local/state/detox-planner")
VARIABLES = ("DETOX_HOME", "DETOX_NOW", "NO_COLOR", "LC_ALL, LC_MESSAGES, LANG")
CODES = ("0", "1", "2", "3", "130")


def page(language: str) -> str:
    """The manual page in a language, as groff's man macros."""
    before = i18n.language()
    i18n.speak(language)
    try:
        with mock.patch.dict(os.environ, COLUMNS="80"):
            return "\n".join(_lines(WORDS[language])) + "\n"
    finally:
        i18n.speak(before)


def _lines(words: dict[str, str]) -> Iterator[str]:
    name, synopsis, description, commands, files, environment, codes = words["sections"].split("|")
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
    yield from (_plain(summary), ".RS")
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
    if text:
        title, *lines = text.splitlines()
        yield from (".PP", _plain(title), ".nf", *map(_plain, lines), ".fi")


def _listed(title: str, names: tuple[str, ...], told: str) -> Iterator[str]:
    yield f'.SH "{title}"'
    for name, what in zip(names, told.split("|"), strict=True):
        yield from (".TP", f".B {_plain(name)}", _plain(what))


def _plain(text: str) -> str:
    """Text in which nothing is taken for a request or an escape."""
    safe = text.replace("%%", "%").replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe.replace("~", "\\(ti")


def place(language: str) -> Path:
    """Where the page of a language is kept."""
    return FOLDER / f"detox.{language}.1"


if __name__ == "__main__":
    for each in LANGUAGES:
        place(each).write_text(page(each), encoding="utf-8")
