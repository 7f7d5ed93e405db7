"""What the doctor looks at, one finding after the other."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from detox.i18n import gettext as _
from detox.i18n import ngettext, render
from detox.wording.figures import sessions

if TYPE_CHECKING:
    from detox.bootstrap import Detox

_SCRIPT_BYTES = 4096
_LEEWAY_SECONDS = 120


class Finding(NamedTuple):
    """Something that was looked at, and a sentence about it."""

    is_well: bool
    text: str


def findings(app: "Detox") -> Iterator[Finding]:
    """Everything there is to say about this installation and its files."""
    yield from _folders(app)
    yield from _time(app)
    yield from _settings(app)
    yield from _files(app)
    yield from _command()
    yield _notifications()
    yield _terminal()


def _well(text: str, **parts: object) -> Finding:
    return Finding(True, text % parts)


def _ill(text: str, **parts: object) -> Finding:
    return Finding(False, text % parts)


def _folders(app: "Detox") -> Iterator[Finding]:
    where = app.paths
    yield _well(_("Records are in %(path)s."), path=where.records)
    yield _well(_("Settings are in %(path)s."), path=where.settings)
    yield _well(_("Backups and the undo history are in %(path)s."), path=where.state)
    yield _well(_("This device is %(device)s."), device=app.records.device)
    for path in (where.data, where.records, where.config, where.state, where.settings):
        if path.exists() and not os.access(path, os.R_OK | os.W_OK):
            yield _ill(_("%(path)s cannot be read and written by you."), path=path)
    for path in (where.config, where.settings):
        if os.name == "posix" and path.exists() and path.stat().st_mode & 0o077:
            text = _("Others can read %(path)s; “chmod go= %(path)s” keeps it private.")
            yield _ill(text, path=path)


def _time(app: "Detox") -> Iterator[Finding]:
    from detox.wording.dates import long_day, time_of_day

    now = app.clock.local(app.clock.now())
    parts = {"zone": app.clock.zone_name(), "clock": time_of_day(now), "day": long_day(now.date())}
    yield _well(_("It is %(clock)s on %(day)s, zone %(zone)s.") % parts)
    named = os.environ.get("TZ", "").lstrip(":")
    if named and named != parts["zone"] and not named.startswith("/"):
        text = _("The zone “%(zone)s” in TZ is not known; a zone looks like Europe/Paris.")
        yield _ill(text, zone=named)
    yield _well(_("Language: %(language)s."), language=_("English"))
    yield from _clock_against_records(app)


def _clock_against_records(app: "Detox") -> Iterator[Finding]:
    from datetime import timedelta

    from detox.storage.device import load_device
    from detox.storage.revision import wall

    device = load_device(app.paths.state / "device.json")
    until = wall(app.clock.now() + timedelta(seconds=_LEEWAY_SECONDS))
    if device is not None and device.last > until:
        text = _("The clock is behind the newest record, which is of %(day)s; is its date right?")
        yield _ill(text, day=device.last[:16].replace("T", " "))


def _settings(app: "Detox") -> Iterator[Finding]:
    from detox.catalogue import load_catalogue
    from detox.config.themes import builtin_folder, load_themes

    themes, problems = load_themes([builtin_folder(), app.paths.themes])
    _platforms, broken = load_catalogue(app.paths.platforms)
    wrong = [*app.setting_problems, *problems, *broken]
    if app.settings.theme not in themes:
        text = _("There is no theme “%(theme)s”; there are %(themes)s.")
        yield _ill(text, theme=app.settings.theme, themes=", ".join(sorted(themes)))
    for problem in wrong:
        yield Finding(False, render(problem))
    if not wrong:
        yield _well(_("The settings and %(count)d themes can be used."), count=len(themes))


def _files(app: "Detox") -> Iterator[Finding]:
    from detox.storage.backups import Backups
    from detox.storage.inspection import inspect

    backups = Backups(app.paths.records, app.paths.backups)
    now = app.clock.local(app.clock.now())
    seen = inspect(app.shelf, app.records, backups, now)
    for problem in seen.problems:
        yield Finding(False, render(problem))
    if any(app.shelf.troubles()):
        yield _ill(_("“detox restore” puts the newest good copy of a damaged file back."))
    parts = {"devices": seen.devices, "sessions": sessions(seen.sessions)}
    text = ngettext(
        "Records of %(devices)d device, %(sessions)s.",
        "Records of %(devices)d devices, %(sessions)s.",
        seen.devices,
    )
    yield _well(text % parts)
    newest = next(iter(backups.all()), None)
    if newest is not None:
        yield _well(_("The newest backup is %(name)s."), name=newest.name)


def _command() -> Iterator[Finding]:
    found = shutil.which("detox")
    if found is None:
        yield _well(_("No command detox is on PATH; it was started another way."))
    elif _is_ours(Path(found)):
        yield _well(_("The command is %(path)s."), path=found)
    else:
        text = _(
            "The first detox on PATH is another program, %(path)s (Debian has one that renames"
            " files): put the folder of this one before it in PATH."
        )
        yield _ill(text, path=found)


def _is_ours(path: Path) -> bool:
    """Whether a command starts this program: an entry point names the module it starts."""
    if path.resolve() == Path(sys.argv[0]).resolve():
        return True
    try:
        with path.open("rb") as file:
            start = file.read(_SCRIPT_BYTES)
    except OSError:
        return False
    return b"detox.__main__" in start or os.name == "nt"


def _notifications() -> Finding:
    if sys.platform in ("win32", "darwin"):
        return _well(_("Notifications: “detox notify-test” shows one."))
    bus = os.environ.get("DBUS_SESSION_BUS_ADDRESS") or os.environ.get("XDG_RUNTIME_DIR")
    if not bus:
        return _well(_("Notifications: there is no desktop session here, so none can be shown."))
    if shutil.which("notify-send") is None:
        return _well(_("Notifications: “detox notify-test” says whether they can be shown."))
    return _well(_("Notifications: notify-send is there; “detox notify-test” shows one."))


def _terminal() -> Finding:
    if not sys.stdout.isatty():
        return _well(_("Output does not go to a terminal."))
    size = shutil.get_terminal_size()
    parts = {
        "name": os.environ.get("TERM", "?"),
        "columns": size.columns,
        "lines": size.lines,
        "colours": _colours(),
    }
    text = _("Terminal %(name)s, %(columns)d × %(lines)d, %(colours)s.") % parts
    if size.columns < 60 or size.lines < 24:
        text += " " + _("The screen wants 60 × 24 or more.")
        return Finding(False, text)
    return Finding(True, text)


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return _("no colours (NO_COLOR)")
    if os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return _("all colours")
    return _("256 colours") if "256" in os.environ.get("TERM", "") else _("16 colours")
