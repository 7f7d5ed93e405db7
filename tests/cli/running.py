"""Running the command line: in a process of its own, or in this one through the same entry point.

Starting Python and importing a verb takes many times as long as what most verbs do. A process of
its own is for what has to do with one: its start and end, a stream that is closed or a terminal,
signals, several at once. `test_running.py` holds both ways against each other.
"""

import gc
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import pytest

from detox import __main__, i18n

ROOT = Path(__file__).parents[2]


class Done(NamedTuple):
    """A run that has ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """stdout as JSON."""
        return json.loads(self.out)


def environment(**more: str) -> dict[str, str]:
    """What a process of ours is started with."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **more}


def in_a_process(words: tuple[str, ...], folder: Path, stdin: str, env: dict[str, str]) -> Done:
    """`detox WORDS` as a person's shell runs it."""
    done = subprocess.run(
        [sys.executable, "-m", "detox", *words],
        cwd=folder,
        env=environment(**env),
        input=stdin.encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def in_this_process(words: tuple[str, ...], folder: Path, stdin: str, env: dict[str, str]) -> Done:
    """`detox WORDS` from its first line to where it would leave the process.

    It gets real files for its three streams, and what an error would print comes as that error.
    """
    with _streams(stdin) as (out, err), _surroundings(folder, environment(**env)):
        code = _left(["detox/__main__.py", *words])
    return Done(code, out.decode(), err.decode())


class _Left(BaseException):
    """The process would have ended here."""

    def __init__(self, code: int) -> None:
        self.code = code


def _leave(code: int) -> NoReturn:
    raise _Left(code)


def _left(argv: list[str]) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", argv)
        patch.setattr(os, "_exit", _leave)
        try:
            __main__.script()
        except _Left as left:
            return left.code
    raise AssertionError("the entry point came back instead of leaving the process")


@contextmanager
def _streams(stdin: str) -> Iterator[tuple[bytearray, bytearray]]:
    """Files in place of the streams 0 to 2; gives what two of them were told, once back."""
    said = bytearray(), bytearray()
    with (
        tempfile.TemporaryFile() as typed,
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
        pytest.MonkeyPatch.context() as patch,
    ):
        typed.write(stdin.encode())
        typed.seek(0)
        kept = [os.dup(number) for number in range(3)]
        try:
            for number, file in enumerate((typed, out, err)):
                os.dup2(file.fileno(), number)
            patch.setattr(sys, "stdin", _opened(0, "r"))
            patch.setattr(sys, "stdout", _opened(1, "w"))
            patch.setattr(sys, "stderr", _opened(2, "w", errors="backslashreplace"))
            yield said
        finally:
            for number, old in enumerate(kept):
                os.dup2(old, number)
                os.close(old)
            for into, file in zip(said, (out, err), strict=True):
                file.seek(0)
                into += file.read()


def _opened(number: int, mode: str, errors: str = "strict") -> io.TextIOWrapper:
    raw = open(number, f"{mode}b", closefd=False)  # noqa: SIM115 - the stream has it
    return io.TextIOWrapper(raw, encoding="utf-8", errors=errors, line_buffering=number == 2)


@contextmanager
def _surroundings(folder: Path, env: dict[str, str]) -> Iterator[None]:
    """What a process finds at its start, and what it takes with it when it ends."""
    spoken, before = (i18n.language(), i18n.region()), dict(os.environ)
    zoneinfo = sys.modules.pop("zoneinfo", None)  # the clock does without it until it is imported
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        _become(before, env)
        i18n.speak("en")
        try:
            yield
        finally:
            gc.enable()
            i18n.speak(*spoken)
            _become(dict(os.environ), before)
            if zoneinfo is not None:
                sys.modules["zoneinfo"] = zoneinfo


def _become(before: dict[str, str], env: dict[str, str]) -> None:
    for name in before.keys() - env.keys():
        del os.environ[name]
    os.environ |= {name: value for name, value in env.items() if before.get(name) != value}
    if hasattr(time, "tzset"):
        time.tzset()
