"""A task of the Windows Task Scheduler, run where the person is logged in.

Elements stand in the order of its documented schema; a minute is the least it repeats after, and
by default it would not run on battery.
"""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from subprocess import list2cmdline

from detox.domain.problem import N_, Problem
from detox.schedule.actions import Action, File, Gone, Order
from detox.schedule.place import Place
from detox.schedule.program import MARK, Program, note, ours
from detox.schedule.way import Pulse

TASK = "Detox\\Remind"
_FIRST_YEAR = 2020  # Windows dates what never happened 1999
_WELL = ("0", "267009", "267011")  # done, running, not yet run

_TASK_TEXT = """\
<?xml version="1.0" encoding="UTF-16"?>
<!-- {mark} -->
<!-- {note} -->
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Detox: look for due reminders every minute</Description>
  </RegistrationInfo>
  <Triggers>
    <TimeTrigger>
      <Enabled>true</Enabled>
      <StartBoundary>2026-01-01T00:00:00</StartBoundary>
      <Repetition>
        <Interval>PT1M</Interval>
        <StopAtDurationEnd>false</StopAtDurationEnd>
      </Repetition>
    </TimeTrigger>
  </Triggers>
  <Principals>
    <Principal id="Person">
{user}      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <Enabled>true</Enabled>
    <ExecutionTimeLimit>PT1M</ExecutionTimeLimit>
    <Priority>7</Priority>
  </Settings>
  <Actions Context="Person">
    <Exec>
      <Command>{command}</Command>
      <Arguments>{arguments}</Arguments>
    </Exec>
  </Actions>
</Task>
"""

_ASK = (
    "$t = Get-ScheduledTask -TaskPath '\\Detox\\' -TaskName 'Remind' -ErrorAction Stop;"
    " $i = $t | Get-ScheduledTaskInfo; [string]$t.State; $i.LastTaskResult;"
    " foreach ($d in $i.LastRunTime, $i.NextRunTime)"
    " { if ($d) { $d.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss') } else { '-' } }"
)


def obstacle(place: Place) -> Problem | None:
    """No schtasks."""
    if place.has("schtasks"):
        return None
    return Problem(N_("There is no Task Scheduler here: schtasks is not on PATH."))


def files(program: Program, place: Place) -> list[File]:
    """The description of the task, in the encoding that it declares."""
    from html import escape  # brings all named letters along, which no other machine needs

    domain, name = place.environ.get("USERDOMAIN"), place.environ.get("USERNAME")
    known = f"{domain}\\{name}" if domain and name else ""
    user = f"      <UserId>{escape(known, quote=False)}</UserId>\n" if known else ""
    text = _TASK_TEXT.format(
        mark=MARK,
        note=note(program),
        user=user,
        command=escape(program.python, quote=False),
        arguments=escape(list2cmdline(_words(program)), quote=False),
    )
    return [File(str(_path(place)), b"\xff\xfe" + text.encode("utf-16-le"))]


def starting(program: Program, place: Place) -> list[Action]:  # noqa: ARG001 - as all ways have it
    """Register the task, in place of one of that name."""
    return [Order(("schtasks", "/Create", "/TN", TASK, "/XML", str(_path(place)), "/F"))]


def removing(place: Place) -> list[Action]:
    """Take the task out, then its description away."""
    if installed(place) is None:
        return []
    return [
        Order(("schtasks", "/Delete", "/TN", TASK, "/F"), may_fail=True),
        Gone(str(_path(place))),
    ]


def installed(place: Place) -> bytes | None:
    """The description of the task."""
    return ours(place.read(_path(place)))


def pulse(place: Place, now: datetime) -> Pulse:  # noqa: ARG001 - as all ways have it
    """What the Task Scheduler tells of the task; its own dates come in the person's format."""
    why_not = obstacle(place)
    if why_not is not None:
        return Pulse(False, problems=(why_not,))
    if place.ask("schtasks", "/Query", "/TN", TASK).code != 0:
        message = N_(
            "The Task Scheduler has no task %(task)s; “detox reminders install” creates it."
        )
        return Pulse(False, problems=(Problem(message, {"task": TASK}),))
    answer = place.ask("powershell", "-NoProfile", "-NonInteractive", "-Command", _ASK)
    told = answer.text.split()
    if answer.code != 0 or len(told) != 4:
        return Pulse(None)
    state, result, last, following = told
    return Pulse(
        state != "Disabled",
        _instant(last),
        _instant(following),
        problems=tuple(_ills(state, result)),
    )


def _ills(state: str, result: str) -> list[Problem]:
    found = []
    if state == "Disabled":
        message = N_(
            "The task %(task)s is disabled in the Task Scheduler; it can be enabled there."
        )
        found.append(Problem(message, {"task": TASK}))
    if result not in _WELL:
        message = N_(
            "The last check for reminders failed (exit code %(status)s); “detox remind” in a "
            "terminal says why."
        )
        found.append(Problem(message, {"status": result}))
    return found


def _words(program: Program) -> list[str]:
    """What Python is told. A task has no environment of its own: Python sets it first."""
    if not program.environ:
        return list(program.words)
    environ: Mapping[str, str] = dict(program.environ)
    folders = [entry for entry in environ.get("PYTHONPATH", "").split(os.pathsep) if entry]
    code = (
        f"import os,runpy,sys;os.environ.update({environ!a});"
        f"sys.path[:0]={folders!a};sys.argv=['detox','remind'];"
        "runpy.run_module('detox',run_name='__main__',alter_sys=True)"
    )
    return ["-P", "-c", code]


def _instant(told: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(told).replace(tzinfo=UTC)
    except ValueError:
        return None
    return instant if instant.year >= _FIRST_YEAR else None


def _path(place: Place) -> Path:
    local = place.environ.get("LOCALAPPDATA") or str(place.home / "AppData" / "Local")
    return Path(local) / "Detox" / "remind-task.xml"
