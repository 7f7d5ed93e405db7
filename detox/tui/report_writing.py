"""A report as a page in a file, from the insights."""

import os

from detox.deeds.deed import Field, On
from detox.domain.problem import N_, DataTrouble, Problem, Refused, Unreadable
from detox.i18n import gettext as _
from detox.tui.asking import ask_field
from detox.tui.core import CoreApp
from detox.tui.pictures.spans import ALL, YEAR, Span


def ask_report(app: CoreApp, span: Span) -> None:
    """Ask for the file, and write the report of a period into it."""

    def read(text: str, _on: On) -> str | Unreadable:
        path = os.path.abspath(os.path.expanduser(text.strip()))  # noqa: PTH100, PTH111
        if not text.strip() or os.path.isdir(path):  # noqa: PTH112
            return Unreadable(Problem(N_("The name of a file is needed.")))
        return path

    title = _("Write a report of %(period)s as a page") % {"period": span.title}
    words = _("%(path)s, without notes, tags and names of accounts")
    field = Field("file", title, read, lambda path, _on: words % {"path": path})
    stands = f"~{os.sep}detox-{_name(span)}.html"
    ask_field(app, field, On(app.detox), lambda path: _write(app, span, path), title, stands)


def _name(span: Span) -> str:
    if span.kind == ALL:
        return "all"
    return str(span.day.year) if span.kind == YEAR else f"{span.days.first:%Y-%m}"


def _write(app: CoreApp, span: Span, path: str) -> None:
    from detox.page.forms import HTML, Wanted

    try:
        app.detox.reports.write(Wanted(HTML, span.days), path)
    except (Refused, DataTrouble) as error:
        app.warn(error.problem)
        return
    app.say(_("Written: %(path)s") % {"path": path})
