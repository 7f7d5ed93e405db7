"""Channels and what they took, in words: whose time, and money, each apart."""

from collections.abc import Callable
from datetime import date

from detox.domain.channel import ChannelKind, Effort, Taken
from detox.domain.days import DayRange
from detox.domain.problem import N_, NP_
from detox.i18n import counted, number
from detox.i18n import gettext as _
from detox.services.channels import Compared
from detox.wording.cost import whole_amount
from detox.wording.dates import short_period
from detox.wording.figures import clauses, duration, quoted

WHOSE = N_("Everything takes time. Whose?")
OWN, OTHERS, MONEY = N_("your own"), N_("someone else’s"), N_("in money")
IN_ALL, PER_ANSWER = N_("in all"), N_("per answer")
IN_PART = N_("in part")
NOTHING_YET = N_("No channels yet: detox channels add newsletter --kind newsletter adds one.")
NO_EFFORT_YET = N_(
    "No effort is logged yet: detox channels effort %(channel)s --own 5h --money 20 logs one."
)
NO_EFFORT_THEN = N_("No effort is logged in this period.")
KINDS = {
    ChannelKind.POSTS: NP_("channel", "posts"),
    ChannelKind.NEWSLETTER: NP_("channel", "newsletter"),
    ChannelKind.LETTERS: NP_("channel", "letters"),
    ChannelKind.CALLS: NP_("channel", "calls"),
    ChannelKind.PRESS: NP_("channel", "press"),
    ChannelKind.SPOT: NP_("channel", "spot"),
    ChannelKind.OWN: NP_("channel", "custom"),
}
_NO_TIME = "–"


def kind_words(kind: ChannelKind) -> str:
    """What sort of channel it is."""
    return _(KINDS[kind])


def effort_days(effort: Effort, today: date) -> str:
    """When it was."""
    return short_period(DayRange(effort.first, effort.after), today)


def effort_words(effort: Effort, today: date) -> str:
    """An effort in a line: when, whose time, money, what came of it."""
    return ", ".join(filter(None, [effort_days(effort, today), *_taken(effort), *_came(effort)]))


def _taken(effort: Effort) -> list[str]:
    said = []
    if effort.own_minutes:
        said.append(_("%(duration)s of your own") % {"duration": duration(effort.own_minutes)})
    for other in effort.others:
        who = f" ({other.who})" if other.who else ""
        said.append(_("%(duration)s of others") % {"duration": duration(other.minutes)} + who)
    if effort.money_cents:
        said.append(whole_amount(effort.money_cents, effort.currency))
    return said


def _came(effort: Effort) -> list[str]:
    said = []
    if effort.reached is not None:
        said.append(reached_words(effort.reached))
    if effort.answers is not None:
        said.append(answers_words(effort.answers))
    if effort.brought_cents is not None:
        said.append(brought_words(whole_amount(effort.brought_cents, effort.currency)))
    if effort.line:
        said.append(quoted(effort.line))
    return said


def reached_words(count: int) -> str:
    """How many it reached."""
    return counted("%(count)d person reached", "%(count)d people reached", count)


def answers_words(count: int | None) -> str:
    """How many answered; none is not the same as not counted."""
    if count is None:
        return _("answers not counted")
    if not count:
        return _("no answer so far")
    return counted("%(count)d answer", "%(count)d answers", count)


def own_words(taken: Taken) -> str:
    """One's own time."""
    return duration(taken.own_minutes) if taken.own_minutes else _NO_TIME


def others_words(taken: Taken) -> str:
    """The time of others."""
    return duration(taken.others_minutes) if taken.others_minutes else _NO_TIME


def brought_words(amount: str) -> str:
    """What it brought, of an amount in words."""
    return _("brought %(amount)s") % {"amount": amount}


def amount_words(cents: int | None, currency: str) -> str:
    """An amount; a dash for none."""
    return whole_amount(cents, currency) if cents and currency else _NO_TIME


def total_words(taken: Taken, currency: str) -> str:
    """All that has a price; `4 000 €, in part` where not all has."""
    said = amount_words(taken.total_cents, currency)
    if not taken.is_partial:
        return said
    return _("%(amount)s, in part") % {"amount": said} if taken.total_cents else _(IN_PART)


def per_answer_words(taken: Taken, currency: str) -> str:
    """What an answer cost, and one's own time for it."""
    if taken.cents_per_answer is None:
        return _NO_TIME
    own = taken.own_minutes_per_answer
    said = amount_words(taken.cents_per_answer, currency)
    return ", ".join(filter(None, (said, duration(own) if own else "")))


def remarks(compared: Compared) -> list[str]:
    """What has no price, and what lies partly beyond the period."""
    said = []
    for taken in compared.taken:
        if taken.others_unpriced_minutes:
            said.append(
                _("%(name)s: and %(duration)s of others, without a price.")
                % {
                    "name": taken.channel.name,
                    "duration": duration(taken.others_unpriced_minutes),
                }
            )
    if any(t.own_cents is None and t.own_minutes for t in compared.taken):
        said.append(_("Your own time has no price: detox rate 100 gives it one."))
    if compared.beyond:
        said.append(
            counted(
                "%(count)d effort begins before these days or ends after them; it counts whole.",
                "%(count)d efforts begin before these days or end after them; they count whole.",
                compared.beyond,
            )
        )
    return said


def answers_cell(taken: Taken) -> str:
    """How many answered; a dash where nobody counted."""
    return _NO_TIME if taken.answers is None else number(taken.answers)


def answer_words(taken: Taken, currency: str) -> str:
    """How many answered, and what an answer took."""
    said = answers_words(taken.answers)
    if taken.cents_per_answer is None:
        return said
    return clauses([said, _("each %(what)s") % {"what": per_answer_words(taken, currency)}])


def whose_rows(taken: Taken, currency: str) -> list[tuple[str, str, str]]:
    """Whose time, how long, and what it is worth; money, and the sum last."""
    return [
        (_(OWN), own_words(taken), amount_words(taken.own_cents, currency)),
        (_(OTHERS), others_words(taken), amount_words(taken.others_cents, currency)),
        (_(MONEY), "", amount_words(taken.money_cents, currency)),
        (_(IN_ALL), "", total_words(taken, currency)),
    ]


COLUMNS: tuple[tuple[str, Callable[[Taken, str], str]], ...] = (
    (OWN, lambda taken, _currency: own_words(taken)),
    ("", lambda taken, currency: amount_words(taken.own_cents, currency)),
    (OTHERS, lambda taken, _currency: others_words(taken)),
    ("", lambda taken, currency: amount_words(taken.others_cents, currency)),
    (MONEY, lambda taken, currency: amount_words(taken.money_cents, currency)),
    (IN_ALL, total_words),
    (PER_ANSWER, per_answer_words),
)
"""three that stand apart, and the sum last; a price has no title of its own"""
