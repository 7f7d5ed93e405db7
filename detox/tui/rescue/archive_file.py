"""Asks for the files of an archive, and reads them beside the screen."""

import os
import shlex
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from detox.deeds.deed import Field, On
from detox.domain.problem import N_, DataTrouble, Problem, Refused, Unreadable
from detox.i18n import gettext as _
from detox.paths import typed_path
from detox.services.rescuing import Look
from detox.tui.asking import ask_field
from detox.tui.beside import beside
from detox.tui.core import CoreApp
from detox.tui.dialogs.dialog import Dialog
from detox.tui.people.found import renewed
from detox.tui.widgets.box import Box, Pair

Outcome = Look | Refused | DataTrouble


def ask_archive(app: CoreApp, platform: str, then: Callable[[Look], object]) -> None:
    """Ask where the archive lies, read it, and go on with what is in it."""

    def read(files: Sequence[Path]) -> None:
        reading = partial(renewed(app).rescuing.look, files, platform or None)
        app.push_screen(ReadingArchiveScreen(reading), ended)

    def ended(outcome: Outcome | None) -> None:
        if isinstance(outcome, Look):
            then(outcome)
        elif outcome is not None:
            app.warn(outcome.problem)

    facts = app.detox.brief_facts_of(platform) if platform else None
    title = _("Where is the archive?")
    if facts is not None:
        title = _("Where is the %(name)s archive?") % {"name": facts.name}
    field = Field(
        "files",
        N_("Archive"),
        _files,
        lambda files, _on: _said(files),
        hint=N_("~/Downloads/archive.zip, or several, or its folder"),
    )
    ask_field(app, field, On(app.detox), read, title, ends=_("open"))


def _files(text: str, _on: On) -> Sequence[Path] | Unreadable:
    """The files that a line names: one path as it is, or several, quoted where they have blanks."""
    whole = typed_path(text.strip())
    if not text.strip():
        return Unreadable(Problem(N_("Give the zip as it was downloaded, or its folder.")))
    if _is_there(whole):
        return (whole.absolute(),)
    try:
        pieces = shlex.split(text)
    except ValueError:
        pieces = text.split()
    found = [each for piece in pieces for each in _matching(piece)]
    missing = next((each for each in found if not _is_there(each)), None)
    if missing is not None:
        return Unreadable(Problem(N_("“%(name)s” isn’t there."), {"name": missing.name}))
    return tuple(found)


def _matching(piece: str) -> Sequence[Path]:
    """The files of a path, which may have a `*` in its last part."""
    path = typed_path(piece)
    try:
        found = sorted(path.parent.glob(path.name)) if "*" in path.name else []
    except (OSError, ValueError):  # no folder can have that name; no pattern can be like that
        found = []
    return [each.absolute() for each in found or [path]]


def _is_there(path: Path) -> bool:
    """Whether a path leads somewhere; one that no file can have leads nowhere, and `pathlib` would
    raise for it.
    """
    return os.path.exists(path)  # noqa: PTH110 - as said above


def _said(files: Sequence[Path]) -> str:
    return ", ".join(each.name for each in files)


class ReadingArchiveScreen(Dialog[Outcome | None]):
    """Says that the archive is being read; gives back what is in it, or nothing once it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "stop")]

    def __init__(self, look: Callable[[], Look]) -> None:
        super().__init__()
        self._look = look

    def compose(self) -> ComposeResult:
        """What is done, and the way out."""
        about = _("Nothing is unpacked, and nobody is kept without being chosen.")
        with Box(classes="dialog"):
            yield Static(Content(_("Reading the archive…")), classes="dialog-title")
            yield Static(Content(about), classes="dialog-text")
            yield self.key_line()

    def key_pairs(self) -> Sequence[Pair]:
        """The way out."""
        return [(_("Esc"), _("stop"))]

    def on_mount(self) -> None:
        """Begin."""
        self.run_worker(self._read(), group="archive")

    def action_stop(self) -> None:
        """Wait for it no longer."""
        self.workers.cancel_group(self, "archive")
        self.dismiss(None)

    async def _read(self) -> None:
        try:
            outcome: Outcome = await beside(self._look)
        except (Refused, DataTrouble) as error:
            outcome = error
        self.dismiss(outcome)
