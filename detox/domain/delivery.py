"""What became of each occurrence of a reminder on one device: waiting, claimed, shown, missed."""

from collections.abc import Container
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal, NamedTuple

GRACE = timedelta(hours=12)
"""What is later than this is shown in the program only."""
LEASE = timedelta(seconds=90)
"""How long a claim keeps others away; all sends of one tick end well before."""
CLOCKS_APART = timedelta(minutes=1)
"""What the clocks of two processes may differ by, where each was set when it started."""
AHEAD = timedelta(hours=12)
"""What is further ahead was seen by a clock that was wrong; less may be one set back since."""
LONGEST_SNOOZE = timedelta(days=3)
MOST_TRIES = 2
"""How often one is sent that each time was not marked as shown."""
RETRIES = tuple(timedelta(minutes=m) for m in (1, 2, 5, 10, 20, 30))
MOST_ENTRIES = 400
Status = Literal["shown", "failed", "unknown"]
"""What became of a notification that was given to the desktop."""


class Fate(StrEnum):
    """What an occurrence came to."""

    SENT = "sent"
    UNKNOWN = "unknown"
    """Given to a desktop that does not tell whether it was shown; never sent again."""
    FOLDED = "folded"
    """A later one of the same reminder spoke for it."""
    MISSED = "missed"
    FAILED = "failed"
    UNNEEDED = "unneeded"
    """Its condition did not hold, or what it was about is over."""


SILENT = frozenset({Fate.FOLDED, Fate.UNNEEDED})
"""Ends that nobody noticed, and nobody needs to be told of."""


class Waiting(NamedTuple):
    """An occurrence still to be shown.

    `wall` is its own wall-clock time and with `uid` its name; `at` the instant of that, `due` the
    one from which it may be shown (later where it was snoozed or fell into quiet hours). `retry`
    is when to try again after `fails` failures; until `lease`, somebody is sending it. `over` is
    how many earlier ones it speaks for, `tries` how often it was about to be sent without its end
    being known: the process was killed, or the disk took no mark.
    """

    uid: str
    wall: datetime
    at: datetime
    due: datetime
    over: int = 0
    fails: int = 0
    said: str = ""
    retry: datetime | None = None
    lease: datetime | None = None
    holder: str = ""
    is_snoozed: bool = False
    tries: int = 0

    @property
    def key(self) -> str:
        """What names this occurrence."""
        return key_of(self.uid, self.wall)

    @property
    def is_put_off(self) -> bool:
        """Whether it waits for a snooze to end, which the first try after it does."""
        return self.is_snoozed and not self.fails

    @property
    def next_try(self) -> datetime:
        """The earliest instant at which something may have to be done about it."""
        return max(self.due, self.retry or self.due, self.lease or self.due)

    def is_free(self, now: datetime) -> bool:
        """Whether nobody is sending it; a lease too long to be one was made by another clock."""
        return self.lease is None or not now < self.lease <= now + LEASE + CLOCKS_APART

    def is_ready(self, now: datetime) -> bool:
        """Whether it is to be looked at now; so is one held back by a clock since set back."""
        held_back = self.retry is not None and now < self.retry <= now + RETRIES[-1]
        return self.is_free(now) and self.due <= now and not held_back

    def claimed(self, holder: str, now: datetime) -> "Waiting":
        """Somebody, named by a word of their own, is about to send it."""
        return self._replace(lease=now + LEASE, holder=holder)

    def sending(self) -> "Waiting":
        """It is sent now."""
        return self._replace(tries=self.tries + 1)

    def failed(self, said: str, now: datetime) -> "Waiting":
        """It was not shown; it is tried again, each time a little later."""
        pause = RETRIES[min(self.fails, len(RETRIES) - 1)]
        return self._replace(
            fails=self.fails + 1, said=said, retry=now + pause, lease=None, holder="", tries=0
        )


class Ended(NamedTuple):
    """The end of one occurrence: its fate, and when that was known.

    `text` is what was shown, `said` why the last try before its end failed, `over` how many earlier
    ones it spoke for.
    """

    uid: str
    wall: datetime
    at: datetime
    fate: Fate
    on: datetime
    text: str = ""
    said: str = ""
    over: int = 0

    @property
    def key(self) -> str:
        """What names this occurrence."""
        return key_of(self.uid, self.wall)

    @property
    def why(self) -> str:
        """Why it could not be shown; nothing where a later try came through."""
        return self.said if self.fate is Fate.FAILED else ""


class Deliveries(NamedTuple):
    """Everything one device knows of its reminders.

    What lies up to `seen` (an instant, for fixed zones) or `seen_wall` (a wall-clock time, for
    those that go with the person) is accounted for; neither ever goes back. `looked` is when the
    person last saw what was missed; `is_off` that reminders were switched off since; `lost` when
    the file was found gone or broken, and what was known before with it.
    """

    seen: datetime | None = None
    seen_wall: datetime | None = None
    waiting: dict[str, Waiting] = {}
    history: tuple[Ended, ...] = ()
    looked: datetime | None = None
    is_off: bool = False
    lost: datetime | None = None

    def ended(self, waiting: Waiting, fate: Fate, on: datetime, text: str = "") -> "Deliveries":
        """An occurrence has come to its end."""
        uid, wall, at, over = waiting.uid, waiting.wall, waiting.at, waiting.over
        entry = Ended(uid, wall, at, fate, on, text, waiting.said, over)
        left = {key: each for key, each in self.waiting.items() if key != waiting.key}
        return self._replace(waiting=left, history=(*self.history, entry)[-MOST_ENTRIES:])

    def with_waiting(self, waiting: Waiting) -> "Deliveries":
        """This occurrence waits, in place of itself as it was."""
        return self._replace(waiting={**self.waiting, waiting.key: waiting})

    def before(self, waiting: Waiting, now: datetime) -> list[Waiting]:
        """Those of the same reminder that still wait, and that nobody put off or takes care of."""
        mine = [other for other in self.waiting.values() if other.uid == waiting.uid]
        return [other for other in mine if other.is_free(now) and not other.is_snoozed]

    def believed(self, now: datetime) -> "Deliveries":
        """Without what a clock saw that was far ahead: it has not come yet."""
        limit = now + AHEAD

        def is_past(instant: datetime | None) -> bool:
            return instant is None or instant <= limit

        if self.is_believed(now):
            return self
        history = tuple(entry for entry in self.history if is_past(entry.on))
        waiting = {
            key: each if each.due <= now + LONGEST_SNOOZE else each._replace(due=now)
            for key, each in self.waiting.items()
            if is_past(each.at)
        }
        # what is older than GRACE would not be shown any more, so nothing is asked of before
        newest = max((entry.on for entry in history), default=now - GRACE)
        seen = self.seen if is_past(self.seen) else newest
        return self._replace(
            seen=seen,
            waiting=waiting,
            history=history,
            looked=self.looked if is_past(self.looked) else None,
            lost=self.lost if is_past(self.lost) else now,
        )

    def is_believed(self, now: datetime) -> bool:
        """Whether nothing in it comes from a clock that was far ahead."""
        instants = [self.seen, self.looked, self.lost, *(entry.on for entry in self.history)]
        instants += [each.at for each in self.waiting.values()]
        instants += [each.due - LONGEST_SNOOZE for each in self.waiting.values()]
        return all(each is None or each <= now + AHEAD for each in instants)

    def of(self, uids: Container[str]) -> "Deliveries":
        """What is known of these reminders, and what was shown of any: of one that is no longer
        there, nobody can tell more than its uid.
        """
        return self._replace(
            waiting={key: each for key, each in self.waiting.items() if each.uid in uids},
            history=tuple(each for each in self.history if each.text or each.uid in uids),
        )

    def told(self) -> list[Ended]:
        """What became of past occurrences, the newest first; silent ends left out."""
        return [entry for entry in reversed(self.history) if entry.fate not in SILENT]

    def unseen(self) -> list[Ended]:
        """What was missed or could not be shown since the person last looked."""
        lost = (Fate.MISSED, Fate.FAILED)
        return [e for e in self.history if e.fate in lost and not self._was_seen(e.on)]

    @property
    def is_loss_unseen(self) -> bool:
        """Whether what was known was lost since the person last looked."""
        return self.lost is not None and not self._was_seen(self.lost)

    def last_of(self, uid: str) -> Ended | Waiting | None:
        """The latest occurrence of a reminder that was shown, missed or waits."""
        known: list[Ended | Waiting] = [w for w in self.waiting.values() if w.uid == uid]
        known += [entry for entry in self.told() if entry.uid == uid]
        return max(known, key=lambda each: each.at, default=None)

    def _was_seen(self, instant: datetime) -> bool:
        return self.looked is not None and instant <= self.looked


def key_of(uid: str, wall: datetime) -> str:
    """The name of one occurrence of a reminder."""
    return f"{uid}@{wall.isoformat(timespec='minutes')}"
