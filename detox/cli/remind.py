"""`detox remind`: what is due, shown, and out again; a timer calls it every minute."""

from argparse import Namespace

from detox.asleep import is_asleep
from detox.cli.parser import IT, Parser, json_option
from detox.cli.registry import Command
from detox.domain.problem import N_
from detox.i18n import gettext as _

TICK_SECONDS = 60


def _remind_options(parser: Parser) -> None:
    json_option(parser, IT)
    parser.add_argument(
        "--stay", action="store_true", help=_("check every minute until your desktop session ends")
    )


def _remind(args: Namespace) -> int:
    if args.stay:
        from detox.cli.remind_stay import stay

        return stay(TICK_SECONDS)
    if not args.json and is_asleep():
        return 0
    from detox.cli.remind_look import look  # nearly always nothing is due, which needs no house

    return look(as_json=args.json)


COMMANDS = {
    "remind": Command(
        N_(
            "Show the reminders that are due, each once, and exit. Your system’s scheduler runs "
            "this\nevery minute; “detox reminders install” sets that up."
        ),
        _remind,
        _remind_options,
        (N_("remind"), N_("remind --json")),
    )
}
