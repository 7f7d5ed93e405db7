"""The balance of a period as sentences: what was won back, and what of it is noted."""

from detox.domain.account import Account
from detox.domain.balance import Line
from detox.i18n import gettext as _
from detox.i18n import ngettext, number
from detox.page.words import from_to, network_count, spent
from detox.services.balance import Balance
from detox.wording.balance import EQUAL_SHARES
from detox.wording.figures import capital, listed, money


def before_minutes(found: Balance) -> int:
    """What the days away used to take."""
    return sum(line.baseline_minutes for _account, line in found.lines)


def away(found: Balance) -> list[tuple[Account, Line]]:
    """The accounts with days away in the period."""
    return [(account, line) for account, line in found.lines if line.days_away]


def who(accounts: list[Account], *, named: bool) -> str:
    """Networks by their names, or by their number."""
    if named:
        return listed([account.name for account in accounts])
    return network_count(len(accounts))


def sentences(found: Balance, *, private: bool) -> list[str]:
    """What was won back and what became of it. Names and amounts of money are private."""
    gone = away(found)
    if not gone:
        return []
    said = [_days_away(gone, named=private)]
    if not found.has_figures:
        said.append(
            _(
                "It isn’t known yet how much time that used to take, so there is nothing to "
                "compare it with."
            )
        )
        return said
    said += [_won_back(found), *_guess(found), *_noted(found), *_unknown(gone, named=private)]
    return [*said, *_worth(found)] if private else said


def _days_away(gone: list[tuple[Account, Line]], *, named: bool) -> str:
    lengths = [line.days_away for _account, line in gone]
    fewest, most = min(lengths), max(lengths)
    parts = {
        "days": number(most),
        "fewest": number(fewest),
        "networks": who([account for account, _line in gone], named=named),
    }
    if fewest < most:
        return _("Away from %(networks)s, for %(fewest)s to %(days)s days each.") % parts
    if not named:
        return ngettext("%(days)s day away.", "%(days)s days away.", most) % parts
    said = ngettext(
        "%(days)s day away from %(networks)s.", "%(days)s days away from %(networks)s.", most
    )
    return said % parts


def _won_back(found: Balance) -> str:
    slips = sum(line.slips_minutes for _account, line in found.lines)
    parts = {
        "before": spent(before_minutes(found)),
        "slips": spent(slips),
        "won": spent(found.reclaimed_minutes),
    }
    if not slips:
        return (
            _("At the old pace, that would have taken %(before)s; all of it was won back.") % parts
        )
    if found.reclaimed_minutes < 0:
        said = _(
            "At the old pace, that would have taken %(before)s; %(slips)s was spent there, "
            "%(more)s more than before."
        )
        return said % {**parts, "more": spent(-found.reclaimed_minutes)}
    said = _(
        "At the old pace, that would have taken %(before)s; less the %(slips)s spent there, "
        "%(won)s was won back."
    )
    return said % parts


def _guess(found: Balance) -> list[str]:
    """That the parts of a figure for all are a guess, where they are."""
    if not found.guessed:
        return []
    return [_(EQUAL_SHARES), _("“detox measure --set” gives them one.")]


def _noted(found: Balance) -> list[str]:
    rest = found.not_noted_minutes
    parts = {"noted": spent(found.noted_minutes), "rest": spent(rest)}
    if found.reclaimed_minutes <= 0:
        said = _("%(noted)s is logged, all of it other time.")
        return [said % parts] if found.noted_minutes else []
    if not found.noted_minutes:
        said = _("What you did with it isn’t logged.")
    elif rest > 0:
        said = _("%(noted)s of it is logged; the other %(rest)s isn’t.")
    elif rest == 0:
        said = _("All of it is logged.")
    else:
        said = _("%(noted)s is logged, which is more than that: some of it is other time.")
    return [said % parts]


def _unknown(gone: list[tuple[Account, Line]], *, named: bool) -> list[str]:
    unknown = [account for account, line in gone if line.days_unknown]
    if not unknown:
        return []
    said = _(
        "What %(networks)s used to take isn’t known for every day; days without a figure count "
        "as zero."
    )
    return [said % {"networks": who(unknown, named=named)}]


def _worth(found: Balance) -> list[str]:
    said = []
    for each in found.money:
        parts = {
            "won": money(each.reclaimed_cents / 100, each.currency),
            "noted": money(each.noted_cents / 100, each.currency),
            "days": capital(", ".join(map(from_to, each.spans))),
        }
        has_won = bool(each.lines) and each.reclaimed_cents >= 0
        said.append(_worth_words(has_won=has_won, is_partial=found.is_partial(each)) % parts)
    return said


def _worth_words(*, has_won: bool, is_partial: bool) -> str:
    if is_partial and has_won:
        return _(
            "%(days)s: at the hourly rate of these days, the time won back is worth %(won)s, and "
            "the time logged %(noted)s."
        )
    if is_partial:
        return _("%(days)s: at the hourly rate of these days, the time logged is worth %(noted)s.")
    if has_won:
        return _(
            "At the hourly rate, the time won back is worth %(won)s, and the time logged %(noted)s."
        )
    return _("At the hourly rate, the time logged is worth %(noted)s.")
