"""What a person would see on the desktop, received for real."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from detox.i18n import render
from detox.notify import Notifier, Outcome
from detox.notify.notifier import child_environ
from tests.notify.desktop import NAME, NO_BUS, STRANGERS, Receiver, running_bus

Environ = dict[str, str]
TRICKY = [
    "it's l'heure d'écrire",
    "<b>bold</b> <img src='x'>",
    "Tom & Jerry &lt; &amp;",
    "if x<3 and y>5",
    "🌱 an emoji, a family 👩‍👩‍👧, شكرا, 写作",
    "one\ntwo\n\nfour",
    "- buy milk",
    "--help",
    "-w",
    "--urgency=critical",
    r"C:\new\table \101 \\ \ ",
    "à ça où œuvre « été » …",
    "100 % %s %(n)s {0} $HOME `id`",
]


def send(
    environ: Environ, title: str = "Title", body: str = "Body", seconds: float = 10
) -> Outcome:
    return Notifier(seconds, environ).send(title, body)


def in_child(environ: Environ) -> "subprocess.CompletedProcess[bytes]":
    """What the child process itself says."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "detox.notify.child"],
        env=child_environ(environ),
        input=b'{"title": "Title", "body": "Body", "seconds": 5}',
        capture_output=True,
        check=False,
    )


def sentence(outcome: Outcome) -> str:
    return render(outcome.detail)


@pytest.mark.parametrize("text", TRICKY)
def test_a_text_is_shown_as_it_was_written(desktop: Any, text: str) -> None:
    outcome = send(desktop.environ, text, text)

    assert (outcome.status, outcome.backend) == ("shown", "D-Bus"), sentence(outcome)
    assert [(n.title, n.body) for n in desktop.shown] == [(" ".join(text.split()), text)]
    assert sentence(outcome) == "The notification was handed to the desktop, which accepted it."


def test_a_notification_carries_our_name_and_goes_away_by_itself(desktop: Any) -> None:
    send(desktop.environ)

    assert [(n.app, n.milliseconds) for n in desktop.shown] == [("Detox", 10_000)]


def test_markup_reaches_the_desktop_escaped_in_the_body_and_as_it_is_in_the_title(
    desktop: Any,
) -> None:
    send(desktop.environ, "<b> & </b>", "<b> & </b>")

    assert [(n.title, n.markup) for n in desktop.shown] == [
        ("<b> & </b>", "&lt;b&gt; &amp; &lt;/b&gt;")
    ]


def test_it_needs_no_program_of_the_machine(desktop: Any, tools_path: Callable[..., str]) -> None:
    assert send(desktop.environ | {"PATH": tools_path()}).status == "shown"
    assert len(desktop.shown) == 1


def test_the_number_that_the_desktop_gave_it_is_known(desktop: Any) -> None:
    for number in ("1", "2"):
        done = in_child(desktop.environ)
        assert json.loads(done.stdout)["detail"] == number


def test_control_characters_and_broken_ones_do_not_reach_the_desktop(desktop: Any) -> None:
    assert send(desktop.environ, "a\x1b[31m\x07\0b", "c\x1b]0;d\x07\udce9\0").status == "shown"

    assert [(n.title, n.body) for n in desktop.shown] == [("a[31mb", "c]0;d?")]


def test_a_very_long_text_is_cut_and_shown(desktop: Any) -> None:
    assert send(desktop.environ, "é" * 10_000, "<é>" * 10_000).status == "shown"

    (note,) = desktop.shown
    assert note.title == "é" * 119 + "…"
    assert note.body == "<é>" * 1333 + "…"


@pytest.mark.parametrize("locale", ["C", "POSIX", "fr_FR.ISO-8859-1", "xx_XX"])
def test_accents_survive_any_locale(desktop: Any, locale: str) -> None:
    outcome = send(desktop.environ | {"LC_ALL": locale, "LANG": locale}, "été", "œuvre 🌱")

    assert outcome.status == "shown", sentence(outcome)
    assert [(n.title, n.body) for n in desktop.shown] == [("été", "œuvre 🌱")]


def test_warnings_turned_into_errors_do_not_stop_it(desktop: Any) -> None:
    assert send(desktop.environ | {"PYTHONWARNINGS": "error"}).status == "shown"


def test_the_bus_of_a_session_is_found_where_cron_does_not_tell(
    desktop: Any, tmp_path: Path
) -> None:
    address = desktop.environ["DBUS_SESSION_BUS_ADDRESS"]
    runtime = tmp_path / "run, time é"
    runtime.mkdir()
    (runtime / "bus").symlink_to(address.removeprefix("unix:path=").split(",")[0])
    hidden = desktop.environ | {"DBUS_SESSION_BUS_ADDRESS": "", "XDG_RUNTIME_DIR": str(runtime)}

    assert send(hidden).status == "shown"
    assert len(desktop.shown) == 1


@pytest.mark.parametrize("locale", ["C.UTF-8", "C"])
def test_a_portal_is_used_inside_a_flatpak_and_quotes_stay_text_in_it(
    portal: Any, locale: str
) -> None:
    nasty = "it's \"x'>, 'priority': <'urgent'> \\n \\ \n& <b> 🌱"

    outcome = send(portal.environ | {"LC_ALL": locale}, nasty, nasty)

    assert (outcome.status, outcome.backend) == ("shown", "portal"), sentence(outcome)
    ((identifier, content),) = portal.calls
    assert identifier.startswith("detox-"), "one of its own: the next would take its place"
    assert content == {"title": ("s", " ".join(nasty.split())), "body": ("s", nasty)}


def test_without_a_bus_it_fails_and_says_so(bare: Environ) -> None:
    outcome = send(bare)

    assert outcome.status == "failed"
    assert sentence(outcome).startswith("There is no desktop session, so reminders show only")


def test_over_ssh_the_sentence_says_ssh(bare: Environ) -> None:
    outcome = send(bare | {"SSH_CONNECTION": "192.0.2.1 5022 192.0.2.2 22"})

    assert outcome.status == "failed"
    assert "session (ssh), so reminders show only inside Detox" in sentence(outcome)


def test_a_screen_without_a_bus_is_told_and_no_bus_is_started(
    bare: Environ, left_behind: Callable[[Environ], list[str]]
) -> None:
    outcome = send(bare | {"DISPLAY": ":987"})

    assert outcome.status == "failed"
    assert sentence(outcome).startswith("The desktop’s message bus could not be reached")
    assert left_behind(bare) == []


@pytest.mark.parametrize("screen", [{}, {"DISPLAY": ":987"}])
@pytest.mark.parametrize("address", NO_BUS)
def test_a_bus_that_is_not_there_fails(bare: Environ, screen: Environ, address: str) -> None:
    outcome = send(bare | screen | {"DBUS_SESSION_BUS_ADDRESS": address})

    assert (outcome.status, outcome.backend) == ("failed", "D-Bus")
    assert sentence(outcome).startswith("The desktop’s message bus could not be reached")


@pytest.mark.parametrize("steps", STRANGERS)
def test_what_only_looks_like_a_bus_is_left_and_told(
    stranger: Callable[..., Environ], steps: tuple[bytes, ...]
) -> None:
    outcome = send(stranger(*steps), seconds=1.5)

    assert outcome.status == "failed"
    assert re.search("could not be reached|doesn’t answer, so nothing was sent", sentence(outcome))


def test_nobody_is_started_where_there_is_no_screen(bus: Environ, startable: Path) -> None:
    outcome = send(bus)

    assert outcome.status == "failed"
    assert sentence(outcome).startswith("There is no desktop session")
    assert not startable.exists()


def test_one_that_does_not_start_fails_and_says_what_to_do(bus: Environ, startable: Path) -> None:
    outcome = send(bus | {"DISPLAY": ":987"})

    assert sentence(outcome).startswith("No program here shows notifications; start your desktop’s")
    assert startable.exists()


def test_a_desktop_that_refuses_is_quoted(desktop: Any) -> None:
    desktop.refuses = "Notify"
    outcome = send(desktop.environ)

    assert outcome.status == "failed"
    assert "was not shown: AccessDenied: not yours; check" in sentence(outcome)


def test_one_that_does_not_tell_what_it_can_do_is_given_it_all_the_same(desktop: Any) -> None:
    desktop.refuses = "GetCapabilities"

    assert send(desktop.environ, body="a < b").status == "shown"
    assert [n.body for n in desktop.shown] == ["a < b"]


def test_a_bus_that_goes_while_it_is_sent_leaves_a_doubt(bare: Environ, tmp_path: Path) -> None:
    with ThreadPoolExecutor() as pool:
        with running_bus(tmp_path) as address:
            environ = bare | {"DBUS_SESSION_BUS_ADDRESS": address}
            receiver = Receiver(environ, NAME, ignores="Notify")
            sending = pool.submit(send, environ)
            assert receiver.called.wait(30)
            receiver.close()
        outcome = sending.result(30)

    assert outcome.status == "unknown"


def test_a_desktop_with_nobody_to_show_it_fails_and_says_what_to_install(bus: Environ) -> None:
    outcome = send(bus | {"DISPLAY": ":987"})

    assert (outcome.status, outcome.backend) == ("failed", "D-Bus")
    assert sentence(outcome).startswith("No program here shows notifications; start your desktop’s")


def test_a_hung_desktop_is_given_nothing_so_that_it_can_be_sent_later(
    hung_desktop: Any, left_behind: Callable[[Environ], list[str]]
) -> None:
    outcome = send(hung_desktop.environ, seconds=2)

    assert (outcome.status, outcome.backend) == ("failed", "D-Bus")
    assert "doesn’t answer, so nothing was sent" in sentence(outcome)
    assert left_behind(hung_desktop.environ) == []


@pytest.mark.parametrize("seconds", [0.1, 3])
def test_a_desktop_that_hangs_while_it_is_given_one_is_left_at_the_deadline(
    bus: Environ, left_behind: Callable[[Environ], list[str]], seconds: float
) -> None:
    receiver = Receiver(bus, NAME, ignores="Notify")
    started = time.monotonic()
    outcome = send(bus, seconds=seconds)
    waited = time.monotonic() - started
    receiver.close()

    assert waited < seconds + 2
    assert outcome.status == "unknown" or seconds < 1
    told = re.search(r"didn’t answer within (\d+) s", sentence(outcome))
    assert seconds < 1 or (told and int(told[1]) <= waited)
    assert left_behind(bus) == []


@pytest.mark.parametrize(
    ("left_at", "status", "said"),
    [
        ("Notify", "unknown", "The desktop stopped before it answered (NoReply: "),
        ("GetCapabilities", "failed", "doesn’t answer, so nothing was sent"),
    ],
)
def test_a_desktop_that_stops_when_it_is_asked_is_not_said_to_have_been_waited_for(
    bus: Environ, left_at: str, status: str, said: str
) -> None:
    receiver = Receiver(bus, NAME)
    receiver.leaves_at = left_at
    outcome = send(bus)
    receiver.close()

    assert outcome.status == status
    assert said in sentence(outcome)


def test_a_desktop_that_reads_no_markup_is_given_the_text_as_it_is(desktop: Any) -> None:
    desktop.can = ("body",)
    send(desktop.environ, body="if x<3 & y")
    desktop.can = ()  # one that does not tell
    send(desktop.environ, body="if x<3 & y")

    assert [n.markup for n in desktop.shown] == ["if x<3 & y", "if x&lt;3 &amp; y"]


def test_after_a_restart_of_the_bus_it_is_shown_again(bare: Environ, tmp_path: Path) -> None:
    for _start in range(2):
        with running_bus(tmp_path) as address:
            environ = bare | {"DBUS_SESSION_BUS_ADDRESS": address}
            receiver = Receiver(environ, NAME)
            assert send(environ).status == "shown"
            assert len(receiver.shown) == 1
            receiver.close()
        assert send(environ).status == "failed"


@pytest.mark.parametrize("library", ["plyer", "jeepney"])
def test_a_python_without_a_library_fails_and_says_what_to_do(
    bus: Environ, tmp_path: Path, library: str
) -> None:
    (tmp_path / f"{library}.py").write_text(f"raise ImportError('no {library}')")

    outcome = send(bus | {"PYTHONPATH": str(tmp_path)})

    assert outcome.status == "failed"
    assert f"(no {library}); installing Detox again" in sentence(outcome)


def test_a_python_that_does_not_start_fails(bare: Environ, tmp_path: Path) -> None:
    (tmp_path / "detox").mkdir()
    (tmp_path / "detox" / "__init__.py").write_text("")

    outcome = send(bare | {"PYTHONPATH": str(tmp_path)})

    assert outcome.status == "failed"
    assert "Sending the notification was cut short (" in sentence(outcome)
    assert "detox.notify.child" in sentence(outcome)


def test_an_environment_that_no_process_can_have_fails(bare: Environ) -> None:
    outcome = send(bare | {"NAME": "nul\0"})

    assert outcome.status == "failed"
    assert sentence(outcome).startswith("Python could not be started")


def test_the_folder_it_is_called_from_does_not_matter(desktop: Any, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.mkdir()
    (trap / "json.py").write_text("raise SystemExit('trapped')")
    script = (
        "import os, sys; os.rmdir(os.getcwd()) if sys.argv[1] == 'gone' else None\n"
        "from detox.notify import Notifier\n"
        "assert Notifier().send('Title', 'Body').status == 'shown'"
    )
    gone = tmp_path / "gone"
    gone.mkdir()
    for folder in (trap, gone):
        command = [sys.executable, "-P", "-c", script, folder.name]
        subprocess.run(command, env=child_environ(desktop.environ), cwd=folder, check=True)

    assert len(desktop.shown) == 2


def test_relative_places_to_import_from_are_not_passed_on() -> None:
    given = {"PYTHONPATH": os.pathsep.join(["here", "", "/there"])}

    found = child_environ(given)["PYTHONPATH"].split(os.pathsep)
    assert found[0] == "/there"
    assert all(map(os.path.isabs, found))


@pytest.mark.parametrize("session", ["no session", "nobody", "desktop"])
def test_nothing_is_ever_written_to_our_own_terminal(
    desktop: Any, bare: Environ, session: str
) -> None:
    environ = {
        "no session": bare,
        "nobody": desktop.environ | {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"},
        "desktop": desktop.environ,
    }[session]
    script = (
        "from detox.notify import Notifier\n"
        "for text in ('--help', '-w', '', '\\udce9', 'x' * 300_000): Notifier().send(text, text)"
    )
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-c", script],
        env=child_environ(environ),
        capture_output=True,
        check=True,
    )

    assert (done.stdout, done.stderr) == (b"", b"")


def test_the_child_prints_one_line_whatever_is_printed_around_it(
    bus: Environ, tmp_path: Path
) -> None:
    (tmp_path / "jeepney.py").write_text("print('noise'); raise ImportError('none')")
    environ = bus | {"PYTHONPATH": str(tmp_path)}
    done = in_child(environ)

    assert done.returncode == 1
    assert done.stdout.count(b"\n") == 1
    assert json.loads(done.stdout)["code"] == "no_library"


def test_importing_the_notifier_is_light() -> None:
    script = (
        "import sys, detox.notify\n"
        "heavy = {'plyer', 'jeepney', 'asyncio', 'inspect', 'dataclasses'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=child_environ(os.environ),
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "[]\n"
