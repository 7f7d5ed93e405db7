"""Files that are asked for over the screen in front: reports as pages, and exports."""

import os
from collections.abc import Callable
from functools import partial

from detox.deeds.deed import Field, On
from detox.domain.problem import N_, DataTrouble, Problem, Refused, Unreadable
from detox.i18n import gettext as _
from detox.paths import typed_path
from detox.tui.asking import ask_field
from detox.tui.core import CoreApp
from detox.tui.pictures.spans import ALL, YEAR, Span
from detox.wording.taking_out import holds_people

EXPORTS = {
    "ics": N_("Export the days and steps for a calendar"),
    "csv": N_("Export the sessions for a spreadsheet"),
    "json": N_("Export everything as one file"),
    "vcf": N_("Export people for an address book"),
    "opml": N_("Export the feeds of your sources for a feed reader"),
}
_SAID = {"ics": N_("%(path)s, which names no account")}


def ask_report(app: CoreApp, span: Span) -> None:
    """Ask for the file, and write the report of a period into it."""
    from detox.page.forms import HTML, Wanted

    title = _("Save a report as a web page: %(period)s") % {"period": span.title}
    said = N_("%(path)s, without notes, tags or account names")
    write = partial(app.detox.reports.write, Wanted(HTML, span.days))
    _ask_file(app, title, f"detox-{_name(span)}.html", said, write)


def ask_export(app: CoreApp, form: str) -> None:
    """Ask for the file, and export one of the `EXPORTS` into it."""

    def write(path: str) -> str:
        people = app.detox.exports.write(form, path)
        return holds_people(people) if people else ""

    _ask_file(app, _(EXPORTS[form]), f"detox.{form}", _SAID.get(form, "%(path)s"), write)


def ask_text(app: CoreApp, title: str, name: str, text: str) -> None:
    """Ask for the file, and write a text into it."""

    def write(path: str) -> None:
        app.detox.write_outside(path, [f"{text}\n".encode()], None)

    _ask_file(app, title, name, "%(path)s", write)


def _ask_file(
    app: CoreApp, title: str, name: str, said: str, write: Callable[[str], str | None]
) -> None:
    """Ask for a file, proposing one of that name; `said` is what will be in it."""

    def read(text: str, _on: On) -> str | Unreadable:
        path = str(typed_path(text.strip()).absolute())
        if not text.strip() or os.path.isdir(path):  # noqa: PTH112 - that of `pathlib` raises for too long a name
            return Unreadable(Problem(N_("Give the name of a file.")))
        return path

    def written(path: str) -> None:
        try:
            more = write(path)
        except (Refused, DataTrouble) as error:
            app.is_told(error)
            return
        saved = _("Saved: %(path)s") % {"path": path}
        app.say(f"{saved}. {more}" if more else saved)

    field = Field("file", title, read, lambda path, _on: _(said) % {"path": path})
    ask_field(app, field, On(app.detox), written, title, f"~{os.sep}{name}")


def _name(span: Span) -> str:
    if span.kind == ALL:
        return "all"
    return str(span.day.year) if span.kind == YEAR else f"{span.days.first:%Y-%m}"
