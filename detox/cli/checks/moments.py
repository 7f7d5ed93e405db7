"""The clock, the zone and the language."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from detox.bootstrap import Detox
from detox.cli.checks.finding import Finding, ill, well
from detox.domain.walls import wall_of
from detox.i18n import gettext as _
from detox.wording.dates import long_day, time_of_day

_YEARS = range(2025, 2101)
_LEEWAY_SECONDS = 120
_SYSTEM_ZONE = Path("/etc/localtime")


def moments(app: Detox) -> Iterator[Finding]:
    """What time it is said to be, and whether that can be."""
    now = app.clock.local(app.clock.now())
    zone = app.clock.zone_name()
    shown = zone or os.environ.get("TZ", "")
    parts = {"zone": shown, "clock": time_of_day(now), "day": long_day(now.date())}
    yield well(_("It is %(clock)s on %(day)s, zone %(zone)s."), **parts)
    if now.year not in _YEARS:
        text = _(
            "The clock says the year is %(year)d; correct it (“sudo timedatectl set-ntp true” "
            "sets it from the network), or days and reminders will be wrong."
        )
        yield ill(text, year=now.year)
    yield from _zone(zone, now, app)
    yield well(_("Language: %(language)s."), language=_("English"))
    yield from _against_records(app)


def _zone(zone: str, now: datetime, app: Detox) -> Iterator[Finding]:
    named = os.environ.get("TZ", "").lstrip(":")
    if named and named != zone and not named.startswith("/"):
        text = _("The zone “%(zone)s” in TZ is not known; a zone looks like Europe/Paris.")
        yield ill(text, zone=named)
    elif named:
        yield from _beside_the_system(named)
    elif os.name == "posix":
        yield from system_zone(zone, _SYSTEM_ZONE)
    if not named and wall_of(now, app.clock.zone(zone)) != wall_of(now, app.clock.here()):
        text = _(
            "The system says zone %(zone)s, but its clock follows another; “sudo timedatectl "
            "set-timezone Europe/Paris” (or your zone) makes them agree."
        )
        yield ill(text, zone=zone)


def _beside_the_system(named: str) -> Iterator[Finding]:
    system = os.path.realpath(_SYSTEM_ZONE).partition("/zoneinfo/")[2]
    if system and system != named:
        text = _("Times follow TZ (%(zone)s); the zone of the system is %(system)s.")
        yield well(text, zone=named, system=system)


def system_zone(zone: str, file: Path) -> Iterator[Finding]:
    """Whether the system tells its zone, in `file`, where nothing else does."""
    if zone == "UTC" and not file.exists():
        text = _(
            "The system doesn’t say which zone it is in (there is no %(file)s), so times are in "
            "UTC; “sudo timedatectl set-timezone Europe/Paris” sets one, or TZ=Europe/Paris."
        )
        yield ill(text, file=file)


def _against_records(app: Detox) -> Iterator[Finding]:
    newest = app.care.newest_ahead(app.clock.now() + timedelta(seconds=_LEEWAY_SECONDS))
    if newest:
        text = _("The clock is behind the newest record, from %(day)s; is its date right?")
        yield ill(text, day=newest[:16].replace("T", " "))
