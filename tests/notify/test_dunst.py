"""Notifications on a real screen, by a notification program that people use.

`DETOX_PICTURES=FOLDER` keeps pictures of them there.
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
from typing import Any

import pytest

from detox.notify import Notifier, probe
from detox.notify.bus import Bus
from tests.cli.conftest import Run

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
    with Bus(environ["DBUS_SESSION_BUS_ADDRESS"], 10) as bus:
        return bus.has_owner(10)


def output(command: list[str], environ: dict[str, str]) -> str:
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    return done.stdout


def test_dunst_shows_every_character(screen: dict[str, str]) -> None:
    outcome = Notifier(environ=screen).send(TITLE, BODY)

    assert outcome.status == "shown", outcome
    keep_picture("notification", screen)
    (shown,) = closed_by(screen)
    assert (shown["appname"], shown["summary"]) == ("Detox", TITLE)
    assert read(shown["body"]) == BODY
    assert shown["timeout"] == 10_000_000  # in microseconds


def test_a_reminder_is_shown_on_the_screen(screen: dict[str, str], detox: Run, done: Run) -> None:
    done("remind", DETOX_NOW="2026-11-24T08:00:00Z")
    text = "l'heure d'écrire : <b>x & y</b> -- « été »"
    done("reminders", "add", text, "--when", "daily 09:30", DETOX_NOW="2026-11-24T08:00:00Z")
    ended = detox("remind", **screen, DETOX_NOW="2026-11-24T08:30:05Z")

    assert (ended.code, ended.out, ended.err) == (0, f"Shown: {text}\n", "")
    keep_picture("reminder", screen)
    (shown,) = closed_by(screen)
    assert (shown["appname"], shown["summary"]) == ("Detox", "Reminder")
    assert read(shown["body"]) == text


def test_dunst_is_known_by_name(screen: dict[str, str]) -> None:
    found = probe(10, screen)

    assert (found.status, found.backend) == ("answers", "D-Bus")
    assert found.server.startswith("dunst ")


def keep_picture(name: str, environ: dict[str, str]) -> None:
    """A picture of the screen, where pictures are wanted."""
    if PICTURES:
        time.sleep(0.5)  # for the painting
        picture = Path(PICTURES) / f"{name}.png"
        output(["import", "-window", "root", str(picture)], environ)


def closed_by(environ: dict[str, str]) -> list[dict[str, Any]]:
    """What was on the screen, and is not any more: the history of dunst holds closed ones only."""
    output(["dunstctl", "close-all"], environ)
    (entries,) = json.loads(output(["dunstctl", "history"], environ))["data"]
    return [{key: entry[key]["data"] for key in entry} for entry in entries]


def read(markup: str) -> str:
    """A body as it is read on the screen."""
    return markup.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
