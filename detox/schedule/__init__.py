"""Has the system start Detox: every minute while it is closed, and from the menu of a desktop."""

from detox.schedule.actions import Action, File, Gone, Order
from detox.schedule.installing import perform, plan, plan_removal
from detox.schedule.place import Place
from detox.schedule.preparing import Prepared, in_full, in_short, prepared, still_looking
from detox.schedule.program import Program
from detox.schedule.seen import Seen, look
from detox.schedule.trying import places_of, startable
from detox.schedule.ways import usual, way_of

__all__ = [
    "Action",
    "File",
    "Gone",
    "Order",
    "Place",
    "Prepared",
    "Program",
    "Seen",
    "in_full",
    "in_short",
    "look",
    "perform",
    "places_of",
    "plan",
    "plan_removal",
    "prepared",
    "startable",
    "still_looking",
    "usual",
    "way_of",
]
