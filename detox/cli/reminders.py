"""`detox reminders`: what there is to be reminded of, when it comes, what became of it."""

from argparse import Namespace
from collections.abc import Sequence

from detox.bootstrap import Detox
from detox.cli.console import talk, tell, tell_json
from detox.cli.desk import closed, how_many, naming, opened
from detox.cli.listing import listing
from detox.cli.parser import IT, Parser, json_option
from detox.cli.registry import Command, Parts
from detox.cli.reminders_records import (
    coming_of,
    in_words,
    moment,
    note_of,
    say_whether_they_are_off,
    tell_times,
    text_at,
    uid_option,
)
from detox.deeds.nouns.reminder import REMINDER, iso_here, next_needed, waiting
from detox.domain.column import Column
from detox.domain.days import DayRange
from detox.domain.delivery import Waiting
from detox.domain.problem import N_
from detox.domain.reminder import Reminder
from detox.i18n import gettext as _
from detox.services.upcoming import Upcoming
from detox.wording.figures import titled
from detox.wording.reminders import (
    NOTHING_AHEAD,
    WHEN,
    reminder_about,
    reminder_title,
    unneeded_words,
    weeks_words,
)

_WEEKS, _SHOWN, _NEXT, _MOST = 4, 5, 5, 100
_INDENT = "    "


def _words(app: Detox, known: Sequence[Reminder]) -> None:
    upcoming, width, name_of = app.upcoming(), max(len(r.uid) for r in known), naming(app)
    waits = waiting(app)

    def lines(reminder: Reminder) -> list[str]:
        said = [in_words(app, reminder, name_of), *_standing(app, reminder, upcoming, waits)]
        return [_header(reminder, width), *(_INDENT + sentence for sentence in said)]

    for line in app.records.snapshot(lambda: [said for each in known for said in lines(each)]):
        tell(line)
    say_whether_they_are_off(app)


_LIST = listing(
    N_("list them, including those that are off"),
    (N_("reminders"),),
    lambda app, _args: app.reminders.all(),
    REMINDER.data,
    _words,
)


def _header(reminder: Reminder, width: int = 0) -> str:
    return f"{reminder.uid:{width}}  {reminder_title(reminder)}"


def _standing(
    app: Detox, reminder: Reminder, upcoming: Upcoming, waits: Sequence[Waiting]
) -> list[str]:
    """When it comes next and, for something done once a week, how this week stands."""

    if not reminder.is_on:
        return [_("turned off")]
    coming, why_not = next_needed(app, reminder, upcoming, waits)
    said = [unneeded_words(why_not)] if why_not else []
    if coming:
        said.append(titled(_("next"), moment(app, coming.comes)))
    elif app.settings.reminders and not why_not:
        said.append(_(NOTHING_AHEAD))
    return said + _week_words(app, reminder, _weeks(app, reminder, 1, upcoming))


def _weeks(
    app: Detox, reminder: Reminder, count: int, upcoming: Upcoming
) -> list[tuple[DayRange, Column]]:
    return app.conditions.weeks(reminder, upcoming, count, app.clock.now())


def _show_options(parser: Parser) -> None:
    uid_option(parser)
    json_option(parser)


def _show(args: Namespace) -> int:
    app = opened()
    reminder = REMINDER.find(app, args.uid)
    upcoming = app.upcoming()
    coming = coming_of(app, reminder, _SHOWN, upcoming)
    notes = [note_of(app, each) for each in coming]
    told = [(each.comes, text_at(app, each, upcoming)) for each in coming]
    weeks = _weeks(app, reminder, _WEEKS, upcoming)
    if args.json:
        needed = [each for each, note in zip(told, notes, strict=True) if not note]
        tell_json(
            {
                **REMINDER.data(app)(reminder),
                "coming": [{"at": iso_here(app, at), "text": text} for at, text in needed],
                "weeks": [_week_data(week, column) for week, column in weeks],
            }
        )
        return closed(app)
    tell(_header(reminder))
    for sentence in _sentences(app, reminder):
        tell(sentence)
    if coming:
        tell(_("Next:"))
        tell_times(app, told, notes=notes)
    elif not reminder.is_on:
        tell(_("It is off."))
    elif app.settings.reminders:
        tell(_("Nothing coming up."))
    _tell_weeks(app, reminder, weeks)
    say_whether_they_are_off(app)
    return closed(app)


def _week_data(week: DayRange, column: Column) -> dict[str, str]:
    return {
        "from": week.first.isoformat(),
        "to": week.after.isoformat(),
        "state": str(column),
    }


def _sentences(app: Detox, reminder: Reminder) -> list[str]:
    said = [reminder_about(reminder), titled(_(WHEN), in_words(app, reminder))]
    if len(reminder.texts) > 1:
        said += [_("Texts, shown in turn:"), *(f"  {text}" for text in reminder.texts)]
    elif reminder.texts and reminder.is_built_in:
        said.append(titled(_("Text"), reminder.texts[0]))
    if reminder.is_by_plan:
        named = _("Its text names the account.")
        is_named = reminder.names_platforms or app.settings.names
        said.append(named if is_named else _("Its text names no account."))
    return said


def _tell_weeks(app: Detox, reminder: Reminder, weeks: list[tuple[DayRange, Column]]) -> None:
    said = _week_words(app, reminder, weeks)
    if said:
        tell(_("The last weeks:"))
    for line in said:
        tell(f"  {line}")


def _week_words(app: Detox, reminder: Reminder, weeks: list[tuple[DayRange, Column]]) -> list[str]:
    return weeks_words(reminder, weeks, app.log.today())


def _next_options(parser: Parser) -> None:
    parser.add_argument("count", nargs="?", metavar="N", help=_("how many (5)"))
    json_option(parser, IT)


def _next(args: Namespace) -> int:
    app = opened()
    count, upcoming = how_many(args.count, _NEXT, _MOST), app.upcoming()
    is_on = app.settings.reminders
    coming = app.reminding.delivering.coming(count, app.clock.now()) if is_on else []
    notes = app.records.snapshot(lambda: [note_of(app, each) for each in coming])
    if args.json:
        tell_json(
            [
                {
                    "uid": each.reminder.uid,
                    "text": text_at(app, each, upcoming),
                    "at": iso_here(app, each.comes),
                }
                for each, note in zip(coming, notes, strict=True)
                if not note
            ]
        )
    elif coming:
        told = [(each.comes, reminder_title(each.reminder)) for each in coming]
        tell_times(app, told, indented=False, notes=notes)
    elif is_on:
        talk(_("Nothing coming up."))
    say_whether_they_are_off(app)
    return closed(app)


_SHOW = Command(
    N_("show everything about one"), _show, _show_options, (N_("reminders show weekly-writing"),)
)
_COMING = Command(N_("what comes next"), _next, _next_options, (N_("reminders next 10"),))
_CHANGES, _PAST, _TIMER = "reminders_changes", "reminders_past", "reminders_timer"
COMMANDS = {
    "reminders": Command(
        N_("Your reminders: when they come, what they say, and which ones were shown."),
        default="list",
        subs=Parts(
            {
                "list": _LIST,
                "show": _SHOW,
                **dict.fromkeys(("add", "edit", "on", "off", "remove"), _CHANGES),
                "next": _COMING,
                **dict.fromkeys(("history", "snooze", "test"), _PAST),
                **dict.fromkeys(("install", "uninstall", "status"), _TIMER),
            }
        ),
    )
}
