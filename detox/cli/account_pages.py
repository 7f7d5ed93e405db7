"""`detox accounts show` and `history`: all about one account."""

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from detox.bootstrap import Detox
from detox.cli.console import tell, tell_json
from detox.cli.desk import closed, opened
from detox.cli.listing import listing, noun_option, tabled
from detox.cli.parser import Parser, json_option
from detox.cli.registry import Command
from detox.deeds.noun import iso
from detox.deeds.nouns.account import ACCOUNT, account_data, slip_data
from detox.domain.absence import Slip, figures
from detox.domain.account import Account, Event, State
from detox.domain.platform import Facts
from detox.domain.problem import N_
from detox.i18n import counted
from detox.i18n import gettext as _
from detox.services.leaving import Plan
from detox.wording.accounts import in_full, mean_break, share_away, state
from detox.wording.agenda import moment
from detox.wording.dates import day_and_month, near_day
from detox.wording.events import history, told
from detox.wording.facts import doubts, purged_on
from detox.wording.figures import day_count, duration, titled
from detox.wording.plans import misfit, ties
from detox.wording.steps import step_title


def _show_options(parser: Parser) -> None:
    noun_option(parser, ACCOUNT)
    parser.add_argument(
        "--figures", action="store_true", help=_("with the length of breaks, and slips")
    )
    json_option(parser)


def _show(args: Namespace) -> int:
    app = opened()
    plan = app.leaving.plan(app.account_meant(args.account).uid)
    slips, today = app.accounts.slips(plan.account), app.log.today()
    if args.json:
        shown = _data(plan, slips, today, app.language)
        more = {"figures": _figures_data(plan.account, slips, today)} if args.figures else {}
        tell_json({**shown, **more})
        return closed(app)
    sentences = [*_sentences(plan, today), *_platform_words(plan, app.language, today)]
    if args.figures:
        sentences += _figures_words(plan.account, slips, today)
    for sentence in sentences:
        tell(sentence)
    return closed(app)


def _data(plan: Plan, slips: list[Slip], today: date, language: str) -> dict[str, object]:
    account = plan.account
    return {
        **account_data(account),
        "days_left": account.days_left(today),
        "reason": account.reason or None,
        "review_on": iso(account.review_on),
        "deactivated_on": iso(account.deactivated_on),
        "gone_on": iso(account.gone_on),
        "breaks": [
            {
                "start": iso(each.start),
                "end": iso(each.end),
                "pauses": [{"start": iso(p.start), "end": iso(p.end)} for p in each.pauses],
            }
            for each in account.breaks
        ],
        "slips": [slip_data(slip, account) for slip in slips],
        "plan": {"fits": plan.verdict.fits, "first_day": iso(plan.verdict.first_day)},
        "goes_with": plan.goes_with and plan.goes_with.name,
        "takes_along": [other.name for other in plan.takes],
        "facts": plan.facts and _facts_data(plan.facts, account, language),
    }


def _facts_data(facts: Facts, account: Account, language: str) -> dict[str, object]:
    grace = facts.grace()
    return {
        "grace_days": grace.days,
        "undo_days": grace.undo_days,
        "grace_confirmed": grace.confirmed,
        "login_undoes": grace.login_undoes,
        "purged_on": iso(purged_on(facts, account)),
        "delete_url": facts.delete_url and facts.delete_url.value,
        "export_url": facts.export_url and facts.export_url.value,
        "conflicts": facts.conflicts(language),
        "cautions": [each.words(language) for each in facts.cautions],
    }


def _figures_data(account: Account, slips: list[Slip], today: date) -> dict[str, object]:
    known = figures(account.absences, today)
    return {
        "current": known and known.current,
        "longest": known and known.longest,
        "average": known and round(known.average, 1),
        "share": known and round(known.share, 3),
        "slips": len(slips),
        "slip_minutes": sum(slip.minutes for slip in slips),
    }


def _sentences(plan: Plan, today: date) -> list[str]:
    account = plan.account
    said = [titled(f"{account.name} ({account.uid})", state(account))]
    said.append(in_full(account, today))
    for day, sentence in (
        (account.requested_on, N_("Deletion requested: %(day)s.")),
        (account.gone_on, N_("Checked, and gone: %(day)s.")),
    ):
        if day is not None:
            said.append(_(sentence) % {"day": near_day(day, today)})
    return [sentence for sentence in said if sentence]


def _platform_words(plan: Plan, language: str, today: date) -> list[str]:
    said = ties(plan)
    problem = misfit(plan, today)
    if problem:
        said.append(problem)
    if plan.next is not None:
        parts = {
            "step": step_title(plan.next, plan.account),
            "when": moment(plan.next, today, day_and_month),
        }
        said.append(_("Next: %(step)s, %(when)s.") % parts)
    purged = purged_on(plan.facts, plan.account)
    if purged is not None:
        parts = {"day": day_and_month(purged, today)}
        said.append(_("Servers and backups may keep copies until %(day)s.") % parts)
    known = doubts(plan.facts) if plan.facts and _may_be_deleted(plan.account) else []
    return [*said, *(titled(about, fact.words(language)) for about, fact in known)]


def _may_be_deleted(account: Account) -> bool:
    """Whether it is about to be, or nothing was decided yet: a break is an end in itself."""
    if account.state is State.UNDECIDED:
        return not account.is_on_break
    return account.state in (State.LEAVING, State.REQUESTED)


def _figures_words(account: Account, slips: list[Slip], today: date) -> list[str]:
    known = figures(account.absences, today)
    said = []
    if known is not None:
        if account.is_on_break:
            said.append(_("This break: %(days)s.") % {"days": day_count(known.current)})
        if len(account.absences) > 1:
            said.append(_("On average: %(days)s.") % {"days": mean_break(known)})
        said.append(
            _("Since the first day away, %(share)s of the days.") % {"share": share_away(known)}
        )
    else:
        said.append(_("No breaks yet."))
    if slips:
        noted = counted(
            "%(minutes)s there, in %(count)d visit.",
            "%(minutes)s there, in %(count)d visits.",
            len(slips),
            minutes=duration(sum(s.minutes for s in slips)),
        )
        said.append(noted)
    return said


class Past(NamedTuple):
    """Something that happened to an account."""

    account: Account
    what: Event | Slip
    on: date


def _past(app: Detox, args: Namespace) -> list[Past]:
    account = app.account_meant(args.account)
    entries = history(account, app.accounts.slips(account))
    return [Past(account, entry.what, entry.on) for entry in entries]


def _past_data(past: Past) -> dict[str, object]:
    account, what = past.account, past.what
    if isinstance(what, Slip):
        return {"on": what.day.isoformat(), "deed": "slip", **slip_data(what, account)}
    return {
        "on": what.on.isoformat(),
        "deed": str(what.deed),
        "uid": f"{account.uid}.{account.events.index(what)}",
        "account": account.name,
        "day": iso(what.day),
        "before": iso(what.before),
        "reason": what.reason or None,
    }


def _past_line(app: Detox) -> Callable[[Past], list[str]]:
    today = app.log.today()
    return lambda past: [day_and_month(past.on, today), told(past.what, today)]


def _nothing_yet(app: Detox, args: Namespace) -> str:
    name = app.account_meant(args.account).name
    return _("No history for %(name)s yet.") % {"name": name}


PAGES = {
    "show": Command(
        N_("everything about one account: its days, the reason, what comes next"),
        _show,
        _show_options,
        (N_("accounts show instagram"), N_("accounts show instagram --figures")),
    ),
    "history": listing(
        N_("the history of an account, with all its dates"),
        (N_("accounts history instagram"),),
        _past,
        lambda _app: _past_data,
        tabled(_past_line),
        nothing=_nothing_yet,
        options=lambda parser: noun_option(parser, ACCOUNT),
    ),
}
