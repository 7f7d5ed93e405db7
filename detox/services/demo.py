"""A made-up life to look around in: the same seed gives the same one, in the language in force.

Everybody and everything in it is invented.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from random import Random
from typing import NamedTuple

from detox.domain.absence import Slip
from detox.domain.account import Account
from detox.domain.activity import Activity
from detox.domain.baseline import Baseline
from detox.domain.checkin import CheckIn
from detox.domain.days import ONE_DAY
from detox.domain.problem import N_
from detox.domain.session import UID_LETTERS, Session, uid_for
from detox.domain.walls import moment
from detox.i18n import gettext as _
from detox.services.demo_people import kept_in_reach
from detox.services.demo_sources import read_elsewhere
from detox.services.demo_thinking import thought_over
from detox.services.ports import Change, Entity

SEVEN_MONTHS_DAYS = 214
BASELINE_MINUTES = 180
OWN_BASELINE = ("instagram", 75)
_SLIPS = (("instagram", 19, 25), ("facebook", 40, 10), ("instagram", 97, 15))
_PAUSED, _PAUSE_DAYS = "facebook", (71, 78)
_CHECK_IN_DAYS = 28
_TODAY = 2
_LEAVING = (
    ("instagram", "Instagram"), ("facebook", "Facebook"), ("x", "X (Twitter)"),
    ("tumblr", "Tumblr"),
    ("linkedin", "LinkedIn"),
)  # fmt: skip
_KEPT = (("youtube", "YouTube"), ("behance", "Behance"))
_GOALS = {"writing": 240, "learning": 180, "reading": 120}
_KEYS = ("writing", "learning", "email", "shooting", "reading", "vision", "people", "piano")
_WEIGHTS = (24, 15, 20, 8, 16, 4, 6, 7)
_TAGS = (
    N_("newsletter"), N_("column"), N_("portfolio"), N_("course"), N_("clients"), N_("letters"),
)  # fmt: skip
_NOTES = {
    "writing": (
        N_("column draft"), N_("the Monday column"), N_("newsletter no. %(n)d"),
        N_("draft, page %(n)d"),
    ),
    "learning": (
        N_("typography, lesson %(n)d"), N_("Italian, unit %(n)d"), N_("darkroom course"),
    ),
    "email": (
        N_("answered letters"), N_("wrote to Imaginary Gallery"),
        N_("list of %(n)d addresses"),
    ),
    "shooting": (
        N_("harbour at dawn"), N_("portraits, roll %(n)d"), N_("the market square"),
    ),
    "reading": (N_("chapter %(n)d"), N_("The Invented Library"), N_("essays, page %(n)d")),
    "vision": (N_("three-year plan"), N_("what matters this winter")),
    "people": (N_("coffee with Nobody Inparticular"), N_("called an old friend")),
    "piano": (N_("étude no. %(n)d"), N_("scales"), N_("sight reading")),
}  # fmt: skip
_LINES = (
    N_("slept well"), N_("slow morning"), N_("a good page"), N_("rain, and the studio"),
    N_("long walk"),
)  # fmt: skip


class Wanted(NamedTuple):
    """What to make up: so many sessions, over so many days up to today."""

    entries: int = 400
    days: int = SEVEN_MONTHS_DAYS
    seed: int = 1


def make_demo(
    wanted: Wanted, today: date, now: datetime, zone: tzinfo, zone_name: str
) -> list[Change]:
    """Everything a made-up home holds: `today` is the person's day, `zone` where it is lived."""
    rng = Random(wanted.seed)
    accounts = list(_accounts(today, rng))
    made: list[Entity] = [*_activities(), *accounts, _baseline(wanted, today, rng)]
    made += _Days(wanted, rng, today, now, zone, zone_name).sessions()
    made += _back_then(accounts, today, rng)
    made += _check_ins(today, rng)
    made += thought_over(_away_since(today), today, lambda: _letters(rng))
    made += kept_in_reach(_away_since(today), today, lambda: _letters(rng))
    made += read_elsewhere(accounts, lambda: _letters(rng))
    return [Change(None, entity) for entity in made]


def _activities() -> list[Activity]:
    own = Activity("piano", "piano", "o", goal=90, order=len(_KEYS))
    order = {key: place for place, key in enumerate(_KEYS)}
    return [*(Activity(key, goal=goal, order=order[key]) for key, goal in _GOALS.items()), own]


def _away_since(today: date) -> date:
    since = date(today.year, 5, 22)
    return since if since <= today else date(today.year - 1, 5, 22)


def _accounts(today: date, rng: Random) -> Iterator[Account]:
    since = _away_since(today)
    for platform, name in _LEAVING:
        account = Account(_letters(rng), name, platform).begin_break(since)
        yield _paused(account, since, today).leave_on(date(today.year, 12, 31), since)
    for platform, name in _KEPT:
        yield Account(_letters(rng), name, platform).keep(since)


def _paused(account: Account, since: date, today: date) -> Account:
    """A week in summer that was agreed on beforehand, on one of them."""
    begin, end = (since + timedelta(days=count) for count in _PAUSE_DAYS)
    if account.platform != _PAUSED or end > today:
        return account
    return account.pause_break(begin).resume_break(end)


def _baseline(wanted: Wanted, today: date, rng: Random) -> Baseline:
    since = min(today - timedelta(days=wanted.days), _away_since(today))
    return Baseline(_letters(rng), BASELINE_MINUTES, since)


def _back_then(accounts: list[Account], today: date, rng: Random) -> Iterator[Entity]:
    """What one of them took by itself, and moments there during the break."""
    since, known = _away_since(today), {account.platform: account.uid for account in accounts}
    platform, minutes = OWN_BASELINE
    yield Baseline(_letters(rng), minutes, since, known[platform])
    for platform, later, minutes in _SLIPS:
        day = since + timedelta(days=later)
        if day <= today:
            yield Slip(_letters(rng), known[platform], day, minutes)


def _check_ins(today: date, rng: Random) -> Iterator[CheckIn]:
    """Most of the last days, today still to come."""
    for back in range(_CHECK_IN_DAYS, 0, -1):
        focus, mood = (rng.choices((2, 3, 4, 5), (1, 3, 4, 2))[0] for _one in range(2))
        line = _(rng.choice(_LINES)) if rng.random() < 0.4 else ""
        if rng.random() < 0.8:
            yield CheckIn(today - timedelta(days=back), focus, mood, line)


def _letters(rng: Random) -> str:
    return "".join(rng.choices(UID_LETTERS, k=8))


class _Days:
    """One day after the other, each with as many sessions as its share is."""

    def __init__(
        self,
        wanted: Wanted,
        rng: Random,
        today: date,
        now: datetime,
        zone: tzinfo,
        zone_name: str,
    ) -> None:
        self._wanted, self._rng, self._today, self._now = wanted, rng, today, now
        self._zone, self._zone_name = zone, zone_name

    def sessions(self) -> Iterator[Session]:
        wanted = self._wanted
        first = self._today - timedelta(days=wanted.days - 1)
        counts = [0] * wanted.days
        busy = [1 if (first + i * ONE_DAY).weekday() == 6 else 3 for i in range(wanted.days)]
        counts[-1] = min(_TODAY, wanted.entries)
        for place in self._rng.choices(range(wanted.days), busy, k=wanted.entries - counts[-1]):
            counts[place] += 1
        for place, count in enumerate(counts):
            yield from self._day(first + timedelta(days=place), count)

    def _day(self, day: date, count: int) -> Iterator[Session]:
        """From the morning on, one after the other; only what has been by now has a start."""
        if not count:
            return
        begin = moment(day, time(7, 30), self._zone)
        at = begin + timedelta(minutes=5 * self._rng.randrange(24))
        room = 15 * 60 // count
        for _place in range(count):
            minutes = max(5, min(5 * self._rng.randint(3, 18), room // 5 * 5))
            known = self._rng.random() < 0.7 and at + timedelta(minutes=minutes) <= self._now
            yield self._session(day, minutes, at if known else None)
            at += timedelta(minutes=max(minutes, min(room, minutes + 5 * self._rng.randrange(20))))

    def _session(self, day: date, minutes: int, start: datetime | None) -> Session:
        rng = self._rng
        key = rng.choices(_KEYS, _WEIGHTS)[0]
        note = _(rng.choice(_NOTES[key])) if rng.random() < 0.5 else ""
        tags = (_(rng.choice(_TAGS)),) if rng.random() < 0.25 else ()
        return Session(
            uid_for(day, _letters(rng)),
            day,
            minutes,
            key,
            note % {"n": rng.randint(2, 40)} if "%(n)d" in note else note,
            tags,
            start,
            self._zone_name if start else "",
        )
