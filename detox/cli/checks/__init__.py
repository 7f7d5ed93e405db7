"""What the doctor looks at, one finding after the other."""

from collections.abc import Iterator

from detox.bootstrap import Detox
from detox.cli.checks.around import command, menu, terminal
from detox.cli.checks.finding import Finding
from detox.cli.checks.holdings import calendars, forgotten, letters, records, settings
from detox.cli.checks.moments import moments
from detox.cli.checks.places import have_folders, places
from detox.cli.checks.reminding import reminding
from detox.services.ports import Advance

__all__ = ["Finding", "findings"]


def findings(app: Detox, advance: Advance) -> Iterator[Finding]:
    """Everything there is to say about this installation and its files; `advance` hears how far the
    records are read.
    """
    yield from places(app)
    yield from moments(app)
    if have_folders(app):  # else there is nothing to look into
        yield from settings(app)
        yield from records(app, advance)
        yield from letters(app)
        yield from forgotten(app)
        yield from calendars(app)
        yield from reminding(app)
    yield from command()
    yield from menu()
    yield terminal()
