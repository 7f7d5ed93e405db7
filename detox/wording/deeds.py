"""What was done, in a sentence: after a command, and before an undo."""

from collections.abc import Callable, Sequence
from datetime import date, tzinfo

from detox.domain.activity import Activity
from detox.domain.problem import N_
from detox.domain.session import Session
from detox.domain.text import clean, shortened
from detox.i18n import gettext as _
from detox.i18n import language, ngettext
from detox.services.ports import Commit, Entity
from detox.wording.dates import near_day, stretch
from detox.wording.figures import duration, quoted

TAGS_SHOWN = 400
_TITLES = {
    "session.log": N_("logging %(what)s"),
    "session.edit": N_("changing %(what)s"),
    "session.delete": N_("deleting %(what)s"),
    "session.duplicate": N_("repeating %(what)s"),
    "session.import": N_("importing %(what)s"),
    "timer.start": N_("starting the timer"),
    "timer.stop": N_("stopping the timer"),
    "timer.switch": N_("switching the timer"),
    "timer.edit": N_("moving the start of the timer"),
    "timer.pause": N_("pausing the timer"),
    "timer.resume": N_("resuming the timer"),
    "timer.cancel": N_("cancelling the timer"),
    "activity.add": N_("adding the activity %(what)s"),
    "activity.edit": N_("changing the activity %(what)s"),
    "account.add": N_("adding the account %(what)s"),
    "account.edit": N_("changing the account %(what)s"),
    "account.postpone": N_("postponing the account %(what)s"),
    "account.keep": N_("keeping the account %(what)s"),
    "account.deactivate": N_("deactivating the account %(what)s"),
    "account.request": N_("asking for the deletion of %(what)s"),
    "account.cancel": N_("undoing the request to delete %(what)s"),
    "account.confirm": N_("finding %(what)s gone"),
    "account.break": N_("changing the break from %(what)s"),
    "account.remove": N_("removing the account %(what)s"),
    "baseline.set": N_("noting the time before"),
    "rate.set": N_("noting the hourly rate"),
    "rate.remove": N_("taking the hourly rate away"),
    "checkin.note": N_("checking in"),
    "checkin.remove": N_("taking a check-in away"),
    "slip.note": N_("noting %(what)s there"),
    "step.edit": N_("changing the step %(what)s"),
    "step.add": N_("adding the step %(what)s"),
    "step.remove": N_("removing the step %(what)s"),
    "step.letter": N_("noting a letter"),
    "reminder.add": N_("adding the reminder %(what)s"),
    "reminder.edit": N_("changing the reminder %(what)s"),
    "reminder.switch": N_("switching %(what)s on or off"),
    "reminder.remove": N_("removing the reminder %(what)s"),
    "setting.set": N_("changing the setting %(what)s"),
    "setup": N_("setting up"),
    "restore": N_("restoring a backup"),
}


def overfull_day(day: date, minutes: int, today: date, *, to_come: bool = False) -> str:
    """More is noted on a day than it has hours, or would be."""
    parts = {"day": near_day(day, today), "duration": duration(minutes)}
    if to_come:
        said = _("%(day)s would have %(duration)s, more than a day is long.") % parts
    else:
        said = _("%(day)s now has %(duration)s noted, more than a day is long.") % parts
    return said[:1].upper() + said[1:]


def deed(commit: Commit, today: date, activity_name: Callable[[str], str]) -> str:
    """What was done: `logging 45 min writing, today`."""
    title = _(_TITLES.get(commit.deed, commit.deed))
    if commit.setting is not None:
        return title % {"what": quoted(commit.setting.key)}
    entity = next((c.after or c.before for c in commit.changes), None)
    count = len(commit.changes)
    if count > 1 and commit.deed == "step.edit":
        return ngettext("changing %(count)d step", "changing %(count)d steps", count) % {
            "count": count
        }
    if count > 1 and commit.deed == "account.edit":
        return ngettext("changing %(count)d account", "changing %(count)d accounts", count) % {
            "count": count
        }
    # a session that is changed may leave its month
    one_of_them = 1 if commit.deed in ("reminder.switch", "session.log") else 2
    if count > one_of_them and "%(what)s" in title:
        what = ngettext("%(count)d record", "%(count)d records", count) % {"count": count}
    else:
        what = named(entity, today, activity_name) if entity is not None else ""
    return title % {"what": what}


def named(entity: Entity, today: date, activity_name: Callable[[str], str]) -> str:
    """An entity by what a person knows it by."""
    if isinstance(entity, Session):
        return brief(entity, today, activity_name)
    return _otherwise_named(entity)


def _otherwise_named(entity: Entity) -> str:
    from detox.domain.absence import Slip  # no command that people wait for names one of these
    from detox.domain.account import Account
    from detox.domain.reminder import Reminder
    from detox.domain.steps import StepMark
    from detox.wording.reminders import reminder_title
    from detox.wording.steps import step_words

    if isinstance(entity, Account):
        return quoted(entity.name)
    if isinstance(entity, Activity):
        return quoted(entity.named(language()))
    if isinstance(entity, Slip):
        return duration(entity.minutes)
    if isinstance(entity, StepMark):
        return quoted(step_words(entity))
    return quoted(reminder_title(entity)) if isinstance(entity, Reminder) else ""


def brief(session: Session, today: date, activity_name: Callable[[str], str]) -> str:
    """A session in a few words: `45 min writing “column draft”, today`."""
    return _told(session, activity_name(session.activity), (), near_day(session.day, today))


def tags_in_words(tags: Sequence[str]) -> str:
    """+newsletter +draft, as they are typed."""
    return clean(" ".join(f"+{tag}" for tag in tags), TAGS_SHOWN)


def whole(
    session: Session,
    today: date,
    activity_name: Callable[[str], str],
    zone_of: Callable[[str], tzinfo],
) -> str:
    """All that was read of it: `45 min writing “draft” +paper, yesterday, 09:10 to 09:55`."""
    start = session.start and session.start.astimezone(zone_of(session.zone))
    when = stretch(session.day, start, session.minutes, today)
    return _told(session, activity_name(session.activity), session.tags, when)


def _told(session: Session, activity: str, tags: Sequence[str], when: str) -> str:
    note = session.note.splitlines()[0] if session.note else ""
    said = [quoted(shortened(note, 41))] if note else []
    said += [f"+{tag}" for tag in tags]
    return _("%(duration)s %(activity)s%(note)s, %(day)s") % {
        "duration": duration(session.minutes),
        "activity": activity,
        "note": "".join(f" {each}" for each in said),
        "day": when,
    }
