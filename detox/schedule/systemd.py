"""A timer of the systemd that runs for the person: nothing stays resident, the bus is known.

When a reminder is due is for Detox to decide; the timer is only a tick.
"""

import re
from datetime import UTC, datetime
from pathlib import Path

from detox.domain.problem import N_, Problem
from detox.schedule.actions import Action, File, Gone, Order
from detox.schedule.place import Place
from detox.schedule.program import MARK, Program, note, ours
from detox.schedule.way import Pulse

_TIMER, _SERVICE = "detox-remind.timer", "detox-remind.service"
_TOLD = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)(?:\.\d+)? UTC")

# A oneshot without TimeoutStartSec may hang, and then the timer never fires again.
_SERVICE_TEXT = """\
# {mark}
# {note}
[Unit]
Description=Detox: due reminders

[Service]
Type=oneshot
{environ}ExecStart={command}
TimeoutStartSec=60
Nice=10
LogLevelMax=notice
"""

# UTC: on local time, systemd lets the hour that is lived twice in autumn pass without a tick.
_TIMER_TEXT = """\
# {mark}
[Unit]
Description=Detox: look for due reminders every minute

[Timer]
OnCalendar=*-*-* *:*:00 UTC
AccuracySec=5s
OnClockChange=true
OnTimezoneChange=true

[Install]
WantedBy=timers.target
"""


def obstacle(place: Place) -> Problem | None:
    """No systemctl, or no manager of the person's own that answers it."""
    if not place.has("systemctl"):
        return Problem(N_("There is no systemd here: systemctl is not on PATH."))
    answer = place.ask("systemctl", "--user", "show-environment")
    if answer.code == 0:
        return None
    return Problem(
        N_(
            "Your own systemd doesn’t answer here (%(said)s). It runs where you are logged in, "
            "or over ssh after “loginctl enable-linger”. “detox reminders install” uses another "
            "way."
        ),
        {"said": answer.said},
    )


def files(program: Program, place: Place) -> list[File]:
    """The service that looks once, and the timer that starts it."""
    environ = "".join(f"Environment={_quoted(f'{n}={v}')}\n" for n, v in program.environ)
    first, *rest = (*program.launcher, *program.words)
    # $ means a variable in arguments only, neither in the path nor in Environment=.
    command = " ".join([first, *(_argument(word) for word in rest)])
    service = _SERVICE_TEXT.format(mark=MARK, note=note(program), environ=environ, command=command)
    return [
        File(str(_folder(place) / _SERVICE), service.encode()),
        File(str(_folder(place) / _TIMER), _TIMER_TEXT.format(mark=MARK).encode()),
    ]


def starting(program: Program, place: Place) -> list[Action]:  # noqa: ARG001 - as all ways have it
    """Have systemd read the files, start the timer, now and with every login, and look once."""
    enable = ("systemctl", "--user", "enable", "--now", _TIMER)
    disable = ("systemctl", "--user", "disable", "--now", _TIMER)
    undo = disable if installed(place) is None else ()
    return [
        Order(("systemctl", "--user", "daemon-reload")),
        Order(enable, undo=undo),
        Order(("systemctl", "--user", "start", _SERVICE), may_fail=True),
    ]


def removing(place: Place) -> list[Action]:
    """Stop the timer, then take its files away, with the link that has it start at login."""
    folder = _folder(place)
    paths = [folder / _TIMER, folder / _SERVICE]
    written = [path for path in paths if ours(place.read(path))]
    if not written:
        return []
    link = folder / "timers.target.wants" / _TIMER
    return [
        Order(("systemctl", "--user", "disable", "--now", _TIMER), may_fail=True),
        *(Gone(str(path)) for path in (*written, link)),
        Order(("systemctl", "--user", "daemon-reload"), may_fail=True),
    ]


def installed(place: Place) -> bytes | None:
    """The service file."""
    return ours(place.read(_folder(place) / _SERVICE))


def pulse(place: Place, now: datetime) -> Pulse:  # noqa: ARG001 - as all ways have it
    """What the timer, the last run and the manager's environment tell."""
    why_not = obstacle(place)
    if why_not is not None:
        return Pulse(False if not place.has("systemctl") else None, problems=(why_not,))
    timer = _shown(place, _TIMER, "ActiveState", "LastTriggerUSec", "NextElapseUSecRealtime")
    environ = place.ask("systemctl", "--user", "show-environment").text.splitlines()
    bus = next((x.partition("=")[2] for x in environ if x.startswith("DBUS_SESSION_BUS_AD")), "")
    displays = ("DISPLAY=", "WAYLAND_DISPLAY=")
    is_alive = timer.get("ActiveState") == "active"
    return Pulse(
        is_alive,
        _instant(timer.get("LastTriggerUSec", "")),
        _instant(timer.get("NextElapseUSecRealtime", "")) if is_alive else None,
        _unquoted(bus),
        any(line.startswith(displays) for line in environ),
        tuple(_ills(place, is_alive=is_alive, has_bus=bool(bus))),
    )


def _ills(place: Place, *, is_alive: bool, has_bus: bool) -> list[Problem]:
    found = []
    if not is_alive:
        message = N_(
            "The scheduled task %(timer)s is not running; “detox reminders install” starts it."
        )
        found.append(Problem(message, {"timer": _TIMER}))
    last = _shown(place, _SERVICE, "Result", "ExecMainStatus")
    result, status = last.get("Result", ""), last.get("ExecMainStatus", "")
    if result not in ("", "success"):
        message = N_(
            "The last check for reminders failed (%(result)s, exit code %(status)s); “journalctl "
            "--user -u %(service)s” says more."
        )
        parts: dict[str, object] = {"result": result, "status": status or "?", "service": _SERVICE}
        found.append(Problem(message, parts))
    if not has_bus:
        found.append(
            Problem(
                N_(
                    "systemd does not know your desktop’s message bus, so reminders show only "
                    "inside Detox; log out of your desktop and back in to fix this."
                )
            )
        )
    return found


def _shown(place: Place, unit: str, *names: str) -> dict[str, str]:
    """Properties of a unit, those that this systemd knows."""
    answer = place.ask("systemctl", "--user", "show", unit, "-p", ",".join(names))
    pairs = (line.partition("=") for line in answer.text.splitlines())
    return {name: value.strip() for name, _equals, value in pairs if name in names}


def _instant(told: str) -> datetime | None:
    """When something was, of “Sun 2026-11-22 14:32:00 UTC”; none of “n/a” and an empty text."""
    found = _TOLD.search(told)
    try:
        return datetime.fromisoformat(found[1]).replace(tzinfo=UTC) if found else None
    except ValueError:
        return None


def _folder(place: Place) -> Path:
    return place.config / "systemd" / "user"


def _quoted(text: str) -> str:
    """One word of a unit file (systemd.syntax(7), “Quoting”), % meant literally."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'


def _argument(word: str) -> str:
    """One word of a command line (systemd.service(5)), $ meant literally."""
    is_plain = re.fullmatch("[A-Za-z0-9-]+", word)
    return word if is_plain else _quoted(word).replace("$", "$$")


def _unquoted(told: str) -> str:
    """A value of show-environment, which quotes what a shell would read as more than a word."""
    return told[2:-1] if told.startswith("$'") and told.endswith("'") else told
