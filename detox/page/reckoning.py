"""The balance of a period as sentences: what was won back, and what of it is noted."""

from detox.domain.account import Account
from detox.domain.balance import Line
from detox.i18n import gettext as _
from detox.i18n import ngettext
from detox.page.words import listed, network_count, spent, whole
from detox.services.balance import Balance
from detox.wording.figures import money


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
            _("What that used to take was never said, so there is nothing to compare it with.")
        )
        return said
    said += [_won_back(found), *guess(found), _noted(found), *_unknown(gone, named=private)]
    return [*said, *_worth(found)] if private else said


def _days_away(gone: list[tuple[Account, Line]], *, named: bool) -> str:
    lengths = [line.days_away for _account, line in gone]
    parts = {
        "days": whole(max(lengths)),
        "fewest": whole(min(lengths)),
        "networks": who([account for account, _line in gone], named=named),
    }
    if min(lengths) == max(lengths):
        said = ngettext(
            "%(days)s day away from %(networks)s.",
            "%(days)s days away from %(networks)s.",
            max(lengths),
        )
        return said % parts
    return _("Between %(fewest)s and %(days)s days away from %(networks)s.") % parts


def _won_back(found: Balance) -> str:
    slips = sum(line.slips_minutes for _account, line in found.lines)
    parts = {
        "before": spent(before_minutes(found)),
        "slips": spent(slips),
        "won": spent(found.reclaimed_minutes),
    }
    if not slips:
        return (
            _("By the time before, that comes to %(before)s, and all of it was won back.") % parts
        )
    said = _("By the time before, that comes to %(before)s; less %(slips)s of slips, to %(won)s.")
    return said % parts


def guess(found: Balance) -> list[str]:
    """That the parts of a figure for all are a guess, where they are."""
    if not found.guessed:
        return []
    return [
        _(
            "How the time for all the networks divides is a guess, in equal parts;"
            " “detox measure --set” tells it."
        )
    ]


def _noted(found: Balance) -> str:
    rest = found.not_noted_minutes
    parts = {"noted": spent(found.noted_minutes), "rest": spent(rest)}
    if not found.noted_minutes:
        return _("What became of it is not noted.")
    if rest > 0:
        return _("%(noted)s of it is noted; what became of the other %(rest)s is not.") % parts
    if rest == 0:
        return _("All of it is noted.")
    return _("%(noted)s is noted, which is more: other time went into it as well.") % parts


def _unknown(gone: list[tuple[Account, Line]], *, named: bool) -> list[str]:
    unknown = [account for account, line in gone if line.days_unknown]
    if not unknown:
        return []
    said = _(
        "What %(networks)s used to take is not known for all of the days; these count as none."
    )
    return [said % {"networks": who(unknown, named=named)}]


def _worth(found: Balance) -> list[str]:
    said = _("At the hourly rate, what was won back is worth %(won)s, and what is noted %(noted)s.")
    return [
        said
        % {
            "won": money(each.reclaimed_cents / 100, each.currency),
            "noted": money(each.noted_cents / 100, each.currency),
        }
        for each in found.money
    ]
