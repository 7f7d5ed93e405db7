"""What an hour is worth, as the commands that reckon with it ask for it."""

from argparse import Namespace

from detox.bootstrap import Detox
from detox.cli.deeds import read_if
from detox.cli.parser import Parser
from detox.deeds import measures as m
from detox.i18n import gettext as _
from detox.services.costing import Amount


def rate_option(parser: Parser) -> None:
    """Ask for it; `typed_rate` reads it."""
    parser.add_argument(
        "--rate",
        metavar=_("AMOUNT"),
        help=_("what an hour is worth: 100 EUR (your rate, or as answered last)"),
    )


def typed_rate(app: Detox, args: Namespace) -> Amount | None:
    """The amount and its currency; nothing where none was typed. Raises `Refused`."""
    return read_if(app, m.amount, args.rate)
