"""An account in words: where it stands, its day, its break."""

from datetime import date

from detox.domain.account import Account, State
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.wording.dates import day_and_month, short_day
from detox.wording.figures import countdown, days

_STATES = {
    State.UNDECIDED: N_("undecided"),
    State.KEEPING: N_("kept"),
    State.LEAVING: N_("leaving"),
    State.REQUESTED: N_("asked for"),
    State.GONE: N_("gone"),
}


def state(account: Account) -> str:
    """Where it stands; a break needs no decision."""
    if account.state is State.UNDECIDED and account.break_since is not None:
        return _("on a break")
    return _(_STATES[account.state])


def away(account: Account, today: date) -> str:
    """Since when there is a break, short; nothing where there is none."""
    if account.break_since is None:
        return ""
    return _("away since %(day)s (%(days)s)") % {
        "day": short_day(account.break_since, today),
        "days": days((today - account.break_since).days),
    }


def in_full(account: Account, today: date) -> str:
    """All of it in a sentence or two."""
    said = [_sentence(account, today)]
    if account.break_since is not None:
        said.append(
            _("A break since %(day)s: %(days)s.")
            % {
                "day": day_and_month(account.break_since, today),
                "days": days((today - account.break_since).days),
            }
        )
    return " ".join(part for part in said if part)


def _sentence(account: Account, today: date) -> str:
    if account.next_day is None:
        return {
            State.UNDECIDED: "" if account.break_since else _("Nothing is decided yet."),
            State.KEEPING: _("Kept on purpose."),
            State.GONE: _("Gone."),
        }.get(account.state, "")
    parts = {
        "day": day_and_month(account.next_day, today),
        "when": countdown((account.next_day - today).days),
    }
    if account.state is State.REQUESTED:
        return _("No return from %(day)s, %(when)s.") % parts
    return _("To be deleted on %(day)s, %(when)s.") % parts
