"""What notifications say. They speak of what the time is for, and name no platform unasked."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from detox.domain.column import Column
from detox.domain.days import ONE_DAY
from detox.domain.problem import N_
from detox.domain.reminder import Kind
from detox.domain.steps import Kind as StepKind
from detox.i18n import gettext as _
from detox.i18n import ngettext
from detox.services.delivering import Item, Message, Parcel
from detox.services.occasions import Occasion
from detox.wording.dates import day_and_month, near_day, time_of_day

Local = Callable[[datetime], datetime]
Names = Callable[[str], str]

_TEXTS: dict[Kind, tuple[str, ...]] = {
    Kind.EVENING: (
        N_("What did today become?"),
        N_("A line about today?"),
        N_("What was today’s time for?"),
        N_("Before the day is over: what came of it?"),
    ),
    Kind.WRITING: (
        N_("An hour for the column."),
        N_("What is worth writing down this week?"),
        N_("Time to write."),
    ),
    Kind.LOOK_BACK: (
        N_("What did the week become?"),
        N_("A look back at the week."),
        N_("What should next week have more of?"),
    ),
    Kind.TOUCH: (
        N_("Who would be glad of a letter?"),
        N_("A call, a letter, a coffee: with whom?"),
        N_("Someone to write to this week?"),
    ),
}
_LATE_COLUMN = (
    N_("This week’s column can still be written."),
    N_("There is still room for the column this week."),
)
_BODIES = {
    Kind.EVENING: N_("Nothing is noted for that day yet; a line is enough."),
    Kind.LOOK_BACK: N_("The report of the week shows where the hours went."),
    Kind.DELETION: N_("The plan shows what is left to do before."),
    Kind.LAST_GRACE: N_("There is nothing to do but stay out; tomorrow it is done."),
    Kind.VERIFY: N_("Look without signing in, and note it down."),
}
_STEPS = {
    StepKind.CONTACTS: N_("note down whom to reach elsewhere"),
    StepKind.ASK_ARCHIVE: N_("ask for the archive"),
    StepKind.HANDOVER: N_("hand over pages and groups"),
    StepKind.SIGNINS: N_("change the sign-ins that use the account"),
    StepKind.GOODBYE: N_("say goodbye"),
    StepKind.CANCEL_PAID: N_("cancel what is paid for"),
    StepKind.FETCH_ARCHIVE: N_("fetch the archive"),
    StepKind.LETTER: N_("expect the answer to the letter"),
    StepKind.OWN: N_("a step of your own"),
}


def compose(parcel: Parcel, local: Local, now: datetime, name_of: Names) -> Message:
    """The notification of a parcel; `now` is aware and local, `name_of` tells an activity."""
    if len(parcel.items) == 1:
        return _one(parcel.items[0], local, now, name_of)
    count = len(parcel.items)
    is_late = all(item.is_late for item in parcel.items)
    title = ngettext("%(n)d reminder", "%(n)d reminders", count)
    if is_late:
        title = ngettext("%(n)d reminder, late", "%(n)d reminders, late", count)
    messages = [(item, _one(item, local, now, name_of)) for item in parcel.items]
    lines = [_listed(item, message.line, local, now) for item, message in messages]
    return Message(title % {"n": count}, "\n".join(lines), title % {"n": count})


def _one(item: Item, local: Local, now: datetime, name_of: Names) -> Message:
    reminder = item.occurrence.reminder
    if reminder.texts or reminder.kind is Kind.OWN:
        line = _rotated(reminder.texts, item) if reminder.texts else _("Reminder")
        body = line
        title = _("Reminder") if reminder.kind is Kind.OWN else line
        details = [] if title == line else [body]
    elif reminder.is_by_plan:
        title = line = _by_plan_title(item)
        details = _by_plan_lines(item)
    else:
        texts = _LATE_COLUMN if item.column is Column.LATE else _TEXTS[reminder.kind]
        title = line = _(_rotated(texts, item))
        details = [_nothing_yet(item, name_of)]
    details += [_(_BODIES[reminder.kind])] if reminder.kind in _BODIES else []
    details += [_since(item, local, now)] if item.is_late or item.over else []
    return Message(title, "\n".join(text for text in details if text), line)


def _rotated(texts: tuple[str, ...], item: Item) -> str:
    """Another text each day, or each week where it comes once or twice in one."""
    ordinal = item.occurrence.wall.toordinal()
    daily = "DAILY" in item.occurrence.reminder.rule
    return texts[(ordinal if daily else ordinal // 7) % len(texts)]


def _nothing_yet(item: Item, name_of: Names) -> str:
    activity = item.occurrence.reminder.only.nothing_this_week
    if not activity:
        return ""
    return _("Nothing is noted for %(activity)s this week.") % {"activity": name_of(activity)}


def _since(item: Item, local: Local, now: datetime) -> str:
    """Monday 09:00, also missed 3."""
    at = local(item.occurrence.at)
    moment = f"{near_day(at.date(), now.date())} {time_of_day(at)}"
    if not item.over:
        return _("This was for %(moment)s.") % {"moment": moment}
    said = ngettext(
        "This was for %(moment)s, and one time before.",
        "This was for %(moment)s, and %(n)d times before.",
        item.over,
    )
    return said % {"moment": moment, "n": item.over}


def _listed(item: Item, line: str, local: Local, now: datetime) -> str:
    at = local(item.occurrence.at)
    day = "" if at.date() == now.date() else f"{near_day(at.date(), now.date())} "
    return f"{day}{time_of_day(at)}  {line}"


def _by_plan_title(item: Item) -> str:
    occurrence = item.occurrence
    day = occurrence.about[0].day
    wait = (day - occurrence.wall.date()).days
    kind = occurrence.reminder.kind
    if kind is Kind.STEPS:
        return _steps_title(occurrence.about, day, occurrence.wall.date())
    if kind is Kind.VERIFY:
        return _("Time to look whether it is really gone.")
    if kind is Kind.LAST_GRACE:
        if wait:
            return _("The last day of grace is in %(days)s.") % {"days": _days(wait)}
        return _("Today is the last day of grace.")
    if wait == 0:
        return _("Today is the day that was chosen.")
    if wait == 1:
        return _("Tomorrow is the day that was chosen.")
    return _("%(days)s until the day that was chosen.") % {"days": _days(wait)}


def _steps_title(about: tuple[Occasion, ...], day: date, today: date) -> str:
    by = _near(day, today)
    if len({_step_words(each) for each in about}) == 1:
        return _("By %(day)s: %(step)s") % {"day": by, "step": _step_words(about[0])}
    said = ngettext(
        "By %(day)s: %(n)d step of the plan", "By %(day)s: %(n)d steps of the plan", len(about)
    )
    return said % {"day": by, "n": len(about)}


def _by_plan_lines(item: Item) -> list[str]:
    about, named = item.occurrence.about, item.occurrence.reminder.names_platforms
    if item.occurrence.reminder.kind is not Kind.STEPS:
        return [", ".join(_distinct(each.account.name for each in about))] if named else []
    if named:
        return [f"{_step_words(each)}: {each.account.name}" for each in about]
    words = [_step_words(each) for each in about]
    counted = [(each, words.count(each)) for each in _distinct(words)]
    if len(counted) == 1:
        count = counted[0][1]
        return [ngettext("For one account.", "For %(n)d accounts.", count) % {"n": count}]
    return [each if count == 1 else f"{each} ({count})" for each, count in counted]


def _step_words(occasion: Occasion) -> str:
    step = occasion.step
    return _(_STEPS[step.kind]) if step and step.kind in _STEPS else _("a step of the plan")


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _near(day: date, today: date) -> str:
    if day == today:
        return _("today")
    return _("tomorrow") if day == today + ONE_DAY else day_and_month(day, today)


def _days(wait: int) -> str:
    from detox.wording.figures import days

    return days(wait)


def text_of(item: Item, local: Local, now: datetime, name_of: Names) -> str:
    """What one occurrence would say, in a line."""
    return _one(item, local, now, name_of).line
