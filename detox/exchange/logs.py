"""Which program writes which log, and what a log that is somebody else's looks like."""

import re

from detox.domain.foreign import Log
from detox.domain.problem import N_, Refused
from detox.domain.text import clean
from detox.domain.written.letters import Decoded
from detox.domain.written.tables import opened as opened_table
from detox.exchange import csvlog, klog_records, timewarrior, toggl, watson
from detox.exchange.columns import columns_of
from detox.exchange.files import Here, NotThatKind
from detox.exchange.headings import titles

PROGRAMS = {
    "timewarrior": "Timewarrior", "watson": "Watson", "toggl": "Toggl", "klog": "klog",
    "csv": "CSV", "json": "Detox",
}  # fmt: skip
"""The word a log is asked for by, and the name of what writes it."""

_BEGINNING = 4000
_SIGNS = (
    ("json", r'\s*\{\s*"format"\s*:\s*"detox-export"'),
    ("timewarrior", r'\s*\[\s*\{[^{}]*"start"\s*:\s*"\d{8}T\d{6}Z"'),
    ("timewarrior", r"\s*inc \d{8}T\d{6}Z"),
    ("watson", r'\s*\[\s*\[\s*\d+(?:\.\d+)?\s*,\s*\d+(?:\.\d+)?\s*,\s*"'),
    ("watson", r'\s*\[\s*\{[^{}]*"(?:project|stop)"\s*:'),
    ("watson", r"\s*id,start,stop,project,tags\b"),
    ("csv", r"\s*uid,day,start,zone,minutes,activity,note,tags\b"),
    ("klog", r"\s*\d{4}([-/])\d\d\1\d\d(?: +\([^)\n]*!\))?[ \t\r]*(?:\n|$)"),
    ("toggl", r'[^\n]*"?\bStart date"?,"?Start time\b'),
)


def opened(program: str, decoded: Decoded, name: str, here: Here) -> Log:
    """A log of a program. Raises `Refused`, saying what it looks like where it is another's."""
    try:
        told, understood = _read(program, decoded.text, here)
    except NotThatKind:
        raise unlike(program, decoded.text, name) from None
    understood = understood._replace(encoding=decoded.encoding, strange=decoded.strange)
    return Log(told, understood)


def _read(program: str, text: str, here: Here) -> Log:
    if program == "timewarrior":
        return Log(timewarrior.read(text, here))
    if program == "watson":
        return Log(watson.read(text, here))
    if program == "toggl":
        return toggl.read(text, here)
    if program == "klog":
        return Log(klog_records.read(text, here))
    if looks_like(text) not in ("csv", "toggl", "watson", "") or text.lstrip()[:1] in ("[", "{"):
        raise NotThatKind

    return csvlog.read(text, here)


def unlike(program: str, text: str, name: str) -> Refused:
    """That a file is not what it was said to be, and what it may be."""
    found = looks_like(text) or ("csv" if program != "csv" and _is_table(text) else "")
    params: dict[str, object] = {"path": clean(name, 4096), "program": PROGRAMS[program]}
    is_other = found and found != program
    if program == "csv":
        message = N_("%(path)s isn’t a table of rows and columns.")
        if is_other:
            message = N_("%(path)s isn’t a table of rows and columns; use “detox import %(word)s”.")
    else:
        message = N_("%(path)s isn’t a log from %(program)s.")
        if is_other:
            message = N_("%(path)s isn’t a log from %(program)s; use “detox import %(word)s”.")
    return Refused(message, **params, word=found)


def _is_table(text: str) -> bool:
    """Whether a text is a table that says days and lengths in columns with usual titles."""
    try:
        columns_of(opened_table(text, titles()), {})
    except Refused:
        return False
    return True


def looks_like(text: str) -> str:
    """The word for what a text begins like, or nothing."""
    beginning = text[:_BEGINNING]
    return next((word for word, sign in _SIGNS if re.match(sign, beginning)), "")
