"""The person's account on a platform: what was decided about it, and the days that count.

`undecided -> keeping | leaving -> requested -> gone`, and back while there is a way back. Each
change of mind is a method that names it, takes the day it happened on, and refuses what cannot be.
One that changes nothing is none: it leaves the account and its history as they are.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from detox.domain.absence import Break, with_requests
from detox.domain.problem import N_, OnDay, Refused

NO_LONGER_HERE = N_("That account is no longer here.")


class State(StrEnum):
    """Where an account stands."""

    UNDECIDED = "undecided"
    KEEPING = "keeping"
    LEAVING = "leaving"
    REQUESTED = "requested"
    GONE = "gone"


class AccountDeed(StrEnum):
    """What happened to an account."""

    LEAVE = "leave"
    POSTPONE = "postpone"
    KEEP = "keep"
    RECONSIDER = "reconsider"
    DEACTIVATE = "deactivate"
    REQUEST = "request"
    CANCEL = "cancel"
    CONFIRM = "confirm"
    BREAK = "break"
    BREAK_PAUSE = "break_pause"
    BREAK_RESUME = "break_resume"
    BREAK_END = "break_end"


class Event(NamedTuple):
    """One entry of an account's history: when, what, the day it set, the day it replaced, why.

    `is_told` says that `day` is as the platform showed it, and was not worked out from a grace.
    """

    on: date
    deed: AccountDeed
    day: date | None = None
    before: date | None = None
    reason: str = ""
    is_told: bool = False


class Account(NamedTuple):
    """One account. `platform` is a catalogue id, or empty where the name says it all.

    `day` is the deletion day (clock 1), a local date; `irreversible_on` the day from which nothing
    brings the account back (clock 2). `review_on` is when to think again about one that is kept.
    `added_on` is when it was put in the list, where that is known.
    """

    uid: str
    name: str
    platform: str = ""
    state: State = State.UNDECIDED
    day: date | None = None
    requested_on: date | None = None
    irreversible_on: date | None = None
    deactivated_on: date | None = None
    gone_on: date | None = None
    reason: str = ""
    review_on: date | None = None
    breaks: tuple[Break, ...] = ()
    events: tuple[Event, ...] = ()
    added_on: date | None = None

    def leave_on(self, day: date, on: date) -> "Account":
        """Decide to leave, or move the day."""
        self._refuse_after_request(on)
        if self.state is State.LEAVING and day == self.day:
            return self
        event = Event(on, AccountDeed.LEAVE, day, self.day)
        return self._noted(event, state=State.LEAVING, day=day, reason="", review_on=None)

    def postpone(self, day: date, on: date, reason: str = "") -> "Account":
        """Move the deletion day to a later one, keeping the old one and why."""
        if self.state is not State.LEAVING or self.day is None:
            raise Refused(N_("“%(name)s” has no deletion day to postpone."), name=self.name)
        if day <= self.day:
            raise Refused(N_("The new day must come after the old one."))
        return self._noted(Event(on, AccountDeed.POSTPONE, day, self.day, reason), day=day)

    def keep(self, on: date, reason: str = "", review_on: date | None = None) -> "Account":
        """Keep it on purpose; the day goes, a break ends."""
        self._refuse_after_request(on)
        stands = (State.KEEPING, reason, review_on)
        if (self.state, self.reason, self.review_on) == stands and not self.is_on_break:
            return self
        account = self.end_break(on) if self.is_on_break else self
        event = Event(on, AccountDeed.KEEP, review_on, self.day, reason)
        return account._noted(
            event, state=State.KEEPING, day=None, reason=reason, review_on=review_on
        )

    def reconsider(self, on: date) -> "Account":
        """Leave the matter open; the day goes."""
        self._refuse_after_request(on)
        if self.state is State.UNDECIDED and self.deactivated_on is None:
            return self
        event = Event(on, AccountDeed.RECONSIDER, None, self.day)
        return self._noted(
            event, state=State.UNDECIDED, day=None, reason="", review_on=None, deactivated_on=None
        )

    def deactivate(self, on: date) -> "Account":
        """Hide it on the platform, which deletes nothing."""
        if self.state not in (State.UNDECIDED, State.LEAVING):
            raise Refused(N_("“%(name)s” can’t be deactivated now."), name=self.name)
        if on == self.deactivated_on:
            return self
        return self._noted(Event(on, AccountDeed.DEACTIVATE), deactivated_on=on)

    def request(self, on: date, irreversible_on: date, *, is_told: bool = False) -> "Account":
        """Deletion was asked for: clock 2 counts to `irreversible_on`, which the platform told."""
        self._refuse_after_request(on)
        if self.state is State.KEEPING:
            raise Refused(
                N_("“%(name)s” is kept on purpose; decide to leave it first."), name=self.name
            )
        if irreversible_on < on:
            raise Refused(N_("Deletion can’t be final before it is requested."))
        event = Event(on, AccountDeed.REQUEST, irreversible_on, self.day, is_told=is_told)
        return self._noted(
            event,
            state=State.REQUESTED,
            day=self.day or on,
            requested_on=on,
            irreversible_on=irreversible_on,
        )

    def cancel_request(self, on: date, reason: str = "") -> "Account":
        """A login, or a decision, undid the request: clock 2 stops. The account is still being left
        if a day had been chosen before; otherwise it is undecided.
        """
        self._refuse_unless_requested()
        assert self.irreversible_on is not None
        assert self.requested_on is not None
        if on < self.requested_on:  # on that day there was no request to undo yet
            raise self.not_asked_for()
        if on >= self.irreversible_on:
            raise self._final_since(self.irreversible_on)
        event = Event(on, AccountDeed.CANCEL, None, self.irreversible_on, reason)
        day = self.day if self._had_day() else None
        state = State.UNDECIDED if day is None else State.LEAVING
        return self._noted(event, state=state, day=day, requested_on=None, irreversible_on=None)

    def confirm(self, on: date) -> "Account":
        """It was looked for and is gone."""
        self._refuse_unless_requested()
        assert self.irreversible_on is not None
        if on < self.irreversible_on:
            raise self.not_final_before(self.irreversible_on)
        event = Event(on, AccountDeed.CONFIRM, on, self.irreversible_on)
        account = self.end_break(on) if self.is_on_break else self
        return account._noted(event, state=State.GONE, gone_on=on)

    def not_final_before(self, day: date) -> Refused:
        """What is said to who would look, or note that it is gone, before it can be."""
        message = N_("The deletion of “%(name)s” is only final on %(day)s: check after that.")
        return Refused(message, name=self.name, day=OnDay(day))

    def begin_break(self, since: date) -> "Account":
        """Stay away since a day."""
        if self.state is State.GONE:
            raise self._is_gone()
        if self.is_on_break:
            raise Refused(N_("There is already a break from “%(name)s”."), name=self.name)
        if self.breaks and self.breaks[-1].end is not None and since < self.breaks[-1].end:
            raise Refused(N_("The break before that one ended later than that."))
        event = Event(since, AccountDeed.BREAK, since)
        return self._noted(event, breaks=(*self.breaks, Break(since)))

    def pause_break(self, on: date) -> "Account":
        """Interrupt the break on purpose; these days do not count as away."""
        event = Event(on, AccountDeed.BREAK_PAUSE, on)
        return self._noted(event, breaks=(*self.breaks[:-1], self._break().pause(on)))

    def resume_break(self, on: date) -> "Account":
        """Go on with the break."""
        event = Event(on, AccountDeed.BREAK_RESUME, on)
        return self._noted(event, breaks=(*self.breaks[:-1], self._break().resume(on)))

    def end_break(self, on: date) -> "Account":
        """End the break; it stays in the history with its length."""
        event = Event(on, AccountDeed.BREAK_END, on)
        return self._noted(event, breaks=(*self.breaks[:-1], self._break().finish(on)))

    def _had_day(self) -> bool:
        """Whether its deletion day was chosen, and is not merely the one of the request."""
        last = self._last_request()
        return last is None or last.before is not None

    def _last_request(self) -> Event | None:
        return next((e for e in reversed(self.events) if e.deed is AccountDeed.REQUEST), None)

    @property
    def told_on(self) -> date | None:
        """The day of no return that the platform showed; nothing where it was worked out."""
        last = self._last_request()
        is_told = last is not None and last.is_told and last.day == self.irreversible_on
        return self.irreversible_on if is_told else None

    @property
    def chosen_on(self) -> date | None:
        """When its deletion day was chosen, where that is known."""
        deeds = (AccountDeed.LEAVE, AccountDeed.POSTPONE)
        return next((e.on for e in reversed(self.events) if e.deed in deeds), None)

    @property
    def has_reckoned_clock(self) -> bool:
        """Whether its day of no return comes after the request, and was worked out."""
        asked, last = self.requested_on, self.irreversible_on
        return asked is not None and last is not None and last > asked and self.told_on is None

    def is_final(self, day: date) -> bool:
        """Whether the deletion is asked for, and nothing brings the account back on a day."""
        last = self.irreversible_on if self.state is State.REQUESTED else None
        return last is not None and day >= last

    @property
    def last_way_back(self) -> date | None:
        """The last day on which the request could be undone; nothing where there was none."""
        asked, final = self.requested_on, self.irreversible_on
        return final - timedelta(days=1) if asked and final and asked < final else None

    @property
    def is_on_break(self) -> bool:
        """Whether a break goes on, paused or not."""
        return bool(self.breaks) and self.breaks[-1].end is None

    def goes_on(self, day: date) -> bool:
        """Whether the break of a day goes on, unpaused."""
        return self.is_on_break and not self.breaks[-1].is_paused and self.breaks[-1].covers(day)

    @property
    def break_since(self) -> date | None:
        """The first day of the break that goes on."""
        return self.breaks[-1].start if self.is_on_break else None

    @property
    def absences(self) -> tuple[Break, ...]:
        """The times away: its breaks, and from the request on, unless it was cancelled, one stays
        out until the account is gone.
        """
        return with_requests(self.breaks, self._requests())

    def _requests(self) -> Iterator[Break]:
        """From each request to what cancelled it; one that was not has no end."""
        asked = None
        for event in self.events:
            if event.deed is AccountDeed.REQUEST:
                asked = event.on
            elif event.deed is AccountDeed.CANCEL and asked is not None:
                if asked < event.on:
                    yield Break(asked, event.on)
                asked = None
        if self._left_on is not None:
            yield Break(self._left_on)

    @property
    def _left_on(self) -> date | None:
        """The day its deletion was asked for, where that stands."""
        if self.state not in (State.REQUESTED, State.GONE):
            return None
        return self.requested_on or self.irreversible_on or self.gone_on

    @property
    def there_until(self) -> date | None:
        """The day from which it takes no more time; nothing where it stays, or no day is chosen."""
        return self.day if self.state is State.LEAVING else self._left_on

    def is_away(self, day: date) -> bool:
        """Whether a day is one away from it."""
        return any(each.covers(day) for each in self.absences)

    def had_break(self, day: date) -> bool:
        """Whether a day was one of a break, unpaused."""
        return any(each.covers(day) for each in self.breaks)

    @property
    def there_since(self) -> date | None:
        """The day it was added, where nothing noted of it is older than that."""
        if self.added_on is None:
            return None
        known = [self.requested_on, self.deactivated_on, self.gone_on]
        known += [each.start for each in self.breaks]
        is_older = any(day is not None and day < self.added_on for day in known)
        return None if is_older else self.added_on

    @property
    def next_day(self) -> date | None:
        """The day its clock counts to: deletion, then the day of no return."""
        if self.state is State.LEAVING:
            return self.day
        if self.state is State.REQUESTED:
            return self.irreversible_on
        return None

    def day_has_come(self, today: date) -> bool:
        """Whether its deletion day has come or gone by, and the deletion is not asked for."""
        return self.state is State.LEAVING and self.day is not None and self.day <= today

    def review_has_come(self, today: date) -> bool:
        """Whether the day to think again about it has come or gone by, and nothing was decided."""
        return self.review_on is not None and self.review_on <= today

    def day_has_passed(self, today: date) -> bool:
        """Whether its deletion day has gone by, and the deletion is not asked for."""
        return self.day_has_come(today) and self.day != today

    def days_left(self, today: date) -> int | None:
        """Whole days to `next_day`; negative once it has passed."""
        return None if self.next_day is None else (self.next_day - today).days

    def _noted(self, event: Event, **changed: object) -> "Account":
        return self._replace(events=(*self.events, event), **changed)  # type: ignore[arg-type]  # fields of ours

    def _break(self) -> Break:
        if not self.is_on_break:
            raise Refused(N_("There is no break from “%(name)s”."), name=self.name)
        return self.breaks[-1]

    def _refuse_after_request(self, on: date) -> None:
        if self.state is State.GONE:
            raise self._is_gone()
        if self.state is not State.REQUESTED:
            return
        if self.is_final(on):
            message = N_(
                "Deletion of “%(name)s” has been final since %(day)s: first record that it is "
                "gone, or on which day before that the request was cancelled."
            )
            raise Refused(message, name=self.name, day=OnDay(self.irreversible_on or on))
        raise Refused(
            N_("Deletion of “%(name)s” is already requested; cancel the request first."),
            name=self.name,
        )

    def _refuse_unless_requested(self) -> None:
        if self.state is not State.REQUESTED:
            raise self.not_asked_for()

    def _final_since(self, day: date) -> Refused:
        """What is said to who would undo the request once that is over."""
        message = N_("Deletion has been final since %(day)s: the request can’t be undone.")
        if self.last_way_back is not None:
            message = N_(
                "Deletion has been final since %(day)s. If the request was cancelled before that, "
                "give the day: %(last)s at the latest."
            )
        return Refused(message, day=OnDay(day), last=OnDay(self.last_way_back or day))

    def not_asked_for(self) -> Refused:
        """What is said where nothing was asked of the platform that could be undone or found."""
        if self.state is State.GONE:
            return self._is_gone()
        return Refused(N_("Deletion of “%(name)s” hasn’t been requested."), name=self.name)

    def _is_gone(self) -> Refused:
        message = N_(
            "“%(name)s” is gone. If it is there again: remove this entry, then add the account "
            "anew; or add it under another name."
        )
        return Refused(message, name=self.name)


def by_next_day(accounts: list[Account]) -> list[Account]:
    """Those with a day first, the nearest first; then by name."""
    return sorted(accounts, key=lambda a: (a.next_day or date.max, a.name.casefold(), a.uid))
