"""An account, and the slips during its breaks."""

from collections.abc import Callable
from datetime import date

from detox.deeds.noun import Candidate, Noun, iso
from detox.domain.absence import Slip
from detox.domain.account import Account, State
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.services.agenda import Standing
from detox.services.house import House
from detox.wording.accounts import clock, review, state
from detox.wording.agenda import standing_words
from detox.wording.dates import day_and_month
from detox.wording.figures import clauses


def account_data(account: Account) -> dict[str, object]:
    """An account as JSON shows it."""
    return {
        "uid": account.uid,
        "platform": account.platform or None,
        "name": account.name,
        "state": str(account.state),
        "day": iso(account.day),
        "requested_on": iso(account.requested_on),
        "irreversible_on": iso(account.irreversible_on),
        "break_since": iso(account.break_since),
    }


def slip_data(slip: Slip, account: Account) -> dict[str, object]:
    """A slip as JSON shows it."""
    return {
        "uid": slip.uid,
        "account": account.name,
        "day": slip.day.isoformat(),
        "minutes": slip.minutes,
        "led_by": slip.led_by,
        "word": slip.word,
    }


def days_in_words(account: Account, today: date, known: Standing | None = None) -> str:
    """Its days, how its plan stands, and since when there is a break; its length is told to who
    asks for it.
    """
    said = [clock(account, today), review(account, today)]
    if known is not None:
        said += standing_words(known, today)
    if account.break_since is not None:
        said.append(_break_words(account) % {"day": day_and_month(account.break_since, today)})
    return clauses(said)


def _break_words(account: Account) -> str:
    """Since when; where nothing is decided, its state says already that there is a break."""
    paused = account.breaks[-1].is_paused
    if account.state is State.UNDECIDED:
        return _("since %(day)s, paused") if paused else _("since %(day)s")
    return _("away since %(day)s, paused") if paused else _("away since %(day)s")


def _parts(house: House) -> Callable[[Account], dict[str, object]]:
    def parts(account: Account) -> dict[str, object]:
        words = days_in_words(account, house.log.today())
        told = [account.name, state(account), *([words] if words else [])]
        return {"account": ", ".join(told), "name": account.name, "uid": account.uid}

    return parts


def _names(account: Account) -> list[Candidate]:
    return [(account.name, state(account))]


ACCOUNT = Noun(
    word="account",
    about=N_("its name or the start of it, or its uid"),
    find=lambda house, text: house.account_meant(text),
    all=lambda house: house.accounts.all(),
    data=lambda _house: account_data,
    parts=_parts,
    offers=lambda _house: _names,
)
