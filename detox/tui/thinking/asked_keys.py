"""The keys of the questions, in full."""

from rich.cells import cell_len
from textual.content import Content

from detox.i18n import gettext as _

_GAP = 2


def all_keys() -> Content:
    """A line each: the keys, and what they do."""
    pairs = [
        (_("Enter"), _("to the words, then to the next question")),
        ("1–5", _("choose a word")),
        ("⇧Tab  ↑", _("back")),
        ("=", _("take over what was measured, or said before")),
        ("Ctrl T  h", _("hide the clock, or show it")),
        ("Ctrl B  c", _("hide your earlier answer, or show it")),
        (_("Esc"), _("keep what is answered, and go on another time")),
    ]
    wide = max(cell_len(keys) for keys, _does in pairs) + _GAP
    lines = [
        Content.assemble((keys + " " * (wide - cell_len(keys)), "bold"), does)
        for keys, does in pairs
    ]
    return Content("\n").join(lines)
