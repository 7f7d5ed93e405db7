"""Has the system look for reminders while Detox is closed, stops it, tells how that stands."""

import os
from argparse import Namespace
from datetime import datetime

from detox.bootstrap import Detox
from detox.cli.console import complain, one_line, table, talk, tell, tell_json
from detox.cli.desk import opened
from detox.cli.reminders_records import say_whether_they_are_off
from detox.cli.scheduled import show, tell_files
from detox.domain.problem import Refused
from detox.i18n import gettext as _
from detox.i18n import render
from detox.schedule import (
    Place,
    Seen,
    look,
    perform,
    plan_removal,
    prepared,
    still_looking,
    usual,
)
from detox.wording.dates import moment_near

_TELL_WHEN = ("systemd", "schtasks")
_NEED_NO_BUS = ("launchd", "schtasks")


def install(args: Namespace) -> int:
    """Have the system check every minute. Raises `Refused` where that can’t be."""
    app, place = opened(), _place()
    found = prepared(place, app.clock.now(), args.way.lower(), is_tried=args.dry_run)
    if args.dry_run:
        return show(found.actions, *filter(None, [found.why_not]))
    if found.why_not is not None:
        raise Refused(found.why_not.message, **found.why_not.params)
    for problem in perform(found.actions, place):
        complain(problem)
    app.starting.remember(found.places)
    tell_files(found.actions)
    seen = _look(app)
    _say_how_it_stands(found.way, seen, is_changed=bool(found.actions))
    for problem in seen.problems:
        complain(problem)
    say_whether_they_are_off(app)
    return 0


def _say_how_it_stands(way: str, seen: Seen, *, is_changed: bool) -> None:
    if not is_changed:
        tell(_("Nothing to change: installed as it should be (%(way)s).") % {"way": way})
        return
    if seen.is_alive:
        text = _("Detox checks for reminders every minute, even while it is closed (%(way)s).")
    else:
        text = _("Installed (%(way)s).")
    tell(text % {"way": way})
    talk(_("“detox reminders status” says how it is doing; “detox reminders uninstall” stops it."))


def uninstall(args: Namespace) -> int:
    """Have it stop."""
    app, place = opened(), _place()
    actions = plan_removal(place)
    if args.dry_run:
        return show(actions)
    for problem in perform(actions, place):
        complain(problem)
    app.starting.forget()
    tell_files(actions)
    if actions:
        tell(_("Reminders come only while Detox is open."))
    else:
        tell(_("Nothing to remove: reminders come only while Detox is open."))
    who_stays = still_looking(place)
    if who_stays:
        talk(who_stays)
    return 0


def status(args: Namespace) -> int:
    """Tell how that stands; 1 where it is not well."""
    app = opened()
    seen = _look(app)
    if args.json:
        tell_json(_data(app, seen))
    elif seen.is_installed:
        table(_rows(app, seen))
    else:
        tell(_("Reminders come only while Detox is open."))
        text = _("“detox reminders install” lets your system check every minute (here: %(way)s).")
        talk(text % {"way": usual(_place())})
    if not args.json:
        for problem in seen.problems:
            tell(f"!!  {one_line(render(problem))}")
        say_whether_they_are_off(app)
    return 0 if seen.is_well else 1


def _rows(app: Detox, seen: Seen) -> list[list[str]]:
    alive = {True: _("yes, every minute"), False: _("no"), None: _("not known here")}
    untold = _("none yet") if seen.way in _TELL_WHEN else _("not known here")
    rows = [
        [_("scheduler"), seen.way],
        [_("running"), alive[seen.is_alive]],
        [_("last check"), _moment(app, seen.last_run) or untold],
        [_("next check"), _moment(app, seen.next_run) or untold],
        [_("starts"), seen.python],
    ]
    if seen.way not in _NEED_NO_BUS:
        rows.append([_("message bus"), seen.bus or _("none")])
    if seen.has_display is not None:
        rows.append([_("display"), _("available") if seen.has_display else _("none")])
    return rows


def _moment(app: Detox, instant: datetime | None) -> str:
    """today at 15:32, on the person's wall clock; nothing where there is no instant."""
    if instant is None:
        return ""
    now = app.clock.local(app.clock.now())
    return moment_near(app.clock.local(instant), now, app.rules.day_start)


def _data(app: Detox, seen: Seen) -> dict[str, object]:
    def told(instant: datetime | None) -> str | None:
        return None if instant is None else app.clock.local(instant).isoformat(timespec="seconds")

    return {
        "way": seen.way or None,
        "is_installed": seen.is_installed,
        "is_alive": seen.is_alive,
        "last_run": told(seen.last_run),
        "next_run": told(seen.next_run),
        "bus": seen.bus or None,
        "has_display": seen.has_display,
        "python": seen.python or None,
        "problems": [one_line(render(problem)) for problem in seen.problems],
    }


def _place() -> Place:
    return Place(os.environ)


def _look(app: Detox) -> Seen:
    return look(app.clock.now())
