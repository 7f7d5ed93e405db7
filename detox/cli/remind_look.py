"""A look at all reminders: what is due is shown, and what became of it told."""

from collections.abc import Sequence

from detox.bootstrap import Detox
from detox.cli.console import complain, tell, tell_json
from detox.cli.desk import closed, opened
from detox.domain.delivery import Ended, Waiting
from detox.i18n import gettext as _
from detox.services.delivering import Tick
from detox.wording.figures import listed
from detox.wording.reminders import reminder_title


def look(*, as_json: bool) -> int:
    """Show what is due, and tell it."""
    app = opened()
    tick = app.remind(app.to_desktop)
    if tick is not None and tick.loss is not None:
        complain(tick.loss)
    if as_json:
        _tell_data(app, tick)
    elif tick is not None:
        for entry in tick.sent:
            tell(_("Shown: %(text)s") % {"text": entry.text})
        ended = [entry for entry in tick.missed if entry.fate == "failed"]
        for which, why in _by_reason(app, ended):
            tell(_("%(which)s: gave up. %(why)s") % {"which": which, "why": why})
        for which, why in _by_reason(app, tick.failed):
            said = _("%(which)s: not shown, but it will be tried again soon. %(why)s")
            tell(said % {"which": which, "why": why})
    return closed(app)


def _by_reason(app: Detox, each: Sequence[Ended | Waiting]) -> list[tuple[str, str]]:
    """The names of those that could not be shown, and why: once for several of one reason."""
    titles = _titles(app) if each else {}
    found: dict[str, list[str]] = {}
    for one in each:
        found.setdefault(one.said, []).append(titles.get(one.uid, one.uid))
    return [(listed(list(dict.fromkeys(names))), why) for why, names in found.items()]


def _tell_data(app: Detox, tick: Tick | None) -> None:
    found = tick or Tick()
    tell_json(
        {
            "sent": _listed(app, found.sent),
            "deferred": _listed(app, found.deferred),
            "missed": _listed(app, found.missed),
            "failed": _listed(app, found.failed),
        }
    )


def _listed(app: Detox, each: Sequence[Ended | Waiting]) -> list[dict[str, str]]:
    titles = _titles(app)
    return [
        {
            "uid": one.uid,
            "text": getattr(one, "text", "") or titles.get(one.uid, one.uid),
            "at": app.clock.local(one.at).isoformat(),
        }
        for one in each
    ]


def _titles(app: Detox) -> dict[str, str]:
    return {reminder.uid: reminder_title(reminder) for reminder in app.reminders.all()}
