"""Puts a check for reminders in place, or takes it away: planned whole first, then done."""

import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from detox.domain.problem import N_, DataTrouble, Problem, ProblemError, Refused
from detox.domain.text import clean
from detox.schedule.actions import Action, File, Gone, Order
from detox.schedule.place import Place
from detox.schedule.program import MARK, Program, is_ours
from detox.schedule.ways import WAYS, way_of
from detox.staging import followed, put

_PAUSES = (0.2, 0.5, 1.0, 2.0, 3.0)
"""seconds between tries; launchd can be busy for five"""


def plan(name: str, program: Program, place: Place, now: datetime) -> list[Action]:
    """What installing a way amounts to; nothing where it is installed so already.

    What another way left is taken away at the end: until then two checks are harmless, none is
    not. Raises `Refused` where a file is somebody else's.
    """
    way = way_of(name)
    files = way.files(program, place)
    fresh = changed(files, place)
    starts = way.starting(program, place)
    if starts and files and not fresh and way.pulse(place, now).is_alive:
        starts = []
    return [*fresh, *starts, *_others(name, place)]


def _others(name: str, place: Place) -> list[Action]:
    return [step for other in WAYS if other != name for step in WAYS[other].removing(place)]


def plan_removal(place: Place) -> list[Action]:
    """What taking every check away amounts to; nothing where there is none."""
    return _others("", place)


def changed(files: list[File], place: Place, mark: str = MARK) -> list[File]:
    """Those that are to be written. Raises `Refused` for one that is there and lacks our `mark`."""
    return [file for file in files if _is_changed(file, place, mark)]


def _is_changed(file: File, place: Place, mark: str) -> bool:
    there = place.read(Path(file.path))
    if there is not None and not is_ours(there, mark):
        raise Refused(
            N_(
                "%(file)s already exists and was not written by Detox, so it was left as it is; "
                "move it away and try again."
            ),
            file=clean(file.path, 200),
        )
    return there != file.content


def perform(actions: list[Action], place: Place) -> list[Problem]:
    """Do it, and tell what was not possible but does not matter much.

    Raises `Refused` where a command says no, `DataTrouble` where a file cannot be written; the
    files are then as they were.
    """
    complaints: list[Problem] = []
    before: list[tuple[Path, bytes | None]] = []
    undoing: list[Order] = []
    try:
        for action in actions:
            if isinstance(action, Order):
                undoing.append(action)
                complaints += _run(action, place)
            else:
                path = Path(action.path)
                before.append((path, place.read(path)))
                _put(path, action)
    except ProblemError:
        for words in filter(None, (order.undo for order in reversed(undoing))):
            place.ask(*words)
        for path, content in reversed(before):
            _put_back(path, content)
        for words in filter(None, (order.restore for order in undoing)):
            _restore(words, place)
        raise
    return complaints


def _restore(words: tuple[str, ...], place: Place) -> None:
    """Start again what was there before. Raises `Refused` where that is not to be had either."""
    answer = place.ask(*words)
    if answer.code != 0:
        raise Refused(
            N_(
                "“%(command)s” did not work (%(said)s). The files are as they were, but the check "
                "that was there before isn’t running; “detox reminders install” tries again."
            ),
            command=" ".join(words),
            said=answer.said,
        )


def _run(order: Order, place: Place) -> list[Problem]:
    answer = place.ask(*order.words, stdin=order.stdin)
    for pause in _PAUSES[: order.tries - 1]:
        if answer.code == 0:
            break
        time.sleep(pause)
        answer = place.ask(*order.words, stdin=order.stdin)
    if answer.code == 0:
        return []
    message = N_("“%(command)s” did not work (%(said)s).")
    parts: dict[str, object] = {"command": " ".join(order.words), "said": answer.said}
    if order.may_fail:
        return [Problem(message, parts)]
    raise Refused(N_("“%(command)s” did not work (%(said)s). Nothing was changed."), **parts)


def _put(path: Path, action: File | Gone) -> None:
    try:
        if isinstance(action, Gone):
            path.unlink(missing_ok=True)
        else:
            _write(path, action.content, action.mode)
    except OSError as error:
        raise DataTrouble(
            N_("%(file)s can’t be written: %(reason)s. Nothing was changed."),
            file=clean(str(path), 200),
            reason=error.strerror or "?",
        ) from error


def _put_back(path: Path, content: bytes | None) -> None:
    with suppress(OSError):  # the trouble that led here is told
        if content is None:
            path.unlink(missing_ok=True)
        else:
            _write(path, content, 0o644)


def _write(path: Path, content: bytes, mode: int) -> None:
    """Put a file in place in one move, where a link leads to it too. Raises `OSError`."""
    target = followed(path)
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    put(target, [content], mode=mode)
