"""The one door to the time: this instant, the person's zone, the machine's sleep.

`DETOX_NOW`, an ISO instant, sets where the clock starts; it runs on from there. `TZ` is honoured.
"""

import os
import sys
import time
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from detox.domain.problem import N_, Refused

if TYPE_CHECKING:
    from detox.domain.timer import Awake


def stamp() -> str:
    """This instant for a line of the log file, in UTC, whatever `DETOX_NOW` says."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def seconds() -> float:
    """This instant in seconds of the epoch by the machine's clock; `DETOX_NOW` sets another."""
    return time.time()


class SystemClock:
    """The clock of this machine, or one that was set by `DETOX_NOW`. Raises `Refused` for a bad
    one.
    """

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._set_to = _given()
        self._zones: dict[str, tzinfo] = {}
        self._here = ""

    def now(self) -> datetime:
        """This instant, in UTC."""
        if self._set_to is None:
            return datetime.now(UTC)
        return self._set_to + timedelta(seconds=time.monotonic() - self._began)

    def local(self, instant: datetime) -> datetime:
        """An instant on the person's wall clock, with the offset of then: for no other moment."""
        return instant.astimezone()

    def here(self) -> tzinfo:
        """The person's own zone, whose offset follows the day; it changes when the system's does,
        so nothing keeps moments in it.
        """
        return _HERE

    def here_for_many(self) -> tzinfo:
        """The same for many moments in a row: quicker at each, once what it needs is read."""
        return self._load(self._here_named()) or _HERE

    def zone_name(self) -> str:
        """The name of the person's zone, `UTC` where the system does not tell; none where TZ is a
        rule of its own, such as CET-1CEST,M3.5.0,M10.5.0/3.
        """
        named = os.environ.get("TZ", "").lstrip(":")
        if named and not named.startswith("/"):
            return named if self._load(named) is not None else ""
        import tzlocal  # only a session with a start asks

        try:
            return str(tzlocal.get_localzone_name() or "UTC")
        except (LookupError, ValueError, OSError):
            return "UTC"

    def zone(self, name: str) -> tzinfo:
        """A zone by its name, without one the person's own; UTC where the name says nothing."""
        if not name:
            return _HERE
        if "zoneinfo" not in sys.modules and name and name == self._here_named():
            return _HERE
        return self._load(name) or UTC

    def knows_zone(self, name: str) -> bool:
        """Whether there is a zone of that name."""
        return self._load(name) is not None

    def refresh_zone(self) -> None:
        """Notice that the system's zone was changed meanwhile."""
        self._here = ""
        if sys.platform != "win32":
            time.tzset()

    def awake(self) -> "Awake | None":
        """Seconds asleep since this start of the machine; nothing where that is not told."""
        if sys.platform != "linux":
            return None
        try:
            with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
                boot = file.read().strip()
        except OSError:
            return None
        from detox.domain.timer import Awake  # only a timer asks

        slept = time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)
        return Awake(boot, round(slept, 1))

    def _here_named(self) -> str:
        """The name of the system's own zone where that costs nothing to know, else nothing."""
        if not self._here and "TZ" in os.environ:
            self._here = os.environ["TZ"].lstrip(":")
        elif not self._here and sys.platform == "linux":
            self._here = os.path.realpath("/etc/localtime").partition("/zoneinfo/")[2]
        return self._here

    def _load(self, name: str) -> tzinfo | None:
        if name and name not in self._zones:
            from zoneinfo import ZoneInfo  # only sessions with a start need zones

            try:
                self._zones[name] = ZoneInfo(name)
            except (LookupError, ValueError, OSError):
                return None
        return self._zones.get(name)


class _Here(tzinfo):
    """The system's own zone. `zoneinfo` takes a third of Python's own start to import, and nearly
    every session was lived here."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """The offset that the system's clock has at a wall time; `fold` is followed."""
        assert moment is not None
        return moment.replace(tzinfo=None).astimezone().utcoffset() or timedelta()

    def dst(self, _moment: datetime | None) -> timedelta | None:
        """Not told."""
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        """As the system abbreviates it."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, moment: datetime) -> datetime:
        """The wall time of an instant, the second time it is lived marked by `fold`."""
        wall = datetime.fromtimestamp(moment.replace(tzinfo=UTC).timestamp())
        return wall.replace(tzinfo=self)


_HERE = _Here()


def _given() -> datetime | None:
    text = os.environ.get("DETOX_NOW")
    if not text:
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise Refused(
            N_(
                "DETOX_NOW is “%(text)s”, which isn’t a date and time such as 2026-11-22T14:32:00Z."
            ),
            text=text,
        ) from None
    return instant.astimezone(UTC)
