"""One notification on a real screen, by a notification program that people use.

`DETOX_PICTURES=FOLDER` keeps a picture of it there.
"""

import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from detox.notify import Notifier

PICTURES = os.environ.get("DETOX_PICTURES")
TITLE = "Time for writing"
BODY = "The column - as planned: if x<3 & y>5\n« L'heure d'écrire » <b>\\n"


@contextmanager
def running(command: list[str], environ: dict[str, str], *fds: int) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, env=environ, stdout=quiet, stderr=quiet, pass_fds=fds
    ) as process:
        yield
        process.terminate()


@pytest.fixture
def display(bus: dict[str, str]) -> Iterator[dict[str, str]]:
    """The environment of a session with a screen and nobody on it yet."""
    if not all(shutil.which(tool) for tool in ("Xvfb", "dunst", "dunstctl")):
        pytest.skip("needs xvfb and dunst")
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "640x240x24"]
    with running([*command, "-nolisten", "tcp"], bus, write):
        os.close(write)
        assert select.select([read], [], [], 20)[0], "Xvfb did not start"
        yield bus | {"DISPLAY": f":{os.read(read, 16).decode().strip()}"}
    os.close(read)


@pytest.fixture
def screen(display: dict[str, str]) -> Iterator[dict[str, str]]:
    """The environment of a session with dunst on its screen."""
    with running(["dunst"], display):
        patience = time.monotonic() + 20
        while not has_owner(display):  # dunstctl would start a second dunst
            assert time.monotonic() < patience, "dunst did not start"
            time.sleep(0.05)
        yield display


def has_owner(environ: dict[str, str]) -> bool:
    question = [
        *("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"),
        *("org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.Notifications"),
    ]
    return "true" in output(question, environ)


def output(command: list[str], environ: dict[str, str]) -> str:
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    return done.stdout


def test_dunst_shows_every_character(screen: dict[str, str]) -> None:
    outcome = Notifier(environ=screen).send(TITLE, BODY)

    assert outcome.status == "shown", outcome
    if PICTURES:
        time.sleep(0.5)  # for the painting
        picture = Path(PICTURES) / "notification.png"
        output(["import", "-window", "root", str(picture)], screen)
    output(["dunstctl", "close-all"], screen)  # the history holds closed ones only
    (entries,) = json.loads(output(["dunstctl", "history"], screen))["data"]
    shown = [{key: entry[key]["data"] for key in entry} for entry in entries]
    assert [(e["appname"], e["summary"]) for e in shown] == [("Detox", TITLE)]
    assert shown[0]["body"].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == BODY
    assert shown[0]["timeout"] == 10_000_000  # in microseconds
