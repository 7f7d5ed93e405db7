"""What the program is started by, and shown in."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from detox.cli.checks.finding import Finding, ill, well
from detox.domain.problem import DataTrouble
from detox.i18n import gettext as _
from detox.i18n import render
from detox.schedule import Place, desktop

_SCRIPT_BYTES = 4096


def command() -> Iterator[Finding]:
    """Which program the word `detox` starts, and whether there is another one."""
    found = _on_path()
    if not found:
        yield well(_("There is no detox command on PATH; this one was started another way."))
        return
    first, *others = found
    if not _is_ours(first):
        text = _(
            "The first detox on PATH is another program, %(path)s (Debian has one that renames "
            "files): put the folder of this one ahead of it in PATH."
        )
        yield ill(text, path=first)
        return
    yield well(_("The command is %(path)s."), path=first)
    for other in others:
        if _is_ours(other) and not _is_same(first, other):
            text = _(
                "“detox” starts %(first)s, but %(second)s is another copy, maybe of another "
                "version; uninstall the one you don’t use."
            )
            yield ill(text, first=first, second=other)


def menu() -> Iterator[Finding]:
    """An entry in the menu of the desktop that starts nothing any more."""
    try:
        problems = desktop.find(Place(os.environ)).problems
    except DataTrouble as trouble:
        problems = (trouble.problem,)
    for problem in problems:
        yield Finding(False, render(problem))


def _on_path() -> list[Path]:
    """The commands of that name, first to last, each once."""
    found: dict[Path, Path] = {}
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        here = shutil.which("detox", path=folder) if folder else None
        if here:
            found.setdefault(Path(here).resolve(), Path(here))
    return list(found.values())


def _is_ours(path: Path) -> bool:
    """Whether a command starts this program: an entry point names the module it starts."""
    if path.resolve() == Path(sys.argv[0]).resolve():
        return True
    return b"detox.__main__" in _start_of(path) or os.name == "nt"


def _is_same(one: Path, other: Path) -> bool:
    """Whether both are started by the same Python, so that they run the same program."""
    if os.name == "nt":
        return True
    lines = [_start_of(path).partition(b"\n")[0] for path in (one, other)]
    return lines[0] == lines[1]


def _start_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_SCRIPT_BYTES)
    except OSError:
        return b""


def terminal() -> Finding:
    """What the output goes to."""
    if not sys.stdout.isatty():
        return well(_("The output doesn’t go to a terminal."))
    size = shutil.get_terminal_size()
    parts = {
        "name": os.environ.get("TERM", "?"),
        "columns": size.columns,
        "lines": size.lines,
        "colours": _colours(),
    }
    text = _("Terminal %(name)s, %(columns)d × %(lines)d, %(colours)s.") % parts
    if size.columns < 60 or size.lines < 24:
        text += " " + _("The screen needs 60 × 24 or more.")
        return Finding(False, text)
    return Finding(True, text)


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return _("no colours (NO_COLOR)")
    if os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return _("all colours")
    return _("256 colours") if "256" in os.environ.get("TERM", "") else _("16 colours")
