"""The history of a browser, whichever family it is of."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from detox.domain.problem import N_, Problem, Refused
from detox.domain.usage import Device, Note, Reading, Visit
from detox.measure import chromium, firefox, safari
from detox.measure.copying import never, opened_copy
from detox.measure.hosts import Known
from detox.measure.places import CHROMIUM, FILES, FIREFOX, SAFARI
from detox.measure.tables import columns
from detox.services.measuring import Cancelled, Window

Read = Callable[[sqlite3.Connection, Known, Window], list[Visit]]

_FAMILIES: dict[str, tuple[dict[str, set[str]], Read]] = {
    CHROMIUM: (chromium.NEEDED, chromium.read_visits),
    FIREFOX: (firefox.NEEDED, firefox.read_visits),
    SAFARI: (safari.NEEDED, safari.read_visits),
}
_KEEPS = {
    CHROMIUM: N_("%(name)s forgets pages after 90 days."),
    FIREFOX: N_("%(name)s forgets after 60 days how long a page was viewed."),
    SAFARI: N_("%(name)s doesn’t record how long a page was viewed."),
}


def read_history(
    path: Path, name: str, known: Known, window: Window, cancelled: Cancelled = never
) -> Reading:
    """What a browser remembers, read from a copy. Raises `Refused` and `MeasuringStopped`."""
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
                N_("%(name)s is a version that Detox can’t read."),
                name=path.name,
            )
    if "moz_icons" in names or "favicons" in names:
        raise Refused(
            N_("%(name)s holds the icons of web pages; the history is %(file)s, next to it."),
            name=path.name,
            file=FILES[FIREFOX if "moz_icons" in names else CHROMIUM],
        )
    raise Refused(N_("There is no browser history in %(name)s."), name=path.name)
