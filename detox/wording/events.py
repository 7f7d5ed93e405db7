"""The history of an account in words: what happened to it, and the slips in between."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from detox.domain.absence import Slip
from detox.domain.account import Account, AccountDeed, Event
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.wording.dates import day_and_month
from detox.wording.figures import clauses, duration

_DEEDS = {
    AccountDeed.LEAVE: N_("to be deleted on %(day)s"),
    AccountDeed.POSTPONE: N_("postponed from %(before)s to %(day)s"),
    AccountDeed.KEEP: N_("kept on purpose"),
    AccountDeed.RECONSIDER: N_("back to undecided"),
    AccountDeed.DEACTIVATE: N_("deactivated, which deletes nothing"),
    AccountDeed.REQUEST: N_("deletion requested, final on %(day)s"),
    AccountDeed.CANCEL: N_("request cancelled, nothing deleted"),
    AccountDeed.CONFIRM: N_("checked: gone"),
    AccountDeed.BREAK: N_("break began"),
    AccountDeed.BREAK_PAUSE: N_("break paused"),
    AccountDeed.BREAK_RESUME: N_("break resumed"),
    AccountDeed.BREAK_END: N_("break ended"),
}
_INSTEAD = {
    AccountDeed.LEAVE: N_("previously %(before)s"),
    AccountDeed.KEEP: N_("instead of deletion on %(before)s"),
    AccountDeed.RECONSIDER: N_("instead of deletion on %(before)s"),
    AccountDeed.CANCEL: N_("it would have been final on %(before)s"),
}


class HistoryLine(NamedTuple):
    """One line of a history: its day, and the event or the slip of that day."""

    on: date
    what: Event | Slip


def history(account: Account, slips: Iterable[Slip]) -> list[HistoryLine]:
    """Every event and slip of an account by its day, those of one day as they were noted."""
    entries = [
        *(HistoryLine(e.on, e) for e in account.events),
        *(HistoryLine(s.day, s) for s in slips),
    ]
    return sorted(entries, key=lambda entry: entry.on)


def told(what: Event | Slip, today: date) -> str:
    """An event or a slip, without its day."""
    return slip(what) if isinstance(what, Slip) else event(what, today)


def event(happened: Event, today: date) -> str:
    """What happened: `postponed from Thursday 31 December to …; the archive is late`."""
    parts = {
        "day": day_and_month(happened.day, today) if happened.day else "",
        "before": day_and_month(happened.before, today) if happened.before else "",
    }
    said = [_(_DEEDS[happened.deed]) % parts]
    if happened.deed is AccountDeed.KEEP and happened.day:
        said.append(_("to reconsider on %(day)s") % parts)
    if happened.deed in _INSTEAD and happened.before not in (None, happened.day):
        said.append(_(_INSTEAD[happened.deed]) % parts)
    return clauses([*said, happened.reason])


def slip(noted: Slip) -> str:
    """A slip: `20 min there; a birthday; nothing new`."""
    said = _("%(duration)s there") % {"duration": duration(noted.minutes)}
    return clauses((said, noted.led_by, noted.word))
