"""The folders, and who may look into them."""

import os
from collections.abc import Iterator
from pathlib import Path
from shlex import quote

from detox.bootstrap import Detox
from detox.cli.checks.finding import Finding, ill, well
from detox.i18n import gettext as _
from detox.i18n import render
from detox.paths import nearest

_LEAST_BYTES = 256 * 1024
"""what one change may take: a file of a month whole, beside the one it replaces"""


def places(app: Detox) -> Iterator[Finding]:
    """Where everything is, and whether it is private."""
    where = app.paths
    yield well(_("Records are in %(path)s."), path=where.records)
    yield well(_("Settings are in %(path)s."), path=where.settings)
    yield well(_("Backups and the undo history are in %(path)s."), path=where.state)
    yield _device(app)
    yield from _no_folder(app)
    looked = [where.data, where.records, where.config, where.state, where.settings]
    yield from _shut([path for path in looked if not app.care.is_closed(path)])
    yield from _full([where.data, where.state])
    for problem in app.care.permission_troubles():
        yield Finding(False, render(problem))


def _device(app: Detox) -> Finding:
    device, file = app.care.known_device(), app.care.identity
    if device:
        return well(_("This device is %(device)s."), device=device)
    if not os.path.lexists(file):
        return well(_("This device gets an id with the first change."))
    text = _(
        "%(file)s can’t be read, so this device doesn’t know its id. Nothing is lost: the next "
        "change gives it another one and writes the file anew."
    )
    return ill(text, file=file)


def have_folders(app: Detox) -> bool:
    """Whether there are folders, or room for them, where the files have to be."""
    return next(_no_folder(app), None) is None


def _no_folder(app: Detox) -> Iterator[Finding]:
    """What stands where a folder has to be."""
    where = app.paths
    for path in dict.fromkeys(map(nearest, (where.data, where.config, where.state))):
        if path.is_dir():
            continue
        if os.environ.get("DETOX_HOME"):
            text = _(
                "%(path)s is not a folder, so nothing can be kept there; set DETOX_HOME to a "
                "folder."
            )
        else:
            text = _("%(path)s is not a folder, so nothing can be kept there; move it elsewhere.")
        yield ill(text, path=path)


def _shut(paths: list[Path]) -> Iterator[Finding]:
    """What can't be both read and written, be it the folder that one of them will be made in; of a
    read-only disk that is said once.
    """
    disks = set()
    for path in dict.fromkeys(map(nearest, paths)):
        if not path.exists() or os.access(path, os.R_OK | os.W_OK):
            continue
        if not _is_read_only(path):
            text = _(
                "You aren’t allowed to read and write %(path)s; “chmod u+rwX %(root)s” changes "
                "that."
            )
            yield ill(text, path=path, root=_word(path))
        elif path.stat().st_dev not in disks:
            disks.add(path.stat().st_dev)
            text = _(
                "%(path)s is on a read-only disk, so nothing can be changed until it is mounted "
                "for writing."
            )
            yield ill(text, path=path)


def _full(places: list[Path]) -> Iterator[Finding]:
    """Whether a disk has no room for a change."""
    disks = set()
    for path in map(nearest, places):
        if not hasattr(os, "statvfs") or path.stat().st_dev in disks or _is_read_only(path):
            continue
        disks.add(path.stat().st_dev)
        found = os.statvfs(path)
        has_room = found.f_bavail * found.f_frsize >= _LEAST_BYTES or not found.f_blocks
        if not has_room or (found.f_files and not found.f_favail):
            text = _(
                "The disk that %(path)s is on is full, so no change can be kept; make some room on "
                "it."
            )
            yield ill(text, path=path)


def _is_read_only(path: Path) -> bool:
    return hasattr(os, "statvfs") and bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def _word(path: Path) -> str:
    return quote(str(path))
