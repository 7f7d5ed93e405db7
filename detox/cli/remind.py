"""`detox remind`: what is due, shown, and out again; a timer calls it every minute."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detox.asleep import is_asleep
from detox.cli.console import complain, tell, tell_json
from detox.cli.registry import Command
from detox.domain.problem import N_
from detox.i18n import gettext as _

if TYPE_CHECKING:
    from argparse import Namespace

    from detox.bootstrap import Detox
    from detox.cli.parser import Parser
    from detox.domain.delivery import Ended, Waiting
    from detox.services.delivering import Tick

TICK_SECONDS = 60


def _remind_options(parser: "Parser") -> None:
    parser.add_argument("--json", action="store_true", help=_("show it as JSON"))
    parser.add_argument(
        "--stay", action="store_true", help=_("look every minute until the session ends")
    )


def _remind(args: "Namespace") -> int:
    if args.stay:
        from detox.cli.remind_stay import stay

        return stay(TICK_SECONDS)
    if not args.json and is_asleep():
        return 0
    from detox.cli.desk import closed, opened  # a look that finds nothing due needs no house

    app = opened()
    tick = app.remind(app.to_desktop)
    if tick is not None and tick.loss is not None:
        complain(tick.loss)
    if args.json:
        _tell_data(app, tick)
    elif tick is not None:
        for entry in tick.sent:
            tell(_("Shown: %(text)s") % {"text": entry.text})
        for entry in tick.missed:
            if entry.fate == "failed":
                tell(_("Given up: %(why)s") % {"why": entry.said})
        for waiting in tick.failed:
            tell(_("Not shown, and tried again soon: %(why)s") % {"why": waiting.said})
    return closed(app)


def _tell_data(app: "Detox", tick: "Tick | None") -> None:
    from detox.services.delivering import Tick

    found = tick or Tick()
    tell_json(
        {
            "sent": _listed(app, found.sent),
            "deferred": _listed(app, found.deferred),
            "missed": _listed(app, found.missed),
            "failed": _listed(app, found.failed),
        }
    )


def _listed(app: "Detox", each: "Sequence[Ended | Waiting]") -> list[dict[str, str]]:
    from detox.wording.reminders import reminder_title

    titles = {reminder.uid: reminder_title(reminder) for reminder in app.reminders.all()}
    return [
        {
            "uid": one.uid,
            "text": getattr(one, "text", "") or titles.get(one.uid, one.uid),
            "at": app.clock.local(one.at).isoformat(),
        }
        for one in each
    ]


COMMANDS = {
    "remind": Command(
        N_(
            "Show the reminders that are due, each once, and end. A timer calls this each minute;\n"
            "“detox reminders install” sets one up."
        ),
        _remind,
        _remind_options,
        (N_("remind"), N_("remind --json")),
    )
}
