"""`detox desktop`: an entry for Detox in the menu of the desktop, put there and taken away."""

import os
from argparse import Namespace
from collections.abc import Sequence

from detox.cli.console import complain, one_line, table, talk, tell, tell_json
from detox.cli.parser import IT, Parser, json_option
from detox.cli.registry import Command
from detox.cli.scheduled import show, tell_files
from detox.domain.problem import N_, Refused
from detox.i18n import gettext as _
from detox.i18n import pgettext, render
from detox.schedule import Action, Place, desktop, perform


def _dry_run_option(parser: Parser) -> None:
    parser.add_argument(
        "--dry-run", action="store_true", help=_("show what would be written, change nothing")
    )


def _status_options(parser: Parser) -> None:
    json_option(parser, IT)


def _install(args: Namespace) -> int:
    place = _place()
    actions = desktop.planned(place)
    if args.dry_run:
        return show(actions)
    _perform(actions, place)
    if not actions:
        tell(_("Nothing to change: Detox is in the menu already."))
        return 0
    tell(_("Detox is in the menu of your desktop; it opens in a terminal."))
    talk(_("“detox desktop remove” takes it out again."))
    return 0


def _remove(args: Namespace) -> int:
    place = _place()
    actions = desktop.planned_removal(place)
    if args.dry_run:
        return show(actions)
    _perform(actions, place)
    if actions:
        tell(_("Detox is no longer in the menu of your desktop."))
    else:
        tell(_("Nothing to remove: no entry in the menu was written by Detox."))
    return 0


def _status(args: Namespace) -> int:
    """Tell how that stands; 1 where the entry starts nothing any more."""
    found = desktop.find(Place(os.environ))
    if args.json:
        problems = [one_line(render(problem)) for problem in found.problems]
        has = found._asdict()
        tell_json({**has, "python": found.python or None, "problems": problems})
        return 1 if problems else 0
    no_menu = desktop.no_menu()
    if no_menu is not None:
        tell(render(no_menu))
    elif not found.is_there:
        tell(_("Detox is not in the menu of your desktop."))
        talk(_("“detox desktop install” adds it; “--dry-run” shows what that would write."))
    else:
        rows = [
            [_("entry"), found.entry],
            [_("icon"), found.icon if found.has_icon else pgettext("icon", "none")],
        ]
        table([*rows, [_("starts"), found.python]])
    for problem in found.problems:
        tell(f"!!  {one_line(render(problem))}")
    return 1 if found.problems else 0


def _place() -> Place:
    """Where the menu is. Raises `Refused` on a system that has none."""
    no_menu = desktop.no_menu()
    if no_menu is not None:
        raise Refused(no_menu.message, **no_menu.params)
    return Place(os.environ)


def _perform(actions: Sequence[Action], place: Place) -> None:
    for problem in perform(list(actions), place):
        complain(problem)
    tell_files(actions)


COMMANDS = {
    "desktop": Command(
        N_("An entry for Detox in the menu of your desktop, which opens it in a terminal."),
        subs={
            "status": Command(
                N_("whether Detox is in the menu, and what the entry starts"),
                _status,
                _status_options,
                (N_("desktop"),),
            ),
            "install": Command(
                N_("add Detox, with its icon, to the menu of your desktop"),
                _install,
                _dry_run_option,
                (N_("desktop install"), N_("desktop install --dry-run")),
                changes=True,
            ),
            "remove": Command(
                N_("take it out of the menu again"),
                _remove,
                _dry_run_option,
                (N_("desktop remove"),),
                changes=True,
            ),
        },
        default="status",
    )
}
