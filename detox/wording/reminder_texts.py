"""What notifications say. They speak of what the time is for, and name no platform unasked."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import NamedTuple

from detox.domain.column import Column
from detox.domain.days import DayRange
from detox.domain.problem import N_
from detox.domain.reminder import Reminder, ReminderKind
from detox.domain.sign import PEOPLE
from detox.domain.steps import StepKind
from detox.i18n import counted, ngettext
from detox.i18n import gettext as _
from detox.services.delivering import Item, Message, Parcel
from detox.services.occasions import Occasion
from detox.wording.dates import moment, near_day
from detox.wording.figures import day_count, titled
from detox.wording.reminders import reminder_title
from detox.wording.steps import step_words

Local = Callable[[datetime], datetime]
Names = Callable[[str], str]

_TEXTS: dict[ReminderKind, tuple[str, ...]] = {
    ReminderKind.EVENING: (
        N_("How did you spend today?"),
        N_("A line about today?"),
        N_("Where did the hours go today?"),
        N_("Before the day is over: how was it spent?"),
    ),
    ReminderKind.WRITING: (
        N_("An hour for the column."),
        N_("What is worth writing down this week?"),
        N_("Time to write."),
    ),
    ReminderKind.LOOK_BACK: (
        N_("How did the week go?"),
        N_("A look back at the week."),
        N_("What should next week have more of?"),
    ),
    ReminderKind.TOUCH: (
        N_("Who would be glad of a letter?"),
        N_("A call, a letter, a coffee: with whom?"),
        N_("Someone to write to this week?"),
    ),
}
_NEXT_DAY = (
    N_("How did you spend yesterday?"),
    N_("A line about yesterday?"),
    N_("Where did the hours go yesterday?"),
)
_DAYS_LATER = N_("A line about %(day)s?")
_NEXT_WEEK = {
    ReminderKind.LOOK_BACK: (
        N_("How did last week go?"),
        N_("A look back at last week."),
        N_("What should this week have more of?"),
    ),
}
_LATE_COLUMN = (
    N_("There is still time for this week’s column."),
    N_("There is still room for the column this week."),
)
_BODIES = {
    ReminderKind.EVENING: N_("Nothing is logged for that day yet; a line is enough."),
    ReminderKind.LOOK_BACK: N_("The week’s report shows where the hours went."),
}
_WHAT_THEN = N_("About what you keep: go on with it, choose another day, or leave.")
_DAYS_BEFORE = {
    ReminderKind.DELETION: N_("The plan shows what is left to do before."),
    ReminderKind.LAST_GRACE: N_("There is nothing to do but stay away until then."),
    ReminderKind.VERIFY: N_("Until then, there is nothing to do but stay away."),
    ReminderKind.REVIEW: _WHAT_THEN,
}
_ON_THE_DAY = {
    ReminderKind.DELETION: N_("The plan shows what is left to do."),
    ReminderKind.LAST_GRACE: N_("There is nothing to do but stay away; tomorrow it is final."),
    ReminderKind.VERIFY: N_("Check without signing in, and record it."),
    ReminderKind.REVIEW: _WHAT_THEN,
}
_DAYS_AFTER = {
    ReminderKind.DELETION: N_("The plan shows what is left to do."),
    ReminderKind.LAST_GRACE: N_("There was nothing to do but stay away; now it is final."),
    ReminderKind.VERIFY: N_("Check without signing in, and record it."),
    ReminderKind.REVIEW: _WHAT_THEN,
}
_HEADINGS = {ReminderKind.DELETION: N_("The day you chose"), ReminderKind.OWN: N_("Reminder")}
"""Where no name of a reminder will do: it would say too much to who looks on, or is its text."""
LONGEST_TITLE = 32
"""What every desktop shows of a title; what is longer stands in the body."""
LONGEST_BODY = 255
"""What every desktop has room for."""


class Telling(NamedTuple):
    """To whom and when it is told: `now` is aware and local, `today` the person's day, which may
    begin later than the clock's. `local` and `day_of` give those of an instant, `week_of` the
    week of a day, and `name_of` an activity's name. Accounts are `named` where the person wants
    that of all reminders.
    """

    local: Local
    day_of: Callable[[datetime], date]
    week_of: Callable[[date], DayRange]
    now: datetime
    name_of: Names
    named: bool = False

    @property
    def today(self) -> date:
        """The person's day."""
        return self.day_of(self.now)

    def days_since(self, instant: datetime) -> int:
        """How many of the person's days ago it was."""
        return (self.today - self.day_of(instant)).days

    def is_week_over(self, instant: datetime) -> bool:
        """Whether the week of an instant has gone by."""
        return self.today >= self.week_of(self.day_of(instant)).after


def compose(parcel: Parcel, telling: Telling) -> Message:
    """The notification of a parcel: a title that every desktop shows whole, and a body."""
    if len(parcel.items) == 1:
        return _one(parcel.items[0], telling)
    count = len(parcel.items)
    is_late = all(item.is_late for item in parcel.items)
    title = ngettext("%(n)d reminder", "%(n)d reminders", count)
    if is_late:
        title = ngettext("%(n)d reminder from earlier", "%(n)d reminders from earlier", count)
    messages = [(item, _one(item, telling)) for item in parcel.items]
    lines = _listed([(item, message.line) for item, message in messages], telling)
    of_people = any(message.is_of_people for _item, message in messages)
    return Message(title % {"n": count}, "\n".join(lines), title % {"n": count}, of_people)


def _one(item: Item, telling: Telling) -> Message:
    reminder = item.occurrence.reminder
    details = _by_plan_lines(item, telling) if reminder.is_by_plan else []
    if reminder.texts:
        line = _rotated(reminder.texts, item)
    elif reminder.is_by_plan:
        line = _by_plan_title(item, telling)
    else:
        line = _text(item, telling)
        details = [_nothing_yet(item, telling)]
    details += [_(_BODIES[reminder.kind])] if reminder.kind in _BODIES else []
    details += [_since(item, telling)] if item.is_late or item.over else []
    title = line
    if reminder.kind is ReminderKind.OWN or len(line) > LONGEST_TITLE:
        title = _heading(reminder)
        details = [line, *details]
    of_people = reminder.kind is ReminderKind.TOUCH
    return Message(title, "\n".join(text for text in details if text), line, of_people)


def _heading(reminder: Reminder) -> str:
    if reminder.kind in _HEADINGS:
        return _(_HEADINGS[reminder.kind])
    return reminder_title(reminder)


def _text(item: Item, telling: Telling) -> str:
    """What one of ours by rule says, as the day and the week of it stand now."""
    occurrence, kind = item.occurrence, item.occurrence.reminder.kind
    if kind is ReminderKind.OWN:
        return _("Reminder")
    later = telling.days_since(occurrence.at)
    if kind is ReminderKind.EVENING and later > 1:
        day = near_day(telling.day_of(occurrence.at), telling.today)
        return _(_DAYS_LATER) % {"day": day}
    texts = _TEXTS[kind]
    if kind is ReminderKind.EVENING and later == 1:
        texts = _NEXT_DAY
    elif kind is ReminderKind.WRITING and item.column is Column.LATE:
        texts = _LATE_COLUMN
    elif telling.is_week_over(occurrence.at):
        texts = _NEXT_WEEK.get(kind, texts)
    return _(_rotated(texts, item))


def _rotated(texts: tuple[str, ...], item: Item) -> str:
    """Another text each day, or each week where it comes once or twice in one."""
    ordinal = item.occurrence.wall.toordinal()
    daily = "DAILY" in item.occurrence.reminder.rule
    return texts[(ordinal if daily else ordinal // 7) % len(texts)]


def _nothing_yet(item: Item, telling: Telling) -> str:
    activity = item.occurrence.reminder.only.nothing_this_week
    if not activity or activity == PEOPLE:  # nobody is told of a silence
        return ""
    said = _("Nothing is logged for %(activity)s this week yet.")
    if telling.is_week_over(item.occurrence.at):
        said = _("Nothing was logged for %(activity)s that week.")
    return said % {"activity": telling.name_of(activity)}


def _since(item: Item, telling: Telling) -> str:
    """For when it was, and how many before it were shown as little."""
    return _("This was %(when)s.") % {"when": _for_when(item, telling)}


def _listed(said: list[tuple[Item, str]], telling: Telling) -> list[str]:
    """A line each: what it says now, and then for when it was; whose it is, while there is room."""
    items = [item for item, _line in said]
    ends = [[_for_when(each, telling)] if each.is_late or each.over else [] for each in items]
    lines = [_with(line, end) for (_item, line), end in zip(said, ends, strict=True)]
    for place, (item, line) in enumerate(said):
        for whose in _whose(item, telling):
            longer = [*lines[:place], _with(line, [whose, *ends[place]]), *lines[place + 1 :]]
            if len("\n".join(longer)) <= LONGEST_BODY:
                lines = longer
                break
    return lines


def _with(line: str, more: list[str]) -> str:
    return f"{line} ({' · '.join(more)})" if more else line


def _for_when(item: Item, telling: Telling) -> str:
    at = item.occurrence.at
    when = moment(telling.local(at), telling.today, telling.day_of(at))
    if not item.over:
        return _("for %(moment)s") % {"moment": when}
    said = ngettext(
        "for %(moment)s, and once before", "for %(moment)s, and %(n)d times before", item.over
    )
    return said % {"moment": when, "n": item.over}


def _whose(item: Item, telling: Telling) -> list[str]:
    """The accounts of one by the plan, the shortest way last; unnamed, how many a step is for."""
    about, reminder = item.occurrence.about, item.occurrence.reminder
    names = _distinct(each.account.name for each in about)
    is_named = reminder.names_platforms or telling.named
    if not names or not (is_named or reminder.kind is ReminderKind.STEPS):
        return []
    count = counted("%(count)d account", "%(count)d accounts", len(names))
    return [", ".join(names), count] if is_named else [count]


def _wait(item: Item, telling: Telling) -> int:
    """How many days there are from the person's day to that of the plan."""
    return (item.occurrence.about[0].day - telling.today).days


def _by_plan_title(item: Item, telling: Telling) -> str:
    occurrence, wait = item.occurrence, _wait(item, telling)
    kind = occurrence.reminder.kind
    if kind is ReminderKind.STEPS:
        return _steps_title(occurrence.about, occurrence.about[0].day, telling.today)
    if kind is ReminderKind.VERIFY:
        if wait == 1:
            return _("Tomorrow: check that it is gone.")
        if wait > 0:
            return _("In %(days)s: check that it is gone.") % {"days": day_count(wait)}
        return _("Time to check that it is really gone.")
    if kind is ReminderKind.REVIEW:
        return _review_title(wait)
    if kind is ReminderKind.LAST_GRACE:
        return _grace_title(wait)
    if wait < 0:
        return _("The day you chose has passed.")
    if wait == 0:
        return _("Today is the day you chose.")
    if wait == 1:
        return _("Tomorrow is the day you chose.")
    return _("%(days)s until the day you chose.") % {"days": day_count(wait)}


def _review_title(wait: int) -> str:
    if wait > 1:
        return _("In %(days)s: time to think again.") % {"days": day_count(wait)}
    return _("Tomorrow: time to think again.") if wait == 1 else _("It’s time to think again.")


def _grace_title(wait: int) -> str:
    if wait < 0:
        return _("The grace period is over.")
    if wait == 0:
        return _("The grace period ends today.")
    if wait == 1:
        return _("The grace period ends tomorrow.")
    return _("The grace period ends in %(days)s.") % {"days": day_count(wait)}


def _steps_title(about: tuple[Occasion, ...], day: date, today: date) -> str:
    what = _step_words(about[0])
    if len({_step_words(each) for each in about}) > 1:
        what = counted("%(count)d step of the plan", "%(count)d steps of the plan", len(about))
    wait, near = (day - today).days, {"day": near_day(day, today)}
    if wait < 0:
        return titled(_("Planned for %(day)s") % near, what)
    by = {0: _("Today"), 1: _("By tomorrow")}.get(wait) or _("By %(day)s") % near
    return titled(by, what)


def _by_plan_lines(item: Item, telling: Telling) -> list[str]:
    about, reminder = item.occurrence.about, item.occurrence.reminder
    named = reminder.names_platforms or telling.named
    if reminder.kind is not ReminderKind.STEPS:
        wait = _wait(item, telling)
        bodies = _DAYS_AFTER if wait < 0 else _DAYS_BEFORE if wait else _ON_THE_DAY
        names = [", ".join(_distinct(each.account.name for each in about))] if named else []
        return [*names, _(bodies[reminder.kind])]
    if named:
        return [f"{_step_words(each)}: {each.account.name}" for each in about]
    words = [_step_words(each) for each in about]
    each_once = [(each, words.count(each)) for each in _distinct(words)]
    if len(each_once) == 1:
        count = each_once[0][1]
        return [ngettext("For one account.", "For %(n)d accounts.", count) % {"n": count}]
    return [each if count == 1 else f"{each} ({count})" for each, count in each_once]


def _step_words(occasion: Occasion) -> str:
    step = occasion.step
    if step is None:
        return _("a step of the plan")
    return _("a step of your own") if step.kind is StepKind.OWN else step_words(step)


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def text_of(item: Item, telling: Telling) -> str:
    """What one occurrence would say, in a line."""
    return _one(item, telling).line
