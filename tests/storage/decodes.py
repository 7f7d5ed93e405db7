"""How often records are made into entities, counted where that happens."""

import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from detox.storage.reading import read_entity


@contextmanager
def decodes() -> Iterator[Counter[tuple[str, str]]]:
    """Counts by table and uid."""
    found: Counter[tuple[str, str]] = Counter()

    def look(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and frame.f_code is read_entity.__code__:
            found[frame.f_locals["kind"].table, frame.f_locals["uid"]] += 1

    threading.setprofile(look)
    sys.setprofile(look)
    try:
        yield found
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
