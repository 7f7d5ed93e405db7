"""`detox reminders add`, `edit`, `on`, `off` and `remove`: what a person changes in them."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from functools import partial

from detox.bootstrap import Detox
from detox.cli.console import talk, tell, tell_json
from detox.cli.desk import opened
from detox.cli.listing import told
from detox.cli.offers import offered
from detox.cli.parser import Parser, json_option
from detox.cli.registry import Command
from detox.cli.reminders_records import (
    note_of,
    occurrences,
    say_whether_they_are_off,
    tell_times,
    text_at,
    uid_option,
)
from detox.cli.reminders_typed import (
    condition_options,
    names_of,
    only_of,
    texts_of,
    time_options,
    times_of,
)
from detox.cli.written import whens
from detox.deeds.deed import On
from detox.deeds.fields import BROUGHT_BACK
from detox.deeds.noun import Candidate
from detox.deeds.nouns.reminder import REMINDER, iso_here
from detox.deeds.offers import ALL
from detox.deeds.reminders import NO_TIME
from detox.domain.problem import N_, Refused, got
from detox.domain.reminder import Only, Reminder, ReminderKind
from detox.domain.typed.answers import is_all
from detox.domain.typed.leads import read_leads
from detox.i18n import gettext as _
from detox.i18n import sentence_of
from detox.services.reminders import ReminderEdit
from detox.wording.dates import time_of_day

_TOLD, _TRIED = 3, 5


def _ending_options(parser: Parser) -> None:
    parser.add_argument(
        "--dry-run", action="store_true", help=_("show the next five times, and save nothing")
    )
    json_option(parser)


def _add_options(parser: Parser) -> None:
    parser.add_argument("words", nargs="+", metavar=_("TEXT"), help=_("what it says"))
    time_options(parser)
    parser.add_argument(
        "--text",
        action="append",
        default=[],
        metavar=_("TEXT"),
        help=_("one more text, shown in turn; can be given more than once"),
    )
    condition_options(parser)
    _ending_options(parser)


def _add(args: Namespace) -> int:
    app = opened()
    edit = times_of(app, args)._replace(
        texts=(" ".join(args.words), *args.text), only=only_of(app, args, Only())
    )
    if edit.rule and edit.at is None:
        raise Refused(NO_TIME)
    if not edit.rule or edit.at is None:
        raise Refused(N_('Say when it comes, with a time of day: --when "monday 9:00".'))
    now = app.clock.now()
    blank = Reminder("", ReminderKind.OWN, edit.at, first=app.clock.local(now).date(), changed=now)
    reminder = app.reminders.checked(blank, edit)
    if args.dry_run:
        return _tried(app, reminder, args)
    return _told(app, app.reminders.add(edit), args, N_("Added: %(reminder)s (%(uid)s), %(when)s."))


def _edit_options(parser: Parser) -> None:
    uid_option(parser)
    time_options(parser)
    parser.add_argument("--leads", metavar=_("DAYS"), help=_("how many days before: 7,1,0"))
    texts = parser.add_mutually_exclusive_group()
    texts.add_argument(
        "--text",
        action="append",
        default=[],
        metavar=_("TEXT"),
        help=_("its new text, in place of the old ones; several are shown in turn"),
    )
    texts.add_argument("--texts-of-ours", action="store_true", help=_("its original texts"))
    names = parser.add_mutually_exclusive_group()
    names.add_argument("--names", action="store_true", help=_("name the account in its text"))
    names.add_argument("--no-names", action="store_true", help=_("name no account"))
    condition_options(parser)
    parser.add_argument("--no-condition", action="store_true", help=_("remove its conditions"))
    _ending_options(parser)


def _edit(args: Namespace) -> int:
    app = opened()
    before = REMINDER.find(app, args.uid)
    edit = times_of(app, args, before.at)._replace(
        texts=texts_of(before, args),
        leads=None if args.leads is None else got(read_leads(args.leads)),
        only=only_of(app, args, before.only),
        names_platforms=names_of(before, args),
    )
    if edit == ReminderEdit():
        raise Refused(
            N_("Say what to change, as in: detox reminders edit %(uid)s --at 9:30."),
            uid=before.uid,
        )
    after = app.reminders.checked(before, edit)._replace(changed=app.clock.now())
    if args.dry_run:
        return _tried(app, after, args)
    after = app.reminders.edit(before.uid, edit)
    changed = N_("Changed: %(reminder)s (%(uid)s), %(when)s.")
    if after == before:
        changed = N_("Nothing to change: %(reminder)s (%(uid)s), %(when)s.")
    return _told(app, after, args, changed)


def _tried(app: Detox, reminder: Reminder, args: Namespace) -> int:
    if args.json:
        found = occurrences(app, reminder, _TRIED, app.upcoming())
        coming = [iso_here(app, each.comes) for each in found if not note_of(app, each)]
        record = REMINDER.data(app)(reminder)
        tell_json({**record, "uid": reminder.uid or None, "coming": coming})
        return 0
    tell(_("%(reminder)s, %(when)s.") % REMINDER.parts(app)(reminder))
    _tell_coming(app, reminder, _TRIED)
    talk(_("Nothing was written."))
    return 0


def _told(app: Detox, reminder: Reminder, args: Namespace, sentence: str) -> int:
    told(app, args, REMINDER, reminder, sentence)
    if args.json:
        return 0
    if not reminder.is_on:
        talk(_("It is off: detox reminders on %(uid)s") % {"uid": reminder.uid})
        return 0
    _tell_coming(app, reminder, _TOLD)
    say_whether_they_are_off(app)
    return 0


def _tell_coming(app: Detox, reminder: Reminder, count: int) -> None:
    """Its next times and what it says then; that quiet hours hold it back, on stderr."""
    upcoming = app.upcoming()
    coming = occurrences(app, reminder, count, upcoming)
    times = [(each.comes, text_at(app, each, upcoming)) for each in coming]
    tell_times(app, times, notes=[note_of(app, each) for each in coming])
    until = coming[0].until if coming else None
    if until is not None:
        said = _("That is in your quiet hours: it will be shown at %(time)s.")
        talk(said % {"time": time_of_day(app.clock.local(until))})


def _switch_options(parser: Parser, *, is_on: bool) -> None:
    parser.add_argument(
        "uids",
        nargs="+",
        metavar=_("UID"),
        help=_("their uids or names, or all of them: all"),
        offers=partial(_switchable, is_on=is_on),
    )
    json_option(parser)


def _switchable(on: On, *, is_on: bool) -> Iterator[str | Candidate]:
    """Those to switch are the ones that are not yet."""
    words = on.values["uids"]
    yield from offered(REMINDER, lambda _on, r: r.is_on is not is_on and r.uid not in words)(on)
    if not words:
        yield from ALL(on)


def _switched(args: Namespace, *, is_on: bool) -> int:
    app = opened()
    changed = app.reminders.switch_all(_meant(app, args.uids), is_on=is_on)
    if args.json:
        tell_json([*map(REMINDER.data(app), changed)])
        return 0
    sentence = _("On: %(reminder)s, %(when)s.") if is_on else _("Off: %(reminder)s.")
    for parts in map(REMINDER.parts(app), changed):
        tell(sentence_of(sentence, parts))
    if is_on:
        say_whether_they_are_off(app)
    return 0


def _meant(app: Detox, typed: Sequence[str]) -> list[str]:
    """The uids of those that were named, each once."""
    if any(map(is_all, typed)):
        return [reminder.uid for reminder in app.reminders.all()]
    return list(dict.fromkeys(REMINDER.find(app, word).uid for word in typed))


def _remove_options(parser: Parser) -> None:
    uid_option(parser)
    json_option(parser)


def _remove(args: Namespace) -> int:
    app = opened()
    removed = app.reminders.remove(REMINDER.find(app, args.uid).uid)
    left, sentence = removed, N_("Removed: %(reminder)s.")
    if removed.is_built_in:
        left = REMINDER.find(app, removed.uid)
        sentence = N_("Back to the original: %(reminder)s, %(when)s.")
    return told(app, args, REMINDER, left, sentence, _(BROUGHT_BACK))


COMMANDS = {
    "add": Command(
        N_("add a reminder of your own"),
        _add,
        _add_options,
        (
            N_('reminders add "stretch, and look out of the window" --when "every day 15:00"'),
            N_('reminders add "the column" --when "monday 9:00" --unless writing'),
            N_('reminders add "call the studio" --when "FREQ=MONTHLY;BYMONTHDAY=-1" --at 10:00'),
        ),
        written=whens,
        changes=True,
    ),
    "edit": Command(
        N_("change its days, time, words or conditions"),
        _edit,
        _edit_options,
        (
            N_("reminders edit evening-log --at 21:00"),
            N_('reminders edit weekly-writing --when "tuesday 8:30" --text "the Tuesday page"'),
            N_("reminders edit plan-steps --leads 14,7,1 --names"),
        ),
        written=whens,
        changes=True,
    ),
    "on": Command(
        N_("turn some on"),
        partial(_switched, is_on=True),
        partial(_switch_options, is_on=True),
        (N_("reminders on keep-in-touch"),),
        changes=True,
    ),
    "off": Command(
        N_("turn some off, or all"),
        partial(_switched, is_on=False),
        partial(_switch_options, is_on=False),
        (N_("reminders off keep-in-touch look-back"), N_("reminders off all")),
        changes=True,
    ),
    "remove": Command(
        N_("remove one of your own, or reset another"),
        _remove,
        _remove_options,
        (N_("reminders remove stretch"),),
        changes=True,
    ),
}
