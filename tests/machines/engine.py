"""Syncthing on the loopback: engines that know only each other, and share one folder of records."""

import json
import os
import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

KEY = "the-key-of-the-tests"
FOLDER = "records"
PATIENCE_SECONDS = 60.0
LOOK_SECONDS = 10.0
_QUIET = """
<localAnnounceEnabled>false</localAnnounceEnabled>
<globalAnnounceEnabled>false</globalAnnounceEnabled>
<relaysEnabled>false</relaysEnabled>
<natEnabled>false</natEnabled>
<stunKeepaliveStartS>0</stunKeepaliveStartS>
<urAccepted>-1</urAccepted>
<autoUpgradeIntervalH>0</autoUpgradeIntervalH>
<crashReportingEnabled>false</crashReportingEnabled>
<startBrowser>false</startBrowser>
<reconnectionIntervalS>1</reconnectionIntervalS>
<setLowPriority>false</setLowPriority>
"""


class Engine:
    """One Syncthing with its own settings, ports and index; `folder` is what it shares."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.home = home
        self.folder = folder
        self.gui, self.port = _free_port(), _free_port()
        made = subprocess.run(
            ["syncthing", "generate", f"--home={home}", "--no-default-folder"],
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE_SECONDS,
        )
        found = re.search(r"[A-Z0-9]{7}(?:-[A-Z0-9]{7}){7}", made.stdout + made.stderr)
        assert found, made
        self.id = found[0]
        self._process: subprocess.Popen[bytes] | None = None

    def meet(self, engines: "Iterable[Engine]") -> None:
        """Know these engines, this one included, by their addresses alone."""
        devices = "".join(
            f'<device id="{each.id}" compression="never">'
            f"<address>tcp://127.0.0.1:{each.port}</address></device>"
            for each in engines
        )
        members = "".join(f'<device id="{each.id}"/>' for each in engines)
        (self.home / "config.xml").write_text(
            f'<configuration version="36">{devices}'
            f'<folder id="{FOLDER}" path="{self.folder}" type="sendreceive" rescanIntervalS="0"'
            f' fsWatcherEnabled="false">{members}<maxConflicts>-1</maxConflicts></folder>'
            f'<gui enabled="true" tls="false"><address>127.0.0.1:{self.gui}</address>'
            f"<apikey>{KEY}</apikey></gui><options>"
            f"<listenAddress>tcp://127.0.0.1:{self.port}</listenAddress>{_QUIET}</options>"
            "</configuration>"
        )
        (self.folder / ".stfolder").mkdir(parents=True, exist_ok=True)

    def start(self) -> None:
        """Run, and wait until it answers."""
        with (self.home / "log").open("ab") as log:
            self._process = subprocess.Popen(
                ["syncthing", "serve", f"--home={self.home}", "--no-browser", "--no-restart"],
                env={**os.environ, "STNOUPGRADE": "1", "STNORESTART": "1"},
                stdout=log,
                stderr=log,
            )
        _until(lambda: self.asked("/rest/system/ping") is not None, self)

    def stop(self) -> None:
        """End it, and wait until it has."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def asked(self, path: str, *, post: bool = False) -> Any:
        """What it answers, nothing where it does not."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.gui}{path}",
            headers={"X-API-Key": KEY},
            method="POST" if post else "GET",
        )
        with suppress(OSError, ValueError), urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or b"{}")
        return None

    def is_idle(self) -> bool:
        """Whether it has all that it knows there is."""
        status = self.asked(f"/rest/db/status?folder={FOLDER}") or {}
        return status.get("state") == "idle" and status.get("needTotalItems") == 0

    def held(self) -> dict[str, bytes]:
        """Every file of records in its folder."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file() and not any(part[0] == "." for part in path.parts[-2:])
        }

    def outlast(self) -> None:
        """Wait until what is written now is newer to it than every change that it knows.

        It numbers changes by the second, a further one in the same second by the next number: of
        two with the same number, it never fetches the other.
        """
        asked = [self.asked(f"/rest/db/file?folder={FOLDER}&file={name}") for name in self.held()]
        versions = [version for answer in asked for version in answer["global"]["version"]]
        known = max(int(version.rpartition(":")[2]) for version in versions)
        _until(lambda: time.time() > known + 1, self)


def settled(engines: list[Engine]) -> None:
    """Have them look at their files, and wait until all hold the same."""
    looked = float("-inf")

    def is_settled() -> bool:
        nonlocal looked
        if time.monotonic() - looked > LOOK_SECONDS:  # a look may come before they know each other
            looked = time.monotonic()
            for engine in engines:
                engine.asked(f"/rest/db/scan?folder={FOLDER}", post=True)
        return _is_settled(engines)

    _until(is_settled, *engines)


def _is_settled(engines: list[Engine]) -> bool:
    try:
        first, *others = [engine.held() for engine in engines]
    except OSError:  # taken away meanwhile
        return False
    return all(each == first for each in others) and all(engine.is_idle() for engine in engines)


def _until(holds: Any, *engines: Engine) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        if time.monotonic() > end:
            logs = "\n".join((engine.home / "log").read_text()[-1500:] for engine in engines)
            raise AssertionError(f"Syncthing did not get there\n{logs}")
        time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
