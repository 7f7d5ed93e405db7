"""What was done, undone and done again on this device: lines added to a file, replayed to undo.

Each line tells the revision its records got, so that records lost since can be brought back too.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Any, NamedTuple

from detox.domain.problem import DataTrouble
from detox.paths import AnyPath
from detox.staging import read_regular
from detox.storage.document import DELETED, UNDONE, Raw, named
from detox.storage.files import Stamp, append_line, speaking, stamp_of, write_whole

LARGEST_BYTES = 1024 * 1024
KEPT_STEPS = 200
KEPT_DAYS = 2
"""longer than a day, so that the journal reaches back to the newest daily backup"""


class History(NamedTuple):
    """Steps that can be undone and redone; the last one is the next."""

    done: list[Raw]
    undone: list[Raw]


class Journal:
    """The journal file of one device."""

    def __init__(self, path: AnyPath) -> None:
        self._path = path

    @property
    def name(self) -> str:
        """The path, fit to stand in a sentence."""
        return named(self._path)

    def did(self, step: Raw, rev: str) -> None:
        """A step is being done; what had been undone before can't be redone any more."""
        self._append({"did": {**step, "rev": rev}})

    def undid(self, rev: str = "") -> None:
        """The last step is being taken back."""
        self._append({"undid": rev})

    def redid(self, rev: str = "") -> None:
        """The last undone step is being done again; without `rev` it stands already."""
        self._append({"redid": rev})

    def failed(self, rev: str) -> None:
        """What was about to be written with this revision was not."""
        with suppress(DataTrouble):  # a step that never was is passed over when undone
            self._append({"failed": rev})

    def stands(self, mark: str) -> None:
        """What was about to be written with this mark was; of records their revision tells that."""
        with suppress(DataTrouble):  # it is then taken for one that a crash came before
            self._append({"stands": mark})

    def gave_up(self) -> None:
        """The last step can't be taken back any more."""
        self._append({"gave_up": True})

    def gave_up_redo(self) -> None:
        """The last undone step can't be done again any more."""
        self._append({"gave_up_redo": True})

    def stamp(self) -> Stamp | None:
        """Changes with every step that is done, undone or done again."""
        return stamp_of(self._path)

    def history(self) -> History:
        """Replay the file; a last line cut short by a crash counts as never written."""
        history = History([], [])
        for line in self._lines():
            _replay(history, line)
        return history

    def is_damaged(self) -> bool:
        """Whether anything in it can't be read but a line that a crash cut short."""
        lines = filter(None, self._read().split(b"\n"))
        return any(_line(line) is None and line[:1] != b"{" for line in lines)

    def versions(self) -> Iterator[tuple[str, str, str, Raw]]:
        """Every version of a record written: its revision, table, uid, and what it held."""
        history = History([], [])
        for line in self._lines():
            rev, step, side = _version(history, line)
            _replay(history, line)
            for change in _list(step.get("changes")) if rev else ():
                with suppress(KeyError, TypeError):
                    gone = UNDONE if side == "before" else DELETED
                    yield rev, change["table"], change["uid"], change[side] or gone

    def forget(self, is_gone: Callable[[Raw, str], bool]) -> None:
        """Leave changes out, as what tells of them says, given the revision of their step. The
        steps stay in their order; one that nothing is left of is passed over when it is undone.

        A line that can't be read goes, too. Raises `DataTrouble`, with the file as it was.
        """
        before = self._read()
        found = (line for line in map(_line, before.split(b"\n")) if line is not None)
        after = b"".join(self.text(_left_of(line, is_gone)) + b"\n" for line in found)
        if [*filter(None, after.split(b"\n"))] != [*filter(None, before.split(b"\n"))]:
            write_whole(self._path, after)

    def _append(self, line: Raw) -> None:
        append_line(self._path, b"\n" + self.text(line))  # ends a line that a crash cut short
        with suppress(DataTrouble), speaking(self._path):
            size = os.stat(self._path).st_size
            if size > LARGEST_BYTES and size > LARGEST_BYTES + self._shortened_to():
                self._shorten()

    def _shortened_to(self) -> int:
        """The size it had when it was last shortened, which the first line tells."""
        first = read_regular(self._path, 64).partition(b"\n")[0]
        try:
            return int(json.loads(first)["shortened"])
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return 0

    def _shorten(self) -> None:
        done, undone = self.history()
        kept: list[Raw] = [{"did": step} for step in [*_recent(done), *reversed(undone)]]
        kept += [{"undid": step.get("undid", "")} for step in undone]
        content = b"".join(self.text(line) + b"\n" for line in kept)
        first = self.text({"shortened": len(content)}) + b"\n"
        write_whole(self._path, first + content, durable=False)

    @staticmethod
    def text(line: Raw) -> bytes:
        """A line of the journal, without its end."""
        return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode(
            "utf-8", "surrogatepass"
        )

    def _read(self) -> bytes:
        with speaking(self._path):
            try:
                return read_regular(self._path)
            except FileNotFoundError:
                return b""

    def _lines(self) -> list[Raw]:
        found: list[Raw] = []
        for line in map(_line, self._read().split(b"\n")):
            if line is None:
                continue
            if "failed" in line:
                _forget(found, line["failed"])
            elif "did" not in line or isinstance(line["did"], dict):
                found.append(line)
        return found


def _line(text: bytes) -> Raw | None:
    """A line of the file; nothing where it is none, or can't be read."""
    try:
        line = json.loads(text.decode("utf-8", "surrogatepass")) if text else None
    except (ValueError, RecursionError):
        return None
    return line if isinstance(line, dict) else None


def _left_of(line: Raw, is_gone: Callable[[Raw, str], bool]) -> Raw:
    step = line.get("did")
    if not isinstance(step, dict) or "setting" in step:
        return line
    rev = str(step.get("rev", ""))
    changes = [each for each in _list(step.get("changes")) if isinstance(each, dict)]
    return {"did": {**step, "changes": [each for each in changes if not is_gone(each, rev)]}}


def _list(found: object) -> list[Any]:
    return found if isinstance(found, list) else []


def _recent(done: list[Raw]) -> list[Raw]:
    """The last steps, and at any rate all of the last days."""
    kept = len(done) - KEPT_STEPS
    if kept <= 0:
        return done
    with suppress(ValueError):
        newest = date.fromisoformat(str(done[-1].get("at"))[:10])
        limit = (newest - timedelta(days=KEPT_DAYS)).isoformat()
        while kept and str(done[kept - 1].get("at")) >= limit:
            kept -= 1
    return done[kept:]


def _forget(lines: list[Raw], rev: object) -> None:
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        if rev in (line.get("did", {}).get("rev"), line.get("undid"), line.get("redid")):
            del lines[place]
            return


def _version(history: History, line: Raw) -> tuple[str, Raw, str]:
    """The revision a line gave, the step it belongs to, and the side of it that was written."""
    done, undone = history
    if "did" in line:
        return str(line["did"].get("rev", "")), line["did"], "after"
    if line.get("undid") and done:
        return str(line["undid"]), done[-1], "before"
    if line.get("redid") and undone:
        return str(line["redid"]), undone[-1], "after"
    return "", {}, ""


def _replay(history: History, line: Raw) -> None:
    done, undone = history
    if "did" in line:
        done.append(line["did"])
        undone.clear()
    elif "undid" in line and done:
        undone.append({**done.pop(), "undid": line["undid"]})
    elif "redid" in line and undone:
        step = undone.pop()
        done.append({**step, "rev": line["redid"] or step.get("rev", "")})
    elif "stands" in line:
        for step, side in [*((s, "rev") for s in done[-1:]), *((s, "undid") for s in undone[-1:])]:
            if step.get(side) == line["stands"]:
                step["stands"] = line["stands"]
    elif "gave_up" in line and done:
        done.pop()
    elif "gave_up_redo" in line and undone:
        undone.pop()
