"""Restless use: `make soak ARGS="--minutes 60"`; `--seed N` plays one run again."""

import argparse
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.endurance.beside import Beside
from tests.endurance.checks import Checks
from tests.endurance.moves import Move, moves
from tests.terminal.window import STANDS, Late, Window

OFTEN = 80
"""moves from one look at everything to the next"""
KEYS = ("key", "burst", "typed", "leave")
WAYS = ("q", "q", "SIGTERM", "SIGHUP", "hang up")


class Ended(NamedTuple):
    """One run: what was done, and everything that should not have been. Memory in MiB at each
    look, the slowest answer in seconds.
    """

    seed: int
    done: Counter[str]
    faults: list[str]
    memory: list[int]
    slowest: float


def run(seed: int, count: int, folder: Path, *, is_brief: bool = False) -> Ended:
    """Play so many moves of a seed on a made-up home in an empty folder."""
    random = Random(seed)
    beside = Beside(folder, Random(seed + 1))
    before = beside.prepare(seed)
    done: Counter[str] = Counter()
    home = beside.homes[0]
    with Window(environ=beside.environment(home), folder=folder) as window:
        checks = Checks(window)
        faults = _played(checks, moves(random), count, beside, done, is_brief)
        if not faults and window.code is None:
            faults = _left(window, random.choice(WAYS))
    beside.settle()
    done["beside"] = beside.ran
    log = home / "state" / "detox.log"
    faults += beside.refused
    faults += [f"log file: {log.read_text()}"] if log.exists() else []
    faults += sorted(beside.complaints() - before)
    faults += [f"lost: {uid}" for uid in beside.lost()]
    return Ended(seed, done, faults, checks.memory, checks.slowest)


def _played(
    checks: Checks,
    some: Iterator[Move],
    count: int,
    beside: Beside,
    done: Counter[str],
    is_brief: bool,
) -> list[str]:
    """Play, until the end or a death."""
    last: list[Move] = []
    window, often = checks.window, min(OFTEN, count)
    try:
        window.until(STANDS)
        checks.weigh()
        for number, move in zip(range(count), some, strict=False):
            last = [*last[-11:], move]
            done[move.kind] += 1
            done["keys"] += len(move.keys)
            _play(window, move, beside)
            if not window.has_ended() and number % often == often - 1:
                done["checks"] += 1
                beside.settle()
                if found := checks.all(None if is_brief else _plain(some)):
                    return [f"{each} after {last}" for each in found]
            if window.has_ended():
                return _gone(window, last)
    except Late as late:
        return [f"{late} after {last}"]
    except OSError as error:
        window.ended()
        return _gone(window, last, str(error))
    return []


def _plain(some: Iterator[Move]) -> bytes:
    """The keys of some of the next moves."""
    return b"".join(move.keys for _, move in zip(range(8), some, strict=False) if move.kind in KEYS)


def _gone(window: Window, last: list[Move], why: str = "") -> list[str]:
    """A death; a click on “quit” is none."""
    told = f"gone with {window.code} {why} after {last}\n{window.text[-400:]}"
    return [told] if window.code else []


def _play(window: Window, move: Move, beside: Beside) -> None:
    if move.keys:
        window.send(move.keys)
    if move.kind == "size":
        window.resize(*move.size)
    elif move.kind == "beside":
        beside.step()
    elif move.kind == "stopped":
        window.signal(signal.SIGSTOP)
        window.signal(signal.SIGCONT)
    while window.read(move.pause):
        pass
    if len(window.seen) > 1_000_000:
        window.forget()


def _left(window: Window, way: str) -> list[str]:
    """Leave in one of the ways; what was wrong about it."""
    expected = {"q": 0, "SIGTERM": 143}.get(way, 129)
    try:
        window.resize(24, 80)
        if way == "q":
            window.leave()
        elif way == "hang up":
            window.hang_up()
        else:
            window.signal(signal.Signals[way])
        code = window.ended()
    except Late as late:
        return [f"did not leave by {way}: {late}"]
    wrong = "" if way == "hang up" else window.left_sane()
    found = [f"left by {way} with {code}"] if code != expected else []
    return found + ([f"left by {way}, and not as it was: {wrong}"] if wrong else [])


def main() -> int:
    """Run for some minutes, from one seed to the next; the exit code tells of faults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--moves", type=int, default=400, help="in one run")
    parser.add_argument("--seed", type=int, help="play this one run again")
    words = parser.parse_args()
    seed = words.seed if words.seed is not None else int(time.time())
    end = time.monotonic() + 60 * words.minutes
    total, deaths, most, slowest = Counter[str](), 0, 0, 0.0
    while True:
        folder = Path(tempfile.mkdtemp(prefix="detox-endurance-"))
        ended = run(seed, words.moves, folder)
        total += ended.done
        most, slowest = max(most, *ended.memory), max(slowest, ended.slowest)
        memory = " ".join(map(str, ended.memory))
        print(f"seed {seed}: {dict(ended.done)}; {memory} MiB; {ended.slowest:.1f} s", flush=True)
        if ended.faults:
            deaths += 1
            again = f'make soak ARGS="--seed {seed} --moves {words.moves}"'
            print(
                "\n".join(["FAULT", *ended.faults, f"home: {folder}", f"again: {again}"]),
                flush=True,
            )
        else:
            shutil.rmtree(folder)
        seed += 1
        if words.seed is not None or time.monotonic() > end:
            break
    print(f"{dict(total)}; faults {deaths}; at most {most} MiB, slowest answer {slowest:.1f} s")
    return 1 if deaths else 0


if __name__ == "__main__":
    sys.exit(main())
