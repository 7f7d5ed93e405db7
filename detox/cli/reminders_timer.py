"""`detox reminders install`, `uninstall`, `status`: reminders while Detox is closed."""

from argparse import Namespace
from collections.abc import Iterable

from detox.cli.parser import IT, Parser, json_option
from detox.cli.registry import Command
from detox.deeds.deed import On
from detox.domain.problem import N_
from detox.i18n import gettext as _

# The page that tells of these commands needs no scheduler: what they do has a file of its own.


def _dry_run_option(parser: Parser) -> None:
    parser.add_argument(
        "--dry-run", action="store_true", help=_("show every file and command, change nothing")
    )


def _ways(_on: On) -> Iterable[str]:
    from detox.schedule.ways import WAYS

    return WAYS


def _install_options(parser: Parser) -> None:
    ways = "systemd, launchd, schtasks, cron, autostart"
    said = _("one of %(ways)s; by default, the one that suits this computer") % {"ways": ways}
    parser.add_argument("way", nargs="?", default="", help=said, offers=_ways)
    _dry_run_option(parser)


def _status_options(parser: Parser) -> None:
    json_option(parser, IT)


def _install(args: Namespace) -> int:
    from detox.cli.reminders_installing import install

    return install(args)


def _uninstall(args: Namespace) -> int:
    from detox.cli.reminders_installing import uninstall

    return uninstall(args)


def _status(args: Namespace) -> int:
    from detox.cli.reminders_installing import status

    return status(args)


COMMANDS = {
    "install": Command(
        N_("let your system check for reminders every minute, while Detox is closed"),
        _install,
        _install_options,
        (N_("reminders install"), N_("reminders install cron"), N_("reminders install --dry-run")),
        changes=True,
    ),
    "uninstall": Command(
        N_("stop that; reminders then come only while Detox is open"),
        _uninstall,
        _dry_run_option,
        (N_("reminders uninstall"),),
        changes=True,
    ),
    "status": Command(
        N_("whether your system checks for them: last check, next check, message bus"),
        _status,
        _status_options,
        (N_("reminders status"),),
    ),
}
