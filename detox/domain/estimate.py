"""From pages to stretches of time: noted seconds where a browser has them, clipped gaps elsewhere.

A page of which nothing was noted lasts until the next one, cut short. At any instant one page
counts, whatever runs side by side.
"""

from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise

from detox.domain.usage import Span, Visit

LONGEST_GAP = 10 * 60
"""Seconds that a page counts at most where nothing tells how long it was looked at."""
SESSION_GAP = 30 * 60
"""Seconds without a page after which nobody was there any more."""
LAST_PAGE = 30
"""Seconds that the last page before such a pause counts."""
LEFT_OPEN = 4 * 3600
"""Seconds in front, without another page anywhere, from which a page was left open rather."""


def spans_of(visits: Iterable[Visit], now: float) -> list[Span]:
    """The stretches that the visits of one browser profile amount to; they may overlap."""
    ordered = _once_each(sorted((v for v in visits if v.start <= now), key=lambda v: v.start))
    gaps = [gap_after(one.start, other.start) for one, other in pairwise(ordered)]
    gaps += [LAST_PAGE] * (len(ordered) - len(gaps))
    noted = _shared_out(ordered, gaps)
    found = list(_seated([(v, s) for v, s in zip(ordered, noted, strict=True) if s is not None]))
    for visit, seconds, gap in zip(ordered, noted, gaps, strict=True):
        if seconds is None and gap > 0:
            found.append(
                Span(visit.start, visit.start + gap, visit.platform, visit.publishing, True)
            )
    begun = [span for span in found if span.start < now]
    return [span if span.end <= now else span._replace(end=now) for span in begun]


def gap_after(start: float, following: float) -> float:
    """How long a page counts until the following one, in seconds; clocks that jumped make none."""
    gap = following - start
    return LAST_PAGE if gap > SESSION_GAP else min(max(gap, 0.0), LONGEST_GAP)


def settled(spans: Iterable[Span]) -> list[Span]:
    """Stretches that do not overlap: noted before estimated, then whatever was opened last."""
    waiting = sorted(span for span in spans if span.end > span.start)
    moments = sorted({moment for span in waiting for moment in span[:2]})
    found: list[Span] = []
    open_now: list[tuple[bool, float, int]] = []
    at = 0
    for moment, following in pairwise(moments):
        while at < len(waiting) and waiting[at].start <= moment:
            heappush(open_now, (waiting[at].estimated, -waiting[at].start, at))
            at += 1
        while open_now and waiting[open_now[0][2]].end <= moment:
            heappop(open_now)
        if open_now:
            found.append(Span(moment, following, *waiting[open_now[0][2]][2:]))
    return found


def _once_each(visits: Sequence[Visit]) -> list[Visit]:
    """Visits without those that were noted twice: what is known of the time stays."""
    found: list[Visit] = []
    for visit in visits:
        if found and found[-1][:3] == visit[:3]:
            if visit.seconds is not None and visit.seconds > (found[-1].seconds or 0.0):
                found[-1] = visit
        else:
            found.append(visit)
    return found


def _shared_out(visits: Sequence[Visit], gaps: Sequence[float]) -> list[float | None]:
    """The noted seconds of each visit, those of a document over all its visits by their gaps."""
    documents: dict[int, list[int]] = {}
    for place, visit in enumerate(visits):
        documents.setdefault(-1 - place if visit.document is None else visit.document, []).append(
            place
        )
    shares: list[float | None] = [None] * len(visits)
    for places in documents.values():
        known = [noted for place in places if (noted := visits[place].seconds) is not None]
        whole = sum(known)
        if not known or _was_left_open(visits, places, whole):
            continue
        weights = [gaps[place] for place in places]
        if not sum(weights):
            weights[0] = 1.0
        all_of_it = sum(weights)
        for place, weight in zip(places, weights, strict=True):
            shares[place] = whole * weight / all_of_it
    return shares


def _was_left_open(visits: Sequence[Visit], places: Sequence[int], seconds: float) -> bool:
    if seconds <= LEFT_OPEN or len(places) > 1:
        return False
    following = places[0] + 1
    return following == len(visits) or (
        visits[following].start - visits[places[0]].start > LEFT_OPEN
    )


def _seated(noted: Sequence[tuple[Visit, float]]) -> Iterator[Span]:
    """Noted seconds laid out in time: a page steps back while later ones have theirs."""
    behind: list[tuple[Visit, float]] = []
    at = float("-inf")
    for visit, seconds in noted:
        yield from _run(behind, at, visit.start)
        at = visit.start
        if seconds > 0:
            behind.append((visit, seconds))
    yield from _run(behind, at, float("inf"))


def _run(behind: list[tuple[Visit, float]], at: float, until: float) -> Iterator[Span]:
    while behind and at < until:
        visit, left = behind.pop()
        taken = min(left, until - at)
        yield Span(at, at + taken, visit.platform, visit.publishing)
        at += taken
        if left > taken:
            behind.append((visit, left - taken))
