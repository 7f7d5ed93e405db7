"""Has the system start Detox every minute while it is closed, and looks whether it does."""

from detox.schedule.actions import Action, File, Gone, Order
from detox.schedule.autostart import staying
from detox.schedule.installing import perform, plan, plan_removal
from detox.schedule.place import Place
from detox.schedule.program import Program, this_program
from detox.schedule.seen import Seen, look
from detox.schedule.ways import usual, way_of

__all__ = [
    "Action",
    "File",
    "Gone",
    "Order",
    "Place",
    "Program",
    "Seen",
    "look",
    "perform",
    "plan",
    "plan_removal",
    "staying",
    "this_program",
    "usual",
    "way_of",
]
