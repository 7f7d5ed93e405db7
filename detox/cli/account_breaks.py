"""`detox accounts break` and `slip`: days away from an account, and the moments that were not."""

from argparse import Namespace

from detox.cli.console import talk, tell, tell_json
from detox.cli.deeds import do, read, read_if
from detox.cli.desk import opened
from detox.cli.listing import noun_option
from detox.cli.offers import DAYS
from detox.cli.parser import Parser, json_option
from detox.cli.registry import Command
from detox.deeds import fields as f
from detox.deeds.accounts import ON_DAY
from detox.deeds.breaks import DEEDS
from detox.deeds.nouns.account import ACCOUNT, slip_data
from detox.domain.problem import N_, Refused, got
from detox.domain.tongues import any_answer
from detox.domain.typed.answers import of_a_break
from detox.domain.typed.durations import read_minutes
from detox.i18n import gettext as _
from detox.wording.dates import near_day
from detox.wording.figures import duration

_BY_NAME = {deed.verb: deed for deed in DEEDS}


def _break_options(parser: Parser) -> None:
    noun_option(parser, ACCOUNT)
    parser.add_argument(
        "words",
        nargs="*",
        default=[],
        metavar=_("WHAT"),
        help=_("begin, pause, resume or end, and the day if it is not today: since 22 april"),
        offers=lambda on: [] if on.values["words"] else list(_BY_NAME),
    )
    parser.add_argument(
        "--on", "--since", dest="on", metavar=_("DAY"), help=_(ON_DAY.help), offers=DAYS
    )
    json_option(parser)


def _break(args: Namespace) -> int:
    app = opened()
    account, (action, day) = app.account_meant(args.account), _action_and_day(args)
    return do(app, _BY_NAME[action], account, Namespace(on=day, json=args.json))


def _action_and_day(args: Namespace) -> tuple[str, str | None]:
    words = list(args.words)
    action = of_a_break(words[0]) if words else ""
    words = words[1:] if action else words
    if words and words[0].lower() in any_answer("since"):
        words = words[1:]
    if words and args.on is not None:
        raise Refused(N_("Give the day only once."))
    return action or "begin", " ".join(words) or args.on


def _slip_options(parser: Parser) -> None:
    noun_option(parser, ACCOUNT)
    parser.add_argument("minutes", nargs="+", help=_("how long it was: 20m, 1h30"))
    parser.add_argument("--on", metavar=_("DAY"), help=_("the day it was"), offers=DAYS)
    parser.add_argument("--led-by", metavar=_("TEXT"), help=_("what led to it"))
    parser.add_argument("--word", metavar=_("TEXT"), help=_("a word about it"))
    json_option(parser)


def _slip(args: Namespace) -> int:
    app = opened()
    account = app.account_meant(args.account)
    minutes = got(read_minutes(" ".join(args.minutes), app.language))
    led_by, word = read(app, f.words, args.led_by or ""), read(app, f.words, args.word or "")
    slip = app.accounts.slip(account.uid, minutes, read_if(app, f.day_gone, args.on), led_by, word)
    if args.json:
        tell_json(slip_data(slip, account))
        return 0
    parts = {
        "duration": duration(slip.minutes),
        "name": account.name,
        "day": near_day(slip.day, app.log.today()),
        "uid": slip.uid,
    }
    tell(_("Logged: %(duration)s on %(name)s, %(day)s (%(uid)s).") % parts)
    if account.goes_on(slip.day):
        talk(_("The break goes on."))
    return 0


BREAKS = {
    "break": Command(
        N_("start a break from one, pause it, resume it, or end it"),
        _break,
        _break_options,
        (
            N_("accounts break instagram"),
            N_("accounts break instagram since 22 april"),
            N_("accounts break instagram end --on yesterday"),
        ),
        changes=True,
    ),
    "slip": Command(
        N_("log time spent there during a break; the break goes on"),
        _slip,
        _slip_options,
        (
            N_("accounts slip instagram 20m"),
            N_('accounts slip facebook 10m --on yesterday --led-by "a birthday"'),
        ),
        changes=True,
    ),
}
