"""Logs that tests bring along."""

from pathlib import Path

from detox.bootstrap import Detox
from detox.domain.days import ALL_DAYS
from detox.domain.session import Session

ID = "dcd64aa7be9b4775ad57833e825a2537"


FRAMES = [
    [1795161600, 1795163100, "reddit", ID, ["social"], 1795338342],
    [1795165200, 1795167600, "writing", ID[::-1], [], 1795338342],
]


INTERVALS = """[
{"id":2,"start":"20261120T080000Z","end":"20261120T082500Z","tags":["\\"social media\\"","reddit"]},
{"id":1,"start":"20261122T140000Z","tags":["walk"]}
]
"""


def written(tmp_path: Path, text: str | bytes) -> str:
    file = tmp_path / "log"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(file)


def sessions() -> list[Session]:
    return Detox().records.sessions(ALL_DAYS)
