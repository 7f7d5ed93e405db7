"""Other programs that write to the same records meanwhile: the command line here, and another
machine's by way of one records folder.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

from tests.archive.making import zipped
from tests.archive.others import reddit
from tests.endurance.moves import ARCHIVE
from tests.terminal.window import ROOT

DETOX = (sys.executable, "-m", "detox")
_ACTIVITIES = ("writing", "reading", "email", "learning")
PATIENCE = 120


class Beside:
    """Runs commands, one at a time, and keeps what was acknowledged."""

    def __init__(self, folder: Path, random: Random) -> None:
        self.homes = [folder / "here", folder / "there"]
        self.acknowledged: dict[str, int] = {}
        self.refused: list[str] = []
        self.ran = 0
        self._random = random
        self._language = random.choice(("en_GB.UTF-8", "fr_FR.UTF-8"))
        self._terminal = random.choice(("xterm-256color", "linux"))
        self._running: subprocess.Popen[str] | None = None

    def prepare(self, seed: int) -> set[str]:
        """Fill the homes; what a look at them complains of from the start."""
        folder = self.homes[0].parent
        folder.mkdir(parents=True, exist_ok=True)
        friends = "".join(f"demo_{number},\r\n" for number in range(40))
        zipped(folder / ARCHIVE, reddit(f"username,note\r\n{friends}"))
        self.asked("demo", "--entries", "200", "--years", "1", "--seed", str(seed),
                   "--home", str(self.homes[0]))  # fmt: skip
        self.homes[1].mkdir(mode=0o700)
        (self.homes[1] / "data").symlink_to(self.homes[0] / "data")
        return self.complaints()

    def environment(self, home: Path) -> dict[str, str]:
        """What a process in one of the homes is started with: nothing that is anybody's own."""
        return {
            **{"DETOX_HOME": str(home), "HOME": str(home.parent), "BROWSER": "true"},
            **{"LANG": self._language, "TZ": "Europe/Paris", "TERM": self._terminal},
            **{"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        }

    def step(self) -> None:
        """Begin another command, unless one still runs."""
        if self._running is not None and self._running.poll() is None:
            return
        self.settle()
        random = self._random
        minutes, activity = str(random.randint(1, 90)), random.choice(_ACTIVITIES)
        words = random.choices(
            (
                ("log", minutes, activity, "beside", "--json"),
                ("start", activity), ("stop",), ("pause",), ("undo",), ("redo",), ("status",),
                ("check-in", "3", "4"), ("remind",), ("report", "month"),
            ),
            (8, 1, 1, 1, 1, 1, 1, 1, 1, 1),
        )[0]  # fmt: skip
        home = random.choice(self.homes)
        self._running = subprocess.Popen(
            [*DETOX, *words],
            env=self.environment(home),
            cwd=home.parent,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.ran += 1

    def settle(self) -> None:
        """Wait for the command that runs, and keep what it acknowledged."""
        process, self._running = self._running, None
        if process is None:
            return
        out, err = process.communicate(timeout=PATIENCE)
        if process.returncode == 0 and '"uid"' in out:
            record = json.loads(out)
            self.acknowledged[record["uid"]] = record["minutes"]
        elif process.returncode not in (0, 2) or "Traceback" in err:
            self.refused.append(f"{process.args!r}: {process.returncode}: {err.strip()}")

    def asked(self, *words: str, home: int = 0) -> str:
        """The output of a command that nothing runs beside."""
        done = subprocess.run(
            [*DETOX, *words],
            env=self.environment(self.homes[home]),
            cwd=self.homes[0].parent,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        return done.stdout + done.stderr

    def complaints(self) -> set[str]:
        """What `doctor` finds wrong, in either home.

        Keys may have had reminders come with Detox closed, which waits for a login that never is.
        """
        self.asked("reminders", "uninstall")
        said = self.asked("doctor") + self.asked("doctor", home=1)
        return {line for line in said.splitlines() if line.startswith("!!") or "Traceback" in line}

    def lost(self) -> list[str]:
        """Acknowledged sessions that no file knows any more, not even as taken back."""
        known = {
            uid
            for file in (self.homes[0] / "data" / "records").glob("*/log-*.json")
            for uid in _sessions(json.loads(file.read_text()))
        }
        return sorted(set(self.acknowledged) - known)


def _sessions(document: dict) -> set[str]:
    return set(document["sessions"])
