"""The folders, and who may look into them."""

import os
from collections.abc import Iterator
from pathlib import Path
from shlex import quote

from detox.bootstrap import Detox
from detox.cli.checks.finding import Finding, ill, well
from detox.i18n import gettext as _
from detox.i18n import render


def places(app: Detox) -> Iterator[Finding]:
    """Where everything is, and whether it is private. Records and state are seen with the files."""
    where = app.paths
    yield well(_("Records are in %(path)s."), path=where.records)
    yield well(_("Settings are in %(path)s."), path=where.settings)
    yield well(_("Backups and the undo history are in %(path)s."), path=where.state)
    yield well(_("This device is %(device)s."), device=app.records.device)
    for path in (where.data, where.records, where.config, where.state, where.settings):
        if path.exists() and not os.access(path, os.R_OK | os.W_OK):
            yield _shut(path)
    for problem in app.upkeep.permission_troubles():
        yield Finding(False, render(problem))
    if _is_open(where.data):
        text = _("Other people can read %(path)s; “chmod go= %(root)s” keeps them out.")
        yield ill(text, path=where.data, root=_word(where.data))


def _shut(path: Path) -> Finding:
    text = _("You aren’t allowed to read and write %(path)s; “chmod u+rwX %(root)s” changes that.")
    return ill(text, path=path, root=_word(path))


def _is_open(folder: Path) -> bool:
    return os.name == "posix" and folder.exists() and bool(folder.stat().st_mode & 0o077)


def _word(path: Path) -> str:
    return quote(str(path))
