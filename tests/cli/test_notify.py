"""`detox notify-test` tells the truth; where there is no desktop, that is that."""

from tests.cli.conftest import Run


def test_without_a_desktop_it_says_so(detox: Run) -> None:
    none = {
        "DBUS_SESSION_BUS_ADDRESS": "",
        "XDG_RUNTIME_DIR": "",
        "DISPLAY": "",
        "WAYLAND_DISPLAY": "",
    }
    ended = detox("notify-test", **none)
    assert ended.code == 1
    assert ended.out.count("\n") == 1
    assert ended.err == ""
