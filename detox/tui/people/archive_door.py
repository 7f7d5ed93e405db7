"""The way from People to an archive: which file it is."""

import os
from shlex import quote

from textual.content import Content

from detox.deeds.deed import Field, On
from detox.domain.problem import N_, Problem, Unreadable
from detox.i18n import gettext as _
from detox.tui.asking import ask_field
from detox.tui.core import CoreApp
from detox.tui.dialogs.text import TextScreen


def _read(text: str, _on: On) -> str | Unreadable:
    path = os.path.abspath(os.path.expanduser(text.strip()))  # noqa: PTH100, PTH111
    if not text.strip() or not os.path.exists(path):  # noqa: PTH110
        return Unreadable(Problem(N_("Give the name of a file that is there.")))
    return path


_FILE = Field(
    "file", N_("Archive"), _read, lambda path, _on: path,
    question=N_("Where is the archive of the platform?"), hint=N_("~/Downloads/archive.zip"),
)  # fmt: skip


def ask_archive(app: CoreApp) -> None:
    """Ask for the file, and go on with it."""
    ask_field(app, _FILE, On(app.detox), lambda path: _look_into(app, path))


def _look_into(app: CoreApp, path: str) -> None:
    """Say how to see who is in it."""
    told = _(
        "This command shows who is in it, and keeps nobody until you say whom:\n\n"
        "detox import archive %(path)s"
    )
    app.push_screen(TextScreen(_("People from an archive"), Content(told % {"path": quote(path)})))
