"""`detox remind --stay`: a look every minute, where no timer of the system does it."""

import os
import sys
import time
from contextlib import suppress

from detox.asleep import is_asleep
from detox.bootstrap import Detox
from detox.cli.console import complain, tell
from detox.cli.desk import opened
from detox.domain.problem import DataTrouble
from detox.i18n import gettext as _
from detox.i18n import render


def stay(seconds: float) -> int:
    """Look every so often until the session ends; at once where another already does."""
    app = opened()
    try:
        with app.alone("stay", patience=0.1):
            _look_again_and_again(seconds)
    except DataTrouble:
        tell(_("Another “detox remind --stay” is already running."))
    return 0


def _look_again_and_again(seconds: float) -> None:
    parent, doors = os.getppid(), _doors()
    while os.getppid() == parent and all(os.path.exists(door) for door in doors):
        _look()
        time.sleep(seconds)


def _doors() -> list[str]:
    """Sockets of this session, gone once it ends: of its bus and of its screen."""
    bus = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "").partition("unix:path=")[2]
    screen = os.environ.get("DISPLAY", "").partition(":")[2].partition(".")[0]
    places = [bus.partition(",")[0], f"/tmp/.X11-unix/X{screen}" if screen else ""]
    wayland, runtime = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("XDG_RUNTIME_DIR")
    if wayland and runtime:
        places.append(os.path.join(runtime, wayland))
    return [place for place in places if place and os.path.exists(place)]


def _look() -> None:
    """One look with everything as it is now: settings, zone and records may have changed."""
    if os.name == "posix":
        time.tzset()
    try:
        if not is_asleep():
            app = Detox()
            tick = app.remind(app.to_desktop)
            if tick is not None and tick.loss is not None:
                complain(tick.loss)
    except DataTrouble as trouble:
        with suppress(OSError):
            print(render(trouble.problem), file=sys.stderr)
