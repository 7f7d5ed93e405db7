"""The reminders of one person: the built-in ones and their own, on and off, changed, snoozed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from detox.domain.delivery import AHEAD, Deliveries, Ended, Waiting
from detox.domain.problem import N_, Missing, Refused, Unreadable
from detox.domain.quiet import SNOOZE_LENGTHS, QuietHours, shown_at, snooze_until
from detox.domain.reminder import (
    BUILT_IN,
    LONGEST_TEXT,
    MOST_TEXTS,
    Only,
    Reminder,
    ReminderKind,
)
from detox.domain.text import clean
from detox.domain.typed.leads import NOT_LEADS, are_leads
from detox.domain.typed.words import fold
from detox.domain.walls import instant_of, wall_of
from detox.services.delivering import Book
from detox.services.naming import meant
from detox.services.ports import Change, Clock, Records
from detox.services.recurrence import first_day, read_rule
from detox.services.upcoming import Upcoming

NO_TITLES: Mapping[str, str] = {}
_EVENING_CAME = N_("This evening has come already; snooze it for 10m or 1h, or until “tomorrow”.")


class ReminderEdit(NamedTuple):
    """What to change in a reminder; `None` leaves it. An empty `texts` brings ours back."""

    texts: tuple[str, ...] | None = None
    rule: str | None = None
    at: time | None = None
    first: date | None = None
    leads: tuple[int, ...] | None = None
    zone: str | None = None
    only: Only | None = None
    names_platforms: bool | None = None


class Reminders:
    """All reminders. `today` tells the person's day, `unique` makes the uid of a new one, and
    `is_zone` says whether a name is one; `quiet` is when none is shown.
    """

    def __init__(
        self,
        records: Records,
        book: Book,
        clock: Clock,
        today: Callable[[], date],
        unique: Callable[[], str],
        is_zone: Callable[[str], bool],
        quiet: QuietHours | None = None,
    ) -> None:
        self._records = records
        self._book = book
        self._clock = clock
        self._today = today
        self._unique = unique
        self._is_zone = is_zone
        self._quiet = quiet

    def all(self) -> list[Reminder]:
        """The built-in ones in their order, then the person's own by time of day."""
        stored = self._records.of(Reminder)
        own = [r for r in stored.values() if r.kind is ReminderKind.OWN]
        built_in = [stored.get(r.uid, r) for r in BUILT_IN]
        limit = self._clock.now() + AHEAD
        return [
            reminder.changed_by(limit)
            for reminder in [*built_in, *sorted(own, key=lambda r: (r.at, r.uid))]
        ]

    def find(self, said: str, titles: Mapping[str, str] = NO_TITLES) -> Reminder:
        """One by its uid, else its title or a text of its own, else an unambiguous beginning of
        any of these; `titles` are by uid, folded. Raises `Refused`.
        """
        found = self.meant(said, titles)
        if len(found) != 1:
            message = N_("No reminder, or more than one, is called “%(said)s”.")
            raise Missing(message, N_("That reminder is no longer here."), said=said)
        return found[0]

    def meant(self, said: str, titles: Mapping[str, str] = NO_TITLES) -> list[Reminder]:
        """All that may be meant, in their order."""

        def names(one: Reminder) -> list[str]:
            return [one.uid, *map(fold, one.texts)]

        known, word = self.all(), fold(said)
        its = [one for one in known if one.uid == word]
        its = its or [one for one in known if word and word in (*names(one), titles.get(one.uid))]
        return (
            its
            or meant(word, known, names)
            or meant(word, known, lambda r: [titles.get(r.uid, "")])
        )

    def add(self, edit: ReminderEdit) -> Reminder:
        """A reminder of the person's own; it needs a text, a rule and a time. Raises `Refused`."""
        if not edit.texts:
            raise Refused(N_("A reminder needs a text."))
        if not edit.rule or edit.at is None:
            raise Refused(N_("A reminder needs a rule and a time of day, such as monday 9:00."))
        now = self._clock.now()
        fresh = Reminder(
            self._unique(), ReminderKind.OWN, edit.at, first=self._today(), changed=now
        )
        reminder = self.checked(fresh, edit)
        self._begin(now)
        self._records.commit("reminder.add", [Change(None, reminder)])
        return reminder

    def once(self, uid: str, text: str, day: date, at: time) -> Reminder:
        """One of the person's own that comes once, in the place of an earlier one of that uid.

        Raises `Refused` for a time that has passed.
        """
        now, before = self._clock.now(), self._records.of(Reminder).get(uid)
        fresh = Reminder(uid, ReminderKind.OWN, at, first=self._today(), changed=now)
        edit = ReminderEdit((text,), "FREQ=DAILY;COUNT=1", at, day)
        reminder = self.checked(fresh, edit)
        self._begin(now)
        self._records.commit("reminder.add", [Change(before, reminder)])
        return reminder

    def edit(self, uid: str, edit: ReminderEdit) -> Reminder:
        """Change one; what would have come before the change is not made up for."""
        before = self.find(uid)
        after = self.checked(before, edit)
        return before if after == before else self._put(before, after, "reminder.edit")

    def switch(self, uid: str, *, is_on: bool) -> Reminder:
        """Switch one on or off."""
        return self.switch_all([uid], is_on=is_on)[0]

    def switch_all(self, uids: Sequence[str], *, is_on: bool) -> list[Reminder]:
        """Switch several on or off as one step; gives all of them as they are now."""
        stored, now = self._records.of(Reminder), self._clock.now()
        befores = [self.find(uid) for uid in uids]
        afters = [r if r.is_on is is_on else r.switched(is_on, now) for r in befores]
        changes = [
            Change(stored.get(after.uid), after)
            for before, after in zip(befores, afters, strict=True)
            if after is not before
        ]
        if changes:
            self._begin(now)
            self._records.commit("reminder.switch", changes)
        return afters

    def remove(self, uid: str) -> Reminder:
        """Take one of the person's own away, or bring a built-in one back to what it was."""
        before = self.find(uid)
        stored = self._records.of(Reminder).get(before.uid)
        if stored is None:
            raise Refused(N_("That reminder comes with Detox: turn it off instead."))
        self._records.commit("reminder.remove", [Change(stored, None)])
        return before

    def checked(self, reminder: Reminder, edit: ReminderEdit) -> Reminder:
        """The reminder as it would be after an edit. Raises `Refused` where it can't be."""
        chosen = {name: value for name, value in edit._asdict().items() if value is not None}
        if "texts" in chosen:
            chosen["texts"] = _texts(chosen["texts"], needed=not reminder.is_built_in)
        if reminder.is_by_plan and ("rule" in chosen or "first" in chosen):
            raise Refused(N_("The days of that reminder come from the accounts."))
        if not reminder.is_by_plan and "leads" in chosen:
            raise Refused(N_("Only a reminder about accounts can come days ahead."))
        if "rule" in chosen:
            chosen["rule"] = _rule(chosen["rule"])
        if "leads" in chosen:
            chosen["leads"] = _leads(chosen["leads"])
        self.check_zone(chosen.get("zone", ""))
        after = self._counted(reminder._replace(**chosen), chosen)
        if (after.rule, after.at, after.first) != (reminder.rule, reminder.at, reminder.first):
            self._check_that_it_comes(after)
        return after

    def check_zone(self, zone: str) -> None:
        """Raises `Refused` for a name that is no zone; none at all goes with the person."""
        if zone and not self._is_zone(zone):
            raise Refused(
                N_("“%(zone)s” isn’t a known time zone; one looks like Europe/Paris."), zone=zone
            )

    def _check_that_it_comes(self, reminder: Reminder) -> None:
        """One that follows from the accounts comes once they have such days."""
        if reminder.is_by_plan or not reminder.rule:
            return
        upcoming = Upcoming([reminder], list, self._clock.zone)
        now, here = self._clock.now(), self._clock.here()
        if next(upcoming.next_of(reminder, now, here), None) is None:
            raise Refused(
                N_("That would never come: its days have passed or don’t exist; choose others.")
            )

    def _counted(self, reminder: Reminder, chosen: dict[str, Any]) -> Reminder:
        """With the first day that a changed rule counts from: that of its next time."""
        if reminder.is_by_plan or not {"rule", "first"} & chosen.keys():
            return reminder
        now = wall_of(self._clock.now(), self._clock.zone(reminder.zone))
        asked = chosen.get("first")
        first = datetime.combine(asked or now.date(), reminder.at)
        after = datetime.combine(asked, time()) - timedelta(seconds=1) if asked else now
        return reminder._replace(first=first_day(reminder.rule, first, after))

    def check_snooze(self, reminder: Reminder) -> None:
        """Raises `Refused` where none came yet that could be put off, and `DataTrouble`."""
        _last(self._book.read(), reminder)

    def snooze(self, uid: str, word: str) -> tuple[Reminder, datetime]:
        """Show the latest occurrence again in `10m`, `1h`, this `evening` or `tomorrow`.

        Gives the instant at which it comes, after any quiet hours. Raises `Refused` for another
        word, or where nothing came yet.
        """
        reminder = self.find(uid)
        until = self._until(word)
        last = _last(self._book.read(), reminder)
        self._records.put_off(Waiting(last.uid, last.wall, last.at, until, is_snoozed=True))
        return reminder, until

    def history(self) -> list[Ended]:
        """What became of past occurrences, the newest first; those nobody needed left out."""
        return self._told_of().told()

    def waiting(self) -> list[Waiting]:
        """What waits to be shown: put off, deferred, failed so far."""
        return sorted(self._told_of().waiting.values(), key=lambda each: each.next_try)

    def _told_of(self) -> Deliveries:
        """What is known of the reminders that are there."""
        return self._book.read().of({reminder.uid for reminder in self.all()})

    def unseen(self) -> list[Ended]:
        """What was missed or failed since the person last looked."""
        return self._told_of().unseen()

    def is_loss_unseen(self) -> bool:
        """Whether what was known of them was lost since the person last looked."""
        return self._book.read().is_loss_unseen

    def looked(self) -> None:
        """The person has seen what was missed."""
        if self.unseen() or self.is_loss_unseen():
            with self._book.changing() as turn:
                turn.known = turn.known._replace(looked=self._clock.now())

    def _put(self, before: Reminder, after: Reminder, deed: str) -> Reminder:
        after = after._replace(changed=self._clock.now())
        self._begin(self._clock.now())
        stored = self._records.of(Reminder).get(before.uid)
        self._records.commit(deed, [Change(stored, after)])
        return after

    def _begin(self, now: datetime) -> None:
        """From here on reminders count, though nothing has looked for them yet."""
        if self._book.read().seen is None:
            here = self._clock.here()
            with self._book.changing() as turn:
                if turn.known.seen is None and turn.lost is None:  # else the next look says so
                    turn.known = turn.known._replace(seen=now, seen_wall=wall_of(now, here))

    def _until(self, word: str) -> datetime:
        now = self._clock.now()
        here = self._clock.here()
        wall = wall_of(now, here)
        then = snooze_until(word, wall, self._today())
        if then is None and word == "evening":
            raise Refused(_EVENING_CAME)
        if then is None:
            raise Refused(
                N_("A reminder can be snoozed for 10m or 1h, or until “evening” or “tomorrow”.")
            )
        until = now + (then - wall) if word in SNOOZE_LENGTHS else instant_of(then, here)
        return shown_at(until, self._quiet, here)


def _last(known: Deliveries, reminder: Reminder) -> Ended | Waiting:
    last = known.last_of(reminder.uid)
    if last is None:
        raise Refused(N_("That reminder hasn’t come yet: there is nothing to snooze."))
    return last


def _texts(texts: tuple[str, ...], *, needed: bool) -> tuple[str, ...]:
    if len(texts) > MOST_TEXTS:
        raise Refused(N_("A reminder can have %(most)d texts at most."), most=MOST_TEXTS)
    long = max((len(text) for text in texts), default=0)
    if long > LONGEST_TEXT:
        raise Refused(
            N_("A reminder’s text can have %(most)d characters at most."), most=LONGEST_TEXT
        )
    kept = tuple(text for text in (clean(each, LONGEST_TEXT) for each in texts) if text)
    if needed and not kept:
        raise Refused(N_("A reminder needs a text."))
    return kept


def _rule(text: str) -> str:
    rule = read_rule(text)
    if isinstance(rule, Unreadable):
        raise Refused(rule.problem.message, **rule.problem.params)
    return rule


def _leads(leads: tuple[int, ...]) -> tuple[int, ...]:
    if not are_leads(leads):
        raise Refused(NOT_LEADS.message, **NOT_LEADS.params)
    return tuple(sorted(set(leads), reverse=True))
