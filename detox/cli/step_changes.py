"""`detox steps done`, `skip`, `move`, `add` and the like: what a person does to a step."""

from typing import TYPE_CHECKING

from detox.cli.account_records import json_option
from detox.cli.console import talk, tell, tell_json
from detox.cli.deeds import read, read_if
from detox.cli.desk import opened
from detox.cli.registry import Command
from detox.deeds import fields as f
from detox.deeds import steps
from detox.domain.problem import N_, Refused
from detox.i18n import gettext as _

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from detox.bootstrap import Detox
    from detox.cli.parser import Parser
    from detox.domain.account import Account
    from detox.domain.platform import Facts
    from detox.domain.steps import Step


def step_data(
    step: "Step", account: "Account", facts: "Facts | None", today: "date", language: str
) -> dict[str, object]:
    """A step as JSON shows it; `host` is where `link` leads to."""
    from detox.wording.steps import step_host, step_how, step_link, step_title, step_why

    return {
        "uid": step.uid,
        "account": account.name,
        "kind": str(step.kind),
        "title": step_title(step, account),
        "why": step_why(step, facts, language),
        "how": step_how(step, facts, language),
        "latest": step.latest.isoformat(),
        "sensible": step.sensible.isoformat(),
        "progress": str(step.progress),
        "on": step.on and step.on.isoformat(),
        "reason": step.reason or None,
        "link": step_link(step, facts),
        "host": step_host(step, facts),
        "late": step.is_late(today),
        "moved": step.is_moved,
        "deadline": str(step.deadline),
    }


def _uid(app: "Detox", typed: str) -> str:
    """A uid, or the name of an account in place of its own, as in `instagram.delete`."""
    name, dot, kind = typed.rpartition(".")
    if not dot or any(step.uid.startswith(typed) for step in _steps(app)):
        return typed
    return f"{app.account_meant(name).uid}.{kind}"


def _steps(app: "Detox") -> "list[Step]":
    return [step for plan in app.leaving.plans() for step in plan.steps]


def _step_option(parser: "Parser") -> None:
    parser.add_argument(
        "uid", help=_("its uid, or how that begins, or a name as in instagram.delete")
    )


def _done_options(parser: "Parser") -> None:
    _step_option(parser)
    parser.add_argument("--on", metavar=_("DAY"), help=_("the day it was done"))
    json_option(parser)


def _done(args: "Namespace") -> int:
    app = opened()
    step = app.leaving.done(_uid(app, args.uid), read_if(app, f.day_gone, args.on))
    return _told(app, step, args, N_("Done: %(step)s."), onwards=True)


def _skip_options(parser: "Parser") -> None:
    _step_option(parser)
    parser.add_argument("--reason", metavar=_("TEXT"), help=_("why"))
    json_option(parser)


def _skip(args: "Namespace") -> int:
    app = opened()
    step = app.leaving.skip(_uid(app, args.uid), read(app, steps.because, args.reason or ""))
    return _told(app, step, args, N_("Skipped: %(step)s."), onwards=True)


def _reopen_options(parser: "Parser") -> None:
    _step_option(parser)
    json_option(parser)


def _reopen(args: "Namespace") -> int:
    app = opened()
    step = app.leaving.reopen(_uid(app, args.uid))
    return _told(app, step, args, N_("To be done again: %(step)s, %(when)s."))


def _move_options(parser: "Parser") -> None:
    _step_option(parser)
    parser.add_argument("day", nargs="+", help=_("the last day that is early enough"))
    json_option(parser)


def _move(args: "Namespace") -> int:
    app = opened()
    step = app.leaving.move(_uid(app, args.uid), read(app, f.step_day, " ".join(args.day)))
    return _told(app, step, args, N_("Moved: %(step)s, %(when)s."))


def _order_options(parser: "Parser") -> None:
    _step_option(parser)
    parser.add_argument(
        "place", metavar="N", help=_("its place among the steps of its day, from 1")
    )
    json_option(parser)


def _order(args: "Namespace") -> int:
    from detox.domain.text import shown

    app = opened()
    if not (args.place.isascii() and args.place.isdigit() and 1 <= int(args.place[:9]) <= 1000):
        raise Refused(N_("“%(typed)s” is not a place such as 1 or 2."), typed=shown(args.place))
    step = app.leaving.place(_uid(app, args.uid), int(args.place))
    return _told(app, step, args, N_("In its place: %(step)s, %(when)s."))


def _add_options(parser: "Parser") -> None:
    parser.add_argument("account", help=_("the account it is for"))
    parser.add_argument("words", nargs="+", metavar=_("TEXT"), help=_("what is to be done"))
    parser.add_argument(
        "--on", metavar=_("DAY"), required=True, help=_("the last day that is early enough")
    )
    json_option(parser)


def _add(args: "Namespace") -> int:
    app = opened()
    account, words = (
        app.account_meant(args.account),
        read(app, steps.few_words, " ".join(args.words)),
    )
    step = app.leaving.add(account.uid, words, read(app, f.step_day, args.on))
    return _told(app, step, args, N_("Added: %(step)s, %(when)s (%(uid)s)."))


def _remove(args: "Namespace") -> int:
    app = opened()
    step = app.leaving.find(_uid(app, args.uid))
    account = app.accounts.find(step.account)
    app.leaving.remove(step.uid)
    if args.json:
        facts = app.leaving.plan(account.uid).facts
        tell_json(step_data(step, account, facts, app.log.today(), app.language))
        return 0
    tell(_("Removed: %(step)s.") % {"step": step.title})
    talk(_("“detox undo” brings it back."))
    return 0


def _told(
    app: "Detox", step: "Step", args: "Namespace", sentence: str, *, onwards: bool = False
) -> int:
    from detox.wording.dates import day_and_month
    from detox.wording.steps import deadline, step_title

    plan, today = app.leaving.plan(step.account), app.log.today()
    if args.json:
        tell_json(step_data(step, plan.account, plan.facts, today, app.language))
        return 0

    def parts(of: "Step") -> dict[str, object]:
        when = deadline(of, today, day_and_month)
        return {"step": step_title(of, plan.account), "when": when, "uid": of.uid}

    tell(_(sentence) % parts(step))
    if onwards and plan.next is not None:
        talk(_("Next: %(step)s, %(when)s (%(uid)s).") % parts(plan.next))
    return 0


CHANGES = {
    "done": Command(
        N_("note that one is done"),
        _done,
        _done_options,
        (N_("steps done instagram.ask-archive --on yesterday"),),
    ),
    "skip": Command(
        N_("leave one out, and say why"),
        _skip,
        _skip_options,
        (N_('steps skip instagram.goodbye --reason "said it by letter"'),),
    ),
    "reopen": Command(
        N_("take one up again that was done or left out"),
        _reopen,
        _reopen_options,
        (N_("steps reopen instagram.goodbye"),),
    ),
    "move": Command(
        N_("give one another day"),
        _move,
        _move_options,
        (N_('steps move instagram.goodbye "20 december"'),),
    ),
    "order": Command(
        N_("give one its place among those of its day"),
        _order,
        _order_options,
        (N_("steps order instagram.goodbye 1"),),
    ),
    "add": Command(
        N_("add one of your own"),
        _add,
        _add_options,
        (N_('steps add instagram "print the album" --on "10 december"'),),
    ),
    "remove": Command(
        N_("take one of your own away"),
        _remove,
        _reopen_options,
        (N_("steps remove 2611abcd"),),
    ),
}
