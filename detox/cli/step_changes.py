"""`detox steps done`, `skip`, `move`, `add` and the like: what a person does to a step."""

from argparse import Namespace

from detox.bootstrap import Detox
from detox.cli.deeds import read, read_if
from detox.cli.desk import opened
from detox.cli.listing import json_option, noun_option, told
from detox.cli.offers import COMING_DAYS, DAYS, accounts
from detox.cli.parser import Parser
from detox.cli.registry import Command
from detox.deeds import fields as f
from detox.deeds import steps
from detox.deeds.nouns.step import STEP
from detox.domain.problem import N_, Refused
from detox.domain.steps import Step, StepKind
from detox.domain.text import shown
from detox.i18n import gettext as _


def _open_step(parser: Parser) -> None:
    noun_option(parser, STEP, lambda _on, step: step.is_open)


def _done_options(parser: Parser) -> None:
    _open_step(parser)
    parser.add_argument("--on", metavar=_("DAY"), help=_("the day it was done"), offers=DAYS)
    json_option(parser)


def _done(args: Namespace) -> int:
    app = opened()
    step = app.leaving.done(STEP.find(app, args.uid).uid, read_if(app, f.day_gone, args.on))
    return _told_with_next(app, step, args, N_("Done: %(step)s."))


def _skip_options(parser: Parser) -> None:
    _open_step(parser)
    parser.add_argument("--reason", metavar=_("TEXT"), help=_("why"))
    json_option(parser)


def _skip(args: Namespace) -> int:
    app = opened()
    why = read(app, steps.because, args.reason or "")
    step = app.leaving.skip(STEP.find(app, args.uid).uid, why)
    return _told_with_next(app, step, args, N_("Skipped: %(step)s."))


def _reopen_options(parser: Parser) -> None:
    noun_option(parser, STEP, lambda _on, step: not step.is_open)
    json_option(parser)


def _remove_options(parser: Parser) -> None:
    noun_option(parser, STEP, lambda _on, step: step.kind is StepKind.OWN)
    json_option(parser)


def _reopen(args: Namespace) -> int:
    app = opened()
    step = app.leaving.reopen(STEP.find(app, args.uid).uid)
    return told(app, args, STEP, step, N_("To be done again: %(step)s, %(when)s."))


def _move_options(parser: Parser) -> None:
    _open_step(parser)
    parser.add_argument("day", nargs="+", help=_("the last day that is early enough"))
    json_option(parser)


def _move(args: Namespace) -> int:
    app = opened()
    step = app.leaving.move(STEP.find(app, args.uid).uid, read(app, f.step_day, " ".join(args.day)))
    return told(app, args, STEP, step, N_("Moved: %(step)s, %(when)s."))


def _order_options(parser: Parser) -> None:
    _open_step(parser)
    parser.add_argument(
        "place", metavar="N", help=_("its place among the steps of its day, from 1")
    )
    json_option(parser)


def _order(args: Namespace) -> int:
    app = opened()
    if not (args.place.isascii() and args.place.isdigit() and 1 <= int(args.place[:9]) <= 1000):
        raise Refused(N_("“%(typed)s” is not a place such as 1 or 2."), typed=shown(args.place))
    step = app.leaving.place(STEP.find(app, args.uid).uid, int(args.place))
    return told(app, args, STEP, step, N_("In its place: %(step)s, %(when)s."))


def _add_options(parser: Parser) -> None:
    parser.add_argument("account", help=_("the account it is for"), offers=accounts)
    parser.add_argument("words", nargs="+", metavar=_("TEXT"), help=_("what is to be done"))
    parser.add_argument(
        "--on",
        metavar=_("DAY"),
        required=True,
        help=_("the last day that is early enough"),
        offers=COMING_DAYS,
    )
    json_option(parser)


def _add(args: Namespace) -> int:
    app = opened()
    account = app.account_meant(args.account)
    words = read(app, steps.few_words, " ".join(args.words))
    step = app.leaving.add(account.uid, words, read(app, f.step_day, args.on))
    return told(app, args, STEP, step, N_("Added: %(step)s, %(when)s (%(uid)s)."))


def _remove(args: Namespace) -> int:
    app = opened()
    step = app.leaving.remove(STEP.find(app, args.uid).uid)
    undone = _("“detox undo” brings it back.")
    return told(app, args, STEP, step, N_("Removed: %(step)s."), undone)


def _told_with_next(app: Detox, step: Step, args: Namespace, sentence: str) -> int:
    following = app.leaving.plan(step.account).next
    said = _("Next: %(step)s, %(when)s (%(uid)s).")
    more = [] if following is None else [said % STEP.parts(app)(following)]
    return told(app, args, STEP, step, sentence, *more)


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
        _remove_options,
        (N_("steps remove 2611abcd"),),
    ),
}
