"""Desktop notifications: one shown from a child process, and the truth about what became of it."""

from detox.notify.looking import Probe, probe
from detox.notify.notifier import Notifier
from detox.notify.outcome import Outcome

__all__ = ["Notifier", "Outcome", "Probe", "probe"]
