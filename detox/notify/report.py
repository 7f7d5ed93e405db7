"""What the child process says to its parent: one line of JSON."""

import json
from typing import NamedTuple, cast, get_args

from detox.domain.delivery import Status


class Report(NamedTuple):
    """The end of one attempt; `said` is what the system said about it, if anything."""

    status: Status
    backend: str
    code: str
    said: str = ""


class NotSent(Exception):
    """The desktop was not given the notification, for the reason `code`."""

    def __init__(self, code: str, said: str = "") -> None:
        self.code = code
        self.said = said
        super().__init__(code, said)


def to_line(report: Report) -> str:
    """`report` as ASCII JSON without a line break."""
    return json.dumps(
        {
            "status": report.status,
            "backend": report.backend,
            "code": report.code,
            "detail": report.said,
        }
    )


def from_line(line: bytes) -> Report | None:
    """The report in `line`, or None where there is none."""
    try:
        read = json.loads(line)
    except ValueError:
        return None
    if not isinstance(read, dict) or read.get("status") not in get_args(Status):
        return None
    status = cast(Status, read["status"])
    return Report(status, *(str(read.get(key, "")) for key in ("backend", "code", "detail")))
