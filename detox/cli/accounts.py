"""`detox accounts`: the networks of a person, and the day each one ends."""

from typing import TYPE_CHECKING

from detox.cli.console import table, talk, tell, tell_json
from detox.cli.desk import closed, got, opened, read_day
from detox.cli.registry import Command
from detox.domain.problem import N_, Refused
from detox.i18n import gettext as _
from detox.wording.accounts import state

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from detox.bootstrap import Detox
    from detox.cli.parser import Parser
    from detox.domain.account import Account

_NO_DAY = ("none", "no", "aucun", "aucune", "non", "-")


def account_data(account: "Account") -> dict[str, object]:
    """An account as JSON shows it."""
    return {
        "uid": account.uid,
        "platform": account.platform or None,
        "name": account.name,
        "state": str(account.state),
        "day": account.day and account.day.isoformat(),
        "requested_on": account.requested_on and account.requested_on.isoformat(),
        "irreversible_on": account.irreversible_on and account.irreversible_on.isoformat(),
        "break_since": account.break_since and account.break_since.isoformat(),
    }


def _in_words(account: "Account", today: "date") -> str:
    from detox.wording.dates import day_and_month
    from detox.wording.figures import countdown, days

    said = []
    if account.next_day is not None:
        parts = {
            "when": countdown((account.next_day - today).days),
            "day": day_and_month(account.next_day, today),
        }
        said.append(_("%(when)s, %(day)s") % parts)
    if account.break_since is not None:
        parts = {
            "day": day_and_month(account.break_since, today),
            "days": days((today - account.break_since).days),
        }
        said.append(_("away since %(day)s (%(days)s)") % parts)
    return "; ".join(said)


def _list_options(parser: "Parser") -> None:
    parser.add_argument("--json", action="store_true", help=_("show the records as JSON"))


def _list(args: "Namespace") -> int:
    app = opened()
    accounts, today = app.accounts.all(), app.log.today()
    if args.json:
        tell_json([account_data(account) for account in accounts])
    elif accounts:
        table([[a.uid, a.name, state(a), _in_words(a, today)] for a in accounts])
    else:
        talk(_("No account is noted yet: detox accounts add NAME --day DAY notes one."))
    return closed(app)


def _add_options(parser: "Parser") -> None:
    parser.add_argument("name", help=_("a network such as instagram, or any name"))
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--day", help=_("the day it will be deleted"))
    what.add_argument("--keep", action="store_true", help=_("it is kept, on purpose"))
    parser.add_argument("--since", help=_("the day a break from it began"))
    parser.add_argument("--json", action="store_true", help=_("show the record as JSON"))


def _add(args: "Namespace") -> int:
    from detox.catalogue import recognise
    from detox.domain.text import read_name

    app = opened()
    platform = recognise(args.name)
    name = platform.name if platform else got(read_name(args.name))
    day = _deletion_day(app, args.day) if args.day else None
    since = _since(app, args.since) if args.since else None
    account = app.accounts.add(name, platform.id if platform else "", day, since, keep=args.keep)
    return _told(app, account, args, _("Added: %(account)s (%(uid)s)."))


def _told(app: "Detox", account: "Account", args: "Namespace", sentence: str) -> int:
    if args.json:
        tell_json(account_data(account))
        return 0
    words = _in_words(account, app.log.today())
    parts = [account.name, state(account), *([words] if words else [])]
    tell(sentence % {"account": ", ".join(parts), "uid": account.uid})
    return 0


def _deletion_day(app: "Detox", typed: str) -> "date":
    day, today = read_day(app, typed, "future"), app.log.today()
    if day < today:
        raise Refused(
            N_("%(day)s has gone by; a deletion day is %(today)s (today) or later."),
            day=day.isoformat(),
            today=today.isoformat(),
        )
    return day


def _since(app: "Detox", typed: str) -> "date":
    day = read_day(app, typed)
    if day > app.log.today():
        raise Refused(
            N_("%(day)s is still to come; a break is noted once it has begun."), day=day.isoformat()
        )
    return day


def _set_day_options(parser: "Parser") -> None:
    parser.add_argument("account", help=_("its name, or how it begins, or its uid"))
    parser.add_argument("day", nargs="+", help=_("the day it will be deleted; none takes it away"))
    parser.add_argument("--json", action="store_true", help=_("show the record as JSON"))


def _set_day(args: "Namespace") -> int:
    app = opened()
    before = app.accounts.find(args.account)
    typed = " ".join(args.day)
    if typed.lower() in _NO_DAY:
        after = before.reconsider(app.log.today())
    else:
        after = before.leave_on(_deletion_day(app, typed), app.log.today())
    app.accounts.change(before, after)
    return _told(app, after, args, _("Changed: %(account)s (%(uid)s)."))


def _remove_options(parser: "Parser") -> None:
    parser.add_argument("account", help=_("its name, or how it begins, or its uid"))


def _remove(args: "Namespace") -> int:
    app = opened()
    account = app.accounts.remove(args.account)
    tell(_("Removed: %(name)s (%(uid)s).") % {"name": account.name, "uid": account.uid})
    talk(_("«detox undo» brings it back."))
    return 0


COMMANDS = {
    "accounts": Command(
        N_("The accounts you leave, keep, or have not decided about."),
        default="list",
        subs={
            "list": Command(
                N_("list them, the next day first"), _list, _list_options, (N_("accounts list"),)
            ),
            "add": Command(
                N_("add one"),
                _add,
                _add_options,
                (
                    N_('accounts add instagram --day "31 december"'),
                    N_('accounts add facebook --since "22 may"'),
                    N_("accounts add youtube --keep"),
                ),
            ),
            "set-day": Command(
                N_("choose or move the day one is deleted"),
                _set_day,
                _set_day_options,
                (
                    N_("accounts set-day instagram 2026-12-31"),
                    N_("accounts set-day instagram none"),
                ),
            ),
            "remove": Command(
                N_("take one out of the list"),
                _remove,
                _remove_options,
                (N_("accounts remove instagram"),),
            ),
        },
    )
}
