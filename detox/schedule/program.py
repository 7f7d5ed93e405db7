"""What a scheduler has to start: this Python, this Detox, on the home of the person."""

import json
import os
import re
import shutil
import site
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from detox.domain.problem import N_, Refused
from detox.domain.text import clean
from detox.paths import module_places, typed_path

MARK = 'Written by "detox reminders install"; "detox reminders uninstall" takes it away.'
ROOT = Path(__file__).resolve().parents[2]
"""The folder that this Detox is in."""
_NOTE = re.compile(r"Program: (\{.*\})")
_HOMES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
_LANGUAGES = ("LC_ALL", "LC_MESSAGES", "LANG")


_AS_MODULE = ("-P", "-m", "detox")
"""What Python is told; `-P` keeps the folder it is started in off its path."""


class Program(NamedTuple):
    """A Python or a script of ours, with the environment in which it finds this Detox and the
    files of the person.
    """

    python: str
    environ: tuple[tuple[str, str], ...] = ()
    start: tuple[str, ...] = _AS_MODULE

    @property
    def words(self) -> tuple[str, ...]:
        """What it is told."""
        return (*self.start, "remind")

    @property
    def launcher(self) -> tuple[str, ...]:
        """What starts the Python where its path may hold what a scheduler does not take.

        systemd refuses quotes in the path of an executable, GLib a %; `env` would read a path
        with = in it as a variable.
        """
        if "=" in self.python:
            return ("/usr/bin/env", "/bin/sh", "-c", 'exec "$0" "$@"', self.python)
        return ("/usr/bin/env", self.python)

    def starts_like(self, other: "Program") -> bool:
        """Whether both start the same Detox on the same home, whatever their language and zone."""
        same = self.python == other.python and self.start == other.start
        return same and self._places() == other._places()

    def _places(self) -> dict[str, str]:
        told = dict(self.environ)
        return {name: told[name] for name in ("DETOX_HOME", "PYTHONPATH", *_HOMES) if name in told}


def candidates(environ: Mapping[str, str]) -> list[Program]:
    """How this Detox might be started, the likeliest first; which of them works is to be tried.

    An installed one is found by its Python alone. A script knows what a wrapper has set up. Else
    Python is told where Detox is, or all that it was told in this process. Raises `Refused` where
    no scheduler could carry the paths.
    """
    carried = _carried(environ)
    for value in carried.values():
        _refuse_unfit(value)
    python, found = _windowless(sys.executable or ""), []
    if python:
        _refuse_unfit(python)
        told = [{}, {"PYTHONPATH": _told(environ)}, {"PYTHONPATH": module_places()}]
        found = [Program(python, tuple({**carried, **more}.items())) for more in told]
        if str(ROOT) not in site.getsitepackages():
            found[:2] = reversed(found[:2])
    script = _script(environ)
    if script:
        found.insert(2, Program(script, tuple(carried.items()), ()))
    if not found:
        raise Refused(N_("Python doesn’t say where it is, so it can’t be started automatically."))
    return [each for each in found if _is_fit(each)]


def _is_fit(program: Program) -> bool:
    values = (program.python, *(value for _name, value in program.environ))
    return all(all(map(_is_carried, value)) for value in values)


def _refuse_unfit(value: str) -> None:
    if not all(map(_is_carried, value)):
        raise Refused(
            N_(
                "“%(path)s” contains a line break or another character that no scheduler can "
                "handle; use a folder with a plainer name."
            ),
            path=clean(value, 200),
        )


def _script(environ: Mapping[str, str]) -> str:
    """What was run, where that is a script by itself; on Windows it would open a window."""
    typed = sys.argv[0] if os.name != "nt" else ""
    found = typed if os.sep in typed else shutil.which(typed, path=environ.get("PATH"))
    if not found or Path(found).suffix == ".py" or not os.access(found, os.X_OK):
        return ""
    return _absolute(found) if Path(found).is_file() else ""


def _told(environ: Mapping[str, str]) -> str:
    """What PYTHONPATH names, and the folder that this Detox is in."""
    entries = environ.get("PYTHONPATH", "").split(os.pathsep)
    known = [entry for entry in entries if Path(entry).is_absolute() and Path(entry) != ROOT]
    return os.pathsep.join([*known, str(ROOT)])


def note(program: Program) -> str:
    """`program` on one line of ASCII, without the -- that comments of XML refuse."""
    whole = {"python": program.python, "environ": dict(program.environ)}
    told = json.dumps(whole if program.start == _AS_MODULE else {**whole, "start": program.start})
    return "Program: " + told.replace("-", "\\u002d")


def noted(content: bytes) -> Program | None:
    """The program of a `note` in a file of ours."""
    found = _NOTE.search(content.decode("utf-16" if _is_utf16(content) else "utf-8", "replace"))
    try:
        told = json.loads(found[1]) if found else {}
        start = tuple(map(str, told.get("start", _AS_MODULE)))
        environ = tuple((n, str(v)) for n, v in told["environ"].items())
        return Program(str(told["python"]), environ, start)
    except (ValueError, KeyError, AttributeError, TypeError):
        return None


def is_ours(content: bytes, mark: str = MARK) -> bool:
    """Whether a file begins as ours do."""
    encoding = "utf-16" if _is_utf16(content) else "utf-8"
    return mark in content[:800].decode(encoding, "replace")


def ours(content: bytes | None, mark: str = MARK) -> bytes | None:
    """What stands in a file, where Detox wrote it."""
    return content if content is not None and is_ours(content, mark) else None


def gone(program: Program) -> str:
    """The Python, or the folder of the Detox that it runs, where that is no more."""
    told = dict(program.environ).get("PYTHONPATH", "")
    places = [program.python, *told.split(os.pathsep)[-1:]]
    return next((place for place in places if place and not Path(place).exists()), "")


def _is_utf16(content: bytes) -> bool:
    return content.startswith(b"\xff\xfe")


def _carried(environ: Mapping[str, str]) -> dict[str, str]:
    """What of the environment decides where Detox looks, when and in which language."""
    carried: dict[str, str] = {}
    if environ.get("DETOX_HOME"):
        carried["DETOX_HOME"] = _absolute(environ["DETOX_HOME"])
    else:
        homes = {name: typed_path(environ.get(name, "").strip()) for name in _HOMES}
        carried.update((name, str(home)) for name, home in homes.items() if home.is_absolute())
    named = next((name for name in _LANGUAGES if environ.get(name)), None)
    for name in ("TZ", named):
        if name and environ.get(name):
            carried[name] = environ[name]
    return carried


def _absolute(path: str) -> str:
    return str(typed_path(path).absolute())


def _windowless(python: str) -> str:
    """The Python that opens no window, on Windows."""
    if os.name == "nt":
        beside = Path(python).with_name("pythonw.exe")
        return str(beside) if beside.exists() else python
    return python


def _is_carried(letter: str) -> bool:
    point = ord(letter)
    is_control = point < 0x20 or 0x7F <= point < 0xA0
    is_half = 0xD800 <= point < 0xE000
    is_no_character = 0xFDD0 <= point < 0xFDF0 or point & 0xFFFE == 0xFFFE
    return not (is_control or is_half or is_no_character)
