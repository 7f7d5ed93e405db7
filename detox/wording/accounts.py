"""An account in words: where it stands, its day, its break."""

from collections.abc import Iterable
from datetime import date

from detox.domain.absence import AwayFigures
from detox.domain.account import Account, State
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.i18n import ngettext, sentence_of
from detox.wording.dates import Written, close_day, day_and_month, near_day
from detox.wording.figures import countdown, day_count, half_up, share, titled

KEPT_ON_PURPOSE = N_("keep it, on purpose")
GRACE_UNKNOWN = N_("grace period not known")
_STATES = {
    State.UNDECIDED: N_("undecided"),
    State.KEEPING: N_("kept"),
    State.LEAVING: N_("leaving"),
    State.REQUESTED: N_("deletion requested"),
    State.GONE: N_("gone"),
}


def state(account: Account) -> str:
    """Where it stands; a break needs no decision."""
    if account.state is State.UNDECIDED and account.break_since is not None:
        return _("on a break")
    return _(_STATES[account.state])


def clock(account: Account, today: date) -> str:
    """The day its clock counts to, how far it is to come, and which of the two it is; empty without
    one."""
    if account.next_day is None:
        return ""
    left = (account.next_day - today).days
    parts = {"day": day_and_month(account.next_day, today), "when": countdown(left)}
    if account.state is not State.REQUESTED:
        return (
            _("%(when)s, %(day)s") % parts if left >= 0 else day_and_month(account.next_day, today)
        )
    if left == 0:
        return _("deletion final today")
    if left < 0:
        return final_since(parts["day"])
    return _("deletion final %(when)s, on %(day)s") % parts


def review(account: Account, today: date) -> str:
    """When to think again about one that is kept; empty where no day was chosen."""
    if account.review_on is None:
        return ""
    if account.review_has_come(today):
        return _("time to think again")
    return _("to reconsider on %(day)s") % {"day": day_and_month(account.review_on, today)}


def left_behind(accounts: Iterable[Account]) -> str:
    """That those that were left are gone, where nothing else is open."""
    count = sum(account.state is State.GONE for account in accounts)
    return ngettext("The account you left is gone.", "The accounts you left are gone.", count)


def final_since(day: str) -> str:
    """That there is no way back since a day."""
    return _("deletion final since %(day)s") % {"day": day}


def day_ahead(day: date, today: date) -> str:
    """A day to come, and how far it is."""
    return f"{day_and_month(day, today)}, {countdown((day - today).days)}"


def mean_break(figures: AwayFigures) -> str:
    """How long a break is on average, in whole days."""
    return day_count(int(half_up(figures.average)))


def share_away(figures: AwayFigures) -> str:
    """How many of the days since the first one away were away, in percent."""
    return share(figures.share, 1)


def away_since(since: date, today: date) -> str:
    """Since when there is a break, and how many days that makes."""
    if since == today:
        return _("on a break from today")
    parts = {"day": near_day(since, today), "days": day_count((today - since).days)}
    return _("on a break since %(day)s: %(days)s") % parts


def gone(name: str) -> str:
    """The day that it was all for, told as what it is."""
    return _("%(name)s is gone.") % {"name": name}


def away_at_last(account: Account, today: date) -> str:
    """Since when there is no time there, of one that is gone; empty without a break before."""
    if not account.breaks:
        return ""
    return _("Away since %(day)s.") % {"day": day_and_month(account.breaks[-1].start, today)}


def turned(before: Account, after: Account, today: date) -> str:
    """What became of an account, in a line: `Instagram: deletion moved from 31 Dec to 5 Jan`."""
    if after.state is State.GONE and before.state is not State.GONE:
        return " ".join(filter(None, (gone(after.name), away_at_last(after, today))))
    return titled(after.name, _turn(before, after, today))


def _turn(before: Account, after: Account, today: date) -> str:
    if before.name != after.name and before.state is after.state and before.uid:
        return _("the new name of %(name)s") % {"name": before.name}
    if before.state is State.REQUESTED and after.state is State.LEAVING:
        return _("the request to delete it was cancelled")
    if after.state is State.LEAVING and after.day is not None and before.day != after.day:
        if before.day is None:
            return _("to be deleted on %(day)s") % {"day": day_and_month(after.day, today)}
        return _("deletion moved from %(old)s to %(day)s") % {
            "old": close_day(before.day, today),
            "day": close_day(after.day, today),
        }
    if after.state is State.REQUESTED and after.irreversible_on and before.state is not after.state:
        parts = {"day": day_and_month(after.irreversible_on, today)}
        return _("deletion requested, final on %(day)s") % parts
    if before.deactivated_on != after.deactivated_on:
        return _("deactivated")
    if before.breaks != after.breaks:
        return _break_turn(after, today)
    return state(after)


def _break_turn(account: Account, today: date) -> str:
    since = account.break_since
    if since is None:
        return _("the break is over")
    if account.breaks[-1].is_paused:
        return _("the break is paused")
    return _("on a break since %(day)s") % {"day": near_day(since, today)}


def in_full(account: Account, today: date) -> str:
    """All of it in a sentence or a few; how long a break lasts is told to who asks for it."""
    said = [_sentence(account, today)]
    if account.reason:
        said.append(_("Why: %(reason)s.") % {"reason": account.reason.rstrip(".")})
    said.append(_review_sentence(account, today))
    if account.deactivated_on is not None and account.gone_on is None:
        day = day_and_month(account.deactivated_on, today)
        said.append(_("Deactivated on %(day)s, which deletes nothing.") % {"day": day})
    said.append(break_words(account, today))
    return " ".join(part for part in said if part)


def _review_sentence(account: Account, today: date) -> str:
    if account.review_on is None:
        return ""
    said = _("To reconsider on %(day)s.")
    if account.review_has_come(today):
        said = _("The day to think again about it has come: %(day)s.")
    return said % {"day": day_and_month(account.review_on, today)}


def break_words(account: Account, today: date, written: Written = day_and_month) -> str:
    """That a break goes on, and since when, in a sentence; else nothing."""
    if account.break_since is None:
        return ""
    paused = account.breaks[-1].is_paused
    words = _("On a break since %(day)s (paused).") if paused else _("On a break since %(day)s.")
    return sentence_of(words, {"day": written(account.break_since, today)})


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
    if account.next_day < today:
        said = _("Deletion has been final since %(day)s.")
        return (
            said if account.state is State.REQUESTED else _("Its day, %(day)s, has passed.")
        ) % parts
    if account.state is State.REQUESTED:
        return _("Deletion is final on %(day)s, %(when)s.") % parts
    return _("To be deleted on %(day)s, %(when)s.") % parts
