"""stdout is data, stderr is talk; no control character of anybody's data reaches a terminal."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from detox.domain.problem import Problem
from detox.domain.text import JOINED, cells
from detox.i18n import gettext as _
from detox.i18n import render
from detox.paths import NO_HOME, NO_PLACE
from detox.staging import SYSTEM_REFUSED, SYSTEM_REFUSED_COPIES, SYSTEM_REFUSED_LATER

_KEPT = "\n\xa0\u202f"
_LEFT_OUT = dict.fromkeys(map(ord, _KEPT))


def plain(text: str) -> str:
    """`text` without what could steer a terminal."""
    if text.isprintable() or text.translate(_LEFT_OUT).isprintable():
        return text

    pieces = re.split(f"({JOINED})", text)
    pieces[::2] = map(_printable, pieces[::2])
    return "".join(pieces)


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() or c in _KEPT else "\ufffd" for c in text)


def one_line(text: str) -> str:
    """`text` on one line."""
    return " ".join(text.split()) if "\n" in text else text


def tell(text: str) -> None:
    """A line of what was asked for, on stdout."""
    sys.stdout.write(plain(text) + "\n")


def talk(text: str) -> None:
    """A line about it, on stderr."""
    sys.stdout.flush()
    sys.stderr.write(plain(text) + "\n")


def complain(problem: Problem) -> None:
    """A problem, on stderr, on one line."""
    talk(one_line(render(problem)))


def tell_the_way_out(problems: Sequence[Problem]) -> None:
    """Where more is said, unless a problem names its own way out: what can be mended does."""
    all_said = (SYSTEM_REFUSED, SYSTEM_REFUSED_LATER, SYSTEM_REFUSED_COPIES, NO_HOME, NO_PLACE)
    problems = [problem for problem in problems if problem.message not in all_said]
    if problems and not any("detox restore" in problem.message for problem in problems):
        talk(_("“detox doctor” says more."))


def tell_json(value: Any) -> None:
    """A value as JSON, on stdout; what is not printable is escaped."""
    sys.stdout.write(_in_json(value) + "\n")


def tell_json_list(value: dict[str, Any], name: str, things: Iterable[Any]) -> None:
    """The same with the list `name` of these things in the place of an empty one: however long it
    is, it is written thing by thing.
    """
    before, _empty, after = _in_json({**value, name: []}).partition(f'\n  "{name}": []')
    sys.stdout.write(f'{before}\n  "{name}": [')
    sign = ""
    for thing in things:
        text = _in_json(thing).replace("\n", "\n    ")
        sys.stdout.write(f"{sign}\n    {text}")
        sign = ","
    end = "\n  ]" if sign else "]"
    sys.stdout.write(f"{end}{after}\n")


def _in_json(value: Any) -> str:
    import json  # a look for reminders that finds none does without

    text = json.dumps(value, ensure_ascii=False, indent=2)
    if text.replace("\n", "").isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else _escaped(c) for c in text)


def table(
    rows: list[list[str]], right: tuple[int, ...] = (), out: Callable[[str], None] = tell
) -> None:
    """Rows in aligned columns, on stdout or on what `out` writes to; the columns named in `right`
    stand flush right. What has several lines goes on below where it began.
    """
    rows = [line for row in rows for line in _lines(row)]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)] if rows else []
    for row in rows:
        aligned = [
            _aligned(cell, wide, at_right=place in right)
            for place, (cell, wide) in enumerate(zip(row, widths, strict=True))
        ]
        out("  ".join(aligned).rstrip())


def _lines(row: list[str]) -> list[list[str]]:
    if not any("\n" in cell for cell in row):
        return [row]
    cells_lines = [cell.split("\n") for cell in row]
    most = max(map(len, cells_lines))
    return [[lines[n] if n < len(lines) else "" for lines in cells_lines] for n in range(most)]


def _aligned(cell: str, width: int, *, at_right: bool) -> str:
    gap = " " * (width - cells(cell))
    return gap + cell if at_right else cell + gap


def fits(rows: list[list[str]]) -> bool:
    """Whether a table of these rows is no wider than the terminal; what no terminal shows may be as
    wide as it likes.
    """
    if not sys.stdout.isatty():
        return True
    return sum(max(map(cells, column)) + 2 for column in zip(*rows, strict=True)) - 2 <= width()


def width() -> int:
    """The columns of the terminal, without `shutil`, which costs as much to import as argparse."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:
        return 80


def is_conversation() -> bool:
    """Whether a person is there to answer a question."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str) -> str:
    """What the person answers to a question on stderr; an end of input counts as nothing said."""
    sys.stdout.flush()
    sys.stderr.write(plain(question) + " ")
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def agrees(question: str) -> bool:
    """Whether the person answers yes; whatever else is said is a no."""
    from detox.domain.typed.answers import is_yes  # no quick verb asks

    return is_yes(ask(question))


def _escaped(letter: str) -> str:
    units = letter.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
