"""What is said on the command line of how a table is to be read."""

from detox.cli.parser import Parser
from detox.i18n import gettext as _


def add_meanings(parser: Parser) -> None:
    """`--dates` and `--unit`, for what a table itself may leave open."""
    parser.add_argument(
        "--dates",
        choices=("dmy", "mdy"),
        default="",
        help=_("how to read 3/4/2026: day or month first"),
    )
    parser.add_argument(
        "--unit",
        choices=("seconds", "minutes", "hours"),
        default="",
        help=_("what a bare number means, if the file does not say"),
    )
