"""A machine whose schedulers only write down what they are told.

PATH holds nothing but them: no test reaches the schedulers of the real machine.
"""

import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.cli.conftest import Done, Run

SYSTEMCTL = """
folder="${0%/*}"
echo "$*" >> "$folder/orders"
case "$*" in
  *show-environment*)
    [ -e "$folder/no-manager" ] && { echo "Failed to connect to bus: No medium found" >&2; exit 1; }
    cat "$folder/environment" 2>/dev/null; exit 0;;
  *"enable --now"*)
    [ -e "$folder/no-enable" ] && { echo "Failed to enable unit" >&2; exit 1; }
    touch "$folder/active";;
  *"disable --now"*) rm -f "$folder/active";;
  *"show detox-remind.timer"*)
    if [ -e "$folder/active" ]; then echo ActiveState=active; else echo ActiveState=inactive; fi
    cat "$folder/times" 2>/dev/null;;
  *"show detox-remind.service"*) cat "$folder/last" 2>/dev/null;;
esac
exit 0
"""
CRONTAB = """
folder="${0%/*}"
case "$1" in
  -l) [ -e "$folder/denied" ] && { echo "You (me) are not allowed to do this" >&2; exit 1; }
      [ -e "$folder/tab" ] || { echo "no crontab for me" >&2; exit 1; }
      cat "$folder/tab";;
  -r) rm "$folder/tab";;
  -) cat > "$folder/tab.new" && mv "$folder/tab.new" "$folder/tab"; echo . >> "$folder/writes";;
esac
"""
OTHER = """
folder="${0%/*}"
echo "$*" >> "$folder/orders"
case "$*" in
  *print*|*Query*) [ -e "$folder/loaded" ] || exit 1; cat "$folder/print" 2>/dev/null;;
  *bootstrap*|*Create*) touch "$folder/loaded";;
  *bootout*|*Delete*) [ -e "$folder/loaded" ] || exit 3; rm "$folder/loaded";;
esac
exit 0
"""
SCRIPTS = {
    "systemctl": SYSTEMCTL,
    "crontab": CRONTAB,
    "launchctl": OTHER,
    "schtasks": OTHER.replace("loaded", "tasked"),
}


class Machine(NamedTuple):
    """A machine with these schedulers and no other."""

    folder: Path
    user: Path
    run: Run

    def has(self, *names: str) -> "Machine":
        """The machine with these too."""
        for name in names:
            script = self.folder / name
            script.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{SCRIPTS[name]}")
            script.chmod(0o755)
        return self

    def __call__(self, *words: str, **env: str) -> Done:
        """`detox reminders WORDS` there."""
        around = {"PATH": str(self.folder), "HOME": str(self.user), **env}
        return self.run("reminders", *words, **around)

    def file(self, name: str) -> Path:
        """What a scheduler keeps beside it."""
        return self.folder / name

    def done(self, *words: str, **env: str) -> Done:
        """The same, for what has to succeed."""
        ended = self(*words, **env)
        assert ended.code == 0, ended
        return ended

    @property
    def units(self) -> Path:
        """Where its units are."""
        return self.user / ".config" / "systemd" / "user"

    @property
    def entry(self) -> Path:
        """Where its desktop entry is."""
        return self.user / ".config" / "autostart" / "detox-remind.desktop"


def made(detox: Run, tmp_path: Path) -> Machine:
    """A machine without any scheduler."""
    folder, user = tmp_path / "schedulers", tmp_path / "user"
    folder.mkdir()
    user.mkdir()
    return Machine(folder, user, detox)


@contextmanager
def cron_running(tmp_path: Path) -> Iterator[None]:
    """Something that is called cron runs."""
    fake = tmp_path / "cron"
    shutil.copy(shutil.which("sleep") or "/bin/sleep", fake)
    with subprocess.Popen([fake, "60"]) as process:
        try:
            wait(lambda: Path(f"/proc/{process.pid}/comm").read_text() == "cron\n")
            yield
        finally:
            process.kill()


def moved(text: str, here: str, elsewhere: str) -> str:
    """A file that Detox wrote, had it started something elsewhere; as `schedule.program.note` does
    it, no path is written there with its dashes.
    """
    noted = json.dumps(here).replace("-", "\\u002d")
    assert noted in text
    return text.replace(noted, json.dumps(elsewhere))


def wait(is_so: Callable[[], bool]) -> None:
    """Wait until it is so."""
    for _again in range(500):
        if is_so():
            return
        time.sleep(0.02)
    raise AssertionError("it never came")
