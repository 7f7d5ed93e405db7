"""What the build adds: compiled translations, which the tests of a source archive want as well, and
in a wheel the themes, and completions and manual pages where systems look for them.
"""

import ast
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMMANDS = ("detox", "detox-planner")
COMPLETIONS = {
    "bash": "share/bash-completion/completions/{}",
    "zsh": "share/zsh/site-functions/_{}",
    "fish": "share/fish/vendor_completions.d/{}.fish",
}
EVERY_DAY = (
    *("*.py", "domain/typed/*.py", "page/tables.py", "cli/console.py", "cli/forgotten.py"),
    *("cli/log*.py", "cli/main.py", "cli/outlet.py", "cli/parser.py", "cli/remind.py"),
    *("cli/report*.py", "cli/status.py", "cli/timing.py", "domain/activity.py"),
    *("services/activities.py", "services/sessions.py", "services/timing.py"),
    *("deeds/nouns/session.py", "wording/dates.py", "wording/figures.py", "wording/sessions.py"),
    "wording/timing.py",
)
"""Modules whose messages are compiled once more by themselves. To read all there are takes half as
long as Python needs to start, and what is done each day says but few of them.
"""
MANUALS = {"en": "share/man/man1/{}.1", "fr": "share/man/fr/man1/{}.1"}


class WhatIsMade(BuildHookInterface[Any]):
    """Make it all in a folder of its own, so that sources that cannot be written to are built.

    An editable install reads from the checkout: translations are compiled beside their sources, and
    the themes are in the folder beside the package.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if version == "editable":
            compile_translations(root)
            return
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(released(root).timestamp())))
        self._made = Path(tempfile.mkdtemp(prefix="detox-build-"))
        included = build_data["force_include"]
        for source in translations(root):
            place = source.parent.relative_to(root)
            for compiled in compile_translation(source, self._made / place):
                included[str(compiled)] = str(place / compiled.name)
        if self.target_name == "wheel":
            included[str(root / "themes")] = "detox/themes"
            build_data["shared_data"].update(shared(root, self._made))

    def finalize(self, version: str, *_made: Any) -> None:
        if version != "editable":
            shutil.rmtree(self._made)


def released(root: Path) -> datetime:
    """The day of the newest release, which dates what is built."""
    days = re.search(r"(?m)^## .* – ([\d-]{10})$", (root / "CHANGELOG.md").read_text("utf-8"))
    assert days, "CHANGELOG.md has no release"
    return datetime.fromisoformat(days[1]).replace(tzinfo=UTC)


def translations(root: Path) -> list[Path]:
    """The translations there are."""
    return sorted(root.glob("detox/locales/*/LC_MESSAGES/*.po"))


def compile_translations(root: Path) -> None:
    """Write each compiled beside its source."""
    for source in translations(root):
        compile_translation(source, source.parent)


def compile_translation(source: Path, folder: Path) -> list[Path]:
    """Write `source` compiled into a folder: all of it, and what is said every day. Messages marked
    fuzzy are left out.
    """
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name)
    folder.mkdir(parents=True, exist_ok=True)
    every = _compiled(catalogue, folder / "detox.mo")
    package = source.parents[3]
    said = {
        text for pattern in EVERY_DAY for file in package.glob(pattern) for text in _texts(file)
    }
    for message in list(catalogue):
        if message.id and not said.issuperset(message.id if message.pluralizable else [message.id]):
            catalogue.delete(message.id, message.context)
    return [every, _compiled(catalogue, folder / "daily.mo")]


def _compiled(catalogue: Catalog, file: Path) -> Path:
    with file.open("wb") as compiled:
        write_mo(compiled, catalogue)
    return file


def _texts(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def shared(root: Path, made: Path) -> dict[str, str]:
    """What goes into the folders of the system, for each name of the command: file, and place."""
    found = {}
    for command in COMMANDS:
        for shell, place in COMPLETIONS.items():
            script = (root / f"detox/cli/shells/detox.{shell}").read_text("utf-8")
            text = script.replace("@COMMAND@", command)
            found[_written(made / place.format(command), text)] = place.format(command)
        for language, place in MANUALS.items():
            text = (root / f"man/detox.{language}.1").read_text("utf-8")
            if command != COMMANDS[0]:
                text = f".so man1/{COMMANDS[0]}.1\n"
            found[_written(made / place.format(command), text)] = place.format(command)
    return found


def _written(file: Path, text: str) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")
    return str(file)
