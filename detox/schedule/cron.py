"""A block of the person's crontab, between two lines that name it; the rest is not touched.

It stands first: what a crontab sets for the lines below (SHELL, PATH, MAILTO) is not meant for it.
"""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from detox.domain.problem import N_, Problem, Refused
from detox.schedule import processes
from detox.schedule.actions import Action, File, Order
from detox.schedule.place import Answer, Place
from detox.schedule.program import MARK, Program, note
from detox.schedule.way import Pulse

_BEGIN = b"# >>> Detox reminders >>>\n"
_END = b"# <<< Detox reminders <<<\n"
_DAEMONS = frozenset({"cron", "crond", "fcron", "busybox-crond", "dcron", "bcron-sched"})
_NONE_YET = ("no crontab", "can't open")  # Vixie's and its kin; BusyBox


def obstacle(place: Place) -> Problem | None:
    """No crontab, or one that this person may not have."""
    if not place.has("crontab"):
        return Problem(N_("There is no cron here: crontab is not on PATH."))
    answer = place.ask("crontab", "-l")
    return None if answer.code == 0 or _is_none_yet(answer) else _untold(answer)


def files(program: Program, place: Place) -> list[File]:  # noqa: ARG001 - as all ways have it
    """None: cron keeps its own."""
    return []


def starting(program: Program, place: Place) -> list[Action]:
    """Hand the crontab back with our block in it. Raises `Refused` where it cannot be read."""
    before = _crontab(place)
    after = with_block(before, block(program, place.user))
    return [] if after == before else [Order(("crontab", "-"), after)]


def removing(place: Place) -> list[Action]:
    """Hand the crontab back without our block. Raises `Refused` where it cannot be read."""
    if installed(place) is None:
        return []
    after = with_block(_crontab(place), b"")
    return [Order(("crontab", "-"), after) if after else Order(("crontab", "-r"))]


def installed(place: Place) -> bytes | None:
    """The block."""
    if not place.has("crontab"):
        return None
    answer = place.ask("crontab", "-l")
    span = _span(answer.out) if answer.code == 0 else None
    return None if span is None else answer.out[span[0] : span[1]]


def pulse(place: Place, now: datetime) -> Pulse:
    """Whether a cron runs, and whether there is a bus where the block looks for it."""
    is_alive = is_read()
    problems = []
    if is_alive is False:
        message = N_("The crontab is there, but no cron is running to read it; start cron.")
        problems.append(Problem(message))
    socket = Path(f"/run/user/{place.user}/bus")
    has_bus = socket.is_socket()
    if not has_bus and sys.platform != "darwin":
        message = N_(
            "There is no message bus at %(path)s, so what cron starts can’t show reminders; they "
            "show inside Detox, and on the desktop once you are logged in to one."
        )
        problems.append(Problem(message, {"path": str(socket)}))
    bus = f"unix:path={socket}" if has_bus else ""
    return Pulse(is_alive, None, next_minute(now) if is_alive else None, bus, None, tuple(problems))


def is_read() -> bool | None:
    """Whether a cron runs; None where processes of others cannot be seen."""
    if processes.is_running(_DAEMONS):
        return True
    return False if processes.are_all_seen() else None


def block(program: Program, user: int) -> bytes:
    """Our lines: what runs once a minute, told where the bus is since cron does not know."""
    given = [("XDG_RUNTIME_DIR", f"/run/user/{user}"), *program.environ]
    variables = " ".join(f"{name}={quoted(value)}" for name, value in given)
    command = " ".join([quoted(program.python), *program.words])
    line = f"* * * * * {variables} {command} >/dev/null 2>&1\n"
    return _BEGIN + f"# {MARK}\n# {note(program)}\n{line}".encode() + _END


def with_block(crontab: bytes, lines: bytes) -> bytes:
    """A crontab with these lines for our block: first, or where it stands already."""
    span = _span(crontab)
    begin, after = span or (0, 0)
    return crontab[:begin] + lines + crontab[after:]


def next_minute(now: datetime) -> datetime:
    """When cron looks next."""
    instant = now.astimezone(UTC).replace(second=0, microsecond=0)
    return instant + timedelta(minutes=1)


def quoted(text: str) -> str:
    """A word for the shell that every cron hands over unchanged.

    A cron ends the command at a bare %; some take the backslash of \\% away and some leave it to
    the shell: it stands outside quotes. A backslash is followed by a quote, which none changes.
    """
    inner = text.replace("'", "'\"'\"'").replace("\\", "\\''").replace("%", "'\\%'")
    return f"'{inner}'"


def _span(crontab: bytes) -> tuple[int, int] | None:
    """Where our block begins and ends. Raises `Refused` where only one of its ends is left."""
    begin, end = _line(crontab, _BEGIN, 0), _line(crontab, _END, 0)
    if begin < 0 and end < 0:
        return None
    end = _line(crontab, _END, max(begin, 0))
    if begin < 0 or end < 0 or _line(crontab, _BEGIN, begin + 1) >= 0:
        raise Refused(
            N_(
                "The crontab has Detox lines that don’t begin and end as they should; remove "
                "them with “crontab -e”, then try again. Nothing was changed."
            )
        )
    return begin, end + len(_END)


def _line(text: bytes, line: bytes, start: int) -> int:
    """Where a whole line stands, from `start` on; less than nought where it does not."""
    if start == 0 and text.startswith(line):
        return 0
    found = text.find(b"\n" + line, max(start - 1, 0))
    return found + 1 if found >= 0 else -1


def _crontab(place: Place) -> bytes:
    answer = place.ask("crontab", "-l")
    if answer.code == 0:
        return answer.out
    if _is_none_yet(answer):
        return b""
    problem = _untold(answer)
    raise Refused(problem.message, **problem.params)


def _is_none_yet(answer: Answer) -> bool:
    return answer.code > 0 and any(words in answer.said.lower() for words in _NONE_YET)


def _untold(answer: Answer) -> Problem:
    message = N_("The crontab could not be read (%(said)s), so it is left as it is.")
    return Problem(message, {"said": answer.said})
