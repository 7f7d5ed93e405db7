"""Who would show a notification, told without showing one and without starting anybody."""

import sys
from collections.abc import Callable
from typing import Any

import pytest

from detox.i18n import render
from detox.notify import Probe, looking, probe
from tests.notify.desktop import NAME, NO_BUS, STRANGERS, Receiver

Environ = dict[str, str]


def looked(environ: Environ, seconds: float = 10) -> Probe:
    return probe(seconds, environ)


@pytest.mark.parametrize(
    ("server", "told"),
    [
        (("dunst", "knopwob", "1.9.0", "1.2"), "dunst 1.9.0"),
        (('it\'s "mine"', "", "", "1.2"), 'it\'s "mine"'),
        (("", "", "", ""), "?"),
    ],
)
def test_it_calls_itself_what_it_calls_itself(
    desktop: Any, tools_path: Callable[..., str], server: Any, told: str
) -> None:
    desktop.server = server
    found = looked(desktop.environ | {"PATH": tools_path()})

    assert (found.status, found.backend, found.is_well) == ("answers", "D-Bus", True)
    assert found.server == told
    assert desktop.shown == []


@pytest.mark.parametrize("screen", [{}, {"DISPLAY": ":987"}])
def test_nobody_is_nobody(bus: Environ, screen: Environ) -> None:
    found = looked(bus | screen)

    assert found.status == ("nobody" if screen else "away")
    assert found.is_well is not bool(screen)
    assert "nothing on it shows notifications" in render(found.detail)


def test_one_that_hangs_is_told_at_the_deadline(
    hung_desktop: Any, left_behind: Callable[[Environ], list[str]]
) -> None:
    found = looked(hung_desktop.environ, 1)

    assert (found.status, found.is_well) == ("hung", False)
    assert "didn’t answer in 1 s" in render(found.detail)
    assert left_behind(hung_desktop.environ) == []


def test_one_that_answers_everything_but_its_name_is_told(bus: Environ) -> None:
    receiver = Receiver(bus, NAME, ignores="GetServerInformation")
    found = looked(bus, 1)
    receiver.close()

    assert found.status == "hung"


@pytest.mark.parametrize("address", NO_BUS)
def test_a_bus_that_is_not_there_is_told(bare: Environ, address: str) -> None:
    found = looked(bare | {"DBUS_SESSION_BUS_ADDRESS": address})

    assert (found.status, found.is_well) == ("unusable", False)
    assert "The desktop’s message bus can’t be reached" in render(found.detail)


@pytest.mark.parametrize("steps", STRANGERS)
def test_what_only_looks_like_a_bus_is_told(
    stranger: Callable[..., Environ], steps: tuple[bytes, ...]
) -> None:
    assert looked(stranger(*steps), 0.5).status in ("unusable", "hung")


def test_inside_a_flatpak_the_portal_is_named(portal: Any) -> None:
    found = looked(portal.environ)

    assert (found.status, found.backend) == ("untold", "portal")


@pytest.mark.parametrize("library", ["plyer", "jeepney"])
def test_without_a_library_it_says_so(
    desktop: Any, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setattr(looking, "find_spec", lambda name: None if name == library else name)

    assert f"is not installed ({library})" in render(looked(desktop.environ).detail)


def test_windows_and_macos_do_not_tell(
    monkeypatch: pytest.MonkeyPatch, tools_path: Callable[..., str], bare: Environ
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with_it, without = tools_path(osascript="exit 1"), tools_path()
    assert looked(bare | {"PATH": with_it})[:2] == ("untold", "osascript")
    assert "osascript was not found" in render(looked(bare | {"PATH": without}).detail)
    monkeypatch.setattr(sys, "platform", "win32")
    assert looked(bare)[:2] == ("untold", "plyer")
