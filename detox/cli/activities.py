"""`detox activities`: what time becomes."""

from argparse import Namespace
from collections.abc import Callable

from detox.bootstrap import Detox
from detox.cli.deeds import read_if
from detox.cli.desk import opened
from detox.cli.listing import json_option, listing, noun_option, tabled, told
from detox.cli.offers import DAYS
from detox.cli.parser import Parser
from detox.cli.registry import Command
from detox.deeds import fields as f
from detox.deeds.nouns.activity import ACTIVITY, activity_words
from detox.domain.activity import Activity
from detox.domain.problem import N_, Refused, got
from detox.domain.text import read_name, shown
from detox.domain.typed.durations import read_goal
from detox.i18n import gettext as _
from detox.services.activities import ActivityEdit


def _line(app: Detox) -> Callable[[Activity], list[str]]:
    language = app.language
    return lambda a: [a.key, a.named(language), a.lettered(language), activity_words(a)]


def _look_options(parser: Parser) -> None:
    parser.add_argument("--letter", "-l", help=_("the key that logs it on Today"))
    parser.add_argument(
        "--colour", "--color", dest="colour", help=_("a colour of the theme, 1 to 8; or none")
    )
    parser.add_argument("--goal", "-g", help=_("hours wanted in a week: 4h; none takes it away"))
    parser.add_argument(
        "--since",
        metavar=_("DAY"),
        help=_("the day from which the goal holds (today)"),
        offers=DAYS,
    )
    json_option(parser)


def _add_options(parser: Parser) -> None:
    parser.add_argument("name", nargs="+", help=_("what it is called"))
    _look_options(parser)


def _edit_options(parser: Parser) -> None:
    noun_option(parser, ACTIVITY)
    parser.add_argument("--name", "-n", help=_("another name"))
    _look_options(parser)


def _add(args: Namespace) -> int:
    app = opened()
    activity = app.activities.add(got(read_name(" ".join(args.name))), _looks(app, args))
    return told(app, args, ACTIVITY, activity, N_("Added: %(activity)s."))


def _edit(args: Namespace) -> int:
    app = opened()
    key = ACTIVITY.find(app, args.activity).key
    edit = _looks(app, args)
    if args.name is not None:
        edit = edit._replace(name=got(read_name(args.name)))
    if edit == ActivityEdit():
        raise Refused(N_("Say what to change: --name, --letter, --colour or --goal."))
    after = app.activities.edit(key, edit)
    return told(app, args, ACTIVITY, after, N_("Changed: %(activity)s."))


def _looks(app: Detox, args: Namespace) -> ActivityEdit:
    if args.since and args.goal is None:
        raise Refused(N_("--since goes with --goal."))
    edit = ActivityEdit(goal_since=read_if(app, f.day_gone, args.since))
    if args.letter is not None:
        edit = edit._replace(letter=args.letter.strip().lower())
    if args.colour is not None:
        edit = edit._replace(colour=_colour(args.colour))
    if args.goal is not None:
        edit = edit._replace(goal=got(read_goal(args.goal)) or 0)
    return edit


def _colour(typed: str) -> str:
    return "" if typed.strip().lower() in ("", "none", "aucune") else shown(typed.strip())


def _changed(args: Namespace, edit: ActivityEdit) -> int:
    app = opened()
    activity = app.activities.edit(ACTIVITY.find(app, args.activity).key, edit)
    return told(app, args, ACTIVITY, activity, N_("Changed: %(activity)s."))


def _archive_options(parser: Parser) -> None:
    noun_option(parser, ACTIVITY)
    json_option(parser)


def _archive(args: Namespace) -> int:
    return _changed(args, ActivityEdit(archived=True))


def _unarchive(args: Namespace) -> int:
    return _changed(args, ActivityEdit(archived=False))


COMMANDS = {
    "activities": Command(
        N_("What time becomes: names, the letters that log them, colours, weekly goals."),
        default="list",
        subs={
            "list": listing(
                N_("list them"),
                (N_("activities"),),
                lambda app, _args: app.activities.all(),
                ACTIVITY.data,
                tabled(_line),
            ),
            "add": Command(
                N_("add one of your own"),
                _add,
                _add_options,
                (N_("activities add piano --letter o --goal 3h"),),
            ),
            "edit": Command(
                N_("rename one, or give it a letter, a colour or a weekly goal"),
                _edit,
                _edit_options,
                (
                    N_("activities edit writing --goal 4h"),
                    N_('activities edit people --name "letters to people"'),
                ),
            ),
            "archive": Command(
                N_("put one away; its sessions stay"),
                _archive,
                _archive_options,
                (N_("activities archive vision"),),
            ),
            "unarchive": Command(
                N_("take one back into use"),
                _unarchive,
                _archive_options,
                (N_("activities unarchive vision"),),
            ),
        },
    )
}
