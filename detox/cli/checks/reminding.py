"""Whether reminders come: what shows them, what looks for them, what is known of them."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from detox.bootstrap import Detox
from detox.cli.checks.finding import Finding, ill, well
from detox.domain.delivery import Waiting
from detox.domain.problem import DataTrouble
from detox.i18n import gettext as _
from detox.i18n import ngettext, render
from detox.notify import Probe, probe
from detox.schedule import Seen, look
from detox.wording.deliveries import short_moment
from detox.wording.reminders import reminder_title

_PROBE_SECONDS = 2.0
_SCHEDULER_SECONDS = 1.5
_LONGEST_PAUSE = timedelta(minutes=10)
_SLACK = timedelta(hours=1)


def reminding(app: Detox) -> Iterator[Finding]:
    """What is to be said of reminders; where they are switched off, their way is not wrong."""
    probed, seen = _looked(app.clock.now())
    if app.settings.reminders:
        yield Finding(probed.is_well, render(probed.detail))
        yield from _ticking(app, seen)
    else:
        text = _("Reminders are off; “detox config set reminders on” turns them back on.")
        yield well(text)
        yield well(render(probed.detail))
    yield from _known(app)
    yield from _zones(app)


def _looked(now: datetime) -> tuple[Probe, Seen]:
    """Both asked at once: each may keep us waiting as long as it is given."""
    with ThreadPoolExecutor(2) as both:
        asked = both.submit(probe, _PROBE_SECONDS)
        seen = both.submit(look, now, _SCHEDULER_SECONDS)
        return asked.result(), seen.result()


def _ticking(app: Detox, seen: Seen) -> Iterator[Finding]:
    for problem in seen.problems:
        yield Finding(False, render(problem))
    if not seen.is_installed:
        text = _(
            "Reminders come only while Detox is open; “detox reminders install” lets the system "
            "check every minute."
        )
        yield well(text)
        return
    if seen.is_alive is False and not seen.problems:
        text = _(
            "Nothing is checking for reminders (%(way)s); “detox reminders install” starts it."
        )
        yield ill(text, way=seen.way)
    late = _late(app, seen)
    if late is not None:
        text = _(
            "The last check for reminders was %(moment)s, although there should be one every "
            "minute; “detox remind” checks now, “detox reminders install” sets up the scheduler "
            "again."
        )
        yield ill(text, moment=_moment(app, late))
    elif seen.is_well:
        yield well(_("Detox checks for reminders every minute (%(way)s)."), way=seen.way)


def _late(app: Detox, seen: Seen) -> datetime | None:
    """When it was last looked, where that is too long ago; some ways do not tell, our file does."""
    now = app.clock.now()
    if seen.is_alive and seen.last_run and now - seen.last_run > _LONGEST_PAUSE:
        return seen.last_run
    full = app.waking.looked()
    return full if full and now - full > app.waking.longest_sleep + _SLACK else None


def _known(app: Detox) -> Iterator[Finding]:
    """What this device knows of its reminders: whether it can be read, and what failed."""
    book = app.deliveries
    if book.file.was_broken:
        text = _(
            "%(file)s is an unreadable old record of which reminders were shown. Nothing was "
            "shown twice, and whatever could be read was kept. It can be deleted."
        )
        yield ill(text, file=book.file.set_aside)
    try:
        if book.is_broken():
            text = _(
                "%(file)s can’t be read; the next check for reminders sets it aside and starts "
                "afresh, and “detox remind” does so now."
            )
            yield ill(text, file=book.file.path)
            return
        known = book.read()
        failed = [each for each in app.reminders.waiting() if each.fails]
    except DataTrouble as trouble:
        yield Finding(False, render(trouble.problem))
        return
    is_told = book.file.was_broken
    if known.lost is not None and known.is_loss_unseen and not is_told:
        text = _(
            "The record of which reminders were shown was lost (%(moment)s); some from before "
            "then may not have been shown. Opening the Reminders screen marks this as seen."
        )
        yield ill(text, moment=_moment(app, known.lost))
    yield from _failed(app, failed)


def _failed(app: Detox, failed: list[Waiting]) -> Iterator[Finding]:
    titles = {reminder.uid: reminder_title(reminder) for reminder in app.reminders.all()}
    for waiting in failed:
        text = ngettext(
            "The reminder “%(title)s” was tried %(count)d time but not shown: %(why)s It will be "
            "tried again %(moment)s.",
            "The reminder “%(title)s” was tried %(count)d times but not shown: %(why)s It will "
            "be tried again %(moment)s.",
            waiting.fails,
        )
        yield ill(
            text,
            title=titles.get(waiting.uid, waiting.uid),
            count=waiting.fails,
            why=waiting.said or "?",
            moment=_moment(app, waiting.next_try),
        )


def _zones(app: Detox) -> Iterator[Finding]:
    """A zone of a reminder that this machine does not know is taken for UTC."""
    for reminder in app.reminders.all():
        if reminder.zone and not app.clock.knows_zone(reminder.zone):
            text = _(
                "The reminder “%(title)s” uses the zone %(zone)s, which this computer doesn’t "
                "know, so it follows UTC; installing the package tzdata adds the zones."
            )
            yield ill(text, title=reminder_title(reminder), zone=reminder.zone)


def _moment(app: Detox, instant: datetime) -> str:
    now = app.clock.local(app.clock.now())
    return short_moment(app.clock.local(instant), now, app.rules.day_start)
