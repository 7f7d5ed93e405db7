"""The kinds of records whose menus are nothing but their deeds."""

from detox.deeds import activities, channels, loads, sources
from detox.deeds.deed import Kind

KINDS: tuple[Kind, ...] = (activities.KIND, channels.KIND, loads.KIND, sources.KIND)
