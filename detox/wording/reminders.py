"""Reminders in words: what they are, when they come, and the texts they show.

Texts say what the time is for. None names a platform, unless the person asks for it.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from detox.domain.column import Column
from detox.domain.days import DayRange
from detox.domain.delivery import Ended, Fate
from detox.domain.problem import N_
from detox.domain.reminder import Reminder, ReminderKind, Unneeded
from detox.domain.session import minutes_of
from detox.domain.sign import PEOPLE
from detox.domain.walls import day_of
from detox.i18n import gettext as _
from detox.i18n import ngettext
from detox.wording.dates import clock, moment_near, short_day, time_of_day
from detox.wording.figures import clauses, countdown, day_count, listed, titled
from detox.wording.schedule import rule_in_words

_TITLES = {
    ReminderKind.EVENING: N_("Evening log"),
    ReminderKind.WRITING: N_("Weekly writing"),
    ReminderKind.LOOK_BACK: N_("Weekly look back"),
    ReminderKind.TOUCH: N_("Keep in touch"),
    ReminderKind.STEPS: N_("Steps of the plan"),
    ReminderKind.DELETION: N_("Deletion day"),
    ReminderKind.LAST_GRACE: N_("Last day of the grace period"),
    ReminderKind.VERIFY: N_("Final check"),
    ReminderKind.REVIEW: N_("Day to think again"),
}
_ABOUT = {
    ReminderKind.EVENING: N_(
        "Asks in the evening how the day was spent, if nothing is logged yet."
    ),
    ReminderKind.WRITING: N_("Keeps an hour of the week for the column, until it is written."),
    ReminderKind.LOOK_BACK: N_("A look back at how the week went, when it is nearly over."),
    ReminderKind.TOUCH: N_(
        "Someone to write to or meet, in weeks when nothing is logged for people yet."
    ),
    ReminderKind.STEPS: N_("A few days ahead: what the plan asks for."),
    ReminderKind.DELETION: N_("The day you chose, some days before and on the day itself."),
    ReminderKind.LAST_GRACE: N_("The last day on which signing in would still undo the request."),
    ReminderKind.VERIFY: N_("The day to check that the account is really gone."),
    ReminderKind.REVIEW: N_("The day you chose to think again about an account you keep."),
    ReminderKind.OWN: N_("A reminder of your own."),
}


WHEN = N_("When")
NOTHING_AHEAD = N_("nothing coming up")
NO_ACCOUNT_AHEAD = N_("no account has such a day ahead")
CONDITIONS = {
    "nothing_today": N_("only if nothing was logged that day"),
    "while_leaving": N_("only while you are leaving an account"),
}
"""those that hold or don't, by their names in `Only`"""


def reminder_title(reminder: Reminder) -> str:
    """What a reminder is called: a built-in one by its name, one's own by its first text."""
    if reminder.kind is ReminderKind.OWN:
        return reminder.texts[0] if reminder.texts else _("Reminder")
    return _(_TITLES[reminder.kind])


def reminder_about(reminder: Reminder) -> str:
    """What it is for, in a sentence."""
    return _(_ABOUT[reminder.kind])


def when_words(reminder: Reminder) -> str:
    """When it comes round: `every Monday at 09:00`, or how many days before."""
    if not reminder.is_by_plan:
        first = reminder.first if _is_first_day_told(reminder) else None
        words = rule_in_words(reminder.rule, reminder.at, first)
        if reminder.zone:
            words = _("%(when)s, %(zone)s time") % {"when": words, "zone": reminder.zone}
        return words
    at = clock(reminder.at)
    if not any(reminder.leads):
        return _("on the day at %(time)s") % {"time": at}
    return _("%(days)s, at %(time)s") % {"days": _leads_words(reminder), "time": at}


def short_when(reminder: Reminder) -> str:
    """The same where there is little room: without the time of day, for those some days before."""
    if reminder.is_by_plan and any(reminder.leads):
        return _leads_words(reminder)
    return when_words(reminder)


def _leads_words(reminder: Reminder) -> str:
    before = sorted(reminder.leads, reverse=True)
    said = {"days": listed([day_count(lead) for lead in before if lead])}
    return (_("%(days)s before, and on the day") if 0 in before else _("%(days)s before")) % said


def _is_first_day_told(reminder: Reminder) -> bool:
    """Whether the rule counts from its first day, or that was still to come when it was set."""
    rule, changed = reminder.rule, reminder.changed
    is_counted = "INTERVAL" in rule or "COUNT" in rule
    is_left_unsaid = "BY" not in rule and not rule.startswith(("FREQ=DAILY", "FREQ=HOURLY"))
    is_ahead = changed is not None and reminder.first > changed.date()
    return is_counted or is_left_unsaid or is_ahead


def conditions_words(reminder: Reminder, name_of: Callable[[str], str]) -> str:
    """Its conditions as a clause; empty where there is none."""
    asked = [(name, value) for name, value in reminder.only._asdict().items() if value]
    return clauses(
        _(CONDITIONS[name]) if name in CONDITIONS else _unless(value, name_of)
        for name, value in asked
    )


def _unless(activity: str, name_of: Callable[[str], str]) -> str:
    words = N_("only if nothing is logged for %(activity)s that week")
    if activity == PEOPLE:
        words = N_("only if nothing is logged for %(activity)s that week, and no sign")
    return _(words) % {"activity": name_of(activity)}


def moment_words(local: datetime, now: datetime, day_start: int) -> str:
    """Monday 23 November at 09:00, in 14 hours; both aware and local."""
    near = moment_near(local, now, day_start)
    parts = {"moment": near, "wait": wait_words(local, now, day_start)}
    return _("%(moment)s, %(wait)s") % parts


def held_back_words(local: datetime) -> str:
    """Why it comes when it does, and not at its own time; aware and local."""
    return _("quiet hours: shown at %(time)s") % {"time": time_of_day(local)}


def wait_words(local: datetime, now: datetime, day_start: int) -> str:
    """in 14 hours, in 3 days; half hours count up, days are those of the person."""
    minutes = minutes_of(local.astimezone(UTC) - now.astimezone(UTC))
    if minutes < 1:
        return _("now")
    if minutes < 60:
        return ngettext("in %(n)d minute", "in %(n)d minutes", minutes) % {"n": minutes}
    hours = (minutes + 30) // 60
    if hours < 48:
        return ngettext("in %(n)d hour", "in %(n)d hours", hours) % {"n": hours}
    return countdown((day_of(local, day_start) - day_of(now, day_start)).days)


def week_words(week: DayRange, today: date) -> str:
    """this week, or the one of a day."""
    if week.covers(today):
        return _("this week")
    return _("week of %(day)s") % {"day": short_day(week.first, today)}


def unneeded_words(why: Unneeded) -> str:
    """Why one to come will not be shown, as things stand."""
    match why:
        case Unneeded.TODAY:
            return _("not needed today")
        case Unneeded.THIS_WEEK:
            return _("not needed this week")
        case Unneeded.NOT_LEAVING:
            return _("not needed: you are not leaving any account")


def weeks_words(
    reminder: Reminder, weeks: Sequence[tuple[DayRange, Column]], today: date
) -> list[str]:
    """The weeks of which there is something to tell, a line each."""
    return [said for week in weeks if (said := column_words(reminder, *week, today))]


def column_words(reminder: Reminder, week: DayRange, column: Column, today: date) -> str:
    """How a week of something done once a week stands; one that went by without it is not told."""
    said = _COLUMNS.get(column)
    if reminder.only.nothing_this_week == PEOPLE and column in _DONE:
        said = N_("in touch with someone")
    return titled(week_words(week, today), _(said)) if said else ""


def fate_words(entry: Ended) -> str:
    """What became of an occurrence."""
    return _(_FATES[entry.fate])


_COLUMNS = {
    Column.WRITTEN: N_("done"),
    Column.WRITTEN_LATE: N_("done later in the week"),
    Column.OPEN: N_("coming up"),
    Column.LATE: N_("still possible"),
}
_DONE = (Column.WRITTEN, Column.WRITTEN_LATE)
_FATES = {
    Fate.SENT: N_("shown"),
    Fate.UNKNOWN: N_("sent; there is no way to tell whether it was shown"),
    Fate.FOLDED: N_("included in a later one"),
    Fate.MISSED: N_("not shown: over 12 hours had passed"),
    Fate.FAILED: N_("could not be shown"),
    Fate.UNNEEDED: N_("not needed"),
}
