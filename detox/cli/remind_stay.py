"""`detox remind --stay`: a look every minute, where no timer of the system does it."""

import os
import sys
import time
from contextlib import suppress

from detox.cli.console import tell
from detox.domain.problem import DataTrouble
from detox.i18n import gettext as _
from detox.i18n import render
from detox.storage.lock import WriteLock


def stay(seconds: float) -> int:
    """Look every so often until the session ends; at once where another already does."""
    from detox.cli.desk import opened

    app = opened()
    lock = WriteLock(app.paths.state / "stay.lock", patience=0.1)
    try:
        with lock.held():
            _look_again_and_again(seconds)
    except DataTrouble:
        tell(_("Another “detox remind --stay” is at it already."))
    return 0


def _look_again_and_again(seconds: float) -> None:
    parent = os.getppid()
    while os.getppid() == parent:  # the session that started it is still there
        _look()
        time.sleep(seconds)


def _look() -> None:
    """One look with everything as it is now: settings, zone and records may have changed."""
    from detox.bootstrap import Detox
    from detox.cli.remind import is_asleep, send

    if os.name == "posix":
        time.tzset()
    try:
        if not is_asleep():
            Detox().remind(send)
    except DataTrouble as trouble:
        with suppress(OSError):
            print(render(trouble.problem), file=sys.stderr)
