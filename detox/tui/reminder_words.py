"""The reminders as their screen tells them: a line of each, and all about the chosen one."""

from collections.abc import Container, Iterator
from datetime import datetime, timedelta
from functools import cached_property
from itertools import islice, takewhile
from typing import NamedTuple

from detox.bootstrap import Detox
from detox.deeds.nouns.reminder import coming, planned
from detox.domain.delivery import Deliveries, Ended, Waiting
from detox.domain.problem import DataTrouble, Problem
from detox.domain.reminder import Reminder, ReminderKind, Unneeded
from detox.i18n import gettext as _
from detox.i18n import ngettext, pgettext
from detox.services.delivering import Message
from detox.services.upcoming import Occurrence, Upcoming
from detox.tui.core import CoreApp
from detox.tui.whose_turn import is_quick, next_names
from detox.wording.deliveries import (
    entry_words,
    past_words,
    short_moment,
    told_at,
    waiting_words,
)
from detox.wording.figures import quoted, titled
from detox.wording.reminders import (
    NO_ACCOUNT_AHEAD,
    NOTHING_AHEAD,
    WHEN,
    conditions_words,
    held_back_words,
    moment_words,
    reminder_about,
    reminder_title,
    short_when,
    unneeded_words,
    wait_words,
    weeks_words,
    when_words,
)

NEXT, WEEKS, PAST, MISSED = 5, 4, 3, 3
MOST_NAME = 20
AHEAD, MOST_AHEAD = timedelta(days=5), 12


class ReminderLine(NamedTuple):
    """One reminder as the list shows it; `moment` and `short` say when it comes next."""

    uid: str
    is_on: bool
    title: str
    when: str
    moment: str
    short: str


class Part(NamedTuple):
    """One thing about a reminder: what it is, and a line or several."""

    label: str
    lines: list[str]
    is_muted: bool = False


class Board:
    """All reminders at one instant; what is asked for a second time is not worked out again."""

    def __init__(self, app: CoreApp) -> None:
        self._app = app
        self._detox = app.detox
        self._at_once = app.detox.records.snapshot
        self.reminders = {r.uid: r for r in app.detox.reminders.all()}
        self.now = app.detox.clock.local(app.detox.clock.now())
        self._day_start = app.detox.rules.day_start
        known, self.trouble = _read(app.detox, self.reminders)
        self._known = known
        self._waiting = {w.uid: w for w in sorted(known.waiting.values(), key=_latest_first)}
        self._history = known.told()
        self.unseen = known.unseen()
        self._parts: dict[str, list[Part]] = {}

    @cached_property
    def _upcoming(self) -> Upcoming:
        return self._detox.upcoming()

    @property
    def is_any_own(self) -> bool:
        """Whether the person has made one."""
        return any(not r.is_built_in for r in self.reminders.values())

    @cached_property
    def lines(self) -> list[ReminderLine]:
        """A line of each."""
        return self._at_once(lambda: [self._line(each) for each in self.reminders.values()])

    def parts(self, uid: str) -> list[Part]:
        """All about one."""
        if uid not in self._parts:
            told = self._at_once(lambda: self._told(self.reminders[uid]))
            self._parts[uid] = [part for part in told if part.lines]
        return self._parts[uid]

    @cached_property
    def agenda(self) -> Part:
        """What comes in the next days, of all; what is not needed as things stand is left out."""
        said = [
            titled(self._short(at), title)
            for at, title in sorted(self._at_once(self._needed))[:MOST_AHEAD]
        ]
        return Part(pgettext("reminders", "All"), said)

    def _needed(self) -> list[tuple[datetime, str]]:
        """The moments of the next days, and what comes then."""
        end, found = self._detox.clock.now() + AHEAD, []
        for reminder in filter(self._comes, self.reminders.values()):
            times = takewhile(lambda each: each.comes <= end, self._endless(reminder))
            for each in islice(times, MOST_AHEAD):
                if self._detox.conditions.why_not(each) is None:
                    found.append((each.comes, reminder_title(reminder)))
        return found

    def missed(self, entries: list[Ended]) -> str:
        """What was missed, by name and moment, the latest first."""
        said = [self._named(entry) for entry in reversed(entries)][:MISSED]
        rest = len(entries) - len(said)
        if rest:
            more = ngettext("%(count)d more", "%(count)d more", rest)
            said.append(more % {"count": rest})
        return _("While you were away: %(what)s") % {"what": "  ·  ".join(said)}

    def sample(self, reminder: Reminder) -> Message:
        """The notification of a reminder as it would come next."""
        return self._detox.reminding.sample(reminder, self._upcoming)

    def past(self) -> list[tuple[str, str, str]]:
        """Every occurrence that is known of: when, which one, what became of it."""
        waiting = [(w.at, w.uid, "", self._waits(w)) for w in self._waiting.values()]
        ended = [(told_at(e), e.uid, e.text, self._became_of(e)) for e in self._history]
        return [
            (self._short(at), text or self._title(uid), said)
            for at, uid, text, said in [*waiting, *ended]
        ]

    def _line(self, reminder: Reminder) -> ReminderLine:
        at, why_not = self._next(reminder) if self._comes(reminder) else (None, None)
        moment = short = ""
        if why_not is not None:
            moment = short = unneeded_words(why_not)
        elif at is not None:
            short = short_moment(at, self.now, self._day_start)
            moment = _("%(moment)s, %(wait)s")
            moment %= {"moment": short, "wait": wait_words(at, self.now, self._day_start)}
        elif self._comes(reminder):
            over = pgettext("reminder", "over")
            moment = short = _(NOTHING_AHEAD) if reminder.is_by_plan else over
        title, when = reminder_title(reminder), short_when(reminder)
        return ReminderLine(reminder.uid, reminder.is_on, title, when, moment, short)

    def _comes(self, reminder: Reminder) -> bool:
        return reminder.is_on and self._detox.settings.reminders

    def _next(self, reminder: Reminder) -> tuple[datetime | None, Unneeded | None]:
        """When it is shown next, or why that would be before is not; what was put off counts."""
        next_one, why_not = self._detox.conditions.next_needed(self._endless(reminder))
        return self._local(next_one.comes) if next_one else None, why_not

    def _told(self, reminder: Reminder) -> list[Part]:
        only = conditions_words(reminder, self._app.name_of)
        return [
            Part("", [reminder_about(reminder)], is_muted=True),
            Part(_(WHEN), [when_words(reminder), *([only] if only else [])]),
            Part(_("Next"), self._moments(reminder) if self._comes(reminder) else []),
            Part(_("Weeks"), self._weeks(reminder)),
            Part(_("Past"), self._became(reminder)),
            Part(_("Text"), self._says(reminder)),
            Part(_("Perhaps"), self._whom(reminder)),
            Part(_("Changed"), self._changed(reminder)),
        ]

    def _changed(self, reminder: Reminder) -> list[str]:
        if not reminder.is_changed:
            return []
        key = self._app.key_of("reminders.remove")
        return [_("%(key)s brings it back to what it was") % {"key": key}]

    def _says(self, reminder: Reminder) -> list[str]:
        said = [quoted(text) for text in reminder.texts]
        if len(said) > 1:
            said = [*said[:2], *([_("and others, in turn")] if said[2:] else [_("in turn")])]
        if not reminder.texts:
            said = [quoted(self.sample(reminder).line)]
        if reminder.is_by_plan:
            named = _("names the account"), _("names no account")
            is_named = reminder.names_platforms or self._detox.settings.names
            said.append(named[0] if is_named else named[1])
        return said

    def _whom(self, reminder: Reminder) -> list[str]:
        """Those one could write to, whom no notification names."""
        if reminder.kind is not ReminderKind.TOUCH or not is_quick(self._detox):
            return []
        return next_names(self._detox)

    def _moments(self, reminder: Reminder) -> list[str]:
        waiting = self._waiting.get(reminder.uid)
        said = [self._waits(waiting)] if waiting is not None else []
        found = self._coming(reminder, NEXT)
        times = [self._local(each.comes) for each in found]
        for place, at in enumerate(times):
            why_not = self._detox.conditions.why_not(found[place])
            tell = short_moment if place or why_not else moment_words
            told = tell(at, self.now, self._day_start)
            said.append(titled(told, unneeded_words(why_not)) if why_not else told)
        if found and found[0].until is not None:
            said.insert(len(said) - len(times) + 1, held_back_words(times[0]))
        if not said and reminder.is_by_plan:
            said = [_(NO_ACCOUNT_AHEAD)]
        return said or [_(NOTHING_AHEAD)]

    def _weeks(self, reminder: Reminder) -> list[str]:
        conditions, now = self._detox.conditions, self._detox.clock.now()
        weeks = conditions.weeks(reminder, self._upcoming, WEEKS, now)
        return weeks_words(reminder, weeks, self._app.overview.today)

    def _became(self, reminder: Reminder) -> list[str]:
        ended = [entry for entry in self._history if entry.uid == reminder.uid][:PAST]
        return [titled(self._short(entry.at), entry_words(entry)) for entry in ended]

    def _became_of(self, entry: Ended) -> str:
        return past_words(entry, self._short(entry.at))

    def _waits(self, waiting: Waiting) -> str:
        due = self._local(waiting.next_try)
        return waiting_words(waiting, due, self.now, self._day_start)

    def _named(self, entry: Ended) -> str:
        title = self._title(entry.uid)
        title = title if len(title) <= MOST_NAME else f"{title[: MOST_NAME - 1].rstrip()}…"
        return f"{title} {self._short(entry.at)}".replace(" ", "\xa0")

    def _title(self, uid: str) -> str:
        reminder = self.reminders.get(uid)
        return reminder_title(reminder) if reminder is not None else uid

    def _coming(self, reminder: Reminder, count: int) -> list[Occurrence]:
        return list(islice(planned(self._detox, reminder, self._upcoming), count))

    def _endless(self, reminder: Reminder) -> Iterator[Occurrence]:
        return coming(self._detox, reminder, self._upcoming, self._known.waiting.values())

    def _short(self, instant: datetime) -> str:
        return short_moment(self._local(instant), self.now, self._day_start)

    def _local(self, instant: datetime) -> datetime:
        return self._detox.clock.local(instant)


def _read(detox: Detox, uids: Container[str]) -> tuple[Deliveries, Problem | None]:
    """What became of them, read once; where that can't be, why."""
    try:
        return detox.deliveries.read().of(uids), None
    except DataTrouble as trouble:
        return Deliveries(), trouble.problem


def _latest_first(waiting: Waiting) -> float:
    return -waiting.next_try.timestamp()
