"""What is done to one card: added, changed, left at rest, woken."""

from detox.cli.deeds import command
from detox.deeds.people import KIND

COMMANDS = {deed.verb: command(deed) for deed in KIND.deeds}
