"""The history of a browser, whichever family it is of."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from detox.domain.problem import N_, Problem, Refused
from detox.domain.usage import Device, Note, Reading, Visit
from detox.measure import chromium, firefox, safari
from detox.measure.copying import Cancelled, never, opened_copy
from detox.measure.hosts import Known
from detox.measure.places import CHROMIUM, FILES, FIREFOX, SAFARI
from detox.measure.tables import columns
from detox.services.measuring import Window

Read = Callable[[sqlite3.Connection, Known, Window], list[Visit]]

_FAMILIES: dict[str, tuple[dict[str, set[str]], Read]] = {
    CHROMIUM: (chromium.NEEDED, chromium.read_visits),
    FIREFOX: (firefox.NEEDED, firefox.read_visits),
    SAFARI: (safari.NEEDED, safari.read_visits),
}
_KEEPS = {
    CHROMIUM: N_("In %(name)s, pages are forgotten after 90 days."),
    FIREFOX: N_("In %(name)s, how long a page was looked at is forgotten after 60 days."),
    SAFARI: N_("In %(name)s, nothing tells how long a page was looked at."),
}


def read_history(
    path: Path, name: str, known: Known, window: Window, cancelled: Cancelled = never
) -> Reading:
    """What a browser remembers, read from a copy. Raises `Refused` and `Stopped`."""
    with opened_copy(path, cancelled) as connection:
        family = _family_of(connection, path)
        visits = _FAMILIES[family][1](connection, known, window)
    note = Note(Problem(_KEEPS[family], {"name": name}), always=family == SAFARI)
    return Reading(name, Device.BROWSER, visits=tuple(visits), notes=(note,))


def _family_of(connection: sqlite3.Connection, path: Path) -> str:
    """The family whose tables a database has. Raises `Refused` for other ones."""
    names = {name for (name,) in connection.execute("select name from sqlite_master")}
    for family, (needed, _read) in _FAMILIES.items():
        if needed.keys() <= names:
            if all(wanted <= columns(connection, table) for table, wanted in needed.items()):
                return family
            raise Refused(
                N_("%(name)s is of a version that Detox does not know how to read."),
                name=path.name,
            )
    if "moz_icons" in names or "favicons" in names:
        raise Refused(
            N_("%(name)s holds the little pictures of pages; the history is %(file)s beside it."),
            name=path.name,
            file=FILES[FIREFOX if "moz_icons" in names else CHROMIUM],
        )
    raise Refused(N_("There is no history of a browser in %(name)s."), name=path.name)
