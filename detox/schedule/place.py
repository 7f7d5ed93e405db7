"""Where a person's schedulers keep their files, and how they are asked."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from detox.domain.problem import N_, DataTrouble
from detox.domain.text import clean
from detox.paths import home

SECONDS = 30.0
NOT_STARTED = -1


class Answer(NamedTuple):
    """What a command said."""

    code: int
    out: bytes
    err: bytes = b""

    @property
    def text(self) -> str:
        """What it told."""
        return _read(self.out)

    @property
    def said(self) -> str:
        """What it complained of, on one line."""
        words = _read(self.err.strip() or self.out.strip())
        return clean(words, 300).rstrip(".;") or f"exit {self.code}"


def _read(said: bytes) -> str:
    """What a command said; those of Windows write as its console does."""
    try:
        return said.decode("utf-8")
    except UnicodeDecodeError:
        return said.decode("oem" if os.name == "nt" else "utf-8", "replace")


class Place:
    """One person on one machine, as their environment tells it; a command has `seconds`.

    Raises `DataTrouble` where no home is known.
    """

    def __init__(self, environ: Mapping[str, str], seconds: float = SECONDS) -> None:
        self.environ = dict(environ)
        self.seconds = seconds
        self.user = os.getuid() if os.name == "posix" else 0
        runtime = f"/run/user/{self.user}"
        if not self.environ.get("XDG_RUNTIME_DIR") and Path(runtime).is_dir():
            self.environ["XDG_RUNTIME_DIR"] = runtime  # su and cron take it away
        self.home = Path(home(self.environ))
        self.config = self._folder("XDG_CONFIG_HOME", ".config")
        self.data = self._folder("XDG_DATA_HOME", ".local/share")

    def _folder(self, name: str, usual: str) -> Path:
        """A folder of the XDG Base Directory Specification, which passes over relative ones."""
        told = Path(self.environ.get(name, "").strip())
        return told if told.is_absolute() else self.home / usual

    def has(self, command: str) -> bool:
        """Whether a command is on PATH."""
        return shutil.which(command, path=self.environ.get("PATH")) is not None

    def ask(self, *words: str, stdin: bytes = b"") -> Answer:
        """Run a command apart from the terminal; one that hangs is ended. Says C and UTC."""
        found = shutil.which(words[0], path=self.environ.get("PATH"))
        environ = {**self.environ, "LC_ALL": "C", "TZ": "UTC"}
        return self.start((found or words[0], *words[1:]), environ, stdin)

    def start(
        self, command: Sequence[str], environ: Mapping[str, str], stdin: bytes = b""
    ) -> Answer:
        """Run a command with this environment alone, outside our folder."""
        try:
            done = subprocess.run(
                command,
                input=stdin,
                capture_output=True,
                check=False,
                timeout=self.seconds,
                env=dict(environ),
                cwd=os.sep,
            )
        except subprocess.TimeoutExpired:
            return Answer(NOT_STARTED, b"", f"no answer in {self.seconds:g} s".encode())
        except OSError as error:
            return Answer(NOT_STARTED, b"", (error.strerror or str(error)).encode())
        return Answer(done.returncode, done.stdout, done.stderr)

    def read(self, path: Path) -> bytes | None:
        """What is in a file; nothing where there is none. Raises `DataTrouble`."""
        try:
            return path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise DataTrouble(
                N_("%(file)s can’t be read: %(reason)s."),
                file=clean(str(path), 200),
                reason=error.strerror or "?",
            ) from error
