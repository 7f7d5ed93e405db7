"""`detox reminders`: what there is to be reminded of, when it comes, what became of it."""

from typing import TYPE_CHECKING

from detox.cli.console import talk, tell, tell_json
from detox.cli.desk import closed, naming, opened
from detox.cli.registry import Command
from detox.cli.reminders_changes import CHANGES
from detox.cli.reminders_past import PAST
from detox.cli.reminders_records import (
    coming_of,
    found,
    how_many,
    in_words,
    iso,
    json_option,
    moment,
    next_needed,
    note_of,
    reminder_data,
    say_whether_they_are_off,
    tell_times,
    text_at,
    uid_option,
)
from detox.cli.reminders_timer import TIMER_COMMANDS
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.wording.reminders import WHEN, week_words

if TYPE_CHECKING:
    from argparse import Namespace

    from detox.bootstrap import Detox
    from detox.cli.parser import Parser
    from detox.domain.column import Column
    from detox.domain.days import DayRange
    from detox.domain.reminder import Reminder
    from detox.services.upcoming import Upcoming

_WEEKS, _SHOWN, _NEXT, _MOST = 4, 5, 5, 100
_INDENT = "    "


def _list_options(parser: "Parser") -> None:
    parser.add_argument("--json", action="store_true", help=_("show the records as JSON"))


def _list(args: "Namespace") -> int:
    app = opened()
    known, upcoming = app.reminders.all(), app.upcoming()
    if args.json:
        tell_json([reminder_data(app, reminder, upcoming) for reminder in known])
        return closed(app)
    width, name_of = max(len(reminder.uid) for reminder in known), naming(app)
    for reminder in known:
        _tell_header(reminder, width)
        tell(_INDENT + in_words(app, reminder, name_of))
        for sentence in _standing(app, reminder, upcoming):
            tell(_INDENT + sentence)
    say_whether_they_are_off(app)
    return closed(app)


def _tell_header(reminder: "Reminder", width: int = 0) -> None:
    from detox.wording.reminders import reminder_title

    tell(f"{reminder.uid:{width}}  {reminder_title(reminder)}")


def _standing(app: "Detox", reminder: "Reminder", upcoming: "Upcoming") -> list[str]:
    """When it comes next and, for something done once a week, how this week stands."""
    from detox.wording.figures import titled
    from detox.wording.reminders import column_words, unneeded_words

    if not reminder.is_on:
        return [_("switched off")]
    coming, why_not = next_needed(app, reminder, upcoming)
    said = [unneeded_words(why_not)] if why_not else []
    if coming:
        said.append(titled(_("next"), moment(app, coming.at)))
    elif app.settings.reminders and not why_not:
        said.append(_("nothing to come"))
    weeks = _weeks(app, reminder, 1, upcoming)
    if weeks:
        said.append(titled(week_words(weeks[0][0], app.log.today()), column_words(weeks[0][1])))
    return said


def _weeks(
    app: "Detox", reminder: "Reminder", count: int, upcoming: "Upcoming"
) -> "list[tuple[DayRange, Column]]":
    if reminder.is_by_plan or not reminder.only.nothing_this_week:
        return []
    return app.conditions.weeks(reminder, upcoming, count, app.clock.now())


def _show_options(parser: "Parser") -> None:
    uid_option(parser)
    json_option(parser)


def _show(args: "Namespace") -> int:
    app = opened()
    reminder = found(app, args.uid)
    upcoming = app.upcoming()
    coming = coming_of(app, reminder, _SHOWN, upcoming)
    notes = [note_of(app, each) for each in coming]
    told = [(each.at, text_at(app, each, upcoming)) for each in coming]
    weeks = _weeks(app, reminder, _WEEKS, upcoming)
    if args.json:
        needed = [each for each, note in zip(told, notes, strict=True) if not note]
        tell_json(
            {
                **reminder_data(app, reminder, upcoming),
                "coming": [{"at": iso(app, at), "text": text} for at, text in needed],
                "weeks": [_week_data(week, column) for week, column in weeks],
            }
        )
        return closed(app)
    _tell_header(reminder)
    for sentence in _sentences(app, reminder):
        tell(sentence)
    if coming:
        tell(_("Next:"))
        tell_times(app, told, notes=notes)
    elif not reminder.is_on:
        tell(_("It is switched off."))
    elif app.settings.reminders:
        tell(_("Nothing is to come."))
    _tell_weeks(app, weeks)
    say_whether_they_are_off(app)
    return closed(app)


def _week_data(week: "DayRange", column: "Column") -> dict[str, str]:
    return {
        "from": week.first.isoformat(),
        "to": week.after.isoformat(),
        "state": str(column),
    }


def _sentences(app: "Detox", reminder: "Reminder") -> list[str]:
    from detox.wording.figures import titled
    from detox.wording.reminders import reminder_about

    said = [reminder_about(reminder), titled(_(WHEN), in_words(app, reminder))]
    if len(reminder.texts) > 1:
        said += [_("Texts, in turn:"), *(f"  {text}" for text in reminder.texts)]
    elif reminder.texts and reminder.is_built_in:
        said.append(titled(_("Text"), reminder.texts[0]))
    if reminder.is_by_plan:
        named = _("It names the account in its text.")
        said.append(named if reminder.names_platforms else _("It names no account in its text."))
    return said


def _tell_weeks(app: "Detox", weeks: "list[tuple[DayRange, Column]]") -> None:
    from detox.wording.dates import period
    from detox.wording.figures import titled
    from detox.wording.reminders import column_words

    if weeks:
        tell(_("The last weeks:"))
    for week, column in weeks:
        tell("  " + titled(period(week, app.log.today()), column_words(column)))


def _next_options(parser: "Parser") -> None:
    parser.add_argument(
        "count", nargs="?", metavar="N", help=_("how many; 5 where nothing is said")
    )
    parser.add_argument("--json", action="store_true", help=_("show it as JSON"))


def _next(args: "Namespace") -> int:
    from detox.wording.reminders import reminder_title

    app = opened()
    count, upcoming = how_many(args.count, _NEXT, _MOST), app.upcoming()
    is_on = app.settings.reminders
    coming = app.delivering.coming(count, app.clock.now()) if is_on else []
    notes = [note_of(app, each) for each in coming]
    if args.json:
        tell_json(
            [
                {
                    "uid": each.reminder.uid,
                    "text": text_at(app, each, upcoming),
                    "at": iso(app, each.at),
                }
                for each, note in zip(coming, notes, strict=True)
                if not note
            ]
        )
    elif coming:
        told = [(each.at, reminder_title(each.reminder)) for each in coming]
        tell_times(app, told, indented=False, notes=notes)
    elif is_on:
        talk(_("No reminder is to come."))
    say_whether_they_are_off(app)
    return closed(app)


COMMANDS = {
    "reminders": Command(
        N_("What to be reminded of: when it comes, in which words, and what became of it."),
        default="list",
        subs={
            "list": Command(
                N_("list them, those that are off too"), _list, _list_options, (N_("reminders"),)
            ),
            "show": Command(
                N_("show all about one"),
                _show,
                _show_options,
                (N_("reminders show weekly-writing"),),
            ),
            **CHANGES,
            "next": Command(
                N_("what comes next"), _next, _next_options, (N_("reminders next 10"),)
            ),
            **PAST,
            **TIMER_COMMANDS,
        },
    )
}
