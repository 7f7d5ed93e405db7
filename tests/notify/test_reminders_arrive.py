"""Reminders all the way: added, due, sent by `detox remind`, and received on a desktop."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from detox.notify import Notifier
from tests.cli.conftest import Done, Run, environment, is_refused
from tests.notify.desktop import NAME, Receiver

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")

BEFORE = "2026-11-24T08:00:00Z"  # a Tuesday, on which no built-in reminder comes before evening
DUE = datetime(2026, 11, 24, 8, 30, 5, tzinfo=UTC)
AT = ("--when", "daily 09:30")
NEVER_NEEDED = {
    "json",
    "plyer",
    "jeepney",
    "dateutil",
    "tinydb",
    "textual",
    "subprocess",
}
FOREIGN = ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY", "FLATPAK_ID")


def session(environ: dict[str, str]) -> dict[str, str]:
    """What a process is told of a session, and nothing of the one these tests run in."""
    bus = environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    told = {"DBUS_SESSION_BUS_ADDRESS": bus, "XDG_RUNTIME_DIR": environ["XDG_RUNTIME_DIR"]}
    return {**dict.fromkeys(FOREIGN, ""), **told, "PATH": environ["PATH"]}


class Person:
    """Somebody with reminders, each of which comes at `DUE`."""

    def __init__(self, detox: Run, home: Path, *texts: str) -> None:
        self.detox, self.home = detox, home
        assert detox("remind", DETOX_NOW=BEFORE).code == 0  # the first look makes up for nothing
        for text in texts:
            added = detox("reminders", "add", *AT, "--", text, DETOX_NOW=BEFORE)
            assert added.code == 0, added

    def reminded(self, environ: dict[str, str], now: datetime = DUE) -> Done:
        """`detox remind` in a session, at that instant."""
        ended = self.detox("remind", "--json", **session(environ), DETOX_NOW=now.isoformat())
        assert ended.err == ""
        return ended

    @property
    def known(self) -> Any:
        """What is known of deliveries."""
        return json.loads((self.home / "state" / "reminders.json").read_text())

    @property
    def fates(self) -> list[str]:
        """What occurrences came to."""
        return [entry["fate"] for entry in self.known["history"]]


@pytest.mark.parametrize(
    "text",
    [
        "l'heure d'écrire « aujourd'hui »",
        "if x<3 and y>5, <b>bold</b> <img src='x'>",
        "Tom & Jerry &lt; &amp;",
        "🌱 semer, 👩‍👩‍👧",
        "--urgency=critical",
        "-w",
        r"C:\new\table \101",
        "100 % %s %(n)s {0} $HOME `id`",
    ],
)
def test_a_reminder_is_shown_in_the_words_it_was_given(
    detox: Run, home: Path, desktop: Any, text: str
) -> None:
    person = Person(detox, home, text)

    assert [each["text"] for each in person.reminded(desktop.environ).data["sent"]] == [text]
    shown = [(note.app, note.title, note.body) for note in desktop.shown]
    assert shown == [("Detox", "Reminder", text)]
    assert person.fates == ["sent"]


def test_several_at_once_come_in_one_with_every_word_as_it_was_given(
    detox: Run, home: Path, desktop: Any
) -> None:
    texts = ["if x<3 & y>5", "l'heure <b>", r"C:\new", "🌱 été"]  # four at once become one
    person = Person(detox, home, *texts)
    person.reminded(desktop.environ)

    (note,) = desktop.shown
    assert note.title == "4 reminders"
    assert sorted(note.body.splitlines()) == sorted(texts)
    assert "<" not in note.markup


def test_lines_become_one_and_control_characters_go(detox: Run, home: Path, desktop: Any) -> None:
    Person(detox, home, "one\ntwo\x1b[2J").reminded(desktop.environ)

    assert [note.body for note in desktop.shown] == ["one two[2J"]


def test_ten_kilobytes_are_refused_and_would_do_no_harm(done: Run, detox: Run, bus: Any) -> None:
    done("remind", DETOX_NOW=BEFORE)
    is_refused(detox("reminders", "add", *AT, "é<" * 5_000), "200 characters at most")
    receiver = Receiver(bus, NAME)
    outcome = Notifier(environ=bus).send("Title", "é<" * 5_000)
    receiver.close()

    assert outcome.status == "shown"
    assert [note.body for note in receiver.shown] == ["é<" * 1_999 + "é…"]


def test_it_is_shown_in_the_language_of_the_person(
    detox: Run, done: Run, home: Path, desktop: Any
) -> None:
    person = Person(detox, home, "été", "noël", "œuvre", "ça")
    done("config", "set", "language", "fr")
    person.reminded(desktop.environ)

    (note,) = desktop.shown
    assert note.title == "4 rappels" or not is_compiled()


def is_compiled() -> bool:
    return Path(__file__).parents[2].joinpath("detox/locales/fr/LC_MESSAGES/detox.mo").exists()


def test_of_six_that_race_one_shows_each_occurrence(detox: Run, home: Path, desktop: Any) -> None:
    person = Person(detox, home, "a letter", "the column")
    given = environment(**session(desktop.environ), DETOX_NOW=DUE.isoformat())
    command = [sys.executable, "-m", "detox", "remind"]
    racing = [
        subprocess.Popen(command, env=given, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for _each in range(6)
    ]
    said = [process.communicate(timeout=60)[0].decode() for process in racing]

    assert [process.returncode for process in racing] == [0] * 6
    assert sorted(note.body for note in desktop.shown) == ["a letter", "the column"]
    assert sorted("".join(said).splitlines()) == ["Shown: a letter", "Shown: the column"]
    assert person.fates == ["sent", "sent"]


def test_one_killed_while_it_sends_is_made_up_for_once_its_claim_has_run_out(
    detox: Run, home: Path, bus: dict[str, str]
) -> None:
    person = Person(detox, home, "a letter")
    silent = Receiver(bus, NAME, ignores="Notify")
    with subprocess.Popen(
        [sys.executable, "-m", "detox", "remind"],
        env=environment(**session(bus), DETOX_NOW=DUE.isoformat()),
        start_new_session=True,
    ) as process:
        assert silent.called.wait(30), "it never came to sending"
        os.killpg(process.pid, signal.SIGKILL)
    silent.close()
    desktop = Receiver(bus, NAME)
    (waiting,) = person.known["waiting"]
    until = datetime.fromisoformat(waiting["lease"])
    assert timedelta(seconds=90) <= until - DUE < timedelta(seconds=120)

    for now in (DUE + timedelta(seconds=60), until - timedelta(seconds=30)):
        assert person.reminded(desktop.environ, now).data["sent"] == []
    assert desktop.shown == []
    for now in (until + timedelta(seconds=1), until + timedelta(seconds=2)):
        person.reminded(desktop.environ, now)
    desktop.close()
    assert [note.body for note in desktop.shown] == ["a letter"]
    assert person.fates == ["sent"]


def test_without_a_bus_it_waits_and_comes_when_the_bus_is_there(
    detox: Run, home: Path, desktop: Any, bare: dict[str, str]
) -> None:
    person = Person(detox, home, "a letter")
    (failed,) = person.reminded(bare).data["failed"]
    assert failed["text"] == "a letter"
    assert person.reminded(bare, DUE + timedelta(seconds=30)).data["failed"] == []  # too soon
    assert person.known["waiting"][0]["fails"] == 1
    assert person.fates == []

    person.reminded(desktop.environ, DUE + timedelta(seconds=90))
    assert [note.body for note in desktop.shown] == ["a letter"]
    assert person.fates == ["sent"]


def test_why_it_was_not_shown_is_kept_in_the_language_of_the_person(
    detox: Run, home: Path, bare: dict[str, str], done: Run
) -> None:
    person = Person(detox, home, "une lettre")
    done("config", "set", "language", "fr")
    person.reminded(bare)

    said = person.known["waiting"][0]["said"]
    assert said.startswith("Il n’y a pas de session de bureau") or not is_compiled()


def test_a_desktop_that_hangs_loses_nothing(detox: Run, home: Path, bus: dict[str, str]) -> None:
    person = Person(detox, home, "a letter")
    hung = Receiver(bus, NAME, hung=True)
    assert len(person.reminded(bus).data["failed"]) == 1
    hung.close()
    receiver = Receiver(bus, NAME)
    person.reminded(bus, DUE + timedelta(seconds=90))
    receiver.close()

    assert [note.body for note in receiver.shown] == ["a letter"]


def test_one_that_may_have_been_shown_is_not_shown_again(
    detox: Run, home: Path, desktop: Any
) -> None:
    person = Person(detox, home, "a letter")
    desktop.refuses, desktop.refusal = "Notify", "org.freedesktop.DBus.Error.NoReply"
    person.reminded(desktop.environ)
    desktop.refuses = ""
    person.reminded(desktop.environ, DUE + timedelta(seconds=300))

    assert len(desktop.shown) == 1
    assert person.fates == ["unknown"]


def test_nothing_but_our_own_lines_is_printed(detox: Run, home: Path, desktop: Any) -> None:
    Person(detox, home, "a letter", "--help")
    ended = detox("remind", **session(desktop.environ), DETOX_NOW=DUE.isoformat())

    assert sorted(ended.out.splitlines()) == ["Shown: --help", "Shown: a letter"]
    assert ended.err == ""


def test_with_nothing_due_nothing_is_written_and_next_to_nothing_imported(
    detox: Run, home: Path, bare: dict[str, str]
) -> None:
    person = Person(detox, home, "a letter")
    person.reminded(bare, DUE - timedelta(seconds=65))
    before = traces(home)
    given = session(bare) | {"DETOX_NOW": (DUE - timedelta(seconds=10)).isoformat()}
    ended = detox("remind", **given, PYTHONPROFILEIMPORTTIME="1")

    assert (ended.code, ended.out) == (0, "")
    assert traces(home) == before
    imported = {line.rpartition("|")[2].strip() for line in ended.err.splitlines()}
    assert "detox.storage.waking" in imported
    assert {name.partition(".")[0] for name in imported} & NEVER_NEEDED == set()


def traces(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Everything in a folder that a write would change."""
    found = {path: path.lstat() for path in [folder, *folder.rglob("*")]}
    return {str(p): (s.st_ino, s.st_mtime_ns, s.st_ctime_ns) for p, s in found.items()}
