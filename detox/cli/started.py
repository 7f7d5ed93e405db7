"""`detox __started`: whether reminders can be looked for as this was started, and by whom."""

from importlib import import_module
from pathlib import Path

from detox.cli.console import tell

_NEEDED = (
    "dateutil.rrule",
    "detox.bootstrap",
    "detox.notify.notifier",
    "detox.services.delivering",
    "detox.services.recurrence",
    "detox.storage.tiny",
    "detox.wording.reminder_texts",
)


def tell_where() -> int:
    """Load what a look for reminders loads, and tell the folder that this Detox is in."""
    for name in _NEEDED:
        import_module(name)
    tell(str(Path(__file__).resolve().parents[2]))
    return 0
