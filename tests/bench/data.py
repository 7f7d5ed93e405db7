"""The same amount of noted time, as every peer keeps it. Nothing overlaps; all of it is UTC."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

YEARS = 10
DAYS = YEARS * 365
ACTIVITIES = ("writing", "learning", "email", "shooting", "reading", "vision", "people")
BIN = Path(sys.executable).parent
HERE = Path(__file__).parent


class Entry(NamedTuple):
    """A stretch of time."""

    start: datetime
    end: datetime
    activity: str


def environment(folder: Path, **more: str) -> dict[str, str]:
    """What a process of the bench sees: a home of its own and nothing of this shell's."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        **more,
    }


def detox() -> list[str]:
    """How Detox is called: the script of this environment, as a person would."""
    script = BIN / "detox"
    return [str(script)] if script.exists() else [sys.executable, "-m", "detox"]


def detox_home(folder: Path, entries: int) -> Path:
    """A home with that many sessions."""
    home = folder / f"detox-{entries}"
    options = f"--entries {entries} --years {YEARS} --seed 1 --home".split()
    subprocess.run(
        [*detox(), "demo", *options, str(home)],
        env=environment(folder),
        check=True,
        capture_output=True,
    )
    return home


def made_up(entries: int) -> Iterator[Entry]:
    """So many entries spread evenly over the years until the day before yesterday, in order."""
    now = datetime.now(UTC)
    first = now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=DAYS + 1)
    slot = timedelta(days=1) / (entries // DAYS + 1)
    length = min(timedelta(minutes=45), slot * 0.9)
    numbered = ((index * DAYS // entries, index) for index in range(entries))
    for day, group in groupby(numbered, key=lambda pair: pair[0]):
        for place, (_, index) in enumerate(group):
            start = first + timedelta(days=day) + place * slot
            start = start.replace(microsecond=0)
            yield Entry(start, start + length, ACTIVITIES[index * 5 % len(ACTIVITIES)])


def watson(folder: Path, entries: int) -> Path:
    """A `WATSON_DIR`."""
    home = folder / f"watson-{entries}"
    home.mkdir()
    frames = [
        [int(e.start.timestamp()), int(e.end.timestamp()), e.activity, f"{i:032x}", [], 1700000000]
        for i, e in enumerate(made_up(entries))
    ]
    (home / "frames").write_text(json.dumps(frames, indent=1))
    return home


def timewarrior(folder: Path, entries: int) -> Path:
    """A `TIMEWARRIORDB`: a file a month, and how often each tag is used."""
    home = folder / f"timewarrior-{entries}"
    (home / "data").mkdir(parents=True)
    (home / "timewarrior.cfg").touch()
    used = dict.fromkeys(ACTIVITIES, 0)
    for month, group in groupby(made_up(entries), key=lambda e: f"{e.start:%Y-%m}"):
        lines = []
        for each in group:
            used[each.activity] += 1
            span = f"{each.start:%Y%m%dT%H%M%SZ} - {each.end:%Y%m%dT%H%M%SZ}"
            lines.append(f"inc {span} # {each.activity}\n")
        (home / "data" / f"{month}.data").write_text("".join(lines))
    tags = {tag: {"count": count} for tag, count in used.items() if count}
    (home / "data" / "tags.data").write_text(json.dumps(tags))
    return home


def timeclock(folder: Path, entries: int) -> Path:
    """A timeclock file, which ledger reads."""
    file = folder / f"log-{entries}.timeclock"
    stamp = "%Y/%m/%d %H:%M:%S"
    file.write_text(
        "".join(
            f"i {e.start.strftime(stamp)} {e.activity}\no {e.end.strftime(stamp)}\n"
            for e in made_up(entries)
        )
    )
    return file


def stock(folder: Path, entries: int) -> Path:
    """The database of `stock.py`, as TinyDB writes it."""
    file = folder / f"stock-{entries}.json"
    table = {
        str(i): {
            "day": f"{e.start:%Y-%m-%d}",
            "minutes": (e.end - e.start) // timedelta(minutes=1),
            "activity": e.activity,
        }
        for i, e in enumerate(made_up(entries), 1)
    }
    file.write_text(json.dumps({"_default": table}))
    return file
