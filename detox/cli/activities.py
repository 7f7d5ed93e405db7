"""`detox activities`: what time becomes."""

from typing import TYPE_CHECKING

from detox.cli.console import table, tell, tell_json
from detox.cli.deeds import read_if
from detox.cli.desk import closed, got, opened, read_activity
from detox.cli.registry import Command
from detox.deeds import fields as f
from detox.domain.problem import N_, Refused
from detox.i18n import gettext as _
from detox.wording.figures import goal_words

if TYPE_CHECKING:
    from argparse import Namespace

    from detox.bootstrap import Detox
    from detox.cli.parser import Parser
    from detox.domain.activity import Activity
    from detox.services.activities import ActivityEdit


def _data(app: "Detox", activity: "Activity") -> dict[str, object]:
    return {
        "uid": activity.key,
        "key": activity.key,
        "name": activity.named(app.language),
        "letter": activity.lettered(app.language),
        "colour": activity.colour or None,
        "goal_minutes": activity.goal,
        "archived": activity.archived,
    }


def _list_options(parser: "Parser") -> None:
    parser.add_argument("--json", action="store_true", help=_("show the records as JSON"))


def _list(args: "Namespace") -> int:
    app = opened()
    known = app.activities.all()
    if args.json:
        tell_json([_data(app, activity) for activity in known])
    else:
        table([_line(app, activity) for activity in known])
    return closed(app)


def _line(app: "Detox", activity: "Activity") -> list[str]:
    said = []
    if activity.goal:
        said.append(goal_words(activity.goal))
    if activity.colour:
        said.append(_("colour %(number)s") % {"number": activity.colour})
    if activity.archived:
        said.append(_("archived"))
    name = activity.named(app.language)
    return [activity.key, name, activity.lettered(app.language), ", ".join(said)]


def _look_options(parser: "Parser") -> None:
    parser.add_argument("--letter", "-l", help=_("the key that logs it on Today"))
    parser.add_argument(
        "--colour", "--color", dest="colour", help=_("a colour of the theme, 1 to 8; or none")
    )
    parser.add_argument("--goal", "-g", help=_("hours wanted in a week: 4h; none takes it away"))
    parser.add_argument(
        "--since", metavar=_("DAY"), help=_("the day from which the goal holds (today)")
    )
    parser.add_argument("--json", action="store_true", help=_("show the record as JSON"))


def _add_options(parser: "Parser") -> None:
    parser.add_argument("name", nargs="+", help=_("what it is called"))
    _look_options(parser)


def _edit_options(parser: "Parser") -> None:
    parser.add_argument("activity", help=_("its key, name or letter"))
    parser.add_argument("--name", "-n", help=_("another name"))
    _look_options(parser)


def _add(args: "Namespace") -> int:
    from detox.domain.text import read_name

    app = opened()
    activity = app.activities.add(got(read_name(" ".join(args.name))), _looks(app, args))
    return _told(app, activity, args, _("Added: %(activity)s."))


def _edit(args: "Namespace") -> int:
    from detox.domain.text import read_name
    from detox.services.activities import ActivityEdit

    app = opened()
    key = read_activity(app, args.activity)
    edit = _looks(app, args)
    if args.name is not None:
        edit = edit._replace(name=got(read_name(args.name)))
    if edit == ActivityEdit():
        raise Refused(N_("Say what to change: --name, --letter, --colour or --goal."))
    return _told(app, app.activities.edit(key, edit), args, _("Changed: %(activity)s."))


def _looks(app: "Detox", args: "Namespace") -> "ActivityEdit":
    from detox.services.activities import ActivityEdit

    if args.since and args.goal is None:
        raise Refused(N_("--since goes with --goal."))
    edit = ActivityEdit(goal_since=read_if(app, f.day_gone, args.since))
    if args.letter is not None:
        edit = edit._replace(letter=args.letter.strip().lower())
    if args.colour is not None:
        edit = edit._replace(colour=_colour(args.colour))
    if args.goal is not None:
        from detox.domain.typed.durations import read_goal

        edit = edit._replace(goal=got(read_goal(args.goal)) or 0)
    return edit


def _colour(typed: str) -> str:
    from detox.domain.text import shown

    return "" if typed.strip().lower() in ("", "none", "aucune") else shown(typed.strip())


def _told(app: "Detox", activity: "Activity", args: "Namespace", sentence: str) -> int:
    if args.json:
        tell_json(_data(app, activity))
        return 0
    _key, name, letter, said = _line(app, activity)
    tell(sentence % {"activity": ", ".join(part for part in (name, letter, said) if part)})
    return 0


def _archive_options(parser: "Parser") -> None:
    parser.add_argument("activity", help=_("its key, name or letter"))
    parser.add_argument("--json", action="store_true", help=_("show the record as JSON"))


def _archive(args: "Namespace") -> int:
    return _archived(args, True)


def _unarchive(args: "Namespace") -> int:
    return _archived(args, False)


def _archived(args: "Namespace", archived: bool) -> int:
    from detox.services.activities import ActivityEdit

    app = opened()
    key = read_activity(app, args.activity)
    activity = app.activities.edit(key, ActivityEdit(archived=archived))
    return _told(app, activity, args, _("Changed: %(activity)s."))


COMMANDS = {
    "activities": Command(
        N_("What time becomes: names, the letters that log them, colours, weekly goals."),
        default="list",
        subs={
            "list": Command(N_("list them"), _list, _list_options, (N_("activities"),)),
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
