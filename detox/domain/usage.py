"""Time spent on platforms: seconds a day, how they came about, and how sure they are.

Instants are seconds since 1970 in UTC. No address and no title gets here.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta, tzinfo
from enum import StrEnum
from typing import NamedTuple

from detox.domain.days import ONE_DAY, DayRange
from detox.domain.foreign import FIRST, Missed, Understood
from detox.domain.problem import N_, Problem
from detox.domain.session import minutes_of
from detox.domain.walls import begin_of, days_of

PROPOSED = N_(
    "The columns of %(name)s were read as --columns %(columns)s; add that if it is right."
)
UNCLEAR = N_(
    "It isn’t clear which columns of %(name)s to read; name them, as in --columns "
    "date=Date,name=App,time=Duration. The columns are: %(columns)s."
)


class Titles(NamedTuple):
    """The titles of a table as a part of a problem; those to choose from by their numbers, for
    `date`, `name` and `time`.
    """

    titles: tuple[str, ...]
    fits: Mapping[str, Mapping[str, str]] = {}

    def __str__(self) -> str:
        return ", ".join(self.titles)


class Method(StrEnum):
    """How a figure came about."""

    FOREGROUND = "foreground"  # noted by the browser
    GAPS = "gaps"  # from one page to the next
    MIXED = "mixed"
    TRACKER = "tracker"  # a program that watches the computer
    PHONE = "phone"  # the phone's own count


_PERCENT = {Method.FOREGROUND: 5, Method.GAPS: 20, Method.TRACKER: 5, Method.PHONE: 5}


class Device(StrEnum):
    """What a source watched; what several of them saw of one screen counts once."""

    BROWSER = "browser"
    COMPUTER = "computer"
    PHONE = "phone"


class Visit(NamedTuple):
    """A page opened at `start`; `seconds` is how long it was in front, where that was noted.

    One without a platform only tells how long the one before it lasted. Visits that share a
    `document` are one page that changed its address; the first has the seconds of all.
    """

    start: float
    platform: str = ""
    publishing: bool = False
    seconds: float | None = None
    document: int | None = None


class Span(NamedTuple):
    """A stretch of time on a platform, or on none."""

    start: float
    end: float
    platform: str = ""
    publishing: bool = False
    estimated: bool = False


class DayUse(NamedTuple):
    """Seconds of a day on a platform; `estimated` are those of them that no program noted."""

    day: date
    platform: str
    scrolling: float
    publishing: float = 0.0
    estimated: float = 0.0

    @property
    def seconds(self) -> float:
        """Both together."""
        return self.scrolling + self.publishing


class Note(NamedTuple):
    """What a source says of itself; `always`, or only where it has fewer days than were wanted.

    One that `asks` has to be answered before anything is kept.
    """

    said: Problem
    always: bool = False
    asks: bool = False

    def matters(self, *, is_short: bool) -> bool:
        """Whether it is to be said."""
        return self.always or self.asks or is_short


class Look(NamedTuple):
    """What a table was read as, to be seen before anything of it is kept: how many rows were, the
    first few uses of platforms and the last, and what was missed.
    """

    name: str
    understood: Understood
    rows: int
    first: tuple[DayUse, ...]
    last: DayUse | None
    missed: tuple[Missed, ...]

    @classmethod
    def at(
        cls,
        name: str,
        understood: Understood,
        rows: int,
        uses: Sequence[DayUse],
        missed: Iterable[Missed],
    ) -> "Look":
        """The look at a table of that name, of which these uses are of platforms."""
        last = uses[-1] if len(uses) > FIRST else None
        return cls(name, understood, rows, tuple(uses[:FIRST]), last, tuple(missed))


class Reading(NamedTuple):
    """What one source remembers: pages, stretches or whole days, whichever it has."""

    name: str
    device: Device
    method: Method = Method.FOREGROUND
    visits: tuple[Visit, ...] = ()
    spans: tuple[Span, ...] = ()
    uses: tuple[DayUse, ...] = ()
    notes: tuple[Note, ...] = ()
    look: Look | None = None


class PlatformUse(NamedTuple):
    """All that was measured of one platform, in seconds."""

    platform: str
    scrolling: float
    publishing: float
    estimated: float
    method: Method

    @property
    def seconds(self) -> float:
        """Scrolling and publishing."""
        return self.scrolling + self.publishing

    @property
    def percent(self) -> int:
        """How far off it may be, in percent."""
        if self.method is not Method.MIXED:
            return _PERCENT[self.method]
        share = self.estimated / self.seconds if self.seconds else 0.0
        smallest, largest = _PERCENT[Method.FOREGROUND], _PERCENT[Method.GAPS]
        return round(smallest + (largest - smallest) * share)


class Measured(NamedTuple):
    """What came out: the days with data, the use on each, where it is from, what to know.

    `trouble` says what could not be read, `question` what to confirm before it is kept, and `looks`
    what tables were read as. Over `reach` days there would be more of platforms, where that is
    known. For `unsplit` platforms nothing tells writing from reading, and all of
    it is under scrolling.
    """

    days: DayRange
    uses: tuple[DayUse, ...]
    methods: dict[str, Method]
    sources: tuple[str, ...]
    notes: tuple[Problem, ...] = ()
    trouble: tuple[Problem, ...] = ()
    unsplit: frozenset[str] = frozenset()
    question: Problem | None = None
    looks: tuple[Look, ...] = ()
    reach: int = 0

    def platforms(self) -> list[PlatformUse]:
        """Each platform, the one that took most first."""
        known = sorted({use.platform for use in self.uses})
        found = [self._summed(name, self.methods[name]) for name in known]
        return sorted(found, key=lambda use: -use.seconds)

    def on(self, platform: str) -> list[DayUse]:
        """The use of one platform, by day."""
        return sorted(use for use in self.uses if use.platform == platform)

    def _summed(self, platform: str, method: Method) -> PlatformUse:
        uses = [use for use in self.uses if use.platform == platform]
        return PlatformUse(
            platform,
            sum(use.scrolling for use in uses),
            sum(use.publishing for use in uses),
            sum(use.estimated for use in uses),
            method,
        )


def minutes_a_day(seconds: float, days: int = 1) -> int:
    """Whole minutes of each of so many days."""
    return minutes_of(timedelta(seconds=seconds / days))


def daily(spans: Iterable[Span], days: DayRange, day_start: int, zone: tzinfo) -> list[DayUse]:
    """Stretches that do not overlap as seconds by local day and platform."""
    names, edges = _edges(days, day_start, zone)
    sums: dict[tuple[date, str], list[float]] = {}
    for span in spans:
        for place, seconds in _cut(span, edges) if span.platform else ():
            if not days.covers(names[place]):
                continue
            found = sums.setdefault((names[place], span.platform), [0.0, 0.0, 0.0])
            found[span.publishing] += seconds
            found[2] += seconds if span.estimated else 0.0
    return [DayUse(*key, *figures) for key, figures in sorted(sums.items())]


def added(uses: Iterable[DayUse]) -> list[DayUse]:
    """One use a day and platform, those of several screens together."""
    sums: dict[tuple[date, str], DayUse] = {}
    for use in uses:
        one = sums.get(use[:2], DayUse(*use[:2], 0.0))
        sums[use[:2]] = DayUse(
            *use[:2],
            one.scrolling + use.scrolling,
            one.publishing + use.publishing,
            one.estimated + use.estimated,
        )
    return sorted(sums.values())


def most(uses: Iterable[DayUse]) -> list[DayUse]:
    """One use a day and platform, the longest of those that watched the same screen."""
    best: dict[tuple[date, str], DayUse] = {}
    for use in uses:
        if use[:2] not in best or use.seconds > best[use[:2]].seconds:
            best[use[:2]] = use
    return sorted(best.values())


def _edges(days: DayRange, day_start: int, zone: tzinfo) -> tuple[list[date], list[float]]:
    """Which day it is from each of some timestamps on; the last one only ends the day before it."""
    begin, end = (begin_of(day, day_start, zone) for day in (days.first, days.after + ONE_DAY))
    names, edges = [], [begin.timestamp()]
    for day, length in days_of(begin, end, day_start, zone):
        names.append(day)
        edges.append(edges[-1] + length.total_seconds())
    return names, edges


def _cut(span: Span, edges: Sequence[float]) -> Iterator[tuple[int, float]]:
    """The part of a stretch in each day, by the place of the day."""
    place = max(0, bisect_right(edges, span.start) - 1)
    while place < len(edges) - 1 and edges[place] < span.end:
        seconds = min(span.end, edges[place + 1]) - max(span.start, edges[place])
        if seconds > 0:
            yield place, seconds
        place += 1
