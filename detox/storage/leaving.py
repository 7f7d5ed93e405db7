"""Accounts, their breaks and history, and slips: to records and back."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from detox.domain.absence import Break, Pause, Slip
from detox.domain.account import Account, Deed, Event, State
from detox.domain.session import LONGEST_MINUTES
from detox.storage.document import Raw
from detox.storage.fields import (
    Flaw,
    day_field,
    day_text,
    maybe_day_field,
    text_field,
    word_field,
)

T = TypeVar("T")


def account_raw(account: Account) -> Raw:
    """An account as its file keeps it."""
    raw: Raw = {
        "name": account.name,
        "platform": account.platform,
        "state": str(account.state),
        **{field: day_text(getattr(account, field)) for field in _ACCOUNT_DAYS},
        "reason": account.reason,
        "breaks": [_break_raw(each) for each in account.breaks],
        "events": [_event_raw(each) for each in account.events],
    }
    if account.added_on is not None:
        raw["added_on"] = account.added_on.isoformat()
    return raw


def account_from(uid: str, raw: Raw) -> Account:
    """An account from its file. Raises `Flaw`; one without what its state needs is one."""
    account = Account(
        uid,
        text_field(raw, "name", needed=True),
        text_field(raw, "platform"),
        word_field(State, raw, "state"),
        **{field: maybe_day_field(raw, field) for field in _ACCOUNT_DAYS},
        reason=text_field(raw, "reason"),
        breaks=tuple(_listed(raw, "breaks", _break_from)),
        events=tuple(_listed(raw, "events", _event_from)),
        added_on=maybe_day_field(raw, "added_on"),
    )
    missing = [field for field in _NEEDED.get(account.state, ()) if getattr(account, field) is None]
    if missing:
        raise Flaw(missing[0])
    return account


_ACCOUNT_DAYS = (
    "day", "requested_on", "irreversible_on", "deactivated_on", "gone_on", "review_on",
)  # fmt: skip
_NEEDED = {
    State.LEAVING: ("day",),
    State.REQUESTED: ("requested_on", "irreversible_on"),
    State.GONE: ("gone_on",),
}


def slip_raw(slip: Slip) -> Raw:
    """A slip as its file keeps it."""
    return {
        "account": slip.account,
        "day": slip.day.isoformat(),
        "minutes": slip.minutes,
        "led_by": slip.led_by,
        "word": slip.word,
    }


def slip_from(uid: str, raw: Raw) -> Slip:
    """A slip from its file. Raises `Flaw`."""
    minutes = raw.get("minutes")
    if type(minutes) is not int or not 0 < minutes <= LONGEST_MINUTES:
        raise Flaw("minutes")
    return Slip(
        uid,
        text_field(raw, "account", needed=True),
        day_field(raw, "day"),
        minutes,
        text_field(raw, "led_by"),
        text_field(raw, "word"),
    )


def _break_raw(each: Break) -> Raw:
    return {
        "start": each.start.isoformat(),
        "end": day_text(each.end),
        "pauses": [{"start": p.start.isoformat(), "end": day_text(p.end)} for p in each.pauses],
    }


def _break_from(raw: Raw) -> Break:
    return Break(*_span(raw), tuple(_listed(raw, "pauses", lambda pause: Pause(*_span(pause)))))


def _span(raw: Raw) -> tuple[date, date | None]:
    start, end = day_field(raw, "start"), maybe_day_field(raw, "end")
    if end is not None and end < start:
        raise Flaw("end")
    return start, end


def _event_raw(event: Event) -> Raw:
    raw: Raw = {
        "on": event.on.isoformat(),
        "deed": str(event.deed),
        "day": day_text(event.day),
        "before": day_text(event.before),
        "reason": event.reason,
    }
    return {**raw, "is_told": True} if event.is_told else raw


def _event_from(raw: Raw) -> Event:
    return Event(
        day_field(raw, "on"),
        word_field(Deed, raw, "deed"),
        maybe_day_field(raw, "day"),
        maybe_day_field(raw, "before"),
        text_field(raw, "reason"),
        raw.get("is_told") is True,
    )


def _listed(raw: Raw, field: str, read: Callable[[Raw], T]) -> list[T]:
    found: Any = raw.get(field, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise Flaw(field)
    return [read(each) for each in found]
