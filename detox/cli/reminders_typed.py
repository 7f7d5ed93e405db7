"""What is typed about a reminder, read: its days and time, its texts, its conditions."""

from argparse import Namespace
from datetime import time
from typing import Any

from detox.bootstrap import Detox
from detox.cli.deeds import read
from detox.cli.desk import read_activity, read_day
from detox.cli.offers import FIRST_DAYS, activities
from detox.cli.parser import Parser
from detox.deeds import fields as f
from detox.deeds.offers import WHENS
from detox.domain.problem import N_, Refused, got
from detox.domain.reminder import Only, Reminder
from detox.domain.typed.clocks import read_time
from detox.domain.typed.schedule import read_when
from detox.i18n import gettext as _
from detox.services.reminders import ReminderEdit
from detox.wording.reminders import CONDITIONS

_CONDITIONS = {"--if-nothing-today": "nothing_today", "--while-leaving": "while_leaving"}
_RRULE = "FREQ=MONTHLY;BYMONTHDAY=-1 9:00"


def time_options(parser: Parser) -> None:
    """When it comes."""
    parser.add_argument(
        "--when",
        metavar=_("WHEN"),
        help=_('the days, and the time: "monday 9:00"; or an RRULE'),
        offers=lambda on: (*WHENS(on), _RRULE),
    )
    parser.add_argument("--at", metavar=_("TIME"), help=_("the time of day: 9:00"))
    parser.add_argument(
        "--from",
        dest="first",
        metavar=_("DAY"),
        help=_("the first day it comes"),
        offers=FIRST_DAYS,
    )
    parser.add_argument(
        "--zone",
        metavar=_("ZONE"),
        help=_("a fixed time zone: Europe/Paris; without one, or with “here”, it follows yours"),
    )


def condition_options(parser: Parser) -> None:
    """Under which conditions."""
    for option, name in _CONDITIONS.items():
        parser.add_argument(option, action="store_true", dest=name, help=_(CONDITIONS[name]))
    parser.add_argument(
        "--unless",
        metavar=_("ACTIVITY"),
        help=_("only if nothing is logged for this activity that week"),
        offers=activities,
    )


def times_of(app: Detox, args: Namespace, standing: time | None = None) -> ReminderEdit:
    """The days, the time, the first day and the zone that were typed; `standing` is the time that
    the reminder has.
    """
    edit = ReminderEdit()
    if args.at is not None:
        edit = edit._replace(at=got(read_time(args.at)))
    if args.when is not None:
        at, day_start = edit.at or standing, app.rules.day_start
        when = got(read_when(args.when, app.log.today(), app.language, day_start, at))
        if when.on is not None and args.first is not None:
            raise Refused(N_("The day appears twice; leave --from out."))
        edit = edit._replace(rule=when.rule, at=edit.at or when.at, first=when.on)
    if args.first is not None:
        edit = edit._replace(first=read_day(app, args.first, "future"))
    if args.zone is not None:
        edit = edit._replace(zone=read(app, f.zone, args.zone))
    return edit


def texts_of(before: Reminder, args: Namespace) -> tuple[str, ...] | None:
    """The texts that were typed, none for those of ours."""
    if args.texts_of_ours:
        if not before.is_built_in:
            raise Refused(
                N_("That reminder is your own; only Detox’s reminders have texts from Detox.")
            )
        return ()
    return tuple(args.text) or None


def names_of(before: Reminder, args: Namespace) -> bool | None:
    """Whether it is to name the account."""
    if not (args.names or args.no_names):
        return None
    if not before.is_by_plan:
        raise Refused(N_("Only a reminder about accounts can name one."))
    return bool(args.names)


def only_of(app: Detox, args: Namespace, before: Only) -> Only | None:
    """The conditions that were typed, beside those it has unless they are dropped."""
    is_dropped = getattr(args, "no_condition", False)
    ticked: dict[str, Any] = {name: True for name in CONDITIONS if getattr(args, name)}
    if not (is_dropped or ticked or args.unless is not None):
        return None
    kept = (Only() if is_dropped else before)._replace(**ticked)
    if args.unless is not None:
        kept = kept._replace(nothing_this_week=read_activity(app, args.unless))
    return kept
