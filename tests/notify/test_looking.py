"""Who would show a notification, told without showing one and without starting anybody."""

import sys
from collections.abc import Callable
from typing import Any

import pytest

from detox.i18n import render
from detox.notify import Probe, looking, probe
from tests.notify.desktop import NAME, Receiver

Environ = dict[str, str]


def looked(environ: Environ, seconds: float = 10) -> Probe:
    return probe(seconds, environ)


@pytest.mark.parametrize("tool", ["dbus-send", "gdbus"])
@pytest.mark.parametrize(
    ("server", "told"),
    [
        (("dunst", "knopwob", "1.9.0", "1.2"), "dunst 1.9.0"),
        (('it\'s "mine"', "", "", "1.2"), None),
        (("", "", "", ""), "?"),
    ],
)
def test_it_calls_itself_what_it_calls_itself(
    desktop: Any, tools_path: Callable[..., str], tool: str, server: Any, told: str | None
) -> None:
    desktop.server = server
    found = looked(desktop.environ | {"PATH": tools_path(tool, notify_send="exit 1")})

    assert (found.status, found.backend, found.is_well) == ("answers", "notify-send", True)
    assert found.server == told if told else found.server.startswith("it")
    assert desktop.shown == []


@pytest.mark.parametrize("tool", ["dbus-send", "gdbus"])
@pytest.mark.parametrize("screen", [{}, {"DISPLAY": ":987"}])
def test_nobody_is_nobody(
    bus: Environ, tools_path: Callable[..., str], tool: str, screen: Environ
) -> None:
    found = looked(bus | screen | {"PATH": tools_path(tool, "notify-send")})

    assert found.status == ("nobody" if screen else "away")
    assert found.is_well is not bool(screen)
    assert "nobody on it shows notifications" in render(found.detail)


def test_one_that_hangs_is_told_at_the_deadline(
    hung_desktop: Any, left_behind: Callable[[Environ], list[str]]
) -> None:
    found = looked(hung_desktop.environ, 1)

    assert (found.status, found.is_well) == ("hung", False)
    assert "did not answer in 1 s" in render(found.detail)
    assert left_behind(hung_desktop.environ) == []


def test_one_that_answers_everything_but_its_name_is_told(bus: Environ) -> None:
    receiver = Receiver(bus, NAME, ignores="GetServerInformation")
    found = looked(bus, 1)
    receiver.close()

    assert found.status == "hung"


def test_a_bus_that_is_gone_is_told(bus: Environ) -> None:
    found = looked(bus | {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere/bus"})

    assert (found.status, found.is_well) == ("unusable", False)
    assert "The message bus of the desktop cannot be reached" in render(found.detail)


def test_where_nothing_can_be_asked_it_does_not_pretend(
    desktop: Any, tools_path: Callable[..., str]
) -> None:
    found = looked(desktop.environ | {"PATH": tools_path("notify-send")})

    assert (found.status, found.backend, found.is_well) == ("untold", "notify-send", True)


def test_inside_a_flatpak_the_portal_is_named(portal: Any) -> None:
    found = looked(portal.environ)

    assert (found.status, found.backend) == ("untold", "portal")


def test_without_anything_to_send_with_it_says_what_to_install(
    desktop: Any, tools_path: Callable[..., str]
) -> None:
    found = looked(desktop.environ | {"PATH": tools_path("dbus-send")})

    assert found.status == "unusable"
    assert "libnotify" in render(found.detail)


def test_without_plyer_it_says_so(desktop: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "find_spec", lambda _name: None)

    assert "plyer, is not installed" in render(looked(desktop.environ).detail)


def test_windows_and_macos_do_not_tell(
    monkeypatch: pytest.MonkeyPatch, tools_path: Callable[..., str], bare: Environ
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with_it, without = tools_path(osascript="exit 1"), tools_path()
    assert looked(bare | {"PATH": with_it})[:2] == ("untold", "osascript")
    assert "osascript was not found" in render(looked(bare | {"PATH": without}).detail)
    monkeypatch.setattr(sys, "platform", "win32")
    assert looked(bare)[:2] == ("untold", "plyer")
