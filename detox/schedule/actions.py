"""What installing amounts to, step by step, before any of it is done."""

from typing import NamedTuple


class File(NamedTuple):
    """A file to write whole."""

    path: str
    content: bytes
    mode: int = 0o644

    @property
    def text(self) -> str:
        """What is in it, as a person reads it."""
        is_utf16 = self.content.startswith(b"\xff\xfe")
        return self.content.decode("utf-16" if is_utf16 else "utf-8", "replace")


class Gone(NamedTuple):
    """A file to delete."""

    path: str


class Order(NamedTuple):
    """A command to run; its no stops the rest, unless it `may_fail`. `undo` takes it back.

    It is run up to `tries` times until it says yes. `restore` runs when all files are back.
    """

    words: tuple[str, ...]
    stdin: bytes = b""
    may_fail: bool = False
    undo: tuple[str, ...] = ()
    restore: tuple[str, ...] = ()
    tries: int = 1


Action = File | Gone | Order
