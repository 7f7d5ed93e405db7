"""The keys of the questions, in full."""

from detox.i18n import gettext as _
from detox.tui.keys import shown
from detox.tui.widgets.key_table import Section


def all_keys() -> Section:
    """The keys, and what they do."""
    return Section(
        _("In the questions"),
        [
            (_("Enter"), _("To the words, then to the next question")),
            ("1–5", _("Choose a word")),
            (f"{shown('shift+tab')}  ↑", _("Go back")),
            ("=", _("Use what was measured, or said before")),
            ("Ctrl T  h", _("Hide the clock, or show it")),
            ("Ctrl B  c", _("Hide your earlier answer, or show it")),
            (_("Esc"), _("Keep what is answered, and go on another time")),
        ],
    )
