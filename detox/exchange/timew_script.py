"""Sessions for Timewarrior before 1.8, which has no `timew import`: a script for sh.

`timew track` reads words such as monday, 2h or week as times, wherever they stand, so the script
adds lines to the data files themselves, a month each. What is there at the same time stays as it
is, and the index of tags goes, which timew makes anew. Tried with 1.4.3, which Debian has.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby

from detox.exchange.timewarrior import Placed

MARK = b"# Sessions of Detox for Timewarrior before 1.8"
_HEAD = """#!/bin/sh
# Sessions of Detox for Timewarrior before 1.8, which has no “timew import”. Run it as: sh FILE
cd "${TIMEWARRIORDB:-$HOME/.timewarrior}/data" || exit 1
umask 077
add() {
    touch "$1" && awk '!known[$2 " " $4]++' "$1" - >"$1.new" && mv "$1.new" "$1" || exit 1
}
"""
_TAIL = "rm -f tags.data\ntimew tags >/dev/null\n"


def lines(placed: Iterable[Placed], name_of: dict[str, str]) -> Iterator[str]:
    """The script of these sessions, which come by start within each month.

    `name_of` tells how activities are called.
    """
    yield _HEAD
    for month, group in groupby(placed, key=lambda pair: f"{pair[1]:%Y-%m}"):
        yield f"add {month}.data <<'END'\n"
        for each in group:
            yield _line(each, name_of)
        yield "END\n"
    yield _TAIL


def _line(placed: Placed, name_of: dict[str, str]) -> str:
    session, start = placed
    end = start + timedelta(minutes=session.minutes)
    words = {_fit(name_of.get(session.activity, "")) or session.activity, *session.tags}
    tags = " ".join(map(_quoted_where_needed, sorted(words)))
    line = f"inc {_compact(start)} - {_compact(end)} # {tags}"
    note = _fit(session.note)
    return f"{line} # {_quoted(note)}\n" if note else f"{line}\n"


def _fit(text: str) -> str:
    """On one line, without what 1.4.3 writes in a way that it cannot read, or cuts a line by."""
    words = text.replace("\\", "/").split()
    return " ".join(words).strip("#") if len(words) < 2 else " ".join(words)


def _quoted_where_needed(tag: str) -> str:
    """A tag as Timewarrior itself would write it: it finds its lines by all that is in them."""
    return _quoted(tag) if re.search(r"[\s!\"%()+\-/<=^_~]", tag) else tag


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _compact(instant: datetime) -> str:
    return f"{instant:%Y%m%dT%H%M%SZ}"
