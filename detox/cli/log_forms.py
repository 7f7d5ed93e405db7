"""What can be written in a log line, out of the table that its reader follows."""

from collections.abc import Iterator

from detox.domain.problem import N_
from detox.domain.tongues import Form, tongue
from detox.i18n import gettext as _

_GROUPS = (N_("how long"), N_("time"), N_("from, to"), N_("day"))
_OTHERS = (
    (N_("activity"), N_("its name or the start of it, or its letter")),
    (N_("tags"), N_("+newsletter")),
    (N_("note"), N_('everything else, and anything in quotes: "at 9:10"')),
)
_HELD = "\u00a0"


def forms(language: str) -> list[tuple[str, str]]:
    """A row for each kind of piece, and examples of it in a language."""
    rows = [(_(group), ", ".join(_examples(group, language))) for group in _GROUPS]
    return rows + [(_(name), _(said)) for name, said in _OTHERS]


def _examples(group: str, language: str) -> Iterator[str]:
    """The examples of a kind, none of which is torn by the end of a line."""
    for form in tongue(language).forms:
        if form.example and _of(form) == group:
            yield form.example.replace(" ", _HELD).replace("," + _HELD, ", ")


def _of(form: Form) -> str:
    """The kind of piece that a form is of, as the page calls it."""
    if form.kind in ("duration", "lasting"):
        return _GROUPS[0]
    if form.kind == "day" or (form.kind == "when" and "{day}" in form.pattern):
        return _GROUPS[3]
    two = form.pattern.count("{time}") + form.pattern.count("{o}") > 1
    return _GROUPS[2] if two else _GROUPS[1]
