"""What was done, undone and done again on this device: lines added to a file, replayed when somebody undoes."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from detox.storage.files import append_line, speaking, write_whole

LARGEST_BYTES = 1024 * 1024
KEPT_STEPS = 200

Entry = dict[str, Any]


class History(NamedTuple):
    """Steps that can be undone and redone; the last one is the next."""

    done: list[Entry]
    undone: list[Entry]


class Journal:
    """The journal file of one device."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def did(self, step: Entry) -> None:
        """A step was done; what had been undone before can't be redone any more."""
        self._append({"did": step})

    def undid(self) -> None:
        """The last step was taken back."""
        self._append({"undid": True})

    def redid(self) -> None:
        """The last undone step was done again."""
        self._append({"redid": True})

    def gave_up(self) -> None:
        """The last step can't be taken back any more."""
        self._append({"gave_up": True})

    def gave_up_redo(self) -> None:
        """The last undone step can't be done again any more."""
        self._append({"gave_up_redo": True})

    def history(self) -> History:
        """Replay the file; a last line cut short by a crash counts as never written."""
        history = History([], [])
        for line in self._lines():
            _replay(history, line)
        return history

    def _append(self, line: Entry) -> None:
        append_line(self._path, b"\n" + self.text(line))  # ends a line that a crash cut short
        with speaking(self._path):
            if self._path.stat().st_size > LARGEST_BYTES:
                self._shorten()

    def _shorten(self) -> None:
        done, undone = self.history()
        kept: list[Entry] = [{"did": step} for step in [*done[-KEPT_STEPS:], *reversed(undone)]]
        kept += [{"undid": True}] * len(undone)
        write_whole(self._path, b"".join(self.text(line) + b"\n" for line in kept), durable=False)

    @staticmethod
    def text(line: Entry) -> bytes:
        """A line of the journal, without its end."""
        return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode(
            "utf-8", "surrogatepass"
        )

    def _read(self) -> bytes:
        with speaking(self._path):
            return self._path.read_bytes() if self._path.exists() else b""

    def _lines(self) -> list[Entry]:
        found = []
        for line in self._read().split(b"\n"):
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            if isinstance(entry, dict):
                found.append(entry)
        return found


def _replay(history: History, line: Entry) -> None:
    done, undone = history
    if "did" in line:
        done.append(line["did"])
        undone.clear()
    elif "undid" in line and done:
        undone.append(done.pop())
    elif "redid" in line and undone:
        done.append(undone.pop())
    elif "gave_up" in line and done:
        done.pop()
    elif "gave_up_redo" in line and undone:
        undone.pop()
