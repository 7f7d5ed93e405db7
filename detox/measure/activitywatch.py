"""ActivityWatch: asked on this machine, or read from the file that it exports.

Pages count while a browser was the window in front and somebody was there: web ∩ window ∩ not-afk,
as ActivityWatch itself counts; a tab that plays sound counts as somebody. Private tabs do not.
"""

import json
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from detox.domain.problem import N_, Refused
from detox.domain.usage import Device, Method, Reading, Span
from detox.measure.copying import unreadable
from detox.measure.hosts import Known
from detox.measure.tables import number

LARGEST = 512 * 1024**2
"""Bytes of an export; years of use have a hundred million."""
NAME = "ActivityWatch"
_WEB, _WINDOW, _AFK = "web.tab.current", "currentwindow", "afkstatus"
_EARLIEST, _LATEST = 946_684_800, 7_258_118_400  # the years 2000 to 2199
_BROWSERS = ("firefox", "chrom", "brave", "edge", "vivaldi", "opera", "safari", "librewolf")
_MORE_BROWSERS = ("arc", "zen", "waterfox", "floorp")

Times = list[tuple[float, float]]
"""stretches in order that do not touch"""


class Seen(NamedTuple):
    """What there was at a time: a page, an app, or somebody; `here` says that one was."""

    platform: str = ""
    publishing: bool = False
    here: bool = False
    is_browser: bool = False
    is_phone: bool = False


class Event(NamedTuple):
    """What was seen from when to when."""

    start: float
    end: float
    seen: Seen


class Bucket(NamedTuple):
    """The events of one watcher."""

    kind: str
    host: str
    events: list[Event]


class Reduction:
    """Takes the JSON of ActivityWatch apart while it is read: no address outlives its event."""

    def __init__(self, known: Known) -> None:
        self._known = known

    def loads(self, raw: bytes, name: str) -> object:
        """What the JSON says. Raises `Refused` for what is none."""
        try:
            return json.loads(raw, object_hook=self._reduced)
        except (ValueError, RecursionError, MemoryError):
            raise Refused(
                N_("%(name)s is damaged or incomplete and was not read."), name=name
            ) from None

    def _reduced(self, found: dict[str, object]) -> object:
        if "timestamp" in found and "duration" in found:
            return _event(found)
        if "url" in found:
            if found.get("incognito"):
                return Seen()
            return Seen(*self._known.place_of(found["url"]), here=found.get("audible") is True)
        if "status" in found and "events" not in found:
            return Seen(here=found["status"] == "not-afk")
        if "app" in found:
            package = found.get("package")
            platform = self._known.platform_of_app(package or "")
            platform = platform or self._known.platform_of_app(found["app"])
            return Seen(
                platform, is_browser=_is_browser(found["app"]), is_phone=package is not None
            )
        return found


def read_export(path: Path, known: Known) -> list[Reading]:
    """What an exported file tells of the computer, and of a phone. Raises `Refused`."""
    try:
        if path.stat().st_size > LARGEST:
            raise Refused(
                N_("%(name)s is larger than %(most)d MB; export single buckets instead."),
                name=path.name,
                most=LARGEST // 1024**2,
            )
        raw = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from None
    return readings(buckets_in(Reduction(known).loads(raw, path.name), path.name))


def buckets_in(found: object, name: str) -> list[Bucket]:
    """The buckets of an export. Raises `Refused` for other JSON."""
    buckets = found.get("buckets") if isinstance(found, dict) else None
    if not isinstance(buckets, dict):
        raise Refused(N_("%(name)s is not an ActivityWatch export."), name=name)
    return [bucket(each, each.get("events")) for each in buckets.values() if isinstance(each, dict)]


def bucket(table: dict[str, object], events: object) -> Bucket:
    """One bucket: its table, and its events as they were reduced."""
    good = [each for each in events if isinstance(each, Event)] if isinstance(events, list) else []
    return Bucket(str(table.get("type")), str(table.get("hostname")), good)


def readings(buckets: Sequence[Bucket]) -> list[Reading]:
    """What the watchers of a computer and of a phone tell."""
    windows = [b for b in buckets if b.kind == _WINDOW]
    phone = [e for b in windows for e in b.events if e.seen.is_phone]
    spans = [span for b in buckets if b.kind == _WEB for span in _web(b, buckets)]
    spans += [span for b in windows for span in _apps(b, buckets)]
    found = [Reading(NAME, Device.COMPUTER, Method.TRACKER, spans=tuple(spans))] if spans else []
    if phone:
        phones = tuple(_span(e.start, e.end, e.seen) for e in phone)
        found.append(Reading(f"{NAME} (Android)", Device.PHONE, Method.PHONE, spans=phones))
    return found


def _web(web: Bucket, buckets: Sequence[Bucket]) -> list[Span]:
    """The pages of one browser while it was in front and somebody was there."""
    limits = [_presence(web.host, buckets)]
    fronts = [
        (e.start, e.end)
        for b in _beside(web.host, _WINDOW, buckets)
        for e in b.events
        if e.seen.is_browser and not e.seen.is_phone
    ]
    limits += [joined(fronts)] if fronts else []
    return [span for event in web.events for span in _limited(event, limits)]


def _apps(window: Bucket, buckets: Sequence[Bucket]) -> list[Span]:
    """The apps of platforms, while somebody was there."""
    mine = [e for e in window.events if e.seen.platform and not e.seen.is_phone]
    limits = [_presence(window.host, buckets)] if mine else []
    return [span for event in mine for span in _limited(event, limits)]


def _presence(host: str, buckets: Sequence[Bucket]) -> Times | None:
    """When somebody was there; nothing where no watcher tells."""
    away = _beside(host, _AFK, buckets)
    if not any(b.events for b in away):
        return None
    watched = [*away, *_beside(host, _WEB, buckets)]
    return joined((e.start, e.end) for b in watched for e in b.events if e.seen.here)


def _beside(host: str, kind: str, buckets: Sequence[Bucket]) -> list[Bucket]:
    """The watchers of a kind on the same computer; where none says it is, all of them."""
    known = [b for b in buckets if b.kind == kind]
    return [b for b in known if b.host == host] or known


def joined(times: Iterable[tuple[float, float]]) -> Times:
    """Stretches in order, those that touch as one."""
    found: Times = []
    for start, end in sorted(times):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _limited(event: Event, limits: Sequence[Times | None]) -> list[Span]:
    """The parts of an event that lie in all of the limits."""
    parts = [(event.start, event.end)]
    for limit in limits:
        if limit is not None:
            parts = [part for one in parts for part in _inside(one, limit)]
    return [_span(start, end, event.seen) for start, end in parts]


def _inside(one: tuple[float, float], limit: Times) -> Times:
    place = max(0, bisect_left(limit, one) - 1)
    found = []
    while place < len(limit) and limit[place][0] < one[1]:
        start, end = max(one[0], limit[place][0]), min(one[1], limit[place][1])
        if end > start:
            found.append((start, end))
        place += 1
    return found


def _span(start: float, end: float, seen: Seen) -> Span:
    return Span(start, end, seen.platform, seen.publishing)


def _event(found: dict[str, object]) -> object:
    """An event, or nothing where its time makes no sense or is none."""
    seconds, seen = number(found["duration"]), found.get("data")
    if seconds is None or not 0 < seconds < 7 * 24 * 3600 or not isinstance(seen, Seen):
        return None
    try:
        at = datetime.fromisoformat(str(found["timestamp"]))
        start = (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
    if not _EARLIEST <= start <= _LATEST:
        return None
    return Event(start, start + seconds, seen)


def _is_browser(app: object) -> bool:
    name = str(app).casefold().removesuffix(".exe")
    return name in _MORE_BROWSERS or any(each in name for each in _BROWSERS)
