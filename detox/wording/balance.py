"""The balance in words: what was won back, and plainly what is not noted."""

from datetime import date

from detox.domain.account import Account
from detox.domain.balance import Line
from detox.domain.problem import N_
from detox.i18n import counted
from detox.i18n import gettext as _
from detox.services.balance import Balance, Money
from detox.wording.dates import short_period
from detox.wording.figures import clauses, day_count, duration, money

WON_BACK, NOTED, SLIPS = N_("won back"), N_("logged"), N_("slips")
EQUAL_SHARES = N_("Platforms without their own figure get equal shares, which is a guess.")


def rest(balance: Balance) -> tuple[str, int]:
    """What there is to say below what was won back and logged: its name, and how many minutes."""
    won, left = balance.reclaimed_minutes, balance.not_noted_minutes
    if won < 0:
        return _("more than before"), -won
    return (_("not logged"), left) if left >= 0 else (_("logged beyond that"), -left)


def won_words(minutes: int) -> str:
    """How much was won back, or how much more went there than before."""
    if minutes < 0:
        return _("%(time)s more there than before") % {"time": duration(-minutes)}
    return _("%(time)s won back") % {"time": duration(minutes)}


def remark(line: Line) -> str:
    """What there is to know of a line: its slips, and how sure its time before is."""
    said = []
    if line.slips_minutes:
        said.append(
            _("minus %(duration)s spent there") % {"duration": duration(line.slips_minutes)}
        )
    if line.days_guessed:
        said.append(_("an equal share, a guess"))
    if line.days_unknown:
        said.append(_("%(days)s without a figure") % {"days": day_count(line.days_unknown)})
    return clauses(said)


def away(balance: Balance) -> str:
    """On how many days there was an absence."""
    count = balance.days_away
    return counted("%(count)d day away", "%(count)d days away", count)


def worth(cents: int, currency: str) -> str:
    """Hundredths of a currency as money."""
    return money(cents / 100, currency)


def priced_days(money: Money, today: date) -> str:
    """The days of some amounts: 1–9 Nov, 20–28 Nov."""
    return ", ".join(short_period(span, today) for span in money.spans)


def priced_words(money: Money, today: date) -> str:
    """That amounts are of some of the days they stand beside."""
    return _("Amounts in %(currency)s are for the days with a rate in it (%(days)s).") % {
        "currency": money.currency,
        "days": priced_days(money, today),
    }


def unknown_words(account: Account, line: Line) -> str:
    """That nobody said what an account used to take, on so many days."""
    return counted(
        "What %(name)s used to take isn’t known for %(count)d day",
        "What %(name)s used to take isn’t known for %(count)d days",
        line.days_unknown,
        name=account.name,
    )
